"""How everything is shown: in which language, on a dark or a light terminal, in how many colours."""

from __future__ import annotations

from dataclasses import dataclass

from rich.style import Style

from attn_tui.paint.palette import ColorDepth, Theme, theme


@dataclass(frozen=True)
class Look:
    """The language (zh or en), whether the terminal is dark, and how many colours it has."""

    lang: str = "en"
    dark: bool = True
    depth: ColorDepth = "truecolor"

    @property
    def full(self) -> bool:
        """Whether the palettes can be shown; otherwise glyphs and emphasis speak for them."""
        return self.depth == "truecolor"

    @property
    def theme(self) -> Theme:
        """The colours that are not a matrix's."""
        return theme(self.dark)

    @property
    def accent(self) -> Style:
        """What is to be seen first: in the one accent, or else bold."""
        return Style(color=self.theme.accent, bold=True) if self.full else Style(bold=True)

    @property
    def chosen(self) -> Style:
        """What a cursor stands on: in the accent, or else bold and reversed."""
        return self.accent if self.full else Style(bold=True, reverse=True)
