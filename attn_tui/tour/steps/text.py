"""From the text to the ids of its tokens."""

from __future__ import annotations

from attn_tui.text.bilingual import Bilingual
from attn_tui.tour.step import Step

STEPS: tuple[Step, ...] = (
    Step(
        "text", "text", "text", Bilingual("文字", "text"), Bilingual("文字", "The text"),
        Bilingual("你打的每个字符，在电脑里本来就是一个编号。", "To a computer, every character you type already is a number."),
    ),
    Step(
        "bytes", "bytes", "bytes", Bilingual("字节", "bytes"), Bilingual("UTF-8 字节", "UTF-8 bytes"),
        Bilingual("电脑存文字用的是字节：一个英文字母一个字节，一个汉字三个。世上任何文字，都只用到 256 种字节。",
          "Text is stored as bytes: one for an English letter, three for a Chinese character, 256 kinds in all."),
    ),
    Step(
        "merges", "merges", "merges", Bilingual("合并", "merges"), Bilingual("相邻的合并", "Neighbours merged"),
        Bilingual("训练时最常相邻的一对，最先学会合并。在每个词里照这个先后，一对一对合起来。",
          "The pair that stood side by side most often was learned first. In every word pairs join in that order."),
    ),
    Step(
        "pieces", "pieces", "pieces", Bilingual("词元", "tokens"), Bilingual("切成词元", "Cut into tokens"),
        Bilingual("文字被切成词表里认得的小块；每块记下起点、终点和编号。",
          "The text is cut into pieces that the vocabulary knows: where each starts, ends, and its id."),
    ),
    Step(
        "ids", "tokens", "ids", Bilingual("编号", "ids"), Bilingual("词元的编号", "Token ids"),
        Bilingual("从这里起，模型只看编号，不再看文字。", "From here on the model sees only ids, no letters."),
    ),
)  # fmt: skip
