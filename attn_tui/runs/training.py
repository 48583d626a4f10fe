"""What training needs besides the way there: the loss, the way back, and what each weight would be next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attn_tui.graph import Graph, Within, add_gradients
from attn_tui.graph.optimiser import NOTHING, SGD, Optimiser, add_updates
from attn_tui.models.families import with_loss
from attn_tui.models.model import Model
from attn_tui.runs.edit import Edit

USUAL = SGD()


def training_graph(
    graph: Graph,
    model: Model,
    optimiser: Optimiser = USUAL,
    weights: Iterable[str] | None = None,
    edits: tuple[Edit, ...] = (),
    within: Mapping[str, Within] = NOTHING,
) -> Graph:
    """A copy of a model's graph, with its loss, `d.NAME` of everything, and `new.NAME` of weights.

    Of these weights alone, and of their parts `within`, where they are said: the rest is frozen. `edits`
    are those of cells that only the new nodes have; those of the graph's own stay. Nothing is computed
    before it is looked at.
    """
    other, waiting = graph.copy(), [edit for edit in edits if edit.node not in graph]
    loss = with_loss(model.architecture, other)
    waiting = _made(other, waiting)
    # what is set by hand passes nothing back, so it must be there before the way back is built
    add_gradients(other, loss)
    add_updates(other, optimiser, weights, within)
    _made(other, waiting)
    return other


def _made(graph: Graph, edits: list[Edit]) -> list[Edit]:
    """Make the edits whose nodes are there; the others."""
    for edit in edits:
        if edit.node in graph:
            graph.edit(edit.node, edit.cell, edit.value)
    return [edit for edit in edits if edit.node not in graph]
