"""One token more: what of the model is computed anew, what a KV cache holds, how long it takes here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen
from textual.worker import get_current_worker

from attn_tui.analysis.cache import KNOWN, cache_bytes, rows_anew, times
from attn_tui.paint.cache import Times, anew, growth, size
from attn_tui.paint.look import Look
from attn_tui.paint.wrap import wrap
from attn_tui.runs.run import Run, Runs
from attn_tui.text.bilingual import Bilingual
from attn_tui.text.width import fit
from attn_tui.tour.labels import token_labels
from attn_tui.tour.tour import Tour
from attn_tui.tui.page import Page

TITLES = (
    Bilingual("多一个词元：哪些要重新算", "one token more: what is computed anew"),
    Bilingual("KV 缓存占多少内存", "how much memory a KV cache takes"),
    Bilingual("在这台电脑上要多久", "how long it takes on this machine"),
)
HINT = Bilingual(
    "v 换一栏 · m 测一测 · ↑↓ 滚动 · Esc 关闭", "v next part · m measure · ↑↓ scroll · Esc close"
)
LEGENDS = (
    Bilingual(
        "■ 新词元来了才算的行；● 早已算好，新的一行还要看它：存下来就是 KV 缓存；· 早已算好，再也用不着。",
        "■ rows computed only now that the new token is there; ● computed before and looked at "
        "by the new row: to keep these is the KV cache; · computed before and not needed again.",
    ),
    Bilingual(
        "每个词元、每一层存一个 k 和一个 v：2 × 层数 × 键值头数 × 每头的列数 × 每个数的字节。",
        "Of each token every layer keeps a k and a v: "
        "2 × layers × key-value heads × columns a head × bytes a number.",
    ),
    Bilingual(
        "一层，和这个模型一样的形状，里面的数是随机的，每种长度算几次，取最快的。按 m 开始。",
        "One layer of this model's shape with numbers drawn at random, the fastest of several times. "
        "Press m to begin.",
    ),
)
ALONE = Bilingual(
    "只有一个词元，没有以前的可比。", "There is a single token, and nothing before it to compare."
)
ALL_NEW = Bilingual(
    "前面的行也变了：没有因果掩码，或者丢掉了开头的词元，就什么也存不住。",
    "Earlier rows changed too: without a causal mask, or where tokens at the start are dropped, "
    "nothing can be kept.",
)
OF_BYTES = (
    Bilingual("模型", "model"),
    Bilingual("层", "layers"),
    Bilingual("键值头", "KV heads"),
    Bilingual("每词元", "a token"),
    Bilingual("装满上下文", "a full context"),
)
NOW = Bilingual("{model}，现在 {tokens} 个词元", "{model}, now {tokens} tokens")
SOURCES = Bilingual("每个数按 2 字节算。出处：", "Two bytes a number. Sources: ")
OF_TIME = (
    Bilingual("词元数", "tokens"),
    Bilingual("每个词元各算各的", "each token by itself"),
    Bilingual("两两打分、混合", "each with every other"),
    Bilingual("有缓存，只多一个", "one more, with a cache"),
    Bilingual("一张方阵", "a square"),
)
TIMES_AS_MUCH = Bilingual(
    "词元数从 {few} 到 {many}（{times:.0f} 倍）：各算各的用时 {rows:.1f} 倍，两两打分 {square:.1f} 倍。",
    "From {few} tokens to {many}, {times:.0f} times as many: each by itself takes {rows:.1f} times as long, "
    "each with every other {square:.1f} times.",
)
MEASURING = Bilingual("正在测……", "measuring …")


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
        self._tour, self._layer, self._look, self._part = tour, layer, look, part
        self._before = a_token_less(tour.run, runs)
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
        page, lang = self.query_one(Page), self._look.lang
        width, height = page.content_size
        if not width:
            return
        parts = [self._anew(width), self._bytes(width), self._times(width)]
        page.border_title, page.border_subtitle = Content(TITLES[self._part][lang]), Content(HINT[lang])
        lines = self._together(parts, width)
        if len(lines) > height:
            lines = self._part_of(self._part, parts[self._part], width, False)
        page.show(lines)

    def _together(self, parts: Sequence[list[Text]], width: int) -> list[Text]:
        """All the parts, one below the other."""
        lines: list[Text] = []
        for at, part in enumerate(parts):
            lines += ([Text("", end="")] if at else []) + self._part_of(at, part, width, True)
        return lines

    def _part_of(self, at: int, lines: Sequence[Text], width: int, titled: bool) -> list[Text]:
        """A part under what is said of it; under its title too where it does not stand alone."""
        lang = self._look.lang
        title = [Text(fit(TITLES[at][lang], width), style="bold", no_wrap=True, end="")] if titled else []
        said = wrap(Text(LEGENDS[at][lang], style="dim", end=""), width)
        return [*title, *said, Text("", end=""), *lines]

    def _anew(self, width: int) -> list[Text]:
        lang, run = self._look.lang, self._tour.run
        if self._before is None:
            return [Text(fit(ALONE[lang], width), end="")]
        stack = run.stacks[0]
        rows = rows_anew(self._before, run, stack.at(self._layer))
        stations = self._tour.station_of_node
        named = [
            (stations[row.node].step.mark[lang] if row.node in stations else row.node, row.new, row.read)
            for row in rows
        ]
        lines = anew(named, token_labels(run), width, self._look)
        if any(row.new[0] for row in rows):
            lines += wrap(Text(ALL_NEW[lang], style=self._look.chosen, end=""), width)
        return lines

    def _bytes(self, width: int) -> list[Text]:
        lang, run = self._look.lang, self._tour.run
        own, tokens = run.model.architecture, len(run.graph.value(run.tokens))
        rows = [
            (run.model.name, own.layers, own.kv_heads, own.d_head, own.context),
            *((one.name, one.layers, one.kv_heads, one.d_head, one.context) for one in KNOWN),
        ]
        heads = [head[lang] for head in OF_BYTES]
        lines = [Text(fit(_table(*heads), width), style="dim", no_wrap=True, end="")]
        for name, layers, kv_heads, k, context in rows:
            each = cache_bytes(layers, kv_heads, k, 1)
            full = f"{size(each * context)} ({context})"
            line = _table(name, str(layers), f"{kv_heads} × {k}", size(each), full)
            lines.append(Text(fit(line, width), no_wrap=True, end=""))
        now = NOW[lang].format(model=run.model.name, tokens=tokens)
        held = size(cache_bytes(own.layers, own.kv_heads, own.d_head, tokens))
        lines.append(Text(fit(f"{now}: {held}", width), style=self._look.accent, no_wrap=True, end=""))
        sources = SOURCES[lang] + " · ".join(f"{one.name}: {one.source}" for one in KNOWN)
        return [*lines, *wrap(Text(sources, style="dim", end=""), width)]

    def _times(self, width: int) -> list[Text]:
        lang, costs = self._look.lang, self._costs
        a, b, c, d, e = (head[lang] for head in OF_TIME)
        lines = growth(costs, (a, b, c, d, e), width, self._look) if costs else []
        if self._measuring:
            lines.append(Text(MEASURING[lang], style=self._look.accent, end=""))
        elif len(costs) > 1:
            (few, *first), (many, *last) = costs[0], costs[-1]
            said = TIMES_AS_MUCH[lang].format(
                few=few, many=many, times=many / few, rows=last[0] / first[0], square=last[1] / first[1]
            )
            lines += wrap(Text(said, style=self._look.accent, end=""), width)
        return lines


def a_token_less(run: Run, runs: Runs) -> Run | None:
    """The run without its last token; None where that leaves nothing."""
    pieces = run.graph.value("pieces")
    if len(pieces) < 2:
        return None
    text = run.setup.text[: int(pieces[-1, 0])]
    return runs[replace(run.setup, text=text)]


def _table(name: str, layers: str, heads: str, each: str, full: str) -> str:
    cells = ((layers, 7), (heads, 12), (each, 12), (full, 22))
    return fit(name, 16) + "".join(fit(text, wide, "right") for text, wide in cells)
