"""The styles of the stage: of each level, of labels, of what is selected, and the hues of Q, K and V."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from rich.style import Style

from attn_tui.paint.look import Look
from attn_tui.paint.palette import MASKED, Scale, hue, legible, styles


@dataclass(frozen=True)
class Inks:
    """The styles of everything that is not a cell's own colour. `selected` is the accent, nothing else is."""

    blank: Style
    dim: Style
    strong: Style
    selected: Style
    cursor: Style
    brackets: tuple[str, str]


@lru_cache(maxsize=8)
def inks(look: Look) -> Inks:
    """For this language, theme and number of colours."""
    if look.depth == "none":
        blank, cursor = Style(bold=False), Style(bold=True, reverse=True)
        return Inks(
            blank, Style(dim=True), Style(bold=True), Style(bold=True, underline=True), cursor, ("[", "]")
        )
    if look.depth == "16":
        accent = "bright_yellow" if look.dark else "blue"
        blank, cursor = Style(color="default"), Style(color=accent, bold=True, reverse=True)
        selected = Style(color=accent, bold=True, underline=True)
        return Inks(
            blank,
            Style(color="bright_black"),
            Style(color="default", bold=True),
            selected,
            cursor,
            ("[", "]"),
        )
    colours = look.theme
    ground = colours.background
    front = legible(colours.accent, (ground,))
    return Inks(
        Style(color=colours.foreground, bgcolor=ground),
        Style(color=colours.dim, bgcolor=ground),
        Style(color=colours.foreground, bgcolor=ground, bold=True),
        Style(color=colours.accent, bgcolor=ground, bold=True),
        Style(color=front, bgcolor=colours.accent, bold=True),
        ("▐", "▌"),
    )


@lru_cache(maxsize=64)
def cell_inks(scale: Scale | None, look: Look, calm: bool, bold: bool) -> tuple[Style, ...]:
    """A style for each level; without a `scale` that of uncoloured numbers."""
    found = styles(scale, look.dark, look.depth, calm) if scale else (inks(look).blank,) * (MASKED + 1)
    return tuple(style + Style(bold=True) for style in found) if bold else found


@lru_cache(maxsize=64)
def edge_inks(scale: Scale | None, look: Look, calm: bool) -> tuple[Style, ...]:
    """The cursor's bracket in the gap beside a cell of each level."""
    if not look.full:
        return (inks(look).cursor,) * (MASKED + 1)
    return tuple(style + Style(color=look.theme.accent) for style in cell_inks(scale, look, calm, False))


@lru_cache(maxsize=1 << 12)
def half_ink(upper: int, lower: int, scale: Scale, look: Look, calm: bool) -> Style:
    """Two levels in one character: the upper half in its colour, the lower behind it."""
    table = styles(scale, look.dark, look.depth, calm)
    return Style(color=table[upper].bgcolor, bgcolor=table[lower].bgcolor)


@lru_cache(maxsize=256)
def symbol_ink(symbol: str, look: Look) -> Style:
    """What a matrix's name is written in: Q, K and V and their weights each have a hue of their own."""
    letter = symbol.removeprefix("W_").removesuffix("ᵀ").upper()
    colour = hue(letter, look.dark, look.depth)
    strong = inks(look).strong
    return strong if colour is None else strong + Style(color=colour)
