"""The model to beat: a trigram with interpolated, modified Kneser-Ney smoothing (Chen and Goodman 1999)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from attn_tui.tokenize.bpe import END

Keys = NDArray[np.int64]


class Level:
    """The n-grams of one length: how often each was seen, and what its context leaves to shorter ones."""

    def __init__(self, keys: Keys, counts: Keys, vocabulary: int) -> None:
        self.keys, self.counts, self.vocabulary = keys, counts.astype(np.float64), vocabulary
        self.discounts = _discounts(counts)
        self.contexts, starts = np.unique(keys // vocabulary, return_index=True)
        self.totals = np.add.reduceat(self.counts, starts)
        self.left = np.add.reduceat(self.discounts[np.minimum(counts, 3)], starts) / self.totals

    def probability(self, keys: Keys, shorter: NDArray[np.float64]) -> NDArray[np.float64]:
        """p(w | context) of each key, given p(w | shorter context)."""
        context, known = _find(self.contexts, keys // self.vocabulary)
        place, seen = _find(self.keys, keys)
        counts = np.where(seen, self.counts[place], 0.0)
        kept = (
            np.maximum(counts - self.discounts[np.minimum(counts, 3).astype(int)], 0) / self.totals[context]
        )
        return np.where(known, kept + self.left[context] * shorter, shorter)


class Trigram:
    """Counts of trigrams; below them, of how many different tokens a shorter n-gram follows."""

    def __init__(self, docs: Iterable[Sequence[int]], vocabulary: int) -> None:
        self.vocabulary = vocabulary
        grams = np.concatenate([_keys(doc, vocabulary) for doc in docs])
        self.levels: list[Level] = []
        for size in (2, 1, 0):
            keys, counts = np.unique(grams, return_counts=True)
            self.levels.insert(0, Level(keys, counts, vocabulary))
            grams = keys % vocabulary**size if size else keys

    def bits(self, doc: Sequence[int]) -> float:
        """The bits of a document, after an end; its own end is not counted."""
        keys = _keys(doc, self.vocabulary)
        p = np.full(len(keys), 1 / self.vocabulary)
        for size, level in enumerate(self.levels, 1):
            p = level.probability(keys % self.vocabulary**size, p)
        return float(-np.log2(p).sum())


def _keys(doc: Sequence[int], vocabulary: int) -> Keys:
    """One number for each trigram of a document."""
    ids = np.array([END, END, *doc], dtype=np.int64)
    return (ids[:-2] * vocabulary + ids[1:-1]) * vocabulary + ids[2:]


def _find(table: Keys, keys: Keys) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    place = np.minimum(np.searchsorted(table, keys), len(table) - 1)
    return place, table[place] == keys


def _discounts(counts: Keys) -> NDArray[np.float64]:
    """(0, D1, D2, D3+), their equation 26."""
    n1, n2, n3, n4 = (max(int((counts == i).sum()), 1) for i in (1, 2, 3, 4))
    y = n1 / (n1 + 2 * n2)
    raw = np.array([0.0, 1 - 2 * y * n2 / n1, 2 - 3 * y * n3 / n2, 3 - 4 * y * n4 / n3])
    return np.array(np.clip(raw, (0, 0.05, 0.05, 0.05), (0, 1, 2, 3)))
