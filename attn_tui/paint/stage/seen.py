"""A picture in half blocks with its patches, or a sound as wave and spectrogram; attention as a map of it.

One line of a terminal holds two rows of pixels: ▀ in the colour of the upper on that of the lower. Where
colours cannot be shown, ▀ ▄ █ say which half has ink. Numbers of shares are always written besides.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rich.style import Style

from attn_tui.paint.bars import UPRIGHT
from attn_tui.paint.look import Look
from attn_tui.paint.palette import glyph, mixed, quantise
from attn_tui.paint.stage.canvas import Canvas, Span
from attn_tui.paint.stage.inks import cell_inks, inks
from attn_tui.paint.stage.what import TOKEN, Percept, Stage

GREYS = 16
GAP = 3
LEAST_BESIDE = 34
"""Cells that the matrices beside it need."""
WAVE = 2  # lines
NAMED = 0.005  # from this share on its number is written


def half_blocks(values: NDArray[Any], look: Look) -> list[list[tuple[str, Style]]]:
    """Numbers (a, b) from 0 to 1 as ⌈a/2⌉ lines of b characters, each with its style."""
    rows = np.clip(np.asarray(values, dtype=np.float64), 0, 1)
    if len(rows) % 2:
        rows = np.vstack((rows, np.zeros((1, rows.shape[1]))))
    if not look.full:
        ink = inks(look).strong
        marks = ((" ", "▄"), ("▀", "█"))
        half = rows > 0.5
        return [
            [(marks[int(a)][int(b)], ink) for a, b in zip(upper, lower, strict=True)]
            for upper, lower in zip(half[::2], half[1::2], strict=True)
        ]
    levels = np.round(rows * (GREYS - 1)).astype(int).tolist()
    return [
        [("▀", _grey(a, b, look)) for a, b in zip(upper, lower, strict=True)]
        for upper, lower in zip(levels[::2], levels[1::2], strict=True)
    ]


def seen_size(what: Stage, width: int, height: int) -> tuple[int, int]:
    """The cells across and the lines that it takes of so many; 0 where there is no room for it."""
    seen = what.seen
    if seen is None or what.result is None:
        return 0, 0
    scale = _scale(seen, what, width - GAP - LEAST_BESIDE, height)
    return _size(seen, what, scale) if scale else (0, 0)


def draw_seen(canvas: Canvas, what: Stage, look: Look) -> None:
    """As large as the canvas allows; a click on a patch or a frame chooses its row."""
    seen = what.seen
    assert seen is not None
    scale = _scale(seen, what, canvas.width, canvas.height)
    if not scale:
        return
    if seen.wave is None:
        _picture(canvas, seen, what, scale, look)
    else:
        _sound(canvas, seen, what, scale, look)


def _scale(seen: Percept, what: Stage, width: int, height: int) -> int:
    """How many cells a pixel or a frame takes across, 2 or 1; 0 where there is no room at all."""
    sizes = ((scale, *_size(seen, what, scale)) for scale in (2, 1))
    return next((scale for scale, wide, high in sizes if wide <= width and high <= height), 0)


def _size(seen: Percept, what: Stage, scale: int) -> tuple[int, int]:
    rows, columns = seen.values.shape
    if seen.wave is not None:
        return columns * scale, rows // (4 // scale) + (1 if what.shares else 0)
    wide = 2 + columns * scale
    maps = 1 if not what.shares else 2
    return maps * wide + (maps - 1) * GAP, (rows * scale) // 2


def _picture(canvas: Canvas, seen: Percept, what: Stage, scale: int, look: Look) -> None:
    """The picture, and beside it the map of the selected row's shares over the same patches."""
    ink, (down, across) = inks(look), seen.grid
    large = np.repeat(np.repeat(seen.values, scale, axis=0), scale, axis=1)
    high, wide = large.shape[0] // 2 // down, large.shape[1] // across
    second = 2 + large.shape[1] + GAP
    # the numbers of the columns give way first
    top = min(1, max(0, canvas.height - down * high))
    for x in (0, second) if what.shares else (0,):
        for column in range(across if top else 0):
            canvas.put(x + 2 + column * wide, 0, str(column + 1).center(wide), wide, ink.dim)
        for row in range(down):
            canvas.put(x, top + row * high, str(row + 1), 1, ink.dim)
    for y, line in enumerate(half_blocks(large, look)):
        for x, (mark, style) in enumerate(line):
            canvas.put(2 + x, top + y, mark, 1, style)
    for patch in range(down * across):
        row, column = divmod(patch, across)
        for y in range(high):
            for x in (2, second + 2) if what.shares else (2,):
                canvas.cells(top + row * high + y, Span(x + column * wide, wide, TOKEN, patch, (0,)))
    if what.shares:
        _map(canvas, seen, what, (second + 2, top, wide, high), look)
    _caption(canvas, seen, top + down * high, look)


def _map(canvas: Canvas, seen: Percept, what: Stage, place: tuple[int, int, int, int], look: Look) -> None:
    """Each patch on the colour of its share, with the number; darker glyphs where there are no colours."""
    at, above, wide, high = place
    # the largest share has the strongest colour: on 17 rows even a strong look is a third
    strongest = max(max(what.shares), 1e-9)
    levels = quantise(np.asarray(what.shares), "sequential", strongest).tolist()
    table = cell_inks("sequential", look, False, False)
    for patch in range(seen.grid[0] * seen.grid[1]):
        row, column = divmod(patch, seen.grid[1])
        share, style = what.shares[patch], table[levels[patch]]
        fill = " " if look.full else glyph(levels[patch], "sequential")[:1]
        number = f"{share:.0%}" if share >= NAMED else "·"
        chosen = patch == seen.selected
        for y in range(high):
            text = number.center(wide) if y == (high - 1) // 2 else fill * wide
            if chosen and y == (high - 1) // 2:
                text = f"[{number}]".center(wide)[:wide]
            canvas.put(at + column * wide, above + row * high + y, text, wide, style + Style(bold=chosen))


def _sound(canvas: Canvas, seen: Percept, what: Stage, scale: int, look: Look) -> None:
    """The wave above, the bands from low (below) to high, a bar for each frame's share under them."""
    ink, (rows, columns) = inks(look), seen.values.shape
    pooled = seen.values if scale == 2 else seen.values.reshape(rows // 2, 2, columns).max(axis=1)
    spare = canvas.height - _size(seen, what, scale)[1]
    y = WAVE if spare >= WAVE else 0
    if y:
        _wave(canvas, seen, columns * scale, look)
    for line in half_blocks(np.repeat(pooled[::-1], scale, axis=1), look):
        for x, (mark, style) in enumerate(line):
            canvas.put(x, y, mark, 1, style)
        for frame in range(columns):
            canvas.cells(y, Span(frame * scale, scale, TOKEN, frame, (0,)))
        y += 1
    strongest = max([*what.shares, 1e-9])
    for frame, share in enumerate(what.shares[:columns]):
        bar = UPRIGHT[max(1 if share else 0, round(share / strongest * 8))]
        canvas.put(frame * scale, y, bar * scale, scale, ink.strong)
        canvas.cells(y, Span(frame * scale, scale, TOKEN, frame, (0,)))
    y += 1 if what.shares else 0
    if seen.selected is not None and seen.selected < columns and spare > WAVE:
        canvas.put(seen.selected * scale, y, "▲" * scale, scale, ink.selected)
    _caption(canvas, seen, y + 1, look)


def _wave(canvas: Canvas, seen: Percept, wide: int, look: Look) -> None:
    """How far it swings, in bars."""
    assert seen.wave is not None
    loud = np.abs(seen.wave[: len(seen.wave) // wide * wide]).reshape(wide, -1).max(axis=1)
    for x, height in enumerate((loud / max(1e-9, float(loud.max()))).tolist()):
        for y in range(WAVE):
            part = max(0, min(8, round(height * 8 * WAVE) - 8 * (WAVE - 1 - y)))
            canvas.put(x, y, UPRIGHT[part], 1, inks(look).blank)


def _caption(canvas: Canvas, seen: Percept, y: int, look: Look) -> None:
    """Under it, where there is room: whose map it is, and what goes to the class token, which is no patch."""
    if seen.caption:
        canvas.text(0, y, seen.caption, inks(look).dim)


@lru_cache(maxsize=GREYS * GREYS * 4)
def _grey(upper: int, lower: int, look: Look) -> Style:
    """Two shades between paper and ink: the terminal's own ground, and its letters."""
    ground, front = look.theme.background, look.theme.foreground
    above, below = (mixed(ground, front, level / (GREYS - 1)) for level in (upper, lower))
    return Style(color=above, bgcolor=below)
