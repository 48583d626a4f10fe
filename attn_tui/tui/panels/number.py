"""One line to type a number into, for a cell."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from attn_tui.paint.look import Look
from attn_tui.text.bilingual import Bilingual
from attn_tui.text.clean import clean
from attn_tui.tour.wording import notice_words
from attn_tui.tui.panels.panel import FieldPanel

EDIT = Bilingual("改这一格", "Change this cell")
HINT = Bilingual(
    "Enter 改 · 空着 Enter 恢复原来的 · Esc 不改", "Enter change · Enter on nothing restores · Esc leave it"
)
NO_NUMBER = Bilingual(
    "“{said}”不是一个数：写成 2.5 或 -1e-3 这样", "“{said}” is no number: write it like 2.5 or -1e-3"
)


class Number(FieldPanel):
    """Asks for a number and has it taken, None standing for the one that was there."""

    def __init__(
        self,
        name: str,
        now: str,
        look: Look,
        wrong: Callable[[float], str],
        take: Callable[[float | None], None],
    ) -> None:
        """`name` of the cell and its number `now`; `wrong` says what is wrong with a number, or ""."""
        super().__init__(look)
        self._name_of, self._now, self._wrong, self._take = name, now, wrong, take

    @property
    def hint(self) -> str:
        """Its keys."""
        return HINT[self.look.lang]

    def compose(self) -> ComposeResult:
        """The cell, the field, what is wrong."""
        with Vertical() as box:
            box.border_title = Content(EDIT[self.look.lang])
            yield Static(Content(f"{clean(self._name_of)} = {self._now}"), id="asked")
            yield Input(select_on_focus=False, placeholder=self._now, compact=True)
            yield Static("", id="wrong", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the number, or say what is wrong with it and keep what was typed."""
        event.stop()
        said = event.value.strip().replace("−", "-")
        if not said:
            self._leave(None)
            return
        try:
            value = float(said)
        except ValueError:
            self._say(NO_NUMBER[self.look.lang].format(said=clean(said)[:40]))
            return
        wrong = self._wrong(value)
        if wrong:
            self._say(notice_words(wrong, self.look.lang))
        else:
            self._leave(value)

    def _leave(self, value: float | None) -> None:
        self.dismiss(None)
        self._take(value)

    def _say(self, wrong: str) -> None:
        self.query_one("#wrong", Static).update(Content(clean(wrong)))
