"""The lazy graph: evaluates a node when somebody looks, and forgets exactly what lies downstream."""

from __future__ import annotations

import builtins
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np

from attn_tui.graph.arithmetic import Arithmetic, Cell, named
from attn_tui.graph.finite import first_not_finite
from attn_tui.graph.memory import held, size, to_forget
from attn_tui.graph.op import Array, Given, GraphError, Kind, Op
from attn_tui.graph.prefix import Made, equal, make

BY_HAND = "set by hand"
"""The label of a number that somebody put where an op would have put another."""


@dataclass(frozen=True)
class Node:
    """A named array: its operation, the names of its inputs, words for its axes, its formula."""

    name: str
    op: Op
    inputs: tuple[str, ...] = ()
    axes: tuple[str, ...] = ()
    formula: str = ""

    @property
    def given(self) -> bool:
        """Whether the value comes from outside rather than from other nodes."""
        return not self.inputs


class Graph:
    """Named nodes, in an order in which every node comes after its inputs.

    Two threads may look at values at once: each node's array is put in once and never exchanged, so all
    see the same one, whoever computed it. A change (`set`, `edit`, …) is for a graph that nobody else
    looks at, as a `copy` that has just been made.
    """

    def __init__(self) -> None:
        """Start empty. `budget` are the bytes that computed values may take, 0: as many as they need.

        Beyond it the largest are forgotten, and computed again when somebody looks.
        """
        self.budget = 0
        self._nodes: dict[str, Node] = {}
        self._users: dict[str, tuple[str, ...]] = {}
        self._order: dict[str, int] = {}
        self._shared = False
        self._values: dict[str, Array] = {}
        self._set: dict[str, Array] = {}
        self._edits: dict[str, Mapping[Cell, float]] = {}
        self._made: dict[str, Made] = {}
        self._before: dict[str, Made] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """Every node, inputs before their users."""
        return tuple(self._nodes)

    @property
    def evaluated(self) -> frozenset[str]:
        """The nodes whose values are remembered now."""
        return frozenset(self._values)

    @property
    def edits(self) -> Mapping[str, Mapping[Cell, float]]:
        """The cells that hold a number put there by hand, by node."""
        return MappingProxyType(self._edits)

    def __contains__(self, name: object) -> bool:
        """Whether a node of this name is here."""
        return name in self._nodes

    def add(
        self,
        name: str,
        op: Op,
        inputs: Iterable[str] = (),
        axes: Iterable[str] = (),
        formula: str = "",
        value: Array | None = None,
    ) -> str:
        """Add a node and return its name. A given node brings its `value`, now or later by `set`."""
        inputs = tuple(inputs)
        if name in self._nodes:
            raise GraphError(f"there is already a node named {name!r}; names are used once")
        for source in inputs:
            self.node(source)
        self._own_structure()
        self._order[name] = len(self._nodes)
        self._nodes[name] = Node(name, op, inputs, tuple(axes), formula)
        self._users[name] = ()
        for source in dict.fromkeys(inputs):
            self._users[source] += (name,)
        if value is not None:
            self._set[name] = self._values[name] = value
        return name

    def node(self, name: str) -> Node:
        """The node of this name; GraphError where there is none."""
        try:
            return self._nodes[name]
        except KeyError:
            raise GraphError(f"there is no node named {name!r} in this model") from None

    def value(self, name: str) -> Array:
        """The node's array, evaluated now if nobody has looked before. Do not write into it."""
        found = self._values.get(name)
        if found is None:
            with np.errstate(all="ignore"):  # what overflows is shown, and named by `first_not_finite`
                needed = self._missing(name)
                taken = held(self._values.copy().values()) if self.budget else 0
                for place, wanted in enumerate(needed):
                    # where another thread was faster its array stays: no reader ever sees a second one
                    value = self._make(wanted).value
                    value = self._edited(wanted, value) if self._edits else value
                    found = self._values.setdefault(wanted, value)
                    taken += size(found)
                    if 0 < self.budget < taken:
                        taken = self._forget_some(needed[place:])
            assert found is not None
        return found

    @property
    def held(self) -> int:
        """The bytes that remembered values take now."""
        return held(self._values.copy().values())

    def _forget_some(self, wanted: list[str]) -> int:
        """Forget what can be computed again and these do not take in; the bytes that are left."""
        keep = {*wanted, *self._set, *(name for one in wanted for name in self._nodes[one].inputs)}
        values = self._values.copy()
        for name in to_forget(values, keep, self.budget):
            # what was made of a value holds it too
            for one in (name, *self._users[name]):
                self._made.pop(one, None)
                self._before.pop(one, None)
            self._values.pop(name, None)
        return self.held

    def kind(self, name: str) -> Kind:
        """What kind of numbers the node holds: its op says it, or the input that its op passes on."""
        node = self.node(name)
        if isinstance(node.op, Given):
            return "integer" if name in self._set and self._set[name].dtype.kind in "iu" else "signed"
        return self.kind(node.inputs[0]) if node.op.kind == "same" else node.op.kind

    def unedited(self, name: str) -> Array:
        """The node's array without the edits of its own cells; those upstream count."""
        value = self.value(name)
        if name not in self._edits:
            return value
        return self._set[name] if name in self._set else self._make(name).value

    def set(self, name: str, value: Array) -> None:
        """Give the node this value, whatever its op would compute, and forget what lies downstream."""
        self.node(name)
        self._made.pop(name, None)
        self._set[name] = np.asarray(value)
        self._values[name] = self._edited(name, self._set[name])
        self._forget(self._users[name], rows=True)

    def edit(self, name: str, cell: Cell, value: float) -> None:
        """Put a number into one cell of the node, and forget what lies downstream.

        The op goes on making all the other cells. The number stays through other inputs, as long as the
        cell exists: a text with fewer tokens may lack it, and has it again when they come back.
        """
        self.node(name)
        self._edits[name] = {**self._edits.get(name, {}), cell: value}
        self._edits_changed(name)

    def restore(self, name: str, cell: Cell) -> None:
        """Let the cell be again what the node's op, or its given value, says."""
        edits = dict(self._edits.get(self.node(name).name, {}))
        if edits.pop(cell, None) is not None:
            if edits:
                self._edits[name] = edits
            else:
                del self._edits[name]
            self._edits_changed(name)

    def clear(self, name: str) -> None:
        """Let the op of a computed node speak again; a given node keeps the value last set."""
        if self.node(name).given:
            raise GraphError(f"{name} is given from outside; set another value instead of clearing it")
        if self._set.pop(name, None) is not None:
            self._forget([name])

    def is_set(self, name: str) -> bool:
        """Whether the node holds a value from outside, edited ones included."""
        return name in self._set

    def replace_op(self, name: str, op: Op) -> None:
        """Exchange the operation of a node and forget it and what lies downstream."""
        node = replace(self.node(name), op=op)
        self._own_structure()
        self._nodes[name] = node
        self._forget([name])

    def upstream(self, *names: str) -> tuple[str, ...]:
        """These nodes and every node that their values come from, in order."""
        reached: builtins.set[str] = set()
        waiting = list(names)
        while waiting:
            current = waiting.pop()
            if current not in reached:
                reached.add(current)
                waiting.extend(() if current in self._set else self.node(current).inputs)
        return tuple(sorted(reached, key=self._order.__getitem__))

    def downstream(self, name: str) -> tuple[str, ...]:
        """Every node that depends on this one, in order, itself left out."""
        reached = self._reach(self._users[self.node(name).name])
        return tuple(n for n in self._nodes if n in reached)

    def users(self, name: str) -> tuple[str, ...]:
        """The nodes that take this one as an input."""
        return self._users[self.node(name).name]

    def explain(self, name: str, cell: Cell) -> Arithmetic:
        """The arithmetic of one cell, every factor named by the node and cell that it came from."""
        node = self.node(name)
        value = self.value(name)
        cell = self.check_cell(name, cell)
        if cell in self._edits.get(name, {}):
            return Given(BY_HAND).explain(cell, value)
        if name in self._set or node.given:
            label = node.op.label if isinstance(node.op, Given) else BY_HAND
            return Given(label).explain(cell, value)
        inputs = [self.value(i) for i in node.inputs]
        with np.errstate(all="ignore"):
            return named(node.op.explain(cell, *inputs), node.inputs)

    def check_cell(self, name: str, cell: Cell) -> Cell:
        """The cell with negative indices counted from the end; GraphError where it lies outside."""
        shape = self.value(name).shape
        if not _inside(cell, shape, backwards=True):
            raise GraphError(f"{name} has shape {shape}: there is no cell {list(cell)} in it")
        return tuple(i % size for i, size in zip(cell, shape, strict=True))

    def copy(self) -> Graph:
        """Another graph with the same nodes, settings and remembered values; the arrays are shared.

        So is the structure, until one of the two gets a node or another op.
        """
        other = Graph()
        other._nodes, other._users, other._order = self._nodes, self._users, self._order
        self._shared = other._shared = True
        # another thread may be evaluating: each copied in one step, values before what made them
        other._values = self._values.copy()
        other._made = self._made.copy()
        other._before = self._before.copy()
        other._set = self._set.copy()
        other._edits = self._edits.copy()
        other.budget = self.budget
        return other

    def _own_structure(self) -> None:
        """From here on nodes, users and order are this graph's alone."""
        if self._shared:
            self._nodes, self._users = dict(self._nodes), dict(self._users)
            self._order, self._shared = dict(self._order), False

    def adopt(self, other: Graph) -> None:
        """Take over what another graph has computed, as far as this one would compute the same.

        That is every node whose op, inputs and edits are the same, and those of all that it depends on.
        """
        same: builtins.set[str] = set()
        for name, node in self._nodes.items():
            twin = other._nodes.get(name)
            if (
                twin is not None
                and (twin.op, twin.inputs) == (node.op, node.inputs)
                and all(source in same for source in node.inputs)
                and self._edits.get(name) == other._edits.get(name)
                and _both(self._set.get(name), other._set.get(name))
            ):
                same.add(name)
                if name in other._values:
                    self._values[name] = other._values[name]
                for mine, theirs in ((self._made, other._made), (self._before, other._before)):
                    if name in theirs:
                        mine[name] = theirs[name]

    def _edited(self, name: str, value: Array) -> Array:
        """The value with the edits of its cells in it."""
        if name in self._edits:
            value = value.copy()
            with np.errstate(over="ignore"):
                for cell in self._edits_inside(name, value):
                    value[cell] = self._edits[name][cell]
        return value

    def _edits_inside(self, name: str, value: Array) -> list[Cell]:
        return [cell for cell in self._edits[name] if _inside(cell, value.shape)]

    def _edits_changed(self, name: str) -> None:
        """The node's own op need not run again; what follows keeps no rows, so that an edit is exact."""
        self._values.pop(name, None)
        if name in self._set:
            self._values[name] = self._edited(name, self._set[name])
        self._forget(self._users[name])

    def _make(self, name: str) -> Made:
        """What the node's op makes of its inputs, which have values."""
        made = self._made.get(name)
        if made is None:
            node = self._nodes[name]
            if node.given and (not isinstance(node.op, Given) or node.op.read is None):
                raise GraphError(f"{name} has no value yet; set it first")
            # another thread may have forgotten one of them
            inputs = tuple([self.value(i) for i in node.inputs])
            before = self._before.get(name)
            try:
                if before is None:
                    made = Made(inputs, node.op.forward(*inputs))
                else:
                    made = make(node.op, inputs, before, [self._made.get(i) for i in node.inputs])
            except (ValueError, IndexError, ArithmeticError) as error:
                raise GraphError(self._reason(node, error)) from error
            made = self._made.setdefault(name, made)
        return made

    def _reason(self, node: Node, error: Exception) -> str:
        """Why the node has no value: what its op says, unless the numbers went wrong before."""
        origin = first_not_finite(self, *node.inputs)
        if origin is None:
            return f"{node.name}: {error}"
        return (
            f"{node.name} has no value: from {origin} on numbers are too large to hold (∞) or undefined (NaN)"
        )

    def _missing(self, name: str) -> list[str]:
        """The nodes without a value that this one needs, in order, itself the last."""
        if all(map(self._values.__contains__, self.node(name).inputs)):
            return [name]
        needed: builtins.set[str] = set()
        waiting = [name]
        while waiting:
            current = waiting.pop()
            if current not in needed and current not in self._values:
                needed.add(current)
                waiting.extend(self.node(current).inputs)
        return sorted(needed, key=self._order.__getitem__)

    def _forget(self, names: Iterable[str], rows: bool = False) -> None:
        """Forget the values of these and of all downstream; `rows`: what was made may lend its rows."""
        for name in self._reach(names):
            self._values.pop(name, None)
            made = self._made.pop(name, None)
            if not rows:
                self._before.pop(name, None)
            elif made is not None:
                self._before[name] = Made(made.inputs, made.value)

    def _reach(self, names: Iterable[str]) -> builtins.set[str]:
        """The named nodes and all that depends on them, stopping where a value was set by hand."""
        reached: builtins.set[str] = set()
        waiting = deque(names)
        while waiting:
            current = waiting.popleft()
            if current not in reached and current not in self._set:
                reached.add(current)
                waiting.extend(self._users[current])
        return reached


def _inside(cell: Cell, shape: tuple[int, ...], backwards: bool = False) -> bool:
    """Whether there is such a cell; `backwards`: counted from the end too."""
    return len(cell) == len(shape) and all(
        (-size if backwards else 0) <= i < size for i, size in zip(cell, shape, strict=True)
    )


def _both(a: Array | None, b: Array | None) -> bool:
    """Whether both are missing, or both there and equal."""
    return a is b or (a is not None and b is not None and equal(a, b))
