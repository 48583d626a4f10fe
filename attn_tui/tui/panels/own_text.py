"""The learner's own text, to train a model on: typed, pasted, or the name of a file."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static, TextArea

from attn_tui.files import FileError
from attn_tui.paint.look import Look
from attn_tui.text.bilingual import Bilingual
from attn_tui.text.clean import clean
from attn_tui.tour.wording import notice_words
from attn_tui.train.own import own_texts
from attn_tui.train.text import TextTooShort
from attn_tui.tui.panels.panel import Panel

TITLE = Bilingual("用你自己的文字训练", "Train on your own text")
HINT = Bilingual("Enter 开始训练 · Esc 不训练", "Enter begin · Esc leave it")
ASKED = Bilingual(
    "粘贴一段文字（中文、英文都行，几百字就能看出东西，几万字更好），或者写一个文本文件的路径。"
    "最后十分之一不拿来学，只用来量。",
    "Paste a text, English or Chinese, or write the path of a text file. Some hundred words show something, "
    "some ten thousand more. The last tenth is not learned, only measured.",
)


class TextField(TextArea):
    """Lines to type and paste into; Enter takes them, as in every other field."""

    KEEPS_LINES = True

    @dataclass
    class Submitted(Message):
        """Enter was pressed on this text."""

        text: str

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.post_message(self.Submitted(self.text))
            return
        await super()._on_key(event)


class OwnText(Panel[tuple[str, ...]]):
    """Left with the texts, or with nothing; what is no text, or too short, is said, and can be mended."""

    def __init__(self, look: Look) -> None:
        """Nothing is typed yet."""
        super().__init__(look)

    @property
    def hint(self) -> str:
        """Its keys."""
        return HINT[self.look.lang]

    @property
    def focused_part(self) -> Widget:
        """The field."""
        return next(iter(self.query(TextField)), self)

    def compose(self) -> ComposeResult:
        """What is asked for, the field, what is wrong."""
        with Vertical() as box:
            box.border_title = Content(TITLE[self.look.lang])
            yield Static(Content(ASKED[self.look.lang]), id="asked")
            yield TextField(compact=True, highlight_cursor_line=False)
            yield Static("", id="wrong", markup=False)

    def redraw(self) -> None:
        """Its parts draw themselves."""

    def scroll_text(self, by: int) -> None:
        """A page of the field on or back."""
        for field in self.query(TextField):
            field.scroll_relative(y=by * max(1, field.size.height - 1), animate=False)

    def on_text_field_submitted(self, event: TextField.Submitted) -> None:
        """Take the text, or say what is wrong with it and keep it."""
        event.stop()
        if not event.text.strip():
            return
        try:
            self.dismiss(own_texts(event.text))
        except (FileError, TextTooShort) as error:
            said = clean(notice_words(str(error), self.look.lang))
            self.query_one("#wrong", Static).update(Content(said))
