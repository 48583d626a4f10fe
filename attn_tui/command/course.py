"""`attn-tui course` and `attn-tui check`: how far the learner is, and tasks without a screen."""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING

from attn_tui.command.lessons import read_lessons
from attn_tui.command.options import Commands, UsageError, in_language, lang_of
from attn_tui.command.output import print_json, print_table, say

if TYPE_CHECKING:
    from attn_tui.course.course import Course
    from attn_tui.course.stop import Stop
    from attn_tui.learner.progress import Progress

TICK, BLANK = "●", "○"


def add(commands: Commands) -> None:
    """The verbs and their options."""
    course = commands.add_parser("course", help="the chapters, what of them is done, and the time left")
    in_language(course)
    _lessons(course)
    shape = course.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="as JSON")
    shape.add_argument("--receipt", action="store_true", help="what was done, when, on which sentence")
    course.set_defaults(run=run, verb="course", takes=("lang", "lessons"))
    check = commands.add_parser("check", help="check an answer to the task of a card")
    in_language(check)
    _lessons(check)
    check.add_argument("--text", metavar="T", default=argparse.SUPPRESS, help="on this sentence")
    check.add_argument("of", metavar="LESSON", help="the id of the lesson: see `attn-tui lessons`")
    check.add_argument("task", metavar="TASK", help="the id of the card: see `attn-tui course --json`")
    check.add_argument(
        "answer",
        metavar="ANSWER",
        help="a number or arithmetic, an option by place or words, or a deed, like 'switch mask none'",
    )
    check.set_defaults(run=run_check, verb="check", takes=("lang", "lessons", "text"))


def _lessons(to: argparse.ArgumentParser) -> None:
    to.add_argument(
        "--lessons", metavar="DIR", type=Path, default=argparse.SUPPRESS, help="a folder with more lessons"
    )


def run(options: argparse.Namespace) -> int:
    """Print the chapters, all of it as JSON, or the receipt."""
    from attn_tui.learner.progress import load, progress_path

    course, lang = _course(options), lang_of(options)
    progress, said = load(progress_path())
    if said:
        say(said)
    if options.receipt:
        for line in _receipt(course, progress, lang):
            print(line)
    elif options.json:
        print_json([_chapter_row(stops, progress, lang) for stops in _chapters(course, lang)], indent=2)
    else:
        print_table([_line(stops, progress, lang) for stops in _chapters(course, lang)])
    return 0


def run_check(options: argparse.Namespace) -> int:
    """Say whether the answer is right; 0 if it is, which is kept as done, and 1 if it is not."""
    from attn_tui.course.card_reading import read_moves
    from attn_tui.course.malformed import Malformed
    from attn_tui.learner import progress as kept
    from attn_tui.learner import road, tasks
    from attn_tui.learner.session import Road, Session
    from attn_tui.learner.sight import Sight
    from attn_tui.runs.run import Runs
    from attn_tui.text.clean import clean

    course, lang, runs = _course(options), lang_of(options), Runs()
    stop = _stop(course, lang, options.of, options.task)
    task = stop.card.task
    if task is None:
        raise UsageError(f"the card {stop.key} has no task")
    own = clean(options.text or "")
    session = road.at_stop(Session("", "", lang, road=Road(on=True, own=own)), runs, stop)
    sight = Sight(session, runs, stop)
    if task.kind == "deed":
        try:
            moves = read_moves(options.answer)
        except Malformed as error:
            raise UsageError(str(error)) from None
        sight = Sight(tasks.moved(session, moves, sight), runs, stop)
    verdict = tasks.check(task, options.answer, sight)
    print(clean(verdict.said))
    if verdict.right:
        path = kept.progress_path()
        progress, said = kept.load(path)
        if said:
            say(said)
        done = kept.Done(now(), sight.session.text, clean(options.answer))
        kept.save(progress.ticked(stop.key, done), path)
    return 0 if verdict.right else 1


def now() -> str:
    """The present time, UTC, to the second."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


def _course(options: argparse.Namespace) -> Course:
    from attn_tui.course.course import Course

    lessons, problems = read_lessons(options.lessons)
    for problem in problems:
        say(str(problem))
    return Course(lessons, options.lessons)


def _stop(course: Course, lang: str, lesson: str, card: str) -> Stop:
    for stop in course.road(lang):
        if stop.lesson.id == lesson and stop.card.id == card:
            return stop
    known = [stop for stop in course.road(lang) if stop.lesson.id == lesson]
    if not known:
        ids = ", ".join(each.id for each in course.lessons[lang])
        raise UsageError(f"there is no lesson {lesson!r}; the lessons are: {ids}")
    asked = ", ".join(stop.card.id for stop in known if stop.card.task) or "none"
    raise UsageError(f"there is no task {card!r} in {lesson}; its tasks are: {asked}")


def _chapters(course: Course, lang: str) -> list[list[Stop]]:
    found: dict[str, list[Stop]] = {}
    for stop in course.road(lang):
        found.setdefault(stop.chapter.id, []).append(stop)
    return list(found.values())


def _line(stops: list[Stop], progress: Progress, lang: str) -> tuple[str, ...]:
    from attn_tui.learner.progress import seconds_left

    asked = [stop.key in progress.done for stop in stops if stop.card.task]
    minutes = -(-seconds_left(progress, stops) // 60)
    first = stops[0]
    left = f"约 {minutes} 分钟" if lang == "zh" else f"about {minutes} min"
    return (
        str(first.chapter_number),
        first.chapter.title[lang],
        "".join(TICK if done else BLANK for done in asked),
        f"{sum(asked)}/{len(asked)}",
        left if minutes else "",
    )


def _chapter_row(stops: list[Stop], progress: Progress, lang: str) -> dict[str, object]:
    from attn_tui.learner.progress import seconds_left

    return {
        "chapter": stops[0].chapter.id,
        "title": stops[0].chapter.title[lang],
        "seconds_left": seconds_left(progress, stops),
        "cards": [
            {
                "lesson": stop.lesson.id,
                "card": stop.card.id,
                "title": stop.card.title,
                "task": stop.card.task.kind if stop.card.task else None,
                "seen": stop.key in progress.seen,
                "done": progress.done[stop.key].when if stop.key in progress.done else None,
            }
            for stop in stops
        ],
    }


def _receipt(course: Course, progress: Progress, lang: str) -> list[str]:
    from attn_tui import __version__
    from attn_tui.text.clean import clean

    asked = [stop for stop in course.road(lang) if stop.card.task]
    done = [stop for stop in asked if stop.key in progress.done]
    lines = [f"attn-tui {__version__} · {now()} · {len(done)}/{len(asked)}", ""]
    for stop in done:
        each = progress.done[stop.key]
        again = f" · {each.again}" if each.again else ""
        lines += [
            clean(f"{TICK} {stop.chapter_number} {stop.lesson.title} · {stop.card.title} ({stop.key})"),
            clean(f"  {each.when}{again} · “{each.text}”" + (f" · {each.answer}" if each.answer else "")),
        ]
    return lines
