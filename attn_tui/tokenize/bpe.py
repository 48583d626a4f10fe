"""Byte-level byte pair encoding (Sennrich et al. 2016; Radford et al. 2019), with its trace.

text → words → UTF-8 bytes → merges, best rank first → tokens → ids. Words never span a merge: see `RULE`.
The file is a `tokenizer.json` that the `tokenizers` library reads too. Id 0 ends a document and never
comes out of a text; ids 1 to 256 are the bytes; then one id for each merge, in the order of their rank.
"""

from __future__ import annotations

import heapq
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import msgspec
import numpy as np

from attn_tui.files import FileError
from attn_tui.files.checked import read_checked
from attn_tui.tokenize.piece import LARGEST_FILE, Piece

END = 0
END_NAME = "<|end|>"
BYTES = 256
LONG = 64
"""Characters. Traces of words longer than that are not kept: a page of Chinese is one word, and every
keystroke in it another one."""

_SPACE, _LATIN, _HAN = r" \t\n\r", "A-Za-zÀ-ɏ", "一-鿿"
RULE = "|".join(
    (
        f"'(?:s|t|re|ve|m|ll|d)(?![{_LATIN}])",
        f" ?[{_LATIN}]+",
        " ?[0-9]",
        f"[{_HAN}]+",
        f" ?[^{_SPACE}{_LATIN}0-9{_HAN}]+",
        f"[{_SPACE}]+(?![^{_SPACE}])",
        f"[{_SPACE}]+",
    )
)
"""How a text is cut into words, as a regular expression: an English ending such as 's; Latin letters; one
digit; a run of Chinese characters; a run of anything else, each but the Chinese with the space before it;
spaces, the last of which goes with the word that follows where that can take it. No character is left out."""

_WORDS = re.compile(RULE)


class _MergesFile(msgspec.Struct):
    vocab: dict[str, int]
    merges: list[tuple[str, str] | str]


class _TokenizerFile(msgspec.Struct):
    """What is read of a `tokenizer.json`; the rest says what `RULE` says."""

    model: _MergesFile


class TextError(ValueError):
    """A text that no UTF-8 bytes stand for, in one line for people."""


@dataclass(frozen=True)
class Merge:
    """Two neighbours that became one; `left` begins at byte `at` of the word."""

    at: int
    left: bytes
    right: bytes
    id: int


@dataclass(frozen=True)
class MergedWord:
    """One word's way from text to ids."""

    word: str
    bytes: bytes
    merges: tuple[Merge, ...]
    ids: tuple[int, ...]


class Bpe:
    """A byte-level BPE tokenizer over the merges of one file."""

    unknown: int | None = None
    front = ""
    """What is put before a text."""
    begin: tuple[int, ...] = ()
    """The ids that stand before those of a text."""

    def __init__(self, merges: Sequence[tuple[bytes, bytes]]) -> None:
        """The merges in the order of their rank; ValueError where one joins what does not exist yet."""
        tokens = [b"", *(bytes([i]) for i in range(BYTES))]
        ids = {token: i for i, token in enumerate(tokens)}
        pairs: list[tuple[int, int, int]] = []
        for left, right in merges:
            if left not in ids or right not in ids or not left or not right:
                raise ValueError(f"merge {left!r} + {right!r} joins a token that no earlier line makes")
            if left + right in ids:
                raise ValueError(f"merge {left!r} + {right!r} makes a token that an earlier line makes")
            ids[left + right] = len(tokens)
            pairs.append((ids[left], ids[right], len(tokens)))
            tokens.append(left + right)
        self._set_up(tokens, range(1, BYTES + 1), pairs)

    def _set_up(
        self, tokens: list[bytes], byte_ids: Sequence[int], merges: Sequence[tuple[int, int, int]]
    ) -> None:
        """Tokens by id, the ids of the 256 bytes, and the merges (left, right, made), first rank first."""
        self.tokens = tokens
        self.byte_ids = np.array(byte_ids, dtype=np.int64)
        self._ranks = {(left, right): rank for rank, (left, right, _) in enumerate(merges)}
        self._made = [made for _, _, made in merges]
        self._parts = {made: (left, right) for left, right, made in merges}
        self.vocabulary: tuple[str, ...] = tuple(map(shown, tokens))
        self._short = lru_cache(maxsize=4096)(self._merged_word)
        self._long = lru_cache(maxsize=2)(self._merged_word)

    @classmethod
    def load(cls, path: Path) -> Bpe:
        """The tokenizer in this file; ValueError, one line, where it is not one of ours."""
        try:
            model = read_checked(path, _TokenizerFile, LARGEST_FILE).model
            # older files write a merge as one text
            pairs = [merge.split(" ") if isinstance(merge, str) else merge for merge in model.merges]
            # by their names, as translating ten thousand of them is half of the time that all takes
            named = {char: bytes([byte]) for byte, char in enumerate(_CHARS)}
            merges = []
            for left, right in pairs:
                if left not in named or right not in named:
                    raise ValueError(f"merge {left!r} + {right!r} joins a token that no earlier line makes")
                merges.append((named[left], named[right]))
                named[left + right] = named[left] + named[right]
            bpe = cls(merges)
            if model.vocab != {name: i for i, name in enumerate([END_NAME, *named])}:
                raise ValueError("its vocabulary is not that of its merges")
        except FileError as error:
            raise ValueError(error.why) from None
        except ValueError as error:
            raise ValueError(f"no tokenizer that is known here: {error}") from None
        return bpe

    def merged_words(self, text: str) -> tuple[MergedWord, ...]:
        """Every word's way to its ids. TextError for a lone surrogate, which no bytes stand for."""
        check(text)
        return tuple(
            (self._short if len(word) <= LONG else self._long)(word)
            for word in self.words(self.front + text if text else "")
        )

    def words(self, text: str) -> Sequence[str]:
        """The words of a text; together they are the text."""
        return _WORDS.findall(text)

    def whole(self, word: str) -> Sequence[tuple[int, int, int]]:
        """What is one token from the start: the bytes of the word at which it begins and ends, and its id."""
        return ()

    def encode(self, text: str) -> tuple[Piece, ...]:
        """The tokens of a text. A token that is a part of characters spans those characters."""
        before = len(self.front)
        where = [max(0, i - before) for i, char in enumerate(self.front + text) for _ in range(_width(char))]
        begin = self.begin if text else ()
        pieces, at = [Piece(self.vocabulary[id_], 0, 0, id_) for id_ in begin], 0
        for id_ in self.ids(text):
            stop = at + len(self.tokens[id_])
            pieces.append(Piece(self.vocabulary[id_], where[at], where[stop - 1] + 1, id_))
            at = stop
        return tuple(pieces)

    def ids(self, text: str) -> list[int]:
        """The ids alone, without those that stand before every text."""
        return [id_ for word in self.merged_words(text) for id_ in word.ids]

    def decode(self, ids: Sequence[int]) -> bytes:
        """The bytes that these ids stand for; whole characters only if the ids are whole."""
        return b"".join(self.tokens[id_] for id_ in ids)

    def parts(self, token: int) -> tuple[bytes, bytes]:
        """The two tokens that were merged into this one, which is no byte; of one whole its bytes."""
        if token not in self._parts:
            return self.tokens[token][:1], self.tokens[token][1:]
        left, right = self._parts[token]
        return self.tokens[left], self.tokens[right]

    def append(self, text: str, token: int, pending: bytes = b"") -> tuple[str, bytes]:
        """The text with what is now whole of it, and the bytes that wait for the rest of their character.

        Bytes that can never become a character are dropped, so a generator cannot get stuck on them.
        """
        data = pending + self.tokens[token]
        for cut in range(min(3, len(data)) + 1):
            head, tail = data[: len(data) - cut], data[len(data) - cut :]
            try:
                added = head.decode("utf-8")
            except UnicodeDecodeError:
                continue
            if _may_grow(tail):
                return text + added, tail
        return text + data.decode("utf-8", "ignore"), b""

    def _merged_word(self, word: str) -> MergedWord:
        """Merge the pair of lowest rank, leftmost first, until no pair has one."""
        data = word.encode("utf-8")
        ids: list[int | None] = self.byte_ids[list(data)].tolist()
        after, before = list(range(1, len(ids) + 1)), list(range(-1, len(ids) - 1))
        heap: list[tuple[int, int, int, int]] = []
        joined: list[Merge] = []
        for start, stop, id_ in self.whole(word):
            ids[start:stop] = [id_, *[None] * (stop - start - 1)]
            after[start] = stop
            if stop < len(ids):
                before[stop] = start
            joined += [Merge(start, data[start:at], data[at : at + 1], id_) for at in range(start + 1, stop)]

        def offer(i: int, j: int) -> None:
            left, right = ids[i], ids[j]
            if left is not None and right is not None and (left, right) in self._ranks:
                heapq.heappush(heap, (self._ranks[left, right], i, left, right))

        for i, id_i in enumerate(ids):
            if id_i is not None and after[i] < len(ids):
                offer(i, after[i])
        fired: list[tuple[int, int, int, int]] = []
        while heap:
            rank, i, left, right = heapq.heappop(heap)
            j = after[i]
            if ids[i] != left or j >= len(ids) or ids[j] != right:
                continue
            new = self._made[rank]
            ids[i], ids[j] = new, None
            after[i] = after[j]
            if after[i] < len(ids):
                before[after[i]] = i
                offer(i, after[i])
            if before[i] >= 0:
                offer(before[i], i)
            fired.append((i, left, right, new))
        joined += [Merge(at, self.tokens[left], self.tokens[right], new) for at, left, right, new in fired]
        return MergedWord(word, data, tuple(joined), tuple(id_ for id_ in ids if id_ is not None))


def split(text: str) -> list[str]:
    """The words of a text, in order; no character is left out."""
    return _WORDS.findall(text)


def check(text: str) -> None:
    """TextError, one line, where a text holds half a character (a lone surrogate)."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        code = ord(text[error.start])
        raise TextError(
            f"character {error.start + 1} is U+{code:04X}, half of a character (a lone surrogate): delete it"
        ) from None


def shown(token: bytes) -> str:
    """A token as people read it: its text, spaces as ␣, or ⟨e4 b8⟩ where it is a part of characters."""
    try:
        return token.decode("utf-8").replace(" ", "␣") or END_NAME
    except UnicodeDecodeError:
        return f"⟨{token.hex(' ')}⟩"


def is_fragment(token: bytes) -> bool:
    """Whether these bytes are only a part of characters."""
    return bool(token) and shown(token) == f"⟨{token.hex(' ')}⟩"


def _width(char: str) -> int:
    return len(char.encode("utf-8", "surrogatepass"))


def _may_grow(tail: bytes) -> bool:
    """Whether more bytes can make a character of these, the first ones of it."""
    if not tail:
        return True
    size = (
        2 if 0xC2 <= tail[0] < 0xE0 else 3 if 0xE0 <= tail[0] < 0xF0 else 4 if 0xF0 <= tail[0] < 0xF5 else 0
    )
    return len(tail) < size and all(0x80 <= byte < 0xC0 for byte in tail[1:])


def _alphabet() -> tuple[str, ...]:
    """The printable character that stands for each byte in the file (GPT-2's `bytes_to_unicode`)."""
    plain = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    others = (byte for byte in range(BYTES) if byte not in plain)
    chars = {byte: chr(byte) for byte in plain} | {byte: chr(BYTES + i) for i, byte in enumerate(others)}
    return tuple(chars[byte] for byte in range(BYTES))


_CHARS = _alphabet()


class _Bytes(dict[int, int]):
    """From the code point of a character of the file to the byte that it stands for."""

    def __missing__(self, code: int) -> int:
        raise ValueError(f"{chr(code)!r} stands for no byte")


_TO_FILE = dict(enumerate(_CHARS))
_FROM_FILE = _Bytes((ord(char), byte) for byte, char in enumerate(_CHARS))


def to_file(token: bytes) -> str:
    """A token as the file writes it."""
    # latin-1 gives each byte the code point of its number
    return token.decode("latin-1").translate(_TO_FILE)


def from_file(name: str) -> bytes:
    """A token from the way in which the file writes it; ValueError for a character that is no byte's."""
    return name.translate(_FROM_FILE).encode("latin-1")


def file_text(merges: Sequence[tuple[bytes, bytes]]) -> str:
    """The `tokenizer.json` of these merges, as the `tokenizers` library reads it."""
    names = [END_NAME, *_CHARS, *(to_file(left + right) for left, right in merges)]
    split = {"type": "Split", "pattern": {"Regex": RULE}, "behavior": "Isolated", "invert": False}
    byte_level = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": False, "use_regex": False}
    file = {
        "version": "1.0",
        "pre_tokenizer": {"type": "Sequence", "pretokenizers": [split, byte_level]},
        "decoder": byte_level,
        "model": {
            "type": "BPE",
            "vocab": {name: i for i, name in enumerate(names)},
            "merges": [[to_file(left), to_file(right)] for left, right in merges],
        },
    }
    return json.dumps(file, ensure_ascii=False, separators=(",", ":")) + "\n"
