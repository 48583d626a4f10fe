"""The sentence, editable at any step, and under it the tokens that the model sees."""

from __future__ import annotations

from rich.segment import Segment
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from attn_tui.paint.chips import chip_at, chips, places
from attn_tui.paint.look import Look
from attn_tui.tui.lines import entitle
from attn_tui.tui.messages import SentenceChanged, TokenPicked


class SentenceInput(Input, inherit_bindings=True):
    """Takes everything that is typed, pasted or committed by an input method; Enter leaves it."""

    BINDINGS = [("enter", "screen.leave", "")]

    def __init__(self) -> None:
        """A field that never selects its text on focus: one key must not replace the sentence."""
        super().__init__(id="typed", select_on_focus=False, compact=True)


class Chips(Widget):
    """The tokens, coloured; the selected one is marked. A click selects."""

    can_focus = False

    def __init__(self) -> None:
        """No tokens yet."""
        super().__init__(id="chips")
        self._what: tuple[tuple[str, ...], tuple[int, ...], int | None, Look] = ((), (), None, Look())
        self._marked: frozenset[int] = frozenset()
        self._lines: list[list[Segment]] = []
        self._width = -1

    def show(
        self,
        tokens: tuple[str, ...],
        ids: tuple[int, ...],
        selected: int | None,
        look: Look,
        marked: frozenset[int] = frozenset(),
    ) -> None:
        """Show these tokens; `marked` are those that differ from what is pinned."""
        what = (tokens, ids, selected, look)
        if (what, marked) != (self._what, self._marked):
            self._what, self._marked, self._width = what, marked, -1
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of chips. Of many lines those around the selected token are shown."""
        width = self.content_size.width
        if self._width != width:
            tokens, ids, selected, look = self._what
            self._lines, self._width = chips(tokens, ids, selected, width, look, self._marked), width
        y += self._first_line()
        return (
            Strip(self._lines[y]).adjust_cell_length(width, self.rich_style)
            if y < len(self._lines)
            else Strip.blank(width, self.rich_style)
        )

    def on_click(self, event: events.Click) -> None:
        """A click on a chip selects the token."""
        token = chip_at(self._what[0], self.content_size.width, event.x, event.y + self._first_line())
        if token is not None:
            event.stop()
            self.post_message(TokenPicked(token))

    def _first_line(self) -> int:
        tokens, _, selected, _ = self._what
        height = self.content_size.height
        if selected is None or len(self._lines) <= height:
            return 0
        line = places(tokens, self._width)[selected][0]
        return max(0, min(line, len(self._lines) - height))


class SentenceBar(Vertical):
    """The field and the chips, in one frame that also says which model, layer and head are shown."""

    def compose(self) -> ComposeResult:
        """The field above, the chips below."""
        yield SentenceInput()
        yield Chips()

    @property
    def field(self) -> SentenceInput:
        """The field."""
        return self.query_one(SentenceInput)

    @property
    def editing(self) -> bool:
        """Whether typing goes into the sentence."""
        return self.field.has_focus

    def set_text(self, text: str) -> None:
        """Put a sentence into the field untold to the app, which knows it; typing goes on at its end."""
        if self.field.value != text:
            with self.prevent(Input.Changed):
                self.field.value = text
            self.field.cursor_position = len(text)

    def caption(self, title: str, place: str) -> None:
        """The words in the frame."""
        entitle(self, title, place)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Every keystroke is passed on."""
        event.stop()
        self.post_message(SentenceChanged(event.value))

    def on_click(self) -> None:
        """A click anywhere in the frame begins editing."""
        self.screen.set_focus(self.field)
