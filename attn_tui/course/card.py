"""A card, the place it speaks of, and the task that it may end in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from attn_tui.course.directive import Index
from attn_tui.course.expression import Expression

TARGETS = ("row", "column", "cell", "result", "sentence", "flow", "cellline", "knobs")
"""What words of a card can light, besides the matrices of steps and terms (`term:softmax`)."""
LAST_LAYER = -1
_LIT = re.compile(r"\[\[(?P<words>(?:\{\{[^{}\n]*\}\}|[^\[\]{}|\n])+)(?:\|(?P<target>[A-Za-z][\w.:-]*))?\]\]")
_OPENING = re.compile(r"\[\[(?=(?P<place>[^\n]{0,30}))")


@dataclass(frozen=True)
class Where:
    """The place that a card speaks of. What it does not say is where one begins.

    `layer` and `head` count from 0, `LAST_LAYER` is the model's last. Of `row` and `column` the first label
    that is there counts; None is the last token, and the largest number of the row.
    """

    step: str
    model: str = ""
    text: str = ""
    layer: int = 0
    head: int = 0
    row: Index | None = None
    column: Index | None = None
    view: str = ""
    switches: tuple[tuple[str, str], ...] = ()
    knobs: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class AnswerOption:
    """One answer to choose from, and when it is the right one."""

    text: str
    when: Expression


@dataclass(frozen=True)
class Row:
    """`weights[-1]`: the columns of this row are the answers to choose from, the largest is the right one."""

    node: str
    cell: tuple[Index, ...]


@dataclass(frozen=True)
class Move:
    """A move of the program's own worked answer to a deed: `switch mask none`."""

    verb: str
    arguments: tuple[str, ...]


@dataclass(frozen=True)
class Task:
    """A question that the program checks on the learner's own sentence.

    Of the `kind` number: `value`, and `steps`, its terms in the order in which they are worked out. A
    choice: a `row`, or `options`. A deed: `when` it is done, and `moves` that do it. `again` says what is
    other when it is asked once more, later. `line` is its line of the file, from 1.
    """

    kind: str
    question: str
    line: int
    hints: tuple[str, ...] = ()
    answer: str = ""
    value: Expression | None = None
    steps: tuple[Expression, ...] = ()
    row: Row | None = None
    options: tuple[AnswerOption, ...] = ()
    when: Expression | None = None
    moves: tuple[Move, ...] = ()
    again: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Card:
    """One idea, one screen: a title, a few sentences, the place they speak of, and perhaps a task.

    `hide` is `cell` where the number at the place is not shown before the task is answered, `skip` is
    `layers` where the further layers can be walked or left out; `line` is its line of the file, from 1.
    """

    id: str
    title: str
    text: str
    where: Where
    line: int
    task: Task | None = None
    hide: str = ""
    skip: str = ""
    facts: tuple[tuple[str, str], ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class LitWords:
    """Words of a card and what on the screen they name; `line` is their line of the text, from 1."""

    words: str
    target: str
    line: int


def lit_words(text: str) -> tuple[LitWords, ...]:
    """All the `[[words|target]]` of a text, in order; `[[q]]` names itself."""
    return tuple(
        LitWords(match["words"], match["target"] or match["words"], text.count("\n", 0, match.start()) + 1)
        for match in _LIT.finditer(text)
    )


def badly_lit(text: str) -> tuple[tuple[int, str], ...]:
    """What begins like words that light and is none: the line of the text, from 1, and the place."""
    good = {match.start() for match in _LIT.finditer(text)}
    return tuple(
        (text.count("\n", 0, match.start()) + 1, f"[[{match['place']}")
        for match in _OPENING.finditer(text)
        if match.start() not in good
    )


def split_lit(text: str) -> list[tuple[str, str]]:
    """The text in pieces, each with what it names; the rest names nothing."""
    pieces, at = [], 0
    for match in _LIT.finditer(text):
        pieces += [(text[at : match.start()], ""), (match["words"], match["target"] or match["words"])]
        at = match.end()
    return [(words, target) for words, target in [*pieces, (text[at:], "")] if words]


def plain_words(text: str) -> str:
    """The text without the marks of what its words light."""
    return "".join(words for words, _ in split_lit(text))
