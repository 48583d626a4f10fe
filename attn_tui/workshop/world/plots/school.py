"""School, the doctor, the shop, the race, the letter."""

from __future__ import annotations

from attn_tui.workshop.world.cast import COLOURS, Cast
from attn_tui.workshop.world.entity import Entity, Pair, Role
from attn_tui.workshop.world.plots.home import HAPPY
from attn_tui.workshop.world.plots.outside import DAYS

NUMBERS: tuple[Pair, ...] = (
    ("two", "两"),
    ("three", "三"),
    ("four", "四"),
    ("five", "五"),
    ("six", "六"),
    ("eight", "八"),
    ("ten", "十"),
)


def teacher(cast: Cast) -> Entity:
    """The teacher."""
    return Entity(("teacher", "老师"), cast.pick("mf"), measure="位", known=True, person=True)


def forgot(cast: Cast) -> None:
    """Something left at home; a friend lends it."""
    a = cast.child()
    b = cast.other(a)
    x = cast.thing("write")
    while x.noun[0] == "notebook":
        x = cast.thing("write")
    x.owner = a
    use = {
        "pencil": ("write", "写字"),
        "pen": ("write", "写字"),
        "crayon": ("draw", "画画"),
        "brush": ("paint", "画画"),
        "eraser": ("correct the mistake", "擦掉错字"),
        "ruler": ("draw a straight line", "画直线"),
    }[x.noun[0]]
    spare = Entity(x.noun, "n", x.plural, x.measure, colour=cast.pick(COLOURS))
    roles: dict[str, Role] = {"a": a, "b": b, "x": x, "use": use, "y": spare}
    cast.add(
        "",
        "[At school|In class|On Monday] {a} [opened {a.S} schoolbag|looked in {a.S} schoolbag]",
        "[在学校|上课的时候|星期一]，{a}打开书包[|一看]",
        **roles,
    )
    cast.add("but", "{x.N} was not there", "{x.bare}不在里面", **roles)
    if cast.maybe():
        cast.add(
            "",
            "{a.N} had left it at home[ on the desk| on the table|]",
            "{a.N}把它忘在家里[的桌子上|]了",
            **roles,
        )
    cast.add(
        "",
        '["I cannot {use}," said {a.N}|"What shall I do now?" {a.N} said]',
        "[“我没办法{use}。”{a.N}说|“怎么办呢？”{a.N}说]",
        **roles,
    )
    cast.add("", "{b.N} had two[ of them|]", "{b.N}有两{m}", m=("", x.measure), **roles)
    cast.add("thus", "{b} gave {a.o} {y.a}", "{b}给了{a.o}{y.a}", **roles)
    if cast.maybe(0.7):
        cast.add(
            "",
            '"Thank you, {b.N}," said {a.N}. "{reply}," said {b.N}',
            "“谢谢你，{b.N}。”{a.N}说。“{reply}。”{b.N}说",
            reply=cast.pick(
                (("You are welcome", "不客气"), ("It is nothing", "没什么"), ("You can keep it", "送给你吧"))
            ),
            **roles,
        )


def picture(cast: Cast) -> None:
    """A picture is drawn in colours, shown, and asked about; the answers are true of it."""
    a = cast.child()
    b = teacher(cast) if cast.maybe() else cast.relative(a)
    things = cast.rng.sample(
        (
            ("house", "房子", "座"),
            ("tree", "树", "棵"),
            ("flower", "花", "朵"),
            ("boat", "小船", "条"),
            ("bird", "小鸟", "只"),
            ("car", "汽车", "辆"),
            ("cat", "小猫", "只"),
            ("horse", "马", "匹"),
            ("hat", "帽子", "顶"),
            ("fish", "鱼", "条"),
            ("star", "星星", "颗"),
            ("kite", "风筝", "只"),
        ),
        2,
    )
    one, two = cast.rng.sample(COLOURS, 2)
    x = Entity(things[0][:2], measure=things[0][2], colour=one)
    y = Entity(things[1][:2], measure=things[1][2], colour=two)
    roles: dict[str, Role] = {"a": a, "b": b, "x": x, "y": y, "c": one, "d": two}
    cast.add("", "{a} drew {x.a} and {y.a}", "{a}画了{x.a}和{y.a}", **roles)
    cast.add("then", "{a} showed the picture to {b.o}", "{a}把画给{b.N}看", **roles)
    ask, colour = (x, one) if cast.maybe() else (y, two)
    if cast.maybe(0.6):
        cast.add(
            "",
            '"What colour is the {q.bare}?" asked {b.N}. "It is {k}," said {a.N}',
            "“{q.bare}是什么颜色的？”{b.N}问。“是{k}的。”{a.N}说",
            q=ask,
            k=colour,
            **roles,
        )
    else:
        cast.add(
            "",
            '"Why is the {q.bare} {k}?" asked {b.N}. "Because I like {k}," said {a.N}',
            "“{q.bare}为什么是{k}的？”{b.N}问。“因为我喜欢{k}。”{a.N}说",
            q=ask,
            k=colour,
            **roles,
        )
    cast.add(
        "",
        '["It is very beautiful," said {b.N}|{b.N} liked the picture very much|{b.N} put the picture on the wall]',
        "[“真好看。”{b.N}说|{b.N}很喜欢这幅画|{b.N}把画挂在了墙上]",
        **roles,
    )


def sick(cast: Cast) -> None:
    """Ill, to the doctor, in bed, well again."""
    a = cast.child()
    h = cast.relative(a)
    b = cast.other(a)
    ill = cast.pick(
        (
            ("had a cold", "感冒了"),
            ("had a fever", "发烧了"),
            ("had a stomach ache", "肚子疼"),
            ("had a sore throat", "嗓子疼"),
            ("had a headache", "头疼"),
            ("had a bad cough", "咳嗽得很厉害"),
        )
    )
    doctor = Entity(("doctor", "医生"), cast.pick("mf"), measure="位", known=True, person=True)
    roles: dict[str, Role] = {"a": a, "h": h, "b": b, "d": doctor, "ill": ill, "days": cast.pick(NUMBERS[:4])}
    cast.add("", "{a} {ill}", "{a}{ill}", **roles)
    cast.add(
        "so",
        "{a} [did not go to school|stayed in bed|could not go out to play]",
        "{a}[没有去上学|躺在床上|不能出去玩]",
        **roles,
    )
    if cast.maybe(0.7):
        cast.add("", "{h.N} took {a.O} to the doctor", "{h.N}带{a.O}去看医生", **roles)
        cast.add(
            "",
            '["Open your mouth," said {d.N}|"Where does it hurt?" asked {d.N}|"You need to rest," said {d.N}]',
            "[“把嘴张开。”{d.N}说|“哪儿不舒服？”{d.N}问|“你要好好休息。”{d.N}说]",
            **roles,
        )
        cast.add("", "{d.N} gave {a.o} some medicine", "{d.N}给{a.o}开了一些药", **roles)
        if cast.maybe():
            cast.add(
                "",
                "{x.N} was bitter, but {a.P} drank it all".replace("{x.N}", "the medicine"),
                "药很苦，可是{a.P}都喝完了",
                **roles,
            )
    if cast.maybe():
        cast.add(
            "",
            "{b.N} came to see {a.o} and brought {g}",
            "{b.N}来看{a.o}，还带来了{g}",
            g=cast.pick(
                (
                    ("some oranges", "一些橙子"),
                    ("a book", "一本书"),
                    ("some flowers", "一束花"),
                    ("a card", "一张卡片"),
                    ("some apples", "几个苹果"),
                )
            ),
            **roles,
        )
    cast.add(
        "",
        "[After {days} days|The next week] {a} was well again",
        "[过了{days}天|第二个星期]，{a}的病好了",
        **roles,
    )
    cast.add(
        "thus", "{a} [went back to school|could play outside again]", "{a}又[去上学了|能出去玩了]", **roles
    )


def shopping(cast: Cast) -> None:
    """To the shop for something; what is bought is what is eaten."""
    a = cast.child()
    h = cast.relative(a)
    x = cast.food("fruit", "veg")
    while x.noun[0] in ("pumpkin", "watermelon"):
        x = cast.food("fruit", "veg")
    y = cast.food("drink", "meal", "sweet")
    while y.noun[0] not in ("milk", "bread", "juice", "cake", "chocolate", "rice", "tea"):
        y = cast.food("drink", "meal", "sweet")
    number = cast.pick(NUMBERS)
    bits = {
        "milk": "一瓶牛奶",
        "bread": "一个面包",
        "juice": "一瓶果汁",
        "cake": "一块蛋糕",
        "chocolate": "一块巧克力",
        "rice": "一袋大米",
        "tea": "一包茶叶",
    }
    article = {"cake": "a cake"}.get(y.noun[0], "some " + y.noun[0])
    list_ = (f"{number[0]} {x.plural} and {article}", f"{number[1]}{x.measure}{x.noun[1]}和{bits[y.noun[0]]}")
    roles: dict[str, Role] = {
        "a": a,
        "h": h,
        "list": list_,
        "x": (x.plural, x.noun[1]),
        "n": number,
        "m": ("", x.measure),
    }
    cast.add(
        "",
        "{h.N} [asked {a.o} to go to the shop|sent {a.o} to the market]",
        "{h.N}让{a.o}去[商店|市场]买东西",
        **roles,
    )
    cast.add("", "{a.N} bought {list}", "{a.N}买了{list}", **roles)
    lost = cast.maybe(0.35)
    if lost:
        cast.add("but", "{a} left the {x} on the bus", "{a}把{x}忘在公共汽车上了", **roles)
        cast.add("so", "{a} had to go back and buy {n} more", "{a}只好回去，又买了{n}{m}", **roles)
    else:
        cast.add(
            "",
            "The bag was [heavy|full], so a [kind man|neighbour] helped {a.o} carry it",
            "袋子很[重|沉]，一[个好心人|位邻居]帮{a.o}提[|回家]",
            **roles,
        )
    cast.add("", "[At home|Back home] {h.N} counted the {x}", "[回到家|到家以后]，{h.N}数了数{x}", **roles)
    cast.add(
        "",
        '["{N}! Well done," said {h.N}|There were {n} of them|"{N}, that is right," said {h.N}]',
        "[“正好{n}{m}，真棒！”{h.N}说|一共有{n}{m}|“{n}{m}，没错。”{h.N}说]",
        N=(number[0].capitalize(), ""),
        **roles,
    )


def race(cast: Cast) -> None:
    """Who is faster, and who is kind."""
    a = cast.child()
    b = cast.other(a)
    both = cast.both(a, b)
    roles: dict[str, Role] = {"a": a, "b": b, "both": both, "day": cast.pick(DAYS)}
    cast.add(
        "",
        "{day} {both.N} [ran a race|had a race to the big tree|wanted to see who was faster]",
        "{day}，{both.N}[赛跑|比赛，看谁先跑到大树那里|想看看谁跑得快]",
        **roles,
    )
    cast.add(
        "", "{a.N} was [faster|in front|the first to start]", "{a.N}[跑得更快|跑在前面|先跑了出去]", **roles
    )
    if cast.maybe():
        cast.add("but", "{a.P} fell down", "{a.P}摔倒了", **roles)
        cast.add("", "{b.N} stopped and helped {a.O} up", "{b.N}停下来，把{a.O}扶了起来", **roles)
        cast.add(
            "",
            '["Thank you," said {a.N}. "You could have won."|"Are you all right?" {b.N} asked. "Yes, thank you," said {a.N}]',
            "[“谢谢你。”{a.N}说。“你本来可以赢的。”|“你没事吧？”{b.N}问。“没事，谢谢你。”{a.N}说]",
            **roles,
        )
        cast.add(
            "",
            "They [walked home together|finished the race hand in hand]",
            "[两个人一起走回了家|两个人手拉手跑到了终点]",
        )
    else:
        cast.add("so", "{a.N} won", "{a.N}赢了", **roles)
        cast.add(
            "",
            '"You are very fast," said {b.N}. "{w}," said {a.N}',
            "“你跑得真快。”{b.N}说。“{w}。”{a.N}说",
            w=cast.pick(
                (
                    ("Thank you, let us run again tomorrow", "谢谢，明天我们再跑一次吧"),
                    ("You are fast too", "你跑得也很快"),
                )
            ),
            **roles,
        )


def letter(cast: Cast) -> None:
    """A letter to someone far away, and the answer."""
    a = cast.child()
    h = cast.relative(a)
    h.noun = ("grandmother", "奶奶") if h.sex == "f" else ("grandfather", "爷爷")
    place = cast.pick(
        (
            ("by the sea", "海边"),
            ("in the country", "乡下"),
            ("in the mountains", "山里"),
            ("in another city", "别的城市"),
        )
    )
    news = cast.pick(
        (
            ("had learned to swim", "学会游泳了"),
            ("had a new kitten", "有了一只小猫"),
            ("had lost a tooth", "掉了一颗牙"),
            ("could read now", "会看书了"),
            ("had planted some beans", "种了一些豆子"),
            ("had a new teacher", "有了新老师"),
        )
    )
    roles: dict[str, Role] = {"a": a, "h": h, "place": place, "news": news}
    cast.add("", "{h.N} lived {place}", "{h.N}住在{place}", **roles)
    cast.add("so", "{a} [did not see {h.o} often|missed {h.o}]", "{a}[不常见到{h.O}|很想{h.O}]", **roles)
    cast.add(
        "",
        "[One day|On Sunday|Last week] {a} wrote {h.o} a letter",
        "[有一天|星期天|上个星期]，{a}给{h.N}写了一封信",
        **roles,
    )
    cast.add("", "In the letter {a} said that {a.P} {news}", "{a}在信里说，{a.P}{news}", **roles)
    cast.add(
        "",
        "[After a week|Five days later] {h.N} [wrote back|answered the letter]",
        "[过了一个星期|五天以后]，{h.N}回信了",
        **roles,
    )
    if cast.maybe(0.6):
        cast.add(
            "",
            '"{come}," {h} wrote',
            "“{come}。”{h}写道",
            come=cast.pick(
                (
                    ("Come and see me in summer", "夏天来看我吧"),
                    ("I am proud of you", "我真为你高兴"),
                    ("I miss you too", "我也很想你"),
                )
            ),
            **roles,
        )
    cast.add("", *cast.pick(HAPPY), a=a)


PLOTS = ((forgot, 5.0), (picture, 6.0), (sick, 6.0), (shopping, 5.0), (race, 3.5), (letter, 4.0))
