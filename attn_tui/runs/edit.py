"""An edit: a number that the learner puts into one cell, as data and as `layer.0.scores[0,3,1]=2.5`."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from attn_tui.graph import Graph
from attn_tui.graph.arithmetic import Cell
from attn_tui.models.knobs import KNOBS
from attn_tui.models.model import Model

LARGEST = 10_000.0
"""No number may be larger: products of a few such numbers still fit into single precision."""
FROM_THE_TEXT = ("text", "bytes", "merges", "pieces")
"""Nodes whose cells are the sentence itself: it is edited, not they."""
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


def parse_edit(text: str) -> Edit:
    """The edit that `layer.0.scores[0,3,1]=2.5` says; EditError where it says none."""
    written = _WRITTEN.fullmatch(text)
    try:
        node, cell, value = written.groups() if written is not None else ("", "", "")
        return Edit(node, tuple(int(index) for index in cell.split(",")), float(value))
    except ValueError:
        raise EditError(
            f"{text!r} is no edit; write node[cell]=number, like 'layer.0.scores[0,3,1]=2.5'"
        ) from None


def checked(edit: Edit, model: Model, graph: Graph) -> Edit:
    """The edit with every index counted from the start, and a number that the cell can hold.

    EditError, one line, where the number is not one that this cell can hold; GraphError where there is
    no such cell.
    """
    cell = graph.check_cell(edit.node, edit.cell)
    check_number(edit, model, graph)
    return Edit(edit.node, cell, edit.value, edit.on)


def check_number(edit: Edit, model: Model, graph: Graph) -> None:
    """EditError, one line, where no cell of the edit's node can hold its number."""
    node = edit.node
    if node.rpartition(".")[2] in FROM_THE_TEXT:
        raise EditError(f"{node} is the sentence itself: edit the sentence instead")
    if node in KNOBS:
        check_knob(node, edit.value)
    elif graph.kind(node) == "integer":
        _check(node, edit.value, 0, model.architecture.vocabulary - 1, whole=True)
    elif node == "draw":
        _check_draw(node, edit.value)
    else:
        _check(node, edit.value, -LARGEST, LARGEST)


def check_knob(node: str, value: float) -> None:
    """EditError, one line, where this knob cannot stand at this number."""
    knob = KNOBS[node]
    _check(node, value, knob.least, knob.most, knob.whole)


def _check(node: str, value: float, least: float, most: float, whole: bool = False) -> None:
    if not least <= value <= most or (whole and value != int(value)):
        what = "a whole number" if whole else "a number"
        hint = "; -10000 before a softmax hides a cell" if value == -math.inf else ""
        raise EditError(f"{node} takes {what} from {least:g} to {most:g}, not {value:g}{hint}")


def _check_draw(node: str, value: float) -> None:
    """A draw lies below 1, so that it always falls on a token."""
    if not 0 <= value < 1:
        raise EditError(f"{node} takes a number of at least 0 and below 1, not {value:g}")


def is_there(edit: Edit, graph: Graph) -> bool:
    """Whether the graph has the edit's cell, with the sentence that it holds now."""
    if edit.node not in graph:
        return False
    shape = graph.value(edit.node).shape
    return len(shape) == len(edit.cell) and all(
        0 <= i < size for i, size in zip(edit.cell, shape, strict=True)
    )
