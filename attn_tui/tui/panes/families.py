"""The three families beside each other, in words and lines: squares, what each keeps, known models."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from attn_tui.analysis.families import ORDER, Side, Square
from attn_tui.models.known import KNOWN
from attn_tui.paint.families import Tile, tiles
from attn_tui.paint.look import Look
from attn_tui.paint.wrap import wrap
from attn_tui.text.bilingual import Bilingual
from attn_tui.text.width import fit

TITLE = Bilingual("三个家族，同一句话", "three families, one sentence")
NAMES = {
    "encoder": Bilingual("只有编码器", "encoder only"),
    "decoder": Bilingual("只有解码器", "decoder only"),
    "encoder-decoder": Bilingual("编码器和解码器", "encoder and decoder"),
}
KEEPS = {
    "encoder": Bilingual(
        "没有掩码，左右都看。擅长读懂一句话：分类、找词、填空、算相似。不会一个词一个词往下写。",
        "No mask, looks both ways. Good at reading: sorting texts, finding words, filling blanks, likeness. "
        "It does not write on word by word.",
    ),
    "decoder": Bilingual(
        "有因果掩码，只看前面。擅长往下写；读也是一个方向地读。",
        "With the causal mask, looks back alone. Good at writing on; it reads in that direction too.",
    ),
    "encoder-decoder": Bilingual(
        "一半左右都看，读原文；一半只看前面，写译文；交叉注意力让写的那一半看原文。"
        "擅长把一段变成另一段：翻译、摘要、听写。",
        "One half looks both ways and reads; the other looks back and writes; cross-attention lets the "
        "writer look at what was read. "
        "Good at turning one text into another: translation, summaries, dictation.",
    ),
}
WHY_CHAT = Bilingual(
    "聊天模型为什么多是解码器：聊天就是接着往下写；问题、资料、回答排成一串，一个模型全读；"
    "前面的行不变，存得住（KV 缓存）；每一行都是一道题，同样多的文字能练得更多。",
    "Why chat models are decoders, mostly: to chat is to write on; question, sources and answer are one text "
    "for one model; earlier rows never change and can be kept (KV cache); and every row is an exercise, "
    "so the same text trains more.",
)
LEGEND = Bilingual(
    "最后一层，所有头的平均：行是看的词，列是被看的词，· 是看不见。两样都有的模型，译文是它自己写的。",
    "The last layer, mean of all heads: rows look, columns are looked at, · is hidden. "
    "What a model with both halves writes is its own.",
)
NO_MODEL = Bilingual("{family}：没有附带这样的模型。", "{family}: no such model comes along.")
TABLE = Bilingual("有名的模型", "Well-known models")
READS = Bilingual("两样：读原文", "both: reading")
WRITES = Bilingual("两样：写译文", "both: writing")
CROSSES = Bilingual("两样：译文看原文", "both: crossing over")


def family_lines(sides: Sequence[Side], width: int, look: Look) -> list[Text]:
    """Squares side by side, then what each family keeps, why chat models are decoders, the table."""
    lang, blank = look.lang, Text("", end="")
    lines = tiles([_tile(side, square, lang) for side in sides for square in side.squares], width, look)
    lines += wrap(Text(LEGEND[lang], "dim", end=""), width)
    for side in sides:
        if not side.model:
            lines += wrap(Text(NO_MODEL[lang].format(family=NAMES[side.family][lang]), "dim", end=""), width)
    lines.append(blank)
    for family in ORDER:
        lines += wrap(
            Text.assemble((f"{NAMES[family][lang]}  ", look.accent), KEEPS[family][lang], end=""), width
        )
    return [*lines, blank, *wrap(Text(WHY_CHAT[lang], end=""), width), blank, *known_lines(width, look)]


def known_lines(width: int, look: Look) -> list[Text]:
    """A line for each known model: name, family, where it is told of."""
    lang, lines = look.lang, [Text(TABLE[look.lang], look.accent, end="")]
    wide = max(len(one.name) for one in KNOWN) + 2
    for one in KNOWN:
        line = Text(no_wrap=True, end="")
        line.append(fit(one.name, wide), "bold").append(fit(NAMES[one.family][lang], 20))
        note = f"{one.note[lang]} · " if one.note is not None else ""
        line.append(fit(f"{note}{one.authors} {one.year}, {one.paper}", max(0, width - line.cell_len)), "dim")
        lines.append(line)
    return lines


def _tile(side: Side, square: Square, lang: str) -> Tile:
    first = square is side.squares[0]
    title = f"{NAMES[side.family][lang]} · {side.model}"
    if side.family == ORDER[-1]:
        title = (CROSSES if square.crossing else READS if first else WRITES)[lang]
    elif not first:
        title = f"{side.model} · {square.stack.words[lang]}"
    return Tile(title, square.rows, square.columns, square.visible, square.shares)
