"""Every node's array by its name, as .npz."""

from __future__ import annotations

import io

import numpy as np

from attn_tui.graph.op import Array
from attn_tui.tour.step import Step
from attn_tui.tour.tour import Tour


def npz_of(tour: Tour, stations: tuple[tuple[Step, int], ...], head: int, lang: str) -> bytes:
    """All nodes, or those of the one station: its result and what goes into it."""
    graph = tour.graph
    names = graph.names
    if len(stations) == 1:
        step, layer = stations[0]
        node = graph.node(step.node.format(layer=layer))
        told = graph.node((step.through or step.node).format(layer=layer))
        names = tuple(dict.fromkeys((*told.inputs, told.name, node.name)))
    return packed({name: graph.value(name) for name in names})


def packed(arrays: dict[str, Array]) -> bytes:
    """The arrays as the bytes of a compressed .npz file."""
    out = io.BytesIO()
    np.savez_compressed(out, allow_pickle=False, **arrays)
    return out.getvalue()
