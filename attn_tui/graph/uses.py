"""Who uses a cell: the reverse of its reasons, one step forward."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from attn_tui.graph.arithmetic import Cell
from attn_tui.graph.graph import Graph
from attn_tui.graph.op import Array


@dataclass(frozen=True)
class Use:
    """A node that takes the cell in: how many of its cells move when the cell is raised by `nudge`.

    `cells` are those that move most, each with how far; empty where the node's very shape would change.
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
    node = graph.node(user)
    before = node.op.forward(*map(graph.value, node.inputs))
    nudge, after = _nudged(graph, user, name, cell)
    if after.shape != before.shape:
        return Use(user, after.size, nudge, ())
    with np.errstate(invalid="ignore"):
        moved = np.where(after == before, 0.0, after - before)
    count = int(np.count_nonzero(moved))
    largest = np.argsort(-np.abs(moved).ravel(), kind="stable")[: min(most, count)]
    places = (tuple(map(int, np.unravel_index(at, moved.shape))) for at in largest.tolist())
    return Use(user, count, nudge, tuple((place, float(moved[place])) for place in places))


def _nudged(graph: Graph, user: str, name: str, cell: Cell) -> tuple[float, Array]:
    """The nudge that the node's cell can take, and what its user then makes."""
    node, error = graph.node(user), None
    for nudge in (1.0, -1.0):
        value = graph.value(name).copy()
        value[cell] += int(nudge) if value.dtype.kind == "i" else nudge
        try:
            return nudge, node.op.forward(*(value if i == name else graph.value(i) for i in node.inputs))
        except (ValueError, IndexError) as refused:
            error = refused
    raise AssertionError(f"{name}{list(cell)} can neither be raised nor lowered") from error
