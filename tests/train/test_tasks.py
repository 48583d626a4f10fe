"""What the exercises ask, and where the answer stands."""

from __future__ import annotations

import numpy as np
import pytest

from attn_tui.train.batch import HELD
from attn_tui.train.tasks import TASKS, TrainingTask

every = pytest.mark.parametrize("task", TASKS.values(), ids=lambda task: task.id)


@every
def test_the_answer_stands_where_it_is_said_to_and_nowhere_else_before(task: TrainingTask) -> None:
    batch = task.batch(3, 5, 50)
    assert batch.tokens.shape == (50, task.length) and batch.counted > 50
    assert batch.tokens.min() >= 1 and batch.tokens.max() < len(task.vocabulary)
    for text, row in np.argwhere(batch.target >= 0).tolist():
        tokens, wanted = batch.tokens[text], batch.target[text, row]
        assert tokens[row + 1] == wanted
        assert np.flatnonzero(tokens[: row + 1] == wanted).tolist() == [batch.answer[text, row]]
    assert ((batch.target >= 0) == (batch.answer >= 0)).all()


@every
def test_batches_follow_from_the_seed_and_the_step(task: TrainingTask) -> None:
    first, again = task.batch(1, 2, 8), task.batch(1, 2, 8)
    assert (first.tokens == again.tokens).all()
    for other in (task.batch(1, 3, 8), task.batch(2, 2, 8), task.batch(1, HELD, 8)):
        assert (first.tokens != other.tokens).any()


@every
def test_a_sequence_reads_as_a_text(task: TrainingTask) -> None:
    from attn_tui.tokenize.words import WordTokenizer

    ids = [piece.id for piece in WordTokenizer(task.vocabulary).encode(task.text(4))]
    assert ids == task.batch(4, 0, 1).tokens[0].tolist()


def test_how_long_a_copy_is_changes() -> None:
    batch = TASKS["copy"].batch(0, 0, 400)
    assert set((batch.target >= 0).sum(axis=1)) == set(range(3, 16))


def test_sorted_and_reversed() -> None:
    for name, order in (("sort", np.sort), ("reverse", lambda a, axis: np.flip(a, axis))):
        tokens = TASKS[name].batch(0, 0, 20).tokens
        assert (tokens[:, 9:] == order(tokens[:, :8], axis=1)).all()
