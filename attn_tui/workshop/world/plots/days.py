"""Whole days: outings, wishes, things mended, guests, choices, games."""

from __future__ import annotations

from attn_tui.workshop.world.cast import Cast
from attn_tui.workshop.world.entity import Entity, Pair, Role
from attn_tui.workshop.world.plots.daily import SOCIAL, roles_of
from attn_tui.workshop.world.plots.home import BORING, HAPPY, helper
from attn_tui.workshop.world.plots.outside import DAYS

PLACES: tuple[tuple[Pair, tuple[Pair, ...]], ...] = (
    (("the sea", "海边"), (("swam in the warm water", "在暖和的海水里游泳"), ("picked up shells", "捡了贝壳"), ("built a sandcastle", "堆了沙堡"), ("watched the big ships", "看了大船"))),
    (("the mountains", "山里"), (("climbed to the top", "爬到了山顶"), ("drank from a cold stream", "喝了清凉的溪水"), ("looked down at the little houses", "看了看山下的小房子"), ("picked wild flowers", "采了野花"))),
    (("the lake", "湖边"), (("went out in a boat", "坐了小船"), ("fed the swans", "喂了天鹅"), ("threw stones into the water", "往水里扔了石子"), ("caught two fish", "钓到了两条鱼"))),
    (("the park", "公园"), (("played on the swings", "荡了秋千"), ("fed the ducks", "喂了鸭子"), ("ran on the grass", "在草地上跑来跑去"), ("flew a kite", "放了风筝"))),
    (("the museum", "博物馆"), (("saw very old things", "看了很古老的东西"), ("looked at the big bones", "看了巨大的骨头"), ("drew an old clock", "画了一个古老的钟"))),
    (("the library", "图书馆"), (("read a book about stars", "看了一本讲星星的书"), ("found a book about horses", "找到了一本讲马的书"), ("sat by the window and read", "坐在窗边看书"))),
    (("the market", "市场"), (("bought red apples", "买了红苹果"), ("tasted the cheese", "尝了尝奶酪"), ("looked at the fish", "看了看鱼"), ("bought a bag of rice", "买了一袋大米"))),
    (("the forest", "树林里"), (("saw a deer", "看见了一只鹿"), ("found red leaves", "捡到了红叶"), ("listened to the birds", "听了鸟叫"), ("picked mushrooms", "采了蘑菇"))),
    (("the farm", "农场"), (("milked a cow", "挤了牛奶"), ("fed the hens", "喂了母鸡"), ("rode a pony", "骑了小马"), ("picked strawberries", "摘了草莓"))),
    (("the cinema", "电影院"), (("saw a funny film", "看了一部好笑的电影"), ("ate popcorn", "吃了爆米花"))),
)  # fmt: skip
RIDES: tuple[Pair, ...] = (
    ("by bus", "坐公共汽车"), ("by train", "坐火车"), ("by car", "开车"), ("on foot", "走路"), ("by bicycle", "骑自行车"), ("by taxi", "坐出租车"),
)  # fmt: skip
AT_NIGHT: tuple[Pair, ...] = (
    ("{a} fell asleep at once", "{a}一躺下就睡着了"),
    ("{a} told {a.S} family about everything", "{a}把这一天的事都告诉了家里人"),
    ("{a} slept well", "{a}睡得很香"),
    ("{a} wrote it all down", "{a}把这些都写了下来"),
    ("{a} was tired but happy", "{a}很累，可是很高兴"),
)


def outing(cast: Cast) -> None:
    """A trip: when, how, what was done there, and the way home."""
    a = cast.child()
    b = helper(cast, a)
    both = cast.both(a, b)
    place, deeds = cast.pick(PLACES)
    one, two = cast.rng.sample(deeds, 2)
    ride = cast.pick(
        RIDES[:3]
        if place[0] in ("the sea", "the mountains", "the forest", "the farm")
        else RIDES[:1] + RIDES[3:]
    )
    roles: dict[str, Role] = {
        "a": a,
        "b": b,
        "both": both,
        "place": place,
        "ride": ride,
        "one": one,
        "two": two,
        "day": cast.pick(DAYS[:-1]),
    }
    cast.add(
        "", "{day} {both.N} went to {place}[ {ride}|]", "{day}，{both.N}[{ride}|一起]去了{place}", **roles
    )
    if cast.maybe(0.5):
        weather = cast.pick(
            (
                ("it was warm", "天气很暖和"),
                ("the sun was shining", "阳光很好"),
                ("it was a little windy", "有点儿风"),
                ("it was a fine day", "天气很好"),
                ("the sky was blue", "天很蓝"),
            )
        )
        cast.add("", weather[0], weather[1])
    cast.add("", "{a.N} {one}, and {b.N} {two}", "{a.N}{one}，{b.N}{two}", **roles)
    if cast.maybe(0.4):
        cast.add(
            "",
            '["What a nice day!" said {a.N}|"Can we come again?" asked {a.N}|"I like this place," said {b.N}]',
            "[“今天真开心！”{a.N}说|“我们还能再来吗？”{a.N}问|“我喜欢这里。”{b.N}说]",
            **roles,
        )
    if cast.maybe(0.6):
        food = cast.pick(
            (
                ("sandwiches", "三明治"),
                ("noodles", "面条"),
                ("dumplings", "饺子"),
                ("apples and bread", "苹果和面包"),
                ("rice and fish", "米饭和鱼"),
            )
        )
        cast.add(
            "",
            "At noon they were hungry, so they ate {food}",
            "中午，两个人都饿了，就吃了{food}",
            food=food,
            **roles,
        )
    cast.add(
        "",
        "[In the evening|At five o'clock|When it got dark] they went home",
        "[傍晚|五点钟|天黑的时候]，两个人回家了",
    )
    if cast.maybe(0.7):
        cast.add("", *cast.pick(AT_NIGHT), a=a)


def busy_day(cast: Cast) -> None:
    """Three or four things in their order, asked about at the end."""
    a = cast.child()
    acts = [cast.pick([act for act in SOCIAL if time in act.times]) for time in "mae"]
    roles: dict[str, Role] = {"a": a}
    for key, act in zip("123", acts, strict=True):
        roles |= roles_of(act, cast, key)
    if len({act.do for act in acts}) < 3:
        return busy_day(cast)
    day = cast.pick(
        (
            ("on Saturday", "星期六"),
            ("on Sunday", "星期天"),
            ("yesterday", "昨天"),
            ("last Friday", "上星期五"),
        )
    )
    cast.add("", "{a} had a busy day {when}", "{when}{a}很忙", when=day, **roles)
    cast.add("", "[In the morning|First] {a} {did1}", "[早上|上午]，{a}{at1}{do1}", **roles)
    cast.add(
        "",
        "[Then|In the afternoon|After lunch] {a} {did2} {at2}",
        "[然后|下午|午饭以后]，{a}{at2}{do2}",
        **roles,
    )
    cast.add("", "[In the evening|At last] {a} {did3}", "[晚上|最后]，{a}{do3}", **roles)
    if cast.maybe(0.4):
        cast.add(
            "",
            '"What did {a.N} do in the afternoon?" "{a.P} {did2}."',
            "“{a.N}下午做了什么？”“{do2}。”",
            **roles,
        )
    elif cast.maybe(0.5):
        cast.add(
            "",
            "[{a} was tired, so {a.P} went to bed early|{a} was very tired, but {a.P} was happy]",
            "[{a}累了，早早地就睡了|{a}很累，可是很开心]",
            **roles,
        )
    return None


def wish(cast: Cast) -> None:
    """Something is wanted and too dear; work and saving bring it home."""
    a = cast.child()
    b = helper(cast, a)
    kind = cast.kind("THING_KINDS", "toy", "ride", "read", "music")
    while kind.noun[0] in BORING or not kind.good:
        kind = cast.kind("THING_KINDS", "toy", "ride", "read", "music")
    x = cast.make(kind)
    work = cast.pick(
        (
            ("washed cars", "洗车"), ("watered the neighbour's flowers", "给邻居浇花"), ("walked the neighbour's dog", "替邻居遛狗"), ("helped at the shop", "在商店帮忙"),
            ("sold lemonade", "卖柠檬水"), ("picked apples for the farmer", "给农民摘苹果"), ("swept the yard", "扫院子"),
        )
    )  # fmt: skip
    roles: dict[str, Role] = {"a": a, "b": b, "x": x, "p": cast.pick(kind.good), "work": work}
    cast.add(
        "",
        "[{a} saw {x.a} in a shop|In a shop window {a} saw {x.a}|One day {a} saw {x.a} at the market]",
        "[{a}在商店里看到了{x.a}|商店的橱窗里有{x.a}，{a}看见了|有一天，{a}在市场看到了{x.a}]",
        **roles,
    )
    cast.add("", "{x.P} {p}", "{x.P}{p}", **roles)
    cast.add("so", "{a.N} wanted to buy {x.o}", "{a.N}想买{x.o}", **roles)
    cast.add(
        "but", "{a} [did not have enough money|had only five coins]", "{a}[的钱不够|只有五块钱]", **roles
    )
    if cast.maybe(0.5):
        cast.add(
            "",
            '["You can work for it," said {b.N}|"Save a little every week," said {b.N}]',
            "[“你可以自己挣钱。”{b.N}说|“每个星期存一点儿吧。”{b.N}说]",
            **roles,
        )
    cast.add(
        "",
        "{a.N} {work} [every day|all summer|every Saturday]",
        "{a.N}[每天|整个夏天都|每个星期六]{work}",
        **roles,
    )
    cast.add(
        "",
        "[After a month|In autumn|At last] {a} had enough money",
        "[一个月以后|到了秋天|终于]，{a}的钱够了",
        **roles,
    )
    cast.add(
        "thus",
        "{a} [went to the shop and bought|ran to the shop and bought] {x.o}",
        "{a}[跑到商店|去商店]买下了{x.o}",
        **roles,
    )
    if cast.maybe():
        cast.add("", *cast.pick(HAPPY), a=a)


def mend(cast: Cast) -> None:
    """Something is broken and mended."""
    a = cast.child()
    b = cast.relative(a)
    noun, zh, measure, wrong, wrong_zh, did, did_zh, now, now_zh = cast.pick(
        (
            ("bicycle", "自行车", "辆", "had a flat tyre", "轮胎没气了", "put air in the tyre", "给轮胎打了气", "was as good as new", "跟新的一样"),
            ("chair", "椅子", "把", "had lost a leg", "掉了一条腿", "nailed on a new leg", "钉上了一条新腿", "stood firmly", "站得稳稳的"),
            ("clock", "钟", "个", "had stopped", "停了", "put in a new battery", "换上了新电池", "ticked again", "又滴答滴答地走了"),
            ("coat", "大衣", "件", "had lost a button", "掉了一颗扣子", "sewed on a new button", "缝上了一颗新扣子", "kept {a.o} warm again", "又能穿了"),
            ("kite", "风筝", "只", "was torn", "破了", "glued on some paper", "贴上了一张纸", "flew high again", "又能飞得高高的了"),
            ("doll", "布娃娃", "个", "had lost an arm", "掉了一只胳膊", "sewed the arm on", "把胳膊缝上了", "had two arms again", "又有两只胳膊了"),
            ("toy car", "玩具车", "辆", "had lost a wheel", "掉了一个轮子", "put the wheel back on", "把轮子装上了", "was fast again", "又跑得很快了"),
            ("lamp", "台灯", "盏", "did not work", "不亮了", "put in a new bulb", "换上了一个新灯泡", "was bright again", "又亮了"),
            ("book", "书", "本", "had lost its cover", "封面掉了", "glued the cover on", "把封面粘好了", "looked new", "看起来像新的"),
            ("flashlight", "手电筒", "个", "had no battery", "没有电了", "put in two batteries", "装上了两节电池", "was bright again", "又亮了"),
        )
    )  # fmt: skip
    x = Entity((noun, zh), measure=measure, owner=a)
    roles: dict[str, Role] = {"a": a, "b": b, "x": x, "w": (wrong, wrong_zh), "d": (did, did_zh)}
    cast.add("", "{x.N} {w}", "{x.N}{w}", **roles)
    cast.add(
        "so",
        "{a} [was sad|could not use {x.o}|did not know what to do]",
        "{a}[很难过|用不了{x.o}|不知道怎么办]",
        **roles,
    )
    if cast.maybe(0.5):
        cast.add(
            "",
            '["Can you mend {x.O}?" {a.N} asked {b.o}. "I will try," said {b.N}|"Let me see," said {b.N}]',
            "[“能修好吗？”{a.N}问。“我试试看。”{b.N}说|“我看看。”{b.N}说]",
            **roles,
        )
    else:
        cast.add("", "{a} took {x.o} to {b.N}", "{a}把{x.o}拿给{b.N}看", **roles)
    cast.add("", "{b.N} {d}", "{b.N}{d}", **roles)
    cast.add("", f"Now {{x.N}} {now}", f"现在{{x.N}}{now_zh}", **roles)
    if cast.maybe():
        cast.add(
            "", '["Thank you!" said {a.N}|{a.N} thanked {b.o}]', "[“谢谢！”{a.N}说|{a.N}谢了谢{b.o}]", **roles
        )


PLOTS = (
    (outing, 9.0),
    (busy_day, 5.0),
    (wish, 6.0),
    (mend, 5.0),
)
