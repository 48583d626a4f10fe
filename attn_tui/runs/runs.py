"""A tour for whatever is set up: each bundled model, opened when somebody first asks for it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from attn_tui.models.model import bundled, bundled_names
from attn_tui.models.switches import rebuilt
from attn_tui.runs.edit import Edit
from attn_tui.runs.setup import Pairs, Setup
from attn_tui.tokenize.nodes import set_text, text_of
from attn_tui.tour.tour import Tour

Key = tuple[str, Pairs, tuple[Edit, ...]]

REMEMBERED = 8
"""So many graphs with switches or edits are kept, so that turning one back and forth costs nothing."""


class Tours:
    """The tours by what is set up. One graph serves all sentences of a model with the same changes."""

    def __init__(self) -> None:
        """None is open yet."""
        self._open: dict[str, Tour] = {}
        self._changed: dict[Key, Tour] = {}
        self._held: tuple[Setup, Tour] | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The models that come with the package, the default first."""
        return bundled_names()

    @property
    def opened(self) -> tuple[str, ...]:
        """The models that somebody has asked for."""
        return tuple(self._open)

    def __getitem__(self, name: str) -> Tour:
        """The tour through this model as it was trained; ModelError, one line, where there is none."""
        if name not in self._open:
            model = bundled(name)
            self._open[name] = Tour(model, model.graph(""))
        return self._open[name]

    def settle(self, setup: Setup) -> Tour:
        """The tour whose graph holds all of this setup; it moves on with the next one.

        What the last setup has in common with this one is not computed again. TextError, one line, for a
        text with half a character in it.
        """
        tour = self._of((setup.model, setup.switches, setup.edits), setup)
        _settle(tour, setup)
        return tour

    def held(self, setup: Setup) -> Tour:
        """A tour whose graph stays with this setup, to compare others with."""
        if self._held is None or self._held[0] != setup:
            tour = self.settle(setup)
            self._held = setup, replace(tour, graph=tour.graph.copy())
        return self._held[1]

    def _of(self, key: Key, setup: Setup) -> Tour:
        model, switches, edits = key
        if not switches and not edits:
            return self[model]
        if key in self._changed:
            self._changed[key] = self._changed.pop(key)
            return self._changed[key]
        if edits:
            plain = self.settle(replace(setup, edits=()))
            tour = replace(plain, graph=plain.graph.copy())
            for edit in edits:
                if edit.node in tour.graph:
                    tour.graph.edit(edit.node, edit.cell, edit.value)
        else:
            trained = self[model]
            _settle(trained, setup)
            changed = rebuilt(trained.model, dict(switches))
            tour = Tour(changed, changed.graph(setup.text))
            tour.graph.adopt(trained.graph)
        while len(self._changed) >= REMEMBERED:
            del self._changed[next(iter(self._changed))]
        self._changed[key] = tour
        return tour


def _settle(tour: Tour, setup: Setup) -> None:
    """Put the setup's text and knobs into the tour's graph; what has not changed is left alone."""
    graph = tour.graph
    if text_of(graph.value("text")) != setup.text:
        set_text(graph, setup.text)
    for node, value in setup.knobs:
        if graph.unedited(node)[0] != value:
            graph.set(node, np.array([value], dtype=graph.unedited(node).dtype))
