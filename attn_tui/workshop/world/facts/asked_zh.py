"""Facts said and then asked back, in Chinese: the answer can be known only from the text."""

from __future__ import annotations

from collections.abc import Callable

from attn_tui.workshop.world.facts.draw import Draw
from attn_tui.workshop.world.facts.pools_zh import (
    ALL,
    ANIMAL_NOUNS,
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
from attn_tui.workshop.world.facts.primer_zh import how_many
from attn_tui.workshop.world.facts.tables_zh import DAYS
from attn_tui.workshop.world.facts.words import split

_KINDS = split("animals food things clothes vehicles places colours looks verbs subjects numbers days nature")
_LISTS = (*(WORDS.words(kind) for kind in _KINDS), NAMES, NAMES, ONES, *[ALL] * 5)


Fact = tuple[str, str, str]
"""A clause, the question that asks for it, and the answer."""


def _colours(draw: Draw, k: int) -> list[Fact]:
    facts: list[Fact] = []
    shown = draw.below(3)
    verb = draw.one(("有", "有", "买了", "找到了"))
    for n, c, x in zip(draw.some(NAMES, k), draw.some(COLOURS, k), draw.some(PAINTED, k), strict=True):
        said = f"{n}的{x.one}是{c}的" if shown == 0 else f"{n}{verb}一{x.measure}{c}的{x.one}"
        if shown < 2:
            facts.append(
                (
                    said,
                    f"{n}的{x.one}是什么颜色<的>？".replace("<的>", draw.one(("", "的"))),
                    draw.one((f"{c}", f"是{c}的", f"{n}的{x.one}是{c}的")),
                )
            )
        else:
            facts.append((said, f"谁{verb}{c}的{x.one}？", draw.one((n, f"{n}{verb}{c}的{x.one}"))))
    return facts


def _places(draw: Draw, k: int) -> list[Fact]:
    facts: list[Fact] = []
    turned = draw.chance(0.4)
    for x, y in zip(draw.some(KEPT, k), draw.some(HOLDERS, k), strict=True):
        if turned:
            facts.append((f"{y}里有{x}", f"{y}里有什么？", draw.one((x, f"有{x}", f"{y}里有{x}"))))
        else:
            facts.append((f"{x}在{y}里", f"{x}在哪里？", draw.one((f"在{y}里", f"{x}在{y}里"))))
    return facts


def _whereabouts(draw: Draw, k: int) -> list[Fact]:
    verb = draw.one(("在", "去了", "想去"))
    facts: list[Fact] = []
    for n, y in zip(draw.some(NAMES, k), draw.some(PLACES, k), strict=True):
        if draw.chance(0.5):
            facts.append((f"{n}{verb}{y}", f"谁{verb}{y}？", draw.one((n, f"{n}{verb}{y}"))))
        else:
            facts.append((f"{n}{verb}{y}", f"{n}{verb}哪里？", draw.one((f"{verb}{y}", f"{n}{verb}{y}"))))
    return facts


def _tastes(draw: Draw, k: int) -> list[Fact]:
    facts: list[Fact] = []
    verb, pool = draw.one(
        (
            ("喜欢吃", FOODS),
            ("吃", FOODS),
            ("想买", FOODS),
            ("学", LESSONS),
            ("喜欢", VERBS),
            ("喜欢", ANIMALS),
        )
    )
    what = "做什么" if pool is VERBS else "什么"
    asks_who = draw.chance(0.4)
    for n, x in zip(draw.some(NAMES, k), draw.some(pool, k), strict=True):
        if asks_who:
            facts.append((f"{n}{verb}{x}", f"谁{verb}{x}？", draw.one((n, f"{n}{verb}{x}"))))
        else:
            facts.append((f"{n}{verb}{x}", f"{n}{verb}{what}？", draw.one((x, f"{n}{verb}{x}"))))
    return facts


def _owners(draw: Draw, k: int) -> list[Fact]:
    facts: list[Fact] = []
    who = draw.some(NAMES if draw.chance(0.6) else ANIMALS, k)
    asks_who = draw.chance(0.5)
    verb = draw.one(("有", "拿着", "找到了"))
    for n, x in zip(who, draw.some(THINGS, k), strict=True):
        said = f"{n}{verb}一{x.measure}{x.one}"
        if asks_who:
            facts.append((said, f"谁{verb}{x.one}？", draw.one((n, f"{n}{verb}{x.one}"))))
        else:
            facts.append((said, f"{n}{verb}什么？", draw.one((f"一{x.measure}{x.one}", said))))
    return facts


def _days(draw: Draw, k: int) -> list[Fact]:
    facts: list[Fact] = []
    for day, v in zip(draw.some(DAYS, k), draw.some(VERBS, k), strict=True):
        if draw.chance(0.5):
            facts.append((f"{day}我们{v}", f"什么时候{v}？", draw.one((day, f"{day}{v}"))))
        else:
            facts.append((f"{day}我们{v}", f"{day}做什么？", draw.one((v, f"{day}{v}"))))
    return facts


def _ages(draw: Draw, k: int) -> list[Fact]:
    facts: list[Fact] = []
    for n, age in zip(draw.some(NAMES, k), draw.some(range(3, 21), k), strict=True):
        said = f"{n}{how_many(age)}岁"
        if draw.chance(0.5):
            facts.append((said, f"{n}几岁？", draw.one((f"{how_many(age)}岁", said))))
        else:
            facts.append((said, f"谁{how_many(age)}岁？", draw.one((n, said))))
    return facts


def _numbers(draw: Draw, k: int) -> list[Fact]:
    facts: list[Fact] = []
    for n, number, x in zip(
        draw.some(NAMES, k), draw.some(range(2, 15), k), draw.some(THINGS, k), strict=True
    ):
        many = f"{how_many(number)}{x.measure}"
        facts.append(
            (f"{n}有{many}{x.one}", f"{n}有几{x.measure}{x.one}？", draw.one((many, f"{n}有{many}{x.one}")))
        )
    return facts


def _states(draw: Draw, k: int) -> list[Fact]:
    facts: list[Fact] = []
    for n, f in zip(
        draw.some(NAMES if draw.chance(0.5) else ANIMALS, k), draw.some(FEELINGS, k), strict=True
    ):
        if draw.chance(0.5):
            facts.append((f"{n}很{f}", f"谁很{f}？", draw.one((n, f"{n}很{f}"))))
        else:
            facts.append((f"{n}很{f}", f"{n}怎么样？", f"{n}很{f}"))
    return facts


def _names(draw: Draw, k: int) -> list[Fact]:
    facts: list[Fact] = []
    for n, a in zip(draw.some(NAMES, k), draw.some(ANIMAL_NOUNS, k), strict=True):
        said = f"那{a.measure}{a.one}叫{n}"
        facts.append((said, f"那{a.measure}{a.one}叫什么？", draw.one((f"叫{n}", said))))
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
    said = draw.one(("，", "。", "，")).join(fact[0] for fact in facts) + "。"
    asked = facts if draw.chance(0.2) else draw.some(facts, draw.between(1, 2))
    if draw.chance(0.2):
        n, m = draw.some(NAMES, 2)
        (_, question, answer) = asked[0]
        return f"{said}“{question}”{n}问。“{answer}。”{m}说。"
    return said + "".join(f"{question}{answer}。" for _, question, answer in asked)


SUBJECTS = ((asked_back, 11),)
"""Makers of this file and how often each is drawn."""
