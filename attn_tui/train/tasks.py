"""Exercises made by lot, in which attention has something to find: copying, sorting, reversing.

Each symbol stands once in what is asked about, so that there is one right place to look.
"""

from __future__ import annotations

import math
import string
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from attn_tui.graph.op import Array
from attn_tui.graph.ops.loss import NO_TARGET
from attn_tui.models.architecture import Architecture
from attn_tui.text.bilingual import Bilingual
from attn_tui.tokenize.words import UNKNOWN
from attn_tui.train.batch import Batch, lot
from attn_tui.train.plan import Plan

ARROW = "→"
LETTERS = (UNKNOWN, *string.ascii_uppercase, *string.ascii_lowercase, *string.digits)
"""62 symbols, from id 1 on."""
NUMBERS = (UNKNOWN, ARROW, *map(str, range(12)))
WORDS = (UNKNOWN, ARROW, *string.ascii_lowercase)
ASKED = 8
"""So many symbols are sorted or reversed."""
COPIED, SHORTEST, LONGEST = 32, 4, 16
"""Tokens in a sequence with a copy, and the least and the most that are copied."""


@dataclass(frozen=True)
class TrainingTask:
    """One exercise: its words, its symbols, sequences of it by lot, and a model and a plan that can learn it.

    `twin` is a model that cannot, to run beside it.
    """

    id: str
    words: Bilingual
    gloss: Bilingual
    vocabulary: tuple[str, ...]
    length: int
    chance: float
    architecture: Architecture
    plan: Plan
    draw: Callable[[np.random.Generator, int], Batch]
    twin: Architecture | None = None

    @property
    def floor(self) -> float:
        """What was asked has one right answer, so that the least loss is 0."""
        return 0.0

    def batch(self, seed: int, step: int, count: int) -> Batch:
        """`count` sequences by lot."""
        return self.draw(lot(seed, step), count)

    def text(self, seed: int = 0) -> str:
        """One sequence as a text, to look at."""
        return " ".join(self.vocabulary[token] for token in self.batch(seed, 0, 1).tokens[0].tolist())


def copying(generator: np.random.Generator, count: int) -> Batch:
    """Unlike symbols, and then the last 4 to 16 of them again. What is copied after its first symbol counts.

    How long the copy is changes, or the model would count places in place of looking (see `Batch`).
    """
    symbols = _unlike(generator, count, COPIED, len(LETTERS) - 1) + 1
    size = generator.integers(SHORTEST, LONGEST + 1, (count, 1))
    place = np.arange(COPIED)
    again = place >= COPIED - size
    tokens = np.where(again, np.take_along_axis(symbols, place - size * again, axis=1), symbols)
    counts = again & (place < COPIED - 1)
    return _asked(tokens, counts, np.where(counts, place - size + 1, NO_TARGET))


def sorting(generator: np.random.Generator, count: int) -> Batch:
    """8 of 12 numbers, an arrow, and the same in order."""
    numbers = _unlike(generator, count, ASKED, 12)
    return _answered(numbers + 2, np.argsort(numbers, axis=1))


def reversing(generator: np.random.Generator, count: int) -> Batch:
    """8 of 26 letters, an arrow, and the same backwards."""
    letters = _unlike(generator, count, ASKED, 26)
    backwards = np.broadcast_to(np.arange(ASKED)[::-1], letters.shape)
    return _answered(letters + 2, backwards)


def _unlike(generator: np.random.Generator, count: int, size: int, of: int) -> Array:
    """(count, size): in each row `size` of the numbers below `of`, none twice."""
    return np.argsort(generator.random((count, of)), axis=1)[:, :size]


def _answered(asked: Array, order: Array) -> Batch:
    """What is asked (B, 8), an arrow, and the answer: `order` (B, 8) says which of them comes next."""
    arrow = np.ones((len(asked), 1), dtype=asked.dtype)
    tokens = np.concatenate((asked, arrow, np.take_along_axis(asked, order, axis=1)), axis=1)
    answer = np.full(tokens.shape, NO_TARGET)
    answer[:, ASKED:-1] = order
    return _asked(tokens, answer >= 0, answer)


def _asked(tokens: Array, counts: Array, answer: Array) -> Batch:
    """A batch in which the next token is to be said at the places that count."""
    following = np.roll(tokens, -1, axis=1)
    return Batch(tokens, np.where(counts, following, NO_TARGET), answer)


def _architecture(layers: int, d_model: int, d_mlp: int, vocabulary: tuple[str, ...], length: int,
                  positions: str) -> Architecture:  # fmt: skip
    return Architecture(
        layers, 2, d_model, d_model // 2, d_mlp, len(vocabulary), length, positions=positions, tied=False
    )


TASKS: dict[str, TrainingTask] = {
    task.id: task
    for task in (
        TrainingTask(
            "copy",
            Bilingual("照抄", "copying"),
            Bilingual(
                "一串不重复的字母，最后一段再来一遍：要找到上一次出现的地方，抄后面那个。",
                "Unlike letters, the last of them once more: find where it stood, copy what followed.",
            ),
            LETTERS, COPIED, math.log(len(LETTERS) - 1),
            _architecture(2, 64, 0, LETTERS, COPIED, "offsets"),
            Plan(steps=400, rate=5e-3), copying,
            _architecture(1, 64, 0, LETTERS, COPIED, "offsets"),
        ),
        TrainingTask(
            "sort",
            Bilingual("排序", "sorting"),
            Bilingual(
                "八个不同的数，从小到大再写一遍：每一步都要找到下一个该写的。",
                "Eight unlike numbers, written again in order: at each place find the one that comes next.",
            ),
            NUMBERS, 2 * ASKED + 1, math.log(12),
            _architecture(2, 32, 128, NUMBERS, 2 * ASKED + 1, "learned"),
            Plan(steps=300, rate=1e-2), sorting,
        ),
        TrainingTask(
            "reverse",
            Bilingual("倒写", "reversing"),
            Bilingual(
                "八个不同的字母，从后往前再写一遍：要看对称的那个位置。",
                "Eight unlike letters, written again from the last to the first: look at the place opposite.",
            ),
            WORDS, 2 * ASKED + 1, math.log(26),
            _architecture(2, 32, 128, WORDS, 2 * ASKED + 1, "learned"),
            Plan(steps=240, rate=1e-2), reversing,
        ),
    )
}  # fmt: skip
"""Every exercise, by its id."""
