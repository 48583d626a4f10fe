"""Opposites, colours, animals, kinds of things and words for the same, in Chinese."""

from __future__ import annotations

from attn_tui.workshop.world.facts.draw import Draw, frames, joined
from attn_tui.workshop.world.facts.tables_zh import (
    ANIMALS,
    COLOURS,
    EATERS,
    KINDS,
    OPPOSITES,
    PAIRS,
    SAME,
)
from attn_tui.workshop.world.facts.words import split, vocabulary

_WORDS = vocabulary("zh")
_NAMES = _WORDS.words("girls", "boys")

_OPPOSITES = frames("""
{a}的反义词是{b}。
“{a}”的反义词是“{b}”。
{a}的反面是{b}。
{a}和{b}是反义词。
{a}和{b}意思相反。
{a}对{b}。
{a}的反义词是什么？<是|>{b}。
我说{a}，你说{b}。
{n}说“{a}”，{m}说“{b}”。
“{a}的反义词是什么？”{n}问。“{b}。”{m}说。
和{a}相反的词是{b}。
""")
_CONTRASTS = frames("""
{x}{a}，{y}{b}。
{x}很{a}，{y}很{b}。
{x}很{a}，<可是|但是|不过>{y}很{b}。
{x}不{b}，{x}很{a}。
{y}不{a}，<|{y}>很{b}。
{y}{b}，{x}{a}。
{x}{b}吗？不，{x}很{a}。
{x}{a}吗？很{a}。{y}呢？{y}很{b}。
{x}{a}还是{b}？{x}{a}。
{x}{a}，{y}不{a}，{y}{b}。
{x}{a}，{y}{b}，{a}和{b}相反。
“{y}{a}吗？”{n}问。“不，很{b}。”{m}说。
""")
_THINGS = _WORDS.nouns("things", "clothes")
_WITH_DE = frozenset(split("大 小 新 旧 干净 脏 贵 便宜 重 轻"))
_NOT_THIS = frames("""
这{q}{x}不是{a}的，是{b}的。
不是{a}的，是{b}的。
我不要{a}的{x}，我要{b}的。
这{q}{x}是{a}的，那{q}{x}是{b}的。
你要{a}的{x}还是{b}的{x}？我要{a}的。
一{q}是{a}的，一{q}是{b}的。
这{q}{x}<太|很>{a}了，<有没有|有>{b}一点的吗？
""")
_NOT_THIS = _NOT_THIS[:-1]
_PLAIN = tuple(row for row in OPPOSITES if row[0] in _WITH_DE and row[1] in _WITH_DE)


def opposites(draw: Draw) -> str:
    """A pair of opposites, or two things that differ."""
    n, m = draw.some(_NAMES, 2)
    way = draw.random()
    if way < 0.15:
        a, b, *_ = draw.one(_PLAIN)
        if draw.chance(0.5):
            a, b = b, a
        thing = draw.one(_THINGS)
        return draw.say(_NOT_THIS, a=a, b=b, x=thing.one, q=thing.measure)
    a, b, x, y = draw.one(OPPOSITES)
    if draw.chance(0.5):
        a, b, x, y = b, a, y, x
    if way < 0.6 and "不" not in a + b:
        return draw.say(_CONTRASTS, a=a, b=b, x=x, y=y, n=n, m=m)
    text = []
    for _ in range(draw.between(1, 2)):
        a, b = draw.one(PAIRS) if draw.chance(0.45) else draw.one(OPPOSITES)[:2]
        if draw.chance(0.5):
            a, b = b, a
        text.append(draw.say(_OPPOSITES, a=a, b=b, n=n, m=m))
    return "".join(text)


_COLOUR = frames("""
{x}是{c}的。
{x}是{c}的。
{x}是{c}的，{y}是{d}的。
{x}是什么颜色<的|>？{c}。
{x}是什么颜色的？<它|{x}>是{c}的。
{x}的颜色是{c}。
{x}不是{d}的，是{c}的。
{x}是{d}的吗？不是，{x}是{c}的。
{x}是{c}的吗？是的，<{x}是{c}的|是{c}的>。
“{x}是什么颜色的？”{n}问。“{c}的。”{m}说。
{n}画{x}，用{c}的<笔|颜料>。
什么东西是{c}的？{x}是{c}的。
{x}是{c}的，{z}也是{c}的。
{x}和{z}都是{c}的。
{n}的<帽子|书包|外套|皮球>和{x}一样，是{c}的。
""")
_MIXED = frames("""
红色加黄色变成橙色。
蓝色加黄色变成绿色。
红色加蓝色变成紫色。
黑色加白色变成灰色。
红色加白色变成粉色。
彩虹有红、橙、黄、绿、蓝、紫等颜色。
红灯停，绿灯行。
看见红灯要停，看见绿灯才能走。
""")
_BY_COLOUR = {colour: [row for row in COLOURS if row[1] == colour] for colour in {row[1] for row in COLOURS}}


def colours(draw: Draw) -> str:
    """The colour that a known thing has."""
    if draw.chance(0.06):
        return draw.say(_MIXED)
    (x, c), (y, d) = draw.some(COLOURS, 2)
    if c == d:
        return f"{x}是{c}的，{y}也是{c}的。"
    like = [row[0] for row in _BY_COLOUR[c] if row[0] != x]
    if not like:
        return f"{x}是{c}的。"
    n, m = draw.some(_NAMES, 2)
    return draw.say(_COLOUR, x=x, y=y, z=draw.one(like), c=c, d=d, n=n, m=m)


_ANIMAL = frames("""
{x}{sound}叫。
{x}会{sound}叫。
{x}怎么叫？{sound}。
{x}怎么叫？{x}{sound}叫。
“{sound}！”{x}叫了。
{n}听见{sound}的叫声，原来是{x}。
{x}{sound}叫，{y}{sound2}叫。
{sound}，{sound}，这是{x}在叫。
{n}给{x}喂{food}，{x}{sound}叫。
谁在{sound}叫？是{x}。
{x}饿了，{sound}叫着要吃{food}。
{x}有{legs}腿。
{x}有几条腿？<{x}有|>{legs}腿。
""")
_EATER = frames("""
{x}吃{food}。
{x}<喜欢|爱>吃{food}。
{x}吃什么？<{x}吃|>{food}。
{x}喜欢吃什么？<{x}喜欢吃|喜欢吃>{food}。
{x}<住|生活>在{home}里。
{x}住在哪里？<{x}住|住>在{home}里。
{x}住在{home}里，<喜欢|爱>吃{food}。
{n}给{x}吃{food}。
那里有一{q}{x}，<它|>在吃{food}。
{x}吃{food}，{y}吃{food2}。
我是一{q}{x}，我爱吃{food}。
{x}是动物，它吃{food}。
{x}饿了，它想吃{food}。
""")
_LEGS = frames("""
小鸟有两条腿，小猫有四条腿。
鸡有两条腿，狗有四条腿。
蚂蚁有六条腿。
鱼没有腿，它会游泳。
桌子有四条腿，椅子也有四条腿。
小鸟有两只翅膀。
鸟在天上飞，鱼在水里游，马在地上跑。
鱼住在水里，鸟住在树上。
我们有两只眼睛、两只耳朵、一个鼻子和一张嘴。
我有两只手，十个手指。
你有几个手指？我有十个手指。
自行车有两个轮子，汽车有四个轮子。
母鸡会下蛋，奶牛会产奶。
牛奶是奶牛给的，鸡蛋是母鸡下的。
小猫的妈妈是大猫，小狗的妈妈是大狗。
小蝌蚪长大了，变成青蛙。
小鸡的妈妈是母鸡，小鸭的妈妈是鸭子。
""")


def animals(draw: Draw) -> str:
    """What an animal says and eats, where it lives, how many legs it has."""
    way = draw.random()
    n = draw.one(_NAMES)
    if way < 0.12:
        return draw.say(_LEGS)
    if way < 0.5:
        (x, sound, food, _, legs, q), second = draw.some(ANIMALS, 2)
        fields = {"y": second[0], "sound2": second[1]}
        return draw.say(_ANIMAL, x=x, sound=sound, food=food, legs=legs, q=q, n=n, **fields)
    (x, food, home, q), second = draw.some(EATERS, 2)
    text = draw.say(_EATER, x=x, food=food, home=home, q=q, n=n, y=second[0], food2=second[1])
    return text.replace("南极里", "南极").replace("草地上的洞里", "草地的洞里")


_SAME = frames("""
{a}就是{b}。
{a}也叫{b}。
{a}和{b}是一样的意思。
“{a}”和“{b}”意思一样。
“{a}”的意思就是“{b}”。
有人说{a}，有人说{b}。
{n}说“{a}”，{m}说“{b}”，<说的是|都是>一样的。
{a}是什么意思？就是{b}。
{a}还可以怎么说？还可以说{b}。
{a}的近义词是{b}。
""")
_THING_NAMES = frozenset(
    split("番茄 土豆 自行车 公共汽车 电脑 玉米 红薯 星期天 出租车 饭馆 猕猴桃 菠萝 花生 蝉 冰棍")
)


def same(draw: Draw) -> str:
    """Two words for one thing."""
    n, m = draw.some(_NAMES, 2)
    a, b = draw.one(SAME)
    thing = a in _THING_NAMES
    if draw.chance(0.5):
        a, b = b, a
    return draw.say(_SAME[:-1] if thing else _SAME[2:], a=a, b=b, n=n, m=m)


_KIND = frames("""
{x}是{kind}。
{x}是一种{kind}。
{x}是{kind}，{y}也是{kind}。
{x}和{y}都是{kind}。
{x}、{y}和{z}都是{kind}。
{x}是什么？{x}是一种{kind}。
{x}是{kind}吗？是的，{x}是{kind}。
{x}是{other}吗？不是，{x}是{kind}。
{x}不是{other}，是{kind}。
{kind}有{x}、{y}、{z}。
我知道三种{kind}：{x}、{y}和{z}。
{w}和{x}，哪个是{kind}？{x}是{kind}。
说出三种{kind}：{x}、{y}、{z}。
""")


_CREATURES = frozenset(split("动物 鸟 昆虫"))


def kinds(draw: Draw) -> str:
    """What kind of thing a thing is."""
    row, other = draw.some(KINDS, 2)
    while {row[0], other[0]} <= _CREATURES:
        other = draw.one(KINDS)
    x, y, z = draw.some(row[1:], 3)
    return draw.say(_KIND, x=x, y=y, z=z, kind=row[0], other=other[0], w=draw.one(other[1:]))


SUBJECTS = (
    (opposites, 6),
    (joined(colours, ""), 4),
    (joined(animals, ""), 4),
    (joined(same, ""), 2),
    (joined(kinds, ""), 2),
)
"""Makers of this file and how often each is drawn."""
