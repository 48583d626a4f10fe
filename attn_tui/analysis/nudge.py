"""The slope of the loss along one number, measured by nudging it, beside the gradient by the chain rule."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from attn_tui.graph import Graph, GraphError
from attn_tui.graph.arithmetic import Cell
from attn_tui.models.names import plain_name
from attn_tui.runs.run import Run

SIZES = tuple(10.0**-power for power in range(13))
"""The nudges that are tried, from 1 down."""


@dataclass(frozen=True)
class Nudge:
    """The loss at x + ε and at x − ε, and the gradient at x."""

    eps: float
    above: float
    below: float
    gradient: float

    @property
    def slope(self) -> float:
        """(L(x + ε) − L(x − ε)) / 2ε, the central difference: off by about ε², and by rounding over ε."""
        return (self.above - self.below) / (2 * self.eps)

    @property
    def error(self) -> float:
        """|slope − gradient| over the larger of the two; 0 where both are 0, ∞ where the loss ended."""
        gap, size = abs(self.slope - self.gradient), max(abs(self.slope), abs(self.gradient))
        return gap / size if size and math.isfinite(gap) else (0.0 if gap == 0 else math.inf)


class Nudged:
    """One number of a run, in single and in double precision."""

    def __init__(self, run: Run, node: str, cell: Cell) -> None:
        """Of a gradient the number that it is the gradient of. GraphError where the loss has none for it."""
        training = run.training.graph
        self.node, self.cell = plain_name(node), cell
        if f"d.{self.node}" not in training:
            raise GraphError(f"{self.node} has no gradient: the loss does not depend on it")
        self._graphs = {
            double: _as(training, np.float64 if double else np.float32) for double in (False, True)
        }
        for graph in self._graphs.values():
            graph.value("loss")
        self.value = float(training.value(self.node)[cell])

    def gradient(self, double: bool = True) -> float:
        """∂loss/∂x by the chain rule."""
        return float(self._graphs[double].value(f"d.{self.node}")[self.cell])

    def by(self, eps: float, double: bool = True) -> Nudge:
        """Nudged by ε up and down, all else as it is."""
        return Nudge(eps, self._loss(eps, double), self._loss(-eps, double), self.gradient(double))

    def _loss(self, by: float, double: bool) -> float:
        graph = self._graphs[double].copy()
        graph.edit(self.node, self.cell, float(graph.value(self.node)[self.cell]) + by)
        try:
            return float(graph.value("loss")[0])
        except GraphError:
            return math.inf


def _as(graph: Graph, kind: type[np.floating[Any]]) -> Graph:
    """The same graph in this precision."""
    other = graph.copy()
    for name in graph.names:
        if graph.is_set(name) and graph.value(name).dtype.kind == "f" and graph.value(name).dtype != kind:
            other.set(name, graph.unedited(name).astype(kind))
    return other
