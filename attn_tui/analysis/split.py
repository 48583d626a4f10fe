"""How heads are really split: one product cut in pieces, and a product for each head, are the same."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from attn_tui.graph import SplitHeads
from attn_tui.graph.op import Array
from attn_tui.runs.run import Run


@dataclass(frozen=True)
class Split:
    """One head both ways: its columns of the large product, and the product with its columns of W.

    All (n, k); `gap` is their largest difference over all heads.
    """

    whole: Array
    sliced: Array
    separate: Array
    gap: float


def split(run: Run, at: str, letter: str, head: int) -> Split:
    """x · W cut into heads beside x · W[:, columns] + b[columns], for W_q, W_k or W_v; `at` is `layer.0.`."""
    graph = run.graph
    node, cut = graph.node(f"{at}{letter}_proj"), graph.node(f"{at}{letter}").op
    x, w, *bias = (graph.value(each) for each in node.inputs)
    whole = graph.value(node.name)
    assert isinstance(cut, SplitHeads)

    def alone(part: slice) -> Array:
        return np.asarray(x @ w[:, part] + (bias[0][part] if bias else 0))

    parts = [cut.columns(each, whole.shape[-1]) for each in range(cut.heads)]
    gaps = [np.abs(alone(part) - whole[:, part]).max() for part in parts]
    return Split(whole, whole[:, parts[head]], alone(parts[head]), float(max(gaps)))
