"""`attn-tui` alone: the tutor, opened where the options say or where the learner left, and its visit kept."""

from __future__ import annotations

import argparse
import asyncio
import gc
import os
import sys
import threading
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from attn_tui.command.lessons import read_lessons
from attn_tui.command.options import UsageError, changes, common, lang_of, named, runs_of, setup_of, text_of
from attn_tui.command.output import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from attn_tui.course.course import Course
    from attn_tui.course.lesson import Lesson, Problem
    from attn_tui.learner.progress import Progress
    from attn_tui.learner.saver import Saver
    from attn_tui.learner.session import Session
    from attn_tui.learner.visit import Visit
    from attn_tui.runs.run import Runs
    from attn_tui.tui.app import TutorApp

ASKED = ("text", "model", "family", "step", "tour", "lesson", "set", "switch", "input", "against")
"""Options that say where to open, so that nothing is gone on with."""
TOURS = ("use", "training")
LEARNED = "learned"
"""The folder beside the state in which learned weights are kept."""
PATIENCE = 5.0
"""Seconds that the screen has to end after a signal; one whose terminal is gone may never do so."""


def add(top: argparse.ArgumentParser) -> None:
    """The tutor's options."""
    common(top, None)
    changes(top, None)
    top.add_argument("--state", metavar="FILE", type=Path, help="open this state, and save it there")
    top.add_argument("--no-motion", action="store_true", help="show results at once, not as they are made")
    top.add_argument("--fresh", action="store_true", help="do not go on where you left")
    top.add_argument("--step", metavar="S", help="the step to open at: see `attn-tui steps`")
    top.add_argument("--tour", choices=TOURS, help="training: a step of training, backwards from the loss")
    top.add_argument("--lesson", metavar="L", help="the lesson to open at: see `attn-tui lessons`")
    top.add_argument("--lessons", metavar="DIR", type=Path, help="a folder with more lessons")
    top.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Open the tutor; 0 when the learner leaves it, 1 when it crashed, 2 where it cannot open or save."""
    # nothing made while starting is garbage; the app takes up collecting when its screen is there
    gc.disable()
    try:
        return _run(options)
    finally:
        gc.enable()


def _run(options: argparse.Namespace) -> int:
    from attn_tui.course.course import Course
    from attn_tui.files.folders import state_folder
    from attn_tui.learner.saver import Saver
    from attn_tui.learner.state import save
    from attn_tui.runs.shelf import Shelf

    runs = runs_of(options, Shelf(state_folder() / LEARNED))
    lessons, problems = _lessons(options.lessons)
    course = Course(lessons, options.lessons)
    given = [f"--{name}" for name in ASKED if getattr(options, name) is not None]
    if options.state is not None and given:
        raise UsageError(f"--state says where to open; leave out {', '.join(given)}")
    # what was asked for is made before a file is touched: where it cannot be, nothing has happened
    asked = _session(options, runs, course) if given else None
    if options.state is None:
        _need_terminal()
    visit = _visit(options)
    left = None if asked else _left(options, runs, visit)
    session = asked or left or _session(options, runs, course)
    _need_terminal()
    # Textual is loaded last: whatever is wrong with the options is said without it
    from attn_tui.tui.app import TutorApp
    from attn_tui.tui.motion import moves

    if asked and visit:
        visit.begun_anew()
    for note in visit.notes if visit else ():
        say(note)
    path = visit.path if visit else Path(os.devnull)
    saver: Saver[Session] = Saver(path, partial(save, path=path) if visit else lambda _: None)
    progress, kept = _progress()
    app = TutorApp(
        runs, session, course, saver.changed, lambda: saver.error or kept.error, progress, kept.changed,
        greet=left is not None,
    )  # fmt: skip
    app.motion = moves(os.environ, options.no_motion)
    with kept.ending(partial(_leave, app)), saver.ending(partial(_leave, app)):
        crashed = _runs_into_a_crash(app)
        if not (visit and visit.apart and app.left == session):
            saver.changed(app.left)
    for problem in problems:
        say(str(problem))
    if crashed:
        where = f"; what you did is saved in {path}" if visit and not saver.error else ""
        say(f"the tutor crashed{where}")
    if saver.error:
        say(saver.error)
    return 1 if crashed else (2 if saver.error else app.return_code or 0)


def _lessons(own: Path | None) -> tuple[Mapping[str, tuple[Lesson, ...]], tuple[Problem, ...]]:
    """The lessons, and what is wrong with those of the reader's `own`; without any, a language at a time."""
    from attn_tui.course.reading import Bundled

    return read_lessons(own) if own is not None else (Bundled(), ())


def _runs_into_a_crash(app: TutorApp) -> bool:
    """Run the app to its end; Textual itself prints what an exception in it was."""
    try:
        app.run()
    except (OSError, RuntimeError, ValueError) as error:
        # the terminal itself gave way: closed, or too odd for a driver
        say(f"{type(error).__name__}: {error}")
        return True
    return app.return_code == 1


def _leave(app: TutorApp, code: int) -> None:
    """From a signal: end the screen, so that the terminal is left as it was found."""
    end = threading.Timer(PATIENCE, os._exit, [code])
    end.daemon = True
    end.start()
    try:
        # the loop sleeps until something is there to read; only this wakes it
        asyncio.get_running_loop().call_soon_threadsafe(partial(app.exit, return_code=code))
    except RuntimeError:
        raise SystemExit(code) from None


def _need_terminal() -> None:
    # Textual reads from standard input and draws on standard error
    if not all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise UsageError("the tutor needs a terminal; in pipes and scripts use `attn-tui show STEP --text T`")


def _visit(options: argparse.Namespace) -> Visit | None:
    """The file to save to. None, and a line, where the usual one cannot be written; --state must be."""
    from attn_tui.files import FileError
    from attn_tui.learner.state import resume_path
    from attn_tui.learner.visit import Visit

    try:
        return Visit(options.state or resume_path())
    except FileError as error:
        if options.state is not None:
            raise UsageError(f"--state {error}") from None
        say(f"{error}; nothing of this visit will be kept")
        return None


def _left(options: argparse.Namespace, runs: Runs, visit: Visit | None) -> Session | None:
    """The session of --state, or where the learner left; None where there is none, or --fresh."""
    if visit is None:
        return None
    if options.state is not None:
        session = visit.opened(runs)
    elif options.fresh:
        visit.begun_anew()
        return None
    else:
        session = visit.resumed(runs)
    return session and replace(session, lang=options.lang or session.lang)


def _progress() -> tuple[Progress, Saver[Progress]]:
    """What was done of the course, and what keeps it; a file that cannot be used is told."""
    from attn_tui.learner import progress as kept
    from attn_tui.learner.saver import Saver

    path = kept.progress_path()
    found, said = kept.load(path)
    if said:
        say(said)
    return found, Saver(path, partial(kept.save, path=path))


def _session(options: argparse.Namespace, runs: Runs, course: Course) -> Session:
    """The session that the options ask for: on the road, at its first card where they say nothing else."""
    from types import MappingProxyType

    from attn_tui.learner import road
    from attn_tui.learner.session import FIRST_OF_TRAINING, Road, Session, keep_place
    from attn_tui.text.clean import clean
    from attn_tui.tour.tour import tour_of

    lang = lang_of(options)
    lesson = _lesson(options.lesson, course.lessons[lang]) if options.lesson else None
    name = named(options) or (lesson.model if lesson else "") or runs.names[0]
    trained = runs.model(name)
    text = clean(text_of(options, trained, lang, lesson.text if lesson else ""))
    setup = setup_of(options, runs, trained, text)
    layer, head = trained.card.opens_at
    begun = FIRST_OF_TRAINING if options.tour == "training" else ""
    step = options.step or (lesson.step if lesson else "") or begun
    tour = tour_of(runs[setup], step)
    own = text if options.text is not None else ""
    session = Session(
        text,
        tour.station(step).step.id if options.step or begun else tour.steps[0].id,
        lang,
        trained.name,
        layer=layer,
        head=head,
        knobs=MappingProxyType(dict(setup.knobs)),
        switches=MappingProxyType(dict(setup.switches)),
        edits=setup.edits,
        others=setup.others,
        pinned=None if options.against is None else replace(setup, text=clean(options.against)),
        road=Road(on=True, own=own),
    )
    changed = [
        each for each in ASKED if each not in ("text", "lesson") and getattr(options, each) is not None
    ]
    if lesson:
        there = road.go_to_card(session, runs, course, lesson.id)
        if not changed:
            return there
        session = replace(session, lesson=lesson.id, step=options.step or lesson.step, road=there.road)
    elif not changed:
        return road.begin(session, runs, course, own)
    else:
        session = road.beside(session, course)
    return keep_place(session, tour)


def _lesson(wanted: str, lessons: tuple[Lesson, ...]) -> Lesson:
    for lesson in lessons:
        if lesson.id == wanted:
            return lesson
    known = ", ".join(lesson.id for lesson in lessons)
    raise UsageError(f"there is no lesson {wanted!r}; the lessons are: {known}")
