"""Matrices whole, as heat alone: waves of positions or a dead column, which a table of numbers hides."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from attn_tui.paint.look import Look
from attn_tui.paint.stage.canvas import Canvas
from attn_tui.paint.stage.grid import draw_heat, draw_title
from attn_tui.paint.stage.growth import grow
from attn_tui.paint.stage.inks import inks
from attn_tui.paint.stage.sheet import Sheet, sheet
from attn_tui.paint.stage.what import RESULT, Stage
from attn_tui.text.width import fit

LABEL = 9
FRAME = 2  # lines of a matrix besides its heat: its title, and the mark over the column looked at
MOST_WIDE = 6  # cells of a column where there is room


def draw_whole(canvas: Canvas, what: Stage, look: Look) -> None:
    """All matrices, one above the other, the result first; each in the lines that it can use."""
    assert what.result is not None
    found = [(RESULT, what.result), *enumerate(what.operands)]
    sheets = [(which, sheet(matrix, look)) for which, matrix in found if matrix.values.size]
    sheets = [(which, one) for which, one in sheets if one.heat and min(one.matrix.shape) > 1] or sheets[:1]
    each = 2 if look.full else 1
    most = [-(-one.matrix.shape[0] // each) for _, one in sheets]
    while (lines := grow(canvas.height - FRAME * len(sheets), [1] * len(sheets), most)) is None:
        sheets, most = sheets[:-1], most[:-1]
        if not sheets:
            return
    y = 0
    for (_, one), high in zip(sheets, lines, strict=True):
        _draw(canvas, one, y, high)
        y += high + FRAME


def _draw(canvas: Canvas, one: Sheet, y: int, high: int) -> None:
    """Title, a mark over the column looked at, the heat with a mark beside the row; in `high` lines."""
    matrix, ink, each = one.matrix, inks(one.look), 2 if one.look.full else 1
    (rows, columns), room = matrix.shape, canvas.width - LABEL
    wide = max(1, min(MOST_WIDE, room // columns))
    draw_title(canvas, one, 0, y, canvas.width)
    values = np.repeat(matrix.values, wide, axis=1) if wide > 1 else matrix.values
    # rows are pooled in whole lines, so that the mark stands beside the row that it means
    shown = min(rows, high * each)
    whole = replace(one, matrix=replace(matrix, values=values))
    draw_heat(canvas, whole, (LABEL, y + FRAME), None, (min(room, columns * wide), high), calm=False)
    seen = min(columns * wide, room)
    tone = ink.selected if matrix.selected else ink.strong
    column = min(seen - 1, int((matrix.column + 0.5) * seen / columns))
    canvas.put(LABEL + column, y + 1, "▾", 1, tone)
    labelled = {0: 0, (shown - 1) // each: rows - 1}
    at = min(shown - 1, int((matrix.row + 0.5) * shown / rows)) // each
    labelled[at] = matrix.row
    for line, row in labelled.items():
        here = line == at
        text = ("▸" if here else " ") + fit(matrix.rows[row], LABEL - 2)
        canvas.put(0, y + FRAME + line, text, LABEL - 1, tone if here else ink.dim)
