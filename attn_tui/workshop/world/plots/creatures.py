"""Animals: fed, helped, watched, and among themselves."""

from __future__ import annotations

from attn_tui.workshop.world import kinds
from attn_tui.workshop.world.cast import Cast
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


PLOTS = (
    (pet, 6.0),
    (rescue, 5.0),
    (zoo, 6.0),
)
