"""Everyday lines: who does what, where and when; asked and answered; he this, she that."""

from __future__ import annotations

import re
from dataclasses import dataclass

from attn_tui.workshop.world import kinds
from attn_tui.workshop.world.activities import ACTIVITIES
from attn_tui.workshop.world.cast import Cast
from attn_tui.workshop.world.entity import Entity, Pair, Role
from attn_tui.workshop.world.plots.frames import BUSY, MET
from attn_tui.workshop.world.plots.links import fill, person, said

TIMES: dict[str, tuple[Pair, ...]] = {
    "m": (("in the morning", "早上"), ("at seven o'clock", "早上七点"), ("at eight o'clock", "上午八点")),
    "a": (
        ("in the afternoon", "下午"),
        ("after lunch", "午饭以后"),
        ("at three o'clock", "下午三点"),
        ("after school", "放学以后"),
    ),
    "e": (("in the evening", "晚上"), ("after dinner", "晚饭以后"), ("at eight in the evening", "晚上八点")),
}
DAYS: tuple[Pair, ...] = tuple(
    zip(
        ["on Monday", "on Tuesday", "on Wednesday", "on Thursday", "on Friday", "on Saturday", "on Sunday"],
        ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期天"],
        strict=True,
    )
)
WHERE: tuple[Pair, ...] = (
    ("under the table", "在桌子下面"), ("on the chair", "在椅子上"), ("in the box", "在箱子里"), ("behind the door", "在门后面"),
    ("next to the bed", "在床旁边"), ("under the tree", "在树下"), ("in the garden", "在花园里"), ("on the floor", "在地上"),
    ("near the window", "在窗户旁边"), ("in front of the house", "在房子前面"), ("in the yard", "在院子里"), ("by the river", "在河边"),
)  # fmt: skip


@dataclass(frozen=True)
class Activity:
    """The forms of a verb with its object; where and when it is done."""

    do: str
    does: str
    doing: str
    did: str
    chinese: str
    place: Pair
    times: str


def _activity(line: str) -> Activity:
    forms, chinese, place, times = (field.strip() for field in line.split("|"))
    do, does, doing, did = (form.strip() for form in forms.split(";"))
    english, _, where = place.partition("=")
    return Activity(do, does, doing, did, chinese, (english, where), times)


ALL = tuple(_activity(line) for line in ACTIVITIES.strip().splitlines())

SOCIAL = tuple(act for act in ALL if act.do not in ("sleep", "take a bath", "wait for the bus"))
"""What is done for its own sake, and may be done together."""


def often(verb: str) -> str:
    """The verb with its object in the plural, as what one likes to do: draw a picture, draw pictures."""
    for one, many in (("story", "stories"), ("snowman", "snowmen")):
        verb = verb.replace("a " + one, many)
    return re.sub(r"\ban? (\w+)$", r"\1s", verb)


def roles_of(act: Activity, cast: Cast, key: str = "") -> dict[str, Role]:
    """The forms of an activity as roles: do, does, doing, did, at, time, each with `key` after it."""
    return {
        "do" + key: (act.do, act.chinese),
        "like" + key: (often(act.do), act.chinese),
        "does" + key: (act.does, act.chinese),
        "doing" + key: (act.doing, act.chinese),
        "did" + key: (act.did, act.chinese),
        "at" + key: act.place,
        "time" + key: cast.pick(TIMES[cast.pick(act.times)]),
    }


def somebody(cast: Cast) -> Entity:
    """A child, someone's relative, or the one who has a trade."""
    way = cast.rng.random()
    if way < 0.6:
        return cast.child()
    if way < 0.8:
        return cast.relative(cast.child())
    while (found := person(cast, known=True)[0]).noun[0] in ("king", "queen", "prince", "princess"):
        pass
    return found


def one_does(cast: Cast) -> None:
    """One or two things that somebody does."""
    a = somebody(cast)
    one, two = cast.rng.sample(SOCIAL, 2)
    roles: dict[str, Role] = {
        "a": a,
        "day": cast.pick(DAYS),
        **roles_of(one, cast),
        **roles_of(two, cast, "2"),
    }
    way = cast.pick(
        (
            (("{a} {does} {at} every day", "{a}每天都{at}{do}"), ("{a.P} {does2} too", "{a.P}也{do2}")),
            (("{a} is {doing} {at}", "{a}正{at}{do}"), ("{a.P} is not {doing2}", "{a.P}没有{do2}")),
            (("{a} {did} {at} {day}", "{day}{a}{at}{do}"), ("{a.P} did not {do2}", "{a.P}没有{do2}")),
            (
                ("{a} wants to {do} {time}", "{a}{time}想{do}"),
                ("{a.P} does not want to {do2}", "{a.P}不想{do2}"),
            ),
            (("{a} is going to {do} {day}", "{day}{a}要{do}"), ("{a.P} will not {do2}", "{a.P}不{do2}")),
            (
                ("{a} likes to {like} {time}", "{a}喜欢{time}{do}"),
                ("{a.P} likes to {like2}, too", "{a.P}也喜欢{do2}"),
            ),
            (("{a} cannot {do} today", "{a}今天不能{do}"), ("{a.P} is ill", "{a.P}生病了")),
            (("{a} {did} yesterday", "{a}昨天{do}了"), ("today {a.P} wants to {do2}", "今天{a.P}想{do2}")),
            (("{a} {did} {at}", "{a}{at}{do}"), ("then {a.P} {did2}", "后来{a.P}去{do2}了")),
        )
    )
    cast.add("", way[0][0], way[0][1], **roles)
    if cast.maybe(0.75):
        cast.add("", way[1][0], way[1][1], **roles)


def asked(cast: Cast) -> None:
    """A question about somebody and its answer, which is true of what was said."""
    a = somebody(cast)
    one, two = cast.rng.sample(SOCIAL, 2)
    roles: dict[str, Role] = {"a": a, **roles_of(one, cast), **roles_of(two, cast, "2")}
    way = cast.pick(
        (
            (
                ("{a} is {doing} {at}", "{a}正{at}{do}"),
                ('"What is {a.N} doing?" "{a.P} is {doing}."', "“{a.N}在做什么？”“{a.P}在{do}。”"),
                ('"Where is {a.N}?" "{a.P} is {at}."', "“{a.N}在哪儿{do}？”“{a.P}{at}{do}。”"),
            ),
            (
                ("{a} {did} {time}", "{a}{time}{do}了"),
                ('"Did {a.N} {do}?" "Yes, {a.P} did."', "“{a.N}{do}了吗？”“对，{do}了。”"),
                ('"When did {a.N} {do}?" "{time.}"'.replace("{time.}", "It was {time}."), "“{a.N}什么时候{do}的？”“{time}。”"),
            ),
            (
                ("{a} likes to {like}", "{a}喜欢{do}"),
                ('"Does {a.N} like to {like}?" "Yes, {a.P} does."', "“{a.N}喜欢{do}吗？”“喜欢。”"),
                ('"What does {a.N} like to do?" "{a.P} likes to {like}."', "“{a.N}喜欢做什么？”“{a.P}喜欢{do}。”"),
            ),
            (
                ("{a} wants to {do}, not to {do2}", "{a}想{do}，不想{do2}"),
                ('"Does {a.N} want to {do2}?" "No, {a.P} wants to {do}."', "“{a.N}想{do2}吗？”“不，{a.P}想{do}。”"),
                ('"What does {a.N} want to do?" "{a.P} wants to {do}."', "“{a.N}想做什么？”“{a.P}想{do}。”"),
            ),
            (
                ("tomorrow {a} will {do}", "明天{a}要{do}"),
                ('"What will {a.N} do tomorrow?" "{a.P} will {do}."', "“{a.N}明天做什么？”“{a.P}要{do}。”"),
                ('"Will {a.N} {do2} tomorrow?" "No, {a.P} will {do}."', "“{a.N}明天要{do2}吗？”“不，{a.P}要{do}。”"),
            ),
        )
    )  # fmt: skip
    cast.add("", way[0][0], way[0][1], **roles)
    english, chinese = cast.pick(way[1:])
    cast.add("", english, chinese, **roles)


def contrast(cast: Cast) -> None:
    """A girl and a boy who do different things; what he did, what she did, and what both did."""
    sexes = cast.pick(("mf", "fm"))
    a, b = cast.child(sexes[0]), cast.child(sexes[1])
    if cast.maybe(0.3):
        b = cast.sibling(a, sexes[1])
    one, two, three = cast.rng.sample(SOCIAL, 3)
    both = cast.both(a, b)
    roles: dict[str, Role] = {
        "a": a,
        "b": b,
        "both": both,
        **roles_of(one, cast),
        **roles_of(two, cast, "2"),
        **roles_of(three, cast, "3"),
    }
    way = cast.pick(
        (
            ("{a} likes to {like}, but {b.N} likes to {like2}", "{a}喜欢{do}，{b.N}喜欢{do2}", "{P} {does} every day", "{P}每天都{do}", "{P} {does2} every day", "{P}每天都{do2}"),
            ("{a} was {doing}, and {b.N} was {doing2}", "{a}在{do}，{b.N}在{do2}", "{P} was {at}", "{P}{at}{do}", "{P} was {at2}", "{P}{at2}{do2}"),
            ("{a} {did} {at}. {b.N} {did2} {at2}", "{a}{at}{do}。{b.N}{at2}{do2}", "{P} liked to {like}", "{P}喜欢{do}", "{P} liked to {like2}", "{P}喜欢{do2}"),
            ("{a} wanted to {do}. {b.N} wanted to {do2}", "{a}想{do}。{b.N}想{do2}", "so {P} went {time}".replace("{time}", "first"), "所以{P}先走了", "so {P} went first", "所以{P}先走了"),
            ("while {a} was {doing}, {b.N} was {doing2}", "{a}{do}的时候，{b.N}在{do2}", "{P} was {at}", "{P}{at}{do}", "{P} was {at2}", "{P}{at2}{do2}"),
        )
    )  # fmt: skip
    cast.add("", way[0], way[1], **roles)
    if "went first" not in way[2]:
        which = cast.pick(("a", "b"))
        at = 2 if which == "a" else 4
        pronoun = f"{{{which}.P}}"
        cast.add("", way[at].replace("{P}", pronoun), way[at + 1].replace("{P}", pronoun), **roles)
    if cast.maybe(0.5):
        cast.add("", "[later|then|in the end] they {did3} together", "[后来|然后|最后]他们一起{do3}", **roles)


def together(cast: Cast) -> None:
    """One and many: the teacher and the boys, and what only she or only they do."""
    a, _ = person(cast)
    kind = cast.pick(
        [
            kind
            for kind in kinds.PERSON_KINDS
            if "family" not in kind.tags
            and kind.noun[0] not in cast.taken
            and kind.noun[0] not in ("king", "queen")
        ]
    )
    b = Entity(kind.noun, kind.sex, kind.plural, kind.measure, person=True, many=True, known=True)
    front = cast.pick(MET)
    act = cast.pick(SOCIAL)
    roles: dict[str, Role] = {"a": a, "b": b, **roles_of(act, cast)}
    if cast.maybe():
        saying = cast.pick(kind.busy)
        english, chinese = said(saying, b)
        english = english.replace("his ", "their ").replace("her ", "their ")
        ways = fill(
            ("{F} because {Y}", "{F}，因为{Y}"), cast.pick(BUSY), ("{b.P} " + english, "{b.P}" + chinese)
        )
        cast.add("", ways[0], ways[1], **roles)
    elif cast.maybe():
        ways = fill(
            ("{F}, and then {Y}", "{F}，然后{Y}"), front, ("{b.P} {did} together", "{b.P}一起去{do}了")
        )
        cast.add("", ways[0], ways[1], **roles)
    else:
        ways = fill(("{F} before {Y}", "{F}，然后{Y}"), front, ("{a.P} {did} {at}", "{a.P}{at}{do}"))
        cast.add("", ways[0], ways[1], **roles)


def where(cast: Cast) -> None:
    """Where something is; asked, looked for, and found there."""
    kind = cast.kind(cast.pick(("ANIMAL_KINDS", "THING_KINDS")))
    while not kind.tags & {"toy", "read", "write", "wear", "small", "pet"} or kind.tags & {"water", "plant"}:
        kind = cast.kind(cast.pick(("ANIMAL_KINDS", "THING_KINDS")))
    x = cast.make(kind, many=cast.maybe(0.25))
    x.known = True
    place, other = cast.rng.sample(WHERE, 2)
    a = cast.child()
    roles: dict[str, Role] = {"a": a, "x": x, "place": place, "other": other}
    way = cast.rng.randrange(4)
    if way == 0:
        cast.add("", '"Where {x.is} {x.N}?" "{x.P} {x.is} {place}."', "“{x.N}在哪儿？”“{place}。”", **roles)
    elif way == 1:
        cast.add("", "{x} {x.is} {place}. {x.P} {x.is} not {other}", "{x}{place}，不{other}", **roles)
    elif way == 2:
        cast.add("", "{a} looked for {x.o}. {x.P} {x.was} {place}", "{a}在找{x.N}。{x.P}{place}", **roles)
    else:
        cast.add(
            "",
            '"{x.is2} {x.N} {other}?" "No, {x.P} {x.is} {place}."'.replace(
                "{x.is2}", "Are" if x.many else "Is"
            ),
            "“{x.N}{other}吗？”“不，{x.P}{place}。”",
            **roles,
        )


PLOTS = ((one_does, 12.0), (asked, 8.0), (contrast, 8.0), (together, 6.0), (where, 4.0))
