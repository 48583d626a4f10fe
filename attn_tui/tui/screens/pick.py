"""Full screens that lie over the tutor for a moment: lists to choose from, and the help."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from attn_tui.text.width import clean, fit
from attn_tui.tui import strings
from attn_tui.tui.keys import KEYS

TWO_COLUMNS, COLUMN = 130, 52
"""From so many cells on the help has two columns; each tooltip takes at most so many."""


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


class Help(ModalScreen[None]):
    """All the keys."""

    BINDINGS = [
        ("escape,q,question_mark,enter", "dismiss(None)", ""),
        ("down,j,pagedown", "scroll(1)", ""),
        ("up,k,pageup", "scroll(-1)", ""),
    ]

    def __init__(self, lang: str) -> None:
        """In this language."""
        super().__init__()
        self._lang = lang

    def compose(self) -> ComposeResult:
        """One line a key."""
        with VerticalScroll() as scroll:
            scroll.border_title = Content(strings.HELP[self._lang])
            scroll.border_subtitle = Content(strings.HELP_CLOSE[self._lang])
            yield Static(help_text(self._lang), id="all-keys")

    def on_resize(self, event: events.Resize) -> None:
        """Two columns where there is room for them."""
        columns = 2 if event.size.width >= TWO_COLUMNS else 1
        self.query_one("#all-keys", Static).update(help_text(self._lang, columns))

    def action_scroll(self, by: int) -> None:
        """Up or down, where the window is low."""
        self.query_one(VerticalScroll).scroll_relative(y=by * 4, animate=False)


def help_text(lang: str, columns: int = 1) -> Text:
    """The keys and what each does, then the command palette; read down the first column first."""
    rows = [(key.caps, key.tooltip[lang]) for key in KEYS] + [("Ctrl+P", strings.PALETTE[lang])]
    wide = max(cell_len(caps) for caps, _ in rows)
    height = -(-len(rows) // columns)
    text = Text()
    for row in range(height):
        for caps, tooltip in rows[row::height]:
            text.append(fit(caps, wide + 3), "bold")
            text.append(fit(tooltip, COLUMN) if columns > 1 else tooltip)
        text.append("\n")
    text.append(f"\n{strings.HELP_MORE[lang]}")
    return text
