"""The words that facts are made of, by kind, from the vocabulary files beside this one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import chain


@dataclass(frozen=True)
class Noun:
    """A word with its plural; in Chinese both are the same and `measure` is the measure word."""

    one: str
    many: str
    measure: str = ""


@dataclass(frozen=True)
class Vocabulary:
    """The words of one language by kind ("animals", "colours" …)."""

    kinds: dict[str, tuple[Noun, ...]]

    def nouns(self, *kinds: str) -> tuple[Noun, ...]:
        """Every noun of these kinds."""
        return tuple(chain.from_iterable(self.kinds[kind] for kind in kinds))

    def words(self, *kinds: str) -> tuple[str, ...]:
        """Every word of these kinds (of all, if none is named), each once."""
        return tuple(dict.fromkeys(noun.one for noun in self.nouns(*(kinds or self.kinds))))


@cache
def vocabulary(lang: str) -> Vocabulary:
    """The words of `lang` ("en" or "zh").

    A file has `[kind measure]` headings; below them words parted by blanks, `mouse/mice` where the plural is
    irregular, `_` for a blank within a word.
    """
    kinds: dict[str, list[Noun]] = {}
    text = resources.files(__package__).joinpath(f"vocabulary.{lang}.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("["):
            kind, _, measure = line.strip("[]").partition(" ")
            kinds.setdefault(kind, [])
        else:
            kinds[kind] += (_noun(word.replace("_", " "), lang, measure) for word in line.split())
    return Vocabulary({kind: tuple(nouns) for kind, nouns in kinds.items()})


def _noun(entry: str, lang: str, measure: str) -> Noun:
    one, _, many = entry.partition("/")
    return Noun(one, many or (plural(one) if lang == "en" else one), measure)


def split(text: str) -> tuple[str, ...]:
    """The words of a text, parted by blanks."""
    return tuple(text.split())


def plural(noun: str) -> str:
    """The regular English plural of a noun."""
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"
