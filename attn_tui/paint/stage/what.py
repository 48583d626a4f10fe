"""What is to be shown of one step: matrices, terms, powers, candidates; the graph computed them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

PictureKind = Literal["signed", "probability", "integer"]
Kind = Literal["", "sum", "norm", "units", "lookup", "pour", "merges"]
Place = tuple[int, int]
RESULT, TOKEN = -1, -2
"""Which matrix a hit is in: the result, or the sentence, a row a token; the operands count from 0."""


@dataclass(frozen=True, eq=False)
class Matrix:
    """A matrix (n, m) with its labels; `title` is its symbol and shape, `sign` stands before it.

    `row` and `column` are what of it is looked at. `lit_rows` and `lit_columns` are the bands that the
    selected number was made from; of a table only the rows `used` are shown, if any. The colours reach to
    `least` at least; cells that `changed` are marked. In the one that is `selected` from, row and column
    lead to the cursor. Where something is `hidden`, a number that is not there is one to be found out.
    """

    values: NDArray[Any]
    rows: Sequence[str]
    columns: Sequence[str]
    kind: PictureKind
    symbol: str
    title: str
    sign: str = ""
    row: int = 0
    column: int = 0
    lit_rows: frozenset[int] = frozenset()
    lit_columns: frozenset[int] = frozenset()
    used: tuple[int, ...] = ()
    least: float = 0.0
    selected: bool = False
    changed: NDArray[np.bool_] | None = None
    hidden: bool = False

    @property
    def shape(self) -> Place:
        """Rows and columns."""
        rows, columns = self.values.shape
        return rows, columns


class Product(NamedTuple):
    """One product of a dot product: which of the inner places, its two factors and their product.

    Stage is added without being a product, a bias, has the place −1 and no factors.
    """

    at: int
    left: float
    right: float
    product: float
    label: str = ""


class Power(NamedTuple):
    """One column of a softmax: what stood there, its power of e, and its share."""

    column: int
    value: float
    power: float
    share: float


class Normed(NamedTuple):
    """The selected number of a norm: (x − mean) ÷ deviation × gain + bias is its value.

    `spreads` are mean and spread of the row before and after, `reach` the largest magnitude in either.
    """

    x: float
    mean: float
    deviation: float
    gain: float
    bias: float | None
    value: float
    centred: bool
    spreads: tuple[tuple[float, float], tuple[float, float]]
    reach: float


class Branch(NamedTuple):
    """One merge of two neighbours: the bytes that it spans, how deep it lies under them, what it reads."""

    start: int
    stop: int
    depth: int
    text: str


class Tree(NamedTuple):
    """Bytes in hexadecimal, the characters over them (text, first byte), their merges in order.

    The bytes `marked` from … to are the selected token's, `chosen` is the merge looked at.
    """

    bytes: tuple[str, ...]
    characters: tuple[tuple[str, int], ...]
    joins: tuple[Branch, ...]
    marked: tuple[int, int]
    chosen: int


class KnobLine(NamedTuple):
    """One knob: how it stands in words, where between its stops (0 … 1), what it does, if it is chosen."""

    name: str
    place: float
    gloss: str
    chosen: bool


@dataclass(frozen=True, eq=False)
class Candidates:
    """The likeliest next tokens as (token, probability said, drawn), under a title; the knobs.

    `draw` is the number in [0, 1) that chose, where a token was chosen.
    """

    title: str
    knobs: tuple[KnobLine, ...]
    entries: tuple[tuple[str, float, float], ...]
    draw: float | None = None


@dataclass(frozen=True, eq=False)
class Percept:
    """What a model sees or hears: pixels (a, b) from 0 to 1 in patches of `grid`, or bands by frames.

    Low bands come first. `wave` are the samples of a sound; `selected` is the patch or frame of the row that
    is looked at, None where it is none. `caption` is what stands below.
    """

    values: NDArray[Any]
    grid: Place
    wave: NDArray[Any] | None = None
    selected: int | None = None
    caption: str = ""


@dataclass(frozen=True, eq=False)
class Stage:
    """Everything that the stage shows. `words` are the lines above the matrices, the gloss first.

    `product` says that result = operands[0] · operands[1], the third, if any, added to every row; `terms`
    are those of the selected number and `value` is it. `powers` are those of a softmax's row, `total`
    their sum and `top` what was taken off before. `kind` says in which way the step is told besides,
    `normed` what a norm made of the selected number, `tree` how bytes were merged. `shares` are the row's,
    for the sentence of `tokens`, which has the row's own token `inside` or not; `seen` is the picture or the
    sound in the place of the sentence. A stage in `heat` shows
    matrices whole, as colours alone.
    """

    result: Matrix | None = None
    operands: tuple[Matrix, ...] = ()
    product: bool = False
    name: str = ""
    value: float = 0.0
    terms: tuple[Product, ...] = ()
    powers: tuple[Power, ...] = ()
    total: float = 0.0
    top: float = 0.0
    kind: Kind = ""
    normed: Normed | None = None
    tree: Tree | None = None
    candidates: Candidates | None = None
    gloss: str = ""
    shapes: str = ""
    measures: str = ""
    tokens: tuple[str, ...] = ()
    shares: tuple[float, ...] = ()
    inside: bool = True
    heat: bool = False
    seen: Percept | None = None


class Hit(NamedTuple):
    """A cell on the screen: of which matrix, and which."""

    which: int
    place: Place
