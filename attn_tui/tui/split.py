"""How heads are really split: one product cut in pieces beside a product for the head alone."""

from __future__ import annotations

import numpy as np
from rich.text import Text
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen

from attn_tui.graph.op import Array
from attn_tui.paint.numbers import short
from attn_tui.paint.palette import ColorDepth, theme
from attn_tui.paint.width import fit
from attn_tui.tour import Tour
from attn_tui.tour.labels import token_labels
from attn_tui.tour.split import split
from attn_tui.tour.step import Words
from attn_tui.tui.page import Page

TITLE = Words("头是怎么分的", "How heads are really split")
HINT = Words("{ } 换头 · v 换 q k v · ↑↓ 滚动 · Esc 关闭", "{ } head · v q k v · ↑↓ scroll · Esc close")
WHOLE = Words(
    "一次乘完 x · W_{letter}（{rows}×{columns}），再竖着切成 {heads} 段，每段 {k} 列；"
    "这个头是第 {first} 到 {last} 列：",
    "One product x · W_{letter} ({rows}×{columns}), cut into {heads} parts of {k} columns; "
    "this head is {first} to {last}:",
)
SEPARATE = Words(
    "先把 W_{letter} 切开，只用这个头的 {k} 列去乘：x · W_{letter}[:, {first}:{stop}]",
    "Or W_{letter} cut first, and a product with this head's {k} columns alone: "
    "x · W_{letter}[:, {first}:{stop}]",
)
GAP = Words("全部 {heads} 个头，两种算法最大相差", "largest difference of the two, over all {heads} heads")
ROUNDING = Words("（只是浮点舍入）", "(rounding only)")
WHY = Words(
    "所以“多头”并不是把词拆开：每个头都读整个词的向量，各用自己的几列权重。",
    "So many heads do not cut the word up: each reads the whole vector, with columns of weights of its own.",
)


class Split(ModalScreen[None]):
    """Both ways above each other, and their difference."""

    BINDINGS = [
        ("escape,q,H,enter", "dismiss(None)", ""),
        ("left_curly_bracket,left", "head(-1)", ""),
        ("right_curly_bracket,right", "head(1)", ""),
        ("v", "letter", ""),
        ("down", "scroll(1)", ""),
        ("up", "scroll(-1)", ""),
    ]

    def __init__(self, tour: Tour, layer: int, head: int, lang: str, dark: bool, depth: ColorDepth) -> None:
        """Begin with the queries of this head."""
        super().__init__()
        self._tour, self._layer, self._head, self._letter = tour, layer, head, "q"
        self._lang, self._dark, self._depth = lang, dark, depth

    def compose(self) -> ComposeResult:
        """One page."""
        yield Page()

    def on_resize(self) -> None:
        """As many columns as fit."""
        self.call_after_refresh(self._show)

    def action_head(self, by: int) -> None:
        """Another head."""
        self._head = (self._head + by) % self._tour.model.config.heads
        self._show()

    def action_letter(self) -> None:
        """Queries, keys, values."""
        self._letter = "qkv"[("qkv".index(self._letter) + 1) % 3]
        self._show()

    def action_scroll(self, by: int) -> None:
        """Up or down."""
        self.query_one(Page).scroll_lines(by)

    def _show(self) -> None:
        page, lang, config = self.query_one(Page), self._lang, self._tour.model.config
        found = split(self._tour, self._layer, self._letter, self._head)
        k, (rows, columns) = config.d_head, found.whole.shape
        first = self._head * k
        words = {
            "letter": self._letter, "rows": rows, "columns": columns, "heads": config.heads, "k": k,
            "first": first, "last": first + k - 1, "stop": first + k,
        }  # fmt: skip
        page.border_title = Content(f"{TITLE[lang]} · W_{self._letter} · {self._head + 1}/{config.heads}")
        page.border_subtitle = Content(HINT[lang])
        width = max(30, page.content_size.width)
        gap = f"{GAP[lang].format(**words)}: {short(found.gap)} {ROUNDING[lang] if found.gap else ''}"
        lines = [
            *self._said(WHOLE[lang].format(**words), width),
            *self._table(found.whole, first, k, width),
            Text("", end=""),
            *self._said(SEPARATE[lang].format(**words), width),
            *self._table(found.separate, 0, k, width),
            Text("", end=""),
            Text(gap, style="bold", end=""),
            *self._said(WHY[lang], width),
        ]
        page.show(lines)

    def _said(self, text: str, width: int) -> list[Text]:
        return list(Text(text, end="").wrap(self.app.console, width))

    def _table(self, values: Array, first: int, k: int, width: int) -> list[Text]:
        """The head's columns in colour, with as many neighbours as there is room for."""
        labels, accent = token_labels(self._tour.model, self._tour.graph), theme(self._dark).accent
        room = max(1, (width - 10) // 7)
        start = max(0, min(first - max(0, (room - k) // 2), values.shape[1] - room))
        shown = np.arange(start, min(start + room, values.shape[1]))
        mine = f"bold {accent}" if self._depth == "truecolor" else "bold reverse"

        def line(label: str, cells: list[str]) -> Text:
            row = Text(fit(label, 9), style="", no_wrap=True, end="")
            for column, cell in zip(shown.tolist(), cells, strict=True):
                row.append(cell.rjust(7), mine if first <= column < first + k else "dim")
            return row

        head = line("", [str(column) for column in shown.tolist()])
        return [
            head,
            *(
                line(label, [f"{v:.2f}" for v in row[shown].tolist()])
                for label, row in zip(labels, values, strict=True)
            ),
        ]
