"""Who plays in a story: the seeded choice of people, animals, things and places."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache
from typing import TypeVar

from attn_tui.workshop.world import kinds
from attn_tui.workshop.world.entity import Entity, Event, Pair, Role
from attn_tui.workshop.world.kinds import Kind

T = TypeVar("T")

COLOURS: tuple[Pair, ...] = (
    ("red", "红色"),
    ("blue", "蓝色"),
    ("green", "绿色"),
    ("yellow", "黄色"),
    ("white", "白色"),
    ("black", "黑色"),
    ("brown", "棕色"),
    ("orange", "橙色"),
    ("purple", "紫色"),
    ("pink", "粉色"),
    ("grey", "灰色"),
)
FURS: tuple[Pair, ...] = (("black", "黑色"), ("white", "白色"), ("brown", "棕色"), ("grey", "灰色"))
SIZES: tuple[Pair, ...] = (("big", "大"), ("little", "小"))
COLOURED = frozenset(["toy", "write", "wear", "warm", "dish", "carry", "ride", "gift"])
UNCOLOURED = frozenset({"puzzle", "crayon", "snowman", "glass", "kettle", "candle", "present"})
FURRY = frozenset(["dog", "puppy", "cat", "kitten", "rabbit", "horse", "pony"])
FAMILY: dict[str, tuple[Pair, ...]] = {
    "m": (("father", "爸爸"), ("grandfather", "爷爷"), ("grandpa", "爷爷"), ("dad", "爸爸")),
    "f": (("mother", "妈妈"), ("grandmother", "奶奶"), ("grandma", "奶奶"), ("mom", "妈妈")),
}
SIBLINGS: dict[str, tuple[Pair, ...]] = {
    "m": (("big brother", "哥哥"), ("little brother", "弟弟"), ("brother", "哥哥")),
    "f": (("big sister", "姐姐"), ("little sister", "妹妹"), ("sister", "姐姐")),
}


@cache
def _tagged(table: str, tags: tuple[str, ...]) -> tuple[Kind, ...]:
    return kinds.tagged(getattr(kinds, table), *tags)


class Cast:
    """The choices of one story, and its events as they are added."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.events: list[Event] = []
        self.taken: set[str] = set()

    def maybe(self, p: float = 0.5) -> bool:
        """True in `p` of the cases."""
        return self.rng.random() < p

    def pick(self, choices: Sequence[T]) -> T:
        """One of the choices."""
        return self.rng.choice(choices)

    def add(self, link: str, english: str, chinese: str, **roles: Role) -> None:
        """The next event; see `teller` for the links."""
        self.events.append(Event(link, (english, chinese), roles))

    def child(self, sex: str = "") -> Entity:
        """A girl or a boy with a name that no other in this story has."""
        sex = sex or self.pick("mf")
        while True:
            name = self.pick(kinds.NAMES[sex])
            if not self.taken & set(name):
                break
        self.taken |= set(name)
        noun = ("boy", "男孩") if sex == "m" else ("girl", "女孩")
        return Entity(noun, sex, name=name, person=True, known=True)

    def relative(self, owner: Entity, sex: str = "") -> Entity:
        """A parent or grandparent."""
        sex = sex or self.pick("mf")
        return Entity(self.pick(FAMILY[sex]), sex, owner=owner, family=True, person=True)

    def sibling(self, owner: Entity, sex: str = "") -> Entity:
        """A brother or sister."""
        sex = sex or self.pick("mf")
        return Entity(self.pick(SIBLINGS[sex]), sex, owner=owner, family=True, person=True)

    def other(self, child: Entity) -> Entity:
        """A child, most often of the other sex, so that he and she can be told apart."""
        other_sex = "f" if child.sex == "m" else "m"
        return self.child(other_sex if self.maybe(0.7) else child.sex)

    def both(self, *members: Entity) -> Entity:
        """Them."""
        return Entity(("", ""), "n", person=True, many=True, members=members, known=True)

    def make(
        self, kind: Kind, owner: Entity | None = None, plain: bool = False, many: bool = False
    ) -> Entity:
        """An entity of a kind; with a colour where such things come in colours, unless `plain`."""
        colour = None
        if not plain and kind.noun[0] not in UNCOLOURED and self.maybe(0.5):
            if kind.tags & COLOURED:
                colour = self.pick(COLOURS)
            elif kind.noun[0] in FURRY:
                colour = self.pick(FURS)
        return Entity(
            kind.noun,
            "n",
            kind.plural,
            kind.measure,
            colour=colour,
            owner=owner,
            many=(many and kind.plural != kind.noun[0]) or "many" in kind.tags,
            pair="many" in kind.tags,
            mass="mass" in kind.tags,
        )

    def kind(self, table: str, *tags: str) -> Kind:
        """A kind of `table` that has one of the tags."""
        return self.pick(_tagged(table, tags)) if tags else self.pick(getattr(kinds, table))

    def thing(self, *tags: str, owner: Entity | None = None, plain: bool = False) -> Entity:
        """A thing of one of the tags."""
        return self.make(self.kind("THING_KINDS", *tags), owner, plain)

    def animal(self, *tags: str, owner: Entity | None = None, plain: bool = False) -> Entity:
        """An animal of one of the tags."""
        return self.make(self.kind("ANIMAL_KINDS", *tags), owner, plain)

    def food(self, *tags: str, owner: Entity | None = None) -> Entity:
        """Something to eat or drink of one of the tags."""
        return self.make(self.kind("FOOD_KINDS", *tags), owner, plain=True)
