"""The baseline is a probability model, and the one that its paper defines."""

from __future__ import annotations

import numpy as np
import pytest

from attn_tui.workshop.ngram import Trigram

VOCABULARY = 12


def _docs(count: int = 300) -> list[list[int]]:
    rng = np.random.default_rng(0)
    return [np.cumsum(rng.integers(0, 3, 8)).clip(0, 8).tolist() for _ in range(count)]


def _p(trigram: Trigram, doc: list[int]) -> float:
    return 2 ** -trigram.bits(doc)


@pytest.mark.parametrize("context", [[], [1], [1, 2], [2, 11], [11, 11], [0, 0, 1]])
def test_the_next_tokens_sum_to_one_after_contexts_seen_and_unseen(context: list[int]) -> None:
    trigram = Trigram(_docs(), VOCABULARY)
    before = _p(trigram, context) if context else 1.0
    total = sum(_p(trigram, [*context, word]) for word in range(VOCABULARY)) / before
    assert total == pytest.approx(1)


def test_a_seen_trigram_has_the_interpolated_probability_of_the_formula() -> None:
    """p(w | u v) = (c − D) / c(u v ·) + γ p(w | v), worked out by plain counting."""
    docs = _docs()
    trigram = Trigram(docs, VOCABULARY)
    padded = [[0, 0, *doc] for doc in docs]
    grams = [tuple(doc[i : i + 3]) for doc in padded for i in range(len(doc) - 2)]
    (u, v, w), top = (1, 2, 3), trigram.levels[2].discounts
    counts = {gram: grams.count(gram) for gram in set(grams)}
    after = {gram[2]: count for gram, count in counts.items() if gram[:2] == (u, v)}
    total = sum(after.values())
    left = sum(top[min(count, 3)] for count in after.values()) / total
    pairs = {gram[1:] for gram in counts}
    follow = {pair: sum(gram[1:] == pair for gram in counts) for pair in pairs}
    middle = trigram.levels[1].discounts
    own = {pair[1]: count for pair, count in follow.items() if pair[0] == v}
    lowest = {word: sum(pair[1] == word for pair in pairs) for word in {pair[1] for pair in pairs}}
    bottom, kinds = trigram.levels[0].discounts, sum(lowest.values())
    p1 = (lowest[w] - bottom[min(lowest[w], 3)]) / kinds
    p1 += sum(bottom[min(count, 3)] for count in lowest.values()) / kinds / VOCABULARY
    p2 = (own[w] - middle[min(own[w], 3)]) / sum(own.values())
    p2 += sum(middle[min(count, 3)] for count in own.values()) / sum(own.values()) * p1
    p3 = (after[w] - top[min(after[w], 3)]) / total + left * p2
    got = _p(trigram, [0, u, v, w]) / _p(trigram, [0, u, v])
    assert got == pytest.approx(p3)
