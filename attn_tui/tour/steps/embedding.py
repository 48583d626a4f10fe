"""From ids to vectors, positions added."""

from __future__ import annotations

from attn_tui.text.bilingual import Bilingual
from attn_tui.tour.step import Step

STEPS: tuple[Step, ...] = (
    Step(
        "embed", "embed", "embed", Bilingual("嵌入", "embed"), Bilingual("查嵌入矩阵", "Embedding lookup"),
        Bilingual("编号是几，就把嵌入矩阵 E 的第几行抄出来：这一行就是这个词的向量。",
          "Id number i copies row i out of the embedding matrix E: that row is the token's vector."),
        operands=(0,),
    ),
    Step(
        "position", "position", "position", Bilingual("位置", "position"), Bilingual("位置向量", "Positions"),
        Bilingual("每个座位也有一个向量，好让模型知道谁在前、谁在后。",
          "Every seat has a vector of its own, so that the model can tell who comes first."),
        operands=(0,),
    ),
    Step(
        "angles", "angles", "θ", Bilingual("角度", "angles"), Bilingual("每个位置转多少", "How far each place is turned"),
        Bilingual("不加位置向量，改用旋转：第 n 个位置，每对数转 n 倍的角。前面的对转得快，后面的几乎不动。",
          "No position vectors: at place n each pair of numbers turns n times its angle, the first pairs fast, the last hardly."),
        operands=(),
    ),
    Step(
        "x", "x", "x", Bilingual("x", "x"), Bilingual("词义 + 位置", "Meaning + position"),
        Bilingual("两个向量逐格相加：是什么词，坐在哪里，合成一行。",
          "Two vectors added cell by cell: which word, and where it sits, in one row."),
    ),
)  # fmt: skip
