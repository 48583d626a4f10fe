"""A node as one matrix on the screen, and the way between its cells and the node's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from attn_tui.graph import Op, SplitHeads
from attn_tui.graph.arithmetic import Cell
from attn_tui.graph.op import Array, Kind
from attn_tui.runs.run import Run
from attn_tui.tour.labels import axis_kind, axis_labels

Place = tuple[int, int]
"""Row and column of a matrix as it is shown."""

UPRIGHT = ("char", "byte", "token", "one", "patch")
"""The axes along which a vector is written downwards rather than across."""


@dataclass(frozen=True)
class View:
    """A matrix as shown: two axes of a node, for one head, perhaps transposed, perhaps some columns."""

    node: str
    symbol: str
    values: Array
    axes: tuple[str, str]
    rows: Sequence[str]
    columns: Sequence[str]
    kind: Kind
    head: int | None = None
    transposed: bool = False
    vector: bool = False
    offset: int = 0
    asked: int | None = None
    """The row of tokens that one looks at first; the last where nothing is said."""

    @property
    def shape(self) -> Place:
        """Rows and columns."""
        rows, columns = self.values.shape
        return rows, columns

    def cell(self, place: Place) -> Cell:
        """The node's cell that stands at this place."""
        row, column = place[::-1] if self.transposed else place
        if self.vector:
            return (max(row, column) + self.offset,)
        inner = (row, column + self.offset)
        return inner if self.head is None else (self.head, *inner)

    def place(self, cell: Cell) -> Place | None:
        """Where the node's cell stands here; None where it is not shown."""
        if self.vector:
            index = cell[0] - self.offset
            found = (index, 0) if self.axes[1] == "one" else (0, index)
        else:
            if self.head is not None and cell[0] != self.head:
                return None
            row, column = cell[-2], cell[-1] - self.offset
            found = (column, row) if self.transposed else (row, column)
        inside = 0 <= found[0] < self.shape[0] and 0 <= found[1] < self.shape[1]
        return found if inside else None


def view(
    run: Run,
    name: str,
    lang: str,
    *,
    head: int = 0,
    symbol: str = "",
    transposed: bool = False,
    split: Op | None = None,
) -> View:
    """The node `name` as a matrix: of three axes the first, the head, is fixed; one axis becomes two.

    `split` is the op that cuts the columns into heads, where only those of `head` are to be shown.
    """
    node, values, offset = run.graph.node(name), run.graph.value(name), 0
    axes, fixed, vector, added = node.axes, None, values.ndim == 1, -1
    if values.ndim == 3:
        values, axes, fixed = values[head], axes[1:], head
    if isinstance(split, SplitHeads):
        part = split.columns(head, values.shape[-1])
        values, offset = values[..., part], part.start
        axes = (*axes[:-1], "dim")
    if vector:
        upright = axis_kind(axes[0]) in UPRIGHT
        values = values[:, None] if upright else values[None, :]
        axes, added = ((axes[0], "one"), 1) if upright else (("one", axes[0]), 0)
    if transposed:
        values, axes, symbol = values.T, axes[::-1], f"{symbol or name}ᵀ"
    labels = [
        ("",) if added == index else axis_labels(run, axis, size, lang, name)
        for index, (axis, size) in enumerate(zip(axes, values.shape, strict=True))
    ]
    return View(
        name, symbol or name, np.asarray(values), (axes[0], axes[1]), labels[0], labels[1],
        run.graph.kind(name), fixed, transposed, vector, offset, run.blanks[0] if run.blanks else None,
    )  # fmt: skip
