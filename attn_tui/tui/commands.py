"""The command palette: every key, step, lesson, switch, example sentence and term."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.app import SystemCommand

from attn_tui.learner import reading
from attn_tui.models.switches import SWITCHES
from attn_tui.text.clean import clean
from attn_tui.tui import strings
from attn_tui.tui.keys import KEYS
from attn_tui.tui.offered import offered
from attn_tui.tui.screens import lists
from attn_tui.tui.screens.tutor import TutorScreen


def commands(tutor: TutorScreen) -> Iterator[SystemCommand]:
    """Of Textual's own commands none is for learners."""
    now, lang = tutor.now, tutor.now.lang
    learn = tutor.action_learn
    for step in tutor.tour.steps:
        title = strings.GO_TO[lang].format(title=step.title[lang])
        yield SystemCommand(title, step.gloss[lang], partial(tutor.go, step.id))
    for lesson in tutor.course.lessons.get(lang, ()):
        title = strings.READ[lang].format(title=clean(lesson.title))
        yield SystemCommand(title, strings.LESSON[lang], partial(learn, "read", lesson))
    for stop in tutor.course.road(lang):
        where = f"{stop.chapter.title[lang]} {stop.number}/{stop.of}"
        yield SystemCommand(
            strings.CARD[lang].format(title=clean(stop.card.title)), where, partial(learn, "card", stop.key)
        )
    for switch in SWITCHES.values():
        if switch.of_heads:
            continue
        title = switch.title[lang]
        yield SystemCommand(title, strings.SWITCHES_TITLE[lang], partial(learn, "flip", switch.id))
    for text in reading.examples(tutor.runs, now.model, lang):
        title = strings.TRY[lang].format(text=clean(text))
        yield SystemCommand(title, strings.EXAMPLES[lang], partial(tutor.type, text))
    for term in tutor.course.glossary.terms.get(lang, ()):
        title = strings.TERM[lang].format(name=clean(term.name))
        yield SystemCommand(title, clean(term.text), partial(lists.term, tutor, term))
    for key in KEYS:
        # the switches stand above, by their names
        if key.does[1][:1] != ("flip",) and offered(*key.does, tutor.situation, editing=False):
            title = f"{key.tooltip[lang]}  {key.caps}"
            yield SystemCommand(title, strings.HELP[lang], partial(tutor.run_action, key.action))
