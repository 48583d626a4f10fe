"""Labelled points in a field of terminal cells: on an axis, in a plane, in a space that turns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import groupby, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from attn_tui.paint.look import Look
from attn_tui.paint.palette import mixed
from attn_tui.text.clean import clean
from attn_tui.text.width import fit

POINT, BEFORE, WAY = "●", "○", "·"
LONGEST = 12
"""A label takes at most so many cells."""
STRETCH, CROWD = 2.0, 12
"""How far a picture may be stretched to fill its room; of more points than that one alone has its trail."""
DEPTHS = 4
"""Near and far are told apart in so many steps; 0 is the farthest."""
_FREE = frozenset(("blank", "axis"))

Array = NDArray[Any]
_Spot = tuple[int, int]
_Field = list[list[tuple[str, str]]]
"""For each line and cell a text and the name of its style; cells that another text runs through hold ''."""


def scatter(
    points: Array,
    labels: Sequence[str],
    size: tuple[int, int],
    chosen: int,
    look: Look,
    trails: Sequence[Array] = (),
    axes: Array | None = None,
) -> list[Text]:
    """(n, 1, 2 or 3) points in `size` cells and lines, each with its label; y goes upwards, z towards us.

    To fill its room a picture is stretched, at most `STRETCH` times. `trails` are earlier places (n, …) of
    the same points, the earliest first, joined to them; `axes` (k, 3) are the ends of lines from the origin
    of a space. Labels that find no room beside their points are named in the last line.
    """
    size = (max(1, size[0]), max(1, size[1]))
    field, left_out = _drawn(points, labels, size, chosen, trails, axes)
    if left_out and size[1] > 1:
        field, left_out = _drawn(points, labels, (size[0], size[1] - 1), chosen, trails, axes)
    styles = _styles(look)
    lines = [_line(row, styles) for row in field]
    if len(lines) < size[1]:
        names = "  ".join(("…", *(clean(labels[index]) for index in left_out))) if left_out else ""
        lines.append(Text(fit(names, size[0]), styles["trail"], no_wrap=True, end=""))
    return lines


def _drawn(
    points: Array,
    labels: Sequence[str],
    size: tuple[int, int],
    chosen: int,
    trails: Sequence[Array],
    axes: Array | None,
) -> tuple[_Field, list[int]]:
    """The field, and the points whose labels had no room."""
    width, height = size
    field: _Field = [[(" ", "blank")] * width for _ in range(height)]
    origin, ends, *ways = _spots(points, size, trails, axes)
    dims = points.shape[1]
    if dims == 1:
        _rule(field, None, height // 2)
    elif dims == 2:
        _rule(field, origin[0][0], origin[0][1])
    for number, end in enumerate(ends, 1):
        for at, (x, y) in enumerate(_between(origin[0], end)):
            if at % 2:
                _put(field, x, y, WAY, "axis")
        _put(field, *end, str(number), "axis")
    now = ways[-1]
    led = range(len(now)) if len(now) <= CROWD else [chosen]
    for index in sorted(led, key=lambda i: i == chosen):
        style = "way" if index == chosen else "trail"
        for earlier, later in pairwise(ways):
            for x, y in _between(earlier[index], later[index]):
                if field[y][x][0] != BEFORE:
                    _put(field, x, y, WAY, style)
            _put(field, *earlier[index], BEFORE, style)
    styles = _nearness(points, chosen)
    order = sorted(range(len(points)), key=lambda i: (i == chosen, points[i, 2] if dims > 2 else 0))
    for index in order:
        _put(field, *now[index], POINT, styles[index])
    left_out = []
    # on an axis from left to right, as each label leaves the way free to the points after it
    for index in sorted(order, key=lambda i: now[i]) if dims == 1 else reversed(order):
        label = clean(labels[index])
        label = fit(label, min(LONGEST, cell_len(label)))
        if dims == 1:
            after = {x for x, _ in now if x > now[index][0]}
            there = _above(field, label, now[index], styles[index], after)
        else:
            there = _beside(field, label, now[index], styles[index])
        if not there:
            left_out.append(index)
    return field, sorted(left_out)


def _spots(
    points: Array, size: tuple[int, int], trails: Sequence[Array], axes: Array | None
) -> list[list[_Spot]]:
    """Cells (x, y) of the origin, of the ends of the axes, of each trail, of the points.

    A space is fitted by its radius, which turning does not change; the rest by what it holds.
    """
    width, height = size
    dims = points.shape[1]
    groups = [np.zeros((1, dims)), np.empty((0, dims)) if axes is None else axes, *trails, points]
    everything = np.vstack(groups)
    flat = np.zeros((len(everything), 2))
    flat[:, : min(dims, 2)] = everything[:, :2]
    if dims > 2:
        radius = float(np.linalg.norm(everything, axis=1).max(initial=0))
        low, high = np.array((-radius, -radius)), np.array((radius, radius))
    else:
        low, high = flat.min(axis=0), flat.max(axis=0)
    # room for labels on both sides; a line is as high as two cells are wide
    margin = min(LONGEST + 2, width // 5)
    room = np.array((width - 1 - 2 * margin, 2 * (height - 1)), dtype=np.float64)
    spans = high - low
    units = np.divide(room, spans, out=np.full(2, np.inf), where=spans > 0)
    units = np.minimum(units, STRETCH * units.min())
    offset = (flat - (low + high) / 2) * np.where(np.isfinite(units), units, 0)
    across = np.clip(np.rint((width - 1) / 2 + offset[:, 0]), 0, width - 1)
    down = np.clip(np.rint((height - 1) / 2 - offset[:, 1] / 2), 0, height - 1)
    if dims == 1:
        down[:] = height // 2
    cells = list(zip(across.astype(int).tolist(), down.astype(int).tolist(), strict=True))
    ends = np.cumsum([len(group) for group in groups]).tolist()
    return [cells[start:end] for start, end in pairwise([0, *ends])]


def _between(start: _Spot, end: _Spot) -> Iterator[_Spot]:
    """The cells on the way, both ends left out."""
    steps = max(abs(end[0] - start[0]), abs(end[1] - start[1]))
    for step in range(1, steps):
        share = step / steps
        yield round(start[0] + (end[0] - start[0]) * share), round(start[1] + (end[1] - start[1]) * share)


def _rule(field: _Field, x: int | None, y: int) -> None:
    """A line across at y, and one down at x."""
    for at in range(len(field[0])):
        _put(field, at, y, "─", "axis")
    if x is not None:
        for at in range(len(field)):
            _put(field, x, at, "┼" if at == y else "│", "axis")


def _nearness(points: Array, chosen: int) -> list[str]:
    """The style of each point by how near it is; without a third dimension all are alike."""
    names = ["plain"] * len(points)
    if points.shape[1] > 2 and len(points) and np.ptp(points[:, 2]) > 0:
        shares = (points[:, 2] - points[:, 2].min()) / np.ptp(points[:, 2])
        names = [f"depth{round(share * (DEPTHS - 1))}" for share in shares.tolist()]
    return ["chosen" if i == chosen else name for i, name in enumerate(names)]


def _beside(field: _Field, label: str, spot: _Spot, style: str) -> bool:
    """Right or left of the point, else above or below it, where the cells are free; whether they are."""
    (x, y), wide = spot, cell_len(label)
    near = [(x + 2, y), (x - 1 - wide, y), (x - wide // 2, y - 1), (x - wide // 2, y + 1)]
    near += [(at, row) for row in (y - 1, y + 1) for at in (x + 1, x - wide)]
    for touching in (False, True):
        for at, row in near:
            if _free(field, at, row, wide, touching):
                _write(field, at, row, label, style)
                return True
    return False


def _above(field: _Field, label: str, spot: _Spot, style: str, after: Set[int]) -> bool:
    """Above or below the axis as near as is free, a thin line leading there; whether there is room.

    If it can be it stands over none of the columns `after`, which other labels need.
    """
    (x, y), wide = spot, cell_len(label)
    starts = (x - wide // 2, x - wide + 1, x)
    near = [(at, row) for far in range(1, len(field)) for row in (y - far, y + far) for at in starts]
    apart = [(at, row) for at, row in near if not after & set(range(at, at + wide))]
    for at, row in (*apart, *near):
        lead = [(x, cell) for cell in range(min(row, y) + 1, max(row, y))]
        if _free(field, at, row, wide) and all(_free(field, *cell, 1, True) for cell in lead):
            for cell in lead:
                _put(field, *cell, "│", "lead")
            _write(field, at, row, label, style)
            return True
    return False


def _free(field: _Field, x: int, y: int, wide: int, touching: bool = False) -> bool:
    """Whether so many cells are free and, unless `touching`, the cells beside them."""
    if not (0 <= y < len(field) and x >= 0 and x + wide <= len(field[0])):
        return False
    around = field[y][x : x + wide] if touching else field[y][max(0, x - 1) : x + wide + 1]
    return all(style in _FREE for _, style in around)


def _write(field: _Field, x: int, y: int, label: str, style: str) -> None:
    # whole in its first cell: marks that combine are measured with their letters
    for at in range(x, x + cell_len(label)):
        _put(field, at, y, label if at == x else "", style)


def _put(field: _Field, x: int, y: int, character: str, style: str) -> None:
    field[y][x] = (character, style)


def _line(row: Sequence[tuple[str, str]], styles: dict[str, Style]) -> Text:
    line = Text(no_wrap=True, end="")
    for style, run in groupby(row, key=lambda cell: cell[1]):
        line.append("".join(text for text, _ in run), styles[style])
    return line


def _styles(look: Look) -> dict[str, Style]:
    """A style for every name."""
    colours = look.theme
    if look.full:
        faint = Style(color=mixed(colours.background, colours.dim, 0.5))
        plain, trail = Style(color=colours.foreground), Style(color=colours.dim)
        way, marked = Style(color=colours.accent), Style(color=colours.accent, bold=True)
        shares = (step / (DEPTHS - 1) for step in range(DEPTHS))
        near = [
            Style(color=mixed(colours.dim, colours.foreground, share), bold=share == 1) for share in shares
        ]
    else:
        colour = "magenta" if look.depth == "16" else None
        faint = trail = Style(dim=True)
        plain, way, marked = Style(), Style(color=colour), Style(color=colour, bold=True, reverse=True)
        near = [faint, plain, plain, Style(bold=True)]
    named = {"blank": Style(), "axis": faint, "lead": faint, "trail": trail, "way": way}
    depths = {f"depth{step}": style for step, style in enumerate(near)}
    return {**named, "plain": plain, "chosen": marked, **depths}
