"""Digits and shapes drawn by code: strokes of a pen in the unit square, and how ink falls on pixels."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from attn_tui.graph.op import Array
from attn_tui.inputs.senses import NamedSense
from attn_tui.text.bilingual import Bilingual

SIDE = 16
"""Pixels on a side."""
Point = tuple[float, float]
Stroke = tuple[Point, ...]


def _arc(x: float, y: float, wide: float, high: float, start: float, end: float) -> Stroke:
    """Part of an ellipse; degrees, 0 to the right, clockwise as y grows downwards."""
    count = max(3, int(abs(end - start) / 15))
    angles = [math.radians(start + (end - start) * i / count) for i in range(count + 1)]
    return tuple((x + wide * math.cos(a), y + high * math.sin(a)) for a in angles)


STROKES: dict[str, tuple[Stroke, ...]] = {
    "0": (_arc(0.5, 0.5, 0.26, 0.38, 0, 360),),
    "1": (((0.34, 0.28), (0.54, 0.12), (0.54, 0.88)),),
    "2": ((*_arc(0.5, 0.33, 0.24, 0.21, 190, 380), (0.27, 0.87), (0.76, 0.87)),),
    "3": ((*_arc(0.47, 0.31, 0.24, 0.19, 200, 450), *_arc(0.47, 0.68, 0.27, 0.20, 270, 520)),),
    "4": (((0.62, 0.88), (0.62, 0.12), (0.24, 0.64), (0.80, 0.64)),),
    "5": (((0.72, 0.13), (0.34, 0.13), (0.31, 0.46), *_arc(0.48, 0.64, 0.25, 0.23, 235, 510)),),
    "6": (((0.64, 0.12), (0.36, 0.44), *_arc(0.51, 0.66, 0.22, 0.22, 190, 550)),),
    "7": (((0.24, 0.14), (0.76, 0.14), (0.42, 0.88)),),
    "8": (_arc(0.5, 0.30, 0.20, 0.18, 0, 360), _arc(0.5, 0.68, 0.24, 0.20, 0, 360)),
    "9": ((*_arc(0.49, 0.34, 0.22, 0.22, 0, 360), (0.68, 0.52), (0.50, 0.88)),),
    "圆 circle": (_arc(0.5, 0.5, 0.38, 0.38, 0, 360),),
    "方 square": (((0.17, 0.17), (0.83, 0.17), (0.83, 0.83), (0.17, 0.83), (0.17, 0.17)),),
    "三角 triangle": (((0.5, 0.12), (0.88, 0.85), (0.12, 0.85), (0.5, 0.12)),),
    "叉 cross": (((0.16, 0.16), (0.84, 0.84)), ((0.84, 0.16), (0.16, 0.84))),
}
"""What is drawn, by class: each a few strokes of points (x, y)."""

_DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
KNOWN: tuple[NamedSense, ...] = (
    *(NamedSense(str(i), Bilingual("零一二三四五六七八九"[i], _DIGITS[i])) for i in range(10)),
    NamedSense("圆 circle", Bilingual("圆", "circle"), ("圆形",)),
    NamedSense("方 square", Bilingual("方", "square"), ("方形", "正方形")),
    NamedSense("三角 triangle", Bilingual("三角", "triangle"), ("三角形",)),
    NamedSense("叉 cross", Bilingual("叉", "cross"), ("x",)),
)
"""The pictures that can be asked for."""


@dataclass(frozen=True)
class Hand:
    """How somebody draws: moved by parts of the side, turned by degrees, slanted, in size and thickness.

    `noise` is the spread of what is added to every pixel.
    """

    right: float = 0.0
    down: float = 0.0
    turn: float = 0.0
    slant: float = 0.0
    wide: float = 0.95
    high: float = 0.95
    thick: float = 0.062
    noise: float = 0.0


PLAIN = Hand()


def hand(rng: np.random.Generator) -> Hand:
    """Somebody's hand."""
    even = rng.uniform
    return Hand(
        even(-0.15, 0.15), even(-0.15, 0.15), even(-14, 14), even(-0.2, 0.2),
        even(0.72, 1.0), even(0.72, 1.0), even(0.045, 0.085), even(0.0, 0.08),
    )  # fmt: skip


def draw(label: str, how: Hand = PLAIN, rng: np.random.Generator | None = None) -> Array:
    """The pixels (16, 16) of this class in this hand, 0 blank and 1 full of ink, float32."""
    where = (np.arange(SIDE) + 0.5) / SIDE
    pixels = np.stack(np.meshgrid(where, where), axis=-1)
    near = np.min([_distance(pixels, moved) for moved in (_moved(s, how) for s in STROKES[label])], axis=0)
    ink = np.clip((how.thick - near) * SIDE + 0.5, 0, 1)
    if rng is not None and how.noise:
        ink = np.clip(ink + rng.normal(0, how.noise, ink.shape), 0, 1)
    return np.asarray(ink, dtype=np.float32)


def variation(label: str, number: int) -> Array:
    """One drawing of many; 0 is the plain one."""
    if number == 0:
        return draw(label)
    rng = np.random.default_rng(number)
    return draw(label, hand(rng), rng)


def _moved(stroke: Stroke, how: Hand) -> Array:
    """The points (p, 2) of a stroke as this hand puts them."""
    x, y = (np.array(stroke) - 0.5).T
    x, y = (x - how.slant * y) * how.wide, y * how.high
    sine, cosine = math.sin(math.radians(how.turn)), math.cos(math.radians(how.turn))
    turned = np.stack((cosine * x - sine * y, sine * x + cosine * y), axis=-1)
    return np.asarray(turned + 0.5 + (how.right, how.down))


def _distance(pixels: Array, stroke: Array) -> Array:
    """How far each pixel (…, 2) is from the nearest point of a stroke (p, 2)."""
    start, along = stroke[:-1], np.diff(stroke, axis=0)
    gap = pixels[..., None, :] - start
    part = np.clip((gap * along).sum(-1) / np.maximum((along * along).sum(-1), 1e-12), 0, 1)
    return np.asarray(np.linalg.norm(gap - part[..., None] * along, axis=-1).min(axis=-1))
