"""All the steps there are, in the order of the data flow. A model shows those whose node it has."""

from __future__ import annotations

from attn_tui.text.bilingual import Bilingual
from attn_tui.tour.step import Operand, Step

_AT = "layer.{layer}."
_NORMED = f"{_AT}norm1|{_AT}before"


def _projection(letter: str, zh: str, en: str, zh_gloss: str, en_gloss: str) -> Step:
    return Step(
        letter,
        f"{_AT}{letter}",
        letter.upper(),
        Bilingual(letter.upper(), letter.upper()),
        Bilingual(zh, en),
        Bilingual(zh_gloss, en_gloss),
        "qkv",
        (
            Operand(_NORMED, "x"),
            Operand(f"{_AT}W_{letter}", f"W_{letter}", "·", columns_of_head=True),
            Operand(f"{_AT}b_{letter}", f"b_{letter}", "+", columns_of_head=True),
        ),
        through=f"{_AT}{letter}_proj",
    )


STEPS: tuple[Step, ...] = (
    Step(
        "text", "text", "text", Bilingual("文字", "text"), Bilingual("文字", "The text"),
        Bilingual("你打的每个字符，在电脑里本来就是一个编号。", "To a computer, every character you type already is a number."),
        "preface",
    ),
    Step(
        "bytes", "bytes", "bytes", Bilingual("字节", "bytes"), Bilingual("UTF-8 字节", "UTF-8 bytes"),
        Bilingual("电脑存文字用的是字节：一个英文字母一个字节，一个汉字三个。世上任何文字，都只用到 256 种字节。",
          "Text is stored as bytes: one for an English letter, three for a Chinese character, 256 kinds in all."),
        "tokens", (Operand("text", "text"),),
    ),
    Step(
        "merges", "merges", "merges", Bilingual("合并", "merges"), Bilingual("相邻的合并", "Neighbours merged"),
        Bilingual("训练时最常相邻的一对，最先学会合并。在每个词里照这个先后，一对一对合起来。",
          "The pair that stood side by side most often was learned first. In every word pairs join in that order."),
        "tokens", (Operand("text", "text"),),
    ),
    Step(
        "pieces", "pieces", "pieces", Bilingual("词元", "tokens"), Bilingual("切成词元", "Cut into tokens"),
        Bilingual("文字被切成词表里认得的小块；每块记下起点、终点和编号。",
          "The text is cut into pieces that the vocabulary knows: where each starts, ends, and its id."),
        "tokens", (Operand("text", "text"), Operand("bytes", "bytes"), Operand("merges", "merges")),
    ),
    Step(
        "ids", "tokens", "ids", Bilingual("编号", "ids"), Bilingual("词元的编号", "Token ids"),
        Bilingual("从这里起，模型只看编号，不再看文字。", "From here on the model sees only ids, no letters."),
        "tokens", (Operand("pieces", "pieces"),),
    ),
    Step(
        "embed", "embed", "embed", Bilingual("嵌入", "embed"), Bilingual("查嵌入矩阵", "Embedding lookup"),
        Bilingual("编号是几，就把嵌入矩阵 E 的第几行抄出来：这一行就是这个词的向量。",
          "Id number i copies row i out of the embedding matrix E: that row is the token's vector."),
        "embedding", (Operand("E", "E"),),
    ),
    Step(
        "position", "position", "P", Bilingual("位置", "position"), Bilingual("位置向量", "Positions"),
        Bilingual("每个座位也有一个向量，好让模型知道谁在前、谁在后。",
          "Every seat has a vector of its own, so that the model can tell who comes first."),
        "position|embedding", (Operand("P", "P"),),
    ),
    Step(
        "x", "x", "x", Bilingual("x", "x"), Bilingual("词义 + 位置", "Meaning + position"),
        Bilingual("两个向量逐格相加：是什么词，坐在哪里，合成一行。",
          "Two vectors added cell by cell: which word, and where it sits, in one row."),
        "position|embedding", (Operand("embed", "embed"), Operand("position", "P", "+")),
    ),
    Step(
        "norm1", f"{_AT}norm1", "norm", Bilingual("归一", "norm"), Bilingual("层归一化", "LayerNorm"),
        Bilingual("每一行减去平均、除以标准差，让后面的层总能收到大小相近的数。",
          "Each row loses its mean and is divided by its spread, so that every layer gets numbers of one size."),
        "mlp", (Operand(f"{_AT}before|{_AT}mid", "x"), Operand(f"{_AT}norm1.gain", "gain", "·"),
                Operand(f"{_AT}norm1.bias", "bias", "+")),
    ),
    _projection("q", "提问：Q", "Queries: Q",
                "每个词元乘上 W_q，得到它的“提问”：我在找什么？",
                "Each token times W_q gives its query: what am I looking for?"),
    _projection("k", "名牌：K", "Keys: K",
                "每个词元乘上 W_k，得到它的“名牌”：我身上有什么可找？",
                "Each token times W_k gives its key: what can be found in me?"),
    _projection("v", "内容：V", "Values: V",
                "每个词元乘上 W_v，得到它的“内容”：被看中时交出什么？",
                "Each token times W_v gives its value: what do I hand over when I am looked at?"),
    Step(
        "scores", f"{_AT}scores", "S", Bilingual("Q·Kᵀ", "Q·Kᵀ"), Bilingual("谁该看谁：Q·Kᵀ", "Who should look at whom: Q·Kᵀ"),
        Bilingual("每个提问和每块名牌做点积：越合拍，分数越大。行是看的词，列是被看的词。",
          "Every query meets every key in a dot product: the better they fit, the larger the score."),
        "scores", (Operand(f"{_AT}q", "Q"), Operand(f"{_AT}k", "Kᵀ", "·", transposed=True)),
    ),
    Step(
        "scaled", f"{_AT}scaled", "S/√k", Bilingual("÷√k", "÷√k"), Bilingual("缩放：÷√k", "Scaling: ÷√k"),
        Bilingual("k 项相加，分数会随 k 变大；除以 √k，把它压回合适的大小。",
          "A sum of k products grows with k; dividing by √k brings the scores back to size."),
        "scaling", (Operand(f"{_AT}scores", "S"),),
    ),
    Step(
        "masked", f"{_AT}masked", "masked", Bilingual("掩码", "mask"), Bilingual("遮住未来", "Hide the future"),
        Bilingual("预测下一个词时不能偷看后文：后面的格子改成 −∞。",
          "No peeking at what comes later: those cells become −∞."),
        "softmax", (Operand(f"{_AT}scaled", "S/√k"),),
    ),
    Step(
        "weights", f"{_AT}weights", "A", Bilingual("softmax", "softmax"), Bilingual("变成比例：softmax", "Into shares: softmax"),
        Bilingual("每一行变成加起来等于 1 的份额：这个词把注意力分给谁、各分多少。",
          "Each row becomes shares that add up to 1: whom this token attends to, and how much."),
        "softmax", (Operand(f"{_AT}masked", "masked"),),
    ),
    Step(
        "mixed", f"{_AT}mixed", "A·V", Bilingual("加权和", "·V"), Bilingual("加权求和：A·V", "The weighted sum: A·V"),
        Bilingual("按份额把各个词的内容 V 混在一起：看谁多，就多拿谁的。",
          "The values V are mixed by those shares: the more it looks, the more it takes."),
        "weighted-sum", (Operand(f"{_AT}weights", "A"), Operand(f"{_AT}v", "V", "·")),
    ),
    Step(
        "concat", f"{_AT}concat", "concat", Bilingual("合头", "heads"), Bilingual("各头拼起来", "Heads side by side"),
        Bilingual("每个头各得一段，首尾相接拼成一行；什么也没算。",
          "Each head has made a part; they are laid side by side. Nothing is computed."),
        "weighted-sum", (Operand(f"{_AT}mixed", "A·V"),),
    ),
    Step(
        "attn", f"{_AT}attn", "attn", Bilingual("·W_o", "·W_o"), Bilingual("注意力的输出：·W_o", "Attention's output: ·W_o"),
        Bilingual("W_o 把各头的发现翻译回 d 维，和原来的向量同一种“语言”。",
          "W_o turns what the heads found back into the d features of the original vector."),
        "weighted-sum", (Operand(f"{_AT}concat", "concat"), Operand(f"{_AT}W_o", "W_o", "·"),
                         Operand(f"{_AT}b_o", "b_o", "+")),
    ),
    Step(
        "mid", f"{_AT}mid", "mid", Bilingual("残差", "residual"), Bilingual("残差：加回去", "Residual: add it back"),
        Bilingual("新东西加到旧向量上，而不是取代它：原来的词义还在。",
          "What is new is added to the old vector instead of replacing it: the word is still there."),
        "layers|weighted-sum", (Operand(f"{_AT}before", "x"), Operand(f"{_AT}attn", "attn", "+")),
    ),
    Step(
        "norm2", f"{_AT}norm2", "norm", Bilingual("归一", "norm"), Bilingual("层归一化", "LayerNorm"),
        Bilingual("进入前馈网络之前，再把每一行调匀一次。", "Once more each row is evened out, before the feed-forward block."),
        "mlp", (Operand(f"{_AT}mid|{_AT}out", "x"), Operand(f"{_AT}norm2.gain", "gain", "·"),
                         Operand(f"{_AT}norm2.bias", "bias", "+")),
    ),
    Step(
        "mlp_in", f"{_AT}mlp_in", "h", Bilingual("MLP↑", "MLP↑"), Bilingual("前馈：展开", "Feed-forward: widen"),
        Bilingual("每个词元各自展开成更多的数：很多个小探测器。",
          "Each token by itself is widened into many numbers: many small detectors."),
        "mlp", (Operand(f"{_AT}norm2|{_AT}norm1|{_AT}mid", "x"), Operand(f"{_AT}W_in", "W_in", "·"),
                         Operand(f"{_AT}b_in", "b_in", "+")),
    ),
    Step(
        "mlp_act", f"{_AT}mlp_act", "GELU", Bilingual("GELU", "GELU"), Bilingual("前馈：激活", "Feed-forward: activate"),
        Bilingual("没响的探测器几乎归零，响了的照样通过。",
          "Detectors that did not fire go to almost zero; those that fired pass."),
        "mlp", (Operand(f"{_AT}mlp_in", "h"),),
    ),
    Step(
        "mlp", f"{_AT}mlp", "mlp", Bilingual("MLP↓", "MLP↓"), Bilingual("前馈：收回", "Feed-forward: narrow"),
        Bilingual("响了的探测器各写下一笔，合成 d 个数。", "Each detector that fired writes its line; together d numbers."),
        "mlp", (Operand(f"{_AT}mlp_act", "GELU"), Operand(f"{_AT}W_out", "W_out", "·"),
                         Operand(f"{_AT}b_out", "b_out", "+")),
    ),
    Step(
        "out", f"{_AT}out", "out", Bilingual("残差", "residual"), Bilingual("这一层的输出", "The layer's output"),
        Bilingual("再加回去一次；这一行交给下一层。", "Added back once more; this row goes to the next layer."),
        "layers|weighted-sum", (Operand(f"{_AT}mid|{_AT}norm1", "mid"), Operand(f"{_AT}mlp", "mlp", "+")),
    ),
    Step(
        "final", "final", "final", Bilingual("归一", "norm"), Bilingual("最后的归一化", "The last LayerNorm"),
        Bilingual("走出所有层之后，最后调匀一次。", "After all the layers each row is evened out one last time."),
        "mlp", (Operand("stream", "x"), Operand("final.gain", "gain", "·"),
                       Operand("final.bias", "bias", "+")),
    ),
    Step(
        "logits", "logits", "logits", Bilingual("logits", "logits"), Bilingual("给每个词打分", "A score for every word"),
        Bilingual("拿最后的向量去问词表里的每个词：下一个是你吗？",
          "The last vector asks every word of the vocabulary: are you next?"),
        "next-token|sampling", (Operand("final|stream", "x"), Operand("W_u", "W_u", "·"), Operand("b_u", "b_u", "+"),
                       Operand("E", "Eᵀ", "·", transposed=True)),
    ),
    Step(
        "tempered", "tempered", "÷T", Bilingual("÷T", "÷T"), Bilingual("温度", "Temperature"),
        Bilingual("温度 T 小于 1，强者更强；大于 1，机会更均匀。",
          "A temperature T under 1 favours the strong; over 1 evens out the chances."),
        "sampling|next-token", (Operand("logits", "logits"), Operand("temperature", "T", "÷")),
    ),
    Step(
        "kept", "kept", "kept", Bilingual("top-k/p", "top-k/p"), Bilingual("只留最好的：top-k、top-p", "Only the best: top-k, top-p"),
        Bilingual("分数最高的 k 个、加起来占到 p 的那几个留下，其余改成 −∞。不限的时候，一个也不去掉。",
          "The k best stay, and of these the fewest that together reach p; the rest become −∞. Unset, all stay."),
        "sampling|next-token", (Operand("tempered", "logits/T"), Operand("top_k", "top-k"), Operand("top_p", "top-p")),
    ),
    Step(
        "probs", "probs", "p", Bilingual("概率", "probs"), Bilingual("变成概率：softmax", "Into probabilities: softmax"),
        Bilingual("又一次 softmax：每一行是对“下一个词”的一份完整下注。",
          "Softmax again: each row is a complete bet on the next token."),
        "next-token|sampling", (Operand("kept", "kept"),),
    ),
    Step(
        "next", "next", "next", Bilingual("下一个词", "next"), Bilingual("下一个词元", "The next token"),
        Bilingual("最后一行的词元按概率排成一条线，抽到的数落在谁身上就是谁；数是 0 时，总是概率最大的那个。",
          "The last row's tokens lie on a line, the likeliest first; the number drawn hits one. 0 hits the first."),
        "next-token|sampling", (Operand("probs", "p"), Operand("draw", "draw")),
    ),
)  # fmt: skip
