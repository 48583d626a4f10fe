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
        "norm2", "{at}norm2", "norm2", Bilingual("归一", "norm"), Bilingual("均方根归一化：RMSNorm", "RMSNorm"),
        Bilingual("进入前馈网络之前，每一行再除以一次自己的均方根。",
          "Before the feed-forward block each row is divided once more by the root of its mean square."),
        of="RMSNorm",
    ),
    Step(
        "mlp_gate", "{at}mlp_gate", "gate", Bilingual("门↑", "gate↑"), Bilingual("前馈：算出门", "Feed-forward: the gate"),
        Bilingual("每个词元先展开成一排“门”：每扇门决定旁边那个数放行多少。",
          "Each token is first widened into a row of gates: each decides how much of the number beside it passes."),
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
        "mlp_act", "{at}mlp_act", "SiLU", Bilingual("SiLU", "SiLU"), Bilingual("门的开合：SiLU", "How far the gates open: SiLU"),
        Bilingual("正的数差不多原样留下，门开着；负的差不多归零，门关上。",
          "Positive numbers stay almost as they are: open gates. Negative ones go to almost zero: closed."),
        of="Silu",
    ),
    Step(
        "mlp_gated", "{at}mlp_gated", "gated", Bilingual("过门", "gated"), Bilingual("前馈：过门", "Feed-forward: through the gates"),
        Bilingual("两排数逐格相乘：门开着，旁边的数就过得去；门关着，就变成 0。",
          "The two rows are multiplied cell by cell: where the gate is open the number passes, where it is shut it becomes 0."),
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
