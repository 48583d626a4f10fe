"""The card or the lesson beside the matrices, its live values filled in."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from attn_tui.course.directive import ABSENT, Index, fill
from attn_tui.course.lesson import Lesson
from attn_tui.paint.lit import lit_style
from attn_tui.paint.look import Look
from attn_tui.paint.numbers import short
from attn_tui.paint.prose import prose
from attn_tui.text.clean import clean
from attn_tui.tui import strings
from attn_tui.tui.lines import entitle
from attn_tui.tui.messages import Answered
from attn_tui.tui.panes.card import LIT

Number = Callable[[str, tuple[Index, ...]], float | None]


class LessonText(Widget):
    """The text of a lesson, drawn a line at a time."""

    can_focus = False

    def __init__(self) -> None:
        """Nothing is written yet."""
        super().__init__(id="lesson-text")
        self._made_of: tuple[str, int, Look, bool] | None = None
        self._strips: list[Strip] = []
        self._covered = True
        self._text, self._look, self._dense = "", Look(), False

    def show(self, text: str, look: Look, dense: bool = False) -> None:
        """Show this Markdown; `dense` without empty lines."""
        made_of = (text, self.content_size.width, look, dense)
        if made_of == self._made_of and not self._covered:
            return
        self._covered = made_of[1] <= 0
        self._text, self._look, self._dense = text, look, dense
        before = len(self._strips)
        self._lay_out(self.content_size.width)
        self.refresh(layout=len(self._strips) != before or not self._strips)

    def on_show(self) -> None:
        """Out from behind a panel: while it was hidden there was no width to write for."""
        self.show(self._text, self._look, self._dense)

    @property
    def lines(self) -> int:
        """How many lines the text takes."""
        return len(self._strips)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the text takes in this width, in cells."""
        self._lay_out(width)
        return len(self._strips)

    def render_line(self, y: int) -> Strip:
        """A line of the text."""
        # the background is put behind only here: it may change after the text does
        width, base = self.content_size.width, self.rich_style
        if y >= len(self._strips):
            return Strip.blank(width, base)
        return self._strips[y].apply_style(base).adjust_cell_length(width, base)

    def _lay_out(self, width: int) -> None:
        made_of = (self._text, width, self._look, self._dense)
        if width <= 0 or made_of == self._made_of:
            return
        self._made_of = made_of
        console = self.app.console
        look = self._look
        lines = prose(self._text, width, look, lambda address: lit_style(address.removeprefix(LIT), look))
        self._strips = [Strip(line.render(console)) for line in lines if line.plain or not self._dense]


class AnswerField(Input, inherit_bindings=True):
    """Takes the answer to a task; Enter gives it."""

    BINDINGS = [("enter", "give", "")]

    def __init__(self) -> None:
        """Nothing is asked yet."""
        super().__init__(id="answer", select_on_focus=False, compact=True)
        self.display = False

    def action_give(self) -> None:
        """Give what was typed, and begin anew."""
        if answer := self.value.strip():
            self.post_message(Answered(answer))
            self.value = ""


class LessonPane(VerticalScroll):
    """One card or lesson. Another begins at its top; new values in the same leave the place alone."""

    can_focus = False

    def compose(self) -> ComposeResult:
        """The text, and where an answer is typed."""
        yield LessonText()
        yield AnswerField()

    @property
    def field(self) -> AnswerField:
        """Where an answer is typed."""
        return self.query_one(AnswerField)

    def show_card(self, key: str, title: str, text: str, look: Look, note: str, asked: str) -> None:
        """Show a card by its Markdown; where something is `asked` its answer can be typed."""
        self.field.display, self.field.placeholder = bool(asked), asked
        self.add_class("card")
        dense = self.screen.has_class("low")
        self._write((key, look.lang), title, text, look, note, dense)

    def show_news(self) -> None:
        """The end of the card: what was said last."""
        self.scroll_end(animate=False)

    def on_mount(self) -> None:
        """Nothing is shown yet."""
        self._lesson: tuple[str, str] = ("", "")

    def show(self, lesson: Lesson, number: Number, look: Look, foreign: bool) -> None:
        """Show this lesson, its directives filled with numbers; a `foreign` one tells of another model."""
        self.field.display = False
        self.remove_class("card")
        note = strings.OTHER_MODEL[look.lang].format(model=lesson.model) if foreign else ""
        title = f"{lesson.order} · {clean(lesson.title)}"

        def value(name: str, cell: tuple[Index, ...]) -> str:
            found = number(name, cell)
            return ABSENT if found is None else short(found)

        self._write((lesson.id, look.lang), title, fill(lesson.body, value), look, note)

    def show_none(self, look: Look) -> None:
        """Say that there is no lesson."""
        self._write(("", look.lang), strings.LESSON[look.lang], strings.NO_LESSON[look.lang], look)

    def _write(
        self, key: tuple[str, str], title: str, text: str, look: Look, note: str = "", dense: bool = False
    ) -> None:
        entitle(self, title, note)
        if key != self._lesson:
            self._lesson = key
            self.scroll_home(animate=False)
        self.query_one(LessonText).show(text, look, dense)

    @property
    def scrollable(self) -> bool:
        """Whether the text is longer than the pane."""
        return self.query_one(LessonText).lines > self.content_size.height > 0

    def page(self, by: int) -> None:
        """Scroll by half a pane."""
        self.scroll_relative(y=by * max(1, self.size.height // 2), animate=False)
