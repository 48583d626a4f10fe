"""A widget that is a few lines of styled text, made for its width when they are drawn."""

from __future__ import annotations

from rich.text import Text
from textual.strip import Strip
from textual.widget import Widget


class Lines(Widget):
    """Subclasses say their lines for a width; when they change, nothing is laid out anew."""

    can_focus = False

    def __init__(self, *, id: str) -> None:
        """Nothing is drawn yet."""
        super().__init__(id=id)
        self._drawn: tuple[int, list[Strip]] | None = None

    def lines(self, width: int) -> list[Text]:
        """The lines, none wider than `width` cells."""
        return []

    def redraw(self) -> None:
        """Make the lines anew."""
        self._drawn = None
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One of the lines, or an empty one."""
        width, base = self.content_size.width, self.rich_style
        if self._drawn is None or self._drawn[0] != width:
            console = self.app.console
            self._drawn = width, [Strip(line.render(console)) for line in self.lines(width)]
        strips = self._drawn[1]
        if y >= len(strips):
            return Strip.blank(width, base)
        return strips[y].apply_style(base).adjust_cell_length(width, base)
