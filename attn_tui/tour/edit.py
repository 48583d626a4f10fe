"""An edit: a number that the learner puts into one cell, as data and as `layer.0.scores[0,3,1]=2.5`."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

import numpy as np

from attn_tui.graph import Given, Graph
from attn_tui.graph.arithmetic import Cell
from attn_tui.models.model import Model

LARGEST = 10_000.0
"""No number may be larger: products of a few such numbers still fit into single precision."""
FROM_THE_TEXT = ("text", "bytes", "merges", "pieces")
"""Nodes whose cells are the sentence itself: it is edited, not they."""
LIMITS = {
    "temperature": (0.01, 100.0),
    "top_p": (0.001, 1.0),
    "top_k": (0, 1 << 16),
    "seed": (0, 1 << 31),
    "draw": (0.0, 1.0 - 2**-53),
}
_WRITTEN = re.compile(r"\s*([\w.]+)\s*\[([-\d,\s]*)\]\s*=\s*(\S+)\s*")


class EditError(Exception):
    """An edit that cannot be made, in one line for people."""


@dataclass(frozen=True)
class Edit:
    """The number `value` in a cell of a node; `on` says whether it counts now."""

    node: str
    cell: Cell
    value: float
    on: bool = True

    def __str__(self) -> str:
        """`layer.0.scores[0,3,1]=2.5`, as `parse_edit` reads it."""
        return f"{self.place}={self.value!r}"

    @property
    def place(self) -> str:
        """`layer.0.scores[0,3,1]`."""
        return f"{self.node}[{','.join(map(str, self.cell))}]"


def parse_edit(said: str) -> Edit:
    """The edit that `layer.0.scores[0,3,1]=2.5` says; EditError where it says none."""
    written = _WRITTEN.fullmatch(said)
    try:
        assert written is not None
        node, cell, value = written.groups()
        return Edit(node, tuple(int(index) for index in cell.split(",")), float(value))
    except (AssertionError, ValueError):
        raise EditError(
            f"{said!r} is no edit; write node[cell]=number, like 'layer.0.scores[0,3,1]=2.5'"
        ) from None


def checked(edit: Edit, model: Model, graph: Graph) -> Edit:
    """The edit with every index counted from the start, and a number that the cell can hold.

    EditError, one line, where the number is not one that this cell can hold; GraphError where there is
    no such cell.
    """
    cell, node = graph.check_cell(edit.node, edit.cell), edit.node
    if node in FROM_THE_TEXT:
        raise EditError(f"{node} is the sentence itself: edit the sentence instead")
    whole = np.issubdtype(graph.value(node).dtype, np.integer)
    least, most = LIMITS.get(node, (0, model.config.vocabulary - 1) if whole else (-LARGEST, LARGEST))
    what = "a whole number" if whole else "a number"
    if not least <= edit.value <= most or (whole and edit.value != int(edit.value)):
        hint = "; -10000 before a softmax hides a cell" if math.isinf(edit.value) else ""
        raise EditError(f"{node} takes {what} from {least:g} to {most:g}, not {edit.value:g}{hint}")
    return Edit(node, cell, edit.value, edit.on)


def is_there(edit: Edit, graph: Graph) -> bool:
    """Whether the graph has the edit's cell, with the sentence that it holds now."""
    if edit.node not in graph:
        return False
    shape = graph.value(edit.node).shape
    return len(shape) == len(edit.cell) and all(
        0 <= i < size for i, size in zip(edit.cell, shape, strict=True)
    )


def why_not(edit: Edit, graph: Graph) -> str:
    """A short reason, for a list: `no such node` or `outside (7, 7)`."""
    return f"outside {graph.value(edit.node).shape}" if edit.node in graph else "no such node"


def is_weight(graph: Graph, node: str) -> bool:
    """Whether the node is given rather than computed."""
    return isinstance(graph.node(node).op, Given)
