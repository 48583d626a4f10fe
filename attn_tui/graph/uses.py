"""Who uses a cell: the reverse of its reasons, one step forward."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from attn_tui.graph.arithmetic import Cell
from attn_tui.graph.graph import Graph
from attn_tui.graph.op import Array, GraphError


@dataclass(frozen=True)
class Use:
    """A node that takes the cell in: how many of its cells move when the cell is raised by `nudge`.

    `cells` are those that move most, each with how far; empty where the node's very shape would change. A
    nudge of 0: the node has no value, or none with the cell moved.
    """

    node: str
    count: int
    nudge: float
    cells: tuple[tuple[Cell, float], ...]


def uses(graph: Graph, name: str, cell: Cell, most: int = 12) -> tuple[Use, ...]:
    """The nodes that take this cell in, and the up to `most` cells in each that move most with it.

    Each op is run once more with the cell raised by 1, all else the same (an id becomes the next one, or
    where that is none, the one before): what a number is for is what changes without it. Works for any
    op. GraphError where there is no such cell.
    """
    cell = graph.check_cell(name, cell)
    return tuple(_use(graph, user, name, cell, most) for user in graph.users(name))


def _use(graph: Graph, user: str, name: str, cell: Cell, most: int) -> Use:
    before = _made(graph, user)
    nudge, after = _nudged(graph, user, name, cell)
    if before is None or after is None:
        return Use(user, 0, nudge, ())
    if after.shape != before.shape:
        return Use(user, after.size, nudge, ())
    with np.errstate(invalid="ignore", over="ignore"):
        same = (after == before) | (np.isnan(after) & np.isnan(before))
        moved = np.where(same, 0.0, after - before)
    count = int(np.count_nonzero(moved))
    largest = np.argsort(-np.abs(moved).ravel(), kind="stable")[: min(most, count)]
    places = (tuple(map(int, np.unravel_index(at, moved.shape))) for at in largest.tolist())
    return Use(user, count, nudge, tuple((place, float(moved[place])) for place in places))


def _nudged(graph: Graph, user: str, name: str, cell: Cell) -> tuple[float, Array | None]:
    """The nudge that the node's cell can take, and what its user then makes; 0 where it can take none."""
    for nudge in (1.0, -1.0):
        value = graph.value(name).copy()
        value[cell] += int(nudge) if value.dtype.kind == "i" else nudge
        after = _made(graph, user, {name: value})
        if after is not None:
            return nudge, after
    return 0.0, None


def _made(graph: Graph, user: str, other: Mapping[str, Array] = MappingProxyType({})) -> Array | None:
    """What the node's op makes of its inputs, with `other` values for some; None where it has no value."""
    node = graph.node(user)
    try:
        inputs = [other[i] if i in other else graph.value(i) for i in node.inputs]
        with np.errstate(all="ignore"):
            return node.op.forward(*inputs)
    except (GraphError, ValueError, IndexError, ArithmeticError):
        return None
