"""The three families beside each other, over the tutor."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen

from attn_tui.analysis.families import Side
from attn_tui.paint.look import Look
from attn_tui.text.bilingual import Bilingual
from attn_tui.tui.page import Page
from attn_tui.tui.panes.families import TITLE, family_lines

HINT = Bilingual("↑↓ 滚动 · Esc 关闭", "↑↓ scroll · Esc close")


class FamiliesView(ModalScreen[None]):
    """Squares, words, and a table of known models."""

    BINDINGS = [
        ("escape,q,enter", "dismiss(None)", ""),
        ("down,pagedown", "scroll(3)", ""),
        ("up,pageup", "scroll(-3)", ""),
    ]

    def __init__(self, sides: Sequence[Side], look: Look) -> None:
        """These families."""
        super().__init__()
        self._sides, self._look = sides, look

    def compose(self) -> ComposeResult:
        """One page."""
        yield Page()

    def on_resize(self) -> None:
        """Everything is made for a size."""
        self.call_after_refresh(self._show)

    def action_scroll(self, by: int) -> None:
        """Up or down."""
        self.query_one(Page).scroll_lines(by)

    def _show(self) -> None:
        page, lang = self.query_one(Page), self._look.lang
        page.border_title, page.border_subtitle = Content(TITLE[lang]), Content(HINT[lang])
        if page.content_size.width:
            page.show(family_lines(self._sides, page.content_size.width, self._look))
