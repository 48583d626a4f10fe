"""The glossary: the terms of the course, one Markdown file a language, each found by any of its names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from pathlib import Path

from attn_tui.course.folder import GLOSSARY, lessons_folder
from attn_tui.course.lesson import ID, Problem
from attn_tui.course.reading import LANGUAGES
from attn_tui.files import FileError
from attn_tui.files.reading import read_text
from attn_tui.text.clean import clean_lines

LARGEST = 256 * 1024
"""Bytes; some hundred short entries."""
CLOSE, LONGEST_NAME = 0.6, 60
"""How alike two names must be to be taken for each other, and the characters that are compared."""

_FACT = re.compile(r"- *(id|also|lesson|card|everyday) *: *(.*)")
_BETWEEN = re.compile(r"[,，、]")
_IGNORED = re.compile(r"[\s_'’\-‐‑–−]+")


@dataclass(frozen=True)
class Term:
    """One word of the course in one language: its name, its other names, what it means in a sentence or two.

    `lesson` is the id of the lesson that explains it, and `card` that of the card in it; `line` the line of
    the file, from 1, with its name. An `everyday` word may be used before it is explained.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    text: str
    lesson: str
    lang: str
    path: Path
    line: int
    card: str = ""
    everyday: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """All that it can be called, the name itself first."""
        return (self.name, *self.aliases)


@dataclass(frozen=True)
class Glossary:
    """The terms by language, in the order of the course."""

    terms: Mapping[str, tuple[Term, ...]]

    def of(self, lang: str, term_id: str) -> Term | None:
        """The term of this id in this language."""
        return next((term for term in self.terms.get(lang, ()) if term.id == term_id), None)

    def find(self, lang: str, said: str) -> Term | None:
        """The term in `lang` that is called so in either language; capitals, spaces, hyphens do not count."""
        return self.of(lang, self._ids.get(folded(said), ""))

    def near(self, lang: str, said: str, most: int = 3) -> tuple[Term, ...]:
        """The terms whose names are closest to this one, the closest first; none where none is close."""
        wanted, found = folded(said)[:LONGEST_NAME], dict[str, float]()
        for name, term_id in self._ids.items():
            found[term_id] = max(found.get(term_id, 0), _likeness(wanted, name))
        close = sorted((one for one in found if found[one] >= CLOSE), key=lambda one: -found[one])
        return tuple(term for one in close if (term := self.of(lang, one)) is not None)[:most]

    def twin(self, term: Term) -> Term | None:
        """The same term in the other language."""
        twins = (self.of(lang, term.id) for lang in self.terms if lang != term.lang)
        return next((twin for twin in twins if twin is not None), None)

    def others(self, term: Term) -> tuple[str, ...]:
        """What it is called in the other language, without what it is called here too."""
        twin, here = self.twin(term), {folded(name) for name in term.names}
        return tuple(name for name in (twin.names if twin else ()) if folded(name) not in here)

    @cached_property
    def _ids(self) -> dict[str, str]:
        """The id by every name, in every language."""
        terms = [term for lang in self.terms for term in self.terms[lang]]
        ids = {folded(name): term.id for term in reversed(terms) for name in term.names}
        return ids | {folded(term.id): term.id for term in terms}


def folded(name: str) -> str:
    """A name as it is compared: `Top-K`, `top k` and `topk` are one."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return _IGNORED.sub("", plain) or plain.strip()


def read_glossary(own: Path | None = None) -> tuple[Glossary, tuple[Problem, ...]]:
    """The bundled glossary with that of the reader's `own` folder added, and what was wrong.

    Of two entries with one id the reader's own is taken.
    """
    terms: dict[str, tuple[Term, ...]] = {}
    problems: dict[Problem, None] = {}
    for lang in LANGUAGES:
        found: dict[str, Term] = {}
        for folder in (lessons_folder(), own):
            if folder is not None:
                entries, wrong = load_glossary(folder, lang)
                found |= {term.id: term for term in entries}
                problems |= dict.fromkeys(wrong)
        terms[lang] = tuple(found.values())
    return Glossary(terms), tuple(problems)


def load_glossary(folder: Path, lang: str) -> tuple[tuple[Term, ...], tuple[Problem, ...]]:
    """The terms of one folder in one language, and what is wrong with others: none where it has no glossary.

    It stands in `zh/glossary.md` and `en/glossary.md`, or in one `glossary.md` for both languages.
    """
    terms: dict[str, Term] = {}
    problems: list[Problem] = []
    for path in (folder / GLOSSARY, folder / lang / GLOSSARY):
        if not path.is_file():
            continue
        try:
            entries = _entries(read_text(path, LARGEST))
        except FileError as error:
            problems.append(Problem(path, error.line, error.why))
            continue
        for line, name, below in entries:
            try:
                term = _term(line, name, below, path, lang)
            except ValueError as error:
                problems.append(Problem(path, line, f"{name}: {error}"))
                continue
            if term.id in terms:
                taken = terms[term.id]
                problems.append(
                    Problem(path, line, f"{name}: id {term.id!r} is taken by {taken.path}:{taken.line}")
                )
            else:
                terms[term.id] = term
    return tuple(terms.values()), tuple(problems)


def _entries(text: str) -> list[tuple[int, str, list[str]]]:
    """Each `## name` with its line, and the lines below it; what stands above the first is no entry."""
    entries: list[tuple[int, str, list[str]]] = []
    lines = clean_lines(text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    for number, line in enumerate(lines, 1):
        if line.startswith("## "):
            entries.append((number, line[3:].strip(), []))
        elif entries:
            entries[-1][2].append(line.strip())
    return entries


def _term(line: int, name: str, below: Iterable[str], path: Path, lang: str) -> Term:
    """The entry; ValueError says what is wrong with it."""
    facts, said = dict[str, str](), list[str]()
    for text in filter(None, below):
        if match := _FACT.fullmatch(text):
            facts[match[1]] = match[2].strip()
        else:
            said.append(text)
    for key in ("id", "lesson"):
        if not facts.get(key):
            raise ValueError(f"lacks a line `- {key}: …`")
    if not ID.fullmatch(facts["id"]):
        raise ValueError(f"id {facts['id']!r} must be lower-case letters, digits and single hyphens")
    if not name or not said:
        raise ValueError("has no name" if not name else "has no text")
    aliases = (alias.strip() for alias in _BETWEEN.split(facts.get("also", "")))
    return Term(
        facts["id"], name, tuple(filter(None, aliases)), (" " if lang == "en" else "").join(said),
        facts["lesson"], lang, path, line, facts.get("card", ""), facts.get("everyday") == "yes",
    )  # fmt: skip


def _likeness(wanted: str, name: str) -> float:
    """From 0 to 1; one name inside the other is close, the closer the more of it that is."""
    alike = SequenceMatcher(None, wanted, name[:LONGEST_NAME]).ratio()
    short, long = sorted((wanted, name), key=len)
    # a letter or two are inside of almost anything, a Chinese character is a word
    inside = short in long and (len(short) > 2 or not short.isascii()) and bool(short)
    return max(alike, CLOSE + 0.4 * len(short) / len(long)) if inside else alike
