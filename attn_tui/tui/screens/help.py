"""All the keys, on a full screen."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from attn_tui.text.width import fit
from attn_tui.tui import strings
from attn_tui.tui.keys import KEYS, Key

TWO_COLUMNS, COLUMN = 130, 52
"""From so many cells on the help has two columns; each tooltip takes at most so many."""


class Help(ModalScreen[None]):
    """All the keys."""

    BINDINGS = [
        ("escape,q,question_mark,enter", "dismiss(None)", ""),
        ("down,j,pagedown", "scroll(1)", ""),
        ("up,k,pageup", "scroll(-1)", ""),
    ]

    def __init__(self, lang: str, keys: Sequence[Key] = KEYS) -> None:
        """These keys, in this language."""
        super().__init__()
        self._lang, self._keys = lang, keys

    def compose(self) -> ComposeResult:
        """One line a key."""
        with VerticalScroll() as scroll:
            scroll.border_title = Content(strings.HELP[self._lang])
            scroll.border_subtitle = Content(strings.HELP_CLOSE[self._lang])
            yield Static(help_text(self._lang, keys=self._keys), id="all-keys")

    def on_resize(self, event: events.Resize) -> None:
        """Two columns where there is room for them."""
        columns = 2 if event.size.width >= TWO_COLUMNS else 1
        self.query_one("#all-keys", Static).update(help_text(self._lang, columns, self._keys))

    def action_scroll(self, by: int) -> None:
        """Up or down, where the window is low."""
        self.query_one(VerticalScroll).scroll_relative(y=by * 4, animate=False)


def help_text(lang: str, columns: int = 1, keys: Sequence[Key] = KEYS) -> Text:
    """The keys and what each does, then the command palette; read down the first column first."""
    rows = [(key.caps, key.tooltip[lang]) for key in keys] + [("Ctrl+P", strings.PALETTE[lang])]
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
