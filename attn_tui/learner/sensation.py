"""The picture or the sound of a run, as it is drawn beside the numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from attn_tui.inputs.senses import Sense
from attn_tui.runs.run import Run

QUIET = -9.3
"""The logarithm that stands for silence: ln ε, about."""


@dataclass(frozen=True, eq=False)
class Sensation:
    """Pixels (a, b) from 0 to 1 in `grid` patches; or of a sound bands (b, n), low first, and the `wave`."""

    values: NDArray[np.float64]
    grid: tuple[int, int]
    wave: NDArray[np.float64] | None = None


def sensation(run: Run) -> Sensation | None:
    """What the model sees or hears, as the switches leave it; None where it reads text."""
    graph = run.graph
    if "patches" in graph:
        across = math.isqrt(len(graph.value("patches")))
        return Sensation(np.asarray(graph.value("pixels"), dtype=np.float64), (across, across))
    if "logmel" in graph:
        (wave,) = graph.node("frames").inputs
        bands = np.asarray(graph.value("logmel"), dtype=np.float64).T
        values = (bands - QUIET) / max(1e-9, float(bands.max()) - QUIET)
        return Sensation(values, (1, bands.shape[1]), np.asarray(graph.value(wave), dtype=np.float64))
    return None


def lacking(run: Run, lang: str) -> str:
    """Why there is no picture or sound, in one line; empty where there is one, or the model reads text."""
    sense = run.model.tokenizer
    return sense.lacking(lang, run.setup.text) if isinstance(sense, Sense) else ""
