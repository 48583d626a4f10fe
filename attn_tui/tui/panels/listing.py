"""A list whose entries are changed where they stand: the edits, the switches."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.text import Text

from attn_tui.paint.look import Look
from attn_tui.paint.wrap import wrap
from attn_tui.text.bilingual import Bilingual
from attn_tui.tui.page import Page
from attn_tui.tui.panels.panel import Panel


class Listing(Panel[int]):
    """Rows, one of them chosen; every key of `keys` changes something, and the rows are asked for anew.

    Enter or a click does what the first key does, unless `enter_leaves`: then it is left with the row.
    """

    BINDINGS = [
        ("up,k", "choose(-1)", ""),
        ("down,j", "choose(1)", ""),
        ("enter", "enter", ""),
    ]

    def __init__(
        self,
        title: Bilingual,
        hint: Bilingual,
        rows: Callable[[int], Sequence[Text]],
        keys: dict[str, Callable[[int], None]],
        look: Look,
        enter_leaves: bool = False,
        note: Callable[[int], str] = lambda at: "",
    ) -> None:
        """`rows` gives the rows as they stand, for a width; `keys` says what a key does to the chosen row.

        `note` is said under the rows of the chosen one.
        """
        super().__init__(look)
        self._title_of, self._hint_of, self._ask, self._keys = title, hint, rows, keys
        self._enter_leaves, self._chosen, self._count, self._note = enter_leaves, 0, 0, note
        for key in keys:
            self._bindings.bind(key, f"act({key!r})", "", show=False)

    @property
    def title(self) -> str:
        """What the rows are."""
        return self._title_of[self.look.lang]

    @property
    def hint(self) -> str:
        """Its keys."""
        return self._hint_of[self.look.lang]

    def action_choose(self, by: int) -> None:
        """The row above or below."""
        self._chosen += by
        self.redraw()

    def action_act(self, key: str) -> None:
        """Do what the key does."""
        self._keys[key](self._chosen)
        self.redraw()

    def action_enter(self) -> None:
        """Leave with the row, or do what the first key does."""
        if self._enter_leaves:
            self.dismiss(self._chosen)
        else:
            self.action_act(next(iter(self._keys)))

    def on_page_clicked(self, message: Page.Clicked) -> None:
        """A click chooses; on the chosen row it is Enter."""
        if message.line >= self._count:
            return
        if message.line == self._chosen:
            self.action_enter()
        else:
            self._chosen = message.line
            self.redraw()

    def lines(self, width: int) -> tuple[list[Text], int | None]:
        """The rows, and what is to be said of the chosen one."""
        rows = self._ask(width - 2)
        self._count = len(rows)
        self._chosen = max(0, min(self._chosen, len(rows) - 1))
        lines = [
            Text.assemble(
                ("▸ " if index == self._chosen else "  ", self.look.chosen), row, no_wrap=True, end=""
            )
            for index, row in enumerate(rows)
        ]
        said = self._note(self._chosen) if rows else ""
        if said:
            wide = max(1, width - 4)
            note = (line for part in said.splitlines() for line in wrap(Text(part, style="dim"), wide))
            lines += [Text("", end=""), *(Text.assemble("  ", line, no_wrap=True, end="") for line in note)]
        return lines, self._chosen
