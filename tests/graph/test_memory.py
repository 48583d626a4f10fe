"""Values within a budget: the largest are forgotten, and what is computed again is the same."""

from __future__ import annotations

import numpy as np
import pytest

from attn_tui.graph import Graph
from attn_tui.graph.memory import LEFT, held, to_forget
from attn_tui.models.library import find
from attn_tui.runs.run import Runs
from attn_tui.runs.setup import Setup
from tests.fixtures.make_published import FOLDER

TEXT = "The capital of France is" + " cat" * 20
BUDGET = 100_000


@pytest.fixture(scope="module")
def free() -> Graph:
    graph = find(str(FOLDER / "llama")).graph(TEXT)
    for name in graph.names:
        graph.value(name)
    return graph


def test_within_a_budget_every_number_is_the_same_and_less_is_kept(free: Graph) -> None:
    graph = find(str(FOLDER / "llama")).graph(TEXT)
    graph.budget = BUDGET
    graph.value("next")
    assert graph.held < free.held and graph.held <= 2 * BUDGET
    assert graph.evaluated < free.evaluated
    for name in graph.names:
        np.testing.assert_array_equal(graph.value(name), free.value(name), err_msg=name)


def test_an_edit_stays_though_its_value_was_forgotten(free: Graph) -> None:
    graph = free.copy()
    graph.edit("layer.0.scores", (0, 3, 1), 2.5)
    graph.budget = 1
    for name in graph.names:
        graph.value(name)
    assert graph.value("layer.0.scores")[0, 3, 1] == 2.5
    assert graph.unedited("layer.0.scores")[0, 3, 1] == free.value("layer.0.scores")[0, 3, 1]


def test_the_largest_go_first_and_no_more_than_must() -> None:
    values = {"small": np.zeros(10), "large": np.zeros(1000), "kept": np.zeros(500), "middle": np.zeros(100)}
    assert to_forget(values, {"kept"}, 16_000) == ["large"]
    assert to_forget(values, {"kept"}, 1) == ["large", "middle", "small"]
    assert held([values["small"], values["small"], values["small"][2:]]) == 80
    assert 0 < LEFT < 1


def test_runs_forget_those_that_nobody_asked_for_where_memory_is_short() -> None:
    name = find(str(FOLDER / "llama")).name
    runs = Runs(BUDGET)
    first = runs[Setup(name, TEXT)]
    first.graph.value("next")
    runs[Setup(name, TEXT + " x")].graph.value("next")
    runs[Setup(name, TEXT + " xy")]
    assert runs[Setup(name, TEXT)] is not first
