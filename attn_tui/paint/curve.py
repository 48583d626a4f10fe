"""Curves over steps, drawn in dots of braille: two across and four down in a cell."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from rich.style import Style
from rich.text import Text

from attn_tui.paint.look import Look
from attn_tui.text.width import fit

_DOTS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))
_LABEL = 8


@dataclass(frozen=True)
class Curve:
    """Its points (x, y), a mark that stands for it in legends, and whether it is the one to look at."""

    points: Sequence[tuple[float, float]]
    chosen: bool = True


def curves(
    lines: Sequence[Curve],
    width: int,
    height: int,
    look: Look,
    level: float | None = None,
    at: float | None = None,
    most: float = math.inf,
    until: float = -math.inf,
) -> list[Text]:
    """`height` lines of at most `width` cells; a dashed line at the height `level`, a rule at x = `at`.

    Points that are no number are left out. The scale begins at 0, or at the least number below it, and ends
    at the largest, or at `most`: what lies beyond runs along the top. It reaches to x = `until` at least.
    """
    room, rows = max(2, width - _LABEL), max(1, height)
    numbers = [p for line in lines for p in line.points if math.isfinite(p[0]) and math.isfinite(p[1])]
    xs, ys = [x for x, _ in numbers] or [0.0], [y for _, y in numbers] or [1.0]
    left, right, low = min(xs), max(max(xs), min(xs) + 1, until), min(0.0, *ys, level or 0.0)
    high = min(max(*ys, level or 0.0, low + 1e-9), most)

    def place(x: float, y: float) -> tuple[int, int]:
        across = round((x - left) / (right - left) * (2 * room - 1))
        down = round((high - y) / (high - low) * (4 * rows - 1))
        return across, max(0, min(down, 4 * rows - 1))

    dots = [[0] * room for _ in range(rows)]
    chosen = [[False] * room for _ in range(rows)]
    for line in sorted(lines, key=lambda one: one.chosen):
        spots = [place(*p) for p in line.points if math.isfinite(p[0]) and math.isfinite(p[1])]
        for (x0, y0), (x1, y1) in zip(spots, spots[1:] or spots, strict=False):
            steps = max(abs(x1 - x0), abs(y1 - y0), 1)
            for step in range(steps + 1):
                x, y = round(x0 + (x1 - x0) * step / steps), round(y0 + (y1 - y0) * step / steps)
                dots[y // 4][x // 2] |= _DOTS[x % 2][y % 4]
                chosen[y // 4][x // 2] = line.chosen
    ruled = None if level is None else place(left, level)[1] // 4
    stands = None if at is None else place(min(max(at, left), right), low)[0] // 2
    dim = Style(dim=True)
    found = []
    for row in range(rows):
        shown = f"{high:.3g}" if row == 0 else f"{low:.3g}" if row == rows - 1 else ""
        text = Text(no_wrap=True, end="")
        text.append(fit(f"{shown:>{_LABEL - 2}}", _LABEL - 1) + "│", dim)
        for column in range(room):
            if dots[row][column]:
                text.append(chr(0x2800 + dots[row][column]), look.accent if chosen[row][column] else dim)
            elif column == stands:
                text.append("┆", look.accent)
            else:
                text.append("╌" if row == ruled else " ", dim)
        found.append(text)
    return found
