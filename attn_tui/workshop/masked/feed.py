"""Batches of texts with words hidden, a pure function of the seed and of where one is."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch
from torch import Tensor

from attn_tui.tokenize.bpe import END
from attn_tui.workshop.feed import SKIP, Feed, Mix, Place

WIDTH = 64
"""Tokens of a row; a longer document goes on in another piece."""
BATCH_ROWS = 16
RATE = 0.15
"""The part of the words that is hidden, whole; of each text at least one."""
OPEN_ROWS = 64
"""Rows that wait for a text that fits."""
MIXES = ((0.6, Mix((0.14, 0.08, 0.18))), (1.0, Mix((0.08, 0.05, 0.17))))
"""Those of `tiny` with more natural text, which is what the model is measured on."""


@dataclass(frozen=True)
class Batch:
    """(b, n) each: ids with words hidden, what is hidden there or SKIP, each token's text and place in it."""

    inputs: Tensor
    targets: Tensor
    texts: Tensor
    places: Tensor


class Words:
    """Which tokens are one word: runs of Latin letters, parts of one character; in Chinese each token.

    (The merges of `tiny` were learned within Chinese words.)
    """

    def __init__(self, tokens: Sequence[bytes]) -> None:
        """Of a vocabulary."""
        texts = [token.decode("utf-8", "replace") for token in tokens]
        self.fragment = ["\ufffd" in text for text in texts]
        self.opens = [_is_latin(text[:1]) for text in texts]
        self.closes = [_is_latin(text[-1:]) for text in texts]
        self.asked = [any(map(str.isalnum, text)) or "\ufffd" in text for text in texts]

    def of(self, ids: Sequence[int]) -> list[list[int]]:
        """The places of the tokens of each word; stops and spaces are none."""
        found: list[list[int]] = []
        for i, (before, id_) in enumerate(zip((END, *ids), ids, strict=False)):
            joined = (self.opens[id_] and self.closes[before]) or (
                self.fragment[id_] and self.fragment[before]
            )
            if joined and found and found[-1][-1] == i - 1:
                found[-1].append(i)
            elif self.asked[id_]:
                found.append([i])
        return found


class MaskedFeed(Feed):
    """Chunks of documents in rows of whole texts, some words of each hidden; no text sees another."""

    def __init__(self, *args: Any, words: Words, mask: int, **options: Any) -> None:
        """As a `Feed`; `mask` is the id that stands for a hidden token."""
        self.words, self.mask = words, mask
        options["mixes"] = MIXES
        super().__init__(*args, **options)

    def next(self, done: float) -> Batch:
        """The next batch; `done` is the part of the run that is over."""
        if self.place.batch >= len(self._batches):
            self.go_to(Place(self.place.chunk + 1, 0, *self._after, done))
        rows = torch.from_numpy(self._batches[self.place.batch])
        self.place = replace(self.place, batch=self.place.batch + 1)
        return Batch(*rows.unbind(1))

    def _chunk(self) -> list[np.ndarray]:
        """(BATCH_ROWS, 4, WIDTH) each, the parts of a `Batch`."""
        rng = random.Random(f"masked {self.seed} {self._number()}")
        docs = self._documents()
        rng.shuffle(docs)
        pieces = (doc[i : i + WIDTH] for doc in docs for i in range(0, len(doc), WIDTH))
        rows = [_row(texts) for texts in packed(self._hidden(piece, rng) for piece in pieces)]
        rng.shuffle(rows)
        last = len(rows) - len(rows) % BATCH_ROWS
        return [np.stack(rows[i : i + BATCH_ROWS]) for i in range(0, last, BATCH_ROWS)]

    def _hidden(self, ids: Sequence[int], rng: random.Random) -> np.ndarray:
        """(2, n): the ids with words hidden, and what is hidden or SKIP."""
        words = self.words.of(ids)
        chosen = [word for word in words if rng.random() < RATE] or rng.sample(words, min(1, len(words)))
        inputs, targets = np.array(ids, dtype=np.int64), np.full(len(ids), SKIP, dtype=np.int64)
        for word in chosen:
            targets[word], inputs[word] = inputs[word], self.mask
        return np.stack((inputs, targets))


def packed(texts: Iterable[np.ndarray]) -> Iterator[list[np.ndarray]]:
    """Texts (2, n) in rows of at most WIDTH tokens, each put where least room is left."""
    open_rows: list[tuple[int, list[np.ndarray]]] = []
    for text in texts:
        size = text.shape[1]
        fits = [i for i, (room, _) in enumerate(open_rows) if room >= size]
        if fits:
            room, row = open_rows.pop(min(fits, key=lambda i: open_rows[i][0]))
        else:
            room, row = WIDTH, []
        row.append(text)
        open_rows.append((room - size, row))
        if len(open_rows) > OPEN_ROWS or room == size:
            yield open_rows.pop(min(range(len(open_rows)), key=lambda i: open_rows[i][0]))[1]
    yield from (row for _, row in open_rows)


def _row(texts: Sequence[np.ndarray]) -> np.ndarray:
    """(4, WIDTH); what is left over is text −1."""
    row = np.zeros((4, WIDTH), dtype=np.int64)
    row[1], row[2], at = SKIP, -1, 0
    for number, text in enumerate(texts):
        own = slice(at, at := at + text.shape[1])
        row[:2, own], row[2, own], row[3, own] = text, number, np.arange(text.shape[1])
    return row


def _is_latin(char: str) -> bool:
    return char.isalpha() and ord(char) < 0x250
