"""A widget that is a few lines of styled text, made for its width when they are drawn."""

from __future__ import annotations

from rich.text import Text
from textual.content import Content
from textual.strip import Strip
from textual.widget import Widget


def entitle(widget: Widget, title: str | Content, subtitle: str | None = None) -> None:
    """Put these words into the widget's frame; a frame that has them already is not drawn again."""
    for where, said in (("border_title", title), ("border_subtitle", subtitle)):
        now = getattr(widget, f"_{where}")
        wanted = Content(said) if isinstance(said, str) else said
        if wanted is not None and (now is None or (now.plain, now.spans) != (wanted.plain, wanted.spans)):
            setattr(widget, where, wanted)


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
        """Make the lines anew; what comes out as it was is not drawn again."""
        before, self._drawn = self._drawn, None
        if before is None or self._made() != before[1]:
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """One of the lines, or an empty one."""
        width, base = self.content_size.width, self.rich_style
        strips = self._made()
        if y >= len(strips):
            return Strip.blank(width, base)
        return strips[y].apply_style(base).adjust_cell_length(width, base)

    def _made(self) -> list[Strip]:
        """The lines for the present width."""
        width = self.content_size.width
        if self._drawn is None or self._drawn[0] != width:
            console = self.app.console
            self._drawn = width, [Strip(line.render(console)) for line in self.lines(width)]
        return self._drawn[1]
