"""A weighted sum: the rows of V, each tinted by its share, poured together into one row."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from rich.style import Style

from attn_tui.paint.bars import bar
from attn_tui.paint.look import Look
from attn_tui.paint.palette import LEVELS, legible, quantise
from attn_tui.paint.stage.canvas import Canvas, Span
from attn_tui.paint.stage.grid import draw_header, draw_rows
from attn_tui.paint.stage.inks import cell_inks, inks, symbol_ink
from attn_tui.paint.stage.ledger import ranked
from attn_tui.paint.stage.panels import panel_plan
from attn_tui.paint.stage.plan import StagePlan
from attn_tui.paint.stage.sheet import ROW_LABEL, Sheet, sheet, widest, window
from attn_tui.paint.stage.what import RESULT, Product, Stage
from attn_tui.paint.stage.words import MORE
from attn_tui.text.width import fit

BAR, SHARE, PRODUCT = 8, 7, 9
TINTS = 8
LEAST_REST = 6  # lines from which on the whole matrices are drawn below


def pour_plan(what: Stage, width: int, height: int, look: Look) -> StagePlan | None:
    """Shares beside the rows of V, and under them what they add up to; the matrices where room is left."""
    result, shares = what.result, what.operands[0]
    assert result is not None
    terms = [term for term in what.terms if term.at >= 0]
    label = max(widest(shares.columns, ROW_LABEL), 6) + 2
    sheets = sheet(what.operands[1], look), sheet(result, look)
    cell = max(one.column for one in sheets)
    start = label + BAR + SHARE + 2
    count = min(result.shape[1], (width - start - PRODUCT) // cell)
    fold = len(terms) > height - 3
    told = ranked(tuple(terms))[: height - 4] if fold else terms
    if count < 1 or not told or len(terms) != len(what.terms):
        return None
    columns = window(result.column, result.shape[1], count)

    def draw(canvas: Canvas) -> None:
        order = sorted(told, key=lambda term: term.at)
        y = _rows(canvas, what, order, columns, (label, start, cell), sheets)
        if fold:
            text = MORE[look.lang].format(count=len(terms) - len(told))
            canvas.put(1, y, fit(f"… {text}", label + BAR), label + BAR, inks(look).dim)
            y += 1
        _sum(canvas, what, columns, (label, start, cell), sheets[1], y)
        rest = Canvas(canvas.width, canvas.height - y - 2)
        part = Stage(result, what.operands[:1])
        if rest.height >= LEAST_REST and (below := panel_plan(part, *rest.size, look)) is not None:
            below.draw(rest)
            canvas.under(rest, y + 2)

    return StagePlan(2 * len(told), count, draw, told=True)


def _rows(
    canvas: Canvas, what: Stage, terms: Sequence[Product], columns: Sequence[int],
    at: tuple[int, int, int], sheets: tuple[Sheet, Sheet],
) -> int:  # fmt: skip
    """The header and a line for each token; the line after them."""
    (label, start, cell), (values, one) = at, sheets
    shares, table, look = what.operands[0], values.matrix, values.look
    ink, end = inks(look), start + len(columns) * cell
    name = f"{shares.symbol}[{shares.rows[shares.row]}]"
    canvas.put(label, 0, fit(name, BAR + SHARE - 1, "right"), BAR + SHARE - 1, ink.strong)
    draw_header(canvas, one, start, 0, columns, cell)
    canvas.put(start - 2, 0, fit(table.symbol, 2), 2, symbol_ink(table.symbol, look))
    multiplied = f"{shares.symbol}×{table.symbol}[{table.columns[table.column]}]"
    canvas.put(end, 0, fit(multiplied, PRODUCT - 1, "right"), PRODUCT - 1, ink.dim)
    products = [term.product for term in terms]
    tones = quantise(np.array(products), "diverging", one.largest).tolist()
    scale, sequential = cell_inks("diverging", look, False, True), cell_inks("sequential", look, False, True)
    grounds = [ink.blank + Style(color=style.bgcolor) if look.full else style for style in sequential]
    picked = table.values[np.ix_([term.at for term in terms], list(columns))]
    rows = list(zip(picked.tolist(), values.levels(picked).tolist(), strict=True))
    for y, (term, tone, (row, levels)) in enumerate(zip(terms, tones, rows, strict=True), 1):
        share = term.left if math.isfinite(term.left) else 0.0
        tint = round(max(0.0, min(1.0, share)) ** 0.5 * TINTS)
        style = ink.strong if share >= 0.05 else ink.dim
        canvas.put(0, y, " " + fit(shares.columns[term.at], label - 2), label - 1, style)
        canvas.text(label, y, bar(share, BAR), grounds[max(8, round(min(1.0, share) * (LEVELS - 1)))])
        text = "0" if share == 0 else f"{share:.3f}" if share >= 0.001 else "<.001"
        canvas.put(label + BAR, y, text.rjust(SHARE - 1), SHARE - 1, style)
        canvas.put(start - 2, y, "×", 1, ink.dim)
        canvas.cells(y, Span(label + BAR, SHARE - 1, 0, shares.row, (term.at,)))
        inked, bold = tinted(look, tint, False), tinted(look, tint, True)
        for x, (number, level) in enumerate(zip(row, levels, strict=True)):
            text = values.text(number, level).rjust(cell - 1) + " "
            tone_here = (bold if columns[x] == table.column else inked)[level]
            canvas.put(start + x * cell, y, text, cell, tone_here)
        canvas.cells(y, Span(start, cell, 1, term.at, columns))
        canvas.put(end, y, one.number.bare(term.product).rjust(PRODUCT - 2), PRODUCT - 2, scale[tone])
    return len(terms) + 1


def _sum(
    canvas: Canvas, what: Stage, columns: Sequence[int], at: tuple[int, int, int], one: Sheet, y: int
) -> None:
    """The row that they add up to."""
    (label, start, cell), result, look = at, one.matrix, one.look
    ink, end = inks(look), start + len(columns) * cell
    name, wide = f"= {result.symbol}[{result.rows[result.row]}]", label + BAR - 2
    canvas.put(0, y, fit(name, wide), wide, ink.selected)
    total = f"Σ {sum(term.left for term in what.terms):.3f}"
    canvas.put(wide, y, fit(total, SHARE + 1, "right"), SHARE + 1, ink.dim)
    draw_rows(canvas, one, start, y, (result.row,), columns, cell, RESULT, (result.row, result.column))
    canvas.put(end, y, one.number.bare(what.value).rjust(PRODUCT - 2), PRODUCT - 2, ink.strong)


@lru_cache(maxsize=64)
def tinted(look: Look, tint: int, bold: bool) -> tuple[Style, ...]:
    """The diverging styles faded towards the ground: of `TINTS` nothing, at 0 all but the ground is left."""
    table = cell_inks("diverging", look, False, bold)
    if not look.full:
        return table if tint >= TINTS // 4 else (inks(look).dim,) * len(table)
    ground = look.theme.background
    found = []
    for style in table:
        assert style.bgcolor is not None
        back = _between(ground, style.bgcolor.name, tint / TINTS)
        front = look.theme.dim if tint < 2 else look.theme.foreground
        found.append(Style(color=legible(back, (front,)), bgcolor=back, bold=bold))
    return tuple(found)


def _between(one: str, other: str, share: float) -> str:
    channels = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in channels)
