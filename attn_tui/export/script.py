"""The whole forward pass as a Python script that needs NumPy alone."""

from __future__ import annotations

import re

import numpy as np

from attn_tui.export.arrays import packed
from attn_tui.graph import Graph
from attn_tui.graph.graph import Node
from attn_tui.graph.op import Array
from attn_tui.tour.tour import Tour

INLINE = 2_000
"""Up to so many numbers stand in the script itself; more lie beside it."""
VOCABULARY = "vocabulary"

HEAD = '''"""A Transformer's forward pass, one line for every node; it needs NumPy alone.

Prints the next token, or the text with its blanks filled. With --nodes FILE.npz it saves every node, too.
"""

import math
import sys
from pathlib import Path

import numpy as np

'''
TAIL = """
print({said})
if "--nodes" in sys.argv:
    np.savez(sys.argv[sys.argv.index("--nodes") + 1], allow_pickle=False, **NODES)
"""


def identifier(node: str) -> str:
    """A name that Python takes: `layer_0_norm1_gain`; Python's own words get an underscore."""
    name = re.sub(r"\W", "_", node)
    return f"{name}_" if name in ("next", "bytes") else name


def given(graph: Graph, node: Node) -> bool:
    """Whether the script is given this node's numbers: weights, what was set, and what a tokenizer makes."""
    return node.given or graph.is_set(node.name) or "tokenizer." in node.op.numpy_source(*node.inputs)


def given_arrays(tour: Tour) -> dict[str, Array]:
    """What the script cannot compute, by node, before any edit of its cells."""
    graph = tour.graph
    nodes = (graph.node(name) for name in graph.names)
    return {node.name: graph.unedited(node.name) for node in nodes if given(graph, node)}


def data_of(tour: Tour) -> bytes:
    """The given numbers and the vocabulary as .npz; none where they are few enough to stand in the script."""
    arrays = given_arrays(tour)
    if _small(arrays):
        return b""
    vocabulary = np.array(tour.model.tokenizer.vocabulary)
    return packed({**arrays, VOCABULARY: vocabulary})


def script_of(tour: Tour, data: str) -> bytes:
    """The script; `data` is the name of the .npz file beside it, or empty."""
    graph, lines = tour.graph, [HEAD]
    arrays = given_arrays(tour)
    if data:
        lines.append(f"DATA = np.load(Path(__file__).with_name({data!r}))\n")
    lines.append("NODES = {}\n\n")
    for name in graph.names:
        node, value, called = graph.node(name), graph.value(name), identifier(name)
        note = f"  # {_line(node.formula)} {value.shape}".replace("#  ", "# ")
        if name in arrays:
            source = f"DATA[{name!r}]" if data else literal(arrays[name])
        else:
            source = node.op.numpy_source(*map(identifier, node.inputs))
        lines.append(f"{called} = {source}{note}\n")
        lines += [f"{line}\n" for line in edit_lines(graph, name)]
        lines.append(f"NODES[{name!r}] = {called}\n")
    vocabulary = f"DATA[{VOCABULARY!r}]" if data else ascii(list(tour.model.tokenizer.vocabulary))
    said = "*(VOCABULARY[i] for i in filled)" if "filled" in graph else "VOCABULARY[int(next_[0])]"
    lines.append(TAIL.format(said=said.replace("VOCABULARY", vocabulary)))
    return "".join(lines).encode("utf-8")


def edit_lines(graph: Graph, name: str) -> list[str]:
    """The lines that put the node's edited numbers into their cells."""
    called, shape, lines = identifier(name), graph.value(name).shape, []
    for cell, number in graph.edits.get(name, {}).items():
        if all(i < size for i, size in zip(cell, shape, strict=True)):
            lines.append(f"{called}[{', '.join(map(str, cell))}] = {number!r}  # set by hand")
    return [f"{called} = {called}.copy()", *lines] if lines else []


def literal(array: Array) -> str:
    """The array as Python, exactly."""
    return f"np.array({array.tolist()!r}, dtype=np.{array.dtype.name}).reshape{array.shape!r}"


def _small(arrays: dict[str, Array]) -> bool:
    return sum(array.size for array in arrays.values()) <= INLINE


def _line(text: str) -> str:
    """A formula that stays in its comment."""
    return " ".join(text.split())
