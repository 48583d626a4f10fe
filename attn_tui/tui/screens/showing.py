"""What stands beside the matrices, or in their place: a card, a lesson, what a card asks for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from attn_tui.learner import reading, road
from attn_tui.learner.scene import Scene
from attn_tui.learner.session import Session
from attn_tui.learner.sight import Sight
from attn_tui.paint.look import Look
from attn_tui.text.clean import clean
from attn_tui.tui import strings
from attn_tui.tui.exercise import Exercise
from attn_tui.tui.offered import Situation, situated
from attn_tui.tui.panes.card import card_text
from attn_tui.tui.panes.lesson import LessonPane
from attn_tui.tui.panes.stage import StagePane

if TYPE_CHECKING:
    from attn_tui.tui.screens.tutor import TutorScreen


def situation_of(tutor: TutorScreen) -> Situation:
    """What decides which keys do something."""
    now, exercise = tutor.now, tutor.exercise
    stop = exercise.stop(now)
    return replace(
        situated(now, tutor.tour, tutor.scene),
        foreign=_away(tutor),
        on_road=stop is not None,
        skipping=stop is not None and bool(stop.card.skip),
        asking=exercise.asks(now),
        needed=_needed(exercise, now),
        panel=tutor.panel is not None,
        scrollable=tutor.panel is None and tutor.query_one(LessonPane).scrollable,
    )


VERBS = {
    "text": "e",
    "set": "equals_sign",
    "head": "right_curly_bracket",
    "layer": "right_square_bracket",
    "step": "o",
    "knob": "greater_than_sign,plus",
    "switch": "f",
    "silent": "8",
    "only": "9",
    "select": "right,l",
}
"""The key by which a learner makes each move of a deed."""
TAUGHT_AT = {"scores": "scaling/spread", "scaled": "scaling/spread"} | dict.fromkeys(
    ("weights", "probs", "next"), "sampling"
)
"""The card that explains what is measured at a step, variance or entropy; before it none is shown."""


def _needed(exercise: Exercise, now: Session) -> frozenset[str]:
    """The keys that the open deed takes."""
    stop = exercise.stop(now)
    task = stop.card.task if stop is not None else None
    if task is None or exercise.asks(now) != "deed":
        return frozenset()
    verbs = (move.arguments[0] if move.arguments[0] in VERBS else move.verb for move in task.moves)
    return frozenset(VERBS[verb] for verb in verbs if verb in VERBS)


def measured(tutor: TutorScreen, scene: Scene) -> Scene:
    """The scene with its measures as far as the road has explained them."""
    stop, course, lang = tutor.exercise.stop(scene.session), tutor.course, scene.session.lang
    taught = course.stop(lang, TAUGHT_AT.get(scene.step.id, ""))
    if stop is None or taught is None or not scene.measures:
        return scene
    keys = [each.key for each in course.road(lang)]
    return scene if keys.index(stop.key) >= keys.index(taught.key) else replace(scene, measures=())


def sentence_caption(tutor: TutorScreen, session: Session) -> str:
    """What is said over a sentence that the card brought; nothing over any other."""
    stop = tutor.exercise.stop(session)
    own = stop is not None and stop.card.where.text == session.text != session.road.own
    return strings.CARD_SENTENCE[session.lang] if own else ""


def _away(tutor: TutorScreen) -> bool:
    """Whether something else is shown than the card, or the lesson, tells of."""
    stop = tutor.exercise.stop(tutor.now)
    if stop is None:
        return reading.is_foreign(reading.lesson_of(tutor.now, tutor.course), tutor.now)
    return not road.is_there(tutor.now, tutor.runs, stop)


def show_lesson(tutor: TutorScreen, session: Session, look: Look) -> None:
    """The card, or the longer text behind it, or with the road off the lesson beside the step."""
    sight, pane = tutor.exercise.sight(session), tutor.query_one(LessonPane)
    if sight is not None and not tutor.exercise.more:
        _show_card(tutor, sight, look)
        return
    lesson = reading.lesson_of(session, tutor.course) if sight is None else sight.stop.lesson
    if lesson is None:
        pane.show_none(look)
    else:
        foreign = reading.is_foreign(lesson, session)
        pane.show(lesson, reading.numbers(lesson, session, tutor.runs), look, foreign)


def _show_card(tutor: TutorScreen, sight: Sight, look: Look) -> None:
    stop, exercise = sight.stop, tutor.exercise
    text = card_text(sight, exercise.attempt, stop.key in exercise.progress.done)
    where = {"chapter": stop.chapter_number, "number": stop.number, "of": stop.of}
    title = strings.CARD_TITLE[look.lang].format(title=clean(stop.card.title), **where)
    if tutor.greet and tutor.has_class("narrow"):
        # a narrow frame has no foot to say it at
        title = f"{strings.WELCOME[look.lang]} · {title}"
    note = strings.WELCOME_BACK[look.lang].format(**where) if tutor.greet else strings.CARD_KEYS[look.lang]
    asked = strings.TYPE_ANSWER[look.lang] if exercise.asks(sight.session) == "number" else ""
    tutor.query_one(LessonPane).show_card(stop.key, title, text, look, note, asked)


def show_words(tutor: TutorScreen, session: Session, look: Look) -> None:
    """What a card asks for in the place of the matrices."""
    view = road.staged_view(session, tutor.runs, tutor.course)
    tutor.query_one(StagePane).display = not view
    panes = tutor.query("#words")
    if view:
        # of vectors of words nothing is read before a card asks for them
        from attn_tui.tui.panes.asked import Asked, AskedPane

        asked = Asked(view, session, tutor.runs, look)
        if not panes:
            tutor.query_one("#main").mount(AskedPane(asked, id="words"))
        for pane in panes.results(AskedPane):
            pane.call_later(pane.show_view, asked)
    panes.set(display=bool(view))
