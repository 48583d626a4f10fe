"""The sentence, editable at any step, and under it the tokens that the model sees."""

from __future__ import annotations

from rich.segment import Segment
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, Static

from attn_tui.paint.chips import chip_at, chips, places
from attn_tui.paint.look import Look
from attn_tui.tui.lines import entitle
from attn_tui.tui.messages import SentenceChanged, TokenPicked


class SentenceInput(Input, inherit_bindings=True):
    """Takes everything that is typed, pasted or committed by an input method; Enter leaves it."""

    BINDINGS = [("enter", "screen.leave", ""), ("tab,shift+tab", "screen.other_text", "")]

    def __init__(self, id: str) -> None:
        """A field that never selects its text on focus: one key must not replace the sentence."""
        super().__init__(id=id, select_on_focus=False, compact=True, classes="typed")

    def set_text(self, text: str) -> None:
        """Put a text in untold to the app, which knows it; typing goes on at its end."""
        if self.value != text:
            with self.prevent(Input.Changed):
                self.value = text
            self.cursor_position = len(text)


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
    """The field and the chips, in one frame that also says which model, layer and head are shown.

    Beside the field of a model that reads one text and writes another stands that of the second text.
    """

    def compose(self) -> ComposeResult:
        """The fields above, the chips below."""
        with Horizontal(id="texts"):
            yield SentenceInput("typed")
            yield Static("→", id="into")
            yield SentenceInput("second")
        yield Chips()

    @property
    def field(self) -> SentenceInput:
        """The field of the first text."""
        return self.query_one("#typed", SentenceInput)

    @property
    def second(self) -> SentenceInput:
        """The field of the second, where the model has one."""
        return self.query_one("#second", SentenceInput)

    @property
    def editing(self) -> bool:
        """Whether typing goes into a sentence."""
        return self.field.has_focus or self.second.has_focus

    @property
    def other(self) -> SentenceInput:
        """The field that typing does not go into."""
        return self.field if self.second.has_focus or not self.has_class("two") else self.second

    def set_text(self, text: str) -> None:
        """Put a sentence into the first field untold to the app, which knows it."""
        self.field.set_text(text)

    def show_second(self, typed: str, written: str) -> None:
        """The second text: what was typed, and pale, where nothing was, what the model wrote itself."""
        self.second.placeholder = written
        if not self.second.has_focus or not typed:
            self.second.set_text(typed)

    def caption(self, title: str, place: str) -> None:
        """The words in the frame."""
        entitle(self, title, place)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Every keystroke is passed on."""
        event.stop()
        self.post_message(SentenceChanged(event.value, event.input is self.field))

    def on_click(self) -> None:
        """A click anywhere in the frame begins editing; one in a field has done so."""
        if not self.editing:
            self.screen.set_focus(self.field)
