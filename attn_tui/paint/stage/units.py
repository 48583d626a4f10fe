"""The units of a feed-forward block: each number and what the activation lets through, as bars."""

from __future__ import annotations

import numpy as np
from rich.cells import cell_len

from attn_tui.paint.bars import bar
from attn_tui.paint.look import Look
from attn_tui.paint.stage.canvas import Canvas, Span
from attn_tui.paint.stage.inks import cell_inks, inks
from attn_tui.paint.stage.rows import rows_of_step, strip_block
from attn_tui.paint.stage.sheet import sheet
from attn_tui.paint.stage.story import Block, Story, story
from attn_tui.paint.stage.what import RESULT, Stage
from attn_tui.text.width import fit

LEAST, MOST = 4, 24  # units that are told
LABEL, GAP = 6, 3


def units_story(what: Stage, width: int, height: int, look: Look) -> Story | None:
    """The row before and after as strips, and the loudest and the most silenced units as bars."""
    strips = strip_block(rows_of_step(what, look), width, look, rank=1)
    room = height - (strips.lines if strips else 0) - 1
    count = max(LEAST, min(MOST, room))
    blocks = [strips] if strips is not None and height > strips.lines + LEAST else []
    return story(
        [*blocks, Block(0, count + 1, lambda canvas, y: _draw(canvas, what, y, count, look))], height
    )


def told(what: Stage, count: int) -> list[int]:
    """So many units: the selected one, two thirds the loudest, the rest those pushed down most."""
    assert what.result is not None
    before = what.operands[0].values[what.operands[0].row]
    order: list[int] = np.argsort(-np.nan_to_num(before), kind="stable").tolist()
    if count >= len(order):
        return order
    loud = -(-2 * count // 3)
    picked = {*order[:loud], *order[len(order) - (count - loud) :]}
    if what.result.column not in picked:
        picked = {*order[: loud - 1], *order[len(order) - (count - loud) :], what.result.column}
    return [unit for unit in order if unit in picked]


def _draw(canvas: Canvas, what: Stage, y: int, count: int, look: Look) -> None:
    result, source = what.result, what.operands[0]
    assert result is not None
    ink, sheets = inks(look), (sheet(source, look), sheet(result, look))
    rows = (source.values[source.row], result.values[result.row])
    number = max(*(one.number.width for one in sheets), 6) + 1
    room = max(4, (canvas.width - LABEL - 2 * number - GAP - 2) // 2)
    below, above = room // 3, room - room // 3
    most = max(float(np.abs(np.nan_to_num(row)).max()) for row in rows) or 1.0
    starts = LABEL, LABEL + number + room + GAP
    for start, matrix in zip(starts, (source, result), strict=True):
        head = f"{matrix.symbol}[{matrix.rows[matrix.row]}]"
        canvas.put(start, y, fit(head, number + room), number + room, ink.strong)
    for line, unit in enumerate(told(what, count), y + 1):
        here = unit == result.column
        label = ("▸" if here else " ") + fit(result.columns[unit], LABEL - 2, "right")
        canvas.put(0, line, label, LABEL - 1, ink.selected if here else ink.dim)
        for which, (start, one, row) in enumerate(zip(starts, sheets, rows, strict=True)):
            value = float(row[unit])
            table = cell_inks("diverging", look, which == 0, False)
            style = table[31 if value > 0 else 1]
            tone = ink.blank + style.__class__(color=style.bgcolor) if look.full else style
            text_style = ink.cursor if here and which else ink.strong if which else ink.blank
            canvas.put(start, line, one.number.bare(value).rjust(number - 1), number - 1, text_style)
            share = min(1.0, abs(value) / most) if np.isfinite(value) else 0.0
            axis = start + number + below
            if value < 0:
                # cells, not eighths: a block grows from its left edge only
                cells = min(below, round(share * above))
                canvas.put(axis - cells, line, "█" * cells, cells, tone)
            else:
                text = bar(share, above - 1)
                canvas.put(axis + 1, line, text, cell_len(text), tone)
            canvas.put(axis, line, "│", 1, ink.dim)
            name = RESULT if which else 0
            at_row = result.row if which else source.row
            canvas.cells(line, Span(start, number - 1, name, at_row, (unit,)))
        canvas.put(starts[1] - 2, line, "→", 1, ink.dim)
