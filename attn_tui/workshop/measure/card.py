"""All figures, and their place in the model card: a table of before, now and aim, then each in full."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from attn_tui.files.atomic import write
from attn_tui.workshop.measure import (
    bits,
    continued,
    copying,
    named,
    probes,
    pronouns,
    prose,
    samples,
    whole_words,
)
from attn_tui.workshop.measure.lists import DATA
from attn_tui.workshop.measure.subject import Figure, Subject, table

FIGURES: Mapping[str, Callable[[Subject], Figure]] = {
    "continuations": continued.measure,
    "probes": probes.measure,
    "pronouns": pronouns.measure,
    "prose": prose.measure,
    "copying": copying.measure,
    "bits": bits.measure,
    "whole_words": whole_words.measure,
    "unsuitable": samples.measure,
    "heads": named.measure,
}
"""What can be measured alone, in the order of the card."""
MARKS = ("<!-- figures -->", "<!-- /figures -->")


@dataclass(frozen=True)
class Row:
    """A line of the card's table: what the model before this one had, and what is asked for."""

    key: str
    label: str
    before: float
    least: float | None = None
    most: float | None = None

    @property
    def aim(self) -> str:
        """As the table says it."""
        bounds = (("≥", self.least), ("≤", self.most))
        return " ".join(f"{sign} {self.shown(bound)}" for sign, bound in bounds if bound is not None)

    def shown(self, value: float) -> str:
        """A count as it is, bits with three decimals, a share with two."""
        return str(value) if isinstance(value, int) else f"{value:.{3 if 'bits' in self.key else 2}f}"

    def met(self, now: float) -> bool:
        """Whether the figure is within its bounds, as the table shows it."""
        value = float(self.shown(now))
        return (self.least is None or value >= self.least) and (self.most is None or value <= self.most)


def rows() -> list[Row]:
    """The rows of the table, from a file of data."""
    return [Row(**row) for row in json.loads((DATA / "aims.json").read_text(encoding="utf-8"))]


def summary(values: Mapping[str, float]) -> str:
    """The table; only what was measured has a row."""
    cells = []
    for row in rows():
        now = values.get(row.key)
        if now is not None:
            met = "yes" if row.met(now) else "no"
            cells.append((row.label, row.shown(row.before), row.shown(now), row.aim, met))
    return table(("figure", "before", "now", "aim", "met"), cells)


def evaluate(subject: Subject, only: Sequence[str] = ()) -> str:
    """The figures asked for, all by default, as Markdown."""
    figures = [FIGURES[name](subject) for name in only or FIGURES]
    values = {key: value for figure in figures for key, value in figure.values.items()}
    return "\n".join([summary(values), "", *(figure.text for figure in figures)])


def put_figures(card: Path, figures: str) -> None:
    """Replace what stands between the marks of the model card; ValueError where they are missing."""
    text = card.read_text(encoding="utf-8")
    head, found, rest = text.partition(MARKS[0])
    _, closed, tail = rest.partition(MARKS[1])
    if not found or not closed:
        raise ValueError(f"{card}: has no {' … '.join(MARKS)} to put the figures between")
    write(card, "\n".join((head + MARKS[0], figures.strip(), MARKS[1])) + tail)
