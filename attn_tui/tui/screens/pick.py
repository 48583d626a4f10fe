"""Full screens that lie over the tutor for a moment: lists to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from attn_tui.text.clean import clean
from attn_tui.tui import strings


class Pick(ModalScreen[int | None]):
    """A list; Enter or a click takes an entry, Esc none."""

    BINDINGS = [("escape,q", "dismiss(None)", "")]

    def __init__(self, title: str, entries: Sequence[str], current: int, lang: str) -> None:
        """Entries are plain text."""
        super().__init__()
        self._title, self._entries, self._current, self._lang = title, entries, current, lang

    def compose(self) -> ComposeResult:
        """The list, with its hint in the frame."""
        options = OptionList(*(Option(Content(clean(entry))) for entry in self._entries), markup=False)
        options.border_title = Content(self._title)
        options.border_subtitle = Content(strings.CLOSE_HINT[self._lang])
        yield options

    def on_mount(self) -> None:
        """Begin where the learner is."""
        self.query_one(OptionList).highlighted = self._current

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take it."""
        self.dismiss(event.option_index)
