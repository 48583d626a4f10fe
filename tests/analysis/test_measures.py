"""Entropy, spread, rank and the lines about them, against numbers worked by hand."""

from __future__ import annotations

import numpy as np
import pytest
from rich.cells import cell_len

from attn_tui.analysis.measures import SINK, entropy, measure_lines, rank, visible_variance
from attn_tui.models.library import find as bundled
from attn_tui.runs.run import run_of
from attn_tui.tour.tour import Tour

STEPS = ("scores", "scaled", "weights", "probs", "next")


def tour_of(model: str, text: str) -> Tour:
    loaded = bundled(model)
    return Tour(run_of(loaded, text))


def measured_at(tour: Tour, step: str, head: int, row: int, lang: str) -> tuple[str, ...]:
    return measure_lines(tour.run, tour.station(step), head, row, lang)


def test_entropy_in_bits() -> None:
    rows = np.array([[0.5, 0.25, 0.25, 0], [1, 0, 0, 0], [0.25, 0.25, 0.25, 0.25]])
    assert entropy(rows).tolist() == [1.5, 0, 2]


def test_hidden_scores_do_not_spread() -> None:
    scores = np.array([[1.0, 99.0], [3.0, 5.0]])
    masked = np.array([[1.0, -np.inf], [3.0, 5.0]])
    assert visible_variance(scores, masked) == pytest.approx(8 / 3)


def test_the_likeliest_ranks_first_and_equals_share_a_rank() -> None:
    row = np.array([0.1, 0.4, 0.1, 0.3, 0.1])
    assert [rank(row, i) for i in range(5)] == [3, 1, 3, 2, 3]


def test_a_row_of_weights_is_measured_against_what_it_can_see() -> None:
    tour = tour_of("byhand", "cat sat it")
    shares = np.zeros((2, 3, 3))
    shares[:, 0, 0] = 1
    shares[:, 1, :2] = 0.25, 0.75
    shares[1, 2] = 0.5, 0.25, 0.25
    tour.graph.set("layer.0.weights", shares)
    assert measured_at(tour, "weights", 1, 1, "en") == (
        "this row's entropy 0.81 of at most 1.00 bits; 25% on the first token",
    )
    said, why = measured_at(tour, "weights", 1, 2, "en")
    assert said == "this row's entropy 1.50 of at most 1.58 bits; 50% on the first token"
    assert why == SINK["en"]


def test_the_first_row_has_no_choice_and_is_no_sink() -> None:
    lines = measured_at(tour_of("byhand", "cat sat it"), "weights", 0, 0, "en")
    assert lines == ("this row's entropy 0.00 of at most 0.00 bits; 100% on the first token",)


def test_the_variance_shrinks_by_k() -> None:
    tour = tour_of("byhand", "cat sat")
    assert tour.model.architecture.d_head == 3
    # of the visible 1, 4 and 7 the mean is 4 and the variance (9 + 0 + 9) / 3
    tour.graph.set("layer.0.scores", np.array([[[1.0, 50.0], [4.0, 7.0]]] * 2))
    for step in ("scores", "scaled"):
        line = "variance of the scores 6, k = 3; after ÷√k 2"
        assert measured_at(tour, step, 0, 0, "en") == (line,)


def test_the_chosen_token_has_its_rank_and_share() -> None:
    tour = tour_of("byhand", "cat sat")
    size = tour.model.architecture.vocabulary
    probs = np.zeros((2, size))
    probs[:, :3] = 0.25, 0.5, 0.25
    tour.graph.set("probs", probs)
    tour.graph.set("next", np.array([2]))
    token = tour.model.tokenizer.vocabulary[2]
    line = f"“{token}”, the choice, ranks 2 at 25.0%; entropy 1.50 bits"
    assert measured_at(tour, "next", 0, 1, "en") == (line,)
    assert measured_at(tour, "probs", 0, 1, "en") == (line,)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("model", ["byhand", "tiny"])
def test_every_line_is_short(model: str, lang: str) -> None:
    tour = tour_of(model, "the cat sat because it was tired 小猫坐在垫子上")
    for step in STEPS:
        for row in range(len(tour.graph.value("tokens"))):
            lines = measured_at(tour, step, 1, row, lang)
            assert lines and max(map(cell_len, lines)) <= 70
    assert measured_at(tour, "embed", 0, 0, lang) == ()
    assert cell_len(SINK[lang]) <= 70
