"""The reader's own text: as ids, a part of it held out, cut into windows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from attn_tui.files import FileError
from attn_tui.files.reading import read_text
from attn_tui.graph.op import Array
from attn_tui.graph.ops.loss import NO_TARGET
from attn_tui.tokenize.bpe import END, Bpe, split
from attn_tui.train.batch import HELD, Batch, lot

LARGEST_TEXT = 64 << 20
"""Bytes of one file."""
HELD_OUT = 0.1
"""The last part of the text is never trained on."""


CONTEXTS = (64, 32, 16)
"""Lengths of a window: the first that a text has room for is taken where none is asked for."""


class TextTooShort(ValueError):
    """A text that nothing can be learned from, in one line for people."""


def least_tokens(length: int) -> int:
    """How many tokens a text must have for windows of this length.

    The part held out takes a window and the token after it, and the text as a whole ten times as many.
    """
    return int((length + 1) / HELD_OUT) + 1


def context_for(tokens: int) -> int:
    """The longest of CONTEXTS that a text of so many tokens has room for, or else the shortest."""
    return next((length for length in CONTEXTS if tokens >= least_tokens(length)), CONTEXTS[-1])


@dataclass(frozen=True)
class Text:
    """Ids (N,) of all documents, one after the other; sequences are windows of `length` of them."""

    ids: Array
    length: int
    vocabulary: int

    def __post_init__(self) -> None:
        """TextTooShort where either part has no window."""
        least = least_tokens(self.length)
        if len(self.ids) < least:
            raise TextTooShort(
                f"the text is too short: {len(self.ids)} tokens; "
                f"with a context of {self.length} it takes {least}"
            )

    @property
    def floor(self) -> None:
        """Nobody knows how well a text can be guessed."""
        return None

    @cached_property
    def chance(self) -> float:
        """The loss of who knows how often each token occurs, on the part held out."""
        counts = np.bincount(self._trained, minlength=self.vocabulary) + 1.0
        return float(-np.log(counts / counts.sum())[self._held].mean())

    @property
    def cut(self) -> int:
        """Where the part held out begins."""
        return int(len(self.ids) * (1 - HELD_OUT))

    @property
    def _trained(self) -> Array:
        return self.ids[: self.cut]

    @property
    def _held(self) -> Array:
        return self.ids[self.cut :]

    def batch(self, seed: int, step: int, count: int) -> Batch:
        """Windows from anywhere in the part that is trained on; from HELD on evenly from that held out."""
        part = self._held if step >= HELD else self._trained
        last = len(part) - self.length - 1
        if step >= HELD:
            starts = np.unique(np.linspace(0, last, count).astype(np.int64))
        else:
            starts = lot(seed, step).integers(0, last + 1, count)
        windows = part[starts[:, None] + np.arange(self.length + 1)].astype(np.int64)
        tokens, target = windows[:, :-1], windows[:, 1:]
        answer = _repeated(tokens) if step >= HELD else np.full_like(tokens, NO_TARGET)
        return Batch(tokens, target, answer)


def _repeated(tokens: Array) -> Array:
    """For each token the place after its last earlier twin, where a pattern goes on; −1 without a twin."""
    n = tokens.shape[1]
    twins = (tokens[:, :, None] == tokens[:, None, :]) & np.tri(n, n, -1, dtype=bool)
    last = n - 1 - twins[:, :, ::-1].argmax(axis=2)
    # the very next token is where it stands itself: looking there is no finding
    return np.asarray(np.where(twins.any(axis=2) & (last + 1 < np.arange(n)), last + 1, NO_TARGET))


def read_texts(paths: Sequence[Path]) -> tuple[str, ...]:
    """What the files say; FileError, one line, for one that is no text."""
    found = []
    for path in paths:
        text = read_text(path, LARGEST_TEXT)
        if "\0" in text:
            raise FileError(path, "is no text: it holds zero bytes")
        if not text.strip():
            raise FileError(path, "is empty")
        found.append(text)
    return tuple(found)


def encoded(bpe: Bpe, texts: Sequence[str]) -> Array:
    """The ids (N,) of all texts, each ended by END."""
    known: dict[str, tuple[int, ...]] = {}
    ids: list[int] = []
    for text in texts:
        for word in split(text):
            if word not in known:
                known[word] = tuple(bpe.ids(word))
            ids += known[word]
        ids.append(END)
    return np.array(ids, dtype=np.int32)
