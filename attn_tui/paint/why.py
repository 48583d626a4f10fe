"""The reasons of one cell as rows: every term, its product, and by name where each number came from."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from attn_tui.paint.arithmetic import (
    ArithmeticLike,
    FactorLike,
    Term,
    applied,
    is_short,
    minus,
    product,
    ranked,
    spell_factor,
    total,
)
from attn_tui.paint.look import Look
from attn_tui.paint.numbers import short
from attn_tui.paint.palette import LEVELS, diverging
from attn_tui.text.clean import clean
from attn_tui.text.width import fit

WHOLE, SHOWN = 12, 8
"""A sum of at most so many terms is shown whole; of a longer one the largest so many."""
_BAR = 6
_EIGHTHS = "▏▎▍▌▋▊▉█"

Name = Callable[[Any], str]
"""What a factor is called; "" where its label will do."""


@dataclass(frozen=True)
class Fragment:
    """A piece of a row: its text, its part in it, and what a learner reaches by it.

    `link` is the factor whose cell the piece names, or for a fold the key of the section to unfold.
    """

    text: str
    part: str
    link: Any = None


Row = tuple[Fragment, ...]


@dataclass(frozen=True)
class Section:
    """One sum: the cell's own, or one inside it, with its label and the function applied to it."""

    label: str
    function: str
    value: float
    arithmetic: ArithmeticLike

    @property
    def key(self) -> str:
        """What the section is called among those of its cell."""
        return f"{self.label}={self.value!r}"

    def terms(self, unfolded: Collection[str]) -> tuple[Sequence[Term], Sequence[Term]]:
        """The terms that are shown, and the folded ones: the smallest, where there are many."""
        terms = self.arithmetic.terms
        if len(terms) <= WHOLE or self.key in unfolded:
            return terms, ()
        order = ranked(terms)
        return order[:SHOWN], order[SHOWN:]


def sections(arithmetic: ArithmeticLike) -> tuple[Section, ...]:
    """The cell's own sum, then every sum inside it, each once, outer ones first."""
    found = {"": Section("", "", arithmetic.value, arithmetic)}
    waiting: list[ArithmeticLike] = [arithmetic]
    while waiting:
        for factor in (factor for term in waiting.pop(0).terms for factor in term):
            if factor.of is None:
                continue
            one = Section(clean(factor.label) or factor.function, factor.function, factor.value, factor.of)
            if is_short(factor):
                waiting.append(factor.of)
            elif one.key not in found:
                found[one.key] = one
                waiting.append(factor.of)
    return tuple(found.values())


def why_rows(
    arithmetic: ArithmeticLike, name: Name, width: int, unfolded: Collection[str], more: str
) -> list[Row]:
    """All of a cell's arithmetic, in rows of at most `width` cells.

    `more`, with {count} and {rest}, says what is folded: how many terms and their exact sum.
    """
    rows: list[Row] = []
    for section in sections(arithmetic):
        if section.label:
            rows += [(), _heading(section)]
        rows += _rows(section, name, width, unfolded, more)
    return rows


def links(rows: Sequence[Row]) -> list[tuple[int, int]]:
    """Row and piece of everything that can be followed, in reading order."""
    return [(y, x) for y, row in enumerate(rows) for x, piece in enumerate(row) if piece.link is not None]


def row_text(row: Row, chosen: int | None, look: Look, marked: str = "▸") -> Text:
    """The row in colours; piece number `chosen` is the one that Enter follows."""
    line = Text(no_wrap=True, end="")
    line.append(f"{marked} " if chosen is not None else "  ", look.accent)
    for index, piece in enumerate(row):
        style = _style(piece.part, look)
        if index == chosen:
            style += Style(color=look.theme.accent if look.full else None, reverse=True, bold=True)
        line.append(piece.text, style)
    return line


def piece_at(row: Row, x: int) -> int | None:
    """The piece that can be followed at this column of `row_text`."""
    start = 2
    for index, piece in enumerate(row):
        end = start + cell_len(piece.text)
        if start <= x < end and piece.link is not None:
            return index
        start = end
    return None


def _heading(section: Section) -> Row:
    inner = section.arithmetic.value
    result = f" = {short(section.value)}"
    if section.function:
        result = f" = {applied(section.function, inner)}{result}"
    operator = clean(section.arithmetic.operator)
    rest = f"   {operator} = {short(inner)} =" if section.function else " ="
    return (Fragment(section.label, "value"), Fragment(result, "value"), Fragment(rest, "dim"))


def _rows(section: Section, name: Name, width: int, unfolded: Collection[str], more: str) -> Iterator[Row]:
    terms, folded = section.terms(unfolded)
    made = [short(product(term)) for term in terms]
    plain = [len(term) == 1 and term[0].of is None for term in terms]
    numbers = ["" if is_plain else _numbers(term) for term, is_plain in zip(terms, plain, strict=True)]
    widest, right = max(map(cell_len, numbers), default=0), max(map(cell_len, made), default=0)
    most = max((abs(product(t)) for t in terms if math.isfinite(product(t))), default=0.0)
    for index, (term, spelled, result) in enumerate(zip(terms, numbers, made, strict=True)):
        front = [Fragment("+ " if index else "  ", "dim"), Fragment(fit(spelled, widest, "right"), "term")]
        front.append(Fragment(" = " if spelled else "   " if widest else "", "dim"))
        front.append(Fragment(fit(result, right, "right"), "value"))
        if len(terms) > 1:
            front += _bar(product(term), most)
        names = list(_names(term, name))
        taken = sum(cell_len(piece.text) for piece in front) + 2
        if 2 + taken + sum(cell_len(piece.text) for piece in names) <= width:
            yield (*front, Fragment("  ", "dim"), *names)
        else:
            yield tuple(front)
            yield (Fragment("      ", "dim"), *_cut(names, width - 8))
    if folded:
        folded_text = clean(more.format(count=len(folded), rest=short(total(folded))))
        yield (Fragment("+ ", "dim"), Fragment(folded_text, "fold", section.key))


def _numbers(term: Term) -> str:
    return "×".join(f"{spell_factor(factor)}{power}" for factor, power in _powers(term))


def _bar(value: float, most: float) -> list[Fragment]:
    """A term's share in the sum, as a bar of at most so many cells."""
    eighths = round(abs(value) / most * _BAR * 8) if most and math.isfinite(value) else 0
    full, part = divmod(eighths, 8)
    bar = "█" * full + (_EIGHTHS[part - 1] if part else "")
    return [
        Fragment("  ", "dim"),
        Fragment(bar, "plus" if value > 0 else "minus"),
        Fragment(" " * (_BAR - len(bar)), "dim"),
    ]


def _names(term: Term, name: Name) -> Iterator[Fragment]:
    """What the factors of a term are called, those that are cells as links."""
    for index, (factor, power) in enumerate(_powers(term)):
        if index:
            yield Fragment(" × ", "dim")
        yield from _named(factor, name)
        if power:
            yield Fragment(power, "dim")


def _powers(term: Term) -> Iterator[tuple[FactorLike, str]]:
    """The factors, one that stands twice in a row as its square."""
    for _, alike in groupby(term):
        factor, *again = alike
        yield factor, "²" if len(again) == 1 else ""
        yield from ((one, "") for one in again[1:])


def _named(factor: FactorLike, name: Name) -> Iterator[Fragment]:
    called = clean(name(factor))
    if called:
        yield Fragment(called, "link", factor) if factor.node else Fragment(called, "dim")
    elif factor.of is not None and is_short(factor):
        yield Fragment(f"{factor.function}(", "dim")
        for index, term in enumerate(factor.of.terms):
            taken = minus(term)
            if taken or index:
                yield Fragment(" − " if taken else " + ", "dim")
            yield from _names(taken or term, name)
        yield Fragment(")", "dim")
    else:
        yield Fragment(spell_factor(factor, name), "dim")


def _cut(pieces: Sequence[Fragment], room: int) -> Iterator[Fragment]:
    for piece in pieces:
        wide = cell_len(piece.text)
        if room <= 0:
            return
        yield piece if wide <= room else Fragment(fit(piece.text, room), piece.part, piece.link)
        room -= wide


def _style(part: str, look: Look) -> Style:
    if not look.full:
        return Style(bold=part == "value", dim=part == "dim", underline=part in ("link", "fold"))
    colours, palette = look.theme, diverging(look.dark).backgrounds
    return {
        "value": Style(color=colours.foreground, bold=True),
        "term": Style(color=colours.foreground),
        "link": Style(color=colours.foreground, underline=True),
        "fold": Style(color=colours.foreground, italic=True, underline=True),
        "plus": Style(color=palette[LEVELS - 1]),
        "minus": Style(color=palette[1]),
    }.get(part, Style(color=colours.dim))


@dataclass(frozen=True)
class NodeEffect:
    """A node that a cell goes into: its name, a note on it, and its cells with how far they move."""

    title: str
    note: str
    cells: Sequence[tuple[str, float, Any]]


def effect_rows(effects: Sequence[NodeEffect], width: int) -> list[Row]:
    """Each node with the cells that move most, their names as links."""
    rows: list[Row] = []
    for effect in effects:
        if rows:
            rows.append(())
        rows.append((Fragment(clean(effect.title), "value"), Fragment(f"   {clean(effect.note)}", "dim")))
        moved = [f"{change:+.4g}" for _, change, _ in effect.cells]
        wide = max(map(cell_len, moved), default=0)
        most = max((abs(c) for _, c, _ in effect.cells if math.isfinite(c)), default=0.0)
        for change_text, (label, change, link) in zip(moved, effect.cells, strict=True):
            front = [
                Fragment("  ", "dim"),
                Fragment(fit(change_text, wide, "right"), "term"),
                *_bar(change, most),
            ]
            taken = sum(cell_len(piece.text) for piece in front) + 4
            rows.append(
                (*front, Fragment("  ", "dim"), *_cut([Fragment(clean(label), "link", link)], width - taken))
            )
    return rows
