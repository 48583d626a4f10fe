"""`attn-tui lessons`: the lessons that there are, or what is wrong with a folder of them."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from attn_tui.command.options import Commands, UsageError, common, lang_of, need_folder
from attn_tui.command.output import print_json, print_table, say

if TYPE_CHECKING:
    from attn_tui.course.lesson import Lesson, Problem


def add(commands: Commands) -> None:
    """The verb and its options."""
    lessons = commands.add_parser("lessons", help="list the lessons, or check a folder of them")
    common(lessons)
    lessons.add_argument(
        "--lessons", metavar="DIR", type=Path, default=argparse.SUPPRESS, help="a folder with more lessons"
    )
    lessons.add_argument(
        "--check", action="store_true", help="check the lessons (of FOLDER) and say what is wrong"
    )
    lessons.add_argument("--json", action="store_true", help="as JSON")
    lessons.add_argument(
        "folder", nargs="?", type=Path, help="the folder to check; the bundled lessons if left out"
    )
    lessons.set_defaults(run=run, verb="lessons", takes=("text", "lang", "model", "family", "lessons"))


def run(options: argparse.Namespace) -> int:
    """Print the lessons, or check them."""
    if options.check:
        return _check(options)
    if options.folder is not None:
        raise UsageError("a folder goes with --check, or as --lessons DIR")
    lessons, problems = read_lessons(options.lessons)
    lang = lang_of(options)
    if options.json:
        rows = [{"id": x.id, "title": x.title, "order": x.order, "step": x.step} for x in lessons[lang]]
        print_json(rows, indent=2)
    else:
        print_table([(str(x.order), x.id, x.step, x.title) for x in lessons[lang]])
    for problem in problems:
        say(str(problem))
    return 0


def _check(options: argparse.Namespace) -> int:
    from attn_tui.course.folder import lessons_folder
    from attn_tui.course.lint import check
    from attn_tui.models import library
    from attn_tui.models.knobs import KNOBS
    from attn_tui.models.switches import SWITCHES
    from attn_tui.text.clean import clean
    from attn_tui.tour.steps import STEPS

    folder = options.folder or options.lessons or lessons_folder()
    need_folder(str(folder), folder)
    switches = {id: [option.id for option in switch.options] for id, switch in SWITCHES.items()}
    problems = check(
        folder, list(STEPS), library.names(), library.node_names(), switches=switches, knobs=list(KNOBS)
    )
    for problem in problems:
        print(clean(str(problem)))
    if problems:
        raise UsageError(f"{folder}: {len(problems)} problem(s) in the lessons, listed above")
    print(clean(f"{folder}: no problems"))
    return 0


def read_lessons(own: Path | None) -> tuple[dict[str, tuple[Lesson, ...]], tuple[Problem, ...]]:
    """The bundled lessons and the reader's `own`, by language, and what is wrong with any of them."""
    from attn_tui.course.reading import read_course
    from attn_tui.models import library
    from attn_tui.tour.steps import STEPS

    if own is not None:
        need_folder(f"--lessons {own}", own)
    return read_course(own, list(STEPS), library.names())
