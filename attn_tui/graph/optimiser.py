"""How weights learn, as graph: `new.NAME` from NAME and its gradient, and a step that may be undone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from attn_tui.graph.backward import gradient
from attn_tui.graph.graph import Graph
from attn_tui.graph.op import Array, Given
from attn_tui.graph.ops.updates import AdamStep, Descend, Increment, MovingAverage, Within

RATE, STEP = "rate", "step"
"""The nodes of the learning rate and of the number of steps taken."""
WEIGHTS = ("weight", "not trained")
"""What a given number is called that training may change."""


@dataclass(frozen=True)
class SGD:
    """W − η · g, or with `momentum` β the velocity in the place of g: v ← β · v + g (Polyak 1964)."""

    rate: float = 0.1
    momentum: float = 0.0

    def add_update(self, graph: Graph, name: str, called: str) -> None:
        """Add what one weight becomes, called so, and its state."""
        direction = gradient(name)
        if self.momentum:
            average = MovingAverage(self.momentum, 1.0)
            direction = _remembered(graph, "m", name, average, f"{self.momentum:g} · m + g, g = {direction}")
        inputs, axes = (name, direction, RATE), graph.node(name).axes
        graph.add(called, Descend(), inputs, axes, f"W − rate · {'new.m' if self.momentum else 'g'}")


@dataclass(frozen=True)
class AdamW:
    """Adam with decoupled decay (Loshchilov & Hutter 2019, algorithm 2); the decay is λ."""

    rate: float = 1e-3
    beta1: float = 0.9
    beta2: float = 0.999
    eps: float = 1e-8
    decay: float = 0.01

    def add_update(self, graph: Graph, name: str, called: str) -> None:
        """Add what one weight becomes, called so, and its state."""
        b1, b2, g = self.beta1, self.beta2, gradient(name)
        m = MovingAverage(b1, 1 - b1)
        v = MovingAverage(b2, 1 - b2, squared=True)
        mean = _remembered(graph, "m", name, m, f"{b1:g} · m + {1 - b1:g} · g, g = {g}")
        square = _remembered(graph, "v", name, v, f"{b2:g} · v + {1 - b2:g} · g², g = {g}")
        op = AdamStep(b1, b2, self.eps, self.decay)
        inputs = (name, mean, square, updated(STEP), RATE)
        graph.add(called, op, inputs, graph.node(name).axes, "W − rate · (m̂ / (√v̂ + ε) + λ · W)")


NOTHING: Mapping[str, Within] = MappingProxyType({})
Optimiser = SGD | AdamW


def trainable(graph: Graph) -> tuple[str, ...]:
    """The weights that a gradient reaches."""
    return tuple(
        name
        for name in graph.names
        if isinstance(op := graph.node(name).op, Given) and op.label in WEIGHTS and gradient(name) in graph
    )


def add_updates(
    graph: Graph,
    optimiser: Optimiser,
    weights: Iterable[str] | None = None,
    within: Mapping[str, Within] = NOTHING,
) -> tuple[str, ...]:
    """Add `new.NAME` for these weights (all that a gradient reaches); their names.

    With them come the rate, (1,), the number of steps taken, and what the optimiser remembers of each weight,
    `m.NAME` and `v.NAME`, 0 at first; what these become is `new.…` too. A weight left out is frozen,
    and of those that have a part `within` all but this part.
    """
    names = trainable(graph) if weights is None else tuple(weights)
    dtype = graph.value(names[0]).dtype if names else np.dtype(np.float32)
    rate = np.array([optimiser.rate], dtype=dtype)
    graph.add(RATE, Given("learning rate"), axes=("one",), formula="learning rate", value=rate)
    graph.add(STEP, Given("steps taken"), axes=("one",), formula="steps taken", value=np.zeros(1, np.int64))
    graph.add(updated(STEP), Increment(), (STEP,), ("one",), "step + 1")
    for name in names:
        if name not in within:
            optimiser.add_update(graph, name, updated(name))
            continue
        free = f"{updated(name)}.free"
        optimiser.add_update(graph, name, free)
        axes = graph.node(name).axes
        graph.add(updated(name), within[name], (name, free), axes, "new in its part, else W")
    return names


def stepped(graph: Graph) -> dict[str, Array]:
    """What a step gives every node NAME that has a `new.NAME`: weights, and what the optimiser remembers."""
    return {name: graph.value(updated(name)) for name in graph.names if updated(name) in graph}


def moved(graph: Graph, values: Mapping[str, Array]) -> Graph:
    """A copy in which the nodes have these values; the graph stays as it is, and so a step can be undone."""
    other = graph.copy()
    for name, value in values.items():
        other.set(name, value)
    return other


def updated(name: str) -> str:
    """What a weight is called after the step."""
    return f"new.{name}"


def _remembered(graph: Graph, letter: str, name: str, average: MovingAverage, formula: str) -> str:
    """`m.NAME`, 0 at first, and `new.m.NAME`, which is returned."""
    state, axes = f"{letter}.{name}", graph.node(name).axes
    graph.add(state, Given("remembered"), axes=axes, value=np.zeros_like(graph.value(name)))
    return graph.add(updated(state), average, (state, gradient(name)), axes, formula)
