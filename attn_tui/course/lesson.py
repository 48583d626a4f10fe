"""A lesson, and what can be wrong with one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from attn_tui.course.card import Card, Where

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What ids of lessons, cards and terms look like."""


@dataclass(frozen=True)
class Lesson:
    """One lesson of the course, in one language: its cards, and `body`, the longer text behind them.

    `step` is the id of the tour's step that it opens at, `beside` the steps that it is the lesson of; `line`
    is the line of the file, counted from 1, on which `body` starts. `model` names the model whose numbers it
    tells of, none if it goes with any, and `text` the sentence that it opens with. `chapter` is the id of
    its chapter.
    """

    id: str
    title: str
    order: int
    step: str
    body: str
    lang: str
    path: Path
    line: int
    model: str = ""
    text: str = ""
    beside: tuple[str, ...] = ()
    chapter: str = ""
    written: tuple[Card, ...] = ()

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards; a lesson without any is one card, made of its text."""
        where = Where(self.step, self.model, self.text)
        return self.written or (Card(self.id, self.title, self.body, where, self.line),)


@dataclass(frozen=True)
class Problem:
    """What is wrong, in one line for people, and where. Line 0 means the whole file."""

    path: Path
    line: int
    message: str

    def __str__(self) -> str:
        """Written the way compilers do, so that editors find the place."""
        place = f"{self.path}:{self.line}" if self.line else str(self.path)
        return f"{place}: {self.message}"
