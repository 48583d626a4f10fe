"""What steps of training make of a model's weights: computed once, kept, and computed again from there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

import numpy as np

from attn_tui.graph import Graph, GraphError
from attn_tui.graph.op import Array
from attn_tui.graph.optimiser import stepped, updated
from attn_tui.models.model import Model
from attn_tui.runs.plan import PlanError, Stretch, Taken, steps_in
from attn_tui.runs.shelf import Shelf
from attn_tui.runs.texts import put_texts
from attn_tui.runs.training import training_graph

EVERY = 16
"""Of so many steps one is kept, besides the last of each stretch, so that any other is near one."""
KEPT = 192 << 20
"""Bytes of weights that are kept at most; the oldest go first."""
STATE = ("m.", "v.", "step")
"""What the names of an optimiser's memory begin with."""


class DivergedError(PlanError):
    """A step after which numbers are none; `at` is the number of steps that could be taken."""

    def __init__(self, at: int) -> None:
        """After `at` steps."""
        super().__init__(f"after {at} steps the loss is no number any more: take a smaller rate")
        self.at = at


@dataclass(frozen=True)
class Learned:
    """The weights after some steps, what the optimiser remembers, and the loss before each of the steps."""

    weights: Mapping[str, Array] = field(default_factory=lambda: MappingProxyType({}))
    memory: Mapping[str, Array] = field(default_factory=lambda: MappingProxyType({}))
    losses: tuple[float, ...] = ()

    def of(self, model: Model) -> Model:
        """The model with these weights."""
        return replace(model, weights=MappingProxyType({**model.weights, **self.weights}))

    @property
    def size(self) -> int:
        """Bytes."""
        return sum(array.nbytes for values in (self.weights, self.memory) for array in values.values())


class Learning:
    """What a model has learned after any steps; not for several threads at once."""

    def __init__(self, shelf: Shelf | None = None) -> None:
        """Nothing has been learned, but what is on the shelf."""
        self._shelf = shelf
        self._kept: dict[tuple[str, Taken], Learned] = {}
        self._graphs: dict[str, tuple[Graph, Mapping[str, Array]]] = {}
        self._like: tuple[str, Stretch] | None = None

    def after(self, model: Model, taken: Taken) -> Learned:
        """The weights after these steps of a model as it was trained; DivergedError where they end."""
        if not taken:
            return Learned()
        *before, last = taken
        for count in range(last.count, 0, -1):
            found = self._found(model, (*before, replace(last, count=count)))
            if found is not None:
                break
        else:
            count, found = 0, self.after(model, tuple(before))
            if before and before[-1].plan.optimiser != last.plan.optimiser:
                found = replace(found, memory=MappingProxyType({}))
        for done in range(count, last.count):
            if done and done % EVERY == 0:
                self._keep(model, (*before, replace(last, count=done)), found)
            found = self._step(model, last, done, found, steps_in(tuple(before)) + done)
        self._keep(model, taken, found)
        return found

    def store(self, model: Model, taken: Taken) -> None:
        """Put what these steps led to on the shelf, so that the next visit finds it there."""
        if self._shelf is not None and taken and not self._shelf.has(model, taken):
            found = self.after(model, taken)
            self._shelf.keep(model, taken, {**found.weights, **found.memory}, found.losses)

    def _found(self, model: Model, taken: Taken) -> Learned | None:
        """What is kept in memory, or else on the shelf."""
        found = self._kept.pop((model.name, taken), None)
        if found is None and self._shelf is not None and self._shelf.has(model, taken):
            there = self._shelf.take(model, taken)
            if there is not None and len(there[1]) == steps_in(taken):
                found = _sorted(*there)
        return found

    def _step(self, model: Model, stretch: Stretch, index: int, before: Learned, at: int) -> Learned:
        """One step more, the number `index` of its stretch."""
        graph, untrained = self._graph(model, stretch, stretch.texts[index % len(stretch.texts)])
        for name, value in {**untrained, **before.weights, **before.memory}.items():
            if name in graph and graph.value(name) is not value:
                graph.set(name, value)
        try:
            loss, values = float(graph.value("loss")[0]), stepped(graph)
        except GraphError:
            raise DivergedError(at) from None
        if not np.isfinite(loss) or not all(np.isfinite(value).all() for value in values.values()):
            raise DivergedError(at)
        return _sorted({**before.weights, **before.memory, **values}, (*before.losses, loss))

    def _graph(self, model: Model, stretch: Stretch, text: str) -> tuple[Graph, Mapping[str, Array]]:
        """The graph of a step on this text, and what stood in it before any step.

        Nobody else holds it, so it may be set again and again.
        """
        like = (model.name, replace(stretch, count=1))
        if self._like != like:
            self._like, self._graphs = like, {}
        if text not in self._graphs:
            built = model.rebuilt(dict(stretch.switches))
            there = built.graph(text)
            put_texts(there, built, text, stretch.others)
            for edit in stretch.edits:
                if edit.node in there:
                    there.edit(edit.node, edit.cell, edit.value)
            plan = stretch.plan
            graph = training_graph(
                there, built, plan.rule, plan.weights(there, built.stacks), stretch.edits,
                plan.within(there, built.stacks),
            )  # fmt: skip
            changed = (name for name in graph.names if updated(name) in graph)
            self._graphs[text] = graph, {name: graph.value(name) for name in changed}
        return self._graphs[text]

    def _keep(self, model: Model, taken: Taken, found: Learned) -> None:
        self._kept[model.name, taken] = found
        while len(self._kept) > 2 and sum(one.size for one in self._kept.values()) > KEPT:
            del self._kept[next(iter(self._kept))]


def _sorted(values: Mapping[str, Array], losses: tuple[float, ...]) -> Learned:
    """Weights apart from what the optimiser remembers."""
    memory = {name: value for name, value in values.items() if name.startswith(STATE)}
    weights = {name: value for name, value in values.items() if name not in memory}
    return Learned(MappingProxyType(weights), MappingProxyType(memory), losses)
