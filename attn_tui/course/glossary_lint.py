"""What is wrong with a glossary that can be read: lengths, names taken twice, lessons, parity."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from attn_tui.course.glossary import Term, folded, load_glossary
from attn_tui.course.lesson import Problem
from attn_tui.course.reading import LANGUAGES

SENTENCES, LONGEST = 2, {"zh": 150, "en": 300}
"""An entry has at most so many sentences, and so many characters of its language: four lines."""

_SENTENCE = re.compile(r"[。！？]|[.!?](?=[\s”\")]|$)")


def check_glossary(folder: Path, lessons: Collection[str]) -> Iterator[Problem]:
    """Everything that is wrong with the glossary of a folder; `lessons` are the ids that it may name."""
    found: dict[str, tuple[Term, ...]] = {}
    for lang in LANGUAGES:
        found[lang], problems = load_glossary(folder, lang)
        yield from problems
        for term in found[lang]:
            yield from _alone(term, lessons)
    yield from _taken(term for lang in LANGUAGES for term in found[lang])
    if all((folder / lang).is_dir() for lang in LANGUAGES):
        yield from _parity(found["zh"], found["en"], folder)


def sentences(text: str) -> int:
    """How many sentences end in the text."""
    return len(_SENTENCE.findall(text))


def _alone(term: Term, lessons: Collection[str]) -> Iterator[Problem]:
    def wrong(message: str) -> Problem:
        return Problem(term.path, term.line, f"{term.name}: {message}")

    if term.lesson not in lessons:
        yield wrong(f"there is no lesson {term.lesson!r}; the lessons are: {', '.join(lessons)}")
    if not 1 <= (count := sentences(term.text)) <= SENTENCES:
        yield wrong(f"has {count} sentences; an entry has 1 to {SENTENCES}, each with its full stop")
    if (length := len(term.text)) > (most := LONGEST[term.lang]):
        yield wrong(f"has {length} characters; an entry has at most {most}")


def _taken(terms: Iterable[Term]) -> Iterator[Problem]:
    """Names that two terms share, in one language or across both; in one entry a name stands once."""
    first: dict[str, Term] = {}
    for term in terms:
        here: set[str] = set()
        for name in term.names:
            key, other = folded(name), first.setdefault(folded(name), term)
            if other.id != term.id:
                message = f"{term.name}: {name!r} is a name of {other.name} already"
                yield Problem(term.path, term.line, message)
            elif key in here:
                yield Problem(term.path, term.line, f"{term.name}: {name!r} stands twice")
            here.add(key)


def _parity(zh: tuple[Term, ...], en: tuple[Term, ...], folder: Path) -> Iterator[Problem]:
    by_id = {"zh": {term.id: term for term in zh}, "en": {term.id: term for term in en}}
    for lang, other in (("zh", "en"), ("en", "zh")):
        for term_id, term in by_id[lang].items():
            if term_id not in by_id[other]:
                message = f"{term.name}: {term_id!r} is missing in {folder / other}"
                yield Problem(term.path, term.line, message)
    for term in en:
        twin = by_id["zh"].get(term.id)
        if twin is not None and twin.lesson != term.lesson:
            message = f"{term.name}: lesson {term.lesson!r}, but {twin.lesson!r} in {twin.path}"
            yield Problem(term.path, term.line, message)
