"""The words that are put on the stage, in both languages."""

from __future__ import annotations

from attn_tui.text.bilingual import Bilingual

EMPTY = Bilingual("按 e，打一句话", "press e and type a sentence")
ENDED = Bilingual(
    "从 {node} 起，数溢出了，或者不再是数（∞、NaN）",
    "from {node} on the numbers overflow or are none (∞, NaN)",
)
NEXT_CANDIDATES = Bilingual("下一个词元", "next token")
AFTER_ROW = Bilingual(
    "选中的这一行猜：“{token}”后面的词元", "the chosen row guesses: the token after “{token}”"
)
BLANK_CANDIDATES = Bilingual("填这个空的词元", "token for the blank")
RUN_ON = Bilingual("“·”后面是模型自己接着写完的", "after “·” the model ran on to the end of the word")
COMPARISONS = {
    "now": Bilingual("", ""),
    "then": Bilingual("原来", "before"),
    "difference": Bilingual("现在 − 原来", "now − before"),
}
MAP = Bilingual("{row} 看哪里；看 {last}：{share:.0%}", "where {row} looks; at {last}: {share:.0%}")
