"""Short lines as a primer has them: days, counting, opposites, colours, manners; and texts said again."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from attn_tui.workshop.world.facts import (
    copying_en,
    copying_zh,
    daily_en,
    daily_zh,
    manners_en,
    manners_zh,
    primer_en,
    primer_zh,
    things_en,
    things_zh,
)
from attn_tui.workshop.world.facts.draw import Draw
from attn_tui.workshop.world.facts.english import finish

Maker = Callable[[Draw], str]
Weighted = Sequence[tuple[Maker, float]]

COPYING = 0.33
"""The share of texts that copy from what was said before: copying generalises only from great variety."""

_SUBJECTS: dict[str, tuple[Weighted, Weighted]] = {
    "en": (
        copying_en.SUBJECTS,
        primer_en.SUBJECTS + things_en.SUBJECTS + manners_en.SUBJECTS + daily_en.SUBJECTS,
    ),
    "zh": (
        copying_zh.SUBJECTS,
        primer_zh.SUBJECTS + things_zh.SUBJECTS + manners_zh.SUBJECTS + daily_zh.SUBJECTS,
    ),
}


def facts(count: int, seed: int) -> Iterator[tuple[str, str]]:
    """(language, text) of so many documents, in English and Chinese by turns; the same for the same seed."""
    draw = Draw(seed)
    english, chinese = (tuple(_Chooser(makers) for makers in _SUBJECTS[lang]) for lang in ("en", "zh"))
    for i in range(count):
        copying, plain = chinese if i % 2 else english
        make = (copying if draw.chance(COPYING) else plain).one(draw)
        yield ("zh", make(draw)) if i % 2 else ("en", finish(make(draw)))


class _Chooser:
    """Makers that are drawn by weight."""

    def __init__(self, makers: Weighted) -> None:
        self.makers = [maker for maker, _ in makers]
        self.bounds = list(accumulate(weight for _, weight in makers))

    def one(self, draw: Draw) -> Maker:
        """One of the makers, each as often as its weight says."""
        return self.makers[bisect(self.bounds, draw.random() * self.bounds[-1])]
