"""Scenes of setups in which numbers end: they overflow, or are none, from some node on."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from attn_tui.graph import GraphError, first_not_finite
from attn_tui.learner.scene import Scene, scene
from attn_tui.learner.session import SIDES, Session
from attn_tui.tour.tour import Tour


def scene_or_end(session: Session, tour: Tour, pinned: Tour | None = None) -> Scene:
    """The scene; `ended` names the node at which numbers end, if they do before or in what it shows.

    Where the step has no value at all there is no result, only the words around it.
    """
    try:
        found = _beside(session, tour, pinned)
    except GraphError as error:
        first = scene(replace(session, step=tour.steps[0].id, comparison="now", side=SIDES[0]), tour)
        station = session.station(tour)
        bare = replace(
            first, session=session, station=station, seen=station, formula="", operands=(), result=None
        )
        return replace(bare, arithmetic=None, measures=(), named=(), ended=_node(error))
    if found.result is None:
        return found
    # to look through all that came before costs a millisecond: only where it may have something to find
    suspect = found.candidates or not np.isfinite(found.result.view.values).all()
    ended = _ends_at(tour, found.result.view.node) if suspect else None
    return replace(found, ended=ended or "")


def _ends_at(tour: Tour, node: str) -> str | None:
    return first_not_finite(tour.run.having(node).graph, node)


def _beside(session: Session, tour: Tour, pinned: Tour | None) -> Scene:
    try:
        return scene(session, tour, pinned)
    except GraphError:
        # what is pinned may be what ends
        return scene(replace(session, comparison="now"), tour)


def _node(error: GraphError) -> str:
    """The first name in what the graph says: `layer.2.weights has no value: from …`."""
    return str(error).partition(" ")[0]
