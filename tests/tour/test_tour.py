"""The steps, their matrices, and the way between a matrix's cells and the node's."""

from __future__ import annotations

import numpy as np
import pytest

from attn_tui.graph import recombine
from attn_tui.models.library import find as bundled
from attn_tui.models.model import Model
from attn_tui.runs.run import run_of
from attn_tui.tour.steps import STEPS
from attn_tui.tour.tour import Tour, TourError, lit
from attn_tui.tour.view import view

TEXTS = (
    "the cat sat on the mat because it was tired",
    "小猫坐在垫子上，因为它累了",
    "cat",
    "zyzzyx 他 [UNK]",
)


@pytest.fixture(scope="module", params=TEXTS)
def tour(request: pytest.FixtureRequest) -> Tour:
    model = bundled("byhand")
    return Tour(run_of(model, request.param))


def test_every_step_has_words_in_both_languages() -> None:
    for step in STEPS.values():
        assert all(words[lang] for words in (step.mark, step.title, step.gloss) for lang in ("zh", "en"))
    assert all(id == step.id for id, step in STEPS.items())


def test_the_steps_follow_the_data_flow(tour: Tour) -> None:
    names = list(tour.graph.names)
    nodes = [names.index(station.node) for station in tour.stations]
    assert nodes == sorted(nodes)
    assert [step.id for step in tour.steps][:4] == ["text", "pieces", "ids", "embed"]
    assert tour.steps[-1].id == "next"


def test_operands_are_the_nodes_inputs(tour: Tour) -> None:
    for station in tour.stations:
        for head in range(tour.model.architecture.heads):
            taken = set(tour.graph.node(station.explained).inputs)
            shown = {operand.node for _, operand in tour.operands(station, head, "en")}
            assert shown <= taken, station
            assert taken - shown <= {"tokens"}, station


def test_every_cell_of_every_step_recombines_and_lights_its_operands(tour: Tour) -> None:
    for station in tour.stations:
        shown = tour.result(station, 0, "zh")
        for place in ((0, 0), (shown.shape[0] - 1, shown.shape[1] - 1)):
            arithmetic = tour.explain(station, shown, place)
            assert recombine(arithmetic) == pytest.approx(float(shown.values[place]), abs=1e-9)
            for _, operand in tour.operands(station, 0, "zh"):
                for row, column in lit(arithmetic, operand):
                    assert 0 <= row < operand.shape[0] and 0 <= column < operand.shape[1]
            if station.step.id == "scores":
                assert all(len(lit(arithmetic, o)) == 3 for _, o in tour.operands(station, 0, "zh"))


def test_places_and_cells_are_inverse(tour: Tour) -> None:
    for station in tour.stations:
        for _, shown in (("", tour.result(station, 1, "en")), *tour.operands(station, 1, "en")):
            for row in range(min(3, shown.shape[0])):
                for column in range(min(3, shown.shape[1])):
                    cell = shown.cell((row, column))
                    assert shown.place(cell) == (row, column)
                    assert tour.graph.value(shown.node)[cell] == shown.values[row, column]


def test_labels_match_the_shape(tour: Tour) -> None:
    for name in tour.graph.names:
        shown = view(tour.run, name, "zh")
        assert (len(shown.rows), len(shown.columns)) == shown.values.shape


def test_a_transposed_key_matrix_has_tokens_across(tour: Tour) -> None:
    _, keys = tour.operands(tour.station("scores"), 0, "en")[1]
    assert keys.axes == ("dim", "token")
    assert np.array_equal(keys.values, tour.graph.value("layer.0.k")[0].T)


def test_an_unknown_step_is_refused_by_name(tour: Tour) -> None:
    with pytest.raises(TourError, match="its steps are: text, pieces"):
        tour.station("nope")


def test_numbers_for_lessons(tour: Tour) -> None:
    scores = tour.graph.value("layer.0.scores")
    assert tour.number("scores", (0, 0), "layer.", 0, 1) == scores[1, 0, 0]
    assert tour.number("layer.0.scores", (0, -1, -1), "layer.", 0, 0) == scores[0, -1, -1]
    assert tour.number("scores", (99, 0), "layer.", 0, 0) is None
    assert tour.number("nope", (0, 0), "layer.", 0, 0) is None


def test_numbers_for_lessons_by_label() -> None:
    tour = Tour(run_of(bundled("byhand"), "the cat likes it because it is warm"))
    scores = tour.graph.value("layer.0.scores")
    assert tour.number("scores", (("nowhere", "it", "它"), 0), "layer.", 0, 1) == scores[1, 3, 0]
    assert tour.number("embed", (0, ("living",)), "", 0, 0) == tour.graph.value("embed")[0, 1]
    assert tour.number("embed", (0, ("活物",)), "", 0, 0, "zh") == tour.graph.value("embed")[0, 1]
    assert tour.number("embed", (0, ("nowhere",)), "", 0, 0) is None
    assert tour.number("embed", (0, 0, ("nowhere",)), "", 0, 0) is None


def test_candidates_are_the_largest_probabilities(tour: Tour) -> None:
    probs = tour.graph.value("probs")[-1]
    found = tour.candidates(5)
    assert [one.drawn for one in found] == sorted(probs.tolist(), reverse=True)[:5]
    assert found[0].token == tour.model.tokenizer.vocabulary[int(tour.graph.value("next")[0])]


def test_an_empty_text_has_no_number() -> None:
    model: Model = bundled("byhand")
    assert Tour(run_of(model, "")).number("scores", (0, 0), "", 0, 0) is None
