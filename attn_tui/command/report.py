"""What `attn-tui show` prints: a node or the arithmetic of one cell, as data and as text."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from attn_tui.analysis.compare import Comparison, gap
from attn_tui.analysis.trace import Trace, trace
from attn_tui.graph import Arithmetic, Factor
from attn_tui.graph.arithmetic import Cell, product
from attn_tui.graph.finite import first_not_finite
from attn_tui.graph.op import Array
from attn_tui.paint.arithmetic import MORE, spell_lines
from attn_tui.paint.numbers import short
from attn_tui.paint.plain import plain_table
from attn_tui.paint.why import why_rows
from attn_tui.text.clean import clean
from attn_tui.tour.labels import axis_labels, token_labels
from attn_tui.tour.names import cell_name
from attn_tui.tour.step import Station
from attn_tui.tour.tour import Tour, TourError
from attn_tui.tour.wording import formula_words, label_words

Record = dict[str, Any]
TEXT_WIDTH = 100
"""Cells of a line of arithmetic: the same on a terminal and in a pipe, which has no width."""


@dataclass(frozen=True)
class Wanted:
    """A node to print; of one with heads `head` alone, or all where that is None."""

    node: str
    head: int | None = None
    station: Station | None = None


def find(tour: Tour, name: str, layer: int | None, head: int | None, stack: str = "") -> Wanted:
    """The step or node called `name`; TourError, one line, where there is none.

    A step is taken in `layer` and `head`, 0 unless said. A node is whole unless a head is named.
    """
    shape = next((s for s in tour.run.stacks if s.prefix == stack), tour.run.stacks[0])
    for what, index, count in (("layer", layer, shape.layers), ("head", head, shape.heads)):
        if index is not None and not 0 <= index < count:
            raise TourError(f"--{what} {index}: {tour.model.name} has {what}s 0 to {count - 1}")
    if any(step.id == name for step in tour.steps):
        station = tour.station(name, shape.prefix, layer or 0)
        return Wanted(station.node, (head or 0) if _headed(tour, station.node) else None, station)
    if name not in tour.graph:
        raise TourError(
            f"there is no step or node {name!r} in {tour.model.name}; `attn-tui steps` lists the steps, "
            "and nodes are called like layer.0.scores"
        )
    return Wanted(name, head if _headed(tour, name) else None)


def record(tour: Tour, wanted: Wanted, lang: str) -> Record:
    """The node as JSON takes it: `name, formula, shape, rows, columns, values`.

    Rows and columns are the labels of the last two axes; a vector has rows only.
    """
    node, values = tour.graph.node(wanted.node), _values(tour, wanted)
    axes = node.axes if wanted.head is None else node.axes[1:]
    labels = [
        list(axis_labels(tour.run, axis, size, lang, wanted.node))
        for axis, size in zip(axes[-2:], values.shape[-2:], strict=True)
    ]
    found: Record = {"name": node.name, "formula": formula(tour, wanted)}
    if wanted.head is not None:
        found["head"] = wanted.head
    rows, columns = (labels[0], labels[1]) if len(labels) == 2 else (labels[0], [])
    return found | {"shape": list(values.shape), "rows": rows, "columns": columns, "values": _plain(values)}


def where_numbers_end(tour: Tour, nodes: Iterable[str]) -> str:
    """One line on the first node, of these and what they depend on, that is not finite; empty if all are."""
    node = first_not_finite(tour.graph, *nodes)
    return f"from {node} on the numbers overflow or are none (∞, NaN)" if node else ""


def formula(tour: Tour, wanted: Wanted) -> str:
    """The node's formula, or what a given one is."""
    if wanted.station is not None and wanted.head is not None:
        return tour.formula(wanted.station)
    node = tour.graph.node(wanted.node)
    return node.formula or getattr(node.op, "label", "")


def cell_record(tour: Tour, wanted: Wanted, cell: Cell) -> Record:
    """One cell's arithmetic as JSON takes it: `name, cell, value, formula, terms`."""
    arithmetic, cell = explain(tour, wanted, cell)
    return {
        "name": wanted.node,
        "cell": list(cell),
        "value": _number(arithmetic.value),
        "formula": formula(tour, wanted),
        "operator": arithmetic.operator,
        "terms": _terms(arithmetic),
    }


def explain(tour: Tour, wanted: Wanted, cell: Cell) -> tuple[Arithmetic, Cell]:
    """The arithmetic of a cell, and the cell with all its indices, none of them negative."""
    if wanted.head is not None and len(cell) == tour.graph.value(wanted.node).ndim - 1:
        cell = (wanted.head, *cell)
    elif _headed(tour, wanted.node) and len(cell) == 2:
        cell = (0, *cell)
    cell = tour.graph.check_cell(wanted.node, cell)
    if wanted.station is not None:
        return tour.explain_cell(wanted.station, wanted.node, cell), cell
    return tour.graph.explain(wanted.node, cell), cell


def table(tour: Tour, wanted: Wanted, lang: str) -> str:
    """The node as aligned text, every head under its own line."""
    found = record(tour, wanted, lang)
    values = _values(tour, wanted)
    shape = "×".join(map(str, values.shape))
    head = "" if wanted.head is None else f", head {wanted.head}"
    lines = [f"{wanted.node} ({shape}{head}): {formula_words(found['formula'], lang)}"]
    kind = {"signed": "value"}.get(tour.graph.kind(wanted.node), tour.graph.kind(wanted.node))
    for index, matrix in _matrices(values):
        if index is not None:
            lines.append(f"head {index}:")
        lines.append(plain_table(matrix, found["rows"], found["columns"], kind))  # type: ignore[arg-type]
    return "\n".join(lines)


def as_csv(tour: Tour, wanted: Wanted, lang: str) -> str:
    """The node as CSV in full precision: a line of column labels, then a line a row."""
    found = record(tour, wanted, lang)
    values = _values(tour, wanted)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    several = values.ndim == 3
    writer.writerow([*(["head"] if several else []), "", *(found["columns"] or ["value"])])
    for index, matrix in _matrices(values):
        for label, row in zip(found["rows"], matrix, strict=True):
            front = [index] if several else []
            writer.writerow([*front, label, *(_number(v) for v in np.atleast_1d(row).tolist())])
    return out.getvalue().rstrip("\n")


def cell_text(tour: Tour, wanted: Wanted, cell: Cell, lang: str) -> str:
    """The arithmetic of a cell as text: the numbers, and under them where each came from."""
    arithmetic, cell = explain(tour, wanted, cell)
    words = formula_words(formula(tour, wanted), lang)
    title = f"{wanted.node}{list(cell)} = {short(arithmetic.value)}   {words}"
    return "\n".join([title, *spell_lines(arithmetic, TEXT_WIDTH, partial(_origin, lang))])


def cell_csv(tour: Tour, wanted: Wanted, cell: Cell) -> str:
    """The arithmetic of a cell as CSV: a line for each factor of each term."""
    arithmetic, _ = explain(tour, wanted, cell)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["term", "factor", "value", "label", "node", "cell"])
    for i, term in enumerate(arithmetic.terms):
        for j, factor in enumerate(term):
            at = " ".join(map(str, factor.cell))
            writer.writerow([i, j, _number(factor.value), factor.label, factor.node, at])
    return out.getvalue().rstrip("\n")


def why_record(tour: Tour, wanted: Wanted, cell: Cell, depth: int) -> Record:
    """A cell's reasons as JSON takes them: its arithmetic, and `because` the same of the largest term's."""
    _, cell = explain(tour, wanted, cell)
    return _why(tour, trace(tour.graph, wanted.node, cell, depth))


def _why(tour: Tour, one: Trace) -> Record:
    return {
        "name": one.node,
        "cell": list(one.cell),
        "value": _number(one.arithmetic.value),
        "formula": tour.graph.node(one.node).formula,
        "operator": one.arithmetic.operator,
        "terms": _terms(one.arithmetic),
        "because": [_why(tour, each) for each in one.because],
    }


def why_text(tour: Tour, wanted: Wanted, cell: Cell, depth: int, lang: str) -> str:
    """A cell's reasons as text: all its terms by name, then, farther in, the largest term's."""
    _, cell = explain(tour, wanted, cell)
    return "\n".join(_why_lines(tour, trace(tour.graph, wanted.node, cell, depth), lang, ""))


def _why_lines(tour: Tour, one: Trace, lang: str, indent: str) -> Iterator[str]:
    value = f"{one.node}[{','.join(map(str, one.cell))}] = {short(one.arithmetic.value)}"
    named = clean(cell_name(tour.run, one.node, one.cell, lang))
    yield f"{indent}{value}   {named}   {formula_words(tour.graph.node(one.node).formula, lang)}".rstrip()

    def name(factor: Factor) -> str:
        if not factor.node:
            return label_words(factor.label, lang)
        return cell_name(tour.run, factor.node, factor.cell, lang)

    terms = one.arithmetic.terms
    if not (len(terms) == len(terms[0]) == 1 and not terms[0][0].node and terms[0][0].of is None):
        room = TEXT_WIDTH - len(indent)
        for row in why_rows(one.arithmetic, name, room, (), MORE):
            yield (indent + "  " + "".join(piece.text for piece in row)).rstrip()
    for each in one.because:
        yield from _why_lines(tour, each, lang, indent + "    ")


def against_record(both: Comparison, wanted: Wanted, lang: str) -> Record:
    """The node now as `record` has it, with `then`, `difference` and for every token which it was then."""
    now, then = _pair(both, wanted)
    found = record(both.now, wanted, lang)
    return found | {
        "then": _plain(then),
        "difference": _plain(gap(now, then)),
        "tokens_then": list(both.index),
        "moved": both.moved(wanted.node),
    }


def against_table(both: Comparison, wanted: Wanted, lang: str) -> str:
    """now − then as aligned text; · where then there was no such token."""
    now, then = _pair(both, wanted)
    found = record(both.now, wanted, lang)
    labels = token_labels(both.now.run)
    others = " ".join(clean(labels[i]) for i in sorted(both.differing())) or "—"
    moved = f"{both.moved(wanted.node):.1%}"
    lines = [f"{wanted.node}: now − then   moved {moved}   tokens that differ: {others}"]
    for index, matrix in _matrices(gap(now, then)):
        if index is not None:
            lines.append(f"head {index}:")
        matrix = matrix if matrix.ndim == 2 else matrix[:, None]
        lines.append(plain_table(matrix, found["rows"], found["columns"] or [""]))
    return "\n".join(lines)


def _pair(both: Comparison, wanted: Wanted) -> tuple[Array, Array]:
    pair = both.values(wanted.node)
    if pair is None:
        raise TourError(f"{wanted.node} is in one of the two graphs only: there is nothing to compare")
    now, then = pair
    return (now, then) if wanted.head is None else (now[wanted.head], then[wanted.head])


def _origin(lang: str, factor: Factor) -> str:
    where = f"{factor.node}[{','.join(map(str, factor.cell))}]"
    return where if factor.node else label_words(factor.label, lang)


def _terms(arithmetic: Arithmetic) -> list[Record]:
    return [
        {"value": _number(product(term)), "factors": [_factor(factor) for factor in term]}
        for term in arithmetic.terms
    ]


def _factor(factor: Factor) -> Record:
    found: Record = {"value": _number(factor.value)}
    found["node"] = factor.node or None
    found["cell"] = list(factor.cell) if factor.node else None
    if factor.label:
        found["label"] = factor.label
    if factor.of is not None:
        inner = {
            "operator": factor.of.operator,
            "value": _number(factor.of.value),
            "terms": _terms(factor.of),
        }
        found |= {"function": factor.function, "of": inner}
    return found


def _values(tour: Tour, wanted: Wanted) -> Array:
    """The node's array, of one head where one is wanted."""
    values = tour.graph.value(wanted.node)
    return values if wanted.head is None else values[wanted.head]


def _matrices(values: Array) -> list[tuple[int | None, Array]]:
    return list(enumerate(values)) if values.ndim == 3 else [(None, values)]


def _headed(tour: Tour, node: str) -> bool:
    return tour.graph.node(node).axes[:1] == ("head",)


def _plain(values: Array) -> Any:
    if np.issubdtype(values.dtype, np.integer):
        return values.tolist()
    return [_plain(v) for v in values] if values.ndim > 1 else [_number(v) for v in values.tolist()]


def _number(value: float) -> float | str:
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value
