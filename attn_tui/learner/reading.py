"""The lesson beside the learner, and what opening one makes of a session."""

from __future__ import annotations

from collections.abc import Callable

from attn_tui.course.course import Course
from attn_tui.course.directive import SPACE, Index
from attn_tui.course.lesson import Lesson
from attn_tui.learner import session as sessions
from attn_tui.learner.session import Session
from attn_tui.runs.run import Runs
from attn_tui.runs.setup import Setup
from attn_tui.tour.tour import Tour, tour_of


def lesson_of(session: Session, course: Course) -> Lesson | None:
    """The lesson that was opened, or else the one beside the step."""
    return course.beside(session.lang, session.lesson, session.step, session.model)


def is_foreign(lesson: Lesson | None, session: Session) -> bool:
    """Whether the lesson tells of another model than the one that is shown."""
    return lesson is not None and lesson.model not in ("", session.model)


def numbers(lesson: Lesson, session: Session, runs: Runs) -> Callable[[str, tuple[Index, ...]], float | None]:
    """What a lesson's directives stand for: numbers of what is shown, or of the lesson's own model."""
    tour, place = tour_of(runs[session.setup], session.step), (session.stack, session.layer, session.head)
    if is_foreign(lesson, session):
        # its own model and sentence, so that the text and its numbers fit together
        text = lesson.text or (*examples(runs, lesson.model, session.lang), "")[0]
        tour, place = Tour(runs[Setup(lesson.model, text)]), ("", 0, 0)

    def number(name: str, cell: tuple[Index, ...]) -> float | None:
        if name == SPACE:
            from attn_tui.learner.near import cosine

            return cosine(cell)
        return tour.number(name, cell, *place, session.lang)

    return number


def examples(runs: Runs, model: str, lang: str) -> tuple[str, ...]:
    """The example sentences of this model."""
    return runs.model(model).examples(lang)


def read(session: Session, runs: Runs, course: Course, lesson: Lesson) -> Session:
    """Open a lesson, with its model, and with its sentence where the learner has typed none."""
    there = take_model(session, runs, course, lesson.model or session.model, lesson.text)
    return sessions.read_lesson(there, tour_of(runs[there.setup], lesson.step), lesson.id, lesson.step)


def read_along(session: Session, runs: Runs, course: Course) -> Session:
    """The model and the sentence that the lesson tells of."""
    lesson = lesson_of(session, course)
    return session if lesson is None else read(session, runs, course, lesson)


def turn_lesson(session: Session, runs: Runs, course: Course, by: int) -> Session:
    """The next lesson of the course or the one before, with its step."""
    lessons = course.lessons.get(session.lang, ())
    if not lessons:
        return session
    here = lesson_of(session, course)
    index = lessons.index(here) + by if here in lessons else 0
    return read(session, runs, course, lessons[max(0, min(index, len(lessons) - 1))])


def next_model(session: Session, runs: Runs, course: Course) -> Session:
    """The next of the models, after the last the first."""
    names = runs.names
    return take_model(session, runs, course, names[(names.index(session.model) + 1) % len(names)])


def take_model(session: Session, runs: Runs, course: Course, model: str, text: str = "") -> Session:
    """Another model; what the learner typed is kept, an example gives way to an example."""
    if not _is_example(session.text, runs, course):
        text = session.text
    elif not text:
        given = examples(runs, model, session.lang) if model != session.model else ()
        text = (*given, session.text)[0]
    if (model, text) == (session.model, session.text):
        return session
    return sessions.change_model(session, tour_of(runs[Setup(model, "")], session.step), text)


def _is_example(text: str, runs: Runs, course: Course) -> bool:
    given = {lesson.text for lessons in course.lessons.values() for lesson in lessons}
    return text in given or any(
        text in examples(runs, name, lang) for name in runs.opened for lang in ("zh", "en")
    )
