"""What is chosen from a list: a key of a menu, a step, a lesson, an example, a term, a file to take along."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from attn_tui.course.card_lint import terms_in
from attn_tui.learner import reading, road
from attn_tui.text.width import fit
from attn_tui.tui import strings

if TYPE_CHECKING:
    from attn_tui.course.glossary import Term
    from attn_tui.tui.host import Host


def export(tutor: Host) -> None:
    """A file of this step, or of the whole tour."""
    from attn_tui.tui.screens.taking import choices, said, take_along

    now = tutor.now
    found = choices(now.step, now.stack, now.layer, now.head)
    entries = [said(choice, now.lang) for choice in found]

    def take(at: int) -> None:
        tutor.say(*take_along(tutor.tour, found[at], tutor.now.lang))

    pick(tutor, strings.EXPORT[now.lang], entries, 0, take)


def menu(tutor: Host, group: str) -> None:
    """The keys of a group, to be chosen from: what does something now."""
    from attn_tui.tui.keys import GROUP_NAMES, GROUPS
    from attn_tui.tui.offered import offered

    lang, wide = tutor.now.lang, 7
    able = [key for key in GROUPS[group] if key.listed and offered(*key.does, tutor.situation, editing=False)]
    entries = [fit(key.caps.split("  ")[0], wide) + key.tooltip[lang] for key in able]

    pick(tutor, GROUP_NAMES[group][lang], entries, 0, lambda at: tutor.act(able[at].action), passing=True)


def lessons(tutor: Host) -> None:
    """The lessons of the course."""
    lang = tutor.now.lang
    found = tutor.course.lessons.get(lang, ())
    beside = reading.lesson_of(tutor.now, tutor.course)
    here = found.index(beside) if beside in found else 0
    entries = [f"{one.order:>2}  {one.title}" for one in found]
    pick(tutor, strings.LESSON[lang], entries, here, lambda i: tutor.action_learn("read", found[i]))


def steps(tutor: Host) -> None:
    """The list of steps."""
    lang, found = tutor.now.lang, tutor.tour.steps
    entries = [f"{i + 1:>2}  {step.title[lang]}" for i, step in enumerate(found)]
    here = found.index(tutor.now.station(tutor.tour).step)
    pick(tutor, strings.STEPS[lang], entries, here, lambda i: tutor.go(found[i].id))


def examples(tutor: Host) -> None:
    """The list of example sentences."""
    now = tutor.now
    found = reading.examples(tutor.runs, now.model, now.lang)
    here = found.index(now.text) if now.text in found else 0
    pick(tutor, strings.EXAMPLES[now.lang], found, here, lambda i: tutor.type(found[i]))


def terms(tutor: Host) -> None:
    """The glossary, the terms of the card first; the one that is taken is explained."""
    lang, glossary = tutor.now.lang, tutor.course.glossary
    stop = road.stop_of(tutor.now, tutor.course) if tutor.now.road.on else None
    every = glossary.terms.get(lang, ())
    named = terms_in(stop.card.text, every) if stop is not None else set()
    found = sorted(every, key=lambda one: one.id not in named)
    entries = ["  ".join((one.name, *glossary.others(one)[:1])) for one in found]
    pick(tutor, strings.TERMS[lang], entries, 0, lambda i: term(tutor, found[i]))


def term(tutor: Host, one: Term) -> None:
    """What a term means; from there on to its lesson."""
    from attn_tui.tui.panels.explained import Explained

    lesson = tutor.course.find(one.lang, one.lesson)

    def left(read: bool | None) -> None:
        if read and tutor.now.road.on and one.card:
            tutor.action_learn("card", f"{one.lesson}/{one.card}")
        elif read and lesson is not None:
            tutor.action_learn("read", lesson)

    names = (*one.aliases, *tutor.course.glossary.others(one))
    tutor.open_panel(Explained(one, names, lesson.title if lesson else "", tutor.look), left)


def pick(
    tutor: Host, title: str, entries: Sequence[str], here: int, take: Callable[[int], None],
    passing: bool = False,
) -> None:  # fmt: skip
    """A list; `take` hears which entry was taken. A `passing` one goes with the next move."""
    from attn_tui.tui.panels.pick import Pick

    def taken(index: int | None) -> None:
        if index is not None:
            take(index)

    tutor.open_panel(Pick(title, entries, here, tutor.look, passing), taken)
