"""Documents packed into the rows of a batch, and rows in which the same thing is said again."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

import numpy as np

from attn_tui.tokenize.bpe import END

Ids = list[int]


def rows(docs: Iterable[Ids], width: int, rng: random.Random) -> np.ndarray:
    """Documents, packed: (r, width) ids, an end before each document, each row beginning with a document.

    A document that a row cuts off begins the next row again where it is short; a long one goes on there.
    Every second row begins without its first end, so that a text without one is nothing new to the model.
    """
    out: list[Ids] = []
    row: Ids = []
    for doc in docs:
        at = 0
        while at < len(doc):
            lead = [END] if at == 0 and (row or rng.random() < 0.5) else []
            piece = doc[at : at + width - len(row) - len(lead)]
            at += len(piece)
            row += lead + piece
            if len(row) >= width:
                out.append(row[:width])
                row = []
                if at < len(doc) and len(doc) <= width // 2:
                    at = 0
    return np.array(out, dtype=np.int64).reshape(-1, width)


def repeated_rows(count: int, width: int, vocabulary: int, rng: np.random.Generator) -> np.ndarray:
    """(count, width): random ids said twice or more, for induction (Olsson et al. 2022).

    The first time stands for nothing to be learned, so there the ids are negative: -1 - id.
    """
    out = np.empty((count, width), dtype=np.int64)
    for row in out:
        period = int(rng.integers(3, width // 2 + 1))
        row[:] = np.resize(rng.integers(1, vocabulary, period), width)
        row[:period] = -1 - row[:period]
    return out


def said_again(first: Sequence[int], again: Sequence[int], width: int) -> np.ndarray:
    """(width,): a text, and the same again until the row is full; `again` is the text after a gap.

    The first token of each repetition is not to be learned (-1 - id): that a text will be said again is
    nothing that the model should expect.
    """
    row = list(first)
    while len(row) < width:
        row += [-1 - again[0], *again[1:]]
    return np.array(row[:width], dtype=np.int64)
