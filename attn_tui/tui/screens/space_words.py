"""What the screen of the space says, in both languages."""

from __future__ import annotations

from attn_tui.text.bilingual import Bilingual

TITLE = Bilingual("词住在哪里", "Where words live")
SOURCES = (
    Bilingual("词向量（双语，64 维）", "word vectors (two languages, 64 numbers)"),
    Bilingual("这个模型的 E", "E of this model"),
    Bilingual("这句话的词元，走出第 {layer} 层", "the tokens of the sentence, leaving layer {layer}"),
    Bilingual("{node} 的每一行", "the rows of {node}"),
)
ENTERING = Bilingual("这句话的词元，进第 1 层之前", "the tokens of the sentence, before layer 1")
MODES = (Bilingual("一条轴", "an axis"), Bilingual("一个平面", "a plane"), Bilingual("一个空间", "a space"))
VIEW_KEY = Bilingual("v 轴/面/空间", "v view")
TURN_KEYS = Bilingual("←→↑↓ 转", "←→↑↓ turn")
WORD_KEY = Bilingual("Tab 选词", "Tab word")
SOURCE_KEY = Bilingual("s 来源", "s source")
LAYER_KEYS = Bilingual("[ ] 层", "[ ] layer")
EDIT_KEY = Bilingual("e 改词", "e words")
ANALOGY_KEY = Bilingual("a 类比", "a analogy")
LEAVE_KEY = Bilingual("Esc 关闭", "Esc close")
FIELD_HINT = Bilingual(
    "空格隔开 · Enter 或 Esc 回到图", "spaces between words · Enter or Esc: back to the picture"
)
KEPT = Bilingual("{mode}留住了 {kept:.0%} 的方差", "{mode} keeps {kept:.0%} of the variance")
NO_VARIANCE = Bilingual("所有的点在一个位置：没有方差", "all points are in one place: no variance")
TRAIL = Bilingual("○ 是前面各层的位置", "○ earlier layers")
COSINES = Bilingual("余弦：1 同向，0 不相干，−1 反向", "cosines: 1 same way, 0 unrelated, −1 opposite")
COSINES_OF = Bilingual("和“{word}”的余弦：", "cosines with “{word}”: ")
NEAREST = Bilingual("离“{word}”最近的", "nearest to “{word}”")
ENGLISH, CHINESE = Bilingual("英文", "English"), Bilingual("中文", "Chinese")
NEAREST_TOKENS = Bilingual("E 里离“{word}”最近的", "nearest to “{word}” in E")
UNKNOWN = Bilingual("不认识：{words}", "not known: {words}")
ANALOGY = Bilingual("{a} − {b} + {c} ≈ ？", "{a} − {b} + {c} ≈ ?")
EXCLUDED = Bilingual(
    "这三个词照惯例排除在外；不排除，最近的是“{word}”（{cosine}）。",
    "These three are left out, as is the custom; with them the nearest is “{word}” ({cosine}).",
)
NO_ANALOGY = Bilingual("类比要三个认识的词：a − b + c", "an analogy takes three known words: a − b + c")
HONEST = Bilingual(
    "这些向量并不完美：离“番茄”最近的中文词是“茄子”，虚词挤成一团，类比常常落空。",
    "These vectors are not perfect: of Chinese words 茄子 (aubergine) is nearest to 番茄 (tomato), "
    "function words crowd together, analogies often miss.",
)
NOTHING = Bilingual("没有认识的词：按 e 换几个。", "No word is known: press e and try others.")
NO_TOKENS = Bilingual("句子是空的：没有词元可看。", "The sentence is empty: there are no tokens to look at.")
