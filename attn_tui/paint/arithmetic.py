"""The arithmetic of one cell, spelled out within a width: a row of numbers, and under it their names."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple, Protocol

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from attn_tui.paint.hues import hued
from attn_tui.paint.look import Look
from attn_tui.paint.numbers import short
from attn_tui.text.clean import clean
from attn_tui.text.width import fit

MORE = "… {count} more: {rest}"
"""How folded terms are put into words: how many, and what they add up to."""

_FEW = 2  # a part without a name of its own is spelled out where it has at most so many terms
_INDENT = "  "
LOOK = Look()


class TermColumn(NamedTuple):
    """One term in every row's spelling, padded to one width, and the sign that joins it to the others."""

    texts: tuple[str, ...]
    sign: str = " + "

    @property
    def width(self) -> int:
        """What it takes, its sign included."""
        return cell_len(self.texts[0]) + cell_len(self.sign)


class FactorLike(Protocol):
    """One number of a product: a cell, a labelled constant, or `function` of the arithmetic `of`."""

    @property
    def value(self) -> float:
        """Its number."""
        ...

    @property
    def label(self) -> str:
        """What it is called, or nothing."""
        ...

    @property
    def node(self) -> str:
        """The node of which it is a cell, or nothing."""
        ...

    @property
    def function(self) -> str:
        """What is applied to `of`: exp, 1/x, or nothing."""
        ...

    @property
    def of(self) -> ArithmeticLike | None:
        """The arithmetic behind a derived factor."""
        ...


class ArithmeticLike(Protocol):
    """`value` = Σ over `terms` of Π over their factors."""

    @property
    def value(self) -> float:
        """Its number."""
        ...

    @property
    def operator(self) -> str:
        """The operation's short name."""
        ...

    @property
    def terms(self) -> Sequence[Sequence[FactorLike]]:
        """The products that are added up."""
        ...


Term = Sequence[FactorLike]
Name = Callable[[Any], str]
"""What a factor is called; "" where its label will do."""
Spelling = Name | None
"""How factors are written: by name, or with None as numbers."""
Piece = tuple[str, str]
"""A piece of a line and its part in it: value, operator, term or rest."""


def product(term: Term) -> float:
    """The product of a term's values."""
    return math.prod(factor.value for factor in term)


def total(terms: Sequence[Term]) -> float:
    """What the products of the terms add up to."""
    products = [product(term) for term in terms]
    return math.fsum(products) if all(map(math.isfinite, products)) else sum(products)


def ranked(terms: Sequence[Term]) -> list[Term]:
    """`terms` from the largest in magnitude to the smallest, equals in their order."""

    def size(term: Term) -> float:
        value = abs(product(term))
        return math.inf if math.isnan(value) else value

    return sorted(terms, key=size, reverse=True)


def spell(value: float, terms: Sequence[Term], width: int, name: Spelling = None, more: str = MORE) -> str:
    """One line, `4.2 = 1.1×0.9 + 0.4×1.2 + … 13 more: 1.02`, of at most `width` cells.

    The terms keep their order where all fit. Otherwise the largest come first, and `more` says
    how many are folded (`count`) and their sum (`rest`), which is taken from the exact products.
    With a `name` the factors are written by name, otherwise as numbers. A number is never cut.
    """
    return "".join(text for text, _ in _pieces(value, terms, width, (name,), more)[0])


def spell_text(
    value: float,
    terms: Sequence[Term],
    width: int,
    spellings: Sequence[Spelling] = (None,),
    more: str = MORE,
    look: Look = LOOK,
) -> list[Text]:
    """A row for each spelling, all with the same terms in the same order, one above the other; styled.

    The first row is that of `spell`, folded where every row can follow. Where a name leaves no room for
    a single term the first row stands alone.
    """
    colours = look.theme
    styles = {
        "value": Style(color=colours.accent, bold=True),
        "operator": Style(color=colours.dim),
        "term": Style(color=colours.foreground),
        "rest": Style(color=colours.dim, italic=True),
    }
    lines = []
    for pieces in _pieces(value, terms, width, spellings, more):
        line = Text(no_wrap=True, end="")
        for text, part in pieces:
            line.append(text, styles[part])
        line.rstrip()
        lines.append(hued(line, look))
    return lines


def spell_lines(arithmetic: ArithmeticLike, width: int, name: Spelling = None, depth: int = 3) -> list[str]:
    """All terms, wrapped between terms to `width`; with a `name` under each line of numbers one of names.

    Derived parts follow on indented lines of their own. A part that occurs more than once is spelled
    once; parts nest to at most `depth` levels.
    """
    spellings = (None,) if name is None else (None, name)
    return list(_lines(arithmetic, "", width, spellings, depth, set()))


def spell_factor(factor: FactorLike, name: Spelling = None) -> str:
    """A factor as a number, `0.9` or `(-0.7)`; by `name` as what it is called, `Q[it,0]`, `1/√k`, `μ`.

    A part that is short is spelled out in either: `exp(1.2 − 3.4)`, `(x[it] − μ)`.
    """
    if name is not None and (given := clean(name(factor))):
        return given
    if factor.of is not None and is_short(factor):
        return f"{factor.function}({_sum(factor.of.terms, name)})"
    if name is not None:
        operator = clean(factor.of.operator) if factor.of is not None else ""
        label = clean(factor.label) or (f"{factor.function}({operator})" if operator else "")
        if label:
            return label
    number = short(factor.value)
    return f"({number})" if factor.value < 0 else number


def spell_term(term: Term, name: Spelling = None) -> str:
    """A product: its factors joined by ×."""
    return "×".join(spell_factor(factor, name) for factor in term)


def is_short(factor: FactorLike) -> bool:
    """Whether a derived factor is spelled out where it stands: exp(a − b), (x − μ).

    Such a one has no name of its own and few terms, in which every part has a name.
    """
    if factor.of is None or factor.label or len(factor.of.terms) > _FEW:
        return False
    return all(part.of is None or part.label for term in factor.of.terms for part in term)


def applied(function: str, value: float) -> str:
    """`1/√0.59`: a function's name with its argument in the place of x."""
    number = short(value)
    return function.replace("x", number) if "x" in function and function != "exp" else f"{function}({number})"


def minus(term: Term) -> Term | None:
    """The rest of a term that begins with the constant −1; None for any other."""
    return term[1:] if len(term) > 1 and term[0].value == -1 and term[0].label == "−1" else None


def _pieces(
    value: float, terms: Sequence[Term], width: int, spellings: Sequence[Spelling], more: str
) -> list[list[Piece]]:
    """The rows in pieces, as many as there are spellings; one row where there is no room for more."""
    head = short(value)
    room = width - cell_len(head) - 3
    if not terms:
        return [[(head, "value"), (" = ", "operator"), ("0", "term")]]
    columns, rest = _fitting(terms, room, spellings), ""
    if len(columns) < len(terms):
        order = ranked(terms)
        columns = _fitting(order, room, spellings)
        while True:
            folded = order[len(columns) :]
            rest = clean(more.format(count=len(folded), rest=short(total(folded))))
            if _width(columns) + (3 if columns else 0) + cell_len(rest) <= room:
                break
            if not columns:
                return [_value_alone(head, width)]
            columns = columns[:-1]
    if not columns and len(spellings) > 1:
        return _pieces(value, terms, width, spellings[:1], more)
    rows = []
    for row in range(len(spellings)):
        first = [(head, "value") if row == 0 else (" " * cell_len(head), "value"), (" = ", "operator")]
        # numbers belong into the first row, so that the others only say that something is folded
        fold = (TermColumn((rest, *("…",) * (len(spellings) - 1)), " + " if columns else ""),) if rest else ()
        terms_of_row = (((c.sign, "operator"), (c.texts[row], "term")) for c in columns)
        folds = (((c.sign, "operator"), (c.texts[row], "rest")) for c in fold)
        rows.append([*first, *chain(*terms_of_row, *folds)])
    return rows


def _value_alone(head: str, width: int) -> list[Piece]:
    if cell_len(head) + 4 <= width:
        return [(head, "value"), (" = …", "operator")]
    return [(head, "value")] if cell_len(head) <= width else [(fit("…", min(width, 1)), "rest")]


def _fitting(terms: Sequence[Term], room: int, spellings: Sequence[Spelling]) -> list[TermColumn]:
    """The first of `terms` as columns, as far as they fit."""
    columns: list[TermColumn] = []
    for term in terms:
        column = _column(term, spellings, first=not columns)
        room -= column.width
        if room < 0:
            break
        columns.append(column)
    return columns


def _column(term: Term, spellings: Sequence[Spelling], first: bool) -> TermColumn:
    """A term, (−1)×a as − a."""
    taken = minus(term)
    sign = ("−" if taken else "") if first else (" − " if taken else " + ")
    texts = [spell_term(taken or term, name) for name in spellings]
    wide = max(map(cell_len, texts))
    return TermColumn(tuple(fit(text, wide) for text in texts), sign)


def _width(columns: Sequence[TermColumn]) -> int:
    return sum(column.width for column in columns)


def _sum(terms: Sequence[Term], name: Spelling) -> str:
    columns = (_column(term, (name,), first=not index) for index, term in enumerate(terms))
    return "".join(column.sign + column.texts[0] for column in columns)


def _lines(
    arithmetic: ArithmeticLike,
    start: str,
    width: int,
    spellings: Sequence[Spelling],
    depth: int,
    spelled: set[str],
) -> Iterator[str]:
    """`start`, the value and its terms; then each derived part among them."""
    indent = start[: len(start) - len(start.lstrip())] + _INDENT
    terms = enumerate(arithmetic.terms)
    columns = [_column(term, spellings, first=not index) for index, term in terms] or [TermColumn(("0",), "")]
    yield from _wrapped(f"{start}{short(arithmetic.value)} = ", columns, width)
    for factor in _parts(arithmetic):
        if not depth or factor.of is None:
            continue
        label = clean(factor.label) or factor.function
        title = f"{label} = " if label else ""
        key = f"{title}{factor.value!r}"
        if key in spelled:
            continue
        spelled.add(key)
        if factor.function:
            yield f"{indent}{title}{applied(factor.function, factor.of.value)} = {short(factor.value)}"
            yield from _lines(factor.of, indent + _INDENT, width, spellings, depth - 1, spelled)
        else:
            yield from _lines(factor.of, indent + title, width, spellings, depth - 1, spelled)


def _parts(arithmetic: ArithmeticLike) -> Iterator[FactorLike]:
    """The derived factors that are not spelled out where they stand, those inside such ones too."""
    for factor in (factor for term in arithmetic.terms for factor in term):
        if factor.of is None:
            continue
        if is_short(factor):
            yield from _parts(factor.of)
        else:
            yield factor


def _wrapped(start: str, columns: Sequence[TermColumn], width: int) -> Iterator[str]:
    """`start`, then the columns joined by +, broken before a + where a line is full."""
    blank = " " * cell_len(start)
    front, line = start, [columns[0]]
    for column in columns[1:]:
        if cell_len(front) + _width(line) + column.width > width:
            yield from _stacked(front, line)
            front, line = f"{blank[2:]}{column.sign.strip()} ", [column._replace(sign="")]
        else:
            line.append(column)
    yield from _stacked(front, line)


def _stacked(front: str, columns: Sequence[TermColumn]) -> Iterator[str]:
    for row in range(len(columns[0].texts)):
        # under `4.2 = ` stands `    = `, under a + another +
        start = front if row == 0 else " " * (cell_len(front) - 2) + front[-2:]
        yield (start + "".join(column.sign + column.texts[row] for column in columns)).rstrip()
