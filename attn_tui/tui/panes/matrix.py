"""One matrix on the screen: drawn a line at a time, only the cells that are visible."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from numpy.typing import NDArray
from rich.segment import Segment
from rich.text import Text
from textual import events
from textual.cache import LRUCache
from textual.content import Content
from textual.strip import Strip
from textual.widget import Widget

from attn_tui.paint.look import Look
from attn_tui.paint.matrix import MatrixPicture, PictureKind, picture
from attn_tui.tour.view import Place
from attn_tui.tui.messages import CellPicked

LOOK = Look()
FRAME_WIDTH, FRAME_HEIGHT = 2, 3
"""What the border and the header take of a matrix's place."""


class MatrixView(Widget):
    """A window onto a matrix. Cells scroll whole; labels stay; the cursor is kept in sight."""

    can_focus = False

    def __init__(self, *, id: str | None = None) -> None:
        """Show nothing yet."""
        super().__init__(id=id)
        self._picture: MatrixPicture | None = None
        self._made_of: tuple[Any, ...] = ()
        self._origin: Place = (0, 0)
        self._cursor: Place | None = None
        self._looked_at: Place | None = None
        self._lit_rows: frozenset[int] = frozenset()
        self._lit_columns: frozenset[int] = frozenset()
        self._heading = self._name = ""
        self._strips: LRUCache[tuple[int, int, int], Strip] = LRUCache(256)

    @property
    def origin(self) -> Place:
        """The first row and the first column in the window."""
        return self._origin

    def show(
        self,
        values: NDArray[Any],
        rows: Sequence[str],
        columns: Sequence[str],
        kind: PictureKind,
        *,
        name: str = "",
        heading: str = "",
        cursor: Place | None = None,
        lit_rows: frozenset[int] = frozenset(),
        lit_columns: frozenset[int] = frozenset(),
        look_at: Place | None = None,
        look: Look = LOOK,
        calm: bool = False,
        least: float = 0.0,
    ) -> None:
        """Show this matrix; the cursor, or else the place to `look_at`, is brought into sight.

        A matrix of another `name` is shown from its first cell; new values of the same one leave
        the window where it is.
        """
        if name != self._name:
            self._name, self._origin = name, (0, 0)
        made_of = (values, rows, columns, kind, look, calm, least)
        same = len(self._made_of) == len(made_of) and all(
            new is old or (i and new == old)
            for i, (new, old) in enumerate(zip(made_of, self._made_of, strict=True))
        )
        if not same:
            self._picture, self._made_of = picture(*made_of), made_of
        self._cursor, self._lit_rows, self._lit_columns = cursor, lit_rows, lit_columns
        self._heading = heading
        self._strips.clear()
        self._looked_at = cursor or look_at
        self._reveal(self._looked_at)
        self.refresh()

    def preferred(self) -> tuple[int, int]:
        """The width and height at which all of the matrix would be seen, the frame included."""
        if self._picture is None:
            return 0, 0
        # a single number needs no legend
        legend = 22 if self._picture.values.size > 1 else 0
        width = max(legend, self._picture.content_width, len(self._heading) + 4)
        return width + FRAME_WIDTH, self._picture.content_height + FRAME_HEIGHT

    def least_width(self) -> int:
        """The width under which it is of no use: labels, one column, the frame."""
        if self._picture is None:
            return 0
        return self._picture.label_width + self._picture.column_width + 1 + FRAME_WIDTH

    def scroll_by(self, rows: int, columns: int) -> None:
        """Move the window by so many cells, stopping at the edges."""
        self._origin = self._inside((self._origin[0] + rows, self._origin[1] + columns))
        self._caption()
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The header, then the visible rows; a row that was drawn before is not drawn anew."""
        width = self.content_size.width
        if self._picture is None or width <= 0:
            return Strip.blank(width, self.rich_style)
        first, column = self._origin
        row = first + y - 1 if y else -1
        place = (row, column, width)
        strip = self._strips.get(place)
        if strip is None:
            strip = self._strips[place] = Strip(self._draw(*place), width)
        return strip

    def _draw(self, row: int, column: int, width: int) -> list[Segment]:
        picture = self._picture
        assert picture is not None
        if row < 0:
            return picture.header(column, width, self._cursor, self._lit_columns)
        return picture.line(row, column, width, self._cursor, self._lit_rows, self._lit_columns)

    def on_resize(self) -> None:
        """Begin at the first cell again, but keep the cursor in sight."""
        self._origin = (0, 0)
        self._reveal(self._looked_at)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves rows; with shift, columns."""
        event.stop()
        self.scroll_by(*((0, 2) if event.shift else (3, 0)))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel moves rows; with shift, columns."""
        event.stop()
        self.scroll_by(*((0, -2) if event.shift else (-3, 0)))

    def on_click(self, event: events.Click) -> None:
        """A click picks the cell under the mouse."""
        if self._picture is None:
            return
        column = (event.x - 1 - self._picture.label_width) // self._picture.column_width
        place = (self._origin[0] + event.y - 2, self._origin[1] + column)
        if event.y >= 2 and column >= 0 and self._contains(place):
            self.post_message(CellPicked(place))

    def _contains(self, place: Place) -> bool:
        shape = self._picture.values.shape if self._picture else (0, 0)
        return bool(0 <= place[0] < shape[0] and 0 <= place[1] < shape[1])

    def _window(self) -> Place:
        """How many whole rows and columns are seen."""
        if self._picture is None:
            return 1, 1
        columns = self._picture.visible_columns(self.content_size.width)
        return max(1, self.content_size.height - 1), max(1, columns)

    def _inside(self, origin: Place) -> Place:
        shape = self._picture.values.shape if self._picture else (1, 1)
        row, column = (
            max(0, min(at, size - seen)) for at, size, seen in zip(origin, shape, self._window(), strict=True)
        )
        return row, column

    def _reveal(self, place: Place | None) -> None:
        origin = self._origin
        if place is not None:
            row, column = (
                min(at, max(first, at - seen + 1))
                for at, first, seen in zip(place, origin, self._window(), strict=True)
            )
            origin = (row, column)
        self._origin = self._inside(origin)
        self._caption()

    def _caption(self) -> None:
        """The title says what it is, the foot which part is seen and what the colours mean."""
        if self._picture is None:
            return
        self.border_title = Content(self._heading)
        width = self.content_size.width - 4
        foot = Text()
        for size, first, seen, arrow in zip(
            self._picture.values.shape, self._origin, self._window(), "↕↔", strict=True
        ):
            if size > seen:
                foot.append(f"{arrow}{first + 1}–{first + seen}/{size} ")
        room = width - foot.cell_len
        if room >= 16:
            for segment in self._picture.legend(room):
                foot.append(segment.text, segment.style)
        foot.rstrip()
        self.border_subtitle = Content.from_rich_text(foot)
