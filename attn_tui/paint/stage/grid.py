"""Draws cells of a matrix, strips of heat, and the labels beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rich.cells import cell_len
from rich.style import Style

from attn_tui.paint.palette import glyph
from attn_tui.paint.stage.canvas import Canvas, Span
from attn_tui.paint.stage.inks import cell_inks, edge_inks, half_ink, inks, symbol_ink
from attn_tui.paint.stage.sheet import Sheet
from attn_tui.paint.stage.what import RESULT, Place
from attn_tui.text.width import fit

CHANGED = "'"
"""What stands after a number that is another than in the baseline."""


def draw_title(canvas: Canvas, sheet: Sheet, x: int, y: int, room: int, note: str = "") -> None:
    """`· Kᵀ (3×9)`, the symbol in its hue, and which part is seen where there is room to say it."""
    matrix, ink = sheet.matrix, inks(sheet.look)
    at = canvas.text(x, y, fit(f"{matrix.sign} ", 2) if matrix.sign and room > 2 else "", ink.dim)
    rest = matrix.title.removeprefix(matrix.symbol) if matrix.title.startswith(matrix.symbol) else ""
    name = matrix.symbol if rest else matrix.title
    left = room - (at - x)
    shown = fit(name, left).rstrip()
    at = canvas.text(at, y, shown, symbol_ink(matrix.symbol, sheet.look))
    at = canvas.text(at, y, fit(rest, room - (at - x)).rstrip(), ink.dim)
    # half a note says something else
    if note and cell_len(note) + 2 <= room - (at - x):
        canvas.text(at, y, f"  {note}", ink.dim)


def draw_header(canvas: Canvas, sheet: Sheet, x: int, y: int, columns: Sequence[int], width: int) -> None:
    """The labels of these columns, right above their numbers."""
    matrix, ink = sheet.matrix, inks(sheet.look)
    lit = _lit_ink(sheet)
    for column in columns:
        style = lit if column in matrix.lit_columns else ink.dim
        canvas.put(x, y, fit(matrix.columns[column], width - 1, "right"), width - 1, style)
        x += width


def draw_label(canvas: Canvas, sheet: Sheet, x: int, y: int, row: int, width: int) -> None:
    """The label of a row in `width` cells: ▸ before one that is lit, a gap after it."""
    matrix, ink = sheet.matrix, inks(sheet.look)
    lit = row in matrix.lit_rows
    style = _lit_ink(sheet) if lit else ink.dim
    canvas.put(x, y, ("▸" if lit else " ") + fit(matrix.rows[row], width - 2), width - 1, style)


def _lit_ink(sheet: Sheet) -> Style:
    """The labels of the band: in the accent where one selects, in the matrix's hue where one looks."""
    return inks(sheet.look).selected if sheet.matrix.selected else symbol_ink(sheet.matrix.symbol, sheet.look)


def draw_rows(
    canvas: Canvas, sheet: Sheet, x: int, y: int, rows: Sequence[int], columns: Sequence[int], width: int,
    which: int = RESULT, cursor: Place | None = None,
) -> None:  # fmt: skip
    """The cells of these rows and columns, each `width` wide with its gap; the cursor's in brackets."""
    matrix, look = sheet.matrix, sheet.look
    values = matrix.values[np.ix_(list(rows), list(columns))]
    levels = sheet.levels(values)
    scale, calm = sheet.scale if sheet.heat else None, which != RESULT
    plain, strong = cell_inks(scale, look, calm, False), cell_inks(scale, look, False, True)
    lit_columns = [column in matrix.lit_columns for column in columns]
    blanks = [" "] * len(columns)
    marks = matrix.changed[np.ix_(list(rows), list(columns))].tolist() if matrix.changed is not None else None
    for line, (row, numbers, tones) in enumerate(zip(rows, values.tolist(), levels.tolist(), strict=True), y):
        row_lit, at = row in matrix.lit_rows, x
        gaps = [CHANGED if changed else " " for changed in marks[line - y]] if marks is not None else blanks
        for value, level, lit, gap in zip(numbers, tones, lit_columns, gaps, strict=True):
            text = sheet.text(value, level).rjust(width - 1) + gap
            canvas.put(at, line, text, width, (strong if row_lit or lit else plain)[level])
            at += width
        canvas.cells(line, Span(x, width, which, row, columns))
        if cursor is not None and cursor[0] == row and cursor[1] in columns:
            _draw_cursor(canvas, sheet, x, line, list(columns).index(cursor[1]), width, tones)


def _draw_cursor(
    canvas: Canvas, sheet: Sheet, x: int, y: int, index: int, width: int, levels: Sequence[int]
) -> None:
    """Brackets in the gaps around a cell that is drawn already, and the cell in the accent."""
    look, at = sheet.look, x + index * width
    edges = edge_inks(sheet.scale if sheet.heat else None, look, False)
    opening, closing = inks(look).brackets
    before = edges[levels[index - 1]] if index else edge_inks(None, look, False)[0]
    text = canvas.cut(at, y)[:-1]
    canvas.put(at, y, text, width - 1, inks(look).cursor)
    canvas.put(at + width - 1, y, closing, 1, edges[levels[index]])
    if index:
        canvas.shorten(at - width, y)
    canvas.put(at - 1, y, opening, 1, before)


def pooled(values: NDArray[Any], count: int, axis: int) -> NDArray[Any]:
    """`values` (2-D) with at most `count` places along `axis`: of neighbours the largest in magnitude."""
    size = values.shape[axis]
    if size <= count or count < 1:
        return values
    starts = np.linspace(0, size, count + 1).astype(int)[:-1]
    high = np.fmax.reduceat(values, starts, axis=axis)
    # what is masked is no magnitude
    low = np.fmin.reduceat(np.where(np.isneginf(values), 0, values), starts, axis=axis)
    return np.where(-low > high, low, high)


def draw_strips(
    canvas: Canvas, sheet: Sheet, x: int, y: int, rows: Sequence[int], room: int, calm: bool
) -> None:
    """These rows as heat, a character a column, pooled to `room` characters."""
    levels = sheet.levels(pooled(sheet.matrix.values[list(rows)], room, 1)).tolist()
    scale, full = sheet.scale if sheet.heat else None, sheet.look.full
    for line, (row, tones) in enumerate(zip(rows, levels, strict=True), y):
        table = cell_inks(scale, sheet.look, calm and row not in sheet.matrix.lit_rows, False)
        for index, level in enumerate(tones):
            canvas.put(x + index, line, " " if full else glyph(level, sheet.scale), 1, table[level])


def draw_heat(
    canvas: Canvas, sheet: Sheet, at: Place, columns: Sequence[int] | None, size: Place, calm: bool
) -> None:
    """Columns, or all, as heat from x, y: of two rows one line, in half blocks; pooled to `size`.

    With `columns` each is as wide as `size[0]` says, otherwise all together are.
    """
    x, y = at
    values, full = sheet.matrix.values, sheet.look.full
    if columns is not None:
        picked, width = values[:, list(columns)], size[0]
    else:
        picked, width = pooled(values, size[0], 1), 1
    lines = size[1]
    high = sheet.levels(pooled(picked, lines * 2 if full else lines, 0))
    rows = high.tolist()
    lit = [] if columns is None else [column in sheet.matrix.lit_columns for column in columns]
    table = cell_inks(sheet.scale, sheet.look, calm, False)
    for line in range((len(rows) + 1) // 2 if full else len(rows)):
        for index in range(picked.shape[1]):
            quiet = calm and not (lit and lit[index])
            if full:
                upper = rows[2 * line][index]
                lower = rows[2 * line + 1][index] if 2 * line + 1 < len(rows) else None
                if lower is None:
                    style, text = half_ink(upper, 32, sheet.scale, sheet.look, quiet), "▀"
                else:
                    style, text = half_ink(upper, lower, sheet.scale, sheet.look, quiet), "▀"
            else:
                level = rows[line][index]
                style, text = table[level], glyph(level, sheet.scale)
            cells = width - 1 if width > 1 else 1
            canvas.put(x + index * width, y + line, text * cells, cells, style)
