"""Choices, games, a wash, a guest."""

from __future__ import annotations

from attn_tui.workshop.world import kinds
from attn_tui.workshop.world.cast import COLOURS, Cast
from attn_tui.workshop.world.entity import Entity, Role
from attn_tui.workshop.world.plots.daily import SOCIAL, roles_of
from attn_tui.workshop.world.plots.home import helper
from attn_tui.workshop.world.plots.outside import DAYS

PLAYFUL = frozenset(
    [
        "play",
        "draw",
        "watch",
        "sing",
        "listen",
        "do",
        "fly",
        "ride",
        "swim",
        "jump",
        "make",
        "build",
        "bake",
        "take",
        "read",
        "dance",
        "skate",
        "eat",
        "pick",
    ]
) - {"do"}
"""How the names of those activities begin that one likes to share with a guest."""


def choice(cast: Cast) -> None:
    """Two of a kind, told apart by colour or size; one is taken, for a reason."""
    a = cast.child()
    b = helper(cast, a)
    kind = cast.kind("THING_KINDS", "wear", "toy", "write", "dish")
    while (
        kind.noun[0] in ("puzzle", "crayon", "dress", "watch", "snowman", "glass", "kettle", "pot")
        or "many" in kind.tags
    ):
        kind = cast.kind("THING_KINDS", "wear", "toy", "write", "dish")
    one, two = cast.rng.sample(COLOURS, 2)
    things = (f"one {one[0]} and one {two[0]}", f"一{kind.measure}是{one[1]}的，一{kind.measure}是{two[1]}的")
    roles: dict[str, Role] = {
        "a": a, "b": b, "k": (kind.plural, kind.noun[1]), "n": (kind.noun[0], kind.noun[1]), "m": ("", kind.measure), "t": things, "c": one, "d": two,
    }  # fmt: skip
    cast.add(
        "",
        "There were two {k} [on the table|in the shop|on the bed], {t}",
        "[桌子上|商店里|床上]有两{m}{k}，{t}",
        **roles,
    )
    cast.add("", '"Which one do you want?" asked {b.N}', "“你要哪{m}？”{b.N}问", **roles)
    why = cast.pick(
        (
            ("{a.N} took the {c} one because {a.P} liked {c}", "{a.N}拿了{c}的，因为{a.P}喜欢{c}"),
            ("{a.N} liked {c}, so {a.P} took the {c} one", "{a.N}喜欢{c}，所以拿了{c}的"),
            ("{a.N} took the {c} one because the {d} one was dirty", "{a.N}拿了{c}的，因为{d}的那{m}脏了"),
            ("{a.N} did not like {d}, so {a.P} took the {c} one", "{a.N}不喜欢{d}，所以拿了{c}的"),
            ("{a.N} wanted the {c} one. {a.S} hat was {c}, too", "{a.N}要{c}的。{a.S}帽子也是{c}的"),
        )
    )
    cast.add("", why[0], why[1], **roles)
    cast.add("", "{b.N} [got|took] the {d} one", "{d}的给了{b.N}", **roles)
    if cast.maybe(0.4):
        cast.add(
            "",
            '"What colour is your {n}?" "It is {c}," said {a.N}',
            "“你的{n}是什么颜色的？”“是{c}的。”{a.N}说",
            **roles,
        )


def seek(cast: Cast) -> None:
    """Hide and seek: where each hid, and who was found."""
    a = cast.child()
    b = cast.child("f" if a.sex == "m" else "m")
    c = cast.child(b.sex)
    hides = cast.rng.sample(
        (
            ("behind a tree", "一棵树后面"), ("under the bed", "床底下"), ("behind the door", "门后面"), ("under the table", "桌子底下"), ("in a big box", "一个大箱子里"),
            ("behind the curtain", "窗帘后面"), ("behind the house", "房子后面"), ("under a blanket", "毯子下面"),
        ),
        2,
    )  # fmt: skip
    trio = ("他们" if "m" in (a.sex, b.sex) else "她们") + "三个"
    roles: dict[str, Role] = {"a": a, "b": b, "c": c, "h": hides[0], "k": hides[1], "trio": ("they", trio)}
    cast.add(
        "", "{a.N}, {b.N} and {c.N} were playing hide and seek", "{a.N}、{b.N}和{c.N}在玩捉迷藏", **roles
    )
    cast.add("", "{a.N} counted to [ten|twenty]", "{a.N}数到[十|二十]", **roles)
    cast.add("", "{b.N} hid {h}, and {c.N} hid {k}", "{b.N}躲在{h}，{c.N}躲在{k}", **roles)
    first = b if cast.maybe() else c
    other, there = (c, hides[1]) if first is b else (b, hides[0])
    sound = cast.pick(
        (("laughed", "笑出了声"), ("sneezed", "打了个喷嚏"), ("moved", "动了一下"), ("coughed", "咳嗽了一声"))
    )
    cast.add(
        "",
        "{a.N} found {f.N} first because {f.P} {s}",
        "{a.N}先找到了{f.N}，因为{f.P}{s}",
        f=first,
        s=sound,
        **roles,
    )
    if cast.maybe(0.6):
        cast.add("", '"Where is {o.N}?" asked {a.N}', "“{o.N}在哪儿呢？”{a.N}问", o=other, **roles)
    cast.add(
        "",
        "[After a while|At last|Then] {a.N} looked {there}, and there was {o.N}",
        "[过了一会儿|最后|后来]，{a.N}[往{there}一看，{o.N}就在那里|在{there}找到了{o.N}]",
        there=there,
        o=other,
        **roles,
    )
    if cast.maybe(0.4):
        cast.add(
            "",
            '"Now it is your turn," {a.N} said to {f.N}',
            "“现在轮到你了。”{a.N}对{f.N}说",
            f=first,
            **roles,
        )


def dirty(cast: Cast) -> None:
    """A pet in the mud, and the wash."""
    a = cast.child()
    b = helper(cast, a)
    kind = next(
        kind
        for kind in cast.rng.sample(kinds.ANIMAL_KINDS, len(kinds.ANIMAL_KINDS))
        if kind.noun[0] in ("dog", "puppy", "pig", "cat", "lamb", "pony")
    )
    x = cast.make(kind, owner=a)
    roles: dict[str, Role] = {"a": a, "b": b, "x": x}
    cast.add(
        "",
        "{x.N} [played in the mud|ran through the mud|fell into the mud]",
        "{x.N}[在泥里玩|跑过了泥地|掉进了泥里]",
        **roles,
    )
    cast.add("so", "{x} was [very dirty|dirty from head to tail]", "{x}[全身都脏了|脏极了]", **roles)
    if cast.maybe(0.6):
        cast.add(
            "",
            '["It must not come into the house!" said {b.N}|"Look at it!" said {b.N}|"It needs a bath," said {b.N}]',
            "[“别让它进屋！”{b.N}说|“你看它！”{b.N}说|“它该洗澡了。”{b.N}说]",
            **roles,
        )
    cast.add(
        "",
        "{a.N} [washed {x.o} with warm water|got some water and washed {x.o}]",
        "{a.N}用温水给{x.N}洗了澡",
        **roles,
    )
    if cast.maybe(0.6):
        cast.add(
            "",
            "{x.N} [shook itself|jumped out], and {a.N} got wet",
            "{x.N}[抖了抖身子|跳了出来]，{a.N}也湿了",
            **roles,
        )
    cast.add(
        "", "[After that|Now|In the end] {x.N} was clean again", "[后来|现在|最后]，{x.N}又干净了", **roles
    )
    if cast.maybe(0.4):
        cast.add("but", "{a.N} was dirty", "{a.N}却脏了", **roles)


def guest(cast: Cast) -> None:
    """Someone comes; what they drink, say and do."""
    a = cast.child()
    g = (
        cast.other(a)
        if cast.maybe(0.6)
        else Entity(
            cast.pick((("grandmother", "奶奶"), ("cousin", "表姐"))), "f", owner=a, family=True, person=True
        )
    )
    h = cast.relative(a, "m" if g.sex == "f" else "f")
    drink = cast.pick((("tea", "茶"), ("juice", "果汁"), ("hot milk", "热牛奶"), ("water", "水")))
    brought = cast.pick(
        (
            ("some peaches", "一些桃子"),
            ("a cake", "一个蛋糕"),
            ("a book", "一本书"),
            ("some flowers", "一束花"),
            ("a game", "一盒棋"),
            ("a bag of candies", "一袋糖"),
        )
    )
    act = cast.pick([act for act in SOCIAL if "a" in act.times and act.do.split()[0] in PLAYFUL])
    roles: dict[str, Role] = {
        "a": a,
        "g": g,
        "h": h,
        "drink": drink,
        "b": brought,
        "day": cast.pick(DAYS[:-1]),
        **roles_of(act, cast),
    }
    cast.add("", "{day} {g.N} came to see {a.N}", "{day}，{g.N}来{a.N}家玩", **roles)
    cast.add("", "{g} brought {b}", "{g}带来了{b}", **roles)
    if cast.maybe(0.6):
        cast.add(
            "",
            '["Come in, please," said {h.N}|"How nice to see you!" said {h.N}]',
            "[“快请进。”{h.N}说|“见到你真高兴！”{h.N}说]",
            **roles,
        )
    cast.add(
        "",
        "{g.N} was thirsty, so {h.N} gave {g.O} some {drink}",
        "{g.N}渴了，{h.N}给{g.O}倒了一杯{drink}",
        **roles,
    )
    cast.add(
        "",
        "[After that|Then|In the afternoon] {a.N} and {g.N} {did}",
        "[后来|然后|下午]，{a.N}和{g.N}一起{do}",
        **roles,
    )
    if cast.maybe(0.6):
        cast.add(
            "",
            '["Come again soon," said {a.N}|"I had a good time," said {g.N}|"Goodbye, see you tomorrow," said {g.N}]',
            "[“下次再来玩吧。”{a.N}说|“我玩得很开心。”{g.N}说|“再见，明天见。”{g.N}说]",
            **roles,
        )


PLOTS = (
    (choice, 5.0),
    (seek, 4.0),
    (dirty, 3.0),
    (guest, 5.0),
)
