"""Live values in a lesson: `{{scores[2,3]}}` stands for a number of the learner's own sentence.

A row or a column may be named by its label instead, as in `{{weights[it,cat]}}`. Where labels differ by
language, all of them stand there and the first that is found counts: `{{weights[it|它,cat|小猫]}}`. A number
at the end stands for where none of them is found: `{{weights[it|它|-1,0]}}`. `{{space[he,他]}}` is the
cosine of two words in the space of words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

ABSENT = "—"
"""What is shown where there is no value, say because the sentence is too short."""

SPACE = "space"
"""The name of the space of words, whose rows and columns are words."""

Index = int | tuple[str | int, ...]
"""A row or a column: its number, from the end where negative, or the labels that it may have."""

Lookup = Callable[[str, tuple[Index, ...]], str]
"""The text of one number: the name of a step or a node, and the cell."""

# ASCII digits only, and few: int() would take other scripts' digits, and refuses thousands of them
_NUMBERED = r"-?[0-9]{1,6}"
_LABEL = r"[^\s0-9+−|,{}\[\]-][^\n|,{}\[\]]*"
_INDEX = rf"(?:{_NUMBERED}|{_LABEL}(?:\|\s*{_LABEL})*(?:\|\s*{_NUMBERED})?)"
_DIRECTIVE = re.compile(
    rf"\{{\{{\s*(?P<name>[A-Za-z_][A-Za-z0-9_.]*)\s*\[\s*(?P<cell>{_INDEX}(?:\s*,\s*{_INDEX})*)\s*\]\s*\}}\}}"
)
_OPENING = re.compile(r"\{\{[^\n{}]*(?:\}\}|\}|$|(?=\n|\{))", re.MULTILINE)
_NUMBER = re.compile(r"<?[-−+]?(?:∞|nan|(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:e[-+]?[0-9]+)?)%?", re.ASCII)


@dataclass(frozen=True)
class Directive:
    """A value asked for: the name of a step or node, the cell, and the line of the body, from 1."""

    name: str
    cell: tuple[Index, ...]
    line: int


def find(body: str) -> tuple[Directive, ...]:
    """All the well-formed directives, in order."""
    return tuple(
        Directive(match["name"], _cell(match), _line(body, match.start()))
        for match in _DIRECTIVE.finditer(body)
    )


def two_words(directive: Directive) -> Iterator[str]:
    """What is wrong with a value of the space of words, in one line."""
    words = [index for index in directive.cell if isinstance(index, tuple) and len(index) == 1]
    if len(words) != 2 or len(directive.cell) != 2:
        yield f"{spelled(directive.name, directive.cell)}: name two words, like space[he,他]"


def malformed(body: str) -> Iterator[tuple[int, str]]:
    """What begins like a directive and is none: the line of the body, from 1, and the text."""
    good = {match.start() for match in _DIRECTIVE.finditer(body)}
    for match in _OPENING.finditer(body):
        if match.start() not in good:
            yield _line(body, match.start()), match[0]


def fill(body: str, lookup: Lookup) -> str:
    """The body with every directive replaced by its value.

    Only numbers are let in, whatever `lookup` says: nothing can become markup. Whatever is not a
    number is shown as —; malformed directives stay as they are written.
    """

    def value(match: re.Match[str]) -> str:
        text = lookup(match["name"], _cell(match))
        return text if _NUMBER.fullmatch(text) else ABSENT

    return _DIRECTIVE.sub(value, body)


def spelled(name: str, cell: tuple[Index, ...]) -> str:
    """A directive as it is written, without its braces."""
    indices = (str(index) if isinstance(index, int) else "|".join(map(str, index)) for index in cell)
    return f"{name}[{','.join(indices)}]"


def _cell(match: re.Match[str]) -> tuple[Index, ...]:
    return tuple(index(part.strip()) for part in match["cell"].split(","))


def index(part: str) -> Index:
    """What one index says: `2`, `it|它`, `it|它|-1`; ValueError where it is none."""
    if not re.fullmatch(_INDEX, part):
        raise ValueError(part)
    if re.fullmatch(_NUMBERED, part):
        return int(part)
    alternatives = [label.strip() for label in part.split("|")]
    return tuple(int(each) if re.fullmatch(_NUMBERED, each) else each for each in alternatives)


def _line(body: str, offset: int) -> int:
    return body.count("\n", 0, offset) + 1
