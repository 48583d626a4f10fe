"""From the last vector to the next token."""

from __future__ import annotations

from attn_tui.text.bilingual import Bilingual
from attn_tui.tour.step import Step

STEPS: tuple[Step, ...] = (
    Step(
        "final", "final", "final", Bilingual("归一", "norm"), Bilingual("最后的归一化", "The last LayerNorm"),
        Bilingual("走出所有层之后，最后调匀一次。", "After all the layers each row is evened out one last time."),
    ),
    Step(
        "final", "final", "final", Bilingual("归一", "norm"), Bilingual("最后的 RMSNorm", "The last RMSNorm"),
        Bilingual("走出所有层之后，每一行最后除以一次自己的均方根。",
          "After all the layers each row is divided one last time by the root of its mean square."),
        of="RMSNorm",
    ),
    Step(
        "logits", "logits", "logits", Bilingual("logits", "logits"), Bilingual("给每个词打分", "A score for every word"),
        Bilingual("拿最后的向量去问词表里的每个词：下一个是你吗？",
          "The last vector asks every word of the vocabulary: are you next?"),
    ),
    Step(
        "tempered", "tempered", "logits/T", Bilingual("÷T", "÷T"), Bilingual("温度", "Temperature"),
        Bilingual("温度 T 小于 1，强者更强；大于 1，机会更均匀。",
          "A temperature T under 1 favours the strong; over 1 evens out the chances."),
    ),
    Step(
        "kept", "kept", "kept", Bilingual("top-k/p", "top-k/p"), Bilingual("只留最好的：top-k、top-p", "Only the best: top-k, top-p"),
        Bilingual("分数最高的 k 个、加起来占到 p 的那几个留下，其余改成 −∞。不限的时候，一个也不去掉。",
          "The k best stay, and of these the fewest that together reach p; the rest become −∞. Unset, all stay."),
    ),
    Step(
        "probs", "probs", "p", Bilingual("概率", "probs"), Bilingual("变成概率：softmax", "Into probabilities: softmax"),
        Bilingual("又一次 softmax：每一行是对“下一个词”的一份完整下注。",
          "Softmax again: each row is a complete bet on the next token."),
    ),
    Step(
        "next", "next", "next", Bilingual("下一个词", "next"), Bilingual("下一个词元", "The next token"),
        Bilingual("最后一行的词元按概率排成一条线，抽到的数落在谁身上就是谁；数是 0 时，总是概率最大的那个。",
          "The last row's tokens lie on a line, the likeliest first; the number drawn hits one. 0 hits the first."),
    ),
)  # fmt: skip
