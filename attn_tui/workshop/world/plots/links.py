"""Short sayings in which a pronoun is told by what follows it: it rang, so it was the bell."""

from __future__ import annotations

import re

from attn_tui.workshop.world import kinds
from attn_tui.workshop.world.cast import Cast
from attn_tui.workshop.world.entity import Entity, Pair
from attn_tui.workshop.world.kinds import Kind
from attn_tui.workshop.world.plots.frames import (
    BUSY,
    BUSY_SELF,
    BUT,
    COMMON,
    DISLIKED,
    FELT,
    HELPED,
    IS,
    ITSELF_FIRST,
    KNEW,
    LIKED,
    MET,
    NEEDS,
    SAW,
    SEEING,
    SURPRISED,
    THEN_OF_IT,
    WHEN,
    WHILE,
    WHY,
    F,
)

_THEIR = re.compile(
    r"(their (?:long )?(?:shell|nose|tail|neck|hole|basket|wheel|house|mother|back|cover|chair))\b"
)
"""What each of many has one of."""


def _many(saying: str) -> str:
    """A saying of one said of many."""
    if saying.startswith("was "):
        saying = "were " + saying[4:]
    saying = saying.replace("its ", "their ").replace("was ", "were ").replace("itself", "themselves")
    return _THEIR.sub(r"\1s", saying)


def said(pair: Pair, entity: Entity) -> Pair:
    """A saying that agrees with the one it is said of."""
    return (_many(pair[0]), pair[1]) if entity.many else pair


def person(cast: Cast, sex: str = "", known: bool | None = None) -> tuple[Entity, Kind | None]:
    """A person for a short saying: a name, or a noun with what such a person does."""
    if cast.maybe(0.3):
        return cast.child(sex), None
    while True:
        kind = cast.pick(kinds.PERSON_KINDS)
        if kind.noun[0] in cast.taken or (sex and kind.sex not in ("x", sex)):
            continue
        cast.taken.add(kind.noun[0])
        entity = Entity(
            kind.noun,
            sex or (cast.pick("mf") if kind.sex == "x" else kind.sex),
            kind.plural,
            kind.measure,
            person=True,
            known="family" in kind.tags or (cast.maybe(0.85) if known is None else known),
        )
        return entity, kind


def fill(joint: F, front: F, saying: F) -> Pair:
    """A front and a saying joined, in both languages."""
    english = joint[0].replace("{F}", front[0]).replace("{Y}", saying[0])
    chinese = joint[1].replace("{F}", front[1]).replace("{Y}", saying[1])
    return english, chinese


def group_of(table: str, kind: Kind) -> str:
    """Which frames fit: those of food, of animals, of what is small or big."""
    if table != "THING_KINDS":
        return "food" if table == "FOOD_KINDS" else "animal"
    return "big" if kind.tags & {"heavy", "home", "vehicle", "plant", "cold", "noise"} else "small"


def thing_or_person(cast: Cast) -> None:
    """A person and a thing or an animal: he or it."""
    a, _ = person(cast)
    table = cast.pick(("THING_KINDS", "THING_KINDS", "ANIMAL_KINDS", "FOOD_KINDS"))
    kind = cast.kind(table)
    frame = group_of(table, kind)
    x = cast.make(kind, many=cast.maybe(0.3) and bool(kind.plural), plain=cast.maybe(0.7))
    x.known = cast.maybe(0.9)
    name, sayings = cast.pick(
        [
            pair
            for pair in zip(("good", "bad", "does"), (kind.good, kind.bad, kind.does), strict=True)
            if pair[1]
        ]
    )
    if name == "does":
        if frame == "animal" and cast.maybe(0.3):
            fronts, joints = SURPRISED, WHY
        else:
            fronts, joints = cast.pick(((SEEING, WHILE), (SAW, WHEN)))
    elif name == "bad" and cast.maybe(0.4):
        fronts, joints = LIKED[frame][:4], BUT
    else:
        fronts, joints = (LIKED if name == "good" else DISLIKED)[frame], WHY
    front, joint = cast.pick(fronts), cast.pick(joints)
    while fronts is SEEING and "的时候" in joint[1] and "ing " not in front[0]:
        joint = cast.pick(joints)
    if "drink" in kind.tags:
        front = (front[0], front[1].replace("吃", "喝"))
    if fronts is not SURPRISED and joints is WHY and front[0].startswith("{a}") and cast.maybe(0.25):
        first = cast.pick(ITSELF_FIRST)
        ways = (first[0].replace("{F}", front[0]), first[1].replace("{F}", front[1]))
        cast.add("", *ways, a=a, x=x, p=said(cast.pick(sayings), x))
        return
    if (
        cast.maybe(0.35)
        and joints is not BUT
        and fronts is not SURPRISED
        and not (frame == "animal" and name == "bad")
    ):
        key = (
            name
            if frame != "food" or name == "does"
            else f"{name} {'drink' if 'drink' in kind.tags else 'food'}"
        )
        saying = cast.pick(FELT[key])
        cast.add("", *fill(joint, front, ("{a.P} " + saying[0], "{a.P}" + saying[1])), a=a, x=x)
        return
    cast.add("", *fill(joint, front, ("{x.P} {p}", "{x.P}{p}")), a=a, x=x, p=said(cast.pick(sayings), x))
    if cast.maybe(0.15) and name == "does" and not sayings[0][0].startswith(("broke", "popped")):
        cast.add("", *cast.pick(THEN_OF_IT), a=a, x=x)


def he_or_she(cast: Cast) -> None:
    """Two people, one a he and one a she, and what only one of them does."""
    sexes = cast.pick(("mf", "fm"))
    while True:
        cast.taken.clear()
        a, of_a = person(cast, sexes[0])
        b, of_b = person(cast, sexes[1])
        marked = [kind is None or kind.sex != "x" for kind in (of_a, of_b)]
        if (of_a or of_b) and any(marked):
            break
    which, kind = cast.pick([(role, kind) for role, kind in (("a", of_a), ("b", of_b)) if kind])
    way = cast.rng.random()
    if way < 0.4:
        front, joint, saying = cast.pick(MET), cast.pick(WHEN), cast.pick(kind.does)
    elif way < 0.8:
        front, joint, saying = (
            cast.pick(BUSY if which == "b" else BUSY_SELF),
            cast.pick(WHY),
            cast.pick(kind.busy),
        )
    elif way < 0.9:
        front, saying = cast.pick(MET), cast.pick(kind.busy)
        joint = cast.pick(
            (("{F} while {Y}", "{F}，{Y}"), ("{F}. {Y}", "{F}。{Y}"), ("{F} when {Y}", "{F}，当时{Y}"))
        )
    else:
        front, joint, saying = cast.pick(KNEW), cast.pick(IS), cast.pick(kind.good)
    cast.add("", *fill(joint, front, (f"{{{which}.P}} {{p}}", f"{{{which}.P}}{{p}}")), a=a, b=b, p=saying)


def by_state(cast: Cast) -> None:
    """Two children in two states; what is done later is explained by the state of one of them."""
    sex = cast.pick("mf")
    a, b = cast.child(sex), cast.child("f" if sex == "m" else "m")
    of_a, of_b = cast.rng.sample(NEEDS, 2)
    in_b = tuple(text.replace("{a", "{b") for text in of_b[0])
    both = cast.pick((("{A}, and {B}", "{A}，{B}"), ("{A}. {B}", "{A}。{B}"), ("{A}, but {B}", "{A}，{B}")))
    first, second = (of_a[0], in_b) if cast.maybe() else (in_b, of_a[0])
    cast.add(
        "",
        *(
            way.replace("{A}", one).replace("{B}", two)
            for way, one, two in zip(both, first, second, strict=True)
        ),
        a=a,
        b=b,
    )
    if cast.maybe(0.6):
        helping = (
            ("{a.N} helped {b.N} because {b.P} ", "{a.N}帮助了{b.N}，因为{b.P}"),
            ("{a.N} stayed with {b.N} because {b.P} ", "{a.N}陪着{b.N}，因为{b.P}"),
        )
        frame = cast.pick(
            (
                *(helping if of_b in HELPED else ()),
                ("{a.N} called {b.N} because {a.P} ", "{a.N}给{b.N}打了电话，因为{a.P}"),
                ("{a.N} went to see {b.N} because {a.P} ", "{a.N}去找{b.N}，因为{a.P}"),
            )
        )
        wish = of_b[1] if frame[0].endswith("{b.P} ") else of_a[1]
        cast.add("", frame[0] + wish[0], frame[1] + wish[1], a=a, b=b)
    else:
        order = [("a", of_a), ("b", of_b)]
        cast.rng.shuffle(order)
        for role, (_, _, deed) in order[: cast.pick((1, 2))]:
            cast.add("", f"{{{role}.P}} {deed[0]}", f"{{{role}.P}}{deed[1]}", a=a, b=b)


def two_things(cast: Cast) -> None:
    """Two things side by side, and what only one of them does or is."""
    one = cast.kind("THING_KINDS")
    other = cast.kind(cast.pick(("THING_KINDS", "FOOD_KINDS", "ANIMAL_KINDS")))
    if one.noun == other.noun:
        return two_things(cast)
    many = cast.pick(((False, True), (True, False), (False, False)))
    x = cast.make(one, many=many[0] and bool(one.plural), plain=True)
    y = cast.make(other, many=many[1] and bool(other.plural), plain=True)
    x.known = y.known = True
    role, entity, kind = cast.pick((("x", x, one), ("y", y, other)))
    front = cast.pick(
        (
            ("{x} {x.was} next to {y}", "{x}在{y}旁边"),
            ("{x} {x.was} not far from {y}", "{x}离{y}不远"),
            ("there {x.was} {x.a} next to {y}", "{y}旁边有{x.a}"),
        )
    )
    joint = cast.pick(
        (("{F}. {Y}", "{F}。{Y}"), ("{F}, and {Y}", "{F}，{Y}"), ("{F}. Suddenly {Y}", "{F}。突然，{Y}"))
    )
    group = [saying for saying in kind.good + kind.bad if not saying[0].endswith(COMMON)]
    if kind.does and (not group or "Suddenly" in joint[0]):
        group = list(kind.does)
    elif "Suddenly" in joint[0] or not group:
        return two_things(cast)
    ways = fill(joint, front, (f"{{{role}.P}} {{p}}", f"{{{role}.P}}{{p}}"))
    cast.add("", *ways, x=x, y=y, p=said(cast.pick(group), entity))
    return None


PLOTS = ((thing_or_person, 22.0), (he_or_she, 10.0), (by_state, 9.0), (two_things, 4.0))
