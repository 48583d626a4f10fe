"""Chinese texts whose second half can be known only from the first: lists, sentences, rhymes said again."""

from __future__ import annotations

from attn_tui.workshop.world.facts.draw import Draw, frames
from attn_tui.workshop.world.facts.pools_zh import (
    ALL,
    ANIMALS,
    COLOURS,
    FEELINGS,
    KEPT,
    LOOKS,
    NAMES,
    ONES,
    PAINTED,
    PLACES,
    THINGS,
    VERBS,
    WORDS,
)
from attn_tui.workshop.world.facts.primer_zh import how_many
from attn_tui.workshop.world.facts.tables_zh import DAYS
from attn_tui.workshop.world.facts.words import split

_KINDS = split("animals food things clothes vehicles places colours looks verbs subjects numbers days nature")
_LISTS = (*(WORDS.words(kind) for kind in _KINDS), NAMES, NAMES, ONES, *[ALL] * 5)


def listed(words: list[str]) -> str:
    """The words as a list: 甲、乙和丙."""
    return f"{'、'.join(words[:-1])}和{words[-1]}" if len(words) > 1 else words[0]


_AGAIN = frames("""
{l}。{l}。
{l}。{l}。{l}。
{l}；{l}。
{l}。<再说一遍|再来一遍|再读一次|又一次>：{l}。
跟我说：{l}。{l}。
{n}说：{l}。{m}说：{l}。
{n}说：“{l}。”{m}说：“{l}。”
“{l}。”{n}说。“{l}。”{m}也说。
{n}读：{l}。{m}也读：{l}。
这些词是{u}。是哪些词？{u}。
记住这些词：{l}。你记住了什么？{l}。
黑板上写着{u}，{n}的本子上也写着{u}。
老师说{u}，学生也说{u}。
先读{l}，再读一遍{l}。
请听：{l}。现在你说：{l}。
{n}学会了{u}，{m}也学会了{u}。
我的词是{l}，你的词也是{l}。
单子上写着：{l}。{n}念道：{l}。
""")


def words_again(draw: Draw) -> str:
    """A list of words, said twice or three times in the same order."""
    words = draw.some(draw.one(_LISTS), draw.between(3, 7) if draw.chance(0.8) else 2)
    n, m = draw.some(NAMES, 2)
    separator = draw.one(("，", "、"))
    return draw.say(_AGAIN, l=separator.join(words), u=listed(words), n=n, m=m)


def _mixed(draw: Draw) -> str:
    """Words of all kinds, up to twelve of them, in the same order again."""
    words = draw.some(ALL, draw.between(6, 12))
    separator = draw.one(("，", "、"))
    return f"{separator.join(words)}。{separator.join(words)}。"


_WHERE = split("上 里 下面 后面 旁边 前面")
_SENTENCES = frames("""
{c}的{x}在{y}旁边。
{x}在{y}{at}。
{y}旁边有一{q}{x}。
{y}旁边有{k}{q}{x}。
我有一{q}{c}的{x}和一{r}{d}的{y}。
我在{place}看见了{a}和{b}。
我的{x}是{c}的，我的{y}是{d}的。
{a}想和{b}一起{v}。
{a}很{f}，{b}很{g}。
我想{v}，也想{w}。
我会{v}，不会{w}。
我喜欢{x}和{y}。
请把{x}、{y}和{z}拿来。
{x}很{l}，{y}很{o}。
{p}和{s}在{place}。
{p}给了{s}一{q}{c}的{x}。
{p}喜欢{a}，{s}喜欢{b}。
{a}在{x}旁边睡觉。
{day}我们去{place}。
{p}和{s}想一起{v}。
那{q}{x}很{l}，这{r}{y}很{o}。
{a}在{x}旁边，{b}在{y}旁边。
{a}有一{q}{l}{x}。
""")
_SENTENCES = _SENTENCES[:-1]
_ECHOES = frames("""
“{s}。”{n}说。“{s}。”{m}也说。
{n}说：“{s}。”{m}说：“{s}。”
{s}。{s}。
{s}。{s}。{s}。
{n}写道：{s}。{m}也写道：{s}。
鹦鹉听见了：“{s}。”鹦鹉学着说：“{s}。”
“{n}说了什么？”“{n}说：{s}。”{n}说：{s}。
跟我说：“{s}。”“{s}。”
老师说：“{s}。”同学们一起说：“{s}。”
{n}大声喊：“{s}！”山谷里传来回声：“{s}！”
“{s}。你听见了吗？”“听见了，你说：{s}。”
读一遍：{s}。再读一遍：{s}。
{s}，{n}这样说。{m}也这样说：{s}。
""")


def sentence_again(draw: Draw) -> str:
    """A sentence that someone else says again."""
    n, m = draw.some(NAMES, 2)
    return draw.say(_ECHOES, s=_sentence(draw), n=n, m=m)


def _sentence(draw: Draw) -> str:
    x, y, z = draw.some(PAINTED, 3)
    a, b = draw.some(ANIMALS, 2)
    c, d = draw.some(COLOURS, 2)
    f, g = draw.some(FEELINGS, 2)
    v, w = draw.some(VERBS, 2)
    p, s = draw.some(NAMES, 2)
    lo, o = draw.some(LOOKS, 2)
    nouns = {
        "x": x.one,
        "q": x.measure,
        "y": y.one,
        "r": y.measure,
        "z": z.one,
        "a": a,
        "b": b,
        "p": p,
        "s": s,
    }
    others = {"c": c, "d": d, "f": f, "g": g, "v": v, "w": w, "l": lo, "o": o, "at": draw.one(_WHERE[2:])}
    more = {"k": how_many(draw.between(2, 12)), "place": draw.one(PLACES), "day": draw.one(DAYS)}
    return draw.say(_SENTENCES, **nouns, **others, **more).removesuffix("。")


_TEXT_AGAIN = frames("""
{t}{t}
{t}{t}{t}
{t}再说一遍：{t}
读一读：{t}再读一遍：{t}
{n}读：{t}{m}也读：{t}
{n}写道：{t}{m}也写道：{t}
书上写着：{t}{n}也这样说：{t}
第一遍：{t}第二遍：{t}
{n}背会了：{t}现在{n}来背：{t}
请听：{t}请你说：{t}
""")


def text_again(draw: Draw, text: str) -> str:
    """A text of any kind and then the same text."""
    n, m = draw.some(NAMES, 2)
    return draw.say(_TEXT_AGAIN, t=text, n=n, m=m)


_ORDERS = (
    ("{l}去{place}。", "{x}{w}进去"),
    ("{l}排成一队。", "{w}是{x}"),
    ("{l}在门口等着。", "{x}{w}进来"),
    ("{l}唱歌。", "{x}{w}唱"),
    ("{l}跳进水里。", "{x}{w}跳"),
    ("{l}赛跑。", "{x}{w}跑"),
    ("{l}来做客。", "{x}{w}来"),
    ("{l}想{v}。", "{w}轮到{x}"),
    ("老师叫了{l}。", "{x}{w}站起来"),
    ("{l}上了车。", "{x}{w}坐下"),
    ("{l}来了。", "{w}来的是{x}"),
)
_ORDINALS = ("第一", "第二", "第三", "第四", "第五")


def in_order(draw: Draw) -> str:
    """People or animals named in a row; then each does the same in that order."""
    k = draw.between(2, 5)
    who = draw.some(NAMES if draw.chance(0.7) else ANIMALS, k)
    begin, each = draw.one(_ORDERS)
    text = begin.format(l=listed(who), place=draw.one(PLACES), v=draw.one(VERBS))
    if draw.chance(0.25):
        at = draw.below(k)
        text = f"{'、'.join(who)}排好队。"
        return f"{text}谁排{_ORDINALS[at]}？{draw.one((f'{who[at]}。', f'{who[at]}排{_ORDINALS[at]}。'))}"
    order = ["先", *(draw.one(("再", "接着")) for _ in range(k - 2)), "最后"] if k > 2 else ["先", "再"]
    return text + "，".join(each.format(w=w, x=x) for w, x in zip(order, who, strict=True)) + "。"


_RHYMES = frames("""
一{q}{x}，两{q}{x}，{c}的{x}，{d}的{x}。
{a}，{a}，你在哪里？我在这里，你好吗？
{c}的{x}，{c}的{x}，你看见了什么？我看见{d}的{y}在看我。
小小{x}，圆圆{y}，{a}看见笑哈哈。
{a}跳，{b}跳，跳到{x}前面笑一笑。
{x}给你，{y}给我，{z}送给{a}和{b}。
拍拍手，找{x}。跺跺脚，找{y}。转个圈，找{z}。
跑呀跑，跳呀跳，{a}和{b}一起笑。
这里有{x}，那里有{y}。你好，{a}，再见。
我的{x}，我的{y}，我的{z}，还有我。
{a}{a}真可爱，{b}{b}你好啊。
晚安，{x}。晚安，{y}。晚安，{a}。
""")


def rhyme(draw: Draw) -> str:
    """A small rhyme, said twice."""
    x, y, z = draw.some(PAINTED, 3)
    a, b = draw.some(ANIMALS, 2)
    c, d = draw.some(COLOURS, 2)
    v, w = draw.some(VERBS, 2)
    fields = {
        "x": x.one,
        "q": x.measure,
        "y": y.one,
        "z": z.one,
        "a": a,
        "b": b,
        "c": c,
        "d": d,
        "v": v,
        "w": w,
    }
    line = draw.say(_RHYMES, **fields)
    return line + line


def pairs_again(draw: Draw) -> str:
    """Words that are paired at will; then one is said and the other is asked for."""
    k = draw.between(2, 5)
    left, right = draw.some(ALL, k), draw.some(ALL, k)
    link, stop = draw.one((("——", "，"), ("：", "。"), ("对", "，"), ("配", "，")))
    pairs = [f"{a}{link}{b}" for a, b in zip(left, right, strict=True)]
    order = range(k) if draw.chance(0.4) else draw.some(range(k), draw.between(1, k))
    return f"{stop.join(pairs)}。{stop.join(pairs[i] for i in order)}。"


_CARRY = tuple(noun for noun in THINGS if noun.one in KEPT)
_CARRIED = frames("""
{n}要买{l}。在商店里，{n}买了{l}。
桌子上有{l}。{n}拿走了{l}。
妈妈要{l}，{n}拿来了{l}。
{n}的包里有{l}。“包里有什么？”{m}问。“有{l}。”{n}说。
我们需要{l}。{n}带来了{l}。
<盒子|篮子|箱子|袋子>里有{l}。里面有什么？有{l}。
{n}画了{l}，{m}也画了{l}。
“我看见了{l}。”{n}说。“我也看见了{l}。”{m}说。
你看见了什么？我看见了{l}。{n}看见了{l}。
{n}有{l}，{m}也想要{l}。
{n}丢了{l}。看，{l}在这里！
单子上写着{l}，{n}买了{l}。
""")


def carried(draw: Draw) -> str:
    """Things named once and named again when they are bought, brought or found."""
    things = draw.some(_CARRY, draw.between(2, 4))
    way = draw.random()
    if way < 0.4:
        named = [f"一{thing.measure}{thing.one}" for thing in things]
    elif way < 0.7:
        named = [thing.one for thing in things]
    else:
        named = [f"{how_many(draw.between(2, 12))}{thing.measure}{thing.one}" for thing in things]
    n, m = draw.some(NAMES, 2)
    return draw.say(_CARRIED, l=listed(named), n=n, m=m)


def growing(draw: Draw) -> str:
    """A row that is said again, each time with one more."""
    words = draw.some(KEPT, draw.between(2, 4))
    begin = draw.one(("我有", "我看见了", "书包里有", "我画了", "树下有"))
    return "".join(f"{begin}{listed(words[: i + 1])}。" for i in range(len(words)))


SUBJECTS = (
    (words_again, 8),
    (_mixed, 3),
    (sentence_again, 5),
    (in_order, 3),
    (rhyme, 3),
    (pairs_again, 3),
    (carried, 3.5),
    (growing, 1.5),
)
"""Makers of this file and how often each is drawn."""
