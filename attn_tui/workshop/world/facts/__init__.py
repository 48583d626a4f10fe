"""Short lines as a primer has them: days, counting, opposites, colours, manners; and texts said again."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from attn_tui.workshop.world.facts import (
    asked_en,
    asked_zh,
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
    uses_en,
    uses_zh,
)
from attn_tui.workshop.world.facts.draw import Draw
from attn_tui.workshop.world.facts.english import finish

Maker = Callable[[Draw], str]
Weighted = Sequence[tuple[Maker, float]]

COPYING = 0.33
"""The share of texts that copy from what was said before: copying generalises only from great variety."""
AGAIN = 0.12
"""The share of these that are a text of another kind, said twice."""

_SUBJECTS: dict[str, tuple[Weighted, Weighted]] = {
    "en": (
        (*copying_en.SUBJECTS, *asked_en.SUBJECTS),
        (
            *primer_en.SUBJECTS,
            *things_en.SUBJECTS,
            *uses_en.SUBJECTS,
            *manners_en.SUBJECTS,
            *daily_en.SUBJECTS,
        ),
    ),
    "zh": (
        (*copying_zh.SUBJECTS, *asked_zh.SUBJECTS),
        (
            *primer_zh.SUBJECTS,
            *things_zh.SUBJECTS,
            *uses_zh.SUBJECTS,
            *manners_zh.SUBJECTS,
            *daily_zh.SUBJECTS,
        ),
    ),
}
"""By language: what copies, and what does not."""


def facts(count: int, seed: int) -> Iterator[tuple[str, str]]:
    """(language, text) of so many documents, in English and Chinese by turns; the same for the same seed."""
    draw = Draw(seed)
    english = _Language(*_SUBJECTS["en"], copying_en.text_again)
    chinese = _Language(*_SUBJECTS["zh"], copying_zh.text_again)
    for i in range(count):
        yield ("zh", chinese.text(draw)) if i % 2 else ("en", finish(english.text(draw)))


class _Language:
    """What makes texts in one language."""

    def __init__(self, copying: Weighted, plain: Weighted, again: Callable[[Draw, str], str]) -> None:
        self.copying, self.plain, self.again = _Chooser(copying), _Chooser(plain), again

    def text(self, draw: Draw) -> str:
        """A text that copies or one that does not."""
        if not draw.chance(COPYING):
            return self.plain.one(draw)(draw)
        if draw.chance(AGAIN):
            return self.again(draw, self.plain.one(draw)(draw))
        return self.copying.one(draw)(draw)


class _Chooser:
    """Makers that are drawn by weight."""

    def __init__(self, makers: Weighted) -> None:
        self.makers = [maker for maker, _ in makers]
        self.bounds = list(accumulate(weight for _, weight in makers))

    def one(self, draw: Draw) -> Maker:
        """One of the makers, each as often as its weight says."""
        return self.makers[bisect(self.bounds, draw.random() * self.bounds[-1])]
