"""Bilingual word vectors: who is near whom, and what a − b + c comes to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
FILE = Path(__file__).parent / "vectors" / "bilingual_64.npz"
Near = tuple[str, float]
"""A word and the cosine of its angle."""


@dataclass(frozen=True, eq=False)
class Vectors:
    """Words and their vectors (N, d) of length 1; the first `english` of them are English."""

    words: tuple[str, ...]
    matrix: Array
    english: int

    @cached_property
    def _rows(self) -> dict[str, int]:
        return {word: row for row, word in reversed(list(enumerate(self.words)))}

    def find(self, word: str) -> int | None:
        """The row of a word, in small letters if need be; None where it is not known."""
        row = self._rows.get(word)
        return self._rows.get(word.casefold()) if row is None else row

    def near(self, vector: Array, count: int, without: tuple[int, ...] = ()) -> tuple[Near, ...]:
        """The words nearest to a vector (d,) by cosine, but for the rows `without`."""
        cosines = self.matrix @ (vector / (np.linalg.norm(vector) or 1))
        cosines[list(without)] = -np.inf
        best = np.argsort(-cosines, kind="stable")[:count]
        return tuple((self.words[row], float(cosines[row])) for row in best.tolist())

    def neighbours(self, row: int, count: int) -> tuple[tuple[Near, ...], tuple[Near, ...]]:
        """The nearest words of a word, itself left out: English ones, Chinese ones."""
        cosines = self.matrix @ self.matrix[row]
        cosines[row] = -np.inf
        order = np.argsort(-cosines, kind="stable")
        english = order[order < self.english][:count].tolist()
        chinese = order[order >= self.english][:count].tolist()
        near = [tuple((self.words[r], float(cosines[r])) for r in rows) for rows in (english, chinese)]
        return near[0], near[1]

    def analogy(self, a: int, b: int, c: int, count: int, whole: bool = False) -> tuple[Near, ...]:
        """The words nearest to a − b + c (Mikolov et al. 2013).

        a, b and c are left out, as is the custom, unless the `whole` list is asked for.
        """
        without = () if whole else (a, b, c)
        return self.near(self.matrix[a] - self.matrix[b] + self.matrix[c], count, without)


@lru_cache(maxsize=1)
def load_vectors() -> Vectors:
    """The vectors that come with the package."""
    data = np.load(FILE)
    matrix = data["q"] * data["scale"][:, None].astype(np.float32)
    matrix /= np.linalg.norm(matrix, axis=1, keepdims=True)
    return Vectors(tuple(data["words"].tobytes().decode("utf-8").split("\n")), matrix, int(data["n_en"]))


def cosines(rows: Array, others: Array | None = None) -> Array:
    """(n, d) and (m, d), or the same again; (n, m): the cosines, 0 for rows without length."""
    return np.asarray(_unit(rows) @ _unit(rows if others is None else others).T)


def _unit(rows: Array) -> Array:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths > 0, lengths, 1))
