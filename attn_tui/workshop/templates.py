"""Our own sentences in both languages, from a small grammar and a seed; README.md states the grammar.

Nouns and frames come in two sets: one that is trained on, and one that only the measurement sees.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product

from attn_tui.workshop.templates_en import EN
from attn_tui.workshop.templates_more import EN_MORE, ZH_MORE
from attn_tui.workshop.templates_zh import ZH
from attn_tui.workshop.words import Words

Maker = Callable[[Words, random.Random], str]


@dataclass(frozen=True)
class PronounCase:
    """A text that ends with a pronoun, the noun it stands for and the one it does not stand for."""

    text: str
    noun: str
    other: str


def sentences(count: int, seed: int, more: bool = False) -> Iterator[tuple[str, str]]:
    """(language, text) of so many templated documents, half of them in each language; with `more` nouns."""
    both = (EN_MORE, ZH_MORE) if more else (EN, ZH)
    rng = random.Random(seed)
    makers, shares = zip(*MAKERS, strict=True)
    for i in range(count):
        words = both[i % 2]
        yield words.lang, rng.choices(makers, shares)[0](words, rng)


def _pronoun(words: Words, rng: random.Random) -> str:
    """A person and a thing, in either order; then the pronoun of one, and what only that one does."""
    person, pronoun = rng.choice(words.people)
    thing, does = rng.choice(words.things)
    frame = rng.choice(words.frames)
    start = frame.format(p=person, t=thing)
    link = rng.choice(words.links)
    noun, said = thing, rng.choice(does)
    if rng.random() < 0.5:
        noun, said = person, rng.choice(words.moods)
        if person in words.roles and rng.random() < 0.7:
            said = words.roles[person]
    text = words.sentence(start + link + (pronoun if noun == person else words.it) + words.space + said)
    if rng.random() < 0.4:
        text += words.gap + words.sentence(words.says.format(n=noun, s=said))
    return text


def _animal(words: Words, rng: random.Random) -> str:
    """An animal and a food: the adjective tells which the pronoun stood for; the next sentence says it."""
    animal, food = rng.choice(words.animals), rng.choice(words.foods)
    start = rng.choice(words.meals).format(a=animal, f=food) + words.because + words.it
    if rng.random() < 0.5:
        adjective, noun = rng.choice(words.animal_states), animal
    else:
        adjective, noun = rng.choice(words.food_states), food
    return (
        words.sentence(start + words.space + adjective)
        + words.gap
        + words.sentence(words.says.format(n=noun, s=adjective))
    )


def _fit(words: Words, rng: random.Random) -> str:
    """Too big is what should go in; too small is what it should go into."""
    item, box = rng.choice(words.items), rng.choice(words.boxes)
    (adjective, of_item) = rng.choice(words.sizes)
    start = words.fit.format(i=item, b=box) + words.because + words.it + words.space + adjective
    noun = item if of_item else box
    return words.sentence(start) + words.gap + words.sentence(words.says.format(n=noun, s=adjective))


def _agreement(words: Words, rng: random.Random) -> str:
    """One and many (English), measure words (Chinese)."""
    return words.agree(rng)


def _repeat(words: Words, rng: random.Random) -> str:
    """A short list, said two or three times."""
    pool = words.list_words
    chosen = rng.sample(pool, rng.randint(2, 6))
    return words.stop.join([words.comma.join(chosen)] * rng.randint(2, 3)) + words.stop.strip()


def _echo(words: Words, rng: random.Random) -> str:
    """Somebody says a sentence and somebody else says it again."""
    first, second = rng.sample(words.names, 2)
    said = words.sentence(rng.choice(words.sayings).format(w=rng.choice(words.list_words)))
    return words.echo.format(a=first, b=second, s=said)


def _same(words: Words, rng: random.Random) -> str:
    """Two words for one thing (番茄, 西红柿)."""
    return words.same(rng)


MAKERS: tuple[tuple[Maker, float], ...] = (
    (_pronoun, 0.50),
    (_animal, 0.12),
    (_fit, 0.08),
    (_agreement, 0.10),
    (_repeat, 0.06),
    (_echo, 0.08),
    (_same, 0.06),
)


def pronoun_cases(lang: str, count: int, seed: int = 1, held_out: bool = True) -> list[PronounCase]:
    """Minimal pairs: every frame with a person and a thing, once with each pronoun.

    With `held_out` neither the nouns nor the frames are among those trained on. The frames name the
    person first in one half and the thing first in the other, so that the first noun is right half the time.
    """
    words = EN if lang == "en" else ZH
    people, things, frames = (
        (words.held_people, words.held_things, words.held_frames)
        if held_out
        else (words.people, tuple(thing for thing, _ in words.things), words.frames)
    )
    rng = random.Random(seed)
    grid = list(product(frames, people, things))
    person_first = [cell for cell in grid if cell[0].index("{p}") < cell[0].index("{t}")]
    thing_first = [cell for cell in grid if cell[0].index("{p}") > cell[0].index("{t}")]
    half = count // 4
    cases = []
    for frame, (person, pronoun), thing in rng.sample(person_first, half) + rng.sample(thing_first, half):
        start = words.capital(frame.format(p=person, t=thing)) + words.because
        cases.append(PronounCase(start + pronoun, person, thing))
        cases.append(PronounCase(start + words.it, thing, person))
    return cases
