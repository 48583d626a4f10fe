"""One layer of attention, from the norm before it to the residual after it."""

from __future__ import annotations

from attn_tui.text.bilingual import Bilingual
from attn_tui.tour.step import Step


def _projection(letter: str, title: Bilingual, gloss: Bilingual) -> Step:
    symbol = Bilingual(letter.upper(), letter.upper())
    return Step(
        letter, "{at}" + letter, letter.upper(), symbol, title, gloss, explained="{at}" + f"{letter}_proj"
    )


STEPS: tuple[Step, ...] = (
    Step(
        "norm1", "{at}norm1", "norm1", Bilingual("归一", "norm"), Bilingual("层归一化", "LayerNorm"),
        Bilingual("每一行减去平均、除以标准差，让后面的层总能收到大小相近的数。",
          "Each row loses its mean and is divided by its spread, so that every layer gets numbers of one size."),
    ),
    Step(
        "norm1", "{at}norm1", "norm1", Bilingual("归一", "norm"), Bilingual("均方根归一化：RMSNorm", "RMSNorm"),
        Bilingual("每一行除以自己的均方根，让数的大小相近；不减平均，比 LayerNorm 省一步。",
          "Each row is divided by the root of its mean square, so that all are of one size; unlike LayerNorm it keeps its mean."),
        of="RMSNorm",
    ),
    _projection(
        "q", Bilingual("提问：Q", "Queries: Q"),
        Bilingual("每个词元乘上 W_q，得到它的“提问”：我在找什么？",
                  "Each token times W_q gives its query: what am I looking for?"),
    ),
    _projection(
        "k", Bilingual("名牌：K", "Keys: K"),
        Bilingual("每个词元乘上 W_k，得到它的“名牌”：我身上有什么可找？",
                  "Each token times W_k gives its key: what can be found in me?"),
    ),
    _projection(
        "v", Bilingual("内容：V", "Values: V"),
        Bilingual("每个词元乘上 W_v，得到它的“内容”：被看中时交出什么？",
                  "Each token times W_v gives its value: what do I hand over when I am looked at?"),
    ),
    Step(
        "q_turned", "{at}q_turned", "Q↻", Bilingual("转 Q", "turn Q"), Bilingual("按位置旋转 Q（RoPE）", "Queries turned by place (RoPE)"),
        Bilingual("把每行的数两两配对，当作平面上的点，按位置转一个角：长短不变，方向变了。",
          "The numbers of a row are paired as points of a plane and turned by their place: as long as before, but pointing elsewhere."),
    ),
    Step(
        "k_turned", "{at}k_turned", "K↻", Bilingual("转 K", "turn K"), Bilingual("按位置旋转 K（RoPE）", "Keys turned by place (RoPE)"),
        Bilingual("K 也照样转。两个都转过以后，点积只看相隔多远，不看各在哪里。",
          "Keys are turned alike. Once both are turned, a dot product depends on how far apart they stand, not on where."),
    ),
    Step(
        "k_shared", "{at}k_shared", "K×", Bilingual("共用 K", "share K"), Bilingual("几个头共用一份 K", "Heads that share their keys"),
        Bilingual("K 的头比 Q 的少，每份给几个头用：生成时要记住的 K 和 V 就少几倍，效果差不多。",
          "There are fewer key heads than query heads, so each serves several: far less to remember while writing, at little loss."),
    ),
    Step(
        "v_shared", "{at}v_shared", "V×", Bilingual("共用 V", "share V"), Bilingual("几个头共用一份 V", "Heads that share their values"),
        Bilingual("V 和 K 一样共用：几个头问得不同，拿的是同一份内容。",
          "Values are shared like keys: heads that ask differently take from the same contents."),
    ),
    Step(
        "scores", "{at}scores", "S", Bilingual("Q·Kᵀ", "Q·Kᵀ"), Bilingual("谁该看谁：Q·Kᵀ", "Who should look at whom: Q·Kᵀ"),
        Bilingual("每个提问和每块名牌做点积：越合拍，分数越大。行是看的词，列是被看的词。",
          "Every query meets every key in a dot product: the better they fit, the larger the score."),
    ),
    Step(
        "scaled", "{at}scaled", "S/√k", Bilingual("÷√k", "÷√k"), Bilingual("缩放：÷√k", "Scaling: ÷√k"),
        Bilingual("k 项相加，分数会随 k 变大；除以 √k，把它压回合适的大小。",
          "A sum of k products grows with k; dividing by √k brings the scores back to size."),
    ),
    Step(
        "placed", "{at}placed", "S+b", Bilingual("距离", "distance"), Bilingual("按距离加分：+ b", "A bonus for distance: + b"),
        Bilingual("每个头给“往回隔几个词”各学了一个数，加到分数上：词的先后从这里进来。",
          "Each head has learned a number for every distance back, added to the score: how word order comes in."),
    ),
    Step(
        "masked", "{at}masked", "masked", Bilingual("掩码", "mask"), Bilingual("遮住未来", "Hide the future"),
        Bilingual("预测下一个词时不能偷看后文：后面的格子改成 −∞。",
          "No peeking at what comes later: those cells become −∞."),
    ),
    Step(
        "weights", "{at}weights", "A", Bilingual("softmax", "softmax"), Bilingual("变成比例：softmax", "Into shares: softmax"),
        Bilingual("每一行变成加起来等于 1 的份额：这个词把注意力分给谁、各分多少。",
          "Each row becomes shares that add up to 1: whom this token attends to, and how much."),
    ),
    Step(
        "mixed", "{at}mixed", "A·V", Bilingual("加权和", "·V"), Bilingual("加权求和：A·V", "The weighted sum: A·V"),
        Bilingual("按份额把各个词的内容 V 混在一起：看谁多，就多拿谁的。",
          "The values V are mixed by those shares: the more it looks, the more it takes."),
    ),
    Step(
        "concat", "{at}concat", "concat", Bilingual("合头", "heads"), Bilingual("各头拼起来", "Heads side by side"),
        Bilingual("每个头各得一段，首尾相接拼成一行；什么也没算。",
          "Each head has made a part; they are laid side by side. Nothing is computed."),
    ),
    Step(
        "attn", "{at}attn", "attn", Bilingual("·W_o", "·W_o"), Bilingual("注意力的输出：·W_o", "Attention's output: ·W_o"),
        Bilingual("W_o 把各头的发现翻译回 d 维，和原来的向量同一种“语言”。",
          "W_o turns what the heads found back into the d features of the original vector."),
    ),
    Step(
        "mid", "{at}mid", "mid", Bilingual("残差", "residual"), Bilingual("残差：加回去", "Residual: add it back"),
        Bilingual("新东西加到旧向量上，而不是取代它：原来的词义还在。",
          "What is new is added to the old vector instead of replacing it: the word is still there."),
    ),
)  # fmt: skip
