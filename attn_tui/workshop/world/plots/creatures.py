"""Animals: fed, helped, watched, and among themselves."""

from __future__ import annotations

from attn_tui.workshop.world import kinds
from attn_tui.workshop.world.cast import FAMILY, Cast
from attn_tui.workshop.world.entity import Entity, Pair, Role
from attn_tui.workshop.world.plots.links import said

EATS: dict[str, Pair] = {
    "eats_bone": ("bone", "骨头"),
    "eats_fish": ("fish", "鱼"),
    "eats_carrot": ("carrots", "胡萝卜"),
    "eats_seeds": ("seeds", "瓜子"),
    "eats_crumbs": ("bread crumbs", "面包屑"),
    "eats_corn": ("corn", "玉米"),
    "eats_grass": ("grass", "青草"),
    "eats_banana": ("bananas", "香蕉"),
    "eats_leaves": ("leaves", "树叶"),
    "eats_cheese": ("cheese", "奶酪"),
}
SOME = {"bone": ("a bone", "一根骨头"), "fish": ("a fish", "一条鱼")}


def pet(cast: Cast) -> None:
    """A pet: what it is like, what it wants, what it gets."""
    a = cast.child()
    kind = cast.kind("ANIMAL_KINDS", "pet", "farm")
    x = cast.make(kind, owner=a)
    food = next(EATS[tag] for tag in kind.tags if tag in EATS)
    some = SOME.get(food[0], ("some " + food[0], "一些" + food[1]))
    roles: dict[str, Role] = {"a": a, "x": x, "food": food, "some": some}
    cast.add(
        "",
        "[{a} had {x.a}|{a} got {x.a} on {a.S} birthday|{a.s} grandfather gave {a.O} {x.a}]",
        "[{a}有{x.a}|{a}过生日的时候得到了{x.a}|{a.s}爷爷给了{a.O}{x.a}]",
        **roles,
    )
    if kind.good and cast.maybe(0.6):
        cast.add("and", "{x} {p}", "{x}{p}", p=cast.pick(kind.good), **roles)
    if cast.maybe(0.7):
        cast.add(
            "",
            "[One morning|One day|In the evening|Today] {x.N} was [hungry|very hungry]",
            "[一天早上|有一天|晚上|今天]，{x.N}饿了",
            **roles,
        )
        cast.add(
            "",
            "{x.P} [looked at {a.o}|followed {a.o} everywhere|came to {a.o}]",
            "{x.P}[看着{a.N}|跟着{a.N}走来走去|走到{a.N}身边]",
            **roles,
        )
        cast.add("thus", "{a.N} gave {x.o} {some}", "{a.N}给{x.o}拿来了{some}", **roles)
        cast.add(
            "then",
            "{x} [ate it all|was full and happy|fell asleep]"
            if food[0] not in ("carrots", "seeds", "bananas", "leaves", "bread crumbs")
            else "{x} [ate them all|was full and happy|fell asleep]",
            "{x}[都吃完了|吃得饱饱的，很高兴|睡着了]",
            **roles,
        )
    else:
        cast.add(
            "",
            "[Every day|After school|In the morning] {a} gave {x.o} {some}",
            "[每天|每天放学以后|每天早上]，{a}都给{x.N}吃{food}",
            **roles,
        )
        cast.add("", "{x.P} liked {food} very much", "{x.P}很爱吃{food}", **roles)
    if kind.does and cast.maybe(0.6):
        cast.add(
            "",
            "[When {a} came home|When {a} called|Today], {x.P} {p}".replace("|Today]", "]"),
            "[{a}回到家的时候|{a}叫{x.P}的时候]，{x.P}{p}",
            p=cast.pick(kind.does),
            **roles,
        )


def rescue(cast: Cast) -> None:
    """A small animal in trouble is found, looked after, and goes home."""
    a = cast.child()
    h = cast.relative(a)
    noun, zh, measure, trouble, trouble_zh, food, food_zh, end, end_zh = cast.pick(
        (
            (
                "little bird",
                "小鸟",
                "只",
                "had hurt its wing",
                "翅膀受伤了",
                "some seeds",
                "一些小米",
                "flew back to its nest",
                "飞回了窝里",
            ),
            (
                "kitten",
                "小猫",
                "只",
                "was wet and cold",
                "又湿又冷",
                "some warm milk",
                "一些温牛奶",
                "stayed with {a.o} for ever",
                "就在{a.N}家住下了",
            ),
            (
                "duckling",
                "小鸭子",
                "只",
                "had lost its mother",
                "找不到妈妈了",
                "some bread crumbs",
                "一些面包屑",
                "swam back to its mother",
                "游回了妈妈身边",
            ),
            (
                "hedgehog",
                "刺猬",
                "只",
                "was hungry and weak",
                "又饿又没力气",
                "a piece of apple",
                "一块苹果",
                "walked back into the forest",
                "走回了树林里",
            ),
            (
                "puppy",
                "小狗",
                "只",
                "was alone in the rain",
                "孤零零地站在雨里",
                "some soup and bread",
                "一些汤和面包",
                "stayed with {a.o} for ever",
                "就在{a.N}家住下了",
            ),
            (
                "baby rabbit",
                "小兔子",
                "只",
                "had hurt its leg",
                "腿受伤了",
                "some carrots",
                "一些胡萝卜",
                "hopped away into the grass",
                "蹦蹦跳跳地回到了草丛里",
            ),
            (
                "frog",
                "青蛙",
                "只",
                "was far from the water",
                "离水很远",
                "some water",
                "一些水",
                "jumped back into the pond",
                "跳回了池塘里",
            ),
        )
    )
    x = Entity((noun, zh), measure=measure)
    roles: dict[str, Role] = {"a": a, "h": h, "x": x, "t": (trouble, trouble_zh), "f": (food, food_zh)}
    cast.add(
        "",
        "[In the garden|On the way home|In the park|Near the river|One morning] {a} found {x.a}",
        "[在花园里|回家的路上|在公园里|在河边|一天早上]，{a}发现了{x.a}",
        **roles,
    )
    cast.add("", "{x.P} {t}", "{x.P}{t}", **roles)
    if cast.maybe():
        cast.add(
            "",
            '["Poor little thing!" said {a.N}|"Do not be afraid," said {a.N}]',
            "[“真可怜！”{a.N}说|“别害怕。”{a.N}说]",
            **roles,
        )
    cast.add("so", "{a.N} took {x.o} home", "{a.N}把{x.o}带回了家", **roles)
    cast.add(
        "",
        "{h.N} [found a box and a soft towel|made a warm bed of a box]",
        "{h.N}[找来了一个箱子和一条软软的毛巾|用箱子做了一个暖和的窝]",
        **roles,
    )
    cast.add("", "{a} gave {x.o} {f}", "{a}给了{x.o}{f}", **roles)
    cast.add(
        "",
        "[After a few days|A week later|Soon] {x.N} was [well|strong] again",
        "[过了几天|一个星期以后|不久]，{x.N}好了",
        **roles,
    )
    cast.add("then", "{x} " + end, "{x}" + end_zh, **roles)
    if cast.maybe(0.4):
        cast.add("", "{a.N} [waved to {x.O}|smiled|was happy]", "{a.N}[高兴地笑了|很开心]", **roles)


def zoo(cast: Cast) -> None:
    """A day at the zoo or on the farm: what was seen, what it did."""
    a = cast.child()
    h = cast.relative(a)
    farm = cast.maybe(0.35)
    x, y = (
        cast.make(kind, plain=True)
        for kind in cast.rng.sample(kinds.tagged(kinds.ANIMAL_KINDS, "farm" if farm else "zoo"), 2)
    )
    of = {kind.noun: kind for kind in kinds.ANIMAL_KINDS}
    if cast.maybe(0.6):
        x.many = True
    else:
        y.many = True
    place = ("farm", "农场") if farm else ("zoo", "动物园")
    roles: dict[str, Role] = {"a": a, "h": h, "x": x, "y": y, "place": place}
    cast.add(
        "",
        "[On Sunday|Yesterday|Last week|On Saturday] {a} went to the {place} with {h.o}",
        "[星期天|昨天|上个星期|星期六]，{a}和{h.N}去了{place}",
        **roles,
    )
    cast.add("", "[First|There] {a} saw {x.a}", "{a}先看到了{x.a}", **roles)
    cast.add("", "{x.P} {p}", "{x.P}{p}", p=said(cast.pick(of[x.noun].good), x), **roles)
    cast.add("", "[Then|After that] {a} saw {y.a}", "[然后|后来]，{a}又看到了{y.a}", **roles)
    cast.add("", "{y.P} {p}", "{y.P}{p}", p=said(cast.pick(of[y.noun].does + of[y.noun].good), y), **roles)
    if cast.maybe():
        cast.add(
            "",
            '"Which animal do you like best?" asked {h.N}. "I like the {z.bare} best," said {a.N}',
            "“你最喜欢什么动物？”{h.N}问。“我最喜欢{z.bare}。”{a.N}说",
            z=cast.pick((x, y)),
            **roles,
        )
    if cast.maybe():
        cast.add("", "{a} was tired, so {a.P} slept on the way home", "{a}累了，在回家的路上睡着了", **roles)


def fable(cast: Cast) -> None:
    """Animals that talk: one is in need, another helps."""
    one, two = cast.rng.sample(
        [
            ("mouse", "小老鼠", "mice"),
            ("rabbit", "小兔子", ""),
            ("bear", "小熊", ""),
            ("duck", "小鸭子", ""),
            ("frog", "小青蛙", ""),
            ("bird", "小鸟", ""),
            ("hedgehog", "小刺猬", ""),
            ("monkey", "小猴子", ""),
            ("cat", "小猫", ""),
            ("dog", "小狗", ""),
            ("pig", "小猪", ""),
            ("lamb", "小羊", ""),
            ("hen", "母鸡", ""),
            ("elephant", "小象", ""),
            ("deer", "小鹿", ""),
            ("owl", "猫头鹰", ""),
            ("panda", "小熊猫", ""),
        ],
        2,
    )
    a = Entity(
        (("" if one[0] in ("hen", "owl") or cast.maybe() else "little ") + one[0], one[1]),
        measure="只",
        known=cast.maybe(0.3),
    )
    b = Entity(two[:2], measure="只")
    need = cast.pick(
        (
            (
                ("was hungry", "饿了"),
                ("I have nothing to eat", "我没有东西吃"),
                ("Take half of my bread", "把我的面包分你一半"),
                ("shared the bread", "把面包分着吃了"),
                ("was not hungry any more", "不饿了"),
            ),
            (
                ("was cold", "很冷"),
                ("My house has no door", "我的房子没有门"),
                ("Come and stay with me", "到我家来住吧"),
                ("sat by the warm fire", "坐在暖和的火炉旁边"),
                ("was warm again", "又暖和了"),
            ),
            (
                ("could not cross the river", "过不了河"),
                ("The water is too deep for me", "水太深了，我过不去"),
                ("I know where the bridge is", "我知道桥在哪儿"),
                ("walked to the bridge", "走到了桥边"),
                ("was on the other side", "到了对岸"),
            ),
            (
                ("had lost the way home", "迷路了"),
                ("I do not know the way home", "我不认识回家的路"),
                ("I will go with you", "我陪你走"),
                ("walked through the forest", "一起穿过了树林"),
                ("was home before dark", "天黑以前回到了家"),
            ),
            (
                ("was alone", "很孤单"),
                ("I have no one to play with", "没有人跟我玩"),
                ("Let us play together", "我们一起玩吧"),
                ("played until dark", "一直玩到天黑"),
                ("had a new friend", "有了新朋友"),
            ),
            (
                ("could not reach the apple", "够不着苹果"),
                ("The apple is too high for me", "苹果太高了，我够不着"),
                ("Climb on my back", "爬到我背上来吧"),
                ("got the apple and shared it", "摘下了苹果，一人一半"),
                ("was happy", "很高兴"),
            ),
            (
                ("could not sleep", "睡不着"),
                ("I am afraid of the dark", "我怕黑"),
                ("Look, the stars are shining", "你看，星星亮着呢"),
                ("looked at the stars", "一起看星星"),
                ("soon fell asleep", "很快就睡着了"),
            ),
        )
    )
    silly = {
        "could not cross the river": one[0] in ("bird", "owl", "duck", "frog", "hen"),
        "could not reach the apple": one[0] in ("bird", "owl", "monkey", "elephant", "bear", "hen")
        or two[0] not in ("bear", "elephant", "deer"),
        "could not sleep": one[0] == "owl",
    }
    if silly.get(need[0][0], False):
        return fable(cast)
    both = Entity(("", ""), many=True, members=(a, b), known=True)
    roles: dict[str, Role] = {
        "a": a,
        "b": b,
        "both": both,
        **{key: pair for key, pair in zip("stude", need, strict=True)},
    }
    cast.add(
        "",
        "[One day|Once|One evening|Long ago] {a} {s}".replace("|Long ago", ""),
        "[有一天|从前|一天晚上]，{a.a}{s}".replace("|从前", ""),
        **roles,
    )
    cast.add("", "{a.N} [met|saw] {b.o}", "{a.N}[遇见|看见]了{b.N}", **roles)
    if cast.maybe(0.6):
        cast.add(
            "",
            '["What is wrong?" asked {b.N}|"Why are you sad?" {b.N} asked]',
            "[“你怎么了？”{b.N}问|“你为什么不高兴？”{b.N}问]",
            **roles,
        )
    cast.add("", '"{t}," said {a.N}', "“{t}。”{a.N}说", **roles)
    cast.add("", '"{u}," said {b.N}', "“{u}。”{b.N}说", **roles)
    cast.add("", "So they {d}", "[它们|于是它们]{d}", **roles)
    cast.add(
        "",
        "[In the end|After that] {a.N} {e}",
        "[最后|后来]，{a.N}{e}",
        **roles,
    )
    if cast.maybe():
        cast.add("", '"Thank you, my friend," said {a.N}', "“谢谢你，我的朋友。”{a.N}说", **roles)
    return None


def primer(cast: Cast) -> None:
    """A reader's first page, in the present: this is …, … has …, it is …."""
    a = cast.child()
    x = cast.animal("pet") if cast.maybe() else cast.thing("toy", "carry", "ride")
    while x.pair:
        x = cast.thing("toy")
    colour = cast.pick((("red", "红色"), ("blue", "蓝色"), ("green", "绿色"), ("yellow", "黄色")))
    furs = {"goldfish": ("orange", "橙色"), "parrot": ("green", "绿色"), "hamster": ("brown", "棕色")}
    if x.noun in {kind.noun for kind in kinds.ANIMAL_KINDS}:
        colour = furs.get(x.noun[0]) or cast.pick(
            (("black", "黑色"), ("white", "白色"), ("brown", "棕色"), ("grey", "灰色"))
        )
    x.colour = None
    size = cast.pick((("big", "大"), ("small", "小")))
    age = cast.pick((("five", "五"), ("six", "六"), ("seven", "七"), ("eight", "八"), ("nine", "九")))
    likes = cast.rng.sample(
        (
            ("milk", "喝牛奶"),
            ("apples", "吃苹果"),
            ("books", "看书"),
            ("music", "听音乐"),
            ("football", "踢足球"),
            ("ice cream", "吃冰淇淋"),
            ("stories", "听故事"),
            ("noodles", "吃面条"),
            ("snow", "玩雪"),
            ("school", "上学"),
            ("drawing", "画画"),
            ("swimming", "游泳"),
            ("dumplings", "吃饺子"),
            ("bananas", "吃香蕉"),
        ),
        2,
    )
    parent = cast.relative(a)
    parent.noun = cast.pick(FAMILY[parent.sex])
    job = cast.pick(
        (
            ("teacher", "老师"),
            ("doctor", "医生"),
            ("cook", "厨师"),
            ("driver", "司机"),
            ("farmer", "农民"),
            ("writer", "作家"),
            ("baker", "面包师"),
        )
    )
    roles: dict[str, Role] = {
        "a": a,
        "x": x,
        "c": colour,
        "z": size,
        "n": age,
        "l": likes[0],
        "k": likes[1],
        "f": parent,
        "j": job,
    }
    lines = [
        ("{a} is {n} years old", "{a}今年{n}岁"),
        ("{a} has {x.a}. {x.P} is {c}", "{a}有{x.a}。{x.P}是{c}的"),
        ("{a} likes {l}. {a.P} likes {k}[ too|, too]", "{a}喜欢{l}，也喜欢{k}"),
        (
            "{f.N} is a {j}. {f.P} [is very kind|goes to work every day|gets up early]",
            "{f.N}是{j}。{f.P}[很和气|每天去上班|起得很早]",
        ),
        ("{a} does not like {l}, but {a.P} likes {k}", "{a}不喜欢{l}，可是喜欢{k}"),
        (
            "{a} [gets up at seven|goes to school at eight|goes to bed at nine]",
            "{a}[七点起床|八点去上学|九点睡觉]",
        ),
        (
            "{a} [goes to school on foot|goes to school by bus|walks to school]",
            "{a}[走路去上学|坐公共汽车去上学|走路上学]",
        ),
    ]
    cast.rng.shuffle(lines)
    chosen = lines[: cast.pick((2, 3, 4))]
    if any("likes {l}. " in line[0] for line in chosen):
        chosen = [line for line in chosen if "does not like" not in line[0]]
    cast.add(
        "",
        "[This is {a.N}|Look, this is {a.N}|{a.N} is a {a.bare}|I have a friend. Her name is {a.N}]".replace(
            "Her", "His" if a.sex == "m" else "Her"
        ),
        "[这是{a.N}|你看，这是{a.N}|{a.N}是一个{a.bare}|我有一个朋友，名字叫{a.N}]",
        **roles,
    )
    for line in chosen:
        cast.add("", line[0], line[1], **roles)
    if cast.maybe(0.4) and any("{x.a}" in line[0] for line in chosen):
        cast.add(
            "",
            '"What colour is your {x.bare}?" "It is {c}."',
            "“你的{x.bare}是什么颜色的？”“是{c}的。”",
            **roles,
        )


PLOTS = ((pet, 6.0), (rescue, 5.0), (zoo, 6.0), (fable, 6.0), (primer, 7.0))
