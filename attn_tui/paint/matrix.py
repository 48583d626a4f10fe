"""A matrix as lines of coloured segments: frozen labels, whole cells, only what is visible."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from attn_tui.paint.look import Look
from attn_tui.paint.numbers import NumberFormat, NumberKind, number_format, short
from attn_tui.paint.palette import (
    LEVELS,
    MASKED,
    Scale,
    glyph,
    legible,
    quantise,
    styles,
)
from attn_tui.text.clean import clean
from attn_tui.text.width import fit

PictureKind = Literal["signed", "probability", "integer"]

_NUMBERS: dict[PictureKind, NumberKind] = {
    "signed": "value",
    "probability": "probability",
    "integer": "integer",
}
_ROW_LABEL, _COLUMN_LABEL = 10, 8  # the widest label, in cells
_SAMPLE = 128  # labels looked at, at each end, to choose a width; a wider one between is cut with …
_REMEMBERED = 1 << 15  # cells whose text is kept: some screens full
_SWATCH = 8  # cells of colour on each side of a legend


@dataclass(frozen=True)
class _Marks:
    """The styles of everything in a picture that is not a cell's own colour."""

    blank: Style
    label: Style
    lit: Style
    cursor: Style
    edge: Style
    brackets: tuple[str, str]


@dataclass(frozen=True)
class _Table:
    """For each level a cell's style, and that of the cursor's bracket in the cell's gap."""

    cells: tuple[Style, ...]
    edges: tuple[Style, ...]


@dataclass(frozen=True, eq=False)
class MatrixPicture:
    """A matrix ready to be drawn a line at a time. Build it with `picture`.

    A line is the row's label, then as many whole cells as fit; `column_width` counts the gap at a
    cell's right, in which the cursor's brackets stand. The values must not change afterwards.
    """

    values: NDArray[Any]
    rows: Sequence[str]
    columns: Sequence[str]
    number: NumberFormat
    scale: Scale
    largest: float
    label_width: int
    column_width: int
    look: Look
    _plain: _Table
    _lit: _Table
    _marks: _Marks
    _heat: bool
    _made: dict[int, tuple[str, int]]

    @property
    def content_width(self) -> int:
        """Cells that the whole matrix with its row labels takes."""
        return self.label_width + self.column_width * int(self.values.shape[1])

    @property
    def content_height(self) -> int:
        """Lines of the matrix, without its header."""
        return int(self.values.shape[0])

    def visible_columns(self, width: int) -> int:
        """How many whole columns fit into `width` cells."""
        return max(0, (width - self.label_width) // self.column_width)

    def header(
        self,
        first_col: int,
        width: int,
        cursor: tuple[int, int] | None = None,
        lit_columns: Collection[int] = (),
    ) -> list[Segment]:
        """The line of column labels, from `first_col`, exactly `width` cells."""
        marks = self._marks
        line = _Line(width)
        line.add(" " * self.label_width, marks.label)
        for column in self._visible(first_col, width):
            lit = column in lit_columns or (cursor is not None and cursor[1] == column)
            label = fit(self.columns[column], self.column_width - 1, "right")
            line.add(label, marks.lit if lit else marks.label)
            line.add(" ", marks.label)
        return line.finish(marks.blank)

    def line(
        self,
        row: int,
        first_col: int,
        width: int,
        cursor: tuple[int, int] | None = None,
        lit_rows: Collection[int] = (),
        lit_columns: Collection[int] = (),
    ) -> list[Segment]:
        """Row `row` from column `first_col`, exactly `width` cells; blank below the last row.

        Numbers in `lit_rows` and `lit_columns` are bold and in full colour, their labels
        accented; the cell at `cursor` is bracketed and reversed.
        """
        marks = self._marks
        line = _Line(width)
        if not 0 <= row < self.content_height:
            return line.finish(marks.blank)
        visible = self._visible(first_col, width)
        here = cursor[1] if cursor is not None and cursor[0] == row and cursor[1] in visible else -1
        opening, closing = marks.brackets
        row_lit = row in lit_rows
        marked = row_lit or (cursor is not None and cursor[0] == row)
        label = marks.lit if marked else marks.label
        line.add("▸" if marked else " ", label)
        line.add(fit(self.rows[row], self.label_width - 2), label)
        if here == visible.start:
            line.add(opening, marks.edge)
        else:
            line.add(" ", marks.label)
        for column, (text, level) in zip(visible, self._cells(row, visible), strict=True):
            table = self._lit if row_lit or column in lit_columns else self._plain
            style = table.cells[level]
            if column == here:
                line.add(text, marks.cursor)
                line.add(closing, table.edges[level])
            elif column + 1 == here:
                line.add(text, style)
                line.add(opening, table.edges[level])
            else:
                line.put(text + " ", self.column_width, style)
        return line.finish(marks.blank)

    def legend(self, width: int) -> list[Segment]:
        """The range of the values beside its colours, in exactly `width` cells; blank if no room."""
        marks = self._marks
        line = _Line(width)
        most = short(self.largest)
        signed = self.scale == "diverging"
        room = width - len(most) - 3 - (len(most) + 4 if signed else 0)
        swatch = min(_SWATCH, room // 2 if signed else room)
        if not self._heat or swatch < 1 or not self.largest:
            return line.finish(marks.blank)
        if signed:
            line.add(f"-{most} ", marks.label)
            self._swatch(line, np.linspace(1, 16, swatch, endpoint=False))
            line.add(" 0 ", marks.label)
            self._swatch(line, np.linspace(31, 16, swatch, endpoint=False)[::-1])
            line.add(f" +{most}", marks.label)
        else:
            line.add("0 ", marks.label)
            self._swatch(line, np.linspace(0, LEVELS - 1, swatch))
            line.add(f" {most}", marks.label)
        return line.finish(marks.blank)

    def _visible(self, first_col: int, width: int) -> range:
        first = max(0, first_col)
        return range(first, max(first, min(first + self.visible_columns(width), int(self.values.shape[1]))))

    def _cells(self, row: int, visible: range) -> list[tuple[str, int]]:
        """Text and level of each visible cell of a row; those made before are remembered."""
        first = row * int(self.values.shape[1])
        keys = range(first + visible.start, first + visible.stop)
        known = self._made
        if not all(key in known for key in keys):
            if len(known) > _REMEMBERED:
                known.clear()
            values = self.values[row, visible.start : visible.stop]
            levels = self._levels(values).tolist()
            for key, value, level in zip(keys, values.tolist(), levels, strict=True):
                if key not in known:
                    known[key] = (self._cell_text(value, level), level)
        return [known[key] for key in keys]

    def _levels(self, values: NDArray[Any]) -> NDArray[np.uint8]:
        if not self._heat:
            return np.zeros(values.shape, np.uint8)
        return quantise(values, self.scale, self.largest)

    def _cell_text(self, value: float, level: int) -> str:
        text = self.number.text(value)
        if not self.look.full and self._heat:
            text += glyph(level, self.scale)
        return text.rjust(self.column_width - 1)

    def _swatch(self, line: _Line, levels: NDArray[np.float64]) -> None:
        for level in np.rint(levels).astype(int).tolist():
            line.add(" " if self.look.full else glyph(level, self.scale), self._plain.cells[level])


def picture(
    values: NDArray[Any],
    rows: Sequence[str],
    columns: Sequence[str],
    kind: PictureKind,
    look: Look,
    calm: bool = False,
    least: float = 0.0,
) -> MatrixPicture:
    """A 2-D array (n, m) with n row and m column labels, ready to draw.

    `calm` is for inputs: quieter colours. The colours reach to the largest magnitude, but never to less
    than `least`, so that what is small beside something else looks small. The labels may be lazy
    sequences; of many, only some are looked at here. ValueError if the array is not 2-D or the labels do
    not match its shape.
    """
    values = np.asarray(values)
    if values.ndim != 2:
        raise ValueError(f"a matrix has 2 axes, this array has {values.ndim}: reshape it to (1, n) or (n, 1)")
    if values.shape != (len(rows), len(columns)):
        labels = f"{len(rows)} row and {len(columns)} column labels"
        raise ValueError(f"{labels} for a matrix of shape {values.shape}")
    number = number_format(values, _NUMBERS[kind])
    scale: Scale = "diverging" if kind == "signed" else "sequential"
    heat = kind != "integer"
    marks = 1 if heat and not look.full else 0
    return MatrixPicture(
        values=values,
        rows=rows,
        columns=columns,
        number=number,
        scale=scale,
        largest=max(number.largest, least),
        label_width=_widest(rows, _ROW_LABEL) + 2,
        column_width=max(number.width + marks, _widest(columns, _COLUMN_LABEL)) + 1,
        look=look,
        _plain=_table(scale if heat else None, look, calm, bold=False),
        _lit=_table(scale if heat else None, look, calm=False, bold=True),
        _marks=_marks(look),
        _heat=heat,
        _made={},
    )


class _Line:
    """Segments of one line: neighbours of one style merged, never more than `width` cells."""

    def __init__(self, width: int) -> None:
        self._runs: list[tuple[list[str], Style]] = []
        self._room = max(0, width)

    def add(self, text: str, style: Style) -> None:
        """`text` at the end of the line; what has no room is cut."""
        cells = cell_len(text)
        if cells > self._room:
            text, cells = fit(text, self._room, ellipsis=False), self._room
        if not cells:
            return
        self.put(text, cells, style)

    def put(self, text: str, cells: int, style: Style) -> None:
        """The same for a text that is known to take so many cells, and to have room."""
        self._room -= cells
        if self._runs and self._runs[-1][1] is style:
            self._runs[-1][0].append(text)
        else:
            self._runs.append(([text], style))

    def finish(self, blank: Style) -> list[Segment]:
        """The line's segments, the rest of the width filled with `blank`."""
        self.add(" " * self._room, blank)
        return [Segment("".join(texts), style) for texts, style in self._runs]


@lru_cache(maxsize=8)
def _marks(look: Look) -> _Marks:
    colours, dark = look.theme, look.dark
    if look.depth == "none":
        blank, strong = Style(bold=False), Style(bold=True, reverse=True)
        return _Marks(blank, Style(dim=True), Style(bold=True, underline=True), strong, strong, ("[", "]"))
    if look.depth == "16":
        accent = "bright_yellow" if dark else "blue"
        blank, strong = Style(color="default"), Style(color=accent, bold=True, reverse=True)
        lit = Style(color=accent, bold=True, underline=True)
        return _Marks(blank, Style(color="bright_black"), lit, strong, strong, ("[", "]"))
    ground = colours.background
    return _Marks(
        blank=Style(color=colours.foreground, bgcolor=ground),
        label=Style(color=colours.dim, bgcolor=ground),
        lit=Style(color=colours.accent, bgcolor=ground, bold=True),
        cursor=Style(color=legible(colours.accent, (ground,)), bgcolor=colours.accent, bold=True),
        edge=Style(color=colours.accent, bgcolor=ground),
        brackets=("▐", "▌"),
    )


@lru_cache(maxsize=64)
def _table(scale: Scale | None, look: Look, calm: bool, bold: bool) -> _Table:
    """The cells' styles; without a `scale` those of uncoloured numbers."""
    marks = _marks(look)
    cells = styles(scale, look.dark, look.depth, calm) if scale else (marks.blank,) * (MASKED + 1)
    edge = marks.edge
    if look.full:
        accent = Style(color=look.theme.accent)
        edges = tuple(style + accent for style in cells)
    else:
        edges = (edge,) * len(cells)
    strong = Style(bold=True)
    return _Table(tuple(style + strong for style in cells) if bold else cells, edges)


def _widest(labels: Sequence[str], most: int) -> int:
    """The width that the first and the last labels need, at most `most` cells."""
    count = len(labels)
    widest = 0
    for index in chain(range(min(count, _SAMPLE)), range(max(_SAMPLE, count - _SAMPLE), count)):
        label = labels[index]
        widest = max(widest, cell_len(clean(label)))
        if widest >= most:
            return most
    return widest
