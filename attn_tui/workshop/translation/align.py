"""Which word stands for which: IBM Model 1 with a prior for the diagonal, both directions joined.

The prior is that of fast_align (Dyer et al. 2013): a target token at i/m of its sentence was made by a source
token near j/n, and with a small probability by none. Expectation-maximisation over all pairs at once, in
NumPy; the two directions are joined by grow-diag (Koehn et al. 2003).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ids = Sequence[int]
Links = frozenset[tuple[int, int]]
"""(place in the source, place in the target), from 0."""
Floats = NDArray[np.float64]

ROUNDS = 6
TENSION = 4.0
"""How much the prior cares for the diagonal."""
NULL = 0.08
"""The prior of a target token that no source token made."""
SMOOTH = 0.01
"""Added to each expected count: rare words would else become waste bins for all that they stand beside."""


@dataclass(frozen=True)
class Table:
    """t(target | source) of the token pairs that occur together, sorted by `keys`; source 0 is no token."""

    keys: NDArray[np.int64]
    values: Floats
    targets: int

    def of(self, source: Ids, target: Ids) -> Floats:
        """(m, 1 + n): the probability of each target token from no token, and from each source token."""
        wanted = _keys(np.array([0, *(s + 1 for s in source)]), np.array(target), self.targets)
        at = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        return np.where(self.keys[at] == wanted, self.values[at], 1e-9)


def learn(pairs: Sequence[tuple[Ids, Ids]], rounds: int = ROUNDS) -> Table:
    """t(target | source) that makes these pairs likely."""
    targets = 1 + max(id_ for _, target in pairs for id_ in target)
    grids = [
        _keys(np.array([0, *(s + 1 for s in source)]), np.array(target), targets) for source, target in pairs
    ]
    flat = np.concatenate([grid.ravel() for grid in grids])
    prior = np.concatenate([diagonal(len(source), len(target)).ravel() for source, target in pairs])
    rows = np.repeat(
        np.arange(sum(len(grid) for grid in grids)),
        np.concatenate([[grid.shape[1]] * len(grid) for grid in grids]),
    )
    keys, where = np.unique(flat, return_inverse=True)
    made_by = keys // targets
    values = np.full(len(keys), 1.0)
    for _ in range(rounds):
        share = values[where] * prior
        share /= np.bincount(rows, share)[rows]
        counts = np.bincount(where, share) + SMOOTH
        values = counts / np.bincount(made_by, counts)[made_by]
    return Table(keys, values, targets)


def _keys(source: NDArray[np.int64], target: NDArray[np.int64], targets: int) -> NDArray[np.int64]:
    return np.asarray(source[None] * targets + target[:, None])


def diagonal(n: int, m: int) -> Floats:
    """(m, 1 + n): the prior of each target token's source, first of none; rows sum to 1."""
    far = np.abs((np.arange(m)[:, None] + 0.5) / m - (np.arange(n)[None] + 0.5) / n)
    near = np.exp(-TENSION * far)
    return np.column_stack((np.full(m, NULL), (1 - NULL) * near / near.sum(1, keepdims=True)))


def best(table: Table, source: Ids, target: Ids) -> Links:
    """The likeliest source token of each target token, those made by none left out."""
    found = (table.of(source, target) * diagonal(len(source), len(target))).argmax(1)
    return frozenset((int(j) - 1, i) for i, j in enumerate(found) if j)


def joined(forward: Links, backward: Links) -> Links:
    """What both say, and what one says next to it of words that are still alone (grow-diag)."""
    links, union = set(forward & backward), forward | backward
    grown = True
    while grown:
        grown = False
        for j, i in sorted(union - links):
            beside = any((j + a, i + b) in links for a in (-1, 0, 1) for b in (-1, 0, 1))
            alone = all(j != a for a, _ in links) or all(i != b for _, b in links)
            if beside and alone:
                links.add((j, i))
                grown = True
    return frozenset(links)


@dataclass(frozen=True)
class Aligner:
    """Both tables, from the one language to the other."""

    there: Table
    back: Table

    @classmethod
    def of(cls, pairs: Sequence[tuple[Ids, Ids]]) -> Aligner:
        """Learned from these pairs."""
        return cls(learn(pairs), learn([(target, source) for source, target in pairs]))

    def links(self, source: Ids, target: Ids) -> Links:
        """Which token stands for which."""
        back = frozenset((j, i) for i, j in best(self.back, target, source))
        return joined(best(self.there, source, target), back)
