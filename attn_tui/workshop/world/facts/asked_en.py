"""Facts said and then asked back, in English: the answer can be known only from the text."""

from __future__ import annotations

from collections.abc import Callable

from attn_tui.workshop.world.facts.draw import Draw
from attn_tui.workshop.world.facts.english import whereabouts
from attn_tui.workshop.world.facts.pools_en import (
    ALL,
    ANIMALS,
    COLOURS,
    FEELINGS,
    FOODS,
    HOLDERS,
    KEPT,
    LESSONS,
    NAMES,
    ONES,
    PAINTED,
    PLACES,
    THINGS,
    VERBS,
    WORDS,
)
from attn_tui.workshop.world.facts.tables_en import DAYS, NUMBERS
from attn_tui.workshop.world.facts.words import split

_KINDS = split("animals food things clothes vehicles places colours looks verbs subjects numbers days")
_LISTS = (*(WORDS.words(kind) for kind in _KINDS), NAMES, NAMES, ONES, *[ALL] * 5)


Fact = tuple[str, str, str]
"""A sentence, the question that asks for it, and the answer."""


def _colours(draw: Draw, k: int) -> list[Fact]:
    rows = zip(draw.some(NAMES, k), draw.some(COLOURS, k), draw.some(PAINTED, k), strict=True)
    has = draw.one(("has", "has", "has", "wears", "buys", "finds"))
    shown = draw.below(3)
    facts: list[Fact] = []
    for n, c, thing in rows:
        x = thing.one
        if has == "wears":
            x = draw.one(_CLOTHES)
        said = f"{n}'s {x} is {c}." if shown == 0 else f"{n} {has} a {c} {x}."
        asked = (
            (f"What colour is {n}'s {x}?", draw.one((f"It is {c}.", f"{c}.", f"{n}'s {x} is {c}.")))
            if shown < 2
            else (f"Who {has} the {c} {x}?", f"{n}{draw.one(('', ' does' if has == 'has' else ''))}.")
        )
        facts.append((said, *asked))
    return facts


_CLOTHES = tuple(word for word in WORDS.words("clothes") if word not in ("dress", "skirt", "blouse"))


def _places(draw: Draw, k: int) -> list[Fact]:
    things = draw.some(KEPT, k)
    holders = draw.some(HOLDERS, k)
    facts: list[Fact] = []
    turned = draw.chance(0.35)
    for x, y in zip(things, holders, strict=True):
        where = f"in the {y}"
        if turned:
            facts.append(
                (f"The {x} is {where}.", f"What is {where}?", draw.one((f"The {x}.", f"The {x} is {where}.")))
            )
        else:
            answer = draw.one((f"It is {where}.", f"{where}.", f"The {x} is {where}."))
            facts.append((f"The {x} is {where}.", f"Where is the {x}?", answer))
    return facts


_ROOMS = split("kitchen bedroom bathroom classroom hall attic cellar yard stable")
_VISITED = tuple(place for place in PLACES if place not in _ROOMS)


def _whereabouts(draw: Draw, k: int) -> list[Fact]:
    facts: list[Fact] = []
    way = draw.one(("is", "goes", "works", "lives"))
    places = PLACES if way == "is" else _VISITED
    for n, place in zip(draw.some(NAMES, k), draw.some(places, k), strict=True):
        where = {"goes": f"to the {place}", "lives": f"near the {place}"}.get(way) or whereabouts(place)
        said = f"{n} {way} {where}."
        if draw.chance(0.4):
            facts.append((said, f"Who {way} {where}?", draw.one((f"{n}.", f"{n} {way} {where}."))))
        else:
            base = {"goes": "go", "works": "work", "lives": "live"}.get(way)
            asked = f"Where does {n} {base}?" if base else f"Where is {n}?"
            facts.append((said, asked, draw.one((f"{where}.", said))))
    return facts


def _tastes(draw: Draw, k: int) -> list[Fact]:
    facts: list[Fact] = []
    verb, base, pool = draw.one(
        (
            ("likes", "like", FOODS),
            ("eats", "eat", FOODS),
            ("wants", "want", FOODS),
            ("buys", "buy", FOODS),
            ("studies", "study", LESSONS),
            ("likes", "like", LESSONS),
        )
    )
    asks_who = draw.chance(0.4)
    for n, x in zip(draw.some(NAMES, k), draw.some(pool, k), strict=True):
        if asks_who:
            facts.append(
                (
                    f"{n} {verb} {x}.",
                    f"Who {verb} {x}?",
                    draw.one((f"{n}.", f"{n} does.", f"{n} {verb} {x}.")),
                )
            )
        else:
            facts.append(
                (f"{n} {verb} {x}.", f"What does {n} {base}?", draw.one((f"{x}.", f"{n} {verb} {x}.")))
            )
    return facts


def _owners(draw: Draw, k: int) -> list[Fact]:
    facts: list[Fact] = []
    people = draw.chance(0.6)
    who = draw.some(NAMES, k) if people else [f"the {animal}" for animal in draw.some(ANIMALS, k)]
    asks_who = draw.chance(0.5)
    for n, x in zip(who, draw.some(THINGS, k), strict=True):
        if asks_who:
            facts.append(
                (
                    f"{n} has the {x.one}.",
                    f"Who has the {x.one}?",
                    draw.one((f"{n}.", f"{n} does.", f"{n} has it.")),
                )
            )
        else:
            facts.append(
                (
                    f"{n} has a {x.one}.",
                    f"What does {n} have?",
                    draw.one((f"A {x.one}.", f"{n} has a {x.one}.")),
                )
            )
    return facts


def _days(draw: Draw, k: int) -> list[Fact]:
    facts: list[Fact] = []
    for day, v in zip(draw.some(DAYS, k), draw.some(VERBS, k), strict=True):
        if draw.chance(0.5):
            facts.append((f"On {day} we {v}.", f"When do we {v}?", f"On {day}."))
        else:
            facts.append(
                (f"On {day} we {v}.", f"What do we do on {day}?", draw.one((f"We {v}.", f"On {day} we {v}.")))
            )
    return facts


def _ages(draw: Draw, k: int) -> list[Fact]:
    facts: list[Fact] = []
    for n, age in zip(draw.some(NAMES, k), draw.some(NUMBERS[2:], k), strict=True):
        if draw.chance(0.5):
            facts.append(
                (f"{n} is {age} years old.", f"How old is {n}?", draw.one((f"{n} is {age}.", f"{age}.")))
            )
        else:
            facts.append((f"{n} is {age} years old.", f"Who is {age}?", f"{n}."))
    return facts


def _numbers(draw: Draw, k: int) -> list[Fact]:
    facts: list[Fact] = []
    rows = zip(draw.some(NAMES, k), draw.some(NUMBERS[1:], k), draw.some(THINGS, k), strict=True)
    for n, number, x in rows:
        said = f"{n} has {number} {x.many}."
        facts.append(
            (
                said,
                f"How many {x.many} does {n} have?",
                draw.one((f"{number}.", f"{n} has {number} {x.many}.")),
            )
        )
    return facts


def _states(draw: Draw, k: int) -> list[Fact]:
    facts: list[Fact] = []
    people = draw.chance(0.5)
    who = draw.some(NAMES, k) if people else [f"the {animal}" for animal in draw.some(ANIMALS, k)]
    for n, f in zip(who, draw.some(FEELINGS, k), strict=True):
        if draw.chance(0.5):
            facts.append((f"{n} is {f}.", f"Who is {f}?", draw.one((f"{n}.", f"{n} is.", f"{n} is {f}."))))
        else:
            facts.append((f"{n} is {f}.", f"How is {n}?", f"{n} is {f}."))
    return facts


def _names(draw: Draw, k: int) -> list[Fact]:
    facts: list[Fact] = []
    for n, a in zip(draw.some(NAMES, k), draw.some(ANIMALS, k), strict=True):
        if draw.chance(0.5):
            facts.append(
                (
                    f"The {a} is called {n}.",
                    f"What is the {a} called?",
                    draw.one((f"{n}.", f"The {a} is called {n}.")),
                )
            )
        else:
            facts.append(
                (f"The {a} is called {n}.", f"Who is {n}?", draw.one((f"The {a}.", f"{n} is the {a}.")))
            )
    return facts


TELLERS: tuple[Callable[[Draw, int], list[Fact]], ...] = (
    _colours,
    _places,
    _whereabouts,
    _tastes,
    _owners,
    _days,
    _ages,
    _numbers,
    _states,
    _names,
)


def asked_back(draw: Draw) -> str:
    """Two to five facts; then one or more of them asked and answered."""
    k = draw.between(2, 4) if draw.chance(0.8) else 5
    facts = draw.one(TELLERS)(draw, k)
    said = " ".join(fact[0] for fact in facts)
    way = draw.random()
    asked = facts if way < 0.2 else draw.some(facts, draw.between(1, min(2, k)))
    if draw.chance(0.2):
        n, m = draw.some(NAMES, 2)
        (_, question, answer) = asked[0]
        return f'{said} "{question}" asks {n}. "{answer[:-1]}," says {m}.'
    return f"{said} {' '.join(f'{question} {answer}' for _, question, answer in asked)}"


SUBJECTS = ((asked_back, 11),)
"""Makers of this file and how often each is drawn."""
