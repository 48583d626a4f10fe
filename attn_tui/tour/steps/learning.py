"""A step of training: the loss, then backwards, each gradient after those that it is made of, then the step."""

from __future__ import annotations

from attn_tui.text.bilingual import Bilingual
from attn_tui.tour.step import Step


def _gradient(node: str, of: str, title: Bilingual, gloss: Bilingual) -> Step:
    """The gradient of `node`, which is called `of` in formulas."""
    short, mark = node.removeprefix("{at}"), Bilingual(f"∂{of}", f"∂{of}")
    told = Bilingual(f"∂L/∂{of}：{title.zh}", f"∂L/∂{of}: {title.en}")
    return Step(f"d.{short}", f"d.{node}", f"∂L/∂{of}", mark, told, gloss)


def _updated(node: str, of: str, gloss: Bilingual) -> Step:
    """What the step makes of the weight `node`."""
    short, mark = node.removeprefix("{at}"), Bilingual(f"新{of}", f"new {of}")
    told = Bilingual(f"走一步：新的 {of}", f"The step: the new {of}")
    return Step(f"new.{short}", f"new.{node}", f"new {of}", mark, told, gloss)


_WEIGHT = Bilingual("这个权重进来的数，乘上它出去那头的梯度，一行一行加起来。",
                    "What came into the weight times the gradient where it led, row after row, added up.")  # fmt: skip

STEPS: tuple[Step, ...] = (
    Step(
        "target", "target", "target", Bilingual("目标", "target"), Bilingual("要说对的词：句子往左挪一格", "What was to be said: the sentence, shifted by one"),
        Bilingual("每个位置的正确答案就是原句的下一个词，不用模型自己的猜测（teacher forcing）。遮住了未来，所以一遍就是 n 道题。",
          "Each place's answer is the next token of the text itself, never the model's guess (teacher forcing). As the future is hidden, one pass sets n exercises."),
    ),
    Step(
        "loss.token", "loss.token", "loss.token", Bilingual("−ln p", "−ln p"), Bilingual("每个词错了多少：−ln p", "How wrong at each token: −ln p"),
        Bilingual("模型给正确的下一个词的概率是 p，损失就是 −ln p：p = 1 时是 0，p 越小越大。最后一个词后面没有答案，不算。",
          "p is what the model gave the true next token; the loss is −ln p: 0 at p = 1, the larger the smaller p. After the last token there is no answer."),
    ),
    Step(
        "loss", "loss", "L", Bilingual("损失", "loss"), Bilingual("损失 L：取平均", "The loss L: their mean"),
        Bilingual("所有位置平均成一个数 L。训练只问一件事：每个权重动一点点，L 会变多少？从这里起往回走。",
          "All places in one number, L. Training asks one thing: nudge a weight, and how much does L change? From here the way leads back."),
    ),
    _gradient(
        "loss.token", "loss.token", Bilingual("平均分给每个位置", "an equal share to each place"),
        Bilingual("梯度 = 这个数增加 1，L 增加多少（就这一点的斜率）。L 是平均，所以每道题占 1/题数。",
          "A gradient says how much L grows for each 1 that this number grows, by the slope here. L is a mean, so each exercise has an equal share."),
    ),
    _gradient(
        "logits", "logits", Bilingual("p − y", "p − y"),
        Bilingual("softmax 和 −ln p 合起来的斜率很简单：给了多少（p）减去该给多少（正确的词 1，其余 0）。给多了往下压，给少了往上抬。",
          "Softmax and −ln p together have a simple slope: what was given (p) less what was due (1 for the true token, else 0)."),
    ),
    _gradient(
        "W_u", "W_u", Bilingual("打分的矩阵", "the scoring matrix"), _WEIGHT,
    ),
    _gradient(
        "final", "final", Bilingual("最后的向量", "the last vectors"),
        Bilingual("每个词的 p − y 乘上它自己的向量再相加：该说的词把向量拉过来，不该说的推开。",
          "Each token's p − y times its own vector, added up: the true token pulls the vector near, the others push it off."),
    ),
    _gradient(
        "{at}out", "out", Bilingual("这一层的输出", "the layer's output"),
        Bilingual("被后面两处用到的数，梯度是两份之和：一份沿残差原样传回，一份穿过后面那一层。所以必须等用到它的都算完。",
          "What two later nodes used gets two parts, added up: one back along the residual unchanged, one through the next layer. So all its users come first."),
    ),
    _gradient("{at}W_out", "W_out", Bilingual("前馈收回的权重", "weights that narrow"), _WEIGHT),
    _gradient(
        "{at}mlp_act", "GELU", Bilingual("探测器的响声", "how the detectors fire"),
        Bilingual("往前是 GELU · W_out，往回就是梯度 · W_outᵀ：同一个矩阵，转过来用。",
          "Forward it was GELU · W_out; backward it is the gradient · W_outᵀ: the same matrix, turned over."),
    ),
    _gradient(
        "{at}mlp_in", "h", Bilingual("穿过 GELU", "through GELU"),
        Bilingual("乘上 GELU 在那一点的斜率：没响的探测器斜率近 0，梯度到它就断了。",
          "Times the slope of GELU at that point: where a detector did not fire the slope is almost 0, and so is what goes back."),
    ),
    _gradient("{at}W_in", "W_in", Bilingual("前馈展开的权重", "weights that widen"), _WEIGHT),
    _gradient(
        "{at}norm2", "norm2", Bilingual("前馈的入口", "where the MLP reads"),
        Bilingual("每个探测器都用了这一行，所以把每个探测器的梯度按 W_in 汇总。", "Every detector read this row: their gradients are gathered by W_in."),
    ),
    _gradient(
        "{at}mid", "mid", Bilingual("残差：两份相加", "the residual: two parts added"),
        Bilingual("一份从残差直接下来，一份穿过前馈。残差让梯度有一条不打折的路，层再多也到得了底。",
          "One part straight down the residual, one through the MLP. The residual is a road without loss: however many layers, gradients reach the bottom."),
    ),
    _gradient("{at}W_o", "W_o", Bilingual("W_o", "W_o"), _WEIGHT),
    _gradient(
        "{at}concat", "concat", Bilingual("各头的结果", "what the heads found"),
        Bilingual("穿回 W_o：梯度 · W_oᵀ，每个头分到自己那一段。", "Back through W_o: the gradient · W_oᵀ; each head gets its own part."),
    ),
    _gradient(
        "{at}mixed", "A·V", Bilingual("切成各头", "cut into heads"),
        Bilingual("什么也没算：一行切成几段，每个头拿走自己的一段。", "Nothing is computed: the row is cut, each head takes its part."),
    ),
    _gradient(
        "{at}weights", "A", Bilingual("注意力的份额", "the shares of attention"),
        Bilingual("往前是 A·V，所以往回是 梯度·Vᵀ：多看这个词一点，结果会不会更好？",
          "Forward was A·V, so backward is the gradient · Vᵀ: would looking more at this token have helped?"),
    ),
    _gradient(
        "{at}masked", "masked", Bilingual("穿过 softmax", "through softmax"),
        Bilingual("w ·（g − 这一行按份额平均的 g）：份额总和是 1，一个多了别的就少，所以只看比平均好多少。份额近 0 或近 1 时几乎学不动。",
          "w · (g − the row's mean of g by share): shares add up to 1, so only better than the mean counts. Near 0 or 1 hardly anything is learned."),
    ),
    _gradient(
        "{at}scaled", "(S/√k)", Bilingual("遮住的是 0", "0 where hidden"),
        Bilingual("藏起来的格子对结果没有影响，梯度是 0：没有人能从看不见的未来学到东西。",
          "A hidden cell had no effect, so its gradient is 0: nobody learns from a future that was not seen."),
    ),
    _gradient(
        "{at}scores", "S", Bilingual("谁该看谁，改多少", "who should have looked at whom"),
        Bilingual("除了 √k，梯度也除以 √k。不缩放的话 softmax 挤成 0 和 1，上一步的梯度就没了。负：这一格的分数再高些，损失会更小。",
          "Divided by √k forward, so backward too. Negative: a higher score in this cell would make the loss smaller."),
    ),
    _gradient(
        "{at}v", "V", Bilingual("内容该怎么变", "how the values should change"),
        Bilingual("V 的一行被所有看它的词用到：按各自的份额 A 把它们的梯度加起来（Aᵀ · 梯度）。",
          "A row of V was used by all tokens that looked at it: their gradients, by their shares A, added up (Aᵀ · gradient)."),
    ),
    _gradient("{at}W_v", "W_v", Bilingual("W_v", "W_v"), _WEIGHT),
    _gradient(
        "{at}k", "K", Bilingual("名牌该怎么变", "how the keys should change"),
        Bilingual("往前是 Q·Kᵀ，所以往回 dK = dSᵀ·Q：看过我的词，把它们的提问按 dS 加起来。",
          "Forward was Q·Kᵀ, so dK = dSᵀ·Q: the queries of those that met me, each times its dS, added up."),
    ),
    _gradient("{at}W_k", "W_k", Bilingual("W_k", "W_k"), _WEIGHT),
    _gradient(
        "{at}q", "Q", Bilingual("提问该怎么变", "how the queries should change"),
        Bilingual("往前是 Q·Kᵀ，所以往回 dQ = dS·K：该多看的词，把提问往它的名牌拉；该少看的，推开。",
          "Forward was Q·Kᵀ, so dQ = dS·K: towards the keys that should have scored more, away from the others."),
    ),
    _gradient(
        "{at}W_q", "W_q", Bilingual("提问的权重", "the weights of the queries"),
        Bilingual("W_q 把每个词变成提问，每个词都对它有意见：进来的数 × 提问的梯度，所有词加起来。按减号方向走，损失变小。",
          "W_q made every token's query, so every token has a say: what came in × the query's gradient, added up. Against its sign the loss falls."),
    ),
    _gradient(
        "{at}norm1", "norm1", Bilingual("Q、K、V 三份相加", "three parts: Q, K, V"),
        Bilingual("这一行被 Q、K、V 三处用到，三份梯度加起来，而不是后一份盖掉前一份。三份齐了才能再往回走。",
          "Q, K and V all read this row: three parts, added up, not one over the other. Only when all three are there can the way go on."),
    ),
    _gradient(
        "x", "x", Bilingual("回到词向量", "back at the vectors"),
        Bilingual("所有层都走完了：残差下来的一份，加上第一层的一份。", "All layers are behind: the part along the residual and that of the first layer."),
    ),
    _gradient(
        "P", "P", Bilingual("位置向量", "the positions"),
        Bilingual("每个座位的向量，用到的那几行有梯度，其余是 0。", "The vectors of the seats: the rows in use have a gradient, the rest 0."),
    ),
    _gradient(
        "E", "E", Bilingual("嵌入矩阵", "the embedding"),
        Bilingual("句子里出现几次的词，它那一行就收几份，加起来。没出现的词，查表这头是 0；打分也用 E 的话，每个词都还有 p − y 那一份。",
          "A token's row gets a part from every place at which it stands, added up. Where E also scores, every row has its part of p − y too."),
    ),
    _updated(
        "E", "E", Bilingual("每个数都朝梯度的反方向走一小步：新 = 旧 − 学习率 × 梯度。大权重、小权重，规则都一样。",
          "Every number takes a small step against its gradient: new = old − rate × gradient. The rule is the same for all."),
    ),
    _updated(
        "{at}W_q", "W_q", Bilingual("整个“学习”就是这一行减法，做上亿次。现在走一步看看：损失真的会小。",
          "All of learning is this subtraction, done millions of times. Take the step and see: the loss falls."),
    ),
)  # fmt: skip
"""Those of gradients begin with `d.`, those of what the step makes of weights with `new.`."""
