"""Where the matrices of a step go in the room there is: a pure function of sizes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from textual.geometry import Region

Size = tuple[int, int]

LEAST_HEIGHT = 5
"""A matrix lower than this teaches nothing."""
GAP, LEAST_STACK = 1, 14


def arrange(wanted: Sequence[Size], least: Sequence[int], room: Size) -> list[Region | None]:
    """A region for each matrix, the result last; None where a matrix is folded.

    `wanted` holds the width and height that each would like, `least` the width under which it is
    of no use, `room` width and height of the pane. All stand side by side if all are whole so;
    otherwise the operands stand above the result if all are whole so; otherwise they are cut, side
    by side or above; where even that is too narrow the result stands alone, and the shape line
    speaks for the operands.
    """
    *operands, result = wanted
    width, height = room
    if not operands:
        return [_region(0, 0, result, room)]
    tallest = max(h for _, h in operands)
    above = _widths(operands, least[:-1], width)
    whole = above == [w for w, _ in operands] and tallest + result[1] <= height
    beside = _widths(operands, least[:-1], width - result[0] - GAP)
    if beside is not None and (not whole or sum(beside) == sum(w for w, _ in operands)):
        return _side_by_side([*beside, result[0]], wanted, 0, height)
    if above is not None and height >= LEAST_STACK:
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


def _widths(wanted: Sequence[Size], least: Sequence[int], room: int) -> list[int] | None:
    """The widths side by side: as wanted, or the widest cut down to a common one; None if too narrow."""
    room -= GAP * (len(wanted) - 1)
    caps = range(1, max(width for width, _ in wanted) + 1)
    cap = bisect_right(caps, room, key=lambda cap: sum(min(width, cap) for width, _ in wanted))
    widths = [min(width, cap) for width, _ in wanted]
    enough = all(
        got >= min(width, floor) for got, (width, _), floor in zip(widths, wanted, least, strict=True)
    )
    return widths if enough else None
