"""Retrieval: stored sentences found by cosine, put before the question, and what attention makes of them."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen

from attn_tui.analysis.retrieval import bare, joined, store
from attn_tui.paint.look import Look
from attn_tui.runs.run import Runs
from attn_tui.runs.setup import Setup
from attn_tui.text.bilingual import Bilingual
from attn_tui.tui.page import Page
from attn_tui.tui.panes.found import TITLE, found_lines, nearest

HINT = Bilingual(
    "↑↓ 选一句 · ←→ 换问题 · Enter 放到前面 · Esc 关闭",
    "↑↓ a sentence · ←→ another question · Enter put it before · Esc close",
)


class RetrievalView(ModalScreen[str | None]):
    """A question against the store, and what the chosen sentence changes."""

    BINDINGS = [
        ("escape,q", "dismiss(None)", ""),
        ("down", "choose(1)", ""),
        ("up", "choose(-1)", ""),
        ("right", "question(1)", ""),
        ("left", "question(-1)", ""),
        ("enter", "put", ""),
    ]

    def __init__(self, setup: Setup, runs: Runs, look: Look) -> None:
        """The sentence of the setup is the question, without what was put before it."""
        super().__init__()
        self._setup, self._runs, self._look = setup, runs, look
        self._entries, self._chosen = store(look.lang), 0
        self._question = bare(setup.text, look.lang) or self._entries[0].question

    def compose(self) -> ComposeResult:
        """One page."""
        yield Page()

    def on_resize(self) -> None:
        """Everything is made for a size."""
        self.call_after_refresh(self._show)

    def action_choose(self, by: int) -> None:
        """Another sentence."""
        self._chosen = max(0, min(self._chosen + by, len(self._entries) - 1))
        self._show()

    def action_question(self, by: int) -> None:
        """Another of the questions that the store can answer."""
        questions = [entry.question for entry in self._entries]
        here = questions.index(self._question) if self._question in questions else -1 if by > 0 else 0
        self._question, self._chosen = questions[(here + by) % len(questions)], 0
        self._show()

    def action_put(self) -> None:
        """Leave with the chosen sentence before the question."""
        self.dismiss(
            joined(nearest(self._question, self._look.lang)[self._chosen], self._question, self._look.lang)
        )

    def _show(self) -> None:
        page, lang = self.query_one(Page), self._look.lang
        page.border_title, page.border_subtitle = Content(TITLE[lang]), Content(HINT[lang])
        if page.content_size.width:
            size = page.content_size
            page.show(found_lines(self._question, self._chosen, self._setup, self._runs, size, self._look))
