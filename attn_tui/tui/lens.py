"""The logit lens on the screen: what the model would say after each layer."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen

from attn_tui.paint.palette import ColorDepth, theme
from attn_tui.paint.width import clean, fit
from attn_tui.tour import Tour
from attn_tui.tour.labels import token_labels
from attn_tui.tour.lens import lens
from attn_tui.tour.names import short_name, where
from attn_tui.tour.step import Words
from attn_tui.tui.page import Page

TITLE = Words("逐层看：要是到这儿就停，它会说什么", "Layer by layer: what it would say if it stopped here")
HINT = Words("←→ 换一个词元 · Esc 关闭", "←→ another token · Esc close")
AFTER = Words("“{token}”的后面", "after “{token}”")
HEAD = Words("读这里", "read at")
FINAL = Words("最后选的排第几", "rank of the final")
LEGEND = Words(
    "每一层的输出，都直接送进最后的归一化和打分，当作已经走完。有颜色的，是走完之后排第一的词。",
    "The output of every layer goes straight into the last norm and the scoring, as if all were done. "
    "In colour: the token that comes first in the end.",
)
_PLACE, _CELL = 14, 16


class Lens(ModalScreen[None]):
    """A row for each layer, the likeliest tokens in it."""

    BINDINGS = [
        ("escape,q,i,enter", "dismiss(None)", ""),
        ("left", "choose(-1)", ""),
        ("right", "choose(1)", ""),
        ("down", "scroll(1)", ""),
        ("up", "scroll(-1)", ""),
    ]

    def __init__(self, tour: Tour, row: int, lang: str, dark: bool, depth: ColorDepth) -> None:
        """Begin at the token of this row."""
        super().__init__()
        self._tour, self._row, self._lang, self._dark, self._depth = tour, row, lang, dark, depth

    def compose(self) -> ComposeResult:
        """One page."""
        yield Page()

    def on_resize(self) -> None:
        """As many candidates as fit."""
        self.call_after_refresh(self._show)

    def action_choose(self, by: int) -> None:
        """Another token."""
        self._row = max(0, min(self._row + by, len(self._tour.graph.value("tokens")) - 1))
        self._show()

    def action_scroll(self, by: int) -> None:
        """Up or down."""
        self.query_one(Page).scroll_lines(by)

    def _show(self) -> None:
        page, lang, tour = self.query_one(Page), self._lang, self._tour
        page.border_title, page.border_subtitle = Content(TITLE[lang]), Content(HINT[lang])
        width = max(30, page.content_size.width)
        token = clean(token_labels(tour.model, tour.graph)[self._row])
        count = max(1, min(6, (width - _PLACE - 14) // _CELL))
        accent = theme(self._dark).accent if self._depth == "truecolor" else "reverse"
        lines = [
            *Text(LEGEND[lang], style="dim", end="").wrap(self.app.console, width),
            Text("", end=""),
            Text(AFTER[lang].format(token=token), style="bold", end=""),
            Text("", end=""),
            Text(fit(HEAD[lang], _PLACE + _CELL * count) + FINAL[lang], style="dim", no_wrap=True, end=""),
        ]
        for one in lens(tour, self._row, count):
            place = where(tour, one.node, (0, 0), lang)
            line = Text(fit(f"{short_name(one.node)} {place}", _PLACE), no_wrap=True, end="")
            for label, share in one.candidates:
                style = f"bold {accent}" if label == one.final else ""
                line.append(f"{fit(label, _CELL - 7)} {share:>4.0%}  ", style)
            line.append(f"{one.final_rank}", "bold")
            line.append(f"  {one.final_share:.1%}", "dim")
            lines += [line, Text("", end="")]
        page.show(lines)
