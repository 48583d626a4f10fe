"""The least that a key can cost: one widget that draws the whole screen of coloured numbers anew."""

from __future__ import annotations

import numpy as np
from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import App, ComposeResult
from textual.strip import Strip
from textual.widget import Widget

CELL = 6
"""Columns of the screen that a number takes."""


class Numbers(Widget):
    """A screen of numbers, each on a colour of its own."""

    DEFAULT_CSS = "Numbers { width: 100%; height: 100%; }"
    styles_of = tuple(Style(bgcolor=Color.from_rgb(10 * i, 40, 250 - 10 * i)) for i in range(20))
    shift = 0

    def render_line(self, y: int) -> Strip:
        """A line of the numbers."""
        wide = self.size.width
        values = np.sin(np.arange(wide // CELL) + 7 * y + self.shift)
        styles = self.styles_of
        return Strip(
            [Segment(f"{value:{CELL}.2f}", styles[int(10 * value + 10) % 20]) for value in values.tolist()],
            wide // CELL * CELL,
        ).adjust_cell_length(wide)


class Floor(App[None]):
    """Every key draws everything anew."""

    def compose(self) -> ComposeResult:
        """The one widget."""
        yield Numbers()

    def on_key(self, event: events.Key) -> None:
        """Other numbers."""
        event.stop()
        numbers = self.query_one(Numbers)
        numbers.shift += 1
        numbers.refresh()
