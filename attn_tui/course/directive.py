"""Live values in a lesson: `{{scores[2,3]}}` stands for a number of the learner's own sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

ABSENT = "—"
"""What is shown where there is no value, say because the sentence is too short."""

Lookup = Callable[[str, tuple[int, ...]], str]
"""The text of one number: the name of a step or a node, and the cell. Indices may count from the end."""

# ASCII digits only, and few: int() would take other scripts' digits, and refuses thousands of them
_INDEX = r"-?[0-9]{1,6}"
_DIRECTIVE = re.compile(
    rf"\{{\{{\s*(?P<name>[A-Za-z_][A-Za-z0-9_.]*)\s*\[\s*(?P<cell>{_INDEX}(?:\s*,\s*{_INDEX})*)\s*\]\s*\}}\}}"
)
_OPENING = re.compile(r"\{\{[^\n{}]*(?:\}\}|\}|$|(?=\n|\{))", re.MULTILINE)
_NUMBER = re.compile(r"<?[-−+]?(?:∞|nan|(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:e[-+]?[0-9]+)?)%?", re.ASCII)


@dataclass(frozen=True)
class Directive:
    """A value asked for: the name of a step or node, the cell, and the line of the body, from 1."""

    name: str
    cell: tuple[int, ...]
    line: int


def find(body: str) -> tuple[Directive, ...]:
    """All the well-formed directives, in order."""
    return tuple(
        Directive(match["name"], _cell(match), _line(body, match.start()))
        for match in _DIRECTIVE.finditer(body)
    )


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


def _cell(match: re.Match[str]) -> tuple[int, ...]:
    return tuple(int(index) for index in match["cell"].split(","))


def _line(body: str, offset: int) -> int:
    return body.count("\n", 0, offset) + 1
