"""Tokenizers of published models, as BPE with our trace: by bytes (GPT-2) or characters (SentencePiece).

Read from a `tokenizer.json`, from `vocab.json` and `merges.txt`, or made from what another file says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec

from attn_tui.files import FileError
from attn_tui.files.checked import read_checked
from attn_tui.files.reading import read_text
from attn_tui.tokenize import rules
from attn_tui.tokenize.bpe import BYTES, Bpe, from_file, to_file
from attn_tui.tokenize.piece import LARGEST_FILE

SPACE = "▁"
"""How SentencePiece writes a space (Kudo & Richardson 2018)."""
MOST_TOKENS = 1 << 20
_BYTE = re.compile(r"<0x([0-9A-F]{2})>")


class PublishedBpe(Bpe):
    """BPE over a vocabulary that has ids of its own, special tokens, and another way to cut words.

    By bytes, or, `by_characters`, from characters, those that the vocabulary lacks from their bytes.
    """

    def __init__(
        self,
        names: Sequence[str],
        merges: Iterable[tuple[str, str]],
        *,
        words: Sequence[str] = (rules.GPT2,),
        special: Iterable[str] = (),
        begin: Iterable[str] = (),
        by_characters: bool = False,
        front: str = "",
        whole_first: bool = False,
        ended: str = "",
    ) -> None:
        """The tokens by id as the file writes them, the merges in the order of their rank.

        `words` are the rules that cut a text, `special` the tokens that stand for themselves in it, `begin`
        those before every text, `front` what is put before its first character; `whole_first`: a word
        that is a token is not cut. ValueError, one line, where the parts do not fit together.
        """
        self._ids = {name: i for i, name in enumerate(names)}
        if not names or len(names) > MOST_TOKENS:
            raise ValueError(f"its vocabulary has {len(names)} entries")
        self._special = {name: self._found(name) for name in special}
        self._by_characters, self._whole_first = by_characters, whole_first
        self.front, self.begin = front, tuple(map(self._found, begin))
        self._rules = [rules.compiled(rule) for rule in words]
        marks = sorted(filter(None, self._special), key=len, reverse=True)
        self._marks = re.compile("|".join(map(re.escape, marks))) if marks else None
        made = [(self._found(a), self._found(b), self._found(a + b)) for a, b in merges]
        tokens = [self._bytes_of(name) for name in names]
        self._whole_ids = {tokens[i]: i for i in range(len(tokens)) if names[i] not in self._special}
        self._set_up(tokens, self._byte_ids(), made)
        self.ended = self._special.get(ended)

    def words(self, text: str) -> Sequence[str]:
        """The words of a text, special tokens among them."""
        if self._marks is None:
            return rules.cut(text, self._rules)
        found, at = [], 0
        for mark in self._marks.finditer(text):
            found += [*rules.cut(text[at : mark.start()], self._rules), mark[0]]
            at = mark.end()
        return [*found, *rules.cut(text[at:], self._rules)]

    def whole(self, word: str) -> Sequence[tuple[int, int, int]]:
        """A special token, a word that is not cut, or the characters of several bytes that are tokens."""
        data = word.encode("utf-8")
        if word in self._special:
            return [(0, len(data), self._special[word])]
        if self._whole_first and data in self._whole_ids:
            return [(0, len(data), self._whole_ids[data])]
        if not self._by_characters:
            return ()
        ends = [0]
        for char in word:
            ends.append(ends[-1] + len(char.encode("utf-8")))
        spans = ((a, b, self._whole_ids.get(data[a:b])) for a, b in pairwise(ends) if b - a > 1)
        return [(a, b, id_) for a, b, id_ in spans if id_ is not None]

    def append(self, text: str, token: int, pending: bytes = b"") -> tuple[str, bytes]:
        """The text with one more token at its end; a special one, as an end, adds nothing."""
        if token in self._special.values():
            return text, b""
        longer, waiting = super().append(text, token, pending)
        return (longer.removeprefix(self.front) if not text else longer), waiting

    def _found(self, name: str) -> int:
        try:
            return self._ids[name]
        except KeyError:
            raise ValueError(f"its vocabulary lacks {name[:40]!r}, which its merges or marks name") from None

    def _bytes_of(self, name: str) -> bytes:
        if self._by_characters:
            byte = _BYTE.fullmatch(name)
            return bytes([int(byte[1], 16)]) if byte else name.replace(SPACE, " ").encode("utf-8", "replace")
        try:
            return from_file(name)
        except ValueError:
            return name.encode("utf-8", "replace")

    def _byte_ids(self) -> list[int]:
        if not self._by_characters:
            # a vocabulary may lack bytes that UTF-8 lacks, or that were too rare: they become its first token
            return [self._ids.get(to_file(bytes([byte])), 0) for byte in range(BYTES)]
        signs = (chr(byte).replace(" ", SPACE) if byte < 0x80 else "" for byte in range(BYTES))
        return [
            self._ids[sign] if sign in self._ids else self._ids.get(f"<0x{byte:02X}>", 0)
            for byte, sign in enumerate(signs)
        ]


def merges_by_score(names: Sequence[str], scores: Sequence[float]) -> list[tuple[str, str]]:
    """The merges of a SentencePiece vocabulary: of all that make a token, the highest score first."""
    known = set(names)
    found: list[tuple[float, int, str, str]] = []
    for name, score in zip(names, scores, strict=True):
        parts = ((name[:at], name[at:]) for at in range(1, len(name)))
        found += [
            (-score, len(found), left, right) for left, right in parts if left in known and right in known
        ]
    return [(left, right) for _, _, left, right in sorted(found)]


class _Added(msgspec.Struct):
    id: int
    content: str


class _Model(msgspec.Struct):
    vocab: dict[str, int] | list[Any]
    merges: list[tuple[str, str] | str] = []
    type: str = "BPE"
    byte_fallback: bool = False
    ignore_merges: bool = False


class _PublishedTokenizer(msgspec.Struct):
    model: _Model
    added_tokens: list[_Added] = []
    normalizer: dict[str, Any] | None = None
    pre_tokenizer: dict[str, Any] | None = None
    post_processor: dict[str, Any] | None = None


def read_tokenizer(folder: Path) -> Bpe:
    """The tokenizer of a model's folder; ValueError, one line, where there is none of a known kind."""
    try:
        if (folder / "tokenizer.json").exists():
            return _of_file(read_checked(folder / "tokenizer.json", _PublishedTokenizer, LARGEST_FILE))
        if (folder / "vocab.json").exists() and (folder / "merges.txt").exists():
            vocab = read_checked(folder / "vocab.json", dict[str, int], LARGEST_FILE)
            lines = read_text(folder / "merges.txt", LARGEST_FILE).splitlines()
            pairs = [pair(line) for line in lines if line and not line.startswith("#version")]
            marks = [name for name in vocab if name.startswith("<|")]
            return PublishedBpe(_in_order(vocab, []), pairs, special=marks)
    except FileError as error:
        raise ValueError(str(error)) from None
    raise ValueError(f"{folder}: has no tokenizer.json, nor vocab.json with merges.txt")


def _of_file(file: _PublishedTokenizer) -> Bpe:
    model = file.model
    if model.type != "BPE" or not isinstance(model.vocab, dict):
        raise ValueError(f"its tokenizer is {model.type[:40]}; the kind known here is BPE")
    words: list[str] = []
    spaces = [part for part in _parts(file.normalizer, "normalizers") if part.get("type") == "Prepend"]
    by_bytes, front = False, " " if spaces else ""
    for part in _parts(file.pre_tokenizer, "pretokenizers"):
        kind = part.get("type")
        if kind == "ByteLevel":
            by_bytes = True
            words += [rules.GPT2] if part.get("use_regex", True) else []
            front = " " if part.get("add_prefix_space") else front
        elif kind == "Digits":
            words.append(rules.DIGIT if part.get("individual_digits") else rules.DIGITS)
        elif kind == "Split":
            words.append(_rule(part))
        elif kind == "Metaspace":
            front = "" if part.get("prepend_scheme") == "never" else " "
        else:
            raise ValueError(f"its way to cut words, {str(kind)[:40]!r}, is not known here")
    return PublishedBpe(
        _in_order(model.vocab, file.added_tokens),
        [pair(one) if isinstance(one, str) else one for one in model.merges],
        words=words,
        special=[added.content for added in file.added_tokens],
        begin=_begin(file.post_processor),
        by_characters=not by_bytes,
        front=front,
        whole_first=model.ignore_merges,
    )


def _parts(one: Mapping[str, Any] | None, several: str) -> list[Mapping[str, Any]]:
    """The one step, or those of a sequence of them."""
    if one is None:
        return []
    found = one.get(several) if one.get("type") == "Sequence" else [one]
    if not isinstance(found, list) or not all(isinstance(part, dict) for part in found):
        raise ValueError(f"its {several} are no list of steps")
    return found


def _rule(part: Mapping[str, Any]) -> str:
    pattern = part.get("pattern")
    rule = pattern.get("Regex") if isinstance(pattern, dict) else None
    if not isinstance(rule, str) or part.get("behavior") != "Isolated" or part.get("invert"):
        raise ValueError("its way to split words is not known here; the one known is an isolated pattern")
    return rule


def _begin(post: Mapping[str, Any] | None) -> list[str]:
    """The special tokens that a template puts before a text."""
    for part in _parts(post, "processors"):
        single = part.get("single") if part.get("type") == "TemplateProcessing" else None
        if not isinstance(single, list):
            continue
        found = []
        for each in single:
            mark = each.get("SpecialToken") if isinstance(each, dict) else None
            if not isinstance(mark, dict):
                break
            found.append(str(mark.get("id")))
        return found
    return []


def pair(line: str) -> tuple[str, str]:
    """The two parts of a merge as files write it, with a space between; ValueError where it has not two."""
    left, space, right = line.partition(" ")
    if not (space and left and right):
        raise ValueError(f"its merge {line[:40]!r} is no pair")
    return left, right


def _in_order(vocab: Mapping[str, int], added: Sequence[_Added]) -> list[str]:
    """The tokens by id; ids that no token has are called after their number."""
    by_id = {i: name for name, i in vocab.items()} | {one.id: one.content for one in added}
    count = max(by_id, default=-1) + 1
    if not by_id or min(by_id) < 0 or count > MOST_TOKENS:
        raise ValueError(f"its vocabulary has ids from {min(by_id, default=0)} to {count - 1}")
    return [by_id.get(i, f"<id {i}>") for i in range(count)]
