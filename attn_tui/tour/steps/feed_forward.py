"""The feed-forward block of a layer."""

from __future__ import annotations

from attn_tui.text.bilingual import Bilingual
from attn_tui.tour.step import Step

STEPS: tuple[Step, ...] = (
    Step(
        "norm2", "{at}norm2", "norm2", Bilingual("归一", "norm"), Bilingual("层归一化", "LayerNorm"),
        Bilingual("进入前馈网络之前，再把每一行调匀一次。", "Once more each row is evened out, before the feed-forward block."),
    ),
    Step(
        "mlp_in", "{at}mlp_in", "h", Bilingual("MLP↑", "MLP↑"), Bilingual("前馈：展开", "Feed-forward: widen"),
        Bilingual("每个词元各自展开成更多的数：很多个小探测器。",
          "Each token by itself is widened into many numbers: many small detectors."),
    ),
    Step(
        "mlp_act", "{at}mlp_act", "GELU", Bilingual("GELU", "GELU"), Bilingual("前馈：激活", "Feed-forward: activate"),
        Bilingual("没响的探测器几乎归零，响了的照样通过。",
          "Detectors that did not fire go to almost zero; those that fired pass."),
    ),
    Step(
        "mlp", "{at}mlp", "mlp", Bilingual("MLP↓", "MLP↓"), Bilingual("前馈：收回", "Feed-forward: narrow"),
        Bilingual("响了的探测器各写下一笔，合成 d 个数。", "Each detector that fired writes its line; together d numbers."),
    ),
    Step(
        "out", "{at}out", "out", Bilingual("残差", "residual"), Bilingual("这一层的输出", "The layer's output"),
        Bilingual("再加回去一次；这一行交给下一层。", "Added back once more; this row goes to the next layer."),
    ),
)  # fmt: skip
