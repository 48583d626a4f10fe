"""A row copied out of a table: the row among its neighbours, and the copy."""

from __future__ import annotations

from dataclasses import replace

from attn_tui.paint.look import Look
from attn_tui.paint.stage.canvas import Canvas
from attn_tui.paint.stage.grid import draw_header, draw_rows, draw_title
from attn_tui.paint.stage.inks import inks, symbol_ink
from attn_tui.paint.stage.sheet import sheet, window
from attn_tui.paint.stage.story import Block, Story, story
from attn_tui.paint.stage.what import RESULT, Stage
from attn_tui.paint.stage.words import COPIED
from attn_tui.text.clean import clean
from attn_tui.text.width import fit

LABEL = 16
AROUND = 2  # rows of the table to either side


def lookup_story(what: Stage, width: int, height: int, look: Look) -> Story | None:
    """The table around the row that is copied, the row that is made of it, both as heat."""
    table, result = what.operands[0], what.result
    assert result is not None
    copied = sheet(result, look)
    # one scale for both: what is copied keeps its colours
    sheets = replace(sheet(table, look), largest=copied.largest), copied
    ink, cell = inks(look), max(one.column for one in sheets)
    count = min(result.shape[1], max(0, (width - LABEL) // cell))
    columns = window(result.column, result.shape[1], count)
    token, at = clean(result.rows[result.row]), table.row
    numbered = str(table.rows[at]) == str(at)

    def name(row: int) -> str:
        return f"{row}" if numbered else f"{row} {clean(table.rows[row])}"

    def rows(canvas: Canvas, y: int, around: int) -> None:
        draw_title(canvas, sheets[0], 0, y, LABEL - 1)
        draw_header(canvas, sheets[1], LABEL, y, columns, cell)
        shown = window(at, table.shape[0], 2 * around + 1)
        for line, row in enumerate(shown, y + 1):
            lit = row == at
            style = symbol_ink(table.symbol, look) if lit else ink.dim
            canvas.put(0, line, ("▸" if lit else " ") + fit(name(row), LABEL - 2), LABEL - 1, style)
        draw_rows(canvas, sheets[0], LABEL, y + 1, shown, columns, cell, 0)

    def copy(canvas: Canvas, y: int) -> None:
        said = COPIED[look.lang].format(token=token, symbol=table.symbol, row=at)
        canvas.put(1, y, fit(said, width - 1), width - 1, ink.dim)
        label = f"= {result.symbol}[{token}]"
        canvas.put(0, y + 1, fit(label, LABEL - 1), LABEL - 1, ink.selected)
        draw_rows(
            canvas, sheets[1], LABEL, y + 1, (result.row,), columns, cell, RESULT, (result.row, result.column)
        )

    around = AROUND if height >= 2 * AROUND + 4 else 0
    lines = min(2 * around + 1, table.shape[0]) + 1
    blocks = [Block(0, lines, lambda canvas, y: rows(canvas, y, around)), Block(1, 3, copy)]
    return story(blocks, height) if count else None
