"""Outside: the weather, the garden, the way to school, things learned."""

from __future__ import annotations

from attn_tui.workshop.world.cast import Cast
from attn_tui.workshop.world.entity import Role
from attn_tui.workshop.world.kinds import THING_KINDS

DAYS = (
    ("On Monday", "星期一"),
    ("On Friday", "星期五"),
    ("On Saturday", "星期六"),
    ("On Sunday", "星期天"),
    ("Yesterday", "昨天"),
    ("Last week", "上个星期"),
    ("One day", "有一天"),
    ("One morning", "一天早上"),
    ("In the afternoon", "下午"),
)


def rain(cast: Cast) -> None:
    """Rain spoils a plan, and another is made."""
    a = cast.child()
    b = cast.other(a)
    plan = cast.pick(
        (
            ("go to the park", "去公园"),
            ("have a picnic", "去野餐"),
            ("fly kites", "去放风筝"),
            ("play football", "去踢足球"),
            ("ride their bicycles", "去骑自行车"),
            ("go to the zoo", "去动物园"),
            ("swim in the lake", "去湖里游泳"),
        )
    )
    inside = cast.pick(
        (
            ("played a game", "一起玩游戏"),
            ("read stories", "一起看故事书"),
            ("drew pictures", "一起画画"),
            ("built a house of blocks", "用积木搭了一座房子"),
            ("made paper boats", "折了纸船"),
            ("sang songs", "一起唱歌"),
            ("did a puzzle", "一起拼图"),
        )
    )
    both = cast.both(a, b)
    roles: dict[str, Role] = {
        "a": a,
        "b": b,
        "both": both,
        "plan": plan,
        "inside": inside,
        "day": cast.pick(DAYS),
    }
    cast.add("", "{day} {both.N} wanted to {plan}", "{day}，{both.N}想{plan}", **roles)
    cast.add(
        "but",
        "it [rained|was raining|began to rain|rained all day]",
        "[天下雨了|外面下着雨|下起了大雨|下了一整天的雨]",
    )
    if cast.maybe(0.5):
        cast.add(
            "",
            '["What shall we do now?" asked {a.N}|"Now we cannot go out," said {a.N}]',
            "[“现在怎么办呢？”{a.N}问|“我们出不去了。”{a.N}说]",
            **roles,
        )
        cast.add("", '"Let us stay at home," said {b.N}', "“我们就在家里玩吧。”{b.N}说", **roles)
    cast.add("", "{both.P} stayed at home and {inside}", "{both.P}没有出去，{inside}", **roles)
    if cast.maybe(0.5):
        cast.add(
            "", "[In the evening|Later|At five o'clock] the rain stopped", "[傍晚|后来|五点钟的时候]，雨停了"
        )
        cast.add(
            "",
            "[There was a rainbow in the sky|The sun came out|Everything was wet and clean]",
            "[天上出现了一道彩虹|太阳出来了|外面又湿又干净]",
        )
    if cast.maybe(0.5):
        cast.add(
            "",
            "[It was a good day after all|They had a good time|They laughed a lot]",
            "[这一天过得也很开心|两个人玩得很开心|两个人笑个不停]",
        )


def season(cast: Cast) -> None:
    """Snow, heat, wind and cold, and what people do about it."""
    a = cast.child()
    b = cast.other(a)
    both = cast.both(a, b)
    roles: dict[str, Role] = {"a": a, "b": b, "both": both}
    way = cast.pick(["snow", "heat", "wind", "cold"])
    if way == "snow":
        cast.add(
            "",
            "[It snowed all night|It was winter, and it was snowing|In the morning everything was white]",
            "[下了一夜的雪|冬天到了，外面下着雪|早上，外面一片白]",
        )
        cast.add(
            "",
            "{a} put on a [warm coat|thick coat|warm hat] and went out",
            "{a}[穿上厚厚的大衣|戴上暖和的帽子]，跑了出去",
            **roles,
        )
        cast.add(
            "then", "{both.N} made a [big|little|fat] snowman", "{both.N}堆了一个[大|小|胖胖的]雪人", **roles
        )
        cast.add(
            "",
            "They gave it [a carrot for a nose|two black buttons for eyes|an old hat]",
            "[他们给雪人安了一个胡萝卜鼻子|雪人的眼睛是两颗黑扣子|他们给雪人戴上了一顶旧帽子]"
            if {a.sex, b.sex} != {"f"}
            else "[她们给雪人安了一个胡萝卜鼻子|雪人的眼睛是两颗黑扣子]",
        )
        if cast.maybe():
            cast.add(
                "",
                "The next day the sun [shone|came out], and the snowman melted",
                "第二天太阳出来了，雪人就化了",
            )
        else:
            cast.add(
                "",
                "{a.N}'s hands were cold, so {a.P} went in and drank some hot milk",
                "{a.N}的手冻得很凉，就回家喝了热牛奶",
                **roles,
            )
    elif way == "heat":
        cool = cast.pick((("ice cream", "冰淇淋"), ("cold juice", "冰果汁"), ("cold watermelon", "冰西瓜")))
        cast.add("", "[It was a hot day|It was very hot|The sun was hot]", "[天气很热|今天热极了|太阳很大]")
        cast.add(
            "so",
            "{a} [wanted some {x}|asked for some {x}]",
            "{a}想吃{x}" if "果汁" not in cool[1] else "{a}想喝{x}",
            x=cool,
            **roles,
        )
        h = cast.relative(a)
        cast.add(
            "", "{h.N} [bought {a.o} some|gave {a.o} some]", "{h.N}给{a.o}[买了一些|拿来了一些]", h=h, **roles
        )
        if cool[0] == "ice cream":
            cast.add(
                "",
                "{a} [did not eat it at once|talked with {b.N} for a long time]",
                "{a}[没有马上吃|和{b.N}说了很久的话]",
                **roles,
            )
            cast.add("so", "the ice cream melted", "冰淇淋化了")
        else:
            cast.add("", "It was cold and sweet", "又凉又甜")
            cast.add("so", "{a.N} felt much better", "{a.N}觉得舒服多了", **roles)
    elif way == "wind":
        x = cast.make(cast.pick([kind for kind in THING_KINDS if kind.noun[0] in ("hat", "scarf")]), owner=a)
        cast.add(
            "",
            "[It was a windy day|The wind was strong|There was a strong wind]",
            "[那天风很大|刮着大风|外面的风很大]",
        )
        cast.add(
            "",
            "{x.N} [flew away|blew away|flew up into a tree]",
            "{x.N}[被风吹走了|被吹到了树上]",
            x=x,
            **roles,
        )
        cast.add(
            "",
            "{a} ran after {x.O}, but {a.P} could not [catch|reach] {x.O}",
            "{a}在后面追，可是[追不上|够不着]",
            x=x,
            **roles,
        )
        cast.add(
            "",
            "{b.N} [saw it and ran to help|was tall and helped {a.o}]",
            "{b.N}[看见了，跑过来帮忙|个子高，过来帮忙]",
            **roles,
        )
        cast.add(
            "",
            "[Soon|At last] {b.N} [caught|got] {x.O} and gave {x.O} back",
            "[很快|最后]，{b.N}[抓住|拿到]了{x.bare}，还给了{a.N}",
            x=x,
            **roles,
        )
        cast.add("", '"Thank you," said {a.N}', "“谢谢你。”{a.N}说", **roles)
    else:
        cast.add(
            "",
            "[It was very cold|It was a cold morning|It got cold in the evening]",
            "[天气很冷|那天早上很冷|晚上变冷了]",
        )
        cast.add(
            "but",
            "{a} [had no gloves|had forgotten {a.S} scarf|went out without a coat]",
            "{a}[没有手套|忘了戴围巾|没穿大衣就出门了]",
            **roles,
        )
        cast.add("so", "{a} was [cold|very cold]", "{a}[很冷|冻得发抖]", **roles)
        cast.add(
            "",
            "{b.N} gave {a.o} a [cup of hot tea|warm blanket|cup of hot milk]",
            "{b.N}给了{a.o}[一杯热茶|一条暖和的毯子|一杯热牛奶]",
            **roles,
        )
        cast.add("", "[Soon|After a while] {a} was warm again", "[很快|过了一会儿]，{a}就暖和了", **roles)


def bus(cast: Cast) -> None:
    """Up late, the bus missed, and how one gets to school."""
    a = cast.child()
    h = cast.relative(a)
    roles: dict[str, Role] = {"a": a, "h": h}
    cast.add(
        "",
        "[{a} got up late|{a} woke up at eight o'clock|{a} did not hear the alarm clock]",
        "[{a}起晚了|{a}八点才醒|{a}没听见闹钟响]",
        **roles,
    )
    cast.add("so", "{a} had no time for breakfast", "{a}没时间吃早饭", **roles)
    cast.add("", "{a} ran to the bus stop", "{a}跑到了车站", **roles)
    cast.add("but", "the bus had already left", "公共汽车已经开走了")
    end = cast.rng.random()
    if end < 0.4:
        cast.add(
            "",
            "{a} went back home, and {h.N} drove {a.O} to school",
            "{a}回到家，{h.N}开车送{a.O}去学校",
            **roles,
        )
        cast.add("", "{a} was only five minutes late", "{a}只迟到了五分钟", **roles)
    elif end < 0.7:
        cast.add("", "{a} walked to school[| in the rain]", "{a}[走路|只好走路]去了学校", **roles)
        cast.add("so", "{a} was late", "{a}迟到了", **roles)
        cast.add(
            "",
            '"Why are you late?" asked the teacher. "I missed the bus," said {a.N}',
            "“你为什么迟到了？”老师问。“我没赶上公共汽车。”{a.N}说",
            **roles,
        )
    else:
        cast.add("", "{a} waited for the next one", "{a}等了下一辆", **roles)
        cast.add(
            "",
            "[It came after ten minutes|It came soon], and {a} was not late",
            "[过了十分钟，车来了|车很快就来了]，{a}没有迟到",
            **roles,
        )
    if cast.maybe():
        cast.add(
            "",
            "[The next day|After that] {a} got up early",
            "[第二天，{a}早早地起床了|第二天，{a}起得很早]",
            **roles,
        )


def garden(cast: Cast) -> None:
    """A seed is planted, looked after, and bears."""
    a = cast.child()
    h = cast.relative(a)
    x = cast.food("veg")
    while x.noun[0] == "potato":
        x = cast.food("veg")
    if cast.maybe(0.35):
        x = cast.food("fruit")
        while x.noun[0] not in ("strawberry", "watermelon"):
            x = cast.food("fruit")
    x.many = True
    roles: dict[str, Role] = {"a": a, "h": h, "x": x}
    cast.add(
        "",
        "[In spring|One day|In April] {a} planted some {x.bare} in the garden".replace(
            "{x.bare}", "{s} seeds"
        ),
        "[春天|有一天|四月]，{a}在花园里种了一些{x.bare}",
        s=(x.noun[0], ""),
        **roles,
    )
    if cast.maybe():
        cast.add(
            "",
            '"When will they grow?" {a} asked. "You must wait," said {h.N}',
            "“它们什么时候长出来？”{a}问。“要等一等。”{h.N}说",
            **roles,
        )
    cast.add("", "Every [day|morning|evening] {a} watered them", "{a}每天[早上|晚上|]给它们浇水", **roles)
    if cast.maybe(0.4):
        cast.add(
            "",
            "At first [nothing happened|there was nothing to see], but {a} did not give up",
            "一开始什么也没有，可是{a}没有放弃",
            **roles,
        )
    cast.add(
        "",
        "[One morning|After two weeks|At last] there were [small green leaves|little green leaves]",
        "[一天早上|两个星期以后|终于]，长出了绿绿的小叶子",
    )
    cast.add(
        "",
        "[In summer|In autumn|Two months later] the {x.bare} were [ripe|big]",
        "[夏天|秋天|两个月以后]，{x.bare}[熟了|长大了]",
        **roles,
    )
    cast.add(
        "",
        "{a.N} picked [three|five|some] of them and [made soup with {h.o}|gave them to {h.o}|took them to {h.o}]"
        if x.noun[0] not in ("strawberry", "watermelon")
        else "{a.N} picked [two|three|some] of them and [ate them with {h.o}|gave them to {h.o}]",
        "{a.N}摘了[三个|五个|几个]，[送给了{h.o}|和{h.o}一起吃了]",
        **roles,
    )
    if cast.maybe():
        cast.add(
            "",
            '["They are very good," {h} said|"Well done," said {h.N}]',
            "[“真好吃。”{h.N}说|“你真棒。”{h.N}说]",
            **roles,
        )


PLOTS = (
    (rain, 5.0),
    (season, 6.0),
    (bus, 3.0),
    (garden, 4.0),
)
