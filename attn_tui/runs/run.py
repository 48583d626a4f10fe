"""A run: the graph of one setup. A run never moves; another setup is another run."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from functools import cached_property
from threading import RLock

import numpy as np

from attn_tui.graph import Graph
from attn_tui.graph.arithmetic import Cell
from attn_tui.models import library
from attn_tui.models.architecture import Input, Stack
from attn_tui.models.knobs import KNOBS
from attn_tui.models.model import Model
from attn_tui.models.names import of_training
from attn_tui.runs.learned import Learned, Learning
from attn_tui.runs.setup import Setup
from attn_tui.runs.shelf import Shelf
from attn_tui.runs.texts import put_texts, written_of
from attn_tui.runs.training import training_graph
from attn_tui.tokenize.nodes import text_of

LEAST, SHARE = 256 << 20, 4
"""What runs may take: at least so many bytes, or one part in so many of what is free."""
REMEMBERED = 16
"""So many runs are kept, so that going back and forth between two setups costs nothing."""


@dataclass(frozen=True)
class Run:
    """A setup, its model as the switches build it, and its graph, to be looked at and never set.

    Values are computed when somebody looks; from then on they stay.
    """

    setup: Setup
    model: Model
    graph: Graph
    learned: Learned = field(default_factory=Learned)

    @property
    def stacks(self) -> tuple[Stack, ...]:
        """The model's stacks of layers."""
        return self.model.stacks

    @property
    def tokens(self) -> str:
        """The node of the token ids of the first input."""
        return self.model.family.inputs[0].tokens

    @property
    def written(self) -> Input:
        """The input that the model writes on."""
        return written_of(self.model, self.graph)

    def text(self, given: Input) -> str:
        """What stands in this input now: what was typed, or what the model wrote there by itself."""
        return text_of(self.graph.value(f"{given.prefix}text"))

    @property
    def empty(self) -> bool:
        """Whether some input has no token to begin with."""
        return any(not len(self.graph.value(given.tokens)) for given in self.model.family.inputs)

    @property
    def blanks(self) -> tuple[int, ...]:
        """The rows of the blanks that the model is to fill."""
        if "filled" not in self.graph:
            return ()
        return tuple(np.flatnonzero(self.graph.value(self.tokens) == self.model.architecture.mask).tolist())

    @property
    def asked(self) -> int:
        """The row that says what is asked for: the first blank, or the last token, which the next follows."""
        blanks = self.blanks
        return blanks[0] if blanks else len(self.graph.value(self.written.tokens)) - 1

    @cached_property
    def training(self) -> Run:
        """The same run with the loss, all gradients, and what the next step would make of each weight."""
        if "loss" in self.graph:
            return self
        plan, graph = self.setup.plan, self.graph
        weights, within = plan.weights(graph, self.stacks), plan.within(graph, self.stacks)
        graph = training_graph(graph, self.model, plan.rule, weights, self.setup.edits, within)
        for name, value in self.learned.memory.items():
            if name in graph:
                graph.set(name, value)
        return replace(self, graph=graph)

    def having(self, node: str) -> Run:
        """The run that has this node: this one, or for a node of training the run with those."""
        return self.training if node not in self.graph and of_training(node) else self


def run_of(model: Model, text: str = "") -> Run:
    """The run of a model that is in nobody's library, as it was trained."""
    return Run(Setup(model.name, text), model, model.graph(text))


class Runs:
    """The run of any setup: `runs[setup]`. What an earlier run computed alike is taken over.

    Safe to be asked from several threads.
    """

    def __init__(self, memory: int = 0, shelf: Shelf | None = None) -> None:
        """No model is open yet. Runs may take `memory` bytes, 0: a share of what is free now.

        What was learned in earlier visits is on the `shelf`.
        """
        self._memory = memory or max(LEAST, free_memory() // SHARE)
        self._models: dict[str, Model] = {}
        self._runs: dict[Setup, Run] = {}
        self._lock, self._learning = RLock(), Learning(shelf)

    @property
    def names(self) -> tuple[str, ...]:
        """The models that there are, the default first, and those opened from elsewhere."""
        known = library.names()
        return (*known, *sorted({model.name for model in self._models.values()} - set(known)))

    @property
    def opened(self) -> tuple[str, ...]:
        """The models that somebody has asked for."""
        return tuple(self._models)

    def model(self, name: str) -> Model:
        """The model as it was trained; ModelError, one line, where there is none."""
        with self._lock:
            if name not in self._models:
                model = library.find(name)
                # a folder may be named in several ways; the model calls itself by one
                self._models[name] = self._models.setdefault(model.name, model)
            return self._models[name]

    def __getitem__(self, setup: Setup) -> Run:
        """The run of this setup. TextError, one line, for a text with half a character in it.

        DivergedError, one line, where its steps of training lead to no numbers.
        """
        with self._lock:
            # taken out and put at the end, so that the first is the one that nobody has asked for the longest
            run = self._runs.pop(setup, None) or self._make(setup)
            self._runs[setup] = run
            while len(self._runs) > REMEMBERED:
                del self._runs[next(iter(self._runs))]
            return run

    def store(self, setup: Setup) -> None:
        """Keep for the next visit what the setup's steps of training led to."""
        with self._lock:
            self._learning.store(self.model(setup.model), setup.taken)

    def _make(self, setup: Setup) -> Run:
        trained = self.model(setup.model)
        learned = self._learning.after(trained, setup.taken)
        model = learned.of(trained).rebuilt(dict(setup.switches))
        alike = [run for run in self._runs.values() if run.setup.model == setup.model]
        # the latest is likely to differ the least, so that most of what it computed is taken over
        build = setup.switches, setup.taken
        same_build = [run for run in alike if (run.setup.switches, run.setup.taken) == build]
        graph = same_build[-1].graph.copy() if same_build else model.graph(setup.text)
        _move(graph, model, setup)
        if not same_build and alike:
            graph.adopt(alike[-1].graph)
        # those of the package are so small that nobody need count
        if model.lies_in_files:
            graph.budget = self._memory
            self._make_room()
        return Run(setup, model, graph, learned)

    def _make_room(self) -> None:
        """Forget the runs that nobody has asked for the longest, until the others fit."""
        while self._runs and sum(run.graph.held for run in self._runs.values()) > self._memory:
            del self._runs[next(iter(self._runs))]


def free_memory() -> int:
    """Bytes that the system has free now; 0 where it does not say."""
    try:
        return os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):
        return 0


def _move(graph: Graph, model: Model, setup: Setup) -> None:
    """Put the setup's inputs, knobs and edits into a graph that nobody else holds, as far as they differ."""
    for node, value in setup.knobs:
        # an edit may lie over the knob's own number; what is set as it was keeps all that follows
        if node in graph and graph.unedited(node)[0] != value:
            graph.set(node, KNOBS[node].value(value))
    wanted: dict[tuple[str, Cell], float] = {
        (edit.node, edit.cell): edit.value for edit in setup.edits if edit.node in graph
    }
    found = {(node, cell): value for node, cells in graph.edits.items() for cell, value in cells.items()}
    for node, cell in found.keys() - wanted.keys():
        graph.restore(node, cell)
    for (node, cell), value in wanted.items():
        if found.get((node, cell)) != value:
            graph.edit(node, cell, value)
    put_texts(graph, model, setup.text, setup.others)
