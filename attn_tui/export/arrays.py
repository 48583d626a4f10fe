"""Every node's array by its name, as .npz."""

from __future__ import annotations

import io

import numpy as np

from attn_tui.graph.op import Array
from attn_tui.tour.step import Station
from attn_tui.tour.tour import Tour


def npz_of(tour: Tour, stations: tuple[Station, ...], head: int, lang: str) -> bytes:
    """All nodes, or those of the one station: its result and what goes into it."""
    graph = tour.graph
    names = graph.names
    if len(stations) == 1:
        explained = graph.node(stations[0].explained)
        names = tuple(dict.fromkeys((*explained.inputs, explained.name, stations[0].node)))
    return packed({name: graph.value(name) for name in names})


def packed(arrays: dict[str, Array]) -> bytes:
    """The arrays as the bytes of a compressed .npz file."""
    out = io.BytesIO()
    np.savez_compressed(out, allow_pickle=False, **arrays)
    return out.getvalue()
