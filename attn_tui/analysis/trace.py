"""The reasons of a cell, followed to any depth along what counted most."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from attn_tui.graph import Arithmetic, Factor, Graph, Term
from attn_tui.graph.arithmetic import Cell, product


@dataclass(frozen=True)
class Trace:
    """A cell, its arithmetic, and the traces of the cells in its largest term."""

    node: str
    cell: Cell
    arithmetic: Arithmetic
    because: tuple[Trace, ...] = ()


def trace(graph: Graph, node: str, cell: Cell, depth: int) -> Trace:
    """The trace of a cell: depth 1 is its own arithmetic alone. GraphError where there is no such cell."""
    cell = graph.check_cell(node, cell)
    arithmetic = graph.explain(node, cell)
    if depth <= 1:
        return Trace(node, cell, arithmetic)
    causes = dict.fromkeys((factor.node, factor.cell) for factor in causes_of(arithmetic))
    return Trace(node, cell, arithmetic, tuple(trace(graph, *cause, depth - 1) for cause in causes))


def causes_of(arithmetic: Arithmetic) -> Iterator[Factor]:
    """The cells in the largest term, those inside a part of one or two terms (exp(a − b)) too."""
    largest = max(arithmetic.terms, key=lambda term: abs(product(term)), default=())
    yield from _cells(largest)


def _cells(term: Term) -> Iterator[Factor]:
    for factor in term:
        if factor.node:
            yield factor
        elif factor.of is not None and len(factor.of.terms) <= 2:
            for inner in factor.of.terms:
                yield from _cells(inner)
