"""Stories of the little world, told in both languages from the same events."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import accumulate

from attn_tui.workshop.world.cast import Cast
from attn_tui.workshop.world.chinese import Chinese
from attn_tui.workshop.world.english import English
from attn_tui.workshop.world.entity import Event
from attn_tui.workshop.world.plots import ALL

_PLOTS = [plot for plot, _ in ALL]
_WEIGHTS = list(accumulate(weight for _, weight in ALL))


def events(rng: random.Random) -> list[Event]:
    """What happens in one story; no words yet."""
    cast = Cast(rng)
    rng.choices(_PLOTS, cum_weights=_WEIGHTS)[0](cast)
    return cast.events


def stories(count: int, seed: int) -> Iterator[tuple[str, str]]:
    """`count` documents (language, text), half in each language, the same for the same `seed`.

    Two that follow one another tell the same events, in English and in Chinese.
    """
    rng = random.Random(seed)
    for at in range(0, count, 2):
        happened = events(rng)
        yield "en", English(rng).tell(happened)
        if at + 1 < count:
            yield "zh", Chinese(rng).tell(happened)
