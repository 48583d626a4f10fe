"""How heads are really split: one product cut in pieces beside a product for the head alone."""

from __future__ import annotations

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen

from attn_tui.analysis.split import split
from attn_tui.graph.op import Array
from attn_tui.models.names import parse
from attn_tui.paint.look import Look
from attn_tui.paint.numbers import NumberFormat, number_format, short
from attn_tui.paint.palette import chip_backgrounds
from attn_tui.runs.run import Run
from attn_tui.text.bilingual import Bilingual
from attn_tui.text.width import fit
from attn_tui.tour.labels import token_labels
from attn_tui.tour.names import HEAD_OF, LAYER_OF
from attn_tui.tui.page import Page

TITLE = Bilingual("头是怎么分的", "How heads are really split")
HINT = Bilingual(
    "{ } 换头 · v 换 q k v · ←→ 列 ↑↓ 行 · Esc 关闭", "{ } head · v q k v · ←→ columns ↑↓ rows · Esc close"
)
WHOLE = Bilingual("一次乘完，再切", "one product, then cut")
SEPARATE = Bilingual("先切权重，再乘", "weights cut first")
BOTH = Bilingual(
    "左：x·W_{letter}（{rows}×{columns}）切成 {heads} 个头，每头 {k} 列；"
    "右：x·W_{letter}[:, {first}:{stop}]{bias}",
    "left: x·W_{letter} ({rows}×{columns}) cut in {heads} heads of {k}; "
    "right: x·W_{letter}[:, {first}:{stop}]{bias}",
)
GAP = Bilingual("全部 {heads} 个头，两种算法最大相差：{gap}", "largest difference, all {heads} heads: {gap}")
ROUNDING = Bilingual("（浮点舍入）", " (rounding)")
WHY = Bilingual(
    "多头并不把词拆开：每个头都读整个词的向量 x，只是各用自己的几列权重。",
    "Heads do not cut words up: each reads the whole vector x, by columns of its own.",
)
_LABEL, _BAR = 9, " │ "


class HeadSplit(ModalScreen[None]):
    """Both ways beside each other, the same columns in both; beneath, their difference."""

    BINDINGS = [
        ("escape,q,H,enter", "dismiss(None)", ""),
        ("left_curly_bracket", "head(-1)", ""),
        ("right_curly_bracket", "head(1)", ""),
        ("v", "letter", ""),
        ("left", "columns(-1)", ""),
        ("right", "columns(1)", ""),
        ("down", "rows(1)", ""),
        ("up", "rows(-1)", ""),
    ]

    def __init__(self, run: Run, at: str, head: int, look: Look) -> None:
        """Begin with the queries of this head in the layer whose nodes begin with `at`."""
        super().__init__()
        self._run, self._at, self._head, self._letter = run, at, head, "q"
        self._heads = len(run.graph.value(f"{at}q"))
        self._found = split(run, at, "q", head)
        self._lang, self._look = look.lang, look
        self._left = self._top = 0

    def compose(self) -> ComposeResult:
        """One page."""
        yield Page()

    def on_resize(self) -> None:
        """As many columns as fit."""
        self.call_after_refresh(self._show)

    def action_head(self, by: int) -> None:
        """Another head."""
        self._head, self._left = (self._head + by) % self._heads, 0
        self._show()

    def action_letter(self) -> None:
        """Queries, keys, values."""
        self._letter = "qkv"[("qkv".index(self._letter) + 1) % 3]
        self._show()

    def action_columns(self, by: int) -> None:
        """Other columns of the head."""
        self._left += by
        self._show()

    def action_rows(self, by: int) -> None:
        """Other tokens."""
        self._top += by
        self._show()

    def _show(self) -> None:
        page, lang, heads = self.query_one(Page), self._lang, self._heads
        self._found = found = split(self._run, self._at, self._letter, self._head)
        k, (rows, columns) = found.sliced.shape[1], found.whole.shape
        first, b = self._head * k, f"b_{self._letter}"
        biased = f"{self._at}{b}" in self._run.graph
        layer = LAYER_OF[lang].format(layer=parse(f"{self._at}q").layer + 1)
        page.border_title = Content(f"{TITLE[lang]} · {layer} · W_{self._letter}")
        page.border_subtitle = Content(HINT[lang])
        width, height = max(36, page.content_size.width), page.content_size.height
        said = BOTH[lang].format(
            letter=self._letter, rows=rows, columns=columns, heads=heads, k=k,
            first=first, stop=first + k, bias=f" + {b}[{first}:{first + k}]" if biased else "",
        )  # fmt: skip
        gap = GAP[lang].format(heads=heads, gap=short(found.gap)) + (ROUNDING[lang] if found.gap else "")
        above = [self._heads_strip(width), Text("", end="")]
        below = [
            Text("", end=""),
            *Text(said, end="").wrap(self.app.console, width),
            Text(gap, style="bold", end=""),
            *Text(WHY[lang], style="dim", end="").wrap(self.app.console, width),
        ]
        form = number_format(found.whole)
        cell = max(form.width, len(str(columns))) + 1
        room = max(1, (width - _LABEL - len(_BAR)) // cell)
        # the separate product has the head's columns alone; what is left shows neighbours on the left side
        right = min(k, max(1, room // 2))
        left = min(columns, room - right)
        self._left = max(0, min(self._left, k - right))
        start = max(0, min(first + self._left - max(0, left - k) // 2, columns - left))
        tall = max(1, height - len(above) - len(below) - 2)
        self._top = max(0, min(self._top, rows - tall))
        table = self._tables(
            (found.whole, range(start, start + left)),
            (found.separate, range(self._left, self._left + right)),
            range(self._top, min(self._top + tall, rows)), form, cell,
        )  # fmt: skip
        page.show([*above, *table, *below])

    def _style(self, head: int) -> Style:
        """The head's own tint; the selected one stands out."""
        chosen = head == self._head
        if not self._look.full:
            return Style(bold=chosen, reverse=chosen, dim=not chosen)
        tints, colours = chip_backgrounds(self._look.dark), self._look.theme
        return Style(
            color=colours.foreground if chosen else colours.dim,
            bgcolor=tints[head % len(tints)] if chosen else colours.panel,
            bold=chosen,
        )

    def _heads_strip(self, width: int) -> Text:
        """All columns of the large product as one strip, a piece for each head."""
        heads = self._heads
        line = Text(no_wrap=True, end="")
        piece = max(1, min(24, (width + 1) // heads) - 1)
        for head in range(heads):
            name = HEAD_OF[self._lang].format(head=head + 1)
            said = name if cell_len(name) <= piece else str(head + 1)
            line.append(fit(" " * ((piece - cell_len(said)) // 2) + said, piece), self._style(head))
            line.append(" ")
        return line

    def _tables(
        self,
        whole: tuple[Array, range],
        separate: tuple[Array, range],
        rows: range,
        form: NumberFormat,
        cell: int,
    ) -> list[Text]:
        """Some columns of both products, row by row; those of each head in its tint."""
        k, lang = self._found.sliced.shape[1], self._lang
        labels = token_labels(self._run)
        first = self._head * k
        left, right = (
            fit(title[lang], len(part[1]) * cell) for title, part in ((WHOLE, whole), (SEPARATE, separate))
        )
        lines = [
            Text(fit("", _LABEL) + left + _BAR + right, style="dim", end="", no_wrap=True),
            Text(fit("", _LABEL), no_wrap=True, end=""),
        ]
        lines += [Text(fit(labels[row], _LABEL), no_wrap=True, end="") for row in rows]
        for (values, columns), offset, bar in ((whole, 0, ""), (separate, first, _BAR)):
            for line in lines[1:]:
                line.append(bar, "dim")
            for column in columns:
                style = self._style((column + offset) // k)
                lines[1].append(str(column).rjust(cell), style)
                for row, line in zip(rows, lines[2:], strict=True):
                    line.append(form.text(float(values[row, column])).rjust(cell), style)
        return lines
