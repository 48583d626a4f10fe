"""One product cut in heads is as many products."""

from __future__ import annotations

import numpy as np
import pytest

from attn_tui.analysis.split import split
from attn_tui.models.library import find as bundled
from attn_tui.runs.run import run_of
from attn_tui.tour.tour import Tour

TEXT = "the cat sat because it was tired"


@pytest.mark.parametrize("model", ["byhand", "tiny", "masked"])
@pytest.mark.parametrize("letter", ["q", "k", "v"])
def test_both_ways_give_the_same_but_for_rounding(model: str, letter: str) -> None:
    loaded = bundled(model)
    tour = Tour(run_of(loaded, TEXT))
    for head in range(loaded.architecture.heads):
        found = split(tour.run, "layer.0.", letter, head)
        assert found.whole.shape[1] == loaded.architecture.heads * loaded.architecture.d_head
        np.testing.assert_array_equal(found.sliced, tour.graph.value(f"layer.0.{letter}")[head])
        np.testing.assert_allclose(found.separate, found.sliced, atol=1e-5)
        assert float(np.abs(found.separate - found.sliced).max()) <= found.gap < 1e-5


def test_the_gap_is_measured_not_assumed() -> None:
    loaded = bundled("byhand")
    tour = Tour(run_of(loaded, TEXT))
    row = tour.graph.value("layer.0.q_proj")[1]
    tour.graph.edit("layer.0.q_proj", (1, 4), float(row[4]) + 2)
    assert split(tour.run, "layer.0.", "q", 0).gap == pytest.approx(2)
