"""Lines of styled text that scroll, in a frame: what every full screen over the tutor is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget


class Page(Widget):
    """Lines, of which those are drawn that are in sight; nothing is laid out anew when they change."""

    can_focus = False

    @dataclass
    class Clicked(Message):
        """A line was clicked, at this column."""

        line: int
        x: int

    def __init__(self, *, id: str | None = None) -> None:
        """No lines yet."""
        super().__init__(id=id)
        self._lines: Sequence[Text] = ()
        self._top = 0

    def show(self, lines: Sequence[Text], keep: int | None = None) -> None:
        """Show these lines; line number `keep` is brought into sight."""
        self._lines = lines
        height = max(1, self.content_size.height)
        if keep is not None:
            # a line above it too, so that what it belongs to is seen
            self._top = min(max(self._top, keep - height + 2), max(0, keep - 1))
        self.scroll_lines(0)

    def scroll_lines(self, by: int) -> None:
        """So many lines down or up, stopping at the ends."""
        last = max(0, len(self._lines) - self.content_size.height)
        self._top = max(0, min(self._top + by, last))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One of the lines, or an empty one."""
        width, base, at = self.content_size.width, self.rich_style, self._top + y
        if at >= len(self._lines):
            return Strip.blank(width, base)
        strip = Strip(self._lines[at].render(self.app.console))
        return strip.apply_style(base).adjust_cell_length(width, base)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel."""
        event.stop()
        self.scroll_lines(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel."""
        event.stop()
        self.scroll_lines(-3)

    def on_click(self, event: events.Click) -> None:
        """Say which line, and where on it."""
        inner = event.get_content_offset(self)
        if inner is not None:
            self.post_message(self.Clicked(self._top + inner.y, inner.x))
