"""What a model of pictures or sounds has where one of text has its tokenizer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import ClassVar

from attn_tui.files import FileError
from attn_tui.files.reading import read_text
from attn_tui.graph.op import Array
from attn_tui.text.bilingual import Bilingual
from attn_tui.tokenize.piece import LARGEST_FILE, Piece

CLASS_TOKEN = "[CLS]"
"""The label of the row that is put below the others, from which the class is read."""
_NUMBERED = re.compile(r"(?P<name>.*?)\s*#?(?P<number>[0-9]{1,6})?", re.DOTALL)


class InputError(Exception):
    """A picture or a sound that cannot be had, in one line for people."""


@dataclass(frozen=True)
class NamedSense:
    """One of ours: its class, as the model calls it, and the names by which a learner may ask for it."""

    label: str
    words: Bilingual
    others: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All of them, in small letters."""
        return tuple(name.lower() for name in (self.words.en, self.words.zh, self.label, *self.others))


@dataclass(frozen=True)
class Sense:
    """Reads what a text names, and knows what the classes are called.

    It stands where a text model has its tokenizer: `vocabulary` are the classes, in the order of their ids.
    A text names one of ours, perhaps with the number of a variation (`seven 3`), or a file by its ending.
    """

    vocabulary: tuple[str, ...]

    known: ClassVar[tuple[NamedSense, ...]] = ()
    ending: ClassVar[str] = ""
    words: ClassVar[Bilingual] = Bilingual("", "")

    @property
    def unknown(self) -> int | None:
        """No class stands for what is not known."""
        return None

    @cached_property
    def places(self) -> tuple[str, ...]:
        """The labels of the rows, the class token's the last."""
        raise NotImplementedError

    def encode(self, text: str) -> tuple[Piece, ...]:
        """No text is cut here."""
        return ()

    def append(self, text: str, token: int, pending: bytes = b"") -> tuple[str, bytes]:
        """Nothing follows a picture or a sound."""
        return text, b""

    def named(self, text: str) -> tuple[NamedSense, int] | None:
        """Which of ours a text names, and the number of the variation, 0 for the plain one."""
        wanted = text.strip().lower()
        found = _NUMBERED.fullmatch(wanted)
        for name, number in ((wanted, 0), (found["name"], int(found["number"] or 0)) if found else ("", 0)):
            for one in self.known:
                if name in one.names and one.label in self.vocabulary:
                    return one, number
        return None

    def label(self, text: str) -> int | None:
        """The class that is right for this text, where it is one of ours."""
        found = self.named(text)
        return None if found is None else self.vocabulary.index(found[0].label)

    def read(self, text: str) -> Array:
        """The picture or the sound that the text names, float32; InputError where there is none."""
        found = self.named(text)
        if found is not None:
            return self.made(found[0].label, found[1])
        if text.strip().lower().endswith(self.ending):
            return self.from_file(Path(text.strip()).expanduser())
        raise InputError(self.offer("en", text))

    def offer(self, lang: str, text: str = "") -> str:
        """What can be asked for, in words."""
        names = ", ".join(one.words[lang] for one in self.known if one.label in self.vocabulary)
        if lang == "zh":
            said = f"没有叫 {text[:40]!r} 的{self.words.zh}；" if text else ""
            return f"{said}可以选：{names}（后面可加数字，换个样子），或者一个 {self.ending} 文件的路径"
        said = f"there is no {self.words.en} {text[:40]!r}; " if text else ""
        return f"{said}try {names} (a number behind it varies it), or the path of a {self.ending} file"

    def lacking(self, lang: str, text: str) -> str:
        """Why there is nothing to be seen or heard, in one line; empty where there is."""
        if not text.strip():
            return self.offer(lang)
        try:
            self.read(text)
        except InputError as error:
            # what is wrong with a file is said as the system says it
            return str(error) if text.strip().lower().endswith(self.ending) else self.offer(lang, text)
        return ""

    def made(self, label: str, number: int) -> Array:
        """One of ours, drawn or sounded anew."""
        raise NotImplementedError

    def from_file(self, path: Path) -> Array:
        """What a file holds; InputError, one line, where that cannot be used."""
        raise NotImplementedError


def read_classes(path: Path) -> tuple[str, ...]:
    """The classes in this file, one a line; ValueError where there are none."""
    try:
        classes = tuple(read_text(path, LARGEST_FILE).splitlines())
    except FileError as error:
        raise ValueError(error.why) from None
    if not classes or len(set(classes)) != len(classes):
        raise ValueError("it names no classes, or one of them twice")
    return classes
