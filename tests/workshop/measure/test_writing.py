"""Many texts at a time are written as each alone is, and stop at their end."""

from __future__ import annotations

import pytest

pytest.importorskip("torch")

import torch

from attn_tui.tokenize.bpe import END, Bpe
from attn_tui.workshop.measure.copying import Twice, copied, word_lists
from attn_tui.workshop.measure.writing import continuations, extend
from attn_tui.workshop.model import Decoder

PROMPTS = [[5, 6, 7], [9], [70, 80, 90], [3, 2]]


def _alone(model: Decoder, ids: list[int], count: int) -> list[int]:
    """By the plain rule: the likeliest token of all, again and again."""
    out: list[int] = []
    for _ in range(count):
        new = int(model(torch.tensor([[*ids, *out]]))[0, -1].argmax())
        if new == END:
            break
        out.append(new)
    return out


def test_texts_of_several_lengths_are_written_as_each_alone_is(small: Decoder) -> None:
    assert extend(small, PROMPTS, 12) == [_alone(small, ids, 12) for ids in PROMPTS]


def test_the_last_place_has_the_logits_of_the_whole(small: Decoder) -> None:
    rows = torch.tensor([[5, 6, 7], [8, 9, 10]])
    torch.testing.assert_close(small.last(rows), small(rows)[:, -1])


def test_nothing_is_written_after_an_end(small: Decoder, monkeypatch: pytest.MonkeyPatch) -> None:
    def ending(rows: torch.Tensor) -> torch.Tensor:
        logits = torch.zeros(len(rows), 257)
        logits[:, 66] = 1
        logits[rows.shape[1] >= 4, END] = 2
        return logits

    monkeypatch.setattr(small, "last", ending)
    assert extend(small, [[1, 2], [3]], 9) == [[66, 66], [66, 66, 66]]
    assert continuations(small, Bpe([]), ["ab"], 2) == [("AA", False)]


def test_samples_follow_their_seed(small: Decoder) -> None:
    some = extend(small, PROMPTS, 8, 1.0, 4)
    assert some == extend(small, PROMPTS, 8, 1.0, 4) != extend(small, PROMPTS, 8, 1.0, 5)


@pytest.mark.parametrize(("period", "right"), [(7, 5), (6, 0)])
def test_a_model_that_copies_has_the_second_half_right(
    bytewise: Bpe, small: Decoder, monkeypatch: pytest.MonkeyPatch, period: int, right: int
) -> None:
    def copies(ids: torch.Tensor) -> torch.Tensor:
        """Each next token is guessed to be the one so many places before it."""
        logits = torch.zeros(*ids.shape, 257)
        for i in range(period - 1, ids.shape[1]):
            logits[0, i, ids[0, i + 1 - period]] = 1
        return logits

    monkeypatch.setattr(small, "forward", copies)
    assert copied(small, bytewise, Twice("abcdef abcdef", 8)) == (right, 5)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_second_half_of_a_list_says_the_first_again(lang: str) -> None:
    for twice in word_lists(lang):
        rest = twice.text[twice.second :]
        assert len(rest) > 15 and twice.text[: twice.second].rstrip().count(rest.strip()) == 1
