"""What the graph says in English words, in both languages: formulas that are words, labels of numbers.

Mathematics and the names of nodes are the same in both languages and have no row here.
"""

from __future__ import annotations

import re
from functools import lru_cache

from attn_tui.text.bilingual import Bilingual

FORMULAS = (
    Bilingual("Unicode 编号", "Unicode code points"),
    Bilingual("照先后合起来的对", "pairs joined, in order"),
    Bilingual("合并之后的 bytes", "bytes, merged"),
    Bilingual("pieces 的编号，打乱", "ids of the pieces, shuffled"),
    Bilingual("pieces 的编号", "ids of the pieces"),
    Bilingual("文字的编号", "ids of the text"),
    Bilingual("{what}，切成各头", "{what}, split in heads"),
    Bilingual("{what}，不缩放", "{what}, not scaled"),
    Bilingual("{what}，未来 = −∞", "{what}, future = −∞"),
    Bilingual("{what}，除最后 {count} 个都 = −∞", "{what}, all but the last {count} = −∞"),
    Bilingual("{what}，什么也不遮", "{what}, nothing hidden"),
    Bilingual("1 / 看得见的个数", "1 / number of visible"),
    Bilingual("最大的得 1", "1 at the largest"),
    Bilingual("{what}，沉默的头 = 0", "{what}, silent ones 0"),
    Bilingual("只有 {what}", "{what} alone"),
    Bilingual("{what}，其余 = −∞", "{what}, the rest = −∞"),
    Bilingual("[0, 1) 里的一个数；种子 0 得 0", "a number in [0, 1), seed 0: 0"),
    Bilingual("抽到的数落在谁身上就是谁", "the token that the draw falls on"),
    Bilingual("种子", "seed"),
    Bilingual("{what} 里每个词元的下一个", "the token after each of {what}"),
    Bilingual("平均（{what}）", "mean({what})"),
    Bilingual("{what}，藏起来的 = 0", "{what}, 0 where hidden"),
    Bilingual("{what}，手工改的 = 0", "{what}, 0 where set by hand"),
    Bilingual("{what}，其余 = 0", "{what}, the rest = 0"),
    Bilingual("{what}，按 {ids} 归到各行", "{what}, by {ids}"),
    Bilingual("{what} / 行数", "{what} / rows"),
    Bilingual("那一部分是新的，其余照旧", "new in its part, else W"),
    Bilingual("{what} 按 {angles} 旋转", "{what} turned by {angles}"),
    Bilingual("{what}，按 {angles} 转回去", "{what}, turned back by {angles}"),
    Bilingual("{what}，每份给 {count} 个头", "{what}, each for {count} heads"),
    Bilingual("位置 · base^(−对/对数)", "place · base^(−pair/pairs)"),
    Bilingual("{what}，沿每条对角线相加", "{what} along each diagonal"),
    Bilingual("i − j 落在哪个桶", "bucket of i − j"),
    Bilingual("每个空里最可能的词元", "the likeliest token in each blank"),
    Bilingual("方括号里藏着的", "what the brackets hide"),
    Bilingual("每个空里藏着的", "what is hidden in each blank"),
    Bilingual("{what}，按 {ids} 归拢", "{what} by {ids}"),
    Bilingual("学习率", "learning rate"),
    Bilingual("走过的步数", "steps taken"),
    Bilingual("名字说的那张图", "the picture that the text names"),
    Bilingual("名字说的那段声音", "the wave that the text names"),
    Bilingual("正确的类别在最后一行", "class in the last row"),
    Bilingual("正确的类别，在最后一行", "the class that is right, in the last row"),
    Bilingual("{what}，切成小块", "{what}, cut into patches"),
    Bilingual("每 {hop} 个数取 {width} 个", "{width} samples every {hop}"),
    Bilingual("{what}，下面添上类别词元", "{what}, the class token below"),
    Bilingual("1，盖住的那块是 0", "1, the covered patch 0"),
    Bilingual("随机的数", "random numbers"),
    Bilingual("左转", "turned left"),
    Bilingual("倒过来", "turned over"),
    Bilingual("右转", "turned right"),
    Bilingual("往左 {count} 个像素", "{count} pixels to the left"),
    Bilingual("往右 {count} 个像素", "{count} pixels to the right"),
    Bilingual("往上 {count} 个像素", "{count} pixels up"),
    Bilingual("往下 {count} 个像素", "{count} pixels down"),
    Bilingual("早 80 毫秒", "80 ms earlier"),
    Bilingual("晚 80 毫秒", "80 ms later"),
    Bilingual("{what}，放回原处", "{what}, put together"),
    Bilingual("{what}，挪回去", "{what}, moved back"),
    Bilingual("{what}，转回去", "{what}, turned back"),
    Bilingual("{what}，除最后一行", "{what}, all rows but the last"),
    Bilingual("{what} 的最后一行", "the last row of {what}"),
    Bilingual("{what}，重叠着相加", "{what}, laid over each other"),
)
"""Formulas that are words, as the nodes have them in English; {…} stands for what is mathematics in them."""

LABELS = (
    Bilingual("未来", "future"),
    Bilingual("太远", "too far back"),
    Bilingual("落选", "left out"),
    Bilingual("沉默", "silenced"),
    Bilingual("另外 {count} 个", "{count} others"),
    Bilingual("1/看得见的", "1/visible"),
    Bilingual("看得见的", "visible"),
    Bilingual("现在", "now"),
    Bilingual("平均（{what}）", "mean({what})"),
    Bilingual("1/行数", "1/rows"),
    Bilingual("行数", "rows"),
    Bilingual("原来", "before"),
)
"""What numbers in a product are called."""

NOTICES = (
    Bilingual("{node} 就是句子本身：请改句子", "{node} is the sentence itself: edit the sentence instead"),
    Bilingual("{what}；softmax 之前的 -10000 会把一格藏起来", "{what}; -10000 before a softmax hides a cell"),
    Bilingual(
        "{node} 要 {least} 到 {most} 之间的整数，{value} 不行",
        "{node} takes a whole number from {least} to {most}, not {value}",
    ),
    Bilingual(
        "{node} 要 {least} 到 {most} 之间的数，{value} 不行",
        "{node} takes a number from {least} to {most}, not {value}",
    ),
    Bilingual(
        "{node} 要不小于 {least}、小于 {most} 的数，{value} 不行",
        "{node} takes a number of at least {least} and below {most}, not {value}",
    ),
    Bilingual(
        "{node} 没有值：从 {origin} 起，数太大了或者不是数（∞、NaN）",
        "{node} has no value: from {origin} on the numbers overflow or are none (∞, NaN)",
    ),
    Bilingual(
        "{node}：这一行全被藏起来了（−∞），softmax 分不了：留一格看得见的",
        "{node}: softmax of a row in which everything is hidden (−∞): leave one cell visible",
    ),
    Bilingual(
        "文字太短：只有 {tokens} 个词元，每次看 {length} 个，就要有 {least} 个",
        "the text is too short: {tokens} tokens; with a context of {length} it takes {least}",
    ),
    Bilingual("{path}：读不了（{why}）", "{path}: cannot be read ({why})"),
    Bilingual("没有这个文件", "No such file or directory"),
    Bilingual("没有权限", "Permission denied"),
    Bilingual("{path}：不是文本，里面有零字节", "{path}: is no text: it holds zero bytes"),
    Bilingual("{path}：是空的", "{path}: is empty"),
    Bilingual("{path}：是文件夹，不是文件", "{path}: is a folder, not a file"),
    Bilingual(
        "{path}：比 {size} 还大，这里读不了", "{path}: is larger than {size}, the most that is read here"
    ),
    Bilingual(
        "{path}：第 {line} 行不是 UTF-8，请把文件另存为 UTF-8",
        "{path}: line {line} is not UTF-8 here; save the file as UTF-8",
    ),
)
"""What cannot be done, as the graph and the edits say it."""

GIVEN = {
    "code point": Bilingual("这个字符的 Unicode 编号", "the Unicode number of this character"),
    "place": Bilingual("第几个位置，从 0 数起", "which place it is, from 0"),
    "speed": Bilingual("这一对每个位置转多少弧度", "how far this pair turns from place to place, in radians"),
    "weight": Bilingual("模型的权重", "a weight of the model"),
    "token id": Bilingual("词元的编号", "the id of a token"),
    "temperature": Bilingual("温度", "the temperature"),
    "start": Bilingual("词元从第几个字符开始", "the character at which the token starts"),
    "end": Bilingual("词元到第几个字符为止", "the character before which the token ends"),
    "id": Bilingual("它在词表里的编号", "its id in the vocabulary"),
    "draw": Bilingual("种子抽出来的数", "the number that the seed drew"),
    "top-k": Bilingual("只留最好的几个，0 是全部", "how many of the best stay, 0 for all"),
    "top-p": Bilingual("留下的加起来要占多少", "how much the ones that stay must add up to"),
    "seed": Bilingual("种子；0 不抽签，总取最可能的", "the seed; 0 draws nothing and takes the likeliest"),
    "byte": Bilingual("这个字符在 UTF-8 里的一个字节", "a byte of this character in UTF-8"),
    "left": Bilingual("左边一块从第几个字节开始", "the byte at which the left part begins"),
    "right": Bilingual("右边一块从第几个字节开始", "the byte at which the right part begins"),
    "argmax": Bilingual("最后一行里概率最大的词元的编号", "the id of the likeliest token in the last row"),
    "filled": Bilingual("这一行里概率最大的词元的编号", "the id of the likeliest token of this row"),
    "no pair": Bilingual("没有一对词元落在这个桶里", "no pair of tokens falls into this bucket"),
    "set by hand": Bilingual("手工改的", "set by hand"),
    "not trained": Bilingual("没有训练过，取中性的值", "not trained: a neutral value"),
    "sinusoid": Bilingual("位置的正弦或余弦，没有训练过", "the sine or cosine of the place, not trained"),
    "learning rate": Bilingual("学习率", "the learning rate"),
    "steps taken": Bilingual("走过的步数", "the steps taken"),
    "remembered": Bilingual("优化器记住的，起初是 0", "what the optimiser remembers, 0 at first"),
    "∂L/∂L": Bilingual("损失对自己的梯度是 1", "the slope of the loss along itself is 1"),
    "from outside": Bilingual("从外面给的梯度", "a gradient from outside"),
    "nothing follows": Bilingual("后面没有词元了", "no token follows"),
    "no target": Bilingual("没有要说对的词元，不算损失", "no token was to be said: no loss"),
    "as it was read": Bilingual("图或声音里就是这个数", "the number that stands here in it"),
    "what the text names": Bilingual("名字说的类别", "the class that the text names"),
    "its place": Bilingual("第几行，从 0 数起", "which row it is, from 0"),
    "nothing was here": Bilingual("挪进来的是空的：0", "what came in is empty: 0"),
    "noise": Bilingual("随机的数，每次都一样", "a random number, always the same"),
    "seen": Bilingual("1 看得见，0 盖住了", "1 is seen, 0 is covered"),
    "windowed cosines": Bilingual(
        "这个频率的余弦波，两头压低", "a cosine of this frequency, faded at both ends"
    ),
    "windowed sines": Bilingual("这个频率的正弦波，两头压低", "a sine of this frequency, faded at both ends"),
    "mel filter": Bilingual("这个频率有多少归这条频带", "how much of this frequency goes to the band"),
    "hidden": Bilingual("看不见，所以没有份额", "hidden, so it has no share"),
    "largest of the row": Bilingual("这一行最大，全归它", "the largest of its row takes all"),
    "not the largest": Bilingual("不是这一行最大的，什么也没有", "not the largest of its row: nothing"),
}
"""What a number is that came from outside, by the label that the graph gives it."""


def formula_words(formula: str, lang: str) -> str:
    """The formula in this language; mathematics as it is. What is before a `,` is looked up in its turn."""
    return _translated(formula, lang, FORMULAS)


def label_words(label: str, lang: str) -> str:
    """The label of a number in this language."""
    return _translated(label, lang, LABELS)


def notice_words(notice: str, lang: str) -> str:
    """What cannot be done, in this language."""
    return _translated(notice, lang, NOTICES)


@lru_cache(maxsize=512)
def _translated(english: str, lang: str, table: tuple[Bilingual, ...]) -> str:
    if lang == "en":
        return english
    for row in table:
        if match := _pattern(row.en).fullmatch(english):
            return row[lang].format(**{k: _translated(v, lang, table) for k, v in match.groupdict().items()})
    return english


@lru_cache(maxsize=64)
def _pattern(english: str) -> re.Pattern[str]:
    """`{what}, split in heads` as an expression with a group called `what`."""
    return re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+)", re.escape(english)))
