"""The gradient is graph: from a loss backwards, a node `d.NAME` for everything on the way to it.

One rule an op (`Op.backward`); here is how the rules hang together (reverse mode: Linnainmaa 1970; Rumelhart,
Hinton & Williams 1986).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from attn_tui.graph.graph import Graph, Node
from attn_tui.graph.op import GRADIENT, VALUE, Array, Given, Part
from attn_tui.graph.ops.gradients import Blocked, Ones, Sum

_LAYER = re.compile(r"(?:[A-Za-z_]\w*\.)+\d+\.")


def add_gradients(graph: Graph, of: str, seed: Array | None = None) -> tuple[str, ...]:
    """Add `d.NAME` = ∂of/∂NAME for `of` and all that it depends on smoothly; those names, last ones first.

    `seed` is ∂loss/∂of where `of` is no loss itself, of its shape; otherwise 1. Where a node has several
    users the part of each is a node, `d.NAME.by.USER`, and `d.NAME` is their sum. A value, or a cell, that
    was set by hand passes nothing on: its op did not make it. Those set now count; after another edit make
    the gradients anew. GraphError where there is no such node, or it has gradients already.
    """
    order = graph.upstream(of)
    parts: dict[str, list[tuple[str, Part]]] = {name: [] for name in order}
    reached = []
    for name in reversed(order):
        if name == of:
            if seed is None:
                _add(graph, gradient(name), name, Part(Ones(), (0,), "∂L/∂L = 1"), (name,))
            else:
                graph.add(gradient(name), Given("from outside"), axes=graph.node(name).axes, value=seed)
        elif parts[name]:
            _add_sum(graph, name, parts[name])
        else:
            continue
        reached.append(name)
        node = graph.node(name)
        if node.given or graph.is_set(name):
            continue
        for source, part in zip(node.inputs, node.op.backward(len(node.inputs)), strict=True):
            if part is not None:
                parts[source].append((name, part))
    return tuple(reached)


def gradients(graph: Graph, of: str, seed: Array | None = None) -> dict[str, Array]:
    """The value of every gradient by the name of its node; the graph stays as it is."""
    backwards = graph.copy()
    return {name: backwards.value(gradient(name)) for name in add_gradients(backwards, of, seed)}


def gradient(name: str) -> str:
    """What the gradient of a node is called."""
    return f"d.{name}"


def _add_sum(graph: Graph, name: str, parts: Sequence[tuple[str, Part]]) -> None:
    """`d.NAME` from the parts of all its users."""
    if len(parts) == 1:
        ((user, part),) = parts
        _add(graph, gradient(name), name, part, _taken(graph, user, part))
        return
    added: list[str] = []
    for user, part in parts:
        called = f"{gradient(name)}.by.{_beside(name, user)}"
        if called in added:  # a node that takes the same one twice
            called += f".{1 + sum(one.startswith(called) for one in added)}"
        added.append(_add(graph, called, name, part, _taken(graph, user, part)))
    formula = " + ".join(f"by.{_beside(name, user)}" for user, _ in parts)
    graph.add(gradient(name), Sum(), added, graph.node(name).axes, formula)


def _add(graph: Graph, called: str, name: str, part: Part, taken: Sequence[str]) -> str:
    formula = part.formula.format(*map(_short, taken))
    return graph.add(called, part.op, taken, graph.node(name).axes, formula)


def _taken(graph: Graph, user: str, part: Part) -> tuple[str, ...]:
    """The nodes that a part of a gradient takes in, going back through `user`."""
    inputs = graph.node(user).inputs
    return tuple(
        _passed(graph, user) if one == GRADIENT else _made(graph, user) if one == VALUE else inputs[one]
        for one in part.takes
    )


def _passed(graph: Graph, user: str) -> str:
    """The gradient that `user` hands on: its own, without the cells that were set by hand."""
    if user not in graph.edits:
        return gradient(user)
    called = f"{gradient(user)}.passed"
    if called not in graph:
        cells = tuple(sorted(graph.edits[user]))
        _add(graph, called, user, Part(Blocked(cells), formula="{0}, 0 where set by hand"), (gradient(user),))
    return called


def _made(graph: Graph, user: str) -> str:
    """The node of what the op of `user` makes: itself, unless cells of it were set by hand."""
    if user not in graph.edits:
        return user
    node: Node = graph.node(user)
    called = f"{user}.made"
    return called if called in graph else graph.add(called, node.op, node.inputs, node.axes, node.formula)


def _beside(name: str, user: str) -> str:
    """A user's name as it is said beside that of a node: without the layer where it is the same."""
    layer = _LAYER.match(name)
    return user.removeprefix(layer[0]) if layer else user


def _short(name: str) -> str:
    """`d.q` of `d.layer.0.q`."""
    return _LAYER.sub(lambda found: "d." if found[0].startswith("d.") else "", name, count=1)
