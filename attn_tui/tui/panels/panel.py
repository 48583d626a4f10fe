"""A panel: what opens over the lesson's column while the matrices stay in sight and live."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from attn_tui.paint.look import Look
from attn_tui.tour.tour import Tour
from attn_tui.tui.lines import entitle
from attn_tui.tui.page import Page

T = TypeVar("T")


class Panel(Container, Generic[T], can_focus=True):
    """A title and lines under it; subclasses say them for a width, and what their own keys do.

    `hint` is what the key bar says while the panel has the keys. What it does not bind is the tutor's: one
    walks, undoes and looks on while it is open. It is left by `dismiss`, with a result or without.
    """

    BINDINGS = [("q", "dismiss", "")]

    @dataclass
    class Left(Message):
        """The panel was left, with this result."""

        panel: Panel[Any]
        result: Any

    def __init__(self, look: Look) -> None:
        """Nothing is shown before there is a size."""
        super().__init__(classes="panel")
        self.look = look

    @property
    def title(self) -> str:
        """What stands in its frame."""
        return ""

    @property
    def hint(self) -> str:
        """Its keys, for the key bar."""
        return ""

    @property
    def focused_part(self) -> Widget:
        """What the keys go to when it opens."""
        return self

    def lines(self, width: int) -> tuple[list[Text], int | None]:
        """The lines, and which of them is to be kept in sight."""
        return [], None

    def compose(self) -> ComposeResult:
        """One page."""
        yield Page()

    def on_mount(self) -> None:
        """Take the keys."""
        self.screen.set_focus(self.focused_part)

    def on_resize(self) -> None:
        """Lines are made for a width."""
        self.call_after_refresh(self.redraw)

    def renew(self, tour: Tour, look: Look) -> None:
        """The tutor shows another session."""
        self.look = look
        self.redraw()

    def redraw(self) -> None:
        """Make the lines anew."""
        # before it is composed and after it is removed there is no page
        for page in self.query(Page):
            width = page.content_size.width
            if width > 0:
                entitle(page, self.title)
                page.show(*self.lines(width))

    def scroll_text(self, by: int) -> None:
        """A page on or back."""
        for page in self.query(Page):
            page.scroll_lines(by * max(1, page.content_size.height - 2))

    def dismiss(self, result: T | None = None) -> None:
        """Leave it."""
        self.post_message(self.Left(self, result))

    def action_dismiss(self) -> None:
        """Close it."""
        self.dismiss(None)


class FieldPanel(Panel[None]):
    """One line to type into, and words around it: its parts draw themselves, and nothing is scrolled."""

    @property
    def focused_part(self) -> Widget:
        """The field."""
        return next(iter(self.query(Input)), self)

    def redraw(self) -> None:
        """Its parts draw themselves."""

    def scroll_text(self, by: int) -> None:
        """There is nothing to scroll."""
