"""A card's task: what it comes to on the sentence that is shown, and what is said of an answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from types import MappingProxyType

from attn_tui.course import expression
from attn_tui.course.card import Move, Task
from attn_tui.course.directive import Directive, find, index
from attn_tui.course.expression import Absent, Expression, ExpressionError
from attn_tui.learner import learning, road
from attn_tui.learner import session as sessions
from attn_tui.learner.session import Session
from attn_tui.learner.sight import Sight
from attn_tui.models.architecture import ModelError
from attn_tui.models.knobs import KNOBS
from attn_tui.runs.edit import Edit, EditError, checked
from attn_tui.runs.plan import PlanError
from attn_tui.text.bilingual import Bilingual
from attn_tui.tour.tour import TourError, tour_of

MOST_OPTIONS = 9
"""Columns of a row that are offered: the digits on the keyboard. Of more the largest are among them."""
NEAR = 0.01
"""An answer counts that is so near, in proportion; or that is the same to two decimals."""

RIGHT = Bilingual("对了。", "Right.")
WRONG = Bilingual("还不对。", "Not yet.")
NO_NUMBER = Bilingual(
    "请写一个数，比如 1.25，或者一个算式。", "Write a number, like 1.25, or the sum itself."
)
NO_OPTION = Bilingual(
    "请写 1 到 {count} 之间的序号，或者选项本身。", "Write a number from 1 to {count}, or the option itself."
)
NOT_HERE = Bilingual("在这句话里没有这道题。", "There is no such task in this sentence.")
NOT_DONE = Bilingual("还没做到：{question}", "not done yet: {question}")
LEFT_OUT = Bilingual("少了第 {term} 项 {value}。", "Term {term} is left out: {value}.")
SIGN = Bilingual("第 {term} 项的正负号反了：应是 {value}。", "Term {term} has the wrong sign: it is {value}.")
STOPPED = Bilingual(
    "到第 {term} 项为止都对，还差后面的：下一项是 {value}。", "Right up to term {term}; the next is {value}."
)
FIRST = Bilingual("从第 {term} 项看起：它是 {value}。", "Begin with term {term}: it is {value}.")
BEGINS = Bilingual("第一步得 {value}。", "The first step makes {value}.")
ON_THE_WAY = Bilingual(
    "{value} 是第 {term} 步的结果，还要往下算。", "{value} is what step {term} makes; go on from there."
)
DIFFERS = Bilingual(
    "第 {term} 项不一样：你写的是 {yours}，应是 {value}。",
    "Term {term} differs: yours is {yours}, it is {value}.",
)


@dataclass(frozen=True)
class Verdict:
    """Whether an answer is right, and what is said of it, in the language of the session.

    `counts` is false for what was no answer at all: it is no wrong one.
    """

    right: bool
    said: str
    counts: bool = True


def check(task: Task, answer: str, sight: Sight) -> Verdict:
    """What there is to say of this answer: a number or arithmetic, an option by its place or words.

    A deed is judged by what is shown, whatever the answer.
    """
    lang = sight.session.lang
    if task.kind == "number":
        return _check_number(task, answer, sight)
    if task.kind == "choice":
        return _check_choice(task, answer, sight)
    done = is_done(task, sight)
    return Verdict(done, RIGHT[lang] if done else NOT_DONE[lang].format(question=task.question))


def value_of(task: Task, sight: Sight) -> float | None:
    """What a task of the kind number comes to here; None where it comes to nothing."""
    return None if task.value is None else _number(task.value, sight)


def is_done(task: Task, sight: Sight) -> bool:
    """Whether a deed is done: its condition holds for what the session shows."""
    if task.when is None:
        return False
    here = replace(sight, here=True)
    return expression.holds(task.when, here.lookup, here.names)


@dataclass(frozen=True)
class Choice:
    """An answer to choose: its words, raw, and whether it is the right one."""

    text: str
    right: bool


def choices(task: Task, sight: Sight) -> tuple[Choice, ...]:
    """The answers of a choice, of which one is right; none where the sentence has no such row."""
    if task.row is None:
        return tuple(
            Choice(option.text, expression.holds(option.when, sight.lookup, sight.names))
            for option in task.options
        )
    row = Directive(task.row.node, task.row.cell, 1)
    values, labels = sight.lookup(row), sight.columns(row)
    if not isinstance(values, tuple) or len(values) != len(labels):
        return ()
    able = [at for at, value in enumerate(values) if value > float("-inf")]
    best = max(able, key=lambda at: values[at], default=None)
    # each word once: of two columns with one label the larger stands for both
    largest: dict[str, int] = {}
    for at in able:
        if labels[at] not in largest or values[at] > values[largest[labels[at]]]:
            largest[labels[at]] = at
    kept = sorted(largest.values(), key=lambda at: -values[at])[:MOST_OPTIONS]
    return tuple(Choice(labels[at], at == best) for at in sorted(kept))


def worked(task: Task, sight: Sight) -> str:
    """The answer that the program itself gives, as `check` takes it; nothing for a deed."""
    if task.kind == "number":
        value = value_of(task, sight)
        return "" if value is None else f"{value:.4f}"
    return next((str(at) for at, choice in enumerate(choices(task, sight), 1) if choice.right), "")


def done(task: Task, sight: Sight) -> Session:
    """The session after the program's own worked deed."""
    return moved(sight.session, task.moves, sight)


def moved(session: Session, moves: Sequence[Move], sight: Sight) -> Session:
    """The session after these moves; one that its model cannot make is left out."""
    for move in moves:
        try:
            session = _moved(session, move, sight)
        except (ModelError, EditError, PlanError, TourError, ValueError):
            # a lesson of the reader's own may ask for what its model lacks
            continue
    return session


def _number(found: Expression, sight: Sight) -> float | None:
    try:
        return expression.number(found, sight.lookup, sight.names)
    except Absent:
        return None


def _check_number(task: Task, answer: str, sight: Sight) -> Verdict:
    lang, wanted = sight.session.lang, value_of(task, sight)
    if wanted is None:
        return Verdict(False, NOT_HERE[lang], counts=False)
    try:
        written = expression.arithmetic(answer)
        given = expression.number(written, lambda _: None, lambda _: None)
    except (ExpressionError, Absent):
        return Verdict(False, NO_NUMBER[lang], counts=False)
    if alike(given, wanted):
        return Verdict(True, RIGHT[lang])
    steps = [_number(step, sight) for step in task.steps]
    terms = [step for step in steps if step is not None]
    if len(terms) != len(steps) or not terms:
        return Verdict(False, WRONG[lang])
    told = _parts(given, _summands(written), wanted, terms)
    return Verdict(False, WRONG[lang] if told is None else f"{WRONG[lang]} {told[lang]}")


def alike(given: float, wanted: float) -> bool:
    """Whether an answer is near: the same to two decimals, or within one in a hundred of a fraction."""
    near = abs(given - wanted) <= NEAR * abs(wanted) and wanted != round(wanted)
    return near or round(given, 2) == round(wanted, 2)


def _parts(given: float, yours: Sequence[float], wanted: float, terms: Sequence[float]) -> Bilingual | None:
    """Where the answer parts from the right way: the first term that differs, or the step that was reached.

    The steps are terms where they add up to the answer. None where only the answer itself could be told.
    """
    if not alike(sum(terms), wanted):
        return _steps(given, wanted, terms)
    if len(yours) > 1:
        for at, (one, other) in enumerate(zip(yours, terms, strict=False), 1):
            if not alike(one, other):
                return None if alike(other, wanted) else _worded(DIFFERS, at, other, one)
    for at, term in enumerate(terms, 1):
        if term and alike(given, wanted - term) and not alike(term, wanted):
            return _worded(LEFT_OUT, at, term)
        if term and alike(given, wanted - 2 * term) and not alike(term, wanted):
            return _worded(SIGN, at, term)
    for at, so_far in enumerate(accumulate(terms[:-1]), 1):
        if alike(given, so_far):
            return _worded(STOPPED, at, terms[at])
    return None if alike(terms[0], wanted) else _worded(FIRST, 1, terms[0])


def _steps(given: float, wanted: float, steps: Sequence[float]) -> Bilingual | None:
    """How far the answer came on a way whose last step is the answer, or how the way begins."""
    before = [step for step in steps if not alike(step, wanted)]
    for at, step in enumerate(before, 1):
        if alike(given, step):
            return _worded(ON_THE_WAY, at, step)
    return _worded(BEGINS, 1, before[0]) if before else None


def _worded(words: Bilingual, term: int, value: float, yours: float = 0.0) -> Bilingual:
    said = {"term": term, "value": f"{value:.2f}", "yours": f"{yours:.2f}"}
    return Bilingual(words.zh.format(**said), words.en.format(**said))


def _summands(found: Expression) -> list[float]:
    """The terms of what was written, where it is a sum."""
    if isinstance(found, expression.Apply) and found.name in ("+", "-"):
        left, right = found.arguments
        sign = 1 if found.name == "+" else -1
        last = expression.number(right, lambda _: None, lambda _: None)
        return [*_summands(left), sign * last]
    return [expression.number(found, lambda _: None, lambda _: None)]


def _check_choice(task: Task, answer: str, sight: Sight) -> Verdict:
    lang, offered = sight.session.lang, choices(task, sight)
    if not offered:
        return Verdict(False, NOT_HERE[lang], counts=False)
    given = answer.strip()
    chosen = next((choice for choice in offered if choice.text.strip().casefold() == given.casefold()), None)
    if chosen is None and re.fullmatch("[1-9]", given) and int(given) <= len(offered):
        chosen = offered[int(given) - 1]
    if chosen is None:
        return Verdict(False, NO_OPTION[lang].format(count=len(offered)), counts=False)
    return Verdict(chosen.right, RIGHT[lang] if chosen.right else WRONG[lang])


def _moved(session: Session, move: Move, sight: Sight) -> Session:
    runs, (first, *rest) = sight.runs, move.arguments
    tour = tour_of(runs[session.setup], session.step)
    match move.verb:
        case "switch":
            return sessions.switch(session, runs.model(session.model), first, rest[0])
        case "knob":
            if first not in KNOBS:
                raise ValueError(first)
            return replace(session, knobs=MappingProxyType({**session.knobs, first: float(rest[0])}))
        case "text":
            return sessions.edit(session, first)
        case "step":
            return sessions.go_to(session, tour.station(first, session.stack, session.layer))
        case "layer":
            return replace(session, layer=min(int(first), tour.run.stacks[0].layers) - 1)
        case "head":
            return replace(session, head=min(int(first), tour.run.stacks[0].heads) - 1)
        case "train":
            return learning.step_on(session, int(first))
        case "select":
            return road.select(session, tour, index(first), index(rest[0]))
        case _:
            directive = next(iter(find(f"{{{{{first}}}}}")), None)
            where = None if directive is None else replace(sight, session=session, here=True).cell(directive)
            if where is None:
                raise ValueError(first)
            edit = checked(Edit(*where, float(rest[0])), tour.model, tour.graph)
            return sessions.make_edit(session, edit)
