"""The arithmetic of one cell, spelled out within a width."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from attn_tui.paint.numbers import short
from attn_tui.paint.palette import theme
from attn_tui.text.width import clean, fit

MORE = "… {count} more: {rest}"
"""How folded terms are said: how many, and what they add up to."""

_NESTED = 2  # a derived part of at most so many terms is spelled inside its function
_INDENT = "  "


class Factor(Protocol):
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
    def function(self) -> str:
        """What is applied to `of`: exp, 1/x, or nothing."""
        ...

    @property
    def of(self) -> Arithmetic | None:
        """The arithmetic behind a derived factor."""
        ...


class Arithmetic(Protocol):
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
    def terms(self) -> Sequence[Sequence[Factor]]:
        """The products that are added up."""
        ...


Term = Sequence[Factor]
Name = Callable[[Any], str]
Piece = tuple[str, str]
"""A piece of a line and its part in it: value, operator, term or rest."""


def product(term: Term) -> float:
    """The product of a term's values."""
    return math.prod(factor.value for factor in term)


def ranked(terms: Sequence[Term]) -> list[Term]:
    """`terms` from the largest in magnitude to the smallest, equals in their order."""

    def size(term: Term) -> float:
        value = abs(product(term))
        return math.inf if math.isnan(value) else value

    return sorted(terms, key=size, reverse=True)


def spell(value: float, terms: Sequence[Term], width: int, name: Name | None = None, more: str = MORE) -> str:
    """One line, `4.2 = 1.1×0.9 + 0.4×1.2 + … 13 more: 1.02`, of at most `width` cells.

    The terms keep their order where all fit. Otherwise the largest come first, and `more` says
    how many are folded (`count`) and their sum (`rest`), which is taken from the exact products.
    `name` may give a factor another spelling; "" leaves it as it is. A number is never cut.
    """
    return "".join(text for text, _ in _pieces(value, terms, width, name, more))


def spell_text(
    value: float,
    terms: Sequence[Term],
    width: int,
    name: Name | None = None,
    more: str = MORE,
    dark: bool = True,
) -> Text:
    """The line of `spell`, styled: the value accented, signs and the folded rest dim."""
    colours = theme(dark)
    look = {
        "value": Style(color=colours.accent, bold=True),
        "operator": Style(color=colours.dim),
        "term": Style(color=colours.foreground),
        "rest": Style(color=colours.dim, italic=True),
    }
    line = Text(no_wrap=True, end="")
    for text, part in _pieces(value, terms, width, name, more):
        line.append(text, look[part])
    return line


def spell_lines(arithmetic: Arithmetic, width: int, name: Name | None = None, depth: int = 3) -> list[str]:
    """All terms, wrapped between terms to `width`; derived parts on indented lines of their own.

    A part that occurs more than once is spelled once; parts nest to at most `depth` levels.
    """
    return list(_lines(arithmetic, "", width, name, depth, set()))


def spell_factor(factor: Factor, name: Name | None = None) -> str:
    """A factor as `0.9`, `(-0.7)`, `(1/√k=0.5)` or, where it is short, `exp(1.2 - 3.4)`."""
    given = clean(name(factor)) if name is not None else ""
    if given:
        return given
    number = short(factor.value)
    if factor.of is not None and is_inline(factor):
        return f"{factor.function}({_sum(factor.of.terms, name)})"
    label = clean(factor.label)
    if label and label.replace("−", "-") != number:
        return f"({label}={number})"
    return f"({number})" if factor.value < 0 else number


def spell_term(term: Term, name: Name | None = None) -> str:
    """A product: its factors joined by ×."""
    return "×".join(spell_factor(factor, name) for factor in term)


def _pieces(value: float, terms: Sequence[Term], width: int, name: Name | None, more: str) -> list[Piece]:
    head: list[Piece] = [(short(value), "value"), (" = ", "operator")]
    whole = _fitting(head, terms, width, name)
    if len(whole) == len(terms):
        return head + _joined(whole, "") if terms else [*head, ("0", "term")]
    order = ranked(terms)
    texts = _fitting(head, order, width, name)
    for count in range(len(texts), -1, -1):
        rest = more.format(count=len(terms) - count, rest=short(total(order[count:])))
        line = head + _joined(texts[:count], clean(rest))
        if sum(cell_len(text) for text, _ in line) <= width:
            return line
    short_line = [(head[0][0], "value"), (" = …", "operator")]
    if sum(cell_len(text) for text, _ in short_line) <= width:
        return short_line
    return short_line[:1] if cell_len(head[0][0]) <= width else [(fit("…", min(width, 1)), "rest")]


def _fitting(head: Sequence[Piece], terms: Sequence[Term], width: int, name: Name | None) -> list[str]:
    """The first of `terms`, spelled, as far as they fit."""
    texts: list[str] = []
    room = width - sum(cell_len(text) for text, _ in head)
    for term in terms:
        text = spell_term(term, name)
        room -= cell_len(text) + (3 if texts else 0)
        if room < 0:
            break
        texts.append(text)
    return texts


def _joined(texts: Sequence[str], rest: str) -> list[Piece]:
    pieces: list[Piece] = []
    for text, part in [*((text, "term") for text in texts), *([(rest, "rest")] if rest else [])]:
        if pieces:
            pieces.append((" + ", "operator"))
        pieces.append((text, part))
    return pieces


def total(terms: Sequence[Term]) -> float:
    """What the products of the terms add up to."""
    products = [product(term) for term in terms]
    return math.fsum(products) if all(map(math.isfinite, products)) else sum(products)


def is_inline(factor: Factor) -> bool:
    """Whether a derived factor is short enough to be spelled as its function of a sum: exp(1.2 - 3.4)."""
    if factor.of is None or factor.label or not factor.function or len(factor.of.terms) > _NESTED:
        return False
    return all(part.of is None for term in factor.of.terms for part in term)


def _sum(terms: Sequence[Term], name: Name | None) -> str:
    """A sum inside brackets, where (-1)×a is written - a."""
    text = ""
    for term in terms:
        taken = len(term) > 1 and term[0].value == -1 and term[0].of is None
        spelled = spell_term(term[1:] if taken else term, name)
        if not text:
            text = f"-{spelled}" if taken else spelled
        else:
            text += f" - {spelled}" if taken else f" + {spelled}"
    return text


def _lines(
    arithmetic: Arithmetic, start: str, width: int, name: Name | None, depth: int, said: set[str]
) -> Iterator[str]:
    """`start`, the value and its terms; then each derived part among them."""
    indent = start[: len(start) - len(start.lstrip())] + _INDENT
    texts = [spell_term(term, name) for term in arithmetic.terms] or ["0"]
    yield from _wrapped(f"{start}{short(arithmetic.value)} = ", texts, width)
    for factor in (factor for term in arithmetic.terms for factor in term):
        if not depth or factor.of is None or is_inline(factor):
            continue
        label = clean(factor.label) or factor.function
        title = f"{label} = " if label else ""
        key = f"{title}{factor.value!r}"
        if key in said:
            continue
        said.add(key)
        if factor.function:
            yield f"{indent}{title}{applied(factor.function, factor.of.value)} = {short(factor.value)}"
            yield from _lines(factor.of, indent + _INDENT, width, name, depth - 1, said)
        else:
            yield from _lines(factor.of, indent + title, width, name, depth - 1, said)


def applied(function: str, value: float) -> str:
    """`1/√0.59`: a function's name with its argument in the place of x."""
    number = short(value)
    return function.replace("x", number) if "x" in function and function != "exp" else f"{function}({number})"


def _wrapped(start: str, texts: Sequence[str], width: int) -> Iterator[str]:
    """`start`, then `texts` joined by +, broken before a + where a line is full."""
    line, hanging = start + texts[0], " " * max(0, cell_len(start) - 2)
    for text in texts[1:]:
        if cell_len(line) + 3 + cell_len(text) > width:
            yield line
            line = f"{hanging}+ {text}"
        else:
            line += f" + {text}"
    yield line
