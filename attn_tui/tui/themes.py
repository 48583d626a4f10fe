"""Dark and light, made from the colours that the matrices are painted with."""

from __future__ import annotations

from rich.console import Console
from textual.theme import Theme

from attn_tui.paint.palette import ColorDepth, theme

DARK_NAME, LIGHT_NAME = "attn-dark", "attn-light"


def themes() -> tuple[Theme, Theme]:
    """The two themes for Textual."""
    return _theme(DARK_NAME, True), _theme(LIGHT_NAME, False)


def _theme(name: str, dark: bool) -> Theme:
    colours = theme(dark)
    return Theme(
        name=name,
        dark=dark,
        primary=colours.accent,
        secondary=colours.dim,
        accent=colours.accent,
        foreground=colours.foreground,
        background=colours.background,
        surface=colours.background,
        panel=colours.panel,
        boost=colours.panel,
    )


def colour_depth(console: Console, no_color: bool) -> ColorDepth:
    """How many colours the terminal has: 256 are enough for the palettes, 16 are not."""
    if no_color or console.no_color:
        return "none"
    return "16" if console.color_system == "standard" else "truecolor"
