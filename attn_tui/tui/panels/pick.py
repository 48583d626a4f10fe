"""A list to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from attn_tui.paint.look import Look
from attn_tui.text.clean import clean
from attn_tui.tour.tour import Tour
from attn_tui.tui import strings
from attn_tui.tui.panels.panel import Panel


class Pick(Panel[int]):
    """A list; Enter or a click takes an entry, Esc none. A `passing` one goes with the next move."""

    def __init__(
        self, title: str, entries: Sequence[str], current: int, look: Look, passing: bool = False
    ) -> None:
        """Entries are plain text."""
        super().__init__(look)
        self._title_of, self._entries, self._current, self._passing = title, entries, current, passing

    @property
    def hint(self) -> str:
        """Its keys."""
        return strings.CLOSE_HINT[self.look.lang]

    @property
    def focused_part(self) -> Widget:
        """The list."""
        return next(iter(self.query(OptionList)), self)

    def compose(self) -> ComposeResult:
        """The list."""
        options = OptionList(*(Option(Content(clean(entry))) for entry in self._entries), markup=False)
        options.border_title = Content(self._title_of)
        yield options

    def on_mount(self) -> None:
        """Begin where the learner is."""
        # a list that another panel took the place of at once was never composed
        for options in self.query(OptionList):
            options.highlighted = self._current

    def renew(self, tour: Tour, look: Look) -> None:
        """Its entries were of what was shown before."""
        if self._passing:
            self.dismiss(None)

    def redraw(self) -> None:
        """The list draws itself."""

    def scroll_text(self, by: int) -> None:
        """A page on or back."""
        for options in self.query(OptionList):
            options.scroll_relative(y=by * max(1, options.size.height - 2), animate=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take it."""
        event.stop()
        self.dismiss(event.option_index)
