"""The cards of a lesson read from its Markdown: `## title`, facts, text, and perhaps a `### question`."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from attn_tui.course.card import LAST_LAYER, AnswerOption, Card, Move, Row, Task, Where
from attn_tui.course.directive import find, index
from attn_tui.course.expression import ExpressionError, arithmetic, condition
from attn_tui.course.lesson import ID
from attn_tui.course.malformed import Malformed

MORE = re.compile(r"#\s+more\s*", re.IGNORECASE)
_FACT = re.compile(r"- *(?P<key>[a-z]+) *: *(?P<value>.*)")
_NUMBERED = re.compile(r"[0-9]{1,4}")

WHERE = ("step", "model", "text", "layer", "head", "row", "column", "view", "switch", "knob")
CARD = ("id", *WHERE, "hide", "skip")
TASK = ("task", "value", "steps", "choice", "option", "when", "do", "hint", "answer", "again")
REPEATED = ("switch", "knob", "option", "when", "hint")
HIDES, SKIPS, KINDS = ("cell",), ("layers",), ("number", "choice", "deed")
VERBS = {
    "switch": 2,
    "knob": 2,
    "set": 2,
    "text": 1,
    "step": 1,
    "layer": 1,
    "head": 1,
    "select": 2,
    "train": 1,
}
"""The moves of a worked deed, and how many words follow each."""
AGAIN = ("text", "head", "layer", "row", "column")

Facts = dict[str, list[tuple[int, str]]]
T = TypeVar("T")


def split(lines: Sequence[str], start: int) -> tuple[list[str], int]:
    """The lines of the cards, from `lines[start]` on, and where the longer text begins."""
    end = next((i for i in range(start, len(lines)) if MORE.fullmatch(lines[i])), None)
    if end is None:
        return (list(lines[start:]), len(lines)) if _begins_a_card(lines[start:]) else ([], start)
    last = end - 1
    while last > start and not lines[last].strip():
        last -= 1
    return list(lines[start : last if lines[last].strip() == "---" else end]), end + 1


def _begins_a_card(lines: Sequence[str]) -> bool:
    said = [line for line in lines if line.strip()][:2]
    return len(said) == 2 and said[0].startswith("## ") and _FACT.match(said[1]) is not None


def read_cards(lines: Sequence[str], first: int, usual: Where) -> tuple[Card, ...]:
    """The cards in these lines, which begin on line `first` of the file; `usual` is the lesson's place.

    Malformed holds every fault of every card.
    """
    cards: list[Card] = []
    faults: list[tuple[int, str]] = []
    for line, title, below in _sections(lines, first, faults):
        try:
            card = _card(line, title, below, usual)
        except Malformed as error:
            faults += error.faults
            continue
        if any(card.id == other.id for other in cards):
            faults.append((line, f"id {card.id!r} is taken by another card of this lesson"))
        cards.append(card)
    if faults:
        raise Malformed(*faults[0], more=faults[1:])
    return tuple(cards)


def _sections(
    lines: Sequence[str], first: int, faults: list[tuple[int, str]]
) -> list[tuple[int, str, list[tuple[int, str]]]]:
    """Each `## title` with its line, and the numbered lines below it."""
    sections: list[tuple[int, str, list[tuple[int, str]]]] = []
    for number, text in enumerate(lines, first):
        if text.startswith("## "):
            sections.append((number, text[3:].strip(), []))
        elif sections:
            sections[-1][2].append((number, text.rstrip()))
        elif text.strip():
            faults.append(
                (number, f"{text.strip()[:40]!r} stands before the first card: write `## title` above it")
            )
            return sections
    return sections


def _card(line: int, title: str, below: list[tuple[int, str]], usual: Where) -> Card:
    at = next((i for i, (_, text) in enumerate(below) if text.startswith("### ")), len(below))
    facts, said, text_line = _facts(below[:at], CARD, line)
    found = _one(facts, "id", line)
    if not found:
        raise Malformed(line, f"the card {title!r} lacks a line `- id: …` below its title")
    if not ID.fullmatch(found):
        raise Malformed(
            _line(facts, "id", line), f"id {found!r} must be lower-case letters, digits and single hyphens"
        )
    if not title or not said:
        raise Malformed(line, "the card has no title" if not title else f"the card {title!r} has no text")
    where = _where(facts, usual, line)
    task = _task(below[at][0], below[at][1][4:].strip(), below[at + 1 :]) if at < len(below) else None
    hide, skip = (_among(facts, key, known, line) for key, known in (("hide", HIDES), ("skip", SKIPS)))
    if hide and (task is None or task.kind == "deed"):
        raise Malformed(_line(facts, "hide", line), "only a card with a number or a choice can hide its cell")
    written = tuple((key, value) for key, values in facts.items() for _, value in values)
    return Card(found, title, said, where, text_line, task, hide, skip, written)


def _where(facts: Facts, usual: Where, line: int) -> Where:
    def read(key: str, change: Callable[[str], T], wanted: str) -> T | None:
        return _read(facts, key, change, wanted, line)

    where = replace(
        usual,
        step=_one(facts, "step", line) or usual.step,
        model=_one(facts, "model", line) or usual.model,
        text=_one(facts, "text", line) or usual.text,
        row=read("row", index, "a number or a label, like `- row: 它|it`"),
        column=read("column", index, "a number or a label, like `- column: 猫|cat`"),
        view=_one(facts, "view", line),
    )
    layer = read("layer", _layer, "a layer from 1 on, or `last`")
    head = read("head", _counted, "a head from 1 on")
    switches = [_pair(number, value, "switch mask none") for number, value in facts.get("switch", [])]
    knobs = [
        (name, _number(number, value))
        for number, text in facts.get("knob", [])
        for name, value in (_pair(number, text, "knob temperature 0.5"),)
    ]
    return replace(where, layer=layer or 0, head=head or 0, switches=tuple(switches), knobs=tuple(knobs))


def _task(line: int, question: str, below: list[tuple[int, str]]) -> Task:
    facts, said, _ = _facts(below, TASK, line)
    kind = _among(facts, "task", KINDS, line)
    if not kind:
        raise Malformed(line, f"the task lacks a line `- task: …`, one of {', '.join(KINDS)}")
    if not question:
        raise Malformed(line, "the task has no question: write it behind `###`")
    hints = tuple(text for _, text in facts.get("hint", []))
    answer = _one(facts, "answer", line)
    if len(hints) != 2:
        raise Malformed(line, f"the task has {len(hints)} hints; write two lines `- hint: …`")
    if not answer:
        raise Malformed(line, "the task lacks its worked answer: write a line `- answer: …`")
    task = Task(kind, f"{question}\n\n{said}" if said else question, line, hints, answer)
    again = _again(facts, line)
    value = _expression(facts, "value", arithmetic, line)
    steps = tuple(
        _parsed(number, part, arithmetic)
        for number, text in facts.get("steps", [])
        for part in text.split(";")
        if part.strip()
    )
    if kind == "number":
        if value is None:
            raise Malformed(line, "the task lacks what it comes to: write a line `- value: …`")
        return replace(task, value=value, steps=steps, again=again)
    if kind == "choice":
        row, options = _row(facts, line), _options(facts)
        if (row is None) == (not options):
            raise Malformed(
                line, "a choice has one `- choice: node[row]`, or `- option: text := condition` lines"
            )
        if options and not 2 <= len(options) <= 9:
            raise Malformed(line, f"a choice has 2 to 9 options, not {len(options)}")
        return replace(task, row=row, options=options, again=again)
    conditions = facts.get("when", [])
    if len(conditions) != 1:
        raise Malformed(line, "a deed has one line `- when: condition`, which is true once it is done")
    when = _parsed(*conditions[0], condition)
    moves = tuple(move for number, text in facts.get("do", []) for move in read_moves(text, number))
    if not moves:
        raise Malformed(line, "a deed lacks how the program does it: write a line `- do: switch mask none`")
    return replace(task, when=when, moves=moves, again=again)


def _options(facts: Facts) -> tuple[AnswerOption, ...]:
    """`text := condition`, or the text with its condition in a line `when` of its own below it."""
    conditions = list(facts.get("when", []))
    options = []
    for number, written in facts.get("option", []):
        text, said, when = written.partition(":=")
        if not said:
            if not conditions:
                raise Malformed(number, f"the option {written!r} lacks its condition: write `{written} := …`")
            number, when = conditions.pop(0)
        options.append(AnswerOption(text.strip(), _parsed(number, when, condition)))
    if conditions:
        raise Malformed(conditions[0][0], "this condition belongs to no option")
    return tuple(options)


def _row(facts: Facts, line: int) -> Row | None:
    written = _one(facts, "choice", line)
    if not written:
        return None
    found = find(written if written.startswith("{{") else f"{{{{{written}}}}}")
    if len(found) != 1:
        raise Malformed(_line(facts, "choice", line), f"{written!r} is no row; write one like weights[-1]")
    return Row(found[0].name, found[0].cell)


def read_moves(written: str, line: int = 1) -> tuple[Move, ...]:
    """The moves of a worked deed: `switch mask none ; head 2`; Malformed where one is none."""
    return tuple(_move(line, part) for part in written.split(";"))


def _move(number: int, written: str) -> Move:
    verb, _, rest = written.strip().partition(" ")
    if verb not in VERBS:
        raise Malformed(number, f"there is no move {verb!r}; the moves are: {', '.join(VERBS)}")
    arguments = tuple(rest.strip().split(None, VERBS[verb] - 1))
    if len(arguments) != VERBS[verb]:
        raise Malformed(number, f"{verb} takes {VERBS[verb]} words, not {rest.strip()!r}")
    return Move(verb, arguments)


def _again(facts: Facts, line: int) -> tuple[tuple[str, str], ...]:
    written = _one(facts, "again", line)
    parts = re.split(rf"(?:^|\s)({'|'.join(AGAIN)})=", written)
    if parts[0].strip() or (written and len(parts) == 1):
        known = ", ".join(AGAIN)
        raise Malformed(_line(facts, "again", line), f"{written!r}: write key=value, the keys are {known}")
    return tuple((key, value.strip()) for key, value in zip(parts[1::2], parts[2::2], strict=True))


def _facts(below: Sequence[tuple[int, str]], known: Sequence[str], line: int) -> tuple[Facts, str, int]:
    """The facts that come first, the text after them, and the line on which that begins."""
    facts: Facts = {}
    for at, (number, text) in enumerate(below):
        if not text.strip():
            continue
        match = _FACT.fullmatch(text.strip())
        if match is None:
            return facts, "\n".join(each for _, each in below[at:]).strip(), number
        key, value = match["key"], match["value"].strip()
        if key not in known:
            raise Malformed(number, f"there is no fact {key!r} here; there are: {', '.join(known)}")
        if not value:
            raise Malformed(number, f"{key!r} has no value")
        if key in facts and key not in REPEATED:
            raise Malformed(number, f"{key!r} is said twice")
        facts.setdefault(key, []).append((number, value))
    return facts, "", line


def _one(facts: Facts, key: str, line: int) -> str:
    return facts[key][0][1] if key in facts else ""


def _line(facts: Facts, key: str, line: int) -> int:
    return facts[key][0][0] if key in facts else line


def _among(facts: Facts, key: str, known: Sequence[str], line: int) -> str:
    value = _one(facts, key, line)
    if value and value not in known:
        raise Malformed(_line(facts, key, line), f"{key} {value!r} is none of: {', '.join(known)}")
    return value


def _read(facts: Facts, key: str, change: Callable[[str], T], wanted: str, line: int) -> T | None:
    if key not in facts:
        return None
    number, value = facts[key][0]
    try:
        return change(value)
    except ValueError:
        raise Malformed(number, f"{key} {value!r}: write {wanted}") from None


def _expression(facts: Facts, key: str, change: Callable[[str], T], line: int) -> T | None:
    return _parsed(*facts[key][0], change) if key in facts else None


def _parsed(number: int, written: str, change: Callable[[str], T]) -> T:
    try:
        return change(written)
    except ExpressionError as error:
        raise Malformed(number, str(error)) from None


def _counted(value: str) -> int:
    if not _NUMBERED.fullmatch(value) or int(value) < 1:
        raise ValueError(value)
    return int(value) - 1


def _layer(value: str) -> int:
    return LAST_LAYER if value == "last" else _counted(value)


def _pair(number: int, written: str, example: str) -> tuple[str, str]:
    name, _, value = written.partition(" ")
    if not value.strip():
        raise Malformed(
            number, f"{written!r}: write a name and a value, like `- {example.replace(' ', ': ', 1)}`"
        )
    return name, value.strip()


def _number(number: int, value: str) -> float:
    try:
        return float(value)
    except ValueError:
        raise Malformed(number, f"{value!r} is no number") from None
