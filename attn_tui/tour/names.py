"""Names for cells, as people read them: `scores[it → cat]`."""

from __future__ import annotations

from functools import lru_cache

from attn_tui.graph.arithmetic import Cell
from attn_tui.text.bilingual import Bilingual
from attn_tui.tour.labels import axis_labels
from attn_tui.tour.tour import Tour

LAYER_OF = Bilingual("第{layer}层", "layer {layer}")
HEAD_OF = Bilingual("第{head}头", "head {head}")


def cell_name(tour: Tour, node: str, cell: Cell, lang: str) -> str:
    """`scores[it → cat]`: the last part of the node's name, and the cell by its labels; raw text."""
    axes, shape = tour.graph.node(node).axes, tour.graph.value(node).shape
    labels = [
        str(axis_labels(tour.model, tour.graph, axis, size, lang, node)[index])
        for axis, size, index in zip(axes, shape, cell, strict=True)
        if axis != "head"
    ]
    arrow = " → " if axes[-2:] == ("token", "source") else ", "
    inside = arrow.join(label for label in labels if label)
    return f"{short_name(node)}[{inside}]" if inside else short_name(node)


def where(tour: Tour, node: str, cell: Cell, lang: str) -> str:
    """`layer 1 · head 2`, as far as the node lies in a layer and the cell in a head."""
    said = []
    if node.startswith("layer."):
        said.append(LAYER_OF[lang].format(layer=int(node.split(".")[1]) + 1))
    if tour.graph.node(node).axes[:1] == ("head",):
        said.append(HEAD_OF[lang].format(head=cell[0] + 1))
    return " · ".join(said)


@lru_cache(maxsize=512)
def short_name(node: str) -> str:
    """The name without the layer: `norm1.gain` of `layer.0.norm1.gain`."""
    return node.split(".", 2)[2] if node.startswith("layer.") else node
