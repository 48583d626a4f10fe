"""Words of a card in the ink of what they name on the stage."""

from __future__ import annotations

from rich.style import Style

from attn_tui.paint.look import Look
from attn_tui.paint.palette import hue

SELECTED = ("row", "column", "cell", "cellline")
TERM = "term:"


def lit_style(target: str, look: Look) -> Style:
    """The style of words that name this: what is selected, a matrix by the hue of its letter, a term."""
    if target.startswith(TERM):
        return Style(underline=True)
    if target in SELECTED:
        return look.accent + Style(underline=True)
    colour = hue(target.upper(), look.dark, look.depth) if len(target) == 1 else None
    return Style(color=colour, bold=True, underline=True)
