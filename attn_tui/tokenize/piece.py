"""What every tokenizer gives: pieces of the text, each with its id."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

LARGEST_FILE = 64 << 20
"""Bytes. No vocabulary is larger: a damaged folder must not ask for all the memory."""


@dataclass(frozen=True)
class Piece:
    """text[start:end], and its id in the vocabulary."""

    text: str
    start: int
    end: int
    id: int


class Tokenizer(Protocol):
    """Cuts text into pieces that a vocabulary knows."""

    @property
    def vocabulary(self) -> tuple[str, ...]:
        """The tokens, in the order of their ids."""
        ...

    @property
    def unknown(self) -> int | None:
        """The id of what the vocabulary lacks; None where that cannot happen."""
        ...

    def encode(self, text: str) -> tuple[Piece, ...]:
        """The pieces of the text, in order."""
        ...

    def append(self, text: str, token: int, pending: bytes = b"") -> tuple[str, bytes]:
        """The text with one more token at its end, and the bytes that wait for the rest of a character."""
        ...
