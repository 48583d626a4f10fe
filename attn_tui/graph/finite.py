"""Where numbers stop being numbers: the first node with an overflow or NaN in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from attn_tui.graph.op import GraphError

if TYPE_CHECKING:
    from attn_tui.graph.graph import Graph


def first_not_finite(graph: Graph, *names: str) -> str | None:
    """The first node, of these and of all they depend on, that holds NaN, ∞, or −∞ that no mask put there.

    In the order of the graph. None where all is finite, or where a node before has no value at all.
    """
    for name in graph.upstream(*names):
        try:
            value = graph.value(name)
        except GraphError:
            return None
        if value.dtype.kind != "f" or np.isfinite(value).all():
            continue
        node = graph.node(name)
        sources = () if graph.is_set(name) else map(graph.value, node.inputs)
        # what came before is in order, so a −∞ in it is a mask's, handed on
        masked = node.op.hides or any(np.isneginf(x).any() for x in sources if x.dtype.kind == "f")
        if np.isnan(value).any() or np.isposinf(value).any() or not masked:
            return name
    return None
