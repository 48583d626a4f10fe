"""A second sentence, to compare the first with: a field of its own."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from attn_tui.paint.look import Look
from attn_tui.text.bilingual import Bilingual
from attn_tui.tui.panels.panel import FieldPanel

TITLE = Bilingual("和另一句话比", "Compare with another sentence")
ASKED = Bilingual(
    "改一两个词，看矩阵里哪些数跟着变。标 ' 的是不一样的；d 看差。",
    "Change a word or two and see which numbers follow. A ' marks what differs; d shows the difference.",
)
HINT = Bilingual("Enter 就比这句 · Esc 不比", "Enter compare with it · Esc leave it")


class Second(FieldPanel):
    """Every keystroke is compared; left without Enter it is as it was."""

    def __init__(
        self, text: str, look: Look, compare: Callable[[str], None], back: Callable[[], None]
    ) -> None:
        """Begin with this text; `compare` hears of every other, `back` when nothing is to be compared."""
        super().__init__(look)
        self._text, self._compare, self._back, self._kept = text, compare, back, False

    @property
    def hint(self) -> str:
        """Its keys."""
        return HINT[self.look.lang]

    def compose(self) -> ComposeResult:
        """What it is for, and the field."""
        with Vertical() as box:
            box.border_title = Content(TITLE[self.look.lang])
            yield Input(self._text, select_on_focus=False, compact=True)
            yield Static(Content(ASKED[self.look.lang]), id="asked")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Compare with what stands there."""
        event.stop()
        if event.value != self._text:
            self._text = event.value
            self._compare(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep it."""
        event.stop()
        self._compare(event.value)
        super().dismiss(None)

    def dismiss(self, result: None = None) -> None:
        """Leave it as it was."""
        self._back()
        super().dismiss(None)
