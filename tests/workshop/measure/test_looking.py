"""Which rows and columns are read, and what a head that knows nothing gets."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("torch")

import torch

from attn_tui.tokenize.bpe import Bpe
from attn_tui.workshop.measure import looking
from attn_tui.workshop.measure.looking import Case, best_head, chance, head_name, hits, places
from attn_tui.workshop.model import Decoder

CASE = Case("ab noun cd it", (11, 13), ((3, 7),))


def test_the_first_token_and_the_pronoun_are_left_out(bytewise: Bpe) -> None:
    at = places(bytewise, CASE)
    assert at.row == 12 and at.columns == list(range(1, 11)) and at.right == [3, 4, 5, 6]
    assert at.chance == 0.4


def test_a_noun_that_is_the_first_token_cannot_be_right_there(bytewise: Bpe) -> None:
    assert places(bytewise, Case("x a it", (4, 6), ((0, 1),))).right == []


def test_every_mention_of_the_noun_counts(bytewise: Bpe) -> None:
    assert places(bytewise, Case("x a a it", (6, 8), ((2, 3), (4, 5)))).right == [2, 4]


@pytest.mark.parametrize(("column", "right"), [(4, True), (1, False), (8, False)])
def test_the_largest_weight_decides_whatever_the_first_token_has(
    bytewise: Bpe, small: Decoder, monkeypatch: pytest.MonkeyPatch, column: int, right: bool
) -> None:
    def stub(model: Decoder, ids: list[int]) -> torch.Tensor:
        weights = torch.zeros(2, 2, len(ids), len(ids))
        weights[:, :, :, 0] = 0.6
        weights[1, 0, 12, 12] = 0.3
        weights[1, 0, 12, column] = 0.1
        return weights

    monkeypatch.setattr(looking, "attention", stub)
    assert hits(small, bytewise, [CASE])[0, 1, 0] == right


def test_heads_that_look_anywhere_are_right_as_often_as_chance_says(
    bytewise: Bpe, small: Decoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = torch.Generator().manual_seed(0)
    monkeypatch.setattr(
        looking, "attention", lambda model, ids: torch.rand(2, 2, len(ids), len(ids), generator=rng)
    )
    some = [CASE, Case("a long text with a cat in it", (26, 28), ((19, 22),))] * 500
    assert chance(bytewise, some) == pytest.approx((0.4 + 3 / 25) / 2)
    assert hits(small, bytewise, some).mean() == pytest.approx(chance(bytewise, some), abs=0.03)


def test_heads_are_counted_from_one() -> None:
    scores = np.zeros((3, 4))
    scores[2, 1] = 1
    assert best_head(scores) == (2, 1) and head_name((2, 1)) == "layer 3 head 2"
