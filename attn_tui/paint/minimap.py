"""A matrix of shares as a small map: two rows in a line, by half blocks."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from rich.style import Style
from rich.text import Text

from attn_tui.paint.look import Look
from attn_tui.paint.palette import LEVELS, glyph, quantise, sequential


def minimap(shares: NDArray[Any], width: int, lines: int, look: Look) -> list[Text]:
    """(n, m) numbers from 0 to 1 in at most `width` cells and `lines` lines.

    A larger matrix is pooled by its maximum, so that a sharp line does not vanish; of a smaller one every
    cell is drawn as often as there is room.
    """
    tall = 2 * lines if look.full else lines
    small = pooled(shares, tall, width)
    times = max(1, min(tall // len(small), width // small.shape[1]))
    levels = quantise(small.repeat(times, axis=0).repeat(times, axis=1), "sequential", 1.0)
    if not look.full:
        return [
            Text("".join(glyph(min(level, LEVELS - 1), "sequential") for level in row), end="")
            for row in levels.tolist()
        ]
    colours, found = sequential(look.dark).backgrounds, []
    if len(levels) % 2:
        levels = np.vstack((levels, np.zeros_like(levels[:1])))
    for upper, lower in zip(levels[::2].tolist(), levels[1::2].tolist(), strict=True):
        line = Text(no_wrap=True, end="")
        for above, below in zip(upper, lower, strict=True):
            line.append("▀", Style(color=colours[above], bgcolor=colours[below]))
        found.append(line)
    return found


def pooled(values: NDArray[Any], rows: int, columns: int) -> NDArray[Any]:
    """The maxima of at most so many rows and columns of blocks, as even as they come."""
    for axis, most in ((0, rows), (1, columns)):
        size = values.shape[axis]
        if size > most:
            edges = np.linspace(0, size, most, endpoint=False).astype(int)
            values = np.maximum.reduceat(values, edges, axis=axis)
    return values
