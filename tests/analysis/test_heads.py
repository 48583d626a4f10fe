"""Where heads look, on matrices whose answer is plain to see."""

from __future__ import annotations

import numpy as np
import pytest

from attn_tui.analysis.heads import HeadScores, head_scores, measured
from attn_tui.models.library import find as bundled
from attn_tui.runs.run import run_of


def test_a_head_that_looks_one_back() -> None:
    weights = np.array([[1.0, 0, 0], [1, 0, 0], [0, 1, 0]])
    # row 1 looks one back and at the first at once, so half of the rows look at the first
    assert measured(weights, np.array([7, 8, 9])) == {"previous": 1, "first": 0.5, "same": 0}


def test_induction_counts_what_followed_an_earlier_occurrence() -> None:
    # A B A B: after the second A the pattern went on with B at 1, after the second B with A at 2
    weights = np.zeros((4, 4))
    weights[0, 0] = weights[1, 1] = 1
    weights[2] = 0.1, 0.6, 0.3, 0
    weights[3] = 0.5, 0.1, 0.2, 0.2
    found = measured(weights, np.array([5, 6, 5, 6]))
    assert found["induction"] == pytest.approx((0.6 + 0.2) / 2)
    assert found["same"] == pytest.approx((1 + 0.3 + 0.2) / 3)
    assert found["first"] == pytest.approx((0 + 0.1 + 0.5) / 3)
    assert found["previous"] == pytest.approx((0 + 0.6 + 0.2) / 3)


def test_a_token_said_twice_in_a_row_looks_at_itself_not_ahead() -> None:
    # A A: what followed the first A is the present token, and that is "same", not induction
    assert "induction" not in measured(np.array([[1.0, 0], [0.4, 0.6]]), np.array([5, 5]))


def test_a_sentence_of_one_token_measures_nothing() -> None:
    assert measured(np.ones((1, 1)), np.array([3])) == {}
    assert HeadScores("layer.", 0, 0, np.ones((1, 1)), {}).name == ""


@pytest.mark.parametrize(("share", "name"), [(0.39, ""), (0.4, "first"), (0.9, "first")])
def test_a_head_is_named_only_where_enough_goes_there(share: float, name: str) -> None:
    assert HeadScores("layer.", 0, 0, np.ones((1, 1)), {"previous": 0.1, "first": share}).name == name


def test_every_head_of_every_layer() -> None:
    model = bundled("tiny")
    found = head_scores(run_of(model, "the cat sat because it was tired"))
    assert [(one.layer, one.head) for one in found] == [(i, j) for i in range(4) for j in range(8)]
    for one in found:
        assert all(0 <= share <= 1 + 1e-6 for share in one.scores.values())
