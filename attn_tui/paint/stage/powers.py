"""A softmax's row: each number, its power of e, its share, and the share as a bar."""

from __future__ import annotations

from rich.cells import cell_len
from rich.style import Style

from attn_tui.paint.bars import bar
from attn_tui.paint.look import Look
from attn_tui.paint.numbers import short
from attn_tui.paint.palette import LEVELS
from attn_tui.paint.stage.canvas import Canvas, Span
from attn_tui.paint.stage.inks import cell_inks, inks
from attn_tui.paint.stage.sheet import Sheet, sheet, widest, window
from attn_tui.paint.stage.what import RESULT, Power, Stage
from attn_tui.paint.stage.words import SHARE, TOTAL
from attn_tui.text.width import fit

VALUE, POWER, PART, LABEL = 7, 12, 7, 10
LEAST_BAR, MOST_BAR = 14, 40
MANY = 40
"""Beyond so many columns the largest shares come first."""


def wide(what: Stage, least: int = LEAST_BAR) -> int:
    """The width of the table with bars of at least so many cells."""
    assert what.result is not None
    return _start(what) + VALUE + POWER + PART + 1 + least


def told(what: Stage, height: int) -> list[Power]:
    """The powers that have a line, the selected always: in order, or of many the largest."""
    assert what.result is not None
    room, at = max(0, height - 3), what.result.column
    if len(what.powers) <= MANY:
        place = next((i for i, power in enumerate(what.powers) if power.column == at), 0)
        return [what.powers[i] for i in window(place, len(what.powers), room)]
    order = sorted(what.powers, key=lambda power: (power.column != at, -power.share))[:room]
    return sorted(order, key=lambda power: -power.share)


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

    raised = f"e^(a−{short(what.top)})" if what.top >= 0 else f"e^(a+{short(-what.top)})"
    for end, head, width in zip(ends, ("a", raised, SHARE[look.lang]), (VALUE, POWER, PART), strict=True):
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
    canvas.put(x + 1, y, fit(TOTAL[look.lang], label - 2), label - 2, ink.dim)
    right(ends[1], y, short(what.total), POWER, ink.strong)
    said = _quotient(what)
    if said and height > y + 1:
        canvas.text(x + 1, y + 1, fit(said, min(canvas.width - x - 1, cell_len(said))), ink.selected)


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
