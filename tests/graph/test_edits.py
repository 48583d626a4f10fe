"""A number put into a cell: what follows is what follows from scratch, and it is gone without a trace."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attn_tui.graph import Given, Graph, GraphError, Scale, gradients
from attn_tui.graph.arithmetic import Cell, factors
from attn_tui.graph.graph import BY_HAND
from attn_tui.graph.op import Array
from attn_tui.graph.uses import uses
from tests.fixtures.decoders import Decoder, decoders

CASES = decoders()
CHOOSING = ("top_k", "top_p", "seed", "draw", "temperature", "next", "tokens")


def by_hand(graph: Graph, edits: dict[tuple[str, Cell], float]) -> dict[str, Array]:
    """Every node from the first to the last by its op alone: no laziness, nothing kept, nothing shared."""
    values: dict[str, Array] = {}
    for name in graph.names:
        node = graph.node(name)
        value = graph.unedited(name) if node.given else node.op.forward(*(values[i] for i in node.inputs))
        value = value.copy()
        for (edited, cell), number in edits.items():
            if edited == name:
                value[cell] = number
        values[name] = value
    return values


def a_cell(data: st.DataObject, graph: Graph) -> tuple[str, Cell]:
    names = [name for name in graph.names if name not in CHOOSING]
    name = data.draw(st.sampled_from(names))
    return name, tuple(data.draw(st.integers(0, size - 1)) for size in graph.value(name).shape)


@given(case=CASES, data=st.data())
@settings(max_examples=80, deadline=None)
def test_an_edited_graph_is_one_computed_with_that_number(
    case: tuple[Decoder, Array], data: st.DataObject
) -> None:
    decoder, tokens = case
    graph, edits = decoder.graph(tokens), dict[tuple[str, Cell], float]()
    for _ in range(data.draw(st.integers(1, 4))):
        graph.value(data.draw(st.sampled_from(graph.names)))
        place = a_cell(data, graph)
        edits[place] = data.draw(st.floats(-5, 5, width=16))
        graph.edit(*place, edits[place])
    for name, value in by_hand(graph, edits).items():
        np.testing.assert_allclose(graph.value(name), value, rtol=1e-9, atol=1e-9, err_msg=name)
    for name, cell in edits:
        assert graph.explain(name, cell).operator == BY_HAND
        assert graph.value(name)[cell] == edits[name, cell]


@given(case=CASES, data=st.data())
@settings(max_examples=60, deadline=None)
def test_edits_on_a_copy_leave_every_bit_of_the_original(
    case: tuple[Decoder, Array], data: st.DataObject
) -> None:
    decoder, tokens = case
    graph = decoder.graph(tokens)
    before = {name: graph.value(name).copy() for name in graph.names}
    edited = graph.copy()
    for _ in range(data.draw(st.integers(1, 4))):
        edited.edit(*a_cell(data, graph), data.draw(st.floats(-5, 5)))
        edited.value("next")
    assert not graph.edits
    for name in graph.names:
        assert graph.value(name).tobytes() == before[name].tobytes(), name


@given(case=CASES, data=st.data())
@settings(max_examples=40, deadline=None)
def test_restoring_every_cell_gives_the_numbers_back(
    case: tuple[Decoder, Array], data: st.DataObject
) -> None:
    decoder, tokens = case
    graph = decoder.graph(tokens)
    before = {name: graph.value(name).copy() for name in graph.names}
    places = [a_cell(data, graph) for _ in range(data.draw(st.integers(1, 3)))]
    for place in places:
        graph.edit(*place, data.draw(st.floats(-5, 5)))
        graph.value("probs")
    for place in places:
        graph.restore(*place)
    assert not graph.edits
    for name in graph.names:
        np.testing.assert_allclose(graph.value(name), before[name], rtol=1e-12, atol=1e-12, err_msg=name)


def test_an_edit_stays_through_other_inputs_as_long_as_its_cell_exists() -> None:
    graph = Graph()
    graph.add("x", Given(), axes=("token",), value=np.arange(3.0))
    graph.add("y", Scale(2.0), ("x",), ("token",))
    graph.edit("y", (2,), 9.0)
    assert graph.value("y").tolist() == [0, 2, 9] and graph.unedited("y").tolist() == [0, 2, 4]
    graph.set("x", np.array([5.0, 6.0, 7.0]))
    assert graph.value("y").tolist() == [10, 12, 9]
    graph.set("x", np.array([5.0]))
    assert graph.value("y").tolist() == [10]
    graph.set("x", np.array([1.0, 1.0, 1.0, 1.0]))
    assert graph.value("y").tolist() == [2, 2, 9, 2]
    graph.edit("x", (0,), 4.0)
    assert graph.value("y").tolist() == [8, 2, 9, 2] and graph.unedited("x").tolist() == [1, 1, 1, 1]
    graph.set("x", np.array([3.0, 3.0, 3.0]))
    assert graph.value("x").tolist() == [4, 3, 3]
    graph.restore("x", (0,))
    graph.restore("x", (7,))
    assert graph.value("y").tolist() == [6, 6, 9]
    with pytest.raises(GraphError, match="no node"):
        graph.edit("z", (0,), 1.0)


def test_nothing_flows_back_through_a_number_that_was_set_by_hand() -> None:
    graph = Graph()
    graph.add("x", Given(), axes=("token",), value=np.arange(3.0))
    graph.add("y", Scale(2.0), ("x",), ("token",))
    graph.edit("y", (1,), 9.0)
    assert gradients(graph, "y", np.ones(3))["x"].tolist() == [2, 0, 2]


@given(case=CASES, data=st.data())
@settings(max_examples=80, deadline=None)
def test_who_uses_a_cell_names_it_in_its_reasons(case: tuple[Decoder, Array], data: st.DataObject) -> None:
    decoder, tokens = case
    graph = decoder.graph(tokens)
    name, cell = a_cell(data, graph)
    for use in uses(graph, name, cell, most=4):
        for place, moved in use.cells:
            assert moved != 0
            # what keeps the best of a row, and what draws, depend on cells that their own does not name
            if use.node in ("kept", "draw", "next"):
                continue
            found = graph.explain(use.node, place)
            assert any((f.node, f.cell) == (name, cell) for f in factors(found))


def test_who_uses_a_cell_says_how_far_each_moves() -> None:
    graph = Graph()
    graph.add("x", Given(), axes=("token",), value=np.arange(3.0))
    graph.add("y", Scale(-2.5), ("x",), ("token",))
    graph.add("z", Scale(1.0), ("x",), ("token",))
    first, second = uses(graph, "x", (-1,))
    assert (first.node, first.count, first.cells) == ("y", 1, (((2,), -2.5),))
    assert (second.node, second.nudge, second.cells) == ("z", 1.0, (((2,), 1.0),))
    assert uses(graph, "y", (0,)) == ()
