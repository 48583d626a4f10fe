"""Stories of the little world, told in both languages from the same events."""

from __future__ import annotations

import random
from collections.abc import Iterator

from attn_tui.workshop.world.cast import Cast
from attn_tui.workshop.world.chinese import Chinese
from attn_tui.workshop.world.english import English
from attn_tui.workshop.world.entity import Event
from attn_tui.workshop.world.plots import ALL, Plots, links


def events(rng: random.Random, plots: Plots = ALL) -> list[Event]:
    """What happens in one story; no words yet."""
    cast = Cast(rng)
    rng.choices([plot for plot, _ in plots], [weight for _, weight in plots])[0](cast)
    return cast.events


def stories(count: int, seed: int, plots: Plots = ALL) -> Iterator[tuple[str, str]]:
    """`count` documents (language, text), half in each language, the same for the same `seed`.

    Two that follow one another tell the same events, in English and in Chinese.
    """
    rng = random.Random(seed)
    for at in range(0, count, 2):
        happened = events(rng, plots)
        yield "en", English(rng).tell(happened)
        if at + 1 < count:
            yield "zh", Chinese(rng).tell(happened)


def sayings(count: int, seed: int) -> Iterator[tuple[str, str]]:
    """The same of the shortest kind alone: two nouns, a link, and a pronoun that what follows tells apart."""
    return stories(count, seed, links.PLOTS)
