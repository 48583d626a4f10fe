"""As in a children's reader: animals that talk, and the first page."""

from __future__ import annotations

from attn_tui.workshop.world import kinds
from attn_tui.workshop.world.cast import FAMILY, Cast
from attn_tui.workshop.world.entity import Entity, Role


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


PLOTS = (
    (fable, 6.0),
    (primer, 7.0),
)
