"""Blanks in a text: `[MASK]`, or a word in brackets, hidden from the model and known to whoever asks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from attn_tui.graph import Arithmetic, Op
from attn_tui.graph.arithmetic import Cell
from attn_tui.graph.op import Array, single
from attn_tui.tokenize.bpe import Bpe, check, split
from attn_tui.tokenize.nodes import text_of
from attn_tui.tokenize.piece import Piece, Tokenizer

MASK = "[MASK]"
NOTHING = -1
"""Stands for what is hidden in a token that hides nothing, or nobody knows what."""
_BLANK = re.compile(r"( ?\[[^\[\]\s][^\[\]\n]*\])")


class MaskedBpe(Bpe):
    """A tokenizer whose last id is that of a blank. `[cat]` is as many blanks as `cat` has tokens."""

    def _set_up(
        self, tokens: list[bytes], byte_ids: Sequence[int], merges: Sequence[tuple[int, int, int]]
    ) -> None:
        super()._set_up([*tokens, MASK.encode()], byte_ids, merges)

    @property
    def mask(self) -> int:
        """The id of a blank."""
        return len(self.tokens) - 1

    def words(self, text: str) -> Sequence[str]:
        """The words of a text, a blank one of them, with the space before it."""
        parts = filter(None, _BLANK.split(text))
        return [word for part in parts for word in ((part,) if _is_blank(part) else split(part))]

    def whole(self, word: str) -> Sequence[tuple[int, int, int]]:
        """The blanks of a word in brackets: each has the bytes of the token that it hides."""
        if not _is_blank(word):
            return ()
        size, ids = len(word.encode()), self._inside(word)
        ends = np.cumsum([len(self.tokens[id_]) for id_ in ids[:-1]], dtype=int) + 1
        edges = [0, *ends.tolist(), size]
        return [(start, stop, self.mask) for start, stop in pairwise(edges)]

    def encode(self, text: str) -> tuple[Piece, ...]:
        """The tokens of a text; of a word in brackets each blank spans what it hides, and the brackets."""
        check(text)
        pieces, at = [], 0
        for word in self.words(text):
            if _is_blank(word):
                data = word.encode()
                for start, stop, id_ in self.whole(word):
                    begin, end = (at + len(data[:cut].decode(errors="ignore")) for cut in (start, stop))
                    pieces.append(Piece(MASK, begin, end, id_))
            else:
                found = super().encode(word)
                pieces += [replace(one, start=at + one.start, end=at + one.end) for one in found]
            at += len(word)
        return tuple(pieces)

    def hidden(self, text: str) -> tuple[int, ...]:
        """For each token of a text the id of what it hides; −1 of one that hides nothing, and of `[MASK]`."""
        return tuple(
            id_
            for word in self.merged_words(text)
            for id_ in (self._inside(word.word) if _is_blank(word.word) else (NOTHING,) * len(word.ids))
        )

    def _inside(self, blank: str) -> Sequence[int]:
        inner = blank.replace("[", "").replace("]", "")
        if inner.strip() == MASK[1:-1]:
            return (NOTHING,)
        return [id_ for word in split(inner) for id_ in self._short(word).ids]


def _is_blank(word: str) -> bool:
    return _BLANK.fullmatch(word) is not None


@dataclass(frozen=True)
class Hidden(Op):
    """What the brackets of the text hide, token by token: what a model that fills blanks is to say."""

    tokenizer: Tokenizer
    context: int

    kind = "integer"
    numpy = "tokenizer.hidden({0})[-{self.context}:]"

    def forward(self, *inputs: Array) -> Array:
        """Code points (c,); (n,), an id or −1."""
        text = text_of(inputs[0])
        if isinstance(self.tokenizer, MaskedBpe):
            found = self.tokenizer.hidden(text)
        else:
            found = (NOTHING,) * len(self.tokenizer.encode(text))
        return np.array(found[-self.context :], dtype=np.int64)

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term: what the tokenizer says."""
        value = float(self.forward(*inputs)[cell])
        return single(value, "tokenizer", "id" if value >= 0 else "no target")
