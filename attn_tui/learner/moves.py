"""Every move of the learner by its name: a function from session to session that keys can be bound to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from attn_tui.course.course import Course
from attn_tui.course.lesson import Lesson
from attn_tui.learner import history, knobs, learning, reading, road, sides, switches
from attn_tui.learner import session as sessions
from attn_tui.learner.session import Session
from attn_tui.runs.run import Runs
from attn_tui.tour.tour import Tour, tour_of

Move = Callable[..., Session]
"""(session, runs, course, *arguments of the key) → session."""

JOINED = "joined"
"""The axis along which the columns of all heads stand side by side."""


def _alone(change: Callable[..., Session]) -> Move:
    """A move that needs nothing but the session; its step stays one that there is."""

    def move(session: Session, runs: Runs, course: Course, *arguments: Any) -> Session:
        return kept_in_place(change(session, *arguments), runs)

    return move


def _on_the_way(change: Callable[..., Session]) -> Move:
    """A move along the tour that is shown."""

    def move(session: Session, runs: Runs, course: Course, *arguments: Any) -> Session:
        return change(session, tour_of(runs[session.setup], session.step), *arguments)

    return move


def _rebuilding(change: Callable[..., Session]) -> Move:
    """A move that builds the model otherwise than it was trained."""

    def move(session: Session, runs: Runs, course: Course, *arguments: Any) -> Session:
        return kept_in_place(change(session, runs.model(session.model), *arguments), runs)

    return move


def _crossing(session: Session, runs: Runs, course: Course) -> Session:
    """Into the tour through training, or back."""
    return sides.cross(session, runs[session.setup])


def _change_head(session: Session, tour: Tour, by: int) -> Session:
    """Another head; where heads stand side by side the cursor goes to the same column of the other head."""
    moved = sessions.change_head(session, tour, by)
    shown = tour.result(session.station(tour), session.head, session.lang)
    if shown.axes[1] != JOINED:
        return moved
    row, column = sessions.cursor(session, shown)
    width = shown.shape[1] // sessions.stack_of(session, tour).heads
    return sessions.select(moved, shown, (row, moved.head * width + column % width))


def _along(session: Session, runs: Runs, course: Course) -> Session:
    """Back to what is told: to the card, or with the road off to the lesson's model and sentence."""
    follow = road.back_to_card if session.road.on else reading.read_along
    return follow(session, runs, course)


def _turn_lesson(session: Session, runs: Runs, course: Course, by: int) -> Session:
    """The next lesson or the one before, on the road its first card."""
    turn = road.turn_lesson if session.road.on else reading.turn_lesson
    return turn(session, runs, course, by)


def _read(session: Session, runs: Runs, course: Course, lesson: Lesson) -> Session:
    """A lesson, on the road its first card."""
    if session.road.on and course.stop(session.lang, lesson.id) is not None:
        return road.go_to_card(session, runs, course, lesson.id)
    return reading.read(session, runs, course, lesson)


def kept_in_place(session: Session, runs: Runs) -> Session:
    """The session at a step that its model, as it is built now, really has."""
    return sessions.keep_place(session, tour_of(runs[session.setup], session.step))


MOVES: Mapping[str, Move] = MappingProxyType(
    {
        "onward": road.onward,
        "walk": road.walk,
        "road": road.turn_road,
        "card": road.go_to_card,
        "step": _on_the_way(sessions.step_by),
        "skip": _on_the_way(sessions.skip_layers),
        "layer": _on_the_way(sessions.change_layer),
        "head": _on_the_way(_change_head),
        "open_head": _on_the_way(sessions.open_head),
        "generate": _on_the_way(sessions.generate),
        "type": _alone(sessions.edit),
        "sampling": _alone(knobs.switch_sampling),
        "knob": _alone(knobs.choose_knob),
        "turn": _alone(knobs.turn),
        "undo": _alone(history.undo),
        "redo": _alone(history.redo),
        "make_edit": _alone(sessions.make_edit),
        "flip_edit": _alone(sessions.flip_edit),
        "drop_edit": _alone(sessions.drop_edit),
        "clear_edits": _alone(sessions.clear_edits),
        "flip": _rebuilding(switches.next_option),
        "flip_head": _rebuilding(switches.flip_head),
        "as_trained": _alone(sessions.as_trained),
        "pin": _alone(sessions.pin),
        "side": _alone(sides.next_side),
        "cross": _crossing,
        "step_on": _alone(learning.step_on),
        "at_step": _alone(learning.at_step),
        "unlearn": _alone(learning.unlearn),
        "optimiser": _alone(learning.next_optimiser),
        "rate": _alone(learning.turn_rate),
        "part": _alone(learning.train_part),
        "practise": _alone(learning.practise),
        "comparison": _alone(sessions.next_comparison),
        "heat": _alone(sessions.heat),
        "language": road.switch_language,
        "model": reading.next_model,
        "along": _along,
        "lesson": _turn_lesson,
        "read": _read,
    }
)
