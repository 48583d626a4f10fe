"""The ops of a graph, run again and again with other numbers: what training needs, without memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from attn_tui.graph import Graph
from attn_tui.graph.op import Array, Op


class Program:
    """The ops between given nodes and wanted ones, in the order of the graph.

    A value is dropped after its last use, so that its memory is warm for the next one of its size.
    """

    def __init__(self, graph: Graph, wanted: Iterable[str]) -> None:
        """`wanted` are the nodes to be computed; what is set in the graph counts as given."""
        self.wanted = tuple(wanted)
        order = graph.upstream(*self.wanted)
        self.given = tuple(name for name in order if graph.node(name).given or graph.is_set(name))
        made = [name for name in order if name not in set(self.given)]
        last = {source: name for name in made for source in graph.node(name).inputs}
        keep = {*self.given, *self.wanted}
        self._lines: list[tuple[str, Op, tuple[str, ...], tuple[str, ...]]] = []
        for name in made:
            node = graph.node(name)
            done = tuple(s for s in dict.fromkeys(node.inputs) if last[s] == name and s not in keep)
            self._lines.append((name, node.op, node.inputs, done))

    def __call__(self, given: Mapping[str, Array]) -> dict[str, Array]:
        """The wanted values, from those of all given nodes. Leading axes of what is given are batches."""
        values = {name: given[name] for name in self.given}
        with np.errstate(all="ignore"):  # numbers that end are seen in the loss, and stop the run
            for name, op, inputs, done in self._lines:
                values[name] = op.forward(*[values[source] for source in inputs])
                for source in done:
                    del values[source]
        return {name: values[name] for name in self.wanted}
