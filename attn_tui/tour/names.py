"""Names for cells, as people read them: `scores[it → cat]`."""

from __future__ import annotations

from attn_tui.graph.arithmetic import Cell
from attn_tui.models.names import parse, short_name
from attn_tui.runs.run import Run
from attn_tui.text.bilingual import Bilingual
from attn_tui.tour.labels import axis_kind, axis_labels

LAYER_OF = Bilingual("第{layer}层", "layer {layer}")
HEAD_OF = Bilingual("第{head}头", "head {head}")


def cell_name(run: Run, node: str, cell: Cell, lang: str, symbol: str = "") -> str:
    """`scores[it → cat]`: the symbol, or the node's last name, and the cell by its labels; raw text."""
    called = symbol or short_name(node)
    axes, shape = run.graph.node(node).axes, run.graph.value(node).shape
    labels = [
        str(axis_labels(run, axis, size, lang, node)[index])
        for axis, size, index in zip(axes, shape, cell, strict=True)
        if axis != "head"
    ]
    arrow = " → " if [axis_kind(axis) for axis in axes[-2:]] == ["token", "source"] else ", "
    inside = arrow.join(label for label in labels if label)
    return f"{called}[{inside}]" if inside else called


def where(run: Run, node: str, cell: Cell, lang: str) -> str:
    """`layer 1 · head 2`, as far as the node lies in a layer and the cell in a head."""
    words, name = [], parse(node)
    if name.stack:
        words.append(LAYER_OF[lang].format(layer=name.layer + 1))
    if run.graph.node(node).axes[:1] == ("head",):
        words.append(HEAD_OF[lang].format(head=cell[0] + 1))
    return " · ".join(words)
