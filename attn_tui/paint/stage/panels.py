"""Matrices that belong together without being a product: side by side, or one above the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rich.cells import cell_len

from attn_tui.paint.look import Look
from attn_tui.paint.stage.canvas import Canvas
from attn_tui.paint.stage.grid import draw_header, draw_heat, draw_label, draw_rows, draw_strips, draw_title
from attn_tui.paint.stage.growth import grow
from attn_tui.paint.stage.inks import inks, symbol_ink
from attn_tui.paint.stage.plan import StagePlan
from attn_tui.paint.stage.sheet import Sheet, sheet, window
from attn_tui.paint.stage.what import RESULT, Matrix, Stage
from attn_tui.text.width import fit

GAP, LEAST_TITLE = 3, 16
NAME = 12  # the widest name of a row that stands for its matrix
LOW = 7  # lines of heat, its title counted, under which it is not worth its room


def rows_of(matrix: Matrix, count: int) -> list[int]:
    """`count` of the rows in their order: those in use of a table, or else around the one looked at."""
    if matrix.used:
        at = matrix.used.index(matrix.row) if matrix.row in matrix.used else len(matrix.used) - 1
        return [matrix.used[index] for index in window(at, len(matrix.used), count)]
    return list(window(matrix.row, matrix.shape[0], count))


def height_of(matrix: Matrix) -> int:
    """How many rows there are to be shown."""
    return len(matrix.used) or matrix.shape[0]


def panel_plan(
    what: Stage, width: int, height: int, look: Look, apart: int = 0, whole: bool = False
) -> StagePlan | None:
    """All matrices in the way that shows most of the row and column looked at; the result alone if need be.

    `apart` numbers of the selected row are seen elsewhere; there the operands are shown only where all are
    seen `whole`.
    """
    assert what.result is not None
    sheets = [sheet(matrix, look) for matrix in (*what.operands, what.result)]
    alone = _side_by_side(sheets[-1:], width, height, apart) + _stacked(sheets[-1:], width, height, apart)
    together = 0 if whole else apart
    plans = _side_by_side(sheets, width, height, together) + _stacked(sheets, width, height, together)
    if whole:
        columns, rows = [one.matrix.shape[1] for one in sheets], [height_of(one.matrix) for one in sheets]
        plans = [plan for plan in plans if plan.seen == _seen_of(sheets, columns, rows, 0)]
        # the row of what is left out is told beside
        alone = [replace(plan, seen=plan.seen + apart) for plan in alone]
        return max(plans or alone, key=lambda plan: plan.seen, default=None)
    return max(plans + alone, key=lambda plan: plan.seen, default=None)


def _seen(one: Sheet, columns: int, rows: int, apart: int) -> int:
    """How many numbers of its bands are seen: of a lit row so many columns, of a lit column so many rows."""
    matrix = one.matrix
    return (max(columns, apart) if matrix.lit_rows else 0) + (rows if matrix.lit_columns else 0)


def _seen_of(sheets: Sequence[Sheet], columns: Sequence[int], rows: Sequence[int], apart: int) -> int:
    return sum(_seen(*one, apart) for one in zip(sheets, columns, rows, strict=True))


def _side_by_side(sheets: Sequence[Sheet], width: int, height: int, apart: int) -> list[StagePlan]:
    room = width - GAP * (len(sheets) - 1) - sum(one.label for one in sheets)
    counts = grow(room, [one.column for one in sheets], [one.matrix.shape[1] for one in sheets])
    lines = height - 2
    # a title longer than its matrix pushes the next one away
    wide = [
        max(one.label + (count * one.column), min(LEAST_TITLE, cell_len(one.matrix.title) + 3))
        for one, count in zip(sheets, counts or [], strict=False)
    ]
    if counts is None or lines < 1 or sum(wide) + GAP * (len(sheets) - 1) > width:
        return []
    shown = [min(lines, height_of(one.matrix)) for one in sheets]

    def draw(canvas: Canvas) -> None:
        x = 0
        for index, (one, count) in enumerate(zip(sheets, counts, strict=True)):
            last = index + 1 == len(sheets)
            room = max(wide[index], cell_len(one.matrix.title) + 3) if last else wide[index] + GAP - 1
            columns = window(one.matrix.column, one.matrix.shape[1], count)
            rows = rows_of(one.matrix, shown[index])
            parts = (_note("↕", rows, height_of(one.matrix)), _note("↔", columns, one.matrix.shape[1]))
            draw_title(
                canvas, one, x, 0, room if not last else canvas.width - x, " ".join(filter(None, parts))
            )
            draw_header(canvas, one, x + one.label, 1, columns, one.column)
            _draw_rows(canvas, one, x, 2, rows, columns, one.label, one.column, RESULT if last else index)
            x += wide[index] + GAP

    return [StagePlan(_seen_of(sheets, counts, shown, apart), counts[-1] * shown[-1], draw)]


def _draw_rows(
    canvas: Canvas, one: Sheet, x: int, y: int, rows: Sequence[int], columns: Sequence[int],
    label: int, cell: int, which: int, strip: int = 0,
) -> None:  # fmt: skip
    cursor = (one.matrix.row, one.matrix.column) if which == RESULT else None
    for line, row in enumerate(rows, y):
        draw_label(canvas, one, x, line, row, label)
    if strip:
        draw_strips(canvas, one, x + label, y, rows, strip, which != RESULT)
    at = x + label + (strip + 1 if strip else 0)
    draw_rows(canvas, one, at, y, rows, columns, cell, which, cursor)


def _note(arrow: str, shown: Sequence[int], size: int) -> str:
    return f"{arrow}{shown[0] + 1}–{shown[-1] + 1}/{size}" if shown and len(shown) < size else ""


def _stacked(sheets: Sequence[Sheet], width: int, height: int, apart: int) -> list[StagePlan]:
    """One above the other, columns under columns where they are the same."""
    label = max(one.label for one in sheets)
    columns = max(one.matrix.shape[1] for one in sheets)
    heads = _heads(sheets)
    least = sum(heads) + len(sheets)
    titled = height >= least + len(sheets)
    if height < least:
        return []
    if not titled:
        label = max(label, min(NAME, max(cell_len(one.matrix.symbol) for one in sheets) + 4))
    most = [height_of(one.matrix) if titled else 1 for one in sheets]
    lines = grow(height - sum(heads) - (len(sheets) if titled else 0), [1] * len(sheets), most)
    if lines is None:
        return []
    cell = max(one.column for one in sheets)
    strip = max(8, (width - label) // 4) if columns * cell > width - label else 0
    strip = min(strip, columns) if strip else 0
    room = (width - label - (strip + 1 if strip else 0)) // cell
    if room < 1:
        return []
    counts = [min(room, one.matrix.shape[1]) for one in sheets]
    spare = height - sum(heads) - (len(sheets) if titled else 0) - sum(lines)

    def draw(canvas: Canvas) -> None:
        y = 0
        for index, one in enumerate(sheets):
            last = index + 1 == len(sheets)
            seen = window(one.matrix.column, one.matrix.shape[1], counts[index])
            rows = rows_of(one.matrix, lines[index])
            if titled:
                said = (_note("↕", rows, height_of(one.matrix)), _note("↔", seen, one.matrix.shape[1]))
                draw_title(canvas, one, 0, y, canvas.width, " ".join(filter(None, said)))
                y += 1
            if heads[index]:
                draw_header(canvas, one, label + (strip + 1 if strip else 0), y, seen, cell)
                y += 1
            own = strip if one.matrix.shape[1] > counts[index] else 0
            which = RESULT if last else index
            if titled:
                _draw_rows(canvas, one, 0, y, rows, seen, label, cell, which, own)
            else:
                _draw_rows(canvas, one, 0, y, rows, seen, label, cell, which, own)
                sign = f"{one.matrix.sign or ('=' if last else ' ')} {one.matrix.symbol}"
                canvas.over(0, y, fit(sign, label - 1), label - 1, symbol_ink(one.matrix.symbol, one.look))
            y += len(rows)
        if spare >= LOW and strip:
            _overview(canvas, sheets[-1], y + 1, spare - 1)

    return [StagePlan(_seen_of(sheets, counts, lines, apart), counts[-1] * lines[-1], draw)]


def _overview(canvas: Canvas, one: Sheet, y: int, room: int) -> None:
    """The whole result as heat: the waves of positions, a dead column."""
    matrix, ink = one.matrix, inks(one.look)
    if not one.heat:
        return
    rows, columns = matrix.shape
    high = min(room - 1, (rows + 1) // 2 if one.look.full else rows)
    canvas.text(0, y, fit(f"{matrix.title}  1…{columns}", canvas.width).rstrip(), ink.dim)
    draw_heat(canvas, one, (one.label, y + 1), None, (canvas.width - one.label, high), calm=False)


def _heads(sheets: Sequence[Sheet]) -> list[int]:
    """1 for each matrix that needs column labels of its own: not those of the one above."""
    heads, before = [], None
    for one in sheets:
        labels = (one.matrix.shape[1], one.matrix.columns[0] if one.matrix.shape[1] else "")
        heads.append(0 if labels == before else 1)
        before = labels
    return heads
