"""Days, months, seasons, parts of the day, time, counting and sums, in Chinese."""

from __future__ import annotations

from attn_tui.workshop.world.facts.draw import Draw, frames
from attn_tui.workshop.world.facts.tables_zh import DAY_PARTS, DAYS, MONTHS, NUMBERS, SEASON_FACTS, SEASONS
from attn_tui.workshop.world.facts.words import vocabulary

_WORDS = vocabulary("zh")
_NAMES = _WORDS.words("girls", "boys")
_COUNTED = _WORDS.nouns("animals", "food", "things", "clothes", "vehicles")
_MONTH_SEASONS = ("冬天", "冬天", *("春天",) * 3, *("夏天",) * 3, *("秋天",) * 3, "冬天")
_DIGITS = tuple(str(n) for n in range(1, 21))


def how_many(n: int) -> str:
    """The number word before a measure word: 两 for 2."""
    return "两" if n == 2 else NUMBERS[n - 1]


_DAYS = frames("""
今天是{a}，明天是{b}。
今天{a}，明天{b}。
今天是{a}，明天就是{b}<|了>。
如果今天是{a}，<那么|那>明天<就|>是{b}。
如果今天是{b}，昨天就是{a}。
昨天是{a}，今天是{b}。
昨天是{a}，今天是{b}，明天是{c}。
今天是{a}，明天是{b}，后天是{c}。
{a}的后一天是{b}。
{a}的第二天是{b}。
{b}的前一天是{a}。
{a}过后是{b}。
{a}之后就是{b}。
{b}在{a}后面。
今天星期几？今天是{a}。明天呢？明天是{b}。
今天是星期几？是{a}。
{a}的后面是星期几？是{b}。
{b}的前一天是星期几？是{a}。
“今天星期几？”{n}问。“{a}。”{m}说。“那明天就是{b}了。”{n}说。
先是{a}，再是{b}，然后是{c}。
{a}和{c}中间是{b}。
{n}{a}来，{b}走。
{a}我们<唱歌|画画|读书>，{b}我们<休息|打球|跑步>，{c}我们<跳舞|写字|爬山>。
{a}，{b}，{c}，{d}。
{a}，{b}，{c}，{d}，{e}，{f}，{g}。
{a}、{b}、{c}、{d}、{e}、{f}、{g}。
{n}从{a}开始数：{a}，{b}，{c}，{d}，{e}。
倒着数：{c}，{b}，{a}。
""")
_WEEK = frames("""
一个星期有七天。
一个星期有七天：星期一、星期二、星期三、星期四、星期五、星期六和星期天。
一个星期从星期一开始，星期天是最后一天。
一个星期有几天？<一个星期有|>七天。
星期六和星期天是周末，<不用上学|孩子们不上学>。
我们从星期一到星期五上学，星期六和星期天休息。
一年有十二个月。
一年有几个月？<一年有|>十二个月。
一年有四个季节：春天、夏天、秋天和冬天。
一年有几个季节？四个：春、夏、秋、冬。
一天有二十四个小时，一个小时有六十分钟。
一年的第一个月是一月，最后一个月是十二月。
星期五到了，{n}说：“明天是星期六，不用上学！”
明天是星期一，{n}把书包收拾好了。
""")


def days(draw: Draw) -> str:
    """A line about the days of the week."""
    n, m = draw.some(_NAMES, 2)
    if draw.chance(0.1):
        return draw.say(_WEEK, n=n)
    start = draw.below(7)
    a, b, c, d, e, f, g = (DAYS[(start + i) % 7] for i in range(7))
    return draw.say(_DAYS, a=a, b=b, c=c, d=d, e=e, f=f, g=g, n=n, m=m)


_MONTHS = frames("""
{a}过后是{b}。
{a}的下一个月是{b}。
{b}的上一个月是{a}。
现在是{a}，下个月是{b}。
上个月是{a}，这个月是{b}，下个月是{c}。
如果这个月是{a}，下个月就是{b}。
{a}后面是几月？是{b}。
{a}和{c}中间是几月？是{b}。
{a}，{b}，{c}，{d}，{e}。
{a}、{b}、{c}、{d}。
{n}的生日在{a}，{m}的生日在{b}。
你的生日是几月？我的生日是{a}。
{a}是{s}。
{a}了，{s}到了。
{a}是什么季节？<{a}|>是{s}。
现在是几月？现在是{a}。
""")
_SEASONS = frames("""
{s}{how}，{what}。
{s}来了，{what}。
{s}到了，{what}，我们去{do}。
{s}到了，天气{how}，大家<喜欢|可以>{do}。
到了{s}，{what}。
{s}的天气怎么样？<{s}|>{how}。
{s}人们喜欢做什么？<人们喜欢|>{do}。
什么时候{do}？{s}。
{n}喜欢{s}，因为{s}可以{do}。
你为什么喜欢{s}？因为{s}可以{do}。
你喜欢什么季节？我喜欢{s}，因为{s}{how}。
{s}过去了，{t}来了。
{s}过后是{t}。
{s}的后面是{t}，{t}的后面是{u}。
{s}，{t}，{u}，{v}。
{s}{how}，{u}{how2}。
{s}{how}，<可是|但是>{u}{how2}。
{s}我们{do}，{u}我们{do2}。
{s}{what}，{u}{what2}。
一年四季：{s}、{t}、{u}、{v}。
""")


def months(draw: Draw) -> str:
    """A line about the months of the year."""
    start = draw.below(12)
    a, b, c, d, e = (MONTHS[(start + i) % 12] for i in range(5))
    n, m = draw.some(_NAMES, 2)
    return draw.say(_MONTHS, a=a, b=b, c=c, d=d, e=e, n=n, m=m, s=_MONTH_SEASONS[start])


def seasons(draw: Draw) -> str:
    """A line about a season: its weather, what happens, what one does."""
    season, how, what, do = draw.one(SEASON_FACTS)
    at = SEASONS.index(season)
    t, u, v = (SEASONS[(at + i) % 4] for i in (1, 2, 3))
    other = draw.one([row for row in SEASON_FACTS if row[0] == u])
    fields = {"how2": other[1], "what2": other[2], "do2": other[3]}
    return draw.say(
        _SEASONS, **fields, s=season, t=t, u=u, v=v, how=how, what=what, do=do, n=draw.one(_NAMES)
    )


_PARTS = frames("""
{when}，我们{do}。
{when}我们{do}。
{when}，{sky}。
{sky}，该{do}了。
我{when}{do}。
你什么时候{do}？我{when}{do}。
{when}你做什么？我{when}{do}。
{when}到了，{n}该{do}了。
“{greet}，{n}！”“{greet}，{m}！”
{when}，{n}对{m}说：“{greet}！”
{n}说：“{greet}！”{m}也说：“{greet}！”
{when}见面，我们说“{greet}”。
{sky}，{n}<去|要>{do}<了|>。
""")
_MEALS = frames("""
早上吃早饭，中午吃午饭，晚上吃晚饭。
太阳早上从东边升起，傍晚从西边落下。
白天有太阳，夜里有月亮<|和星星>。
白天亮，夜里暗。
早上过后是中午，中午过后是下午，下午过后是晚上。
{n}早上起床，晚上睡觉。
{n}早上去上学，下午放学回家。
早饭{n}吃<面包|包子|鸡蛋|粥>，喝<牛奶|豆浆>。午饭{n}吃<米饭|面条|饺子>。
你早饭吃什么？我吃<面包|包子|鸡蛋|油条>，喝<牛奶|豆浆|热水>。
晚安，{n}！——晚安，明天见！
早饭在早上吃，晚饭在晚上吃。
天亮了，起床吧！天黑了，睡觉吧！
""")


def day_parts(draw: Draw) -> str:
    """A line about the parts of the day and their meals."""
    n, m = draw.some(_NAMES, 2)
    if draw.chance(0.3):
        return draw.say(_MEALS, n=n)
    when, do, greet, sky = draw.one(DAY_PARTS)
    return draw.say(_PARTS, when=when, do=do, greet=greet, sky=sky, n=n, m=m)


_CLOCK = frames("""
现在几点？<现在|>{h}点。
几点了？{h}点了。
“请问现在几点<了|>？”“{h}点<了|>。”“谢谢。”
现在{h}点，再过一个小时就是{i}点。
现在{h}点，一个小时以前是{g}点。
{n}{h}点来，{m}{i}点来。
<电影|比赛|音乐课|英语课>{h}点开始，{i}点结束。
{h}点过后是{i}点。
<火车|汽车|船>几点开？{h}点开。
我们{h}点见！——好，{h}点见！
{h}点半了，快到{i}点了。
{n}，{h}点了，该走了！——好，来了！
""")


def clock(draw: Draw) -> str:
    """A line about the hours."""
    hour = draw.between(2, 11)
    g, h, i = (how_many(n) for n in (hour - 1, hour, hour + 1))
    n, m = draw.some(_NAMES, 2)
    return draw.say(_CLOCK, g=g, h=h, i=i, n=n, m=m)


_COUNT = frames("""
{list}。
{list}。
{list}。
从{first}数到{last}：{list}。
{n}数数：{list}。
“{list}。”{n}数着。
我们一起数：{list}。
{n}从{first}数到{last}：{list}。
请你跟我数：{list}。
我们来数一数{x}：{list}。一共有{all}{q}{x}。
""")
_BACK = frames("""
{list}。
从{first}倒着数：{list}。
{n}倒着数：{list}。
倒数开始：{list}！
再倒过来数：{list}。
""")
_NEXT = frames("""
{a}后面是{b}。
{b}前面是{a}。
{a}的后面是几？是{b}。
{b}的前面是几？是{a}。
{a}和{c}中间是{b}。
{b}比{a}多一。
{a}比{b}少一。
{c}比{a}大。
{a}比{d}小。
{a}和{c}，哪个大？{c}大。
{a}，{b}，{c}，后面是几？是{d}。
{n}今年{a}岁，明年{b}岁。
{n}去年{a}岁，今年{b}岁。
第{a}过后是第{b}。
第一，第二，第三，第四，第五<|，第六，第七>。
二，四，六，八，十。
十，二十，三十，四十，五十。
一个，两个，三个，四个，五个。
""")


def counting(draw: Draw) -> str:
    """A line that counts, forwards or backwards, in words or digits."""
    numbers = _DIGITS if draw.chance(0.25) else NUMBERS
    way = draw.random()
    n = draw.one(_NAMES)
    if way < 0.4:
        at = draw.between(2, 16)
        a, b, c, d = numbers[at : at + 4]
        return draw.say(_NEXT, a=a, b=b, c=c, d=d, n=n)
    length = draw.between(3, 10)
    from_one = draw.chance(0.4)
    at = 0 if from_one else draw.below(21 - length)
    run = numbers[at : at + length]
    if way < 0.75:
        shown = _COUNT if from_one else _COUNT[:-1]
    else:
        run, shown = run[::-1], _BACK
    x = draw.one(_COUNTED)
    fields = {"first": run[0], "last": run[-1], "n": n, "x": x.one, "q": x.measure, "all": how_many(length)}
    return draw.say(shown, list="，".join(run), **fields)


_PLUS = frames("""
{a}加{b}等于{c}。
{a}加{b}是{c}。
{a}加{b}等于多少？<等于|{a}加{b}等于>{c}。
{a}加{b}是几？是{c}。
{c}减{b}等于{a}。
{c}减{a}等于多少？<等于|{c}减{a}等于>{b}。
{a}加{b}等于{c}，{b}加{a}也等于{c}。
{n}有{A}{q}{x}，又买了{B}{q}，现在有{C}{q}。
{n}有{A}{q}{x}，{m}有{B}{q}{x}，一共有{C}{q}{x}。
{A}{q}{x}加{B}{q}{x}，一共是{C}{q}{x}。
{n}有{C}{q}{x}，给了{m}{B}{q}，还剩{A}{q}。
这边有{A}{q}{x}，那边有{B}{q}，一共有{C}{q}。
老师问：“{a}加{b}等于几？”{n}说：“等于{c}。”“<对了|真棒|答对了>！”
""")
_SUMS_IN_DIGITS = frames("""
{a}+{b}={c}。
{c}-{b}={a}。
{a}+{b}={c}，{b}+{a}={c}。
{a}+{b}={c}，所以{c}-{b}={a}。
""")


def sums(draw: Draw) -> str:
    """A small sum with its answer."""
    a, b = draw.between(2, 10), draw.between(2, 10)
    if draw.chance(0.25):
        return draw.say(_SUMS_IN_DIGITS, a=a, b=b, c=a + b)
    n, m = draw.some(_NAMES, 2)
    x = draw.one(_COUNTED)
    words = {"a": NUMBERS[a - 1], "b": NUMBERS[b - 1], "c": NUMBERS[a + b - 1]}
    counted = {"A": how_many(a), "B": how_many(b), "C": how_many(a + b)}
    return draw.say(_PLUS, **words, **counted, x=x.one, q=x.measure, n=n, m=m)


_MANY = frames("""
一{q}{x}，两{q}{x}，三{q}{x}。
一{q}{x}，{k}{r}{y}。
这是一{q}{x}，那是一{r}{y}。
这里有一{q}{x}，那里有{k}{r}{y}。
我有一{q}{x}，你有{k}{r}{y}。
{n}有{k}{q}{x}，{m}有一{r}{y}。
这是什么？这是一{q}{x}。
那是什么？那是一{q}{x}。
这是{x}吗？不是，这是{y}。
这是{x}吗？是的，这是一{q}{x}。
有几{q}{x}？有{k}{q}{x}。
你有几{q}{x}？我有{k}{q}<{x}|>。
{n}看见了一{q}{x}和{k}{r}{y}。
这{q}{x}是我的，那{q}是你的。
我们说一{q}{x}，一{r}{y}，一{s}{z}。
画上有一{q}{x}、一{r}{y}和一{s}{z}。
那里有很多{x}，一{q}，两{q}，三{q}。
""")
_PAINTED = frames("""
这{q}{x}是{c}的，那{q}{x}是{d}的。
一{q}{c}的{x}，一{r}{d}的{y}。
这{q}{x}是{c}的吗？不，是{d}的。
我有一{q}{c}的{x}。
{n}的{x}是{c}的，{m}的{y}是{d}的。
""")
_PAINTABLE = _WORDS.nouns("things", "clothes", "vehicles")
_COLOURS = _WORDS.words("colours")
_MEASURED = _WORDS.nouns("animals", "food", "things", "clothes", "vehicles", "furniture")


def measures(draw: Draw) -> str:
    """Things with their measure words."""
    painted = draw.chance(0.2)
    x, y, z = draw.some(_PAINTABLE if painted else _MEASURED, 3)
    n, m = draw.some(_NAMES, 2)
    c, d = draw.some(_COLOURS, 2)
    fields = {"q": x.measure, "r": y.measure, "s": z.measure, "k": how_many(draw.between(2, 12))}
    return draw.say(_PAINTED if painted else _MANY, x=x.one, y=y.one, z=z.one, n=n, m=m, c=c, d=d, **fields)


SUBJECTS = (
    (days, 5),
    (months, 2),
    (seasons, 2.5),
    (day_parts, 2.5),
    (clock, 1.5),
    (counting, 5),
    (sums, 3),
    (measures, 4),
)
"""Makers of this file and how often each is drawn."""
