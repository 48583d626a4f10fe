"""What one token more costs, in words and lines: the rows computed anew, a cache's memory, the time here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rich.text import Text

from attn_tui.analysis.cache import KNOWN, cache_bytes, rows_anew
from attn_tui.paint.cache import Times, anew, growth, size
from attn_tui.paint.look import Look
from attn_tui.paint.wrap import wrap
from attn_tui.runs.run import Run, Runs
from attn_tui.text.bilingual import Bilingual
from attn_tui.text.width import fit
from attn_tui.tour.labels import token_labels
from attn_tui.tour.tour import Tour

TITLES = (
    Bilingual("多一个词元：哪些要重新算", "one token more: what is computed anew"),
    Bilingual("KV 缓存占多少内存", "how much memory a KV cache takes"),
    Bilingual("在这台电脑上要多久", "how long it takes on this machine"),
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
        "一层，和这个模型一样的形状，里面的数是随机的，每种长度算几次，取最快的。",
        "One layer of this model's shape with numbers drawn at random, the fastest of several times.",
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
NOW = Bilingual("{model}，现在 {tokens} 个词元：{held}", "{model}, now {tokens} tokens: {held}")
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


def anew_lines(tour: Tour, runs: Runs, layer: int, width: int, look: Look) -> list[Text]:
    """The rows of a layer, from 0, that the last token makes anew."""
    run, before, stations = tour.run, a_token_less(tour.run, runs), tour.station_of_node
    if before is None:
        return _under(0, [Text(fit(ALONE[look.lang], width), end="")], width, look)
    rows = rows_anew(before, run, run.stacks[0].at(layer))
    named = [
        (stations[row.node].step.mark[look.lang] if row.node in stations else row.node, row.new, row.read)
        for row in rows
    ]
    lines = anew(named, token_labels(run), width, look)
    if any(row.new[0] for row in rows):
        lines += wrap(Text(ALL_NEW[look.lang], style=look.chosen, end=""), width)
    return _under(0, lines, width, look)


def bytes_lines(run: Run, width: int, look: Look) -> list[Text]:
    """What a cache takes of this model and of known ones, a line each."""
    lang, own = look.lang, run.model.architecture
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
    tokens = len(run.graph.value(run.tokens))
    held = size(cache_bytes(own.layers, own.kv_heads, own.d_head, tokens))
    now = NOW[lang].format(model=run.model.name, tokens=tokens, held=held)
    lines.append(Text(fit(now, width), style=look.accent, no_wrap=True, end=""))
    sources = SOURCES[lang] + " · ".join(f"{one.name}: {one.source}" for one in KNOWN)
    return _under(1, [*lines, *wrap(Text(sources, style="dim", end=""), width)], width, look)


def times_lines(costs: Sequence[Times], measuring: bool, width: int, look: Look) -> list[Text]:
    """What was measured so far."""
    lang = look.lang
    a, b, c, d, e = (head[lang] for head in OF_TIME)
    lines = growth(costs, (a, b, c, d, e), width, look) if costs else []
    if measuring:
        lines.append(Text(MEASURING[lang], style=look.accent, end=""))
    elif len(costs) > 1:
        (few, *first), (many, *last) = costs[0], costs[-1]
        said = TIMES_AS_MUCH[lang].format(
            few=few, many=many, times=many / few, rows=last[0] / first[0], square=last[1] / first[1]
        )
        lines += wrap(Text(said, style=look.accent, end=""), width)
    return _under(2, lines, width, look)


def a_token_less(run: Run, runs: Runs) -> Run | None:
    """The run without its last token; None where that leaves nothing, or where it is no text."""
    if "pieces" not in run.graph:
        return None
    pieces = run.graph.value("pieces")
    if len(pieces) < 2:
        return None
    text = run.setup.text[: int(pieces[-1, 0])]
    return runs[replace(run.setup, text=text)]


def _under(part: int, lines: list[Text], width: int, look: Look) -> list[Text]:
    """The lines under what is said of them."""
    return [*wrap(Text(LEGENDS[part][look.lang], style="dim", end=""), width), Text("", end=""), *lines]


def _table(name: str, layers: str, heads: str, each: str, full: str) -> str:
    cells = ((layers, 7), (heads, 12), (each, 12), (full, 22))
    return fit(name, 16) + "".join(fit(text, wide, "right") for text, wide in cells)
