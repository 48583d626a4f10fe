"""The tables of words read into kinds of people, animals and things."""

from __future__ import annotations

from dataclasses import dataclass

from attn_tui.workshop.world.animals import ANIMALS
from attn_tui.workshop.world.entity import Pair
from attn_tui.workshop.world.people import BOYS, GIRLS, PEOPLE
from attn_tui.workshop.world.things import FOODS, THINGS


@dataclass(frozen=True)
class Kind:
    """What is common to all entities of one noun; `sex` is m, f, n, or x for a person of either sex.

    Sayings are of what is good about it (a person: what one is), what is bad, what it does, what one is busy with.
    """

    noun: Pair
    plural: str
    measure: str
    tags: frozenset[str]
    sex: str = "n"
    good: tuple[Pair, ...] = ()
    bad: tuple[Pair, ...] = ()
    does: tuple[Pair, ...] = ()
    busy: tuple[Pair, ...] = ()


def sayings(field: str) -> tuple[Pair, ...]:
    """The pairs of a field `english=chinese; …`."""
    pairs = (saying.split("=") for saying in field.split(";") if saying.strip())
    return tuple((english.strip(), chinese.strip()) for english, chinese in pairs)


def nouns(english: str, chinese: str) -> tuple[Pair, str, str]:
    """The noun in both languages, the English plural and the measure word."""
    singular, _, plural = english.partition(",")
    noun, measure = chinese.split()
    return (singular.strip(), noun), plural.strip(), measure


def _thing(line: str) -> Kind:
    english, chinese, tags, good, bad, does = (field.strip() for field in line.split("|"))
    noun, plural, measure = nouns(english, chinese)
    return Kind(
        noun,
        plural,
        measure,
        frozenset(tags.split()) | (set() if plural else {"mass"}),
        good=sayings(good.removeprefix("+")),
        bad=sayings(bad.removeprefix("-")),
        does=sayings(does.removeprefix("!")),
    )


def _person(line: str) -> Kind:
    english, chinese, tags, good, does, busy = (field.strip() for field in line.split("|"))
    noun, plural, measure = nouns(english, chinese)
    sex, *rest = tags.split()
    return Kind(
        noun,
        plural,
        measure,
        frozenset(rest),
        sex,
        good=sayings(good),
        does=sayings(does),
        busy=sayings(busy),
    )


def _names(line: str) -> tuple[Pair, ...]:
    return tuple((name.split()[0], name.split()[1]) for name in line.split(";"))


THING_KINDS = tuple(
    _thing(line if line.count("|") == 5 else line + "|") for line in THINGS.strip().splitlines()
)
FOOD_KINDS = tuple(
    _thing(line if line.count("|") == 5 else line + "|") for line in FOODS.strip().splitlines()
)
ANIMAL_KINDS = tuple(_thing(line) for line in ANIMALS.strip().splitlines())
PERSON_KINDS = tuple(_person(line) for line in PEOPLE.strip().splitlines())
NAMES = {"m": _names(BOYS), "f": _names(GIRLS)}


def tagged(kinds: tuple[Kind, ...], *tags: str) -> tuple[Kind, ...]:
    """The kinds that have one of the tags."""
    return tuple(kind for kind in kinds if kind.tags & set(tags))
