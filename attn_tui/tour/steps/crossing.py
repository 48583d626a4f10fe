"""Cross-attention: the text that is written looks at the text that was read."""

from __future__ import annotations

from attn_tui.text.bilingual import Bilingual
from attn_tui.tour.step import Step

STEPS: tuple[Step, ...] = (
    Step(
        "memory", "memory", "memory", Bilingual("读完", "read"), Bilingual("读完的原文：编码器的输出", "The source, read: what the encoder hands over"),
        Bilingual("编码器到此为止：原文每个词元一行，前后文都已经混进来。解码器的每一层都来这里查。",
          "Here the encoder ends: a row for each source token, mixed with what stands before and after it. Every decoder layer looks here."),
    ),
    Step(
        "cross_norm", "{at}cross_norm", "cnorm", Bilingual("归一", "norm"), Bilingual("查原文之前的归一化", "LayerNorm before crossing"),
        Bilingual("译文的每一行调匀，好去原文里查。", "Each row of the target is evened out before it looks at the source."),
    ),
    Step(
        "cross_q", "{at}cross_q", "Q×", Bilingual("Q 译文", "Q target"), Bilingual("译文提问：Q 来自译文", "The target asks: Q comes from the target"),
        Bilingual("译文的每个词元乘上 W_cross_q：接下来要写的词，该去原文哪里找？",
          "Each target token times W_cross_q: where in the source is what I need next?"),
        explained="{at}cross_q_proj",
    ),
    Step(
        "cross_k", "{at}cross_k", "K×", Bilingual("K 原文", "K source"), Bilingual("原文挂名牌：K 来自原文", "The source answers: K comes from the source"),
        Bilingual("名牌不是译文自己的，而是编码器输出乘上 W_cross_k：有几个原文词元，就有几行。",
          "These keys are not the target's own: they are the encoder's output times W_cross_k, one row for each source token."),
        explained="{at}cross_k_proj",
    ),
    Step(
        "cross_v", "{at}cross_v", "V×", Bilingual("V 原文", "V source"), Bilingual("原文交出内容：V 来自原文", "What the source hands over: V comes from the source"),
        Bilingual("被看中的原文词元交出的内容，也是编码器输出算出来的：乘上 W_cross_v。",
          "What a source token hands over when it is looked at is made of the encoder's output too: times W_cross_v."),
        explained="{at}cross_v_proj",
    ),
    Step(
        "cross_scores", "{at}cross_scores", "S×", Bilingual("Q·Kᵀ", "Q·Kᵀ"), Bilingual("译文看原文：Q·Kᵀ", "Target meets source: Q·Kᵀ"),
        Bilingual("行是译文的词元，列是原文的词元：两句话长短不同，矩阵就不是正方形。",
          "Rows are target tokens, columns are source tokens: two sentences of different length, so the matrix is no square."),
    ),
    Step(
        "cross_scaled", "{at}cross_scaled", "S×/√k", Bilingual("÷√k", "÷√k"), Bilingual("缩放：÷√k", "Scaling: ÷√k"),
        Bilingual("和自注意力一样，除以 √k。后面没有掩码：原文已经整句读完，没有什么要遮。",
          "Divided by √k, as in self-attention. No mask follows: the source has been read to its end, nothing in it is the future."),
    ),
    Step(
        "cross_weights", "{at}cross_weights", "A×", Bilingual("softmax", "softmax"), Bilingual("译文把注意力分给原文", "The target's attention, shared out over the source"),
        Bilingual("每一行加起来等于 1：写到这里，原文的哪个词最要紧？",
          "Each row adds up to 1: at this place of the target, which source words matter?"),
    ),
    Step(
        "cross_mixed", "{at}cross_mixed", "A×·V×", Bilingual("加权和", "·V"), Bilingual("从原文取回：A·V", "Fetched from the source: A·V"),
        Bilingual("按份额把原文的内容混在一起：两种语言在这里相遇。",
          "The source's values mixed by those shares: here the two languages meet."),
    ),
    Step(
        "cross_concat", "{at}cross_concat", "concat×", Bilingual("合头", "heads"), Bilingual("各头拼起来", "Heads side by side"),
        Bilingual("每个头从原文取回一段，首尾相接。", "Each head has fetched a part from the source; they are laid side by side."),
    ),
    Step(
        "cross_attn", "{at}cross_attn", "cross", Bilingual("·W_o", "·W_o"), Bilingual("交叉注意力的输出：·W_o", "Cross-attention's output: ·W_o"),
        Bilingual("W_cross_o 把取回的东西译回 d 维，才能和译文的向量相加。",
          "W_cross_o turns what was fetched back into d features, so that it can be added to the target's vector."),
    ),
    Step(
        "cross_mid", "{at}cross_mid", "cmid", Bilingual("残差", "residual"), Bilingual("残差：加回去", "Residual: add it back"),
        Bilingual("原文的消息加到译文的向量上：写过什么、该写什么，都在这一行里了。",
          "What came from the source is added to the target's vector: what was written and what is to be written now lie in one row."),
    ),
)  # fmt: skip
