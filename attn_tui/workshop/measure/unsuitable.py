"""Whether a text has a word that a child's tutor does not say: filters the corpus, and counts in samples."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from attn_tui.workshop.measure.lists import lines

VOWELS = "aeiou"
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


@dataclass(frozen=True)
class Entry:
    """A word or phrase as its units; an innocent use hides what begins inside it."""

    units: Sequence[str]
    innocent: bool


def unsuitable(text: str, lang: str) -> bool:
    """Whether a word of the list of this language ("en", "zh") is in the text."""
    return bool(found(text, lang))


def found(text: str, lang: str) -> list[str]:
    """The listed words that are in the text, in lower case, the shortest at each place.

    English is matched by whole words, a hyphen being a space and 's left off; Chinese by characters. What
    begins inside an innocent use does not count.
    """
    units, table = _units(text, lang), _table(lang)
    hits, at = [], 0
    while at < len(units):
        entries = [entry for entry in table.get(units[at], ()) if _begins(units, at, entry.units)]
        innocent = max((len(entry.units) for entry in entries if entry.innocent), default=0)
        if entries and not innocent:
            shortest = min(entries, key=lambda entry: len(entry.units)).units
            hits.append((" " if lang == "en" else "").join(shortest))
        at += innocent or 1
    return hits


def forms(word: str) -> set[str]:
    """An English word, or a phrase by its first word, with its regular endings: s, ed, ing, er, ers."""
    word, space, rest = word.partition(" ")
    stems = {word + end for end in ("", "s", "ed", "ing", "er", "ers")}
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        stems.add(word + "es")
    if word.endswith("e"):
        stems |= {word + "d", word + "r", word + "rs", word[:-1] + "ing"}
    elif word.endswith("y") and word[-2] not in VOWELS:
        stems |= {word[:-1] + end for end in ("ies", "ied", "ier", "iers")}
    elif len(word) > 2 and word[-2] in VOWELS and word[-3] not in VOWELS and word[-1] not in VOWELS + "wxy":
        stems |= {word + word[-1] + end for end in ("ed", "ing", "er", "ers")}
    return {stem + space + rest for stem in stems}


def listed(lang: str) -> tuple[list[str], list[str]]:
    """(innocent uses, words) of a language's file; an English word that has no endings keeps its =."""
    parts = [part.strip() for line in lines(f"unsuitable_{lang}.txt") for part in line.split(",")]
    entries = [part for part in parts if part]
    return [e[1:] for e in entries if e[0] == "-"], [e for e in entries if e[0] != "-"]


def _units(text: str, lang: str) -> Sequence[str]:
    """What is compared: English words, or Chinese characters."""
    if lang == "zh":
        return text
    words = _WORD.findall(text.lower().replace("’", "'"))
    return [word.removesuffix("'s") for word in words]


@lru_cache
def _table(lang: str) -> Mapping[str, Sequence[Entry]]:
    """The entries of a language by their first unit."""
    innocent, listing = listed(lang)
    words: set[str] = set()
    for word in listing:
        words |= {word.removeprefix("=")} if lang == "zh" or word[0] == "=" else forms(word)
    table = defaultdict(list)
    for some, is_innocent in ((innocent, True), (sorted(words), False)):
        for text in some:
            units = _units(text, lang)
            table[units[0]].append(Entry(units, is_innocent))
    return table


def _begins(units: Sequence[str], at: int, entry: Sequence[str]) -> bool:
    return units[at : at + len(entry)] == entry
