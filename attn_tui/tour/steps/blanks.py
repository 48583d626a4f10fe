"""What an encoder does besides: scores by content and by distance, and blanks that are filled."""

from __future__ import annotations

from attn_tui.text.bilingual import Bilingual
from attn_tui.tour.step import Step

TEXT: tuple[Step, ...] = (
    Step(
        "hidden", "hidden", "hidden", Bilingual("答案", "answers"), Bilingual("藏起来的词", "What is hidden"),
        Bilingual("[猫] 这样写，词就藏了起来：模型只看到 [MASK]，正确答案记在这里，算损失时用。−1：没有藏。",
          "A word written as [cat] is hidden: the model sees [MASK]; the answer is kept here for the loss. −1: none."),
    ),
)  # fmt: skip

VECTORS: tuple[Step, ...] = (
    Step(
        "buckets", "buckets", "buckets", Bilingual("桶", "buckets"), Bilingual("相隔多远：分桶", "How far apart: buckets"),
        Bilingual("行减列就是相隔几个词。近的每种距离一个桶，远的几种合用一个；正中的桶是自己，小的在后面，大的在前面。",
          "Row minus column is how far apart two tokens are. Near distances have a bucket each, far ones share. The middle one is the token itself."),
    ),
)  # fmt: skip

ATTENTION: tuple[Step, ...] = (
    Step(
        "norm_source", "{at}norm_source", "norm_source", Bilingual("归一", "norm"), Bilingual("被看的一方：归一化", "The side that is looked at: LayerNorm"),
        Bilingual("填空层里，提问的向量带着位置，被看的还是下面各层交上来的，所以各归一一次。",
          "In the filling layer those that ask know their place; those looked at are as the layers below left them. Each is normalised."),
    ),
    Step(
        "c2c", "{at}c2c", "c→c", Bilingual("词问词", "c→c"), Bilingual("内容问内容：Q·Kᵀ", "Content asks content: Q·Kᵀ"),
        Bilingual("和别的模型一样的点积，只看两个词是什么，不看各在哪里。",
          "The dot product that every model has: what the two words are, not where they stand."),
    ),
    Step(
        "place_k", "{at}place_k", "K_r", Bilingual("距离的 K", "K of places"), Bilingual("每个桶的名牌：K_r", "A key for each bucket: K_r"),
        Bilingual("每个桶在 R 里有一个向量，乘上同一个 W_k，就成了这种距离的名牌。",
          "Each bucket has a vector in R; times the same W_k it becomes the key of that distance."),
        explained="{at}place_k_proj",
    ),
    Step(
        "c2p_all", "{at}c2p_all", "Q·K_rᵀ", Bilingual("词问距离", "Q·K_r"), Bilingual("每个词喜欢哪种距离", "Which distances each word likes"),
        Bilingual("每个提问和每个桶的名牌做点积：这个词想看隔多远的词？",
          "Each query meets the key of each bucket: how far away does this word want to look?"),
    ),
    Step(
        "c2p", "{at}c2p", "c→p", Bilingual("c→p", "c→p"), Bilingual("内容问位置", "Content asks position"),
        Bilingual("每一格照 buckets 取出那个桶的分数：两个词的距离，合不合这一行那个词的意？",
          "Each cell takes the score of its bucket: is the distance of the two to the liking of the row's word?"),
    ),
    Step(
        "place_q", "{at}place_q", "Q_r", Bilingual("距离的 Q", "Q of places"), Bilingual("每个桶的提问：Q_r", "A query for each bucket: Q_r"),
        Bilingual("反过来：桶的向量乘上 W_q，成了这种距离的提问。",
          "The other way round: a bucket's vector times W_q is the query of that distance."),
        explained="{at}place_q_proj",
    ),
    Step(
        "p2c_all", "{at}p2c_all", "K·Q_rᵀ", Bilingual("距离问词", "K·Q_r"), Bilingual("每个词被哪种距离看中", "From which distances each word is sought"),
        Bilingual("每个词的名牌和每个桶的提问做点积：这个词适合被隔多远的词看？",
          "Each key meets the query of each bucket: from how far away is this word worth a look?"),
    ),
    Step(
        "p2c", "{at}p2c", "p→c", Bilingual("p→c", "p→c"), Bilingual("位置问内容", "Position asks content"),
        Bilingual("每一格照 buckets 取分数，看的是这一列那个词：隔着这么远，它值不值得看？",
          "Each cell takes the score of its bucket, of the column's word: is it worth a look from so far away?"),
    ),
    Step(
        "scores", "{at}scores", "S", Bilingual("相加", "sum"), Bilingual("三种分数加起来", "Three kinds of scores, added"),
        Bilingual("内容问内容、内容问位置、位置问内容，逐格相加，才是总分。",
          "Content→content, content→position and position→content, added cell by cell, are the scores."),
        of="Sum",
    ),
    Step(
        "masked", "{at}masked", "masked", Bilingual("不遮", "no mask"), Bilingual("什么也不遮", "Nothing is hidden"),
        Bilingual("编码器要填的是中间的空，前文后文都该看：一格也不遮。",
          "What comes before and what comes after are both seen: no cell is hidden. So an encoder can fill a blank in the middle."),
        of="Copy",
    ),
)  # fmt: skip

FILLING: tuple[Step, ...] = (
    Step(
        "asks", "asks", "asks", Bilingual("加位置", "+ place"), Bilingual("填空前才说坐在哪里", "Only now: where each token stands"),
        Bilingual("下面各层只知道相隔多远。到填空这一步，才把第几个位置加进提问的一方。",
          "The layers below knew distances alone. For filling blanks each asking token is told its place."),
    ),
    Step(
        "filled", "filled", "filled", Bilingual("填空", "filled"), Bilingual("空填上了", "The blanks, filled"),
        Bilingual("是 [MASK] 的行，换成这一行概率最大的词元；别的行照旧。",
          "In each row of [MASK] the likeliest token of that row; all other rows stay."),
    ),
)  # fmt: skip
STEPS = (*TEXT, *VECTORS, *ATTENTION, *FILLING)
