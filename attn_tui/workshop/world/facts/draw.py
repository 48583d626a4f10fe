"""Choosing at random, quickly, and filling a frame of words."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from itertools import product
from typing import TypeVar

T = TypeVar("T")
Frames = tuple[tuple[str, ...], ...]
"""Ways to say one thing; each with the variants that its `<a|b>` give."""


class Draw:
    """Random choices from a seed."""

    def __init__(self, seed: int) -> None:
        self.random: Callable[[], float] = random.Random(seed).random

    def below(self, n: int) -> int:
        """A whole number from 0 to n - 1."""
        return int(self.random() * n)

    def between(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + int(self.random() * (high - low + 1))

    def one(self, things: Sequence[T]) -> T:
        """One of the things."""
        return things[int(self.random() * len(things))]

    def some(self, things: Sequence[T], k: int) -> list[T]:
        """k different ones of the things, in random order."""
        size = len(things)
        chosen: dict[int, None] = {}
        while len(chosen) < k:
            chosen[int(self.random() * size)] = None
        return [things[i] for i in chosen]

    def chance(self, p: float) -> bool:
        """True with probability p."""
        return self.random() < p

    def say(self, frames: Frames, **fields: object) -> str:
        """One of the frames with its fields filled in; one without fields is drawn less often."""
        frame = self.one(self.one(frames))
        if "{" not in frame and self.chance(0.7):
            frame = self.one(self.one(frames))
        return frame.format_map(fields)


def frames(text: str) -> Frames:
    """The frames that the lines of a text stand for: `<Hi|Hello>, {name}.` is two variants of one."""
    return tuple(_variants(line.strip()) for line in text.strip().splitlines() if line.strip())


def _variants(line: str) -> tuple[str, ...]:
    parts = [part.split("|") if i % 2 else [part] for i, part in enumerate(re.split("[<>]", line))]
    return tuple("".join(choice) for choice in product(*parts))


def joined(maker: Callable[[Draw], str], link: str) -> Callable[[Draw], str]:
    """A maker of one to three lines of what `maker` makes, none of them twice."""

    def make(draw: Draw) -> str:
        lines = 1 if draw.chance(0.6) else draw.between(2, 3)
        return link.join(dict.fromkeys(maker(draw) for _ in range(lines)))

    return make
