"""What is wrong with cards that can be read: lengths, names, both languages alike, words too early."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from attn_tui.course.card import TARGETS, Card, LitWords, Task, badly_lit, lit_words, plain_words
from attn_tui.course.chapters import CHAPTERS
from attn_tui.course.directive import SPACE, Directive, Index, find, malformed, spelled, two_words
from attn_tui.course.expression import Expression, live_values, names_in
from attn_tui.course.glossary import Term
from attn_tui.course.lesson import Lesson, Problem
from attn_tui.course.reading import key_line

LENGTHS = {"zh": (40, 110), "en": (25, 60)}
"""Words of a card, without its task; Chinese characters one by one."""
SPOKEN = ("row", "column")
"""What `{{row}}` says in a card: the label of its row; as an index, its number."""
_SPOKEN_INDICES: tuple[Index, ...] = tuple((name,) for name in SPOKEN)
IN_ANSWERS = (*SPOKEN, "value", "choice")
SESSION = ("step", "layer", "head", "row", "column", "text", "tokens", "model", "view", "steps")
"""`session.NAME` in conditions, besides `session.switch.NAME` and `session.knob.NAME`."""
VIEWS = (
    "why",
    "uses",
    "code",
    "change",
    "edits",
    "switches",
    "heads",
    "split",
    "lens",
    "space",
    "cache",
    "cache_bytes",
    "cache_time",
    "retrieval",
    "families",
    "gradient",
)
BEFORE = "before."
TERM = "term:"

_SPOKEN = re.compile(r"\{\{\s*(?P<name>[a-z]+)\s*\}\}")
_WORD = re.compile(
    r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]|[A-Za-zÀ-ÖØ-öø-ɏ]+(?:['’-][A-Za-zÀ-ÖØ-öø-ɏ]+)*"
)
_DIRECTIVE = re.compile(r"\{\{[^\n{}]*\}\}")


@dataclass(frozen=True)
class Known:
    """What cards may name; None lets any name pass. `switches` has the options of each, or none."""

    steps: Collection[str] | None = None
    models: Collection[str] | None = None
    nodes: Collection[str] | None = None
    switches: Mapping[str, Collection[str]] | None = None
    knobs: Collection[str] | None = None
    terms: Collection[str] | None = field(default=None)


def length(text: str) -> int:
    """How long the text of a card is, in words of its language."""
    return len(_WORD.findall(_DIRECTIVE.sub(" ", plain_words(text))))


def check_cards(lesson: Lesson, known: Known) -> Iterator[Problem]:
    """What is wrong with the cards of one lesson, each for itself and beside its neighbours."""
    if lesson.chapter and lesson.chapter not in CHAPTERS:
        message = f"there is no chapter {lesson.chapter!r}; the chapters are: {', '.join(CHAPTERS)}"
        yield Problem(lesson.path, key_line(lesson.path, "chapter"), message)
    for card in lesson.written:
        for line, message in _card(card, lesson, known):
            yield Problem(lesson.path, line, f"{card.id}: {message}")
    for before, after in pairwise(lesson.written):
        if (before.where, before.hide) == (after.where, after.hide):
            message = f"{after.id}: shows the same picture as {before.id}: give it another place"
            yield Problem(lesson.path, after.line, message)


def same_cards(zh: Lesson, en: Lesson) -> Iterator[Problem]:
    """Where the cards of a lesson are not the same in both languages, told of the English."""
    ids = [[card.id for card in lesson.written] for lesson in (zh, en)]
    if ids[0] != ids[1]:
        message = f"cards {' '.join(ids[1]) or '(none)'}, but {' '.join(ids[0]) or '(none)'} in {zh.path}"
        yield Problem(en.path, en.written[0].line if en.written else en.line, message)
        return
    for one, other in zip(zh.written, en.written, strict=True):
        for what, ours, theirs in (
            ("facts", _facts(other), _facts(one)),
            ("live values", _values(other.text), _values(one.text)),
            ("lit words", Counter(w.target for w in _marked(other)), Counter(w.target for w in _marked(one))),
            ("the task", _shape(other.task), _shape(one.task)),
        ):
            if ours != theirs:
                message = f"{other.id}: {what} differ from {zh.path}:{one.line}"
                yield Problem(en.path, other.line, message)


def too_early(lessons: Iterable[Lesson], terms: Iterable[Term]) -> Iterator[Problem]:
    """Terms that a card uses before the card, or the lesson, that explains them."""
    cards = [(lesson, card) for lesson in lessons for card in lesson.written]
    first: dict[str, int] = {}
    for at, (lesson, card) in enumerate(cards):
        first.setdefault(lesson.id, at)
        first.setdefault(f"{lesson.id}/{card.id}", at)
    for term in terms:
        explained = first.get(f"{term.lesson}/{term.card}", first.get(term.lesson, 0))
        if term.everyday or not explained:
            continue
        pattern = names_of(term)
        for lesson, card in cards[:explained]:
            if pattern and pattern.search(_DIRECTIVE.sub(" ", plain_words(card.text))):
                where = f"{term.lesson}/{term.card}" if term.card else term.lesson
                yield Problem(
                    lesson.path, card.line, f"{card.id}: {term.name!r} is explained only in {where}"
                )


def terms_in(text: str, terms: Iterable[Term]) -> set[str]:
    """The ids of the terms that a text of a card names, or lights a word for."""
    said = _DIRECTIVE.sub(" ", plain_words(text))
    lit = {each.target.removeprefix(TERM) for each in lit_words(text) if each.target.startswith(TERM)}
    return lit | {term.id for term in terms if (found := names_of(term)) and found.search(said)}


def names_of(term: Term) -> re.Pattern[str] | None:
    """The term's names as a text uses them; one Chinese character alone is a part of many words."""
    names = [re.escape(name) for name in term.names if len(name) > 1]
    if not names:
        return None
    pattern = "|".join(names)
    # inside of Chinese a word has no edges
    return re.compile(rf"(?<![A-Za-z])(?:{pattern})s?(?![A-Za-z])", re.IGNORECASE)


def _card(card: Card, lesson: Lesson, known: Known) -> Iterator[tuple[int, str]]:
    least, most = LENGTHS[lesson.lang]
    if not least <= (count := length(card.text)) <= most:
        yield card.line, f"has {count} words; a card has {least} to {most}"
    yield from ((card.line, message) for message in _places(card, known))
    texts: list[tuple[int, str, tuple[str, ...]]] = [(card.line, card.text, SPOKEN)]
    if card.task:
        asked = card.task
        texts += [(asked.line, asked.question, SPOKEN), (asked.line, asked.answer, IN_ANSWERS)]
        texts += [(asked.line, hint, SPOKEN) for hint in asked.hints]
        texts += [(asked.line, option.text, SPOKEN) for option in asked.options]
    for line, text, spoken in texts:
        yield from _text(line, text, spoken, card, known)
    if card.task:
        for found in _expressions(card.task):
            yield from ((card.task.line, message) for message in _expression(found, card, known))
        if card.task.row:
            row = Directive(card.task.row.node, card.task.row.cell, 1)
            yield from ((card.task.line, message) for message in _live(row, card, known))


def _places(card: Card, known: Known) -> Iterator[str]:
    where = card.where
    if known.steps is not None and where.step not in known.steps:
        yield f"there is no step {where.step!r}; the steps are: {', '.join(known.steps)}"
    if known.models is not None and where.model and where.model not in known.models:
        yield f"there is no model {where.model!r}; the models are: {', '.join(known.models)}"
    if where.view and where.view.split()[0] not in VIEWS:
        yield f"there is no view {where.view!r}; the views are: {', '.join(VIEWS)}"
    for name, value in where.switches if known.switches is not None else ():
        options = (known.switches or {}).get(name)
        if options is None:
            yield f"there is no switch {name!r}; the switches are: {', '.join(known.switches or {})}"
        elif options and value not in options:
            yield f"switch {name}: {value!r} is none of {', '.join(options)}"
    for name, _ in where.knobs if known.knobs is not None else ():
        if name not in (known.knobs or ()):
            yield f"there is no knob {name!r}; the knobs are: {', '.join(known.knobs or ())}"


def _text(
    line: int, text: str, spoken: Collection[str], card: Card, known: Known
) -> Iterator[tuple[int, str]]:
    for at, place in badly_lit(text):
        yield line + at - 1, f"{place!r} is no lit word; write [[words|target]]"
    for lit in lit_words(text):
        yield from ((line + lit.line - 1, message) for message in _target(lit.target, known))
    for match in _SPOKEN.finditer(text):
        if match["name"] not in spoken:
            yield line, f"{match[0]} says nothing here; there are: {', '.join(spoken)}"
    said = _SPOKEN.sub(" ", text)
    for at, place in malformed(said):
        yield line + at - 1, f"{place!r} is no directive; write one like {{{{scores[2,3]}}}}"
    for directive in find(said):
        yield from ((line + directive.line - 1, message) for message in _live(directive, card, known))


def _target(target: str, known: Known) -> Iterator[str]:
    kind, colon, term = target.partition(":")
    if colon and kind == "term":
        if known.terms is not None and term not in known.terms:
            yield f"there is no term {term!r} in the glossary"
    elif known.steps is not None and target not in (*TARGETS, *known.steps, *(known.nodes or ())):
        yield f"{target!r} can not be lit; write {', '.join(TARGETS)}, a step, or term:ID"


def _live(directive: Directive, card: Card, known: Known) -> Iterator[str]:
    if directive.name == SPACE:
        yield from two_words(directive)
        return
    name = directive.name.removeprefix(BEFORE)
    if name not in (known.steps or ()) and known.nodes is not None and name not in known.nodes:
        yield f"{name!r} is neither a step nor a node like layer.0.scores"
    if len(directive.cell) > 3:
        yield f"{name}: more than 3 indices"
    if not card.where.text:
        for index in directive.cell:
            if _only_labels(index):
                yield (
                    f"{spelled(directive.name, directive.cell)}: another sentence may not have that word; "
                    "end with a number, like it|它|-1, or write row or column"
                )


def _only_labels(index: Index) -> bool:
    return isinstance(index, tuple) and isinstance(index[-1], str) and index not in _SPOKEN_INDICES


def _expression(found: Expression, card: Card, known: Known) -> Iterator[str]:
    for directive in live_values(found):
        yield from _live(directive, card, known)
    for name in names_in(found):
        of, dot, rest = name.partition(".")
        if of != "session" or not dot:
            continue
        table, dot, entry = rest.partition(".")
        tables = {"switch": known.switches, "knob": known.knobs}
        if dot and table in tables:
            wanted = tables[table]
            if wanted is not None and entry not in wanted:
                yield f"there is no {table} {entry!r}; there are: {', '.join(wanted)}"
        elif rest not in SESSION:
            yield f"there is no {name!r}; there are: {', '.join(f'session.{one}' for one in SESSION)}"


def _expressions(task: Task) -> Iterator[Expression]:
    yield from (each for each in (task.value, task.when) if each is not None)
    yield from task.steps
    yield from (option.when for option in task.options)


def _facts(card: Card) -> Counter[tuple[str, str]]:
    return Counter((key, value) for key, value in card.facts if key != "text")


def _values(text: str) -> Counter[str]:
    return Counter(spelled(each.name, each.cell) for each in find(text))


def _marked(card: Card) -> tuple[LitWords, ...]:
    return lit_words(card.text)


def _shape(task: Task | None) -> tuple[object, ...] | None:
    """What of a task must be the same in both languages: all but its words and sentences."""
    if task is None:
        return None
    moves = tuple((move.verb, move.arguments if move.verb != "text" else ()) for move in task.moves)
    again = tuple((key, value if key != "text" else "") for key, value in task.again)
    options = tuple(option.when for option in task.options)
    return task.kind, task.value, task.steps, task.row, options, task.when, moves, again
