"""A tokenizer that a learner can follow by eye: English by words, Chinese by the longest entry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

from attn_tui.tokenize.piece import Piece

UNKNOWN = "<unk>"
_CJK = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_RUN = re.compile(rf"[{_CJK}]+|(?:(?![{_CJK}_])\w)+(?:['’](?:(?![{_CJK}_])\w)+)*|\S")
_LETTER = re.compile(rf"(?![{_CJK}])\w")


class WordTokenizer:
    """Whole words, case ignored; runs of Chinese cut greedily into the longest entries.

    What the vocabulary lacks becomes `<unk>`: a whole word, a single Chinese character, a sign.
    White space only separates.
    """

    def __init__(self, vocabulary: Sequence[str]) -> None:
        """`vocabulary` holds `<unk>` and every entry once; ValueError where it does not."""
        self.vocabulary = tuple(vocabulary)
        self._ids = {word: i for i, word in enumerate(self.vocabulary)}
        if len(self._ids) != len(self.vocabulary):
            raise ValueError("an entry stands twice in the vocabulary")
        if UNKNOWN not in self._ids:
            raise ValueError(f"the vocabulary lacks {UNKNOWN}")
        self.unknown: int | None = self._ids[UNKNOWN]

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self.vocabulary))

    def encode(self, text: str) -> tuple[Piece, ...]:
        """The pieces of the text, white space left out."""
        return tuple(piece for run in _RUN.finditer(text) for piece in self._pieces(run.group(), run.start()))

    def append(self, text: str, token: int) -> str:
        """The text with one more token: a space before an English word, none before Chinese or signs."""
        word = self.vocabulary[token]
        return f"{text} {word}" if text and not text[-1].isspace() and _LETTER.match(word) else text + word

    def _pieces(self, run: str, start: int) -> Iterator[Piece]:
        if not re.match(rf"[{_CJK}]", run):
            known = self._ids.get(run, self._ids.get(run.lower(), self.unknown))
            yield Piece(run, start, start + len(run), known if known is not None else 0)
            return
        at = 0
        while at < len(run):
            word = self._word_at(run, at)
            yield Piece(word, start + at, start + at + len(word), self._ids.get(word, self._ids[UNKNOWN]))
            at += len(word)

    def _word_at(self, run: str, at: int) -> str:
        for size in range(min(self._longest, len(run) - at), 1, -1):
            if run[at : at + size] in self._ids:
                return run[at : at + size]
        return run[at]


def load_words(path: Path) -> WordTokenizer:
    """The tokenizer whose vocabulary stands in this file, an entry a line."""
    return WordTokenizer(path.read_text(encoding="utf-8").splitlines())


def save_words(path: Path, tokenizer: WordTokenizer) -> None:
    """Write the vocabulary, an entry a line."""
    path.write_text("".join(f"{word}\n" for word in tokenizer.vocabulary), encoding="utf-8")
