"""The tour through one model and one sentence: its steps, their matrices, their reasons."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from attn_tui.graph import Arithmetic, Graph, GraphError, Softmax
from attn_tui.graph.arithmetic import Cell, Factor, factors
from attn_tui.models.model import Model
from attn_tui.tour.step import Step
from attn_tui.tour.steps import STEPS
from attn_tui.tour.view import Place, View, view


class TourError(Exception):
    """A step that this model does not have, in one line for people."""


@dataclass(frozen=True)
class Candidate:
    """A token that may come next: its probability as the model says it (or did then), and as it is drawn."""

    token: str
    said: float
    drawn: float


@dataclass(frozen=True)
class Tour:
    """A model's steps and, for its graph, what each step shows."""

    model: Model
    graph: Graph

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The steps whose node this model has, in the order in which it makes them."""
        order = {name: place for place, name in enumerate(self.graph.names)}
        there = (s for s in STEPS if s.node.format(layer=0) in order)
        return tuple(sorted(there, key=lambda s: order[s.node.format(layer=0)]))

    @cached_property
    def stations(self) -> tuple[tuple[Step, int], ...]:
        """The whole way, each step of a layer once for every layer. Outside the layers the layer is 0."""
        inside = [step for step in self.steps if step.in_layer]
        before = self.steps[: self.steps.index(inside[0])]
        after = self.steps[len(before) + len(inside) :]
        layers = [(step, layer) for layer in range(self.model.config.layers) for step in inside]
        return (*((step, 0) for step in before), *layers, *((step, 0) for step in after))

    def station(self, step: Step, layer: int) -> int:
        """Where on the way this step is."""
        return self.stations.index((step, layer if step.in_layer else 0))

    def step(self, step_id: str) -> Step:
        """The step of this id; TourError names those there are."""
        for step in self.steps:
            if step.id == step_id:
                return step
        known = ", ".join(s.id for s in self.steps)
        raise TourError(f"there is no step {step_id!r} in {self.model.config.name}; its steps are: {known}")

    def node_name(self, pattern: str, layer: int, among: Collection[str]) -> str | None:
        """The first of the alternatives (a|b) in `pattern` that is `among` these nodes, for this layer.

        `before` in a layer is what enters it, `stream` what leaves the last one.
        """
        for name in pattern.format(layer=layer).split("|"):
            if name.endswith("before"):
                name = self._leaving(layer - 1)
            elif name == "stream":
                name = self._leaving(self.model.config.layers - 1)
            if name in among:
                return name
        return None

    def result(self, step: Step, layer: int, head: int, lang: str) -> View:
        """The matrix that the step results in."""
        name = step.node.format(layer=layer)
        return view(self.model, self.graph, name, lang, head=head, symbol=step.symbol)

    def operands(self, step: Step, layer: int, head: int, lang: str) -> tuple[tuple[str, View], ...]:
        """The matrices that go into the step, each with the sign before it."""
        taken, found = self.graph.node(self._told(step, layer)).inputs, []
        for operand in step.operands:
            name = self.node_name(operand.node, layer, taken)
            if name is None:
                continue
            shown = view(
                self.model, self.graph, name, lang, head=head, symbol=operand.symbol,
                transposed=operand.transposed, columns_of_head=operand.columns_of_head,
            )  # fmt: skip
            found.append((operand.sign, shown))
        return tuple(found)

    def explain(self, step: Step, shown: View, place: Place) -> Arithmetic:
        """The arithmetic of one cell of the step's result, told at the node that `through` names."""
        return self.explain_cell(step, shown.node, shown.cell(place))

    def explain_cell(self, step: Step, node: str, cell: Cell) -> Arithmetic:
        """The same by the node's own cell. A cell that was only moved is told where it was made."""
        told = self.graph.explain(node, cell)
        if not step.through:
            return told
        moved = told.terms[0][0]
        return self.graph.explain(moved.node, moved.cell)

    def has(self, node: str, cell: Cell) -> bool:
        """Whether there is such a cell now."""
        try:
            self.graph.check_cell(node, cell)
        except GraphError:
            return False
        return True

    def step_of(self, node: str) -> tuple[Step, int] | None:
        """The step that results in this node or is told at it, and its layer; None where none does."""
        for step, layer in self.stations:
            if node in (step.node.format(layer=layer), (step.through or step.node).format(layer=layer)):
                return step, layer
        return None

    def streams(self) -> tuple[str, ...]:
        """The nodes (n, d) that go from layer to layer: what enters the first, and what leaves each."""
        return tuple(self._leaving(layer) for layer in range(-1, self.model.config.layers))

    def formula(self, step: Step, layer: int) -> str:
        """The formula of the step, as the model really computes it."""
        return self.graph.node(self._told(step, layer)).formula

    def number(self, name: str, cell: Cell, layer: int, head: int) -> float | None:
        """One number by the name of a step or a node, as lessons cite it; None where there is none.

        Of a node with heads, a cell of two indices is looked up in `head`.
        """
        node = name
        if any(step.id == name for step in self.steps):
            node = self.step(name).node.format(layer=layer)
        if node not in self.graph or not len(self.graph.value("tokens")):
            return None
        if len(self.graph.node(node).axes) == 3 and len(cell) == 2:
            cell = (head, *cell)
        try:
            return float(self.graph.value(node)[self.graph.check_cell(node, cell)])
        except GraphError:
            return None

    def candidates(self, count: int, then: Tour | None = None) -> tuple[Candidate, ...]:
        """The tokens likeliest to be drawn next, the likeliest first; of equals what the model prefers.

        Beside the probability stands what the model says before it is sampled from, or what was drawn from
        `then`, whose likeliest token is shown too.
        """
        drawn = self.graph.value("probs")[-1]
        said = Softmax().forward(self.graph.value("logits")[-1:])[0]
        best = np.lexsort((-said, -drawn))[:count].tolist()
        if then is not None:
            said = then.graph.value("probs")[-1]
            first = int(said.argmax())
            best = best if first in best else [*best[:-1], first]
        names = self.model.tokenizer.vocabulary
        return tuple(Candidate(names[i], float(said[i]), float(drawn[i])) for i in best)

    def continued(self, text: str) -> str:
        """The text with its next token at the end; where that is a part of a character, with all of it.

        The same text where the model ends it here.
        """
        graph, context = self.graph, self.model.config.context
        text, waiting = self.model.tokenizer.append(text, int(graph.value("next")[0]))
        while waiting:
            # the character is not whole yet, so no text holds it: the ids go on by themselves
            tokens = np.concatenate((graph.value("tokens"), graph.value("next")))[-context:]
            graph = graph.copy()
            graph.set("tokens", tokens)
            text, waiting = self.model.tokenizer.append(text, int(graph.value("next")[0]), waiting)
        return text

    @staticmethod
    def _told(step: Step, layer: int) -> str:
        return (step.through or step.node).format(layer=layer)

    def _leaving(self, layer: int) -> str:
        if layer < 0:
            return "x" if "x" in self.graph else "embed"
        parts = ("norm2", "out", "norm1", "mid") if self.model.config.norm_at == "after" else ("out", "mid")
        return next(name for part in parts if (name := f"layer.{layer}.{part}") in self.graph)


def lit(arithmetic: Arithmetic, shown: View) -> frozenset[Place]:
    """The places of a matrix that the arithmetic draws upon."""
    return frozenset(_places(factors(arithmetic), shown))


def _places(found: Iterator[Factor], shown: View) -> Iterator[Place]:
    for factor in found:
        if factor.node == shown.node and (place := shown.place(factor.cell)) is not None:
            yield place
