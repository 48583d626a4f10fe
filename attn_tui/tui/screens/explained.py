"""What a term means, on a full screen, and the lesson that tells of it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen

from attn_tui.course.glossary import Term
from attn_tui.paint.wrap import wrap
from attn_tui.text.clean import clean
from attn_tui.tui import strings
from attn_tui.tui.page import Page

WIDEST = 80
"""Cells of a line: longer ones are hard to read."""


class Explained(ModalScreen[bool]):
    """One entry of the glossary; Enter leaves for its lesson."""

    BINDINGS = [
        ("escape,q,G", "dismiss(False)", ""),
        ("enter", "dismiss(True)", ""),
        ("down,j,pagedown", "scroll(1)", ""),
        ("up,k,pageup", "scroll(-1)", ""),
    ]

    def __init__(self, term: Term, names: Sequence[str], lesson: str) -> None:
        """`names` are its other names, `lesson` the title of its lesson, if it has one."""
        super().__init__()
        self._term, self._names, self._lesson = term, names, lesson

    def compose(self) -> ComposeResult:
        """One page."""
        yield Page()

    def on_resize(self) -> None:
        """Lines are made for a width."""
        self.call_after_refresh(self._show)

    def action_scroll(self, by: int) -> None:
        """Up or down."""
        self.query_one(Page).scroll_lines(by)

    def _show(self) -> None:
        page, lang = self.query_one(Page), self._term.lang
        page.border_title = Content(f"{strings.TERMS[lang]} · {clean(self._term.name)}")
        page.border_subtitle = Content(strings.TERM_HINT[lang] if self._lesson else strings.HELP_CLOSE[lang])
        lesson = strings.TERM_LESSON[lang].format(title=self._lesson) if self._lesson else ""
        said = (
            (self._term.name, "bold"),
            (", ".join(self._names), "dim"),
            ("", ""),
            (self._term.text, ""),
            ("", ""),
            (lesson, "dim"),
        )
        width = max(1, min(WIDEST, page.content_size.width))
        lines = [line for text, style in said for line in wrap(Text(clean(text), style=style), width)]
        for line in lines:
            line.no_wrap, line.end = True, ""
        page.show(lines)
