"""One token more: what of the model is computed anew, what a KV cache holds, how long it takes here."""

from __future__ import annotations

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen
from textual.worker import get_current_worker

from attn_tui.analysis.cache import times
from attn_tui.paint.cache import Times
from attn_tui.paint.look import Look
from attn_tui.runs.run import Runs
from attn_tui.text.bilingual import Bilingual
from attn_tui.text.width import fit
from attn_tui.tour.tour import Tour
from attn_tui.tui.page import Page
from attn_tui.tui.panes.costs import TITLES, anew_lines, bytes_lines, times_lines

HINT = Bilingual(
    "v 换一栏 · m 测一测 · ↑↓ 滚动 · Esc 关闭", "v next part · m measure · ↑↓ scroll · Esc close"
)


class CacheView(ModalScreen[None]):
    """Three parts, shown together where there is room, one at a time where there is not."""

    BINDINGS = [
        ("escape,q,enter", "dismiss(None)", ""),
        ("v,tab,right", "part(1)", ""),
        ("left", "part(-1)", ""),
        ("m", "measure", ""),
        ("down", "scroll(1)", ""),
        ("up", "scroll(-1)", ""),
    ]

    def __init__(self, tour: Tour, runs: Runs, layer: int, look: Look, part: int = 0) -> None:
        """Of this layer, from 0; `part` is what is seen first."""
        super().__init__()
        self._tour, self._runs, self._layer, self._look, self._part = tour, runs, layer, look, part
        self._costs: list[Times] = []
        self._measuring = False

    def compose(self) -> ComposeResult:
        """One page."""
        yield Page()

    def on_resize(self) -> None:
        """Everything is made for a size."""
        self.call_after_refresh(self._show)

    def action_part(self, by: int) -> None:
        """Another part."""
        self._part = (self._part + by) % len(TITLES)
        self._show()

    def action_scroll(self, by: int) -> None:
        """Up or down."""
        self.query_one(Page).scroll_lines(by)

    def action_measure(self) -> None:
        """Measure on this machine, beside the screen."""
        if not self._measuring:
            self._part, self._measuring, self._costs = 2, True, []
            self._show()
            self._measure()

    @work(thread=True, exclusive=True)
    def _measure(self) -> None:
        worker = get_current_worker()
        for one in times(self._tour.model.architecture):
            if worker.is_cancelled:
                return
            cost = (one.tokens, one.rows, one.square, one.next, one.held)
            self.app.call_from_thread(self._measured, cost)
        self.app.call_from_thread(self._measured, None)

    def _measured(self, cost: Times | None) -> None:
        if cost is None:
            self._measuring = False
        else:
            self._costs.append(cost)
        if self.is_attached:
            self._show()

    def _show(self) -> None:
        page, lang, look = self.query_one(Page), self._look.lang, self._look
        width, height = page.content_size
        if not width:
            return
        parts = [
            anew_lines(self._tour, self._runs, self._layer, width, look),
            bytes_lines(self._tour.run, width, look),
            times_lines(self._costs, self._measuring, width, look),
        ]
        page.border_title, page.border_subtitle = Content(TITLES[self._part][lang]), Content(HINT[lang])
        lines: list[Text] = []
        for title, part in zip(TITLES, parts, strict=True):
            lines += [Text("", end="")] if lines else []
            lines += [Text(fit(title[lang], width), style="bold", no_wrap=True, end=""), *part]
        page.show(lines if len(lines) <= height else parts[self._part])
