"""Where the matrices of a step go in the room there is: a pure function of sizes."""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import Region

Size = tuple[int, int]

LEAST_WIDTH, LEAST_HEIGHT = 18, 5
"""A matrix narrower or lower than this teaches nothing: it is folded into the shape line instead."""
GAP = 1


def arrange(wanted: Sequence[Size], room: Size) -> list[Region | None]:
    """A region for each matrix, the result last; None where a matrix is folded.

    `wanted` holds the width and height that each would like, `room` those of the pane. All stand
    side by side where that leaves each enough; otherwise the operands stand above the result;
    otherwise the result stands alone.
    """
    *operands, result = wanted
    width, height = room
    if not operands:
        return [_region(0, 0, result, room)]
    row = _widths([w for w, _ in wanted], width, keep=len(operands))
    if row is not None:
        return _side_by_side(row, wanted, 0, height)
    above = _widths([w for w, _ in operands], width)
    if above is not None and height >= 2 * LEAST_HEIGHT + 2:
        tallest = max(h for _, h in operands)
        upper = max(LEAST_HEIGHT, min(tallest, height - min(result[1], height // 2)))
        regions = _side_by_side(above, operands, 0, upper)
        return [*regions, _region(0, upper, result, (width, height - upper))]
    return [None] * len(operands) + [_region(0, 0, result, room)]


def _region(x: int, y: int, wanted: Size, room: Size) -> Region:
    return Region(x, y, min(wanted[0], room[0]), min(wanted[1], room[1]))


def _side_by_side(widths: Sequence[int], wanted: Sequence[Size], y: int, height: int) -> list[Region | None]:
    regions: list[Region | None] = []
    x = 0
    for width, (_, tall) in zip(widths, wanted, strict=True):
        regions.append(Region(x, y, width, min(tall, height)))
        x += width + GAP
    return regions


def _widths(wanted: Sequence[int], room: int, keep: int | None = None) -> list[int] | None:
    """The widths side by side: as wanted, or the widest cut down; never the one to `keep`."""
    widths = list(wanted)
    over = sum(widths) + GAP * (len(widths) - 1) - room
    while over > 0:
        able = [i for i, w in enumerate(widths) if i != keep and w > LEAST_WIDTH]
        if not able:
            return None
        widest = max(able, key=lambda i: widths[i])
        others = [widths[i] for i in able if i != widest]
        floor = max([LEAST_WIDTH, *(w for w in others if w < widths[widest])])
        cut = min(over, max(1, widths[widest] - floor))
        widths[widest] -= cut
        over -= cut
    return widths
