"""Who and what there is in the little world: an entity carries its words in both languages and its state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

Pair = tuple[str, str]
"""The same thing said in English and in Chinese."""


@dataclass(eq=False, slots=True)
class Entity:
    """A person, an animal or a thing.

    `noun` is the singular in both languages, `plural` the English plural, `measure` the Chinese measure word,
    `name` a proper name. `sex` is m, f or n (it). A relative has its `owner` as a thing has. `known` is whether
    the first mention is already "the"; `mass` is what English does not count, a `pair` what is
    many in English and one in Chinese. `many` is more than one.
    """

    noun: Pair
    sex: str = "n"
    plural: str = ""
    measure: str = "个"
    name: Pair | None = None
    colour: Pair | None = None
    size: Pair | None = None
    owner: Entity | None = None
    family: bool = False
    known: bool = False
    many: bool = False
    mass: bool = False
    pair: bool = False
    person: bool = False
    members: tuple[Entity, ...] = ()
    facts: dict[str, Pair] = field(default_factory=dict)

    @property
    def pronoun(self) -> str:
        """The key of its pronouns: m, f, n, or one of the many: people P, other than people N."""
        if self.many:
            return "P" if self.person else "N"
        return self.sex


Role = Entity | Pair


@dataclass(frozen=True, slots=True)
class Event:
    """What happens: how it hangs on the event before, its ways of telling in each language, who and what."""

    link: str
    ways: Pair
    roles: dict[str, Role]

    def __iter__(self) -> Iterator[object]:
        return iter((self.link, self.ways, self.roles))
