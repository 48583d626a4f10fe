"""One row made from others of its length: two added, or one normalised; as strips of heat and as numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from rich.cells import cell_len

from attn_tui.paint.look import Look
from attn_tui.paint.numbers import short
from attn_tui.paint.palette import glyph
from attn_tui.paint.stage.canvas import Canvas
from attn_tui.paint.stage.grid import draw_header, draw_rows, pooled
from attn_tui.paint.stage.inks import cell_inks, inks, symbol_ink
from attn_tui.paint.stage.sheet import Sheet, sheet, window
from attn_tui.paint.stage.story import Block, Story, story
from attn_tui.paint.stage.what import RESULT, Normed, Stage
from attn_tui.text.clean import clean
from attn_tui.text.width import fit

NAME = 18
"""The widest name of a row, in cells."""
WIDEST = 4  # cells of a place in a strip that has room
NOTE = 20  # the room for mean and spread beside a scale


@dataclass(frozen=True, eq=False)
class MatrixRow:
    """The row looked at of one matrix: which it is, the sign before it, what it is called."""

    which: int
    sheet: Sheet
    name: str


def rows_of_step(what: Stage, look: Look) -> list[MatrixRow]:
    """The rows of the operands that the selected row was made from, and it itself."""
    found = []
    assert what.result is not None
    for index, matrix in enumerate((*what.operands, what.result)):
        which = index if index < len(what.operands) else RESULT
        label = clean(matrix.rows[matrix.row])
        name = f"{matrix.sign or ' '} {matrix.symbol}" + (f"[{label}]" if label else "")
        found.append(MatrixRow(which, sheet(matrix, look), name))
    return found


def sum_story(what: Stage, width: int, height: int, look: Look) -> Story | None:
    """Rows added: strips one above the other, and the numbers around the selected one."""
    rows = rows_of_step(what, look)
    return story(_blocks(rows, width, look), height)


def norm_story(what: Stage, width: int, height: int, look: Look) -> Story | None:
    """A row before and after: strips, where mean and spread lie, the selected number spelled out."""
    assert what.normed is not None and what.result is not None
    rows, normed = rows_of_step(what, look), what.normed
    ink, said = inks(look), spelled(normed)
    blocks = _blocks(rows, width, look, [rows[0], rows[-1]])
    label = _label(rows)

    def spell(canvas: Canvas, y: int) -> None:
        canvas.text(1, y, fit(said, min(width - 1, cell_len(said))), ink.selected)

    def scales(canvas: Canvas, y: int) -> None:
        for line, (row, spread) in enumerate(zip((rows[0], rows[-1]), normed.spreads, strict=True), y):
            _draw_scale(canvas, row, spread, normed.reach, (label, line), width)

    finite = np.isfinite([*normed.spreads[0], *normed.spreads[1], normed.reach]).all()
    if width - label - NOTE >= 20 and finite:
        blocks.insert(len(blocks) - 1, Block(2, 3, scales))
    return story([*blocks, Block(0, 1, spell)], height)


def spelled(normed: Normed) -> str:
    """`(0.55 − 0.04) ÷ 0.50 × 0.59 + 0.22 = 0.82`."""
    less = f"− {short(normed.mean)}" if normed.mean >= 0 else f"+ {short(-normed.mean)}"
    text = f"({short(normed.x)} {less})" if normed.centred else short(normed.x)
    text += f" ÷ {short(normed.deviation)} × {short(normed.gain)}"
    if normed.bias is not None:
        text += f" + {short(normed.bias)}" if normed.bias >= 0 else f" − {short(-normed.bias)}"
    return f"{text} = {short(normed.value)}"


def _label(rows: Sequence[MatrixRow]) -> int:
    return min(NAME, max(cell_len(row.name) for row in rows)) + 2


def _blocks(
    rows: list[MatrixRow], width: int, look: Look, strips: list[MatrixRow] | None = None
) -> list[Block]:
    """The strips, where not every number has room, and the numbers."""
    label, result = _label(rows), rows[-1].sheet.matrix
    cell = max(row.sheet.column for row in rows)
    count = max(0, min(result.shape[1], (width - label) // cell))
    columns = window(result.column, result.shape[1], count)

    def numbers(canvas: Canvas, y: int) -> None:
        draw_header(canvas, rows[-1].sheet, label, y, columns, cell)
        for line, row in enumerate(rows, y + 1):
            _draw_name(canvas, row, line, label)
            matrix = row.sheet.matrix
            place = (matrix.row, matrix.column) if row.which == RESULT else None
            draw_rows(canvas, row.sheet, label, line, (matrix.row,), columns, cell, row.which, place)

    heat = strip_block(strips or rows, width, look, rank=3)
    found = [heat] if count < result.shape[1] and heat is not None else []
    if count:
        found.append(Block(1, 2 + len(rows), numbers, told=count if count == result.shape[1] else 0))
    return found


def strip_block(rows: Sequence[MatrixRow], width: int, look: Look, rank: int) -> Block | None:
    """The rows as heat, one above the other, and a mark over the selected place; None where it is narrow."""
    label, size = _label(rows), rows[-1].sheet.matrix.shape[1]
    if width - label < 10:
        return None

    def heat(canvas: Canvas, y: int) -> None:
        room = min(width - label, size * WIDEST)
        for line, row in enumerate(rows, y + 1):
            _draw_name(canvas, row, line, label)
            at = _draw_strip(canvas, row.sheet, (label, line), room, rows[-1].sheet.matrix.column)
        canvas.text(at, y, "▾", inks(look).selected)

    return Block(rank, 2 + len(rows), heat)


def _draw_name(canvas: Canvas, row: MatrixRow, y: int, label: int) -> None:
    ink = inks(row.sheet.look)
    style = ink.selected if row.which == RESULT else symbol_ink(row.sheet.matrix.symbol, row.sheet.look)
    canvas.put(0, y, fit(row.name, label - 1), label - 1, style)


def _draw_strip(canvas: Canvas, one: Sheet, at: tuple[int, int], room: int, column: int) -> int:
    """The row as heat in at most `room` cells; where in it the selected place lies."""
    (x, y), size = at, one.matrix.shape[1]
    wide = max(1, min(WIDEST, room // size))
    count = min(size, room // wide)
    levels = one.levels(pooled(one.matrix.values[[one.matrix.row]], count, 1))[0].tolist()
    table, full = cell_inks(one.scale if one.heat else None, one.look, False, False), one.look.full
    for index, level in enumerate(levels):
        mark = " " if full else glyph(level, one.scale)
        canvas.put(x + index * wide, y, mark * wide, wide, table[level])
    starts = np.linspace(0, size, count + 1).astype(int)[:-1]
    return x + int(np.searchsorted(starts, column, "right") - 1) * wide


def _draw_scale(
    canvas: Canvas, row: MatrixRow, spread: tuple[float, float], reach: float, at: tuple[int, int], width: int
) -> None:
    """`−5 ──├───┼───┤── 5`: the mean, and one spread to either side of it."""
    x, y = at
    ink = inks(row.sheet.look)
    _draw_name(canvas, row, y, x)
    left, right = f"{short(-reach)} ", f" {short(reach)}"
    room = width - x - NOTE - cell_len(left) - cell_len(right)
    mean, deviation = spread
    places = [
        max(0, min(room - 1, round((value + reach) / (2 * reach) * (room - 1)))) if reach else 0
        for value in (mean - deviation, mean, mean + deviation)
    ]
    line = ["─"] * room
    line[places[0] : places[2] + 1] = ["━"] * (places[2] - places[0] + 1)
    for place, mark in zip(places, "┝┿┥", strict=True):
        line[place] = mark
    end = canvas.text(x, y, left, ink.dim)
    end = canvas.text(end, y, "".join(line), ink.blank)
    end = canvas.text(end, y, right, ink.dim)
    canvas.text(end, y, f"  μ {mean:.2f}  σ {deviation:.2f}", ink.strong)
