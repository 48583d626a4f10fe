"""How heads are really split: one product cut in pieces, and a product for each head, are the same."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from attn_tui.graph.op import Array
from attn_tui.tour.tour import Tour


@dataclass(frozen=True)
class Split:
    """One head both ways: its columns of the large product, and the product with its columns of W.

    All (n, k); `gap` is their largest difference over all heads.
    """

    whole: Array
    sliced: Array
    separate: Array
    gap: float


def split(tour: Tour, layer: int, letter: str, head: int) -> Split:
    """x · W cut into heads beside x · W[:, i·k:(i+1)·k] + b[i·k:(i+1)·k], for W_q, W_k or W_v."""
    graph, k = tour.graph, tour.model.config.d_head
    node = graph.node(f"layer.{layer}.{letter}_proj")
    x, w, *bias = (graph.value(each) for each in node.inputs)
    whole = graph.value(node.name)

    def alone(i: int) -> Array:
        part = slice(i * k, (i + 1) * k)
        return np.asarray(x @ w[:, part] + (bias[0][part] if bias else 0))

    gaps = [np.abs(alone(i) - whole[:, i * k : (i + 1) * k]).max() for i in range(tour.model.config.heads)]
    return Split(whole, whole[:, head * k : (head + 1) * k], alone(head), float(max(gaps)))
