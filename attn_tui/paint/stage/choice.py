"""The next token: candidates as bars, all of them laid end to end with the mark of the draw, the knobs."""

from __future__ import annotations

from rich.cells import cell_len
from rich.style import Style

from attn_tui.paint.bars import bars
from attn_tui.paint.look import Look
from attn_tui.paint.stage.canvas import Canvas
from attn_tui.paint.stage.inks import cell_inks, inks
from attn_tui.paint.stage.what import Candidates
from attn_tui.paint.stage.words import DRAWN, OTHERS
from attn_tui.text.width import fit

WIDEST = 110
LINE = 3  # lines of the number line, a blank one counted
REST, LITTLE = 7, 4  # lines that the matrices keep; a single number
SLIDER = 14
FEW = 5  # bars that come before everything else


def choice_lines(what: Candidates, height: int, rest: int = REST) -> int:
    """The lines that bars, number line and knobs take of so many; the matrices keep `rest` and get others."""
    wanted = 1 + len(what.entries) + LINE + len(what.knobs) + 1
    return max(min(height, 4), min(wanted, height - rest))


def draw_choice(canvas: Canvas, what: Candidates, height: int, look: Look) -> None:
    """Title, bars; the number line and the knobs where the bars leave them room."""
    ink, width = inks(look), min(canvas.width, WIDEST)
    canvas.text(0, 0, fit(what.title, width).rstrip(), ink.strong)
    room = height - 1
    # a few bars first, then a line for each knob, then the number line, then more bars
    knobs = len(what.knobs) if room >= FEW + len(what.knobs) else min(1, room - 1)
    line = LINE if what.draw is not None and room >= FEW + knobs + LINE else 0
    y = 1
    for text in bars(what.entries, width, look)[: max(0, room - knobs - line)]:
        canvas.rich(0, y, text, ink.blank)
        y += 1
    if line:
        _draw_line(canvas, what, y, width, look)
        y += line
    for knob in sorted(what.knobs, key=lambda knob: not knob.chosen)[:knobs] if knobs == 1 else what.knobs:
        name = f"‹{knob.name}›" if knob.chosen else f" {knob.name} "
        x = canvas.text(0, y, fit(name, 16), ink.selected if knob.chosen else ink.blank)
        at = round(knob.place * (SLIDER - 1))
        x = canvas.text(
            x, y, "─" * at + "●" + "─" * (SLIDER - 1 - at), ink.selected if knob.chosen else ink.dim
        )
        canvas.text(x + 2, y, fit(knob.gloss, max(0, width - x - 2)).rstrip(), ink.dim)
        y += 1


def _draw_line(canvas: Canvas, what: Candidates, y: int, width: int, look: Look) -> None:
    """Each token as long as it is likely, the likeliest first; ▲ is where the number drawn falls."""
    assert what.draw is not None
    ink, table = inks(look), cell_inks("sequential", look, False, False)
    room, reached, hit = width - 2, 0.0, False
    shown = [(label, share) for label, _, share in what.entries]
    others = max(0.0, 1 - sum(share for _, share in shown))
    for index, (label, share) in enumerate([*shown, (OTHERS[look.lang], others)]):
        start, stop = round(reached * room), round(min(1.0, reached + share) * room)
        here = not hit and (reached <= what.draw < reached + share or index == len(shown))
        hit = hit or here
        reached += share
        if stop <= start:
            continue
        if look.full:
            style = table[20 if index % 2 else 12] if index < len(shown) else ink.dim
        else:
            style = Style(reverse=index % 2 == 0) if index < len(shown) else ink.dim
        wide = stop - start
        text = fit(label, wide) if wide >= min(3, cell_len(label)) else " " * wide
        canvas.put(start, y, text, wide, style)
    mark = min(room - 1, round(what.draw * room))
    said = DRAWN[look.lang].format(draw=f"{what.draw:.3f}")
    canvas.text(mark, y + 1, "▲", ink.selected)
    place = mark + 2 if mark + 2 + cell_len(said) <= width else mark - 1 - cell_len(said)
    canvas.text(max(0, place), y + 1, said, ink.dim)
