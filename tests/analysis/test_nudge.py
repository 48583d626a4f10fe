"""A nudge measures the slope that the chain rule gives; too large and too small ones are both off."""

from __future__ import annotations

import math

import pytest

from attn_tui.analysis.learning import floor
from attn_tui.analysis.nudge import SIZES, Nudged
from attn_tui.graph import GraphError
from attn_tui.runs.run import Runs
from attn_tui.runs.setup import Setup

RUN = Runs()[Setup("byhand", "the cat sat because it was tired")]


@pytest.mark.parametrize(
    ("node", "cell"),
    [
        ("layer.0.scores", (0, 4, 1)),
        ("layer.0.W_q", (0, 3)),
        ("E", (2, 0)),
        ("logits", (1, 5)),
        ("loss", (0,)),
    ],
)
def test_the_slope_is_the_gradient(node: str, cell: tuple[int, ...]) -> None:
    nudged = Nudged(RUN, f"d.{node}", cell)
    assert nudged.node == node
    assert nudged.by(1e-5).slope == pytest.approx(nudged.gradient(), rel=1e-5, abs=1e-10)
    assert nudged.gradient(False) == pytest.approx(nudged.gradient(), rel=1e-3, abs=1e-6)


def test_the_error_is_a_v_and_single_precision_turns_earlier() -> None:
    training = RUN.training.graph
    # neither sure nor ruled out, so that the loss bends
    undecided = abs(abs(training.value("d.logits")) - 0.05)
    row, token = divmod(int(undecided.argmin()), undecided.shape[1])
    nudged = Nudged(RUN, "logits", (row, token))
    best = {}
    for double in (True, False):
        errors = [nudged.by(eps, double).error for eps in SIZES]
        least = min(range(len(errors)), key=errors.__getitem__)
        assert errors[0] > 10 * errors[least] and errors[-1] > 10 * errors[least]
        best[double] = least, errors[least]
    assert best[False][0] < best[True][0] and best[True][1] < best[False][1] / 100


def test_what_the_loss_does_not_depend_on_has_no_slope_and_the_run_stays_as_it_was() -> None:
    before = RUN.training.graph.value("loss")[0]
    with pytest.raises(GraphError, match="no gradient"):
        Nudged(RUN, "probs", (0, 0))
    nudged = Nudged(RUN, "E", (0, 0))
    assert nudged.by(1.0).error >= 0 and math.isfinite(nudged.by(1.0).above)
    assert RUN.training.graph.value("loss")[0] == before and not RUN.graph.edits


def test_the_floor_is_the_entropy_of_what_follows_each_beginning() -> None:
    assert floor([[1, 2, 3]]) == 0 and floor([[7]]) == 0 == floor([])
    # after 1 comes 2 or 3, equally often; all else is sure
    assert floor([[1, 2, 4], [1, 3, 4]]) == pytest.approx(math.log(2) / 2)
