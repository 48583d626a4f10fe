"""At home: things lost and found, gifts, quarrels, baking, nights."""

from __future__ import annotations

from attn_tui.workshop.world.cast import Cast
from attn_tui.workshop.world.entity import Entity, Pair, Role
from attn_tui.workshop.world.plots.links import said

HIDING: tuple[Pair, ...] = (
    ("under the bed", "床底下"),
    ("behind the door", "门后面"),
    ("on the shelf", "架子上"),
    ("under the table", "桌子底下"),
    ("next to the window", "窗户旁边"),
    ("in the garden", "花园里"),
    ("in the kitchen", "厨房里"),
    ("behind the curtain", "窗帘后面"),
    ("in the schoolbag", "书包里"),
    ("on the chair", "椅子上"),
    ("in a box", "箱子里"),
    ("under a big tree", "大树下"),
    ("by the stairs", "楼梯旁边"),
    ("in the bathroom", "洗手间里"),
)
MEANWHILE: tuple[Pair, ...] = (
    ("went out to play", "出去玩了"),
    ("went to have lunch", "去吃午饭了"),
    ("went to wash {a.S} hands", "去洗手了"),
    ("ran outside", "跑到外面去了"),
    ("went to see a friend", "去找朋友了"),
    ("watched television", "去看电视了"),
)
HAPPY: tuple[Pair, ...] = (
    (
        "{a} [was very happy|smiled|laughed|was happy again|felt much better]",
        "{a}[很高兴|笑了|高兴极了|又高兴起来了|开心地笑了]",
    ),
    (
        "{a} [jumped for joy|could not stop smiling|smiled from ear to ear]",
        "{a}[高兴得跳了起来|笑个不停|笑得合不上嘴]",
    ),
)


BORING = frozenset(
    {
        "letter",
        "newspaper",
        "photo",
        "eraser",
        "piano",
        "ruler",
        "map",
        "card",
        "textbook",
        "uniform",
        "belt",
        "paper boat",
        "paper plane",
        "slipper",
    }
)
"""What is no present for a child."""


def helper(cast: Cast, a: Entity) -> Entity:
    """Someone who helps: one of the family or a friend."""
    way = cast.rng.randrange(3)
    return cast.relative(a) if way == 0 else cast.sibling(a) if way == 1 else cast.other(a)


def opening(cast: Cast, a: Entity, x: Entity) -> None:
    """A child and what the child has."""
    cast.add(
        "",
        "[{a} had {x.a}|There was a {a.bare} named {a.N}. {a.P} had {x.a}|{a}'s favourite thing was {x.a}|Last week {a} got {x.a}]",
        "[{a}有{x.a}|有一个{a.bare}叫{a.N}，{a.P}有{x.a}|{a}最喜欢的东西是{x.a}|上个星期，{a}得到了{x.a}]",
        a=a,
        x=x,
    )


def lost(cast: Cast) -> None:
    """Put somewhere, looked for elsewhere, found where it was put."""
    a = cast.child()
    x = cast.thing("toy", "write", "read", "wear", "small", "music", owner=a)
    while x.noun[0] in ("seed", "piano", "button", "needle", "nail", "acorn", "uniform", "gong") or (
        x.noun[0] == "dress" and a.sex == "m"
    ):
        x = cast.thing("toy", "write", "wear", owner=a)
    place, here, there = cast.rng.sample(HIDING, 3)
    roles: dict[str, Role] = {"a": a, "x": x, "place": place, "here": here, "there": there}
    known_place = cast.maybe(0.55)
    if cast.maybe(0.6):
        opening(cast, a, x)
    if known_place:
        away = cast.pick(MEANWHILE)
        cast.add(
            "",
            "[One morning|After breakfast|In the afternoon|Yesterday|On Sunday|One day] {a} [put|left] {x.o} {place} and "
            + away[0],
            "[一天早上|吃过早饭|下午|昨天|星期天|有一天]，{a}把{x.o}放在{place}，就" + away[1],
            **roles,
        )
        cast.add(
            "",
            "[Later|In the evening|After an hour] {a} [wanted|needed] {x.o}",
            "[后来|晚上|过了一个小时]，{a}想[要|用]{x.o}",
            **roles,
        )
        cast.add(
            "but",
            "{a} [could not find|could not see] {x.o}[ anywhere|]",
            "{a}[怎么也找不到了|找不到{x.o}了]",
            **roles,
        )
    else:
        cast.add(
            "",
            "[One day {a} could not find {x.o}|{a} lost {x.o}|This morning {x} {x.was} gone|{x} {x.was} not in its place]".replace(
                "its place", "{x.S} place"
            ),
            "[有一天，{a}找不到{x.o}了|{a}把{x.o}弄丢了|今天早上，{x}不见了|{x}不在原来的地方]",
            **roles,
        )
    cast.add(
        "then",
        "{a} looked {here} and {there}",
        "{a}[在{here}找了找，又在{there}找了找|先在{here}找，又在{there}找]",
        **roles,
    )
    cast.add("but", "{x.P} {x.was} not there", "{x.P}不在那里", **roles)
    if cast.maybe(0.3):
        cast.add(
            "so",
            "{a} [was sad|began to cry|felt very sad|was worried]",
            "{a}[很难过|哭了|急坏了|很着急]",
            **roles,
        )
    if cast.maybe(0.75):
        h = helper(cast, a)
        cast.add(
            "",
            '["What are you looking for?" asked {h.N}. "I am looking for my {x.n}," said {a.N}|"What is wrong?" asked {h.N}. "I cannot find my {x.n}," {a.N} said]',
            "[“你在找什么？”{h.N}问。“我在找我的{x.bare}。”{a.N}说|“怎么了？”{h.N}问。“我的{x.bare}不见了。”{a.N}说]",
            h=h,
            **roles,
        )
        if known_place and cast.maybe(0.6):
            cast.add(
                "",
                '["You put {x.O} {place}," said {h.N}|"Did you look {place}?" asked {h.N}]',
                "[“你把{x.O}放在{place}了。”{h.N}说|“你在{place}找过吗？”{h.N}问]",
                h=h,
                **roles,
            )
            cast.add(
                "",
                "{a.N} looked {place}, and there {x.P} {x.was}",
                "{a.N}去{place}一看，{x.bare}果然在那里",
                **roles,
            )
        else:
            cast.add(
                "",
                "{h.N} helped {a.o} look, and they found {x.o} {place}",
                "{h.N}帮{a.o}一起找，[最后|终于]在{place}找到了{x.o}",
                h=h,
                **roles,
            )
        cast.add("thus", "{a.N} [thanked|hugged] {h.o}", "{a.N}[谢了谢{h.o}|抱了抱{h.o}]", h=h, **roles)
        if cast.maybe(0.4):
            cast.add("", *cast.pick(HAPPY), a=a)
    else:
        cast.add(
            "",
            "[At last|In the end] {a} found {x.o} {place}",
            "[最后|终于]，{a}在{place}找到了{x.o}",
            **roles,
        )
        cast.add("", *cast.pick(HAPPY), a=a)


def gift(cast: Cast) -> None:
    """A present, why it was chosen, and what was done with it."""
    a = cast.child()
    b = helper(cast, a)
    kind = cast.kind("THING_KINDS", "toy", "read", "write", "wear", "music", "ride")
    while kind.noun[0] in BORING or (kind.noun[0] == "dress" and a.sex == "m"):
        kind = cast.kind("THING_KINDS", "toy", "read", "write", "wear", "music", "ride")
    x = cast.make(kind)
    age = cast.pick((("six", "六"), ("seven", "七"), ("eight", "八"), ("nine", "九"), ("ten", "十")))
    roles: dict[str, Role] = {"a": a, "b": b, "x": x, "age": age}
    cast.add(
        "",
        "[It was {a.s} birthday|{a} turned {age} today|Today was {a.s} birthday|On Saturday {a} turned {age}]",
        "[今天是{a.s}生日|{a}今天{age}岁了|{a}过生日了|星期六，{a}满{age}岁了]",
        **roles,
    )
    cast.add(
        "thus",
        "{b.N} [gave {a.o} {x.a}|bought {a.o} {x.a}|brought {a.o} {x.a}]",
        "{b.N}[送给{a.o}{x.a}|给{a.o}买了{x.a}|给{a.o}带来了{x.a}]",
        **roles,
    )
    if x.colour and cast.maybe(0.5):
        cast.add(
            "",
            "{x.P} {x.was} {c} because {c} was {a.s} favourite colour",
            "[{x.P}是{c}的，因为{a.N}最喜欢{c}|{a.N}最喜欢{c}，所以{x.P}是{c}的]",
            c=x.colour,
            **roles,
        )
    elif kind.good:
        cast.add(
            "",
            "{a} [liked|loved] {x.o} because {x.P} {p}",
            "{a}很喜欢{x.o}，因为{x.P}{p}",
            p=said(cast.pick(kind.good), x),
            **roles,
        )
    if cast.maybe(0.5):
        cast.add("", '"Thank you{who}!" [said|cried] {a.N}', "“谢谢{who}！”{a.N}说", who=address(b), **roles)
    use = USES[next(tag for tag in USES if tag in kind.tags)]
    cast.add("then", *cast.pick(use), a=a, x=x)
    if cast.maybe(0.4):
        cast.add("", *cast.pick(HAPPY), a=a)
    if cast.maybe(0.35):
        cast.add(
            "",
            "At night {a} put {x.o} [next to {a.S} bed|beside {a.S} pillow]",
            "晚上，{a}把{x.o}放在[床边|枕头旁边]",
            **roles,
        )


def address(person: Entity) -> Pair:
    """How a child speaks to someone."""
    if person.name:
        return ", " + person.name[0], person.name[1]
    english = person.noun[0].split()[-1]
    return "" if english in ("brother", "sister") else ", " + english.capitalize(), person.noun[1]


USES: dict[str, tuple[Pair, ...]] = {
    "toy": (
        ("{a} played with {x.o} all day", "{a}玩了一整天{x.bare}"),
        ("{a} took {x.o} to the park", "{a}带着{x.o}去了公园"),
        ("{a} showed {x.o} to everyone", "{a}把{x.o}给大家看"),
    ),
    "read": (
        ("{a} looked at {x.o} all evening", "{a}看了一晚上"),
        ("{a} showed {x.o} to everyone", "{a}把{x.o}给大家看"),
    ),
    "write": (
        ("{a} took {x.o} to school", "{a}把{x.o}带到了学校"),
        ("{a} used {x.o} every day", "{a}每天都用{x.o}"),
    ),
    "wear": (
        ("{a} tried {x.o} on at once", "{a}马上就试了试"),
        ("{a} tried {x.o} on and smiled", "{a}试了试，笑了"),
    ),
    "music": (
        ("{a} played with {x.o} all day", "{a}玩了一整天"),
        ("{a} tried {x.o} at once", "{a}马上就试了试"),
    ),
    "ride": (
        ("{a} rode {x.o} in the park", "{a}去公园骑了一圈"),
        ("{a} rode {x.o} every day", "{a}每天都骑{x.o}"),
    ),
}


def quarrel(cast: Cast) -> None:
    """Two want the same thing; then they make it up."""
    a = cast.child()
    b = cast.other(a)
    x = cast.thing("toy", "ride")
    x.known = True
    both = cast.both(a, b)
    adult = cast.relative(a)
    adult.noun = cast.pick(
        (("teacher", "老师"), ("mother", "妈妈"))
        if adult.sex == "f"
        else (("teacher", "老师"), ("father", "爸爸"))
    )
    if adult.noun[0] == "teacher":
        adult.owner, adult.family, adult.known, adult.measure = None, False, True, "位"
    roles: dict[str, Role] = {"a": a, "b": b, "x": x, "both": both, "t": adult}
    cast.add(
        "",
        "[{a} and {b.N} both wanted {x.o}|{a} was playing with {x.o}, and {b.N} wanted {x.O} too]",
        "[{a}和{b.N}都想玩{x.o}|{a}正在玩{x.o}，{b.N}也想玩]",
        **roles,
    )
    cast.add(
        "",
        '["It is mine!" said {a.N}. "No, it is mine!" said {b.N}|"Give it to me!" said {b.N}. "No, I had it first," said {a.N}|"I want it now!" {b.N} said. But {a.N} did not let go]',
        "[“这是我的！”{a.N}说。“不，是我的！”{b.N}说|“给我！”{b.N}说。“不行，是我先拿到的。”{a.N}说|“我现在就要！”{b.N}说。可是{a.N}不松手]",
        **roles,
    )
    cast.add(
        "",
        "[They were angry with each other|They did not speak to each other for an hour|{b.N} began to cry|{a.N} went away and sat alone]",
        "[两个人都生气了|他们一个小时都没说话|{b.N}哭了起来|{a.N}走开了，一个人坐着]"
        if {a.sex, b.sex} != {"f"}
        else "[两个人都生气了|她们一个小时都没说话|{b.N}哭了起来|{a.N}走开了，一个人坐着]",
        **roles,
    )
    if cast.maybe(0.5):
        cast.add(
            "",
            '["You can take turns," said {t}|"Why do you not play together?" asked {t}|"Friends share," {t} said]',
            "[“你们可以轮流玩。”{t}说|“你们为什么不一起玩呢？”{t}问|“好朋友要一起玩。”{t}说]",
            **roles,
        )
    word, reply = cast.pick(
        (
            (('"I am sorry."', "“对不起。”"), ('"I am sorry too,"', "“我也不好。”")),
            (('"I am sorry."', "“对不起。”"), ('"That is all right,"', "“没关系。”")),
            (('"Sorry, you can have it."', "“对不起，给你玩吧。”"), ('"Thank you,"', "“谢谢你。”")),
            (('"You can play first."', "“你先玩吧。”"), ('"No, you go first,"', "“不，你先玩吧。”")),
            (('"Let us play together."', "“我们一起玩吧。”"), ('"That is a good idea,"', "“好主意。”")),
            (('"Let us play together."', "“我们一起玩吧。”"), ('"All right,"', "“好吧。”")),
        )
    )
    one, other = (a, b) if cast.maybe() else (b, a)
    cast.add(
        "",
        "[After a while|Then|In the end] {p.N} said, {word}",
        "[过了一会儿|后来|最后]，{p.N}说：{word}",
        p=one,
        word=word,
    )
    if cast.maybe(0.4):
        cast.add("", "{word} said {q.N}", "{word}{q.N}说", q=other, word=reply)
    they = "她们" if {a.sex, b.sex} == {"f"} else "他们"
    cast.add(
        "",
        "[Now they are friends again|They played together until dinner|They took turns, and both were happy]",
        f"[{they}又成了好朋友|{they}一起玩到了吃晚饭的时候|{they}轮流玩，两个人都很高兴]",
    )


PLOTS = (
    (lost, 10.0),
    (gift, 8.0),
    (quarrel, 5.0),
)
