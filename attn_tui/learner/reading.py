"""The lesson beside the learner, and what opening one makes of a session."""

from __future__ import annotations

from collections.abc import Callable

from attn_tui.course.course import Course
from attn_tui.course.lesson import Lesson
from attn_tui.graph.arithmetic import Cell
from attn_tui.learner import session as sessions
from attn_tui.learner.session import Session
from attn_tui.runs.runs import Tours
from attn_tui.runs.setup import Setup


def lesson_of(session: Session, tours: Tours, course: Course) -> Lesson | None:
    """The lesson that was opened, or else the one beside the step."""
    ids = session.lesson or tours.settle(session.setup).step(session.step).lesson
    return course.beside(session.lang, ids, session.model)


def is_foreign(lesson: Lesson | None, session: Session) -> bool:
    """Whether the lesson tells of another model than the one that is shown."""
    return lesson is not None and lesson.model not in ("", session.model)


def numbers(lesson: Lesson, session: Session, tours: Tours) -> Callable[[str, Cell], float | None]:
    """What a lesson's directives stand for: numbers of what is shown, or of the lesson's own model."""
    tour, layer, head = tours.settle(session.setup), session.layer, session.head
    if is_foreign(lesson, session):
        # its own model and sentence, so that the text and its numbers fit together
        text = lesson.text or (*examples(tours, lesson.model, session.lang), "")[0]
        tour, layer, head = tours.settle(Setup(lesson.model, text)), 0, 0
    return lambda name, cell: tour.number(name, cell, layer, head)


def examples(tours: Tours, model: str, lang: str) -> tuple[str, ...]:
    """The example sentences of this model."""
    return (tours[model].model.config.examples or {}).get(lang, ())


def read(session: Session, tours: Tours, course: Course, lesson: Lesson) -> Session:
    """Open a lesson, with its model, and with its sentence where the learner has typed none."""
    there = take_model(session, tours, course, lesson.model or session.model, lesson.text)
    return sessions.read_lesson(there, tours.settle(there.setup), lesson.id, lesson.step)


def read_along(session: Session, tours: Tours, course: Course) -> Session:
    """The model and the sentence that the lesson tells of."""
    lesson = lesson_of(session, tours, course)
    return session if lesson is None else read(session, tours, course, lesson)


def turn_lesson(session: Session, tours: Tours, course: Course, by: int) -> Session:
    """The next lesson of the course or the one before, with its step."""
    lessons = course.lessons.get(session.lang, ())
    if not lessons:
        return session
    here = lesson_of(session, tours, course)
    index = lessons.index(here) + by if here in lessons else 0
    return read(session, tours, course, lessons[max(0, min(index, len(lessons) - 1))])


def next_model(session: Session, tours: Tours, course: Course) -> Session:
    """The next of the models, after the last the first."""
    names = tours.names
    return take_model(session, tours, course, names[(names.index(session.model) + 1) % len(names)])


def take_model(session: Session, tours: Tours, course: Course, model: str, text: str = "") -> Session:
    """Another model; what the learner typed is kept, an example gives way to an example."""
    if not _is_example(session.text, tours, course):
        text = session.text
    elif not text:
        given = examples(tours, model, session.lang) if model != session.model else ()
        text = (*given, session.text)[0]
    if (model, text) == (session.model, session.text):
        return session
    return sessions.change_model(session, tours[model], text)


def _is_example(text: str, tours: Tours, course: Course) -> bool:
    given = {lesson.text for lessons in course.lessons.values() for lesson in lessons}
    return text in given or any(
        text in examples(tours, name, lang) for name in tours.opened for lang in ("zh", "en")
    )
