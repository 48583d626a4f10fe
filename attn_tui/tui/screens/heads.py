"""Where the heads look: all layers and heads on one screen, each a small map that opens the head."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rich.text import Text
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen

from attn_tui.analysis.heads import NAMES, HeadScores
from attn_tui.paint.look import Look
from attn_tui.paint.minimap import minimap
from attn_tui.text.bilingual import Bilingual
from attn_tui.text.width import fit
from attn_tui.tour.names import HEAD_OF, LAYER_OF
from attn_tui.tui.page import Page

TITLE = Bilingual("每个头看哪里", "Where the heads look")
HINT = Bilingual("←↑↓→ 选 · Enter 打开这个头 · Esc 关闭", "←↑↓→ choose · Enter open this head · Esc close")
LEGEND = Bilingual(
    "行看列，颜色越强份额越大；名字是模型自己的，没有就看四成以上给了谁。",
    "Rows look at columns. Names: the model's own, else where 40% or more goes.",
)
SHORT = {
    "previous": Bilingual("前一个", "prev."),
    "first": Bilingual("第一个", "first"),
    "same": Bilingual("自己", "itself"),
    "induction": Bilingual("归纳", "induct."),
}
"""The kinds of places in 7 cells."""
GAP, LEAST_LINES, SAID = 1, 3, 2
LEAST, MOST = 8, 24


@dataclass(frozen=True)
class Grid:
    """So many maps beside each other, each of so many cells and lines; perhaps a line between rows."""

    per_row: int
    cells: int
    lines: int
    blank: bool


def grid(width: int, height: int, layers: int, heads: int) -> Grid:
    """The largest maps of which all are seen at once; the smallest, where even those do not fit."""
    per_row = min(heads, max(1, (width + GAP) // (LEAST + GAP)))
    cells = min(MOST, max(LEAST, (width + GAP) // per_row - GAP))
    high = height // (layers * -(-heads // per_row)) - SAID
    blank = high > LEAST_LINES
    return Grid(per_row, cells, max(LEAST_LINES, min(high - blank, cells // 2)), blank)


class Heads(ModalScreen[tuple[str, int, int] | None]):
    """Maps of all heads; dismisses with the layer and the head chosen."""

    BINDINGS = [
        ("escape,q,h", "dismiss(None)", ""),
        ("up", "choose(-1, 0)", ""),
        ("down", "choose(1, 0)", ""),
        ("left", "choose(0, -1)", ""),
        ("right", "choose(0, 1)", ""),
        ("enter", "take", ""),
    ]

    def __init__(self, heads: Sequence[HeadScores], stack: str, layer: int, head: int, look: Look) -> None:
        """Begin at this head."""
        super().__init__()
        self._heads, self._lang, self._look = heads, look.lang, look
        self._count = 1 + max(one.head for one in heads)
        places = [(one.stack, one.layer, one.head) for one in heads]
        self._chosen = places.index((stack, layer, head))
        self._grid = grid(0, 0, 1, 1)
        self._places: list[tuple[int, int, int]] = []

    def compose(self) -> ComposeResult:
        """One page."""
        yield Page()

    def on_resize(self) -> None:
        """As large as fits."""
        self.call_after_refresh(self._show)

    def action_choose(self, down: int, across: int) -> None:
        """Another map."""
        step = across or down * self._grid.per_row
        if 0 <= self._chosen + step < len(self._heads):
            self._chosen += step
        self._show()

    def action_take(self) -> None:
        """Open the chosen head."""
        one = self._heads[self._chosen]
        self.dismiss((one.stack, one.layer, one.head))

    def on_page_clicked(self, message: Page.Clicked) -> None:
        """A click on a map opens its head."""
        for index, (top, bottom, left) in enumerate(self._places):
            if top <= message.line < bottom and left <= message.x < left + self._grid.cells:
                self._chosen = index
                self.action_take()
                return

    def _show(self) -> None:
        page, lang = self.query_one(Page), self._lang
        page.border_title, page.border_subtitle = Content(TITLE[lang]), Content(HINT[lang])
        width, height = page.content_size
        lines = [
            *Text(self._measured(), style="bold", end="").wrap(self.app.console, max(20, width)),
            *Text(LEGEND[lang], style="dim", end="").wrap(self.app.console, max(20, width)),
        ]
        said = len(lines)
        self._grid = grid(width, height - said, len(self._heads) // self._count, self._count)
        if self._grid.blank and (self._grid.lines + SAID + 1) * self._rows + said < height:
            lines.append(Text("", end=""))
        self._places, keep = [], 0
        for first in range(0, len(self._heads), self._count):
            layer = range(first, first + self._count)
            for at in range(first, layer.stop, self._grid.per_row):
                row = layer[at - first : at - first + self._grid.per_row]
                blocks = [self._block(index) for index in row]
                top, tall = len(lines), max(map(len, blocks))
                for across in range(len(row)):
                    self._places.append((top, top + tall, across * (self._grid.cells + GAP)))
                lines += self._beside(blocks, tall)
                if self._chosen in row:
                    # the first row brings the words above it into sight again
                    keep = len(lines) - 1 if at else 0
                if self._grid.blank:
                    lines.append(Text("", end=""))
        page.show(lines, keep)

    @property
    def _rows(self) -> int:
        return len(self._heads) // self._count * -(-self._count // self._grid.per_row)

    def _measured(self) -> str:
        """The chosen head with all that was measured of it."""
        one, lang = self._heads[self._chosen], self._lang
        name = f"{LAYER_OF[lang].format(layer=one.layer + 1)} {HEAD_OF[lang].format(head=one.head + 1)}"
        shares = (f"{self._names[kind][lang]} {_share(one.scores.get(kind))}" for kind in NAMES)
        return f"{name}  {' · '.join(shares)}"

    @property
    def _names(self) -> Mapping[str, Bilingual]:
        return NAMES if self.query_one(Page).content_size.width >= 100 else SHORT

    def _block(self, index: int) -> list[Text]:
        one, cells = self._heads[index], self._grid.cells
        chosen = index == self._chosen
        share = f" {_share(one.scores[one.name])}" if one.name else ""
        title = f"{'▸' if chosen else ' '}{one.layer + 1}.{one.head + 1}{share}"
        names = NAMES if cells >= 2 * LEAST else SHORT
        # as in the tutor's frame: what the model's maker calls the head, or else what is measured of it
        measured = names[one.name][self._lang] if one.name else "—"
        name = one.named[self._lang] if one.named is not None else measured
        maps = minimap(one.weights, cells - 1, self._grid.lines, self._look)
        return [
            Text(fit(title, cells, ellipsis=False), self._look.chosen if chosen else "", end=""),
            Text(fit(f" {name}", cells), self._look.chosen if chosen else "dim", end=""),
            *(Text(" ", end="") + line for line in maps),
        ]

    def _beside(self, blocks: Sequence[Sequence[Text]], tall: int) -> list[Text]:
        found = []
        for y in range(tall):
            line = Text(no_wrap=True, end="")
            for block in blocks:
                part = block[y] if y < len(block) else Text("", end="")
                line.append_text(part)
                line.append(" " * (self._grid.cells + GAP - part.cell_len))
            found.append(line)
        return found


def _share(share: float | None) -> str:
    """A share in three cells: .85, and 1.0 for all."""
    return "—" if share is None else f"{share:.2f}".removeprefix("0")[:3]
