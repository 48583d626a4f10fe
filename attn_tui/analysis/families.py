"""One sentence in the three families: who may look at whom, and what each looks at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from attn_tui.graph.op import Array
from attn_tui.models import library
from attn_tui.models.architecture import Stack
from attn_tui.runs.run import Run, Runs
from attn_tui.runs.setup import Setup
from attn_tui.tour.labels import axis_labels

ORDER = ("encoder", "decoder", "encoder-decoder")
"""The families, the one part of the first Transformer, the other, and both."""
SELF, CROSS = "", "cross_"
"""What the names of the nodes begin with where a stack looks at itself, and at what another made."""


@dataclass(frozen=True)
class Square:
    """The attention of a stack's last layer: labels, what the mask lets through, and the shares (n, m).

    The shares are the mean over the heads; `crossing` says that the columns are another stack's tokens.
    """

    stack: Stack
    crossing: bool
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    visible: NDArray[np.bool_]
    shares: Array


@dataclass(frozen=True)
class Side:
    """A family with its bundled model, "" where there is none, and the squares of it."""

    family: str
    model: str
    squares: tuple[Square, ...]


def sides(runs: Runs, text: str, lang: str) -> tuple[Side, ...]:
    """The families beside each other, all on this text; a second text is as the model writes it itself."""
    models = library.families()
    return tuple(_side(runs, family, models.get(family, ("",))[0], text, lang) for family in ORDER)


def _side(runs: Runs, family: str, model: str, text: str, lang: str) -> Side:
    if not model:
        return Side(family, "", ())
    run = runs[Setup(model, text)]
    return Side(family, model, () if run.empty else tuple(squares(run, lang)))


def squares(run: Run, lang: str) -> Iterator[Square]:
    """What looks at what in the last layer of every stack of the run that has tokens for its rows."""
    for stack in run.stacks:
        for kind in (SELF, CROSS):
            at = f"{stack.at(stack.layers - 1)}{kind}"
            if f"{at}weights" in run.graph:
                yield _square(run, stack, at, kind == CROSS, lang)


def _square(run: Run, stack: Stack, at: str, crossing: bool, lang: str) -> Square:
    name = f"{at}weights"
    weights, axes = run.graph.value(name), run.graph.node(name).axes[-2:]
    rows, columns = (
        tuple(axis_labels(run, axis, size, lang, name))
        for axis, size in zip(axes, weights.shape[-2:], strict=True)
    )
    (scores,) = run.graph.node(name).inputs
    visible = np.asarray(np.isfinite(run.graph.value(scores)).any(axis=0))
    return Square(stack, crossing, rows, columns, visible, weights.mean(axis=0))
