"""Attention on the sentence: every token with the share that the row looked at gives it, as a bar below."""

from __future__ import annotations

import numpy as np
from rich.cells import cell_len
from rich.style import Style

from attn_tui.paint.bars import UPRIGHT
from attn_tui.paint.look import Look
from attn_tui.paint.palette import glyph, quantise
from attn_tui.paint.stage.canvas import Canvas, Span
from attn_tui.paint.stage.inks import cell_inks, inks
from attn_tui.paint.stage.what import TOKEN, Stage
from attn_tui.text.clean import clean
from attn_tui.text.width import fit

LINES = 3
"""At most so many: tokens, bars and numbers where the sentence has room in one, else tokens alone."""
NAMED = 0.05  # from this share on its number is written


def sentence_lines(what: Stage, width: int) -> int:
    """The lines that it takes."""
    if not what.shares or what.result is None or width <= 3:
        return 0
    places = _places(what, width)
    return LINES if places and places[-1][0] == 0 else min(LINES, places[-1][0] + 1)


def draw_sentence(canvas: Canvas, what: Stage, y: int, look: Look) -> None:
    """From line y on. The row's own token stands in brackets; a click on a token chooses its row."""
    assert what.result is not None
    row, ink = what.result.row, inks(look)
    levels = quantise(np.asarray(what.shares), "sequential", 1.0).tolist()
    table, places = cell_inks("sequential", look, False, False), _places(what, canvas.width)
    # where the bars have no room, the tokens themselves are coloured
    single = places[-1][0] == 0 and canvas.height - y >= LINES
    for at, ((line, x, wide), share, level) in enumerate(zip(places, what.shares, levels, strict=True)):
        if line >= LINES:
            break
        label = clean(what.tokens[at])
        own = what.inside and at == row
        text = fit(f"[{label}]" if own else f" {label} ", wide)
        mark = "" if look.full else glyph(level, "sequential").strip()
        style = ink.selected if own else ink.blank if look.full else table[level]
        if not single:
            style = table[level] + Style(bold=own)
        canvas.put(x, y + line, fit(text.rstrip() + mark, wide) if mark else text, wide, style)
        if what.inside:
            canvas.cells(y + line, Span(x, wide, TOKEN, at, (0,)))
        if single:
            colour = table[max(8, level)]
            tone = ink.blank + Style(color=colour.bgcolor) if look.full else colour
            bar = UPRIGHT[max(1 if share > 0 else 0, min(8, round(share * 8)))]
            canvas.put(x + 1, y + 1, bar * (wide - 2), wide - 2, tone)
            if share >= NAMED:
                number = f"{share:.0%}"
                canvas.put(x, y + 2, fit(number.center(wide), wide), wide, ink.strong)


def _places(what: Stage, width: int) -> list[tuple[int, int, int]]:
    """Line, column and width of every token."""
    found, line, x = [], 0, 0
    for token in what.tokens:
        wide = min(width, max(5, cell_len(clean(token)) + 2))
        if x + wide > width:
            line, x = line + 1, 0
        found.append((line, x, wide))
        x += wide
    return found
