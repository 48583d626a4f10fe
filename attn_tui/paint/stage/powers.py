"""A softmax's row: each number, its power of e, its share, and the share as a bar."""

from __future__ import annotations

from rich.cells import cell_len
from rich.style import Style

from attn_tui.paint.bars import UPRIGHT, bar
from attn_tui.paint.look import Look
from attn_tui.paint.numbers import short
from attn_tui.paint.palette import LEVELS
from attn_tui.paint.stage.canvas import Canvas, Span
from attn_tui.paint.stage.grid import draw_header, draw_label, draw_rows, draw_title
from attn_tui.paint.stage.inks import cell_inks, inks
from attn_tui.paint.stage.plan import StagePlan
from attn_tui.paint.stage.sheet import Sheet, sheet, widest, window
from attn_tui.paint.stage.what import RESULT, Power, Stage
from attn_tui.paint.stage.words import SHARE, TOTAL
from attn_tui.text.width import fit

VALUE, POWER, PART, LABEL = 7, 12, 7, 10
LEAST_BAR, MOST_BAR = 14, 40
MANY = 40
"""Beyond so many columns the largest shares come first."""
LYING, NAMES = 7, 14
"""Lines of the table lying down, and the width of what its lines are called."""


def wide(what: Stage, least: int = LEAST_BAR) -> int:
    """The width of the table with bars of at least so many cells."""
    assert what.result is not None
    return _start(what) + VALUE + POWER + PART + 1 + least


def told(what: Stage, height: int) -> list[Power]:
    """The powers that have a line, the selected always: in order, or of many the largest."""
    assert what.result is not None
    order = _first(what, max(0, height - 3))
    return order if len(what.powers) <= MANY else sorted(order, key=lambda power: -power.share)


def _first(what: Stage, count: int) -> list[Power]:
    """The selected one and the largest shares, so many of them, in the order of their columns."""
    assert what.result is not None
    at = what.result.column
    order = sorted(what.powers, key=lambda power: (power.column != at, -power.share))[: max(0, count)]
    return sorted(order, key=lambda power: power.column)


def draw_powers(canvas: Canvas, what: Stage, x: int, height: int, look: Look) -> None:
    """From column x to the right; the quotient of the selected one in the last line."""
    result, ink = what.result, inks(look)
    assert result is not None
    source: Sheet | None = sheet(what.operands[0], look) if what.operands else None
    label, at, y = _start(what), x + _start(what), 1
    ends = (at + VALUE, at + VALUE + POWER, at + VALUE + POWER + PART)
    room = min(MOST_BAR, canvas.width - ends[2] - 1)

    def right(end: int, line: int, text: str, width: int, style: Style) -> None:
        canvas.put(end - width + 1, line, fit(text, width - 1, "right"), width - 1, style)

    for end, head, width in zip(
        ends, ("a", _raised(what), SHARE[look.lang]), (VALUE, POWER, PART), strict=True
    ):
        right(end, 0, head, width, ink.dim)
    table = cell_inks("sequential", look, False, True)
    for power in told(what, height):
        here = power.column == result.column
        tone = ink.selected if here else ink.blank
        canvas.put(
            x, y, ("▸" if here else " ") + fit(result.columns[power.column], label - 2), label - 1, tone
        )
        right(ends[0], y, source.number.bare(power.value) if source else short(power.value), VALUE, ink.dim)
        right(ends[1], y, _power(power.power), POWER, ink.dim)
        right(ends[2], y, _share(power.share), PART, tone)
        level = max(8, round(min(1.0, power.share) * (LEVELS - 1)))
        style = ink.blank + Style(color=table[level].bgcolor) if look.full else table[level]
        canvas.text(ends[2] + 2, y, bar(power.share, room - 1), style)
        canvas.cells(y, Span(ends[0] - VALUE, VALUE, 0, result.row, (power.column,)))
        canvas.cells(y, Span(ends[1], PART, RESULT, result.row, (power.column,)))
        y += 1
    # where lines are short some columns are left out of the table, though not of the sum
    named = ("… " if y - 1 < len(what.powers) else "") + TOTAL[look.lang]
    # the sign says it where the words have no room
    named = named if cell_len(named) <= label - 2 else "… Σ"
    canvas.put(x + 1, y, fit(named, label - 2), label - 2, ink.dim)
    right(ends[1], y, short(what.total), POWER, ink.strong)
    said = _quotient(what)
    if said and height > y + 1:
        canvas.text(x + 1, y + 1, fit(said, min(canvas.width - x - 1, cell_len(said))), ink.selected)


def lying_plan(what: Stage, width: int, height: int, look: Look) -> StagePlan | None:
    """The matrix, and under its columns the selected row: numbers, their powers of e, shares, bars."""
    assert what.result is not None
    sheets = [sheet(matrix, look) for matrix in (*what.operands[:1], what.result)]
    label = max(NAMES, *(one.label for one in sheets))
    cell = max(7, *(one.column for one in sheets))
    told = _first(what, (width - label) // cell)
    columns, size = [power.column for power in told], what.result.shape[0]
    rows = min(size, height - LYING - 2)
    if len(told) < 2 or rows < 1:
        return None
    both = len(sheets) == 2 and height >= LYING + 2 * (size + 2)

    def draw(canvas: Canvas) -> None:
        y = 0
        for one in sheets if both else sheets[-1:]:
            which = RESULT if one is sheets[-1] else 0
            seen = window(one.matrix.row, size, rows)
            draw_title(canvas, one, 0, y, width)
            draw_header(canvas, one, label, y + 1, columns, cell)
            place = (one.matrix.row, one.matrix.column) if which == RESULT else None
            draw_rows(canvas, one, label, y + 2, seen, columns, cell, which, place)
            for line, row in enumerate(seen, y + 2):
                draw_label(canvas, one, 0, line, row, label)
            y += 2 + len(seen)
        _lie(canvas, what, told, sheets[0], (label, cell), y + 1)

    return StagePlan(2 * len(told) + rows, len(told) * rows * (2 if both else 1), draw, told=True)


def _lie(canvas: Canvas, what: Stage, told: list[Power], source: Sheet, at: tuple[int, int], y: int) -> None:
    """The row's table from line y on, each power under the column that begins `at` label and cell."""
    result, look = what.result, source.look
    assert result is not None
    ink, (label, cell) = inks(look), at
    for line, name in enumerate(("a", _raised(what), f"÷ Σ = {SHARE[look.lang]}")):
        canvas.put(1, y + line, fit(name, label - 2), label - 2, ink.dim)
    table = cell_inks("sequential", look, False, True)
    for index, power in enumerate(told):
        x, here = label + index * cell, power.column == result.column
        tone = ink.selected if here else ink.blank
        texts = (source.number.bare(power.value), _power(power.power), _share(power.share))
        for line, (text, style) in enumerate(zip(texts, (ink.dim, ink.dim, tone), strict=True)):
            canvas.put(x, y + line, fit(text, cell - 1, "right"), cell - 1, style)
        level = max(8, round(min(1.0, power.share) * (LEVELS - 1)))
        style = ink.blank + Style(color=table[level].bgcolor) if look.full else table[level]
        full, part = divmod(max(1 if power.share > 0 else 0, round(min(1.0, power.share) * 16)), 8)
        for line in range(2):
            glyph = UPRIGHT[8 if full > line else part if full == line else 0]
            canvas.put(x + 1, y + 4 - line, glyph * (cell - 2), cell - 2, style)
        canvas.cells(y, Span(x, cell - 1, 0, result.row, (power.column,)))
        canvas.cells(y + 2, Span(x, cell - 1, RESULT, result.row, (power.column,)))
    at_end = canvas.text(1, y + 5, f"Σ = {short(what.total)}", ink.strong)
    canvas.text(at_end + 3, y + 5, _quotient(what), ink.selected)


def _raised(what: Stage) -> str:
    return f"e^(a−{short(what.top)})" if what.top >= 0 else f"e^(a+{short(-what.top)})"


def _start(what: Stage) -> int:
    """The width of the labels."""
    assert what.result is not None
    return max(widest(what.result.columns, LABEL), 5) + 2


def _quotient(what: Stage) -> str:
    """`e^2.1 ÷ Σ = 8.2 ÷ 9.9 = 0.83` of the selected column."""
    assert what.result is not None
    found = next((power for power in what.powers if power.column == what.result.column), None)
    if found is None:
        return ""
    return f"{_power(found.power)} ÷ {short(what.total)} = {_share(found.share)}"


def _power(value: float) -> str:
    return "0" if value == 0 else f"{value:.3f}" if value >= 0.001 else f"{value:.0e}"


def _share(value: float) -> str:
    return "0" if value == 0 else f"{value:.3f}" if value >= 0.001 else "<.001"
