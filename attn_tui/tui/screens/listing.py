"""A full screen with a list whose entries are changed where they stand: the edits, the switches."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.text import Text
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen

from attn_tui.paint.look import Look
from attn_tui.tui.page import Page


class Listing(ModalScreen[int | None]):
    """Rows, one of them chosen; every key of `keys` changes something, and the rows are asked for anew.

    Enter or a click does what the first key does, unless `enter_leaves`: then it dismisses with the row.
    """

    BINDINGS = [
        ("escape,q", "dismiss(None)", ""),
        ("up", "choose(-1)", ""),
        ("down", "choose(1)", ""),
        ("enter", "enter", ""),
    ]

    def __init__(
        self,
        title: str,
        hint: str,
        rows: Callable[[], Sequence[Text]],
        keys: dict[str, Callable[[int], None]],
        look: Look,
        enter_leaves: bool = False,
        note: Callable[[int], str] = lambda at: "",
    ) -> None:
        """`rows` gives the rows as they stand; `keys` maps a key to what it does to the chosen row.

        `note` is said under the rows of the chosen one.
        """
        super().__init__()
        self._title_of, self._hint, self._ask, self._keys = title, hint, rows, keys
        self._look, self._enter_leaves = look, enter_leaves
        self._chosen, self._note = 0, note
        for key in keys:
            self._bindings.bind(key, f"act({key!r})", "", show=False)

    def compose(self) -> ComposeResult:
        """One page."""
        yield Page()

    def on_mount(self) -> None:
        """Show the rows."""
        self.call_after_refresh(self._show)

    def on_resize(self) -> None:
        """Keep the chosen row in sight."""
        self.call_after_refresh(self._show)

    def action_choose(self, by: int) -> None:
        """The row above or below."""
        self._chosen += by
        self._show()

    def action_act(self, key: str) -> None:
        """Do what the key does."""
        self._keys[key](self._chosen)
        self._show()

    def action_enter(self) -> None:
        """Leave with the row, or do what the first key does."""
        if self._enter_leaves:
            self.dismiss(self._chosen)
        else:
            self.action_act(next(iter(self._keys)))

    def on_page_clicked(self, message: Page.Clicked) -> None:
        """A click chooses; on the chosen row it is Enter."""
        if message.line >= len(self._ask()):
            return
        if message.line == self._chosen:
            self.action_enter()
        else:
            self._chosen = message.line
            self._show()

    def _show(self) -> None:
        rows = self._ask()
        self._chosen = max(0, min(self._chosen, len(rows) - 1))
        lines = [
            Text.assemble(
                ("▸ " if index == self._chosen else "  ", self._look.chosen), row, no_wrap=True, end=""
            )
            for index, row in enumerate(rows)
        ]
        page = self.query_one(Page)
        said = Text(self._note(self._chosen), style="dim", end="") if rows else Text()
        if said.plain:
            wide = max(1, page.content_size.width - 4)
            lines += [
                Text("", end=""),
                *(Text("  ", end="") + line for line in said.wrap(self.app.console, wide)),
            ]
        page.border_title, page.border_subtitle = Content(self._title_of), Content(self._hint)
        page.show(lines, self._chosen)
