"""The logit lens on the screen: what the model would say after each layer."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen

from attn_tui.analysis.lens import LensRow, lens
from attn_tui.paint.attended import attended
from attn_tui.paint.look import Look
from attn_tui.text.bilingual import Bilingual
from attn_tui.text.clean import clean
from attn_tui.text.width import fit
from attn_tui.tour.labels import token_labels
from attn_tui.tour.names import LAYER_OF
from attn_tui.tour.tour import Tour
from attn_tui.tui.page import Page

TITLE = Bilingual(
    "逐层看：要是到这儿就停，它会说什么", "Layer by layer: what it would say if it stopped here"
)
HINT = Bilingual("←→ 换一个词元 · ↑↓ 滚动 · Esc 关闭", "←→ another token · ↑↓ scroll · Esc close")
START = Bilingual("嵌入", "embedding")
CANDIDATES = Bilingual("最可能的下一个词元", "the likeliest next tokens")
FINAL = Bilingual("{token} 的名次", "rank of {token}")
LEGEND = Bilingual(
    "每一层的输出都直接拿去打分，当作所有层都走完了。有颜色的，是真正走完之后排第一的词元。",
    "The output of every layer goes straight to the scoring, as if all layers were done. "
    "In colour: the token that comes first in the end.",
)
_PLACE, _CELL, _GAP, _RANK = 11, 14, 2, 16
_MOST = 8


class Lens(ModalScreen[None]):
    """Two lines for each layer: the likeliest tokens in it, and their shares as bars."""

    BINDINGS = [
        ("escape,q,i,enter", "dismiss(None)", ""),
        ("left", "choose(-1)", ""),
        ("right", "choose(1)", ""),
        ("down", "scroll(1)", ""),
        ("up", "scroll(-1)", ""),
    ]

    def __init__(self, tour: Tour, row: int, look: Look) -> None:
        """Begin at the token of this row."""
        super().__init__()
        self._tour, self._row, self._lang, self._look = tour, row, look.lang, look
        self._labels = token_labels(tour.run)

    def compose(self) -> ComposeResult:
        """One page."""
        yield Page()

    def on_resize(self) -> None:
        """As many candidates as fit."""
        self.call_after_refresh(self._show)

    def action_choose(self, by: int) -> None:
        """Another token."""
        self._row = max(0, min(self._row + by, len(self._labels) - 1))
        self._show()

    def action_scroll(self, by: int) -> None:
        """Up or down."""
        self.query_one(Page).scroll_lines(by)

    def _show(self) -> None:
        page, lang = self.query_one(Page), self._lang
        page.border_title, page.border_subtitle = Content(TITLE[lang]), Content(HINT[lang])
        width = max(30, page.content_size.width)
        count = max(1, min(_MOST, (width - _PLACE - _RANK) // (_CELL + _GAP)))
        rows = lens(self._tour, self._row, count)
        here = [float(index == self._row) for index in range(len(self._labels))]
        heading = fit("", _PLACE) + fit(CANDIDATES[lang], count * (_CELL + _GAP))
        lines = [
            *Text(LEGEND[lang], style="dim", end="").wrap(self.app.console, width),
            Text("", end=""),
            *attended(self._labels, here, self._row, width, self._look),
            Text("", end=""),
            Text(heading + fit(FINAL[lang].format(token=clean(rows[0].final)), _RANK), style="dim", end=""),
        ]
        for index, one in enumerate(rows):
            place = LAYER_OF[lang].format(layer=index) if index else START[lang]
            lines += self._row_of(one, place)
        page.show(lines)

    def _row_of(self, one: LensRow, place: str) -> list[Text]:
        """The tokens and their shares; beneath, the bars."""
        said = Text(fit(place, _PLACE), no_wrap=True, end="")
        bars = Text(fit("", _PLACE), no_wrap=True, end="")
        for label, share in one.candidates:
            final = label == one.final
            said.append(f"{fit(label, _CELL - 5)} {share:>4.0%}", self._look.chosen if final else "")
            said.append(" " * _GAP)
            bars.append(
                ("━" * round(share * _CELL)).ljust(_CELL + _GAP), self._look.chosen if final else "dim"
            )
        said.append(f"{one.final_rank}", "bold")
        said.append(f"  {one.final_share:.1%}", "dim")
        return [said, bars]
