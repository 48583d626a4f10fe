"""`attn-tui terms`: the words of the course, or one of them with the lesson that explains it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from attn_tui.command.lessons import read_lessons
from attn_tui.command.options import Commands, UsageError, in_language, lang_of
from attn_tui.command.output import print_json, print_table, say

if TYPE_CHECKING:
    from attn_tui.course.glossary import Glossary, Term

WIDTH = 80
"""Cells of a line of an entry."""


def add(commands: Commands) -> None:
    """The verb and its options."""
    terms = commands.add_parser(
        "terms", help="list the terms, or explain one, called by its name in 中文 or English"
    )
    in_language(terms)
    terms.add_argument(
        "--lessons", metavar="DIR", type=Path, default=argparse.SUPPRESS, help="a folder with more lessons"
    )
    terms.add_argument("--json", action="store_true", help="as JSON")
    terms.add_argument("word", nargs="*", metavar="WORD", help="a term; all of them if left out")
    terms.set_defaults(run=run, verb="terms", takes=("lang", "lessons"))


def run(options: argparse.Namespace) -> int:
    """Print the terms, or the one that was asked for."""
    from attn_tui.course.glossary import read_glossary

    lang, said = lang_of(options), " ".join(options.word)
    lessons, _ = read_lessons(options.lessons)
    glossary, problems = read_glossary(options.lessons)
    if said:
        term = _found(glossary, lang, said)
        if options.json:
            print_json(_row(glossary, term), indent=2)
        else:
            title = {lesson.id: lesson.title for lesson in lessons[lang]}.get(term.lesson, "")
            _print_entry(glossary, term, title)
    elif options.json:
        print_json([_row(glossary, term) for term in glossary.terms[lang]], indent=2)
    else:
        print_table([(term.name, _elsewhere(glossary, term), term.lesson) for term in glossary.terms[lang]])
    for problem in problems:
        say(str(problem))
    return 0


def _found(glossary: Glossary, lang: str, said: str) -> Term:
    """The term; UsageError with the nearest ones where there is none of this name."""
    if (term := glossary.find(lang, said)) is not None:
        return term
    near = ", ".join(term.name for term in glossary.near(lang, said))
    helps = f"the nearest are: {near}" if near else "`attn-tui terms` lists them all"
    raise UsageError(f"there is no term {said!r}; {helps}")


def _elsewhere(glossary: Glossary, term: Term) -> str:
    """Its name in the other language, where that is another."""
    twin = glossary.twin(term)
    return twin.name if twin is not None and twin.name != term.name else ""


def _row(glossary: Glossary, term: Term) -> dict[str, object]:
    also = [*term.aliases, *glossary.others(term)]
    return {"id": term.id, "name": term.name, "also": also, "text": term.text, "lesson": term.lesson}


def _print_entry(glossary: Glossary, term: Term, title: str) -> None:
    from rich.text import Text

    from attn_tui.paint.wrap import wrap
    from attn_tui.text.clean import clean

    also = ", ".join((*term.aliases, *glossary.others(term)))
    lesson = f"{title} (attn-tui --lesson {term.lesson})" if title else term.lesson
    for said in (term.name, also, "", term.text, "", lesson):
        for line in wrap(Text(clean(said)), WIDTH):
            print(line.plain)
