"""The tour through one run: its stations, their matrices, their reasons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np

from attn_tui.graph import Arithmetic, Graph, GraphError, Softmax
from attn_tui.graph.arithmetic import Cell, Factor, factors
from attn_tui.models.architecture import Stack
from attn_tui.models.model import Model
from attn_tui.models.names import of_training, parse, plain_name
from attn_tui.runs.run import Run
from attn_tui.text.bilingual import Bilingual
from attn_tui.tour.completion import completions, filled
from attn_tui.tour.labels import axis_kind, axis_labels, place_in
from attn_tui.tour.names import cell_name
from attn_tui.tour.step import Station, Step
from attn_tui.tour.steps import STEPS, step_at
from attn_tui.tour.view import Place, View, view

GRADIENT = "d."
"""What the name of a gradient begins with."""


RUN_ON_FROM = 0.01
"""The probability from which on a candidate is run on to the end of its word."""
Index = int | tuple[str | int, ...]
"""A row or a column: its number, from the end where negative, or the labels that it may have."""


class TourError(Exception):
    """A step that this model does not have, in one line for people."""


@dataclass(frozen=True)
class Candidate:
    """A token that may come next: its probability as it is drawn, and the one that it is compared with.

    `rest` is what the model puts behind it until the word is whole.
    """

    token: str
    reference: float
    drawn: float
    rest: str = ""


@dataclass(frozen=True)
class Tour:
    """The stations of a run, in the order of the data flow, and what each of them shows.

    `training`: those of a step of training, from the loss backwards, of a run that has its nodes.
    """

    run: Run
    training: bool = False

    @property
    def model(self) -> Model:
        """The model, as the switches build it."""
        return self.run.model

    @property
    def graph(self) -> Graph:
        """The run's graph."""
        return self.run.graph

    @cached_property
    def _made(self) -> tuple[tuple[str, str], ...]:
        """Every node, and what op makes it."""
        return tuple((name, type(self.graph.node(name).op).__name__) for name in self.graph.names)

    @cached_property
    def stations(self) -> tuple[Station, ...]:
        """The whole way: every node that a step results in, each layer of each stack for itself."""
        return tuple(one for one in self._all_stations if one.step.in_training == self.training)

    @property
    def _all_stations(self) -> tuple[Station, ...]:
        """Those of use, and those of training, as far as the graph has their nodes."""
        prefixes = tuple(given.prefix for given in self.model.family.inputs if given.prefix)
        return _stations(self._made, self.run.stacks, prefixes, self.model.family.id)

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The steps of this model, each once, in the order in which they are first taken."""
        return tuple(dict.fromkeys(station.step for station in self.stations))

    @cached_property
    def places(self) -> tuple[Station, ...]:
        """The steps of each part of the model once, in its first layer: what the line of the flow shows."""
        return tuple({(station.part, station.step): station for station in reversed(self.stations)}.values())[
            ::-1
        ]

    def place_of(self, station: Station) -> int:
        """Which of the places this station is, in whatever layer."""
        return next(
            at for at, one in enumerate(self.places) if (one.part, one.step) == (station.part, station.step)
        )

    def station(self, step_id: str, part: str = "", layer: int = 0) -> Station:
        """The step of this id in this layer of a part of the model, or else of the first that takes it.

        TourError, one line, where the model has no such step.
        """
        there = [station for station in self._all_stations if station.step.id == step_id]
        if not there:
            known = ", ".join(step.id for step in self.steps)
            raise TourError(f"there is no step {step_id!r} in {self.model.name}; its steps are: {known}")
        here = [station for station in there if station.part == part]
        same = here or [station for station in there if station.part == there[0].part]
        return next((one for one in same if one.layer == layer), same[0])

    def axis_of(self, station: Station) -> str:
        """The axis of the tokens that this station tells of: those of its rows, or of what is written."""
        for axis in self.graph.node(station.node).axes:
            if axis_kind(axis) == "token":
                return axis
        inputs = {given.prefix: given for given in self.model.family.inputs}
        written = self.graph.node(station.node).axes == ("one",) or station.prefix not in inputs
        return (self.run.written if written else inputs[station.prefix]).axis

    def result(self, station: Station, head: int, lang: str) -> View:
        """The matrix that the step results in."""
        return view(self.run, station.node, lang, head=head, symbol=station.step.symbol)

    def operands(self, station: Station, head: int, lang: str) -> tuple[tuple[str, View], ...]:
        """The matrices that go into the step, each with the sign before it and the symbol of its own step."""
        node = self.graph.node(station.explained)
        moved = self.graph.node(station.node).op if station.step.explained else None
        places, found = station.step.operands, []
        for place, name in enumerate(node.inputs):
            if places is not None and place not in places:
                continue
            shown = view(
                self.run, name, lang, head=head, symbol=self.symbol(name),
                transposed=place in node.op.transposed, split=moved if place else None,
            )  # fmt: skip
            found.append((node.op.signs[place] if place < len(node.op.signs) else "", shown))
        return tuple(found)

    def symbol(self, node: str) -> str:
        """What the node is called in formulas: as the step that results in it, or by its own name."""
        station = self.station_of_node.get(node)
        if station is not None:
            return station.step.symbol
        if not node.startswith(GRADIENT):
            return parse(node).short
        # one part of a gradient: `∂L/∂norm1 ← Q`
        of, _, user = node.removeprefix(GRADIENT).partition(".by.")
        at = parse(of).at
        via = f" ← {self.symbol(user if user in self.graph else at + user)}" if user else ""
        return f"∂L/∂{self.symbol(of)}{via}"

    def cell_name(self, node: str, cell: Cell, lang: str) -> str:
        """`S[it → cat]`: a cell as the grid has it, by the node's symbol and its labels; raw text."""
        return cell_name(self.run, node, cell, lang, self.symbol(node))

    @cached_property
    def station_of_node(self) -> dict[str, Station]:
        """The station that results in a node or is explained at it, by the node."""
        explained = {station.explained: station for station in self._all_stations}
        return explained | {station.node: station for station in self._all_stations}

    def other_side(self, station: Station) -> Station | None:
        """Of a value its gradient, of a gradient its value; None where the loss does not depend on it.

        To be asked of a tour through a run that has the nodes of training.
        """
        node, step = station.node, station.step
        other = plain_name(node) if step.in_training else f"{GRADIENT}{node}"
        if other == node or other not in self.graph:
            return None
        known = self.station_of_node.get(other)
        if known is not None and known.node == other:
            return known
        symbol = self.symbol(other)
        pattern = step.node.removeprefix(GRADIENT) if step.in_training else f"{GRADIENT}{step.node}"
        title = Bilingual(*(f"{symbol}: {words}" for words in (step.title.zh, step.title.en)))
        made = replace(step, node=pattern, symbol=symbol, title=title, explained="", operands=None)
        return replace(station, step=made)

    def explain(self, station: Station, shown: View, place: Place) -> Arithmetic:
        """The arithmetic of one cell of the step's result."""
        return self.explain_cell(station, shown.node, shown.cell(place))

    def explain_cell(self, station: Station, node: str, cell: Cell) -> Arithmetic:
        """The same by the node's own cell. A cell that was only moved is explained where it was made."""
        arithmetic = self.graph.explain(node, cell)
        if not station.step.explained:
            return arithmetic
        moved = arithmetic.terms[0][0]
        # a number that was put there by hand was moved from nowhere
        return self.graph.explain(moved.node, moved.cell) if moved.node else arithmetic

    def has(self, node: str, cell: Cell) -> bool:
        """Whether there is such a cell now."""
        try:
            self.graph.check_cell(node, cell)
        except GraphError:
            return False
        return True

    def formula(self, station: Station) -> str:
        """The formula of the step, as the model really computes it."""
        return self.graph.node(station.explained).formula

    def streams(self, stack: Stack) -> tuple[str, ...]:
        """The nodes (n, d) that go from layer to layer: what enters the first, and what leaves each."""
        entering = [self._stream_into(stack.at(layer)) for layer in range(stack.layers)]
        return (*entering, self._stream_after(stack))

    def number(
        self,
        name: str,
        cell: tuple[Index, ...],
        stack: str,
        layer: int,
        head: int,
        lang: str = "en",
    ) -> float | None:
        """One number by the name of a step or a node, as lessons cite it; None where there is none.

        Of a node with heads, a cell of two indices is looked up in `head`. An index may be the labels that
        its row or column may have in this language: the first place that has the first of them counts, or
        else the number that ends them.
        """
        found = self.numbers(name, cell, stack, layer, head, lang)
        return None if isinstance(found, tuple) else found

    def numbers(
        self, name: str, cell: tuple[Index, ...], stack: str, layer: int, head: int, lang: str = "en"
    ) -> float | tuple[float, ...] | None:
        """The same; a cell with an index less than the node has axes is a whole row."""
        if of_training(name) and not self.training:
            return Tour(self.run.training, training=True).numbers(name, cell, stack, layer, head, lang)
        found = self.located(name, cell, stack, layer, head, lang)
        if found is None:
            return None
        node, place = found
        try:
            if len(place) + 1 == len(self.graph.node(node).axes):
                whole = self.graph.check_cell(node, (*place, 0))[:-1]
                return tuple(self.graph.value(node)[whole].tolist())
            return float(self.graph.value(node)[self.graph.check_cell(node, place)])
        except GraphError:
            return None

    def located(
        self, name: str, cell: tuple[Index, ...], stack: str, layer: int, head: int, lang: str = "en"
    ) -> tuple[str, Cell] | None:
        """The node of this name, or that a step of this name results in, and the cell by numbers alone.

        None where there is no such node, or a label that it lacks; the numbers are not checked.
        """
        node = name
        if any(station.step.id == name for station in self._all_stations):
            node = self.station(name, stack, layer).node
        if node not in self.graph or self.run.empty:
            return None
        axes = len(self.graph.node(node).axes)
        if axes == 3 and len(cell) < 3:
            cell = (head, *cell)
        if len(cell) > axes:
            return None
        try:
            return node, tuple(
                index if isinstance(index, int) else self._place(node, axis, index, lang)
                for axis, index in enumerate(cell)
            )
        except (GraphError, LookupError):
            return None

    def _place(self, node: str, axis: int, wanted: tuple[str | int, ...], lang: str) -> int:
        """The first row or column of these labels, LookupError if there is none.

        A label is meant as it is written, ␣ and all, or else without the space before a word.
        """
        kind, size = self.graph.node(node).axes[axis], self.graph.value(node).shape[axis]
        place = place_in(axis_labels(self.run, kind, size, lang, node), wanted, lang)
        if place is None:
            raise LookupError(wanted)
        return place

    def candidates(
        self, count: int, then: Tour | None = None, row: int | None = None
    ) -> tuple[Candidate, ...]:
        """The tokens likeliest to come after the row's, likeliest first; of equals what the model prefers.

        Or those likeliest to fill the blank in this row. Only those that are asked for are run on to the end
        of their word.

        Beside the probability stands what the model says before it is sampled from, or what was drawn from
        `then`, whose likeliest token is shown too.
        """
        row = self.run.asked if row is None else row
        drawn = self.graph.value("probs")[row]
        reference = Softmax().forward(self.graph.value("logits")[row : row + 1])[0]
        best = np.lexsort((-reference, -drawn))[:count].tolist()
        if then is not None:
            there = then.graph.value("probs")
            reference = there[min(row, len(there) - 1) if self.run.blanks else then.run.asked]
            first = int(reference.argmax())
            best = best if first in best else [*best[:-1], first]
        names = self.model.tokenizer.vocabulary
        likely = [i for i in best if drawn[i] >= RUN_ON_FROM and row == self.run.asked]
        rests = dict(zip(likely, completions(self.run, likely), strict=True))
        return tuple(
            Candidate(names[i], float(reference[i]), float(drawn[i]), rests.get(i, "")) for i in best
        )

    def continued(self, text: str) -> str:
        """The text with its next token at the end; where that is a part of a character, with all of it.

        The same text where the model ends it here, or makes no character of its tokens. A model that fills
        blanks fills all that there are.
        """
        if "filled" in self.graph:
            return filled(self.run)
        graph, ids, context = self.graph, self.run.written.tokens, self.model.architecture.context
        longer, waiting = self.model.tokenizer.append(text, int(graph.value("next")[0]))
        while waiting:
            # the character is not whole yet, so no text holds it: the ids go on by themselves
            tokens = np.concatenate((graph.value(ids), graph.value("next")))[-context:]
            graph = graph.copy()
            graph.set(ids, tokens)
            before = waiting
            longer, waiting = self.model.tokenizer.append(longer, int(graph.value("next")[0]), waiting)
            if waiting == before:
                return text
        return longer

    def _stream_into(self, at: str) -> str:
        """What enters a layer: the input of its first norm, or of its first projection."""
        norm, first = f"{at}norm1", self.graph.node(f"{at}q_proj").inputs[0]
        return self.graph.node(norm).inputs[0] if first == norm else first

    def _stream_after(self, stack: Stack) -> str:
        """What leaves the last layer: the last node in it that has its rows and d features."""
        last = stack.at(stack.layers - 1)
        wide = (stack.rows, "feature")
        inside = (n for n in self.graph.names if n.startswith(last) and self.graph.node(n).axes == wide)
        return list(inside)[-1]


def tour_of(run: Run, step: str = "") -> Tour:
    """The tour of this run that takes the step of this id: the one through use, or through training."""
    known = STEPS.get(step)
    return Tour(run.training, training=True) if known is not None and known.in_training else Tour(run)


# names and ops decide it alone, and every run of the same build has the same
@lru_cache(maxsize=64)
def _stations(
    made: tuple[tuple[str, str], ...], stacks: tuple[Stack, ...], prefixes: tuple[str, ...], family: str
) -> tuple[Station, ...]:
    by_prefix = {stack.prefix: stack for stack in stacks}
    found = []
    for name, op in made:
        parts = parse(name)
        if parts.stack in by_prefix:
            step = step_at(name.replace(parts.at, "{at}", 1), op, family)
            station = Station(step, by_prefix[parts.stack], parts.layer) if step else None
        else:
            prefix = next((p for p in prefixes if name.startswith(p)), "")
            step = step_at(name[len(prefix) :], op, family)
            station = Station(step, prefix=prefix) if step else None
        if station is not None:
            found.append(station)
    return tuple(found)


def lit(arithmetic: Arithmetic, shown: View) -> frozenset[Place]:
    """The places of a matrix that the arithmetic draws upon."""
    return frozenset(_places(factors(arithmetic), shown))


def _places(found: Iterator[Factor], shown: View) -> Iterator[Place]:
    for factor in found:
        if factor.node == shown.node and (place := shown.place(factor.cell)) is not None:
            yield place
