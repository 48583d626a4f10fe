"""The lesson beside the matrices, its live values filled in."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Markdown

PAUSE = 0.25
"""Seconds without a keystroke before live values in the lesson follow the sentence."""


class LessonPane(VerticalScroll):
    """One lesson. A new one is shown at once; new values in the same one wait for a pause in typing."""

    can_focus = False

    def compose(self) -> ComposeResult:
        """The text."""
        yield Markdown(id="text", open_links=False)

    def on_mount(self) -> None:
        """Nothing is shown yet."""
        self._lesson: tuple[str, str] = ("", "")
        self._shown = ""
        self._wanted = ""
        self._waiting: Timer | None = None

    def show(self, key: tuple[str, str], title: str, text: str) -> None:
        """Show the lesson called `key` (id and language), its text already filled."""
        self._wanted = text
        if key != self._lesson:
            self._lesson = key
            self.border_title = Content(title)
            self.scroll_home(animate=False)
            self._write()
        elif text != self._shown:
            if self._waiting is not None:
                self._waiting.stop()
            self._waiting = self.set_timer(PAUSE, self._write)

    def page(self, by: int) -> None:
        """Scroll by half a pane."""
        self.scroll_relative(y=by * max(1, self.size.height // 2), animate=False)

    def _write(self) -> None:
        if self._wanted != self._shown:
            self._shown = self._wanted
            self.query_one(Markdown).update(self._wanted)
