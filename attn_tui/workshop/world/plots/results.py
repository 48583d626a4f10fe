"""What comes of what somebody did: to the thing, or to the one who did it; a pronoun after so."""

from __future__ import annotations

from attn_tui.workshop.world import kinds
from attn_tui.workshop.world.cast import Cast
from attn_tui.workshop.world.entity import Pair
from attn_tui.workshop.world.kinds import Kind
from attn_tui.workshop.world.plots.links import fill, person, said

SO: tuple[Pair, ...] = (
    ("{F}, so {Y}", "{F}，所以{Y}"),
    ("{F}, so {Y}", "{F}，于是{Y}"),
    ("{F}. So {Y}", "{F}。所以{Y}"),
    ("{F}. That is why {Y}", "{F}，所以{Y}"),
    ("because {F}, {Y}", "因为{F}，所以{Y}"),
    ("since {F}, {Y}", "因为{F}，{Y}"),
    ("{F}, and {Y}", "{F}，{Y}"),
    ("{F}. {Y}", "{F}。{Y}"),
)
MOVES = (
    "rolled",
    "fell",
    "broke",
    "tipped",
    "bounced",
    "slid",
    "creaked",
    "shook",
    "snapped",
    "rang",
    "came off",
)
PUSHED: tuple[Pair, ...] = (
    ("{a} pushed {x.o}", "{a}推了一下{x.o}"),
    ("{a} bumped into {x.o}", "{a}撞到了{x.o}"),
    ("{a} touched {x.o}", "{a}碰了一下{x.o}"),
    ("{a} was not careful with {x.o}", "{a}没有小心拿{x.o}"),
    ("{a} let go of {x.o}", "{a}松开了{x.o}"),
)
SORRY: tuple[Pair, ...] = (
    ("said sorry", "说了对不起"),
    ("felt sorry", "觉得很不好意思"),
    ("had to call for help", "只好叫人来帮忙"),
    ("began to cry", "哭了起来"),
    ("blushed", "脸红了"),
    ("was more careful after that", "后来更小心了"),
    ("jumped back", "往后跳了一步"),
)
FED: tuple[Pair, ...] = (
    ("{a} gave {x.o} some food", "{a}给{x.N}喂了吃的"),
    ("{a} fed {x.o}", "{a}喂了{x.N}"),
    ("{a} was kind to {x.o}", "{a}对{x.N}很好"),
    ("{a} took good care of {x.o}", "{a}好好照顾{x.N}"),
    ("{a} looked after {x.o}", "{a}照顾了{x.N}"),
)
FULL: tuple[Pair, ...] = (
    ("was not hungry any more", "不饿了"),
    ("grew big and strong", "长得又大又壮"),
    ("was not afraid any more", "不害怕了"),
    ("came back the next day", "第二天又来了"),
    ("lay down and slept", "躺下睡着了"),
)
KIND: tuple[Pair, ...] = (
    ("had muddy shoes", "鞋子上都是泥"),
    ("was late for dinner", "吃晚饭迟到了"),
    ("washed {a.S} hands", "去洗了手"),
    ("felt proud", "觉得很自豪"),
    ("told {a.S} friends about it", "把这件事告诉了朋友"),
    ("went home happy", "高高兴兴地回家了"),
)
ATE: tuple[Pair, ...] = (
    ("was full", "饱了"),
    ("was not hungry any more", "不饿了"),
    ("said thank you", "说了谢谢"),
    ("wiped {a.S} mouth", "擦了擦嘴"),
    ("washed the plate", "把盘子洗了"),
    ("did not want any dinner", "不想吃晚饭了"),
)
SPOILT: dict[str, tuple[Pair, ...]] = {
    "ice cream": (("melted", "化了"), ("ran down the cup", "顺着杯子流了下来")),
    "chocolate": (("melted", "化了"), ("became soft", "变软了")),
    "milk": (("turned sour", "酸了"), ("got warm", "变热了")),
    "bread": (("got hard", "变硬了"), ("became dry", "变干了")),
    "soup": (("got cold", "凉了"),),
    "tea": (("got cold", "凉了"),),
    "rice": (("got cold", "凉了"),),
    "noodle": (("got cold", "凉了"),),
    "cake": (("became dry", "变干了"),),
    "banana": (("turned brown", "变黑了"),),
    "apple": (("turned brown", "变黄了"),),
    "cookie": (("became soft", "变软了"),),
    "pizza": (("got cold", "凉了"),),
    "dumpling": (("got cold", "凉了"), ("stuck together", "粘在了一起")),
}


def result(cast: Cast) -> None:
    """A deed and what came of it, to the thing or to the person; the word after the pronoun tells which."""
    a, _ = person(cast)
    table = cast.pick(("THING_KINDS", "THING_KINDS", "ANIMAL_KINDS", "FOOD_KINDS"))
    kind: Kind = cast.kind(table)
    of_it: tuple[Pair, ...]
    if table == "THING_KINDS":
        of_it = tuple(saying for saying in kind.does if saying[0].startswith(MOVES))
        if not of_it or "vehicle" in kind.tags:
            return result(cast)
        fronts, of_one = PUSHED[:3] if kind.tags & {"heavy", "home", "noise"} else PUSHED, SORRY
    elif table == "ANIMAL_KINDS":
        if not kind.tags & {"pet", "farm"} or "water" in kind.tags:
            return result(cast)
        fronts, of_one, of_it = FED, KIND, FULL
    else:
        of_it = SPOILT.get(kind.noun[0], ())
        if cast.maybe() and "drink" not in kind.tags:
            fronts, of_one, of_it = (
                (("{a} finished {x.o}", "{a}把{x.N}都吃完了"), ("{a} ate {x.o}", "{a}吃了{x.N}")),
                ATE,
                (),
            )
        else:
            fronts, of_one = (
                (
                    ("{a} forgot {x.o}", "{a}忘了{x.N}"),
                    ("{a} left {x.o} on the table all day", "{a}把{x.N}在桌子上放了一天"),
                ),
                (),
            )
    if not of_it and not of_one:
        return result(cast)
    x = cast.make(kind, many=cast.maybe(0.25) and bool(kind.plural), plain=cast.maybe(0.6))
    x.known = cast.maybe(0.9)
    front, joint = cast.pick(fronts), cast.pick(SO)
    if of_it and (not of_one or cast.maybe(0.65)):
        ways = fill(joint, front, ("{x.P} {p}", "{x.P}{p}"))
        cast.add("", *ways, a=a, x=x, p=said(cast.pick(of_it), x))
    else:
        saying = cast.pick(of_one)
        cast.add("", *fill(joint, front, ("{a.P} " + saying[0], "{a.P}" + saying[1])), a=a, x=x)
    return None


NEAR: tuple[Pair, ...] = (
    ("{x} ran past {a.o}", "{x}从{a.o}身边跑过"),
    ("{x} looked at {a.o}", "{x}看了看{a.o}"),
    ("{x} came close to {a.o}", "{x}走到了{a.o}身边"),
    ("{a} saw {x.o}", "{a}看见了{x.o}"),
    ("{a} took a picture of {x.o}", "{a}给{x.o}拍了一张照片"),
    ("{a} followed {x.o}", "{a}跟着{x.o}"),
)
STILL = frozenset({"snail", "ant", "parrot", "bird", "owl", "hamster"})
"""Animals that do not run past people."""


def one_or_many(cast: Cast) -> None:
    """An animal and some people, or some animals and one person: it, they, he and she in one scene."""
    kind = cast.pick(
        [
            kind
            for kind in kinds.ANIMAL_KINDS
            if kind.does
            and kind.plural != kind.noun[0]
            and kind.noun[0] not in STILL
            and "water" not in kind.tags
        ]
    )
    people = cast.maybe()
    x = cast.make(kind, plain=True, many=not people)
    x.known = True
    a, of_a = person(cast)
    if people:
        while of_a is None or "family" in of_a.tags or not of_a.busy:
            a, of_a = person(cast)
        a.many, a.known, a.sex = True, True, "m" if of_a.sex == "x" else of_a.sex
    front = cast.pick(NEAR)
    joint = cast.pick(
        (
            ("{F} when {Y}", "{F}，当时{Y}"),
            ("{F}. {Y}", "{F}。{Y}"),
            ("{F} while {Y}", "{F}，{Y}"),
            ("{F}, and {Y}", "{F}，{Y}"),
        )
    )
    if of_a is not None and cast.maybe():
        front = cast.pick(NEAR[:3])
        busy = cast.pick(of_a.busy)
        english = busy[0].replace("his ", "their ").replace("her ", "their ") if a.many else busy[0]
        cast.add("", *fill(joint, front, ("{a.P} {p}", "{a.P}{p}")), a=a, x=x, p=said((english, busy[1]), a))
    else:
        joint = cast.pick(
            (
                ("{F}, and then {Y}", "{F}，然后{Y}"),
                ("{F} before {Y}", "{F}，接着{Y}"),
                ("{F}. Then {Y}", "{F}。后来，{Y}"),
                ("after {F}, {Y}", "{F}以后，{Y}"),
            )
        )
        cast.add(
            "", *fill(joint, front, ("{x.P} {p}", "{x.P}{p}")), a=a, x=x, p=said(cast.pick(kind.does), x)
        )


PLOTS = ((result, 9.0), (one_or_many, 6.0))
