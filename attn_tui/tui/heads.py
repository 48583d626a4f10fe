"""Where the heads look: all layers and heads on one screen, each a small map that opens the head."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen

from attn_tui.paint.minimap import minimap
from attn_tui.paint.palette import ColorDepth, theme
from attn_tui.paint.width import fit
from attn_tui.tour.heads import NAMES, HeadScores
from attn_tui.tour.names import LAYER_OF
from attn_tui.tour.step import Words
from attn_tui.tui.page import Page

TITLE = Words("每个头看哪里", "Where the heads look")
HINT = Words("←↑↓→ 选 · Enter 打开这个头 · Esc 关闭", "←↑↓→ choose · Enter open this head · Esc close")
LEGEND = Words(
    "行是看的词，列是被看的词，越亮份额越大；名字和数是在这句话上量出来的：平均多少注意力在那里。",
    "Rows look, columns are looked at, brighter is more; the name and the number are measured on this "
    "sentence: how much of the attention goes there on average.",
)
WIDE, GAP, MOST_LINES = 16, 2, 6


class Heads(ModalScreen[tuple[int, int] | None]):
    """Maps of all heads; dismisses with the layer and the head chosen."""

    BINDINGS = [
        ("escape,q,h", "dismiss(None)", ""),
        ("up", "choose(-1, 0)", ""),
        ("down", "choose(1, 0)", ""),
        ("left", "choose(0, -1)", ""),
        ("right", "choose(0, 1)", ""),
        ("enter", "take", ""),
    ]

    def __init__(
        self, heads: Sequence[HeadScores], layer: int, head: int, lang: str, dark: bool, depth: ColorDepth
    ) -> None:
        """Begin at this head."""
        super().__init__()
        self._heads, self._lang, self._dark, self._depth = heads, lang, dark, depth
        self._count = 1 + max(one.head for one in heads)
        self._chosen = layer * self._count + head
        self._places: list[tuple[int, int, int]] = []

    def compose(self) -> ComposeResult:
        """One page."""
        yield Page()

    def on_resize(self) -> None:
        """As many maps in a row as fit."""
        self.call_after_refresh(self._show)

    def action_choose(self, down: int, across: int) -> None:
        """Another map."""
        step = across or down * min(self._per_row, self._count)
        if 0 <= self._chosen + step < len(self._heads):
            self._chosen += step
        self._show()

    def action_take(self) -> None:
        """Open the chosen head."""
        one = self._heads[self._chosen]
        self.dismiss((one.layer, one.head))

    def on_page_clicked(self, message: Page.Clicked) -> None:
        """A click on a map opens its head."""
        for index, (top, bottom, left) in enumerate(self._places):
            if top <= message.line < bottom and left <= message.x < left + WIDE:
                self._chosen = index
                self.action_take()

    @property
    def _per_row(self) -> int:
        return max(1, (self.query_one(Page).content_size.width + GAP) // (WIDE + GAP))

    def _show(self) -> None:
        page, lang = self.query_one(Page), self._lang
        page.border_title, page.border_subtitle = Content(TITLE[lang]), Content(HINT[lang])
        width = max(20, page.content_size.width)
        lines = [*Text(LEGEND[lang], style="dim", end="").wrap(self.app.console, width), Text("", end="")]
        self._places, keep, per_row = [], 0, self._per_row
        for first in range(0, len(self._heads), self._count):
            layer = self._heads[first : first + self._count]
            lines.append(Text(LAYER_OF[lang].format(layer=layer[0].layer + 1), style="bold", end=""))
            for at in range(0, len(layer), per_row):
                top, row = len(lines), layer[at : at + per_row]
                blocks = [self._block(one) for one in row]
                height = max(map(len, blocks))
                for index in range(len(row)):
                    self._places.append((top, top + height, index * (WIDE + GAP)))
                if first + at <= self._chosen < first + at + len(row):
                    keep = top + height - 1
                lines += _beside(blocks, height)
                lines.append(Text("", end=""))
        page.show(lines, keep)

    def _block(self, one: HeadScores) -> list[Text]:
        chosen = one is self._heads[self._chosen]
        accent = theme(self._dark).accent if self._depth == "truecolor" else ""
        name = NAMES[one.name][self._lang] if one.name else "—"
        share = f"{one.scores[one.name]:.2f}" if one.name else ""
        title = Text(
            fit(f"{'▸' if chosen else ' '}{one.head + 1} {share}", WIDE),
            f"bold {accent}" if chosen else "",
            end="",
        )
        said = Text(fit(f"  {name}", WIDE), f"bold {accent}" if chosen else "dim", end="")
        lines = max(1, min(MOST_LINES, -(-len(one.weights) // 2)))
        return [
            title,
            said,
            *(
                Text("  ", end="") + row
                for row in minimap(one.weights, WIDE - 2, lines, self._dark, self._depth)
            ),
        ]


def _beside(blocks: Sequence[Sequence[Text]], height: int) -> list[Text]:
    found = []
    for y in range(height):
        line = Text(no_wrap=True, end="")
        for block in blocks:
            part = block[y] if y < len(block) else Text("", end="")
            line.append_text(part)
            line.append(" " * (WIDE + GAP - part.cell_len))
        found.append(line)
    return found
