"""A tokenizer that a learner can follow by eye: English by words, Chinese by the longest entry."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

from attn_tui.files import FileError
from attn_tui.files.atomic import write
from attn_tui.files.reading import read_text
from attn_tui.tokenize.piece import LARGEST_FILE, Piece

UNKNOWN = "<unk>"
_APOSTROPHES = "'’"


def _kind(character: str) -> str:
    """What a character is to this tokenizer: white space, Chinese, part of a word, or a sign."""
    if character.isspace():
        return "space"
    if "\u3400" <= character <= "\u9fff" or "\uf900" <= character <= "\ufaff" or character >= "\U00020000":
        return "chinese"
    return "word" if character.isalnum() or unicodedata.combining(character) else "sign"


def _runs(text: str) -> Iterator[tuple[str, int, int]]:
    """(kind, start, end) of every stretch of Chinese, every word and every single sign."""
    at = 0
    while at < len(text):
        kind, end = _kind(text[at]), at + 1
        while kind in ("chinese", "word") and end < len(text):
            inside = (
                kind == "word" and text[end] in _APOSTROPHES and _kind(text[end + 1 : end + 2] or " ") == kind
            )
            if not inside and _kind(text[end]) != kind:
                break
            end += 1
        if kind != "space":
            yield kind, at, end
        at = end


def _is_apostrophe(text: str, at: int) -> bool:
    return text[at] in _APOSTROPHES and at + 1 < len(text) and _kind(text[at + 1]) == "word"


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
        return tuple(
            piece for kind, start, end in _runs(text) for piece in self._pieces(kind, text[start:end], start)
        )

    def append(self, text: str, token: int, pending: bytes = b"") -> tuple[str, bytes]:
        """The text with one more token: a space before an English word, none before Chinese or signs."""
        word = self.vocabulary[token]
        apart = text and not text[-1].isspace() and _kind(word[0]) == "word"
        return text + (" " if apart else "") + word, b""

    def _pieces(self, kind: str, run: str, start: int) -> Iterator[Piece]:
        if kind != "chinese":
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
    """The tokenizer whose vocabulary stands in this file, an entry a line; ValueError where it is none."""
    try:
        text = read_text(path, LARGEST_FILE)
    except FileError as error:
        raise ValueError(error.why) from None
    return WordTokenizer(text.splitlines())


def save_words(path: Path, tokenizer: WordTokenizer) -> None:
    """Write the vocabulary, an entry a line; FileError where that cannot be."""
    write(path, "".join(f"{word}\n" for word in tokenizer.vocabulary))
