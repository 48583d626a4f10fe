"""Pronouns on nouns, frames and links that are in no made training text, in balanced pairs.

Three kinds of two nouns (person or thing, he or she, one or many), six links. Each pair of nouns comes with
the pronoun of the one and of the other, and as often in the one order as in the other, so that a head that
always takes the first noun, or the last, is right half of the time. Half of the pairs choose the head; the
other half measures it.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from attn_tui.workshop.measure.held import (
    HELD_ANIMALS,
    HELD_FRAMES,
    HELD_MEN,
    HELD_THINGS,
    HELD_WOMEN,
    LINKS,
)
from attn_tui.workshop.measure.lists import LANGS
from attn_tui.workshop.measure.looking import Case, best_head, chance, head_name, hits
from attn_tui.workshop.measure.subject import Figure, Subject, table

KINDS = ("person or thing", "he or she", "one or many")
PAIRS = 12
"""Pairs for each kind and link: half of them name the one noun first, half the other."""
SEED = 11

OPENERS = {"en": ("",), "zh": ("昨天", "早上", "那天", "后来")}
"""What a text begins with in a language without articles, so that no noun is the first token."""
BETWEEN = {"en": ((0, 1, 2, 4, 5), (6, 7, 8, 9, 10, 11)), "zh": ((0, 1, 2, 3, 4), (6, 7, 8, 9, 10, 11))}
"""The frames that name a person and then a thing, and those that name a thing and then a person."""
EQUALS = {"en": (0, 2, 4, 5, 7, 8, 9, 10, 11), "zh": (0, 1, 2, 3, 4, 7, 8, 9, 10, 11)}
"""The frames for two people or two animals."""
MEASURES = {"驴": "那头", "鲸鱼": "那头", "蛇": "那条"}
"""That one, where it is not 那只."""
PLURALS = {"butterfly": "butterflies", "fox": "foxes", "policeman": "policemen", "gentleman": "gentlemen"}


@dataclass(frozen=True)
class Noun:
    """A noun as the text has it after its article, and the pronoun for it."""

    word: str
    pronoun: str
    article: str


def one(word: str, lang: str) -> Noun:
    """A held noun, one of them."""
    it, he, she = ("it", "he", "she") if lang == "en" else ("它", "他", "她")
    pronoun = he if word in HELD_MEN[lang] else she if word in HELD_WOMEN[lang] else it
    article = "the " if lang == "en" else "那个" if pronoun != it else MEASURES.get(word, "那只")
    return Noun(word, pronoun, article)


def many(word: str, lang: str) -> Noun:
    """Several of a held noun."""
    if lang == "en":
        return Noun(PLURALS.get(word, word + ("es" if word.endswith(("ch", "ss")) else "s")), "they", "the ")
    pronoun = "他们" if word in HELD_MEN[lang] else "她们" if word in HELD_WOMEN[lang] else "它们"
    return Noun(word, pronoun, "那些")


def cases(lang: str, seed: int = SEED) -> list[Case]:
    """KINDS x LINKS x PAIRS x 2 cases: a pair's two pronouns stand together."""
    rng = random.Random(seed)
    return [
        case
        for kind in KINDS
        for link in LINKS[lang]
        for pair in range(PAIRS)
        for case in _pair(lang, kind, link, bool(pair % 2), rng)
    ]


def _pair(lang: str, kind: str, link: str, swapped: bool, rng: random.Random) -> list[Case]:
    """Two nouns in a frame and a link, once with each pronoun."""
    frames = HELD_FRAMES[lang]
    if kind == "person or thing":
        person = one(rng.choice(HELD_MEN[lang] + HELD_WOMEN[lang]), lang)
        thing = one(rng.choice(HELD_THINGS[lang]), lang)
        thing = Noun(thing.word, thing.pronoun, "the " if lang == "en" else "")
        frame = frames[rng.choice(BETWEEN[lang][swapped])]
        first, second = (thing, person) if swapped else (person, thing)
    else:
        frame = frames[rng.choice(EQUALS[lang])]
        if kind == "he or she":
            first, second = one(rng.choice(HELD_MEN[lang]), lang), one(rng.choice(HELD_WOMEN[lang]), lang)
        else:
            pool = rng.choice((HELD_MEN[lang], HELD_WOMEN[lang], HELD_ANIMALS[lang]))
            words = rng.sample(pool, 2)
            first, second = one(words[0], lang), many(words[1], lang)
        if swapped:
            first, second = second, first
    head = rng.choice(OPENERS[lang]) + frame.format(
        a=first.article + first.word, b=second.article + second.word
    )
    start = head[:1].upper() + head[1:] + link
    return [_case(start, noun, (kind, link.strip(" ,，"))) for noun in (first, second)]


def _case(start: str, noun: Noun, kinds: tuple[str, ...]) -> Case:
    text = start + noun.pronoun
    at = _find(start, noun)
    return Case(text, (len(start), len(text)), ((at, at + len(noun.word)),), kinds)


def _find(start: str, noun: Noun) -> int:
    """Where the noun stands with its own article: 骑士 also stands in 女骑士, fox in foxes."""
    low, whole = start.lower(), noun.article + noun.word
    at = low.index(whole)
    while low[at + len(whole) : at + len(whole) + 1].isascii() and low[at + len(whole)].isalpha():
        at = low.index(whole, at + 1)
    return at + len(noun.article)


def halves(count: int) -> NDArray[np.bool_]:
    """(count,): which of the cases choose the head: every second pair of each order, both its cases."""
    return np.arange(count) // 4 % 2 == 0


def measure(subject: Subject) -> Figure:
    """The head of the first half, measured on the other: in all, by kind and by link."""
    values: dict[str, float] = {}
    rows: list[tuple[str, ...]] = []
    every = {lang: cases(lang) for lang in LANGS}
    right = {lang: hits(subject.model, subject.bpe, some) for lang, some in every.items()}
    choosing = {lang: halves(len(some)) for lang, some in every.items()}
    notes = []
    for lang, some in every.items():
        at = best_head(right[lang][choosing[lang]].mean(0))
        kept = [case for case, chooses in zip(some, choosing[lang], strict=True) if not chooses]
        found = right[lang][~choosing[lang]][:, at[0], at[1]]
        values[f"pronouns.{lang}"] = float(found.mean())
        rows.append(
            (
                f"**{lang}: {head_name(at)}**",
                f"**{found.mean():.2f}**",
                str(len(kept)),
                _chance(subject, kept),
            )
        )
        for name in (*KINDS, *(link.strip(" ,，") for link in LINKS[lang])):
            part = np.array([name in case.kinds for case in kept])
            of = [case for case in kept if name in case.kinds]
            rows.append((f"{lang}: {name}", f"{found[part].mean():.2f}", str(len(of)), _chance(subject, of)))
            if name in KINDS:
                values[f"pronouns.{lang}.{name}"] = float(found[part].mean())
    shared = best_head(np.mean([right[lang][choosing[lang]].mean(0) for lang in LANGS], axis=0))
    for lang in LANGS:
        notes.append(f"{lang} {right[lang][~choosing[lang]][:, shared[0], shared[1]].mean():.2f}")
    body = table(("cases", "largest weight on the right noun", "cases measured", "chance"), rows)
    return Figure(
        values,
        "### Pronouns\n\nThe largest weight of the pronoun's row, the first token and the pronoun itself "
        "left out. The head is the best on another half of the cases; chance is any of the tokens before, "
        f"and a rule of order is right on one half.\n\n{body}\n\n"
        f"One head for both languages, {head_name(shared)}: {', '.join(notes)}.\n",
    )


def chosen_head(subject: Subject, lang: str) -> tuple[int, int]:
    """The head that the first half of the cases chooses."""
    some = cases(lang)
    first = [case for case, chooses in zip(some, halves(len(some)), strict=True) if chooses]
    return best_head(hits(subject.model, subject.bpe, first).mean(0))


def _chance(subject: Subject, some: Sequence[Case]) -> str:
    return f"{chance(subject.bpe, some):.2f}"
