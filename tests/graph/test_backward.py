"""The gradient is graph: every `d.NAME` is ∂loss/∂NAME, and its reasons name the cells that it came from."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attn_tui.graph import Add, Given, Graph, GraphError, MeanLoss, Scale, add_gradients, gradients, recombine
from attn_tui.graph.arithmetic import Cell
from attn_tui.graph.op import Array
from attn_tui.models.architecture import Architecture
from attn_tui.models.families import build, with_loss
from tests.fixtures.decoders import Decoder, decoders, random_weights
from tests.fixtures.make_gradient_reference import PATH, graphs
from tests.graph.cases import a_cell, leaves

STEP = 1e-5


def slope(graph: Graph, name: str, cell: Cell, of: str = "loss") -> float:
    """∂loss/∂cell by central differences, the number put there by hand."""
    now, losses = float(graph.value(name)[cell]), []
    for by in (STEP, -STEP):
        moved = graph.copy()
        moved.edit(name, cell, now + by)
        losses.append(float(moved.value(of).sum()))
    return (losses[0] - losses[1]) / (2 * STEP)


def with_edits(data: st.DataObject, graph: Graph) -> None:
    """Put numbers into some cells of what the loss depends on."""
    names = [name for name in graph.upstream("loss") if graph.value(name).dtype.kind == "f"]
    for name in data.draw(st.lists(st.sampled_from(names), max_size=2)):
        cell = a_cell(data.draw, graph.value(name))
        graph.edit(name, cell, float(data.draw(st.floats(-2, 2, width=16))))


def lossy(decoder: Decoder, tokens: Array) -> Graph:
    graph = decoder.graph(tokens)
    with_loss(decoder.config, graph)
    return graph


@given(case=decoders(), data=st.data())
@settings(max_examples=40, deadline=None)
def test_every_gradient_is_the_slope_of_the_loss_edited_cells_too(
    case: tuple[Decoder, Array], data: st.DataObject
) -> None:
    graph = lossy(*case)
    with_edits(data, graph)
    found = gradients(graph, "loss")
    for name in graph.upstream("loss"):
        value = graph.value(name)
        if value.dtype.kind != "f":
            assert name not in found
            continue
        cell = a_cell(data.draw, value)
        if not np.isfinite(value[cell]):
            assert found[name][cell] == 0 and name.endswith("masked")
            continue
        told = float(found[name][cell]) if name in found else 0.0
        scale = max(1.0, float(np.abs(found[name]).max())) if name in found else 1.0
        assert told == pytest.approx(slope(graph, name, cell), rel=1e-4, abs=2e-6 * scale), name


@given(case=decoders(), data=st.data())
@settings(max_examples=40, deadline=None)
def test_every_reason_of_a_gradient_recombines_and_names_where_it_came_from(
    case: tuple[Decoder, Array], data: st.DataObject
) -> None:
    graph = lossy(*case)
    with_edits(data, graph)
    before = set(graph.names)
    add_gradients(graph, "loss")
    for name in set(graph.names) - before:
        value, node = graph.value(name), graph.node(name)
        assert len(node.axes) == value.ndim and node.formula, name
        cell = a_cell(data.draw, value)
        arithmetic = graph.explain(name, cell)
        for said in (arithmetic.value, recombine(arithmetic)):
            assert math.isclose(said, float(value[cell]), rel_tol=1e-9, abs_tol=1e-9), name
        for factor in leaves(arithmetic):
            if factor.source is not None:
                assert factor.node == node.inputs[factor.source]
                assert factor.value == float(graph.value(factor.node)[factor.cell])


@given(case=decoders(), count=st.integers(1, 3), seed=st.integers(0, 99))
@settings(max_examples=20, deadline=None)
def test_the_gradients_of_a_batch_are_the_mean_of_those_of_its_texts(
    case: tuple[Decoder, Array], count: int, seed: int
) -> None:
    decoder, tokens = case
    rng = np.random.default_rng(seed)
    texts = rng.integers(0, decoder.config.vocabulary, (count, len(tokens)))
    alone = [gradients(lossy(decoder, text), "loss") for text in texts]
    batch = lossy(decoder, texts)
    found = gradients(batch, "loss")
    assert found.keys() == alone[0].keys()
    for name, value in found.items():
        parts = [each[name] for each in alone]
        same = batch.node(name).given or name == "loss"
        expected = sum(parts) / count if same else np.stack(parts) / count
        expected = parts[0] if name == "loss" else expected
        np.testing.assert_allclose(value, expected, rtol=1e-9, atol=1e-12, err_msg=name)


@given(case=decoders())
@settings(max_examples=10, deadline=None)
def test_one_token_has_no_loss_and_no_gradient(case: tuple[Decoder, Array]) -> None:
    decoder, tokens = case
    graph = lossy(decoder, tokens[:1])
    assert graph.value("target").tolist() == [-1] and graph.value("loss").tolist() == [0]
    for name, value in gradients(graph, "loss").items():
        assert name == "loss" or not value.any(), name


def test_the_gradients_are_those_that_pytorch_found() -> None:
    with np.load(PATH, allow_pickle=False) as file:
        for case, graph in graphs():
            assert graph.value("tokens").tolist() == file[f"{case}/tokens"].tolist()
            np.testing.assert_allclose(graph.value("loss"), file[f"{case}/loss"], rtol=1e-5)
            found = gradients(graph, "loss")
            start = f"{case}/d."
            expected = {key.removeprefix(start): file[key] for key in file if key.startswith(start)}
            assert found.keys() == expected.keys() and len(found) > 20
            for name, value in expected.items():
                largest = max(float(np.abs(value).max()), 1e-4)
                np.testing.assert_allclose(found[name], value, rtol=1e-4, atol=1e-4 * largest, err_msg=name)
                assert found[name].dtype == np.float32


def test_what_flows_back_from_several_users_is_added_up_and_each_part_can_be_seen() -> None:
    graph = Graph()
    graph.add("a", Given(), axes=("one",), value=np.array([3.0]))
    graph.add("b", Add(), ["a", "a"], ("one",))
    graph.add("c", Scale(5.0), ["a"], ("one",))
    graph.add("loss", Add(), ["b", "c"], ("one",))
    assert add_gradients(graph, "loss") == ("loss", "c", "b", "a")
    parts = {name: float(graph.value(name)[0]) for name in graph.names if ".by." in name}
    assert parts == {"d.a.by.c": 5.0, "d.a.by.b": 1.0, "d.a.by.b.2": 1.0}
    assert graph.value("d.a").tolist() == [7] and len(graph.explain("d.a", (0,)).terms) == 3
    with pytest.raises(GraphError, match="already a node"):
        add_gradients(graph, "loss")
    with pytest.raises(GraphError, match="no node named"):
        add_gradients(graph, "lost")


def test_only_chosen_rows_count_where_some_are_named() -> None:
    decoder = Decoder(config := Architecture(1, 1, 3, 2, 4, 5, 6), random_weights(config, 1))
    graph = lossy(decoder, np.array([1, 2, 3, 4]))
    graph.replace_op("loss", MeanLoss((0, 2, 3)))
    losses = graph.value("loss.token")
    assert losses[3] == 0 and graph.value("loss")[0] == pytest.approx((losses[0] + losses[2]) / 2)
    assert gradients(graph, "loss")["loss.token"].tolist() == [0.5, 0, 0.5, 0]


def test_the_loss_of_a_token_that_is_all_but_impossible_is_finite() -> None:
    config = Architecture(1, 1, 1, 1, 0, 2, 4, norm="none", positions="none", tied=False)
    weights = random_weights(config, 0, biased=False, dtype=np.float32)
    weights["W_u"] = np.array([[1e4, -1e4]], dtype=np.float32)
    weights["E"] = np.ones((2, 1), dtype=np.float32)
    graph = lossy(Decoder(config, weights), np.array([0, 1, 0]))
    assert np.isfinite(graph.value("loss")[0]) and graph.value("loss")[0] > 100
    assert all(np.isfinite(value).all() for value in gradients(graph, "loss").values())


def test_gradients_are_made_only_when_somebody_looks_and_the_graph_keeps_its_own() -> None:
    config = Architecture(2, 2, 4, 2, 8, 5, 6)
    graph = Decoder(config, random_weights(config, 0)).graph(np.array([1, 2, 3]))
    graph.value("next")
    names, seen = graph.names, graph.evaluated
    other = graph.copy()
    with_loss(config, other)
    add_gradients(other, "loss")
    assert graph.names == names and other.names[: len(names)] == names
    assert other.evaluated == seen
    other.value("d.layer.1.scores")
    assert "d.layer.1.W_q" not in other.evaluated and "d.layer.0.out" not in other.evaluated
    assert graph.evaluated == seen


def test_the_names_on_the_way_back_and_their_order_are_these() -> None:
    config = Architecture(1, 2, 4, 2, 8, 5, 6)
    graph = build(config, random_weights(config, 0, biased=False))
    with_loss(config, graph)
    before = len(graph.names)
    add_gradients(graph, "loss")
    assert " ".join(graph.names[before:]).split() == NAMES.split()


NAMES = """
d.loss d.loss.token d.logits d.final d.final.bias d.final.gain
d.layer.0.out d.layer.0.mlp d.layer.0.W_out d.layer.0.mlp_act d.layer.0.mlp_in d.layer.0.W_in
d.layer.0.norm2 d.layer.0.norm2.bias d.layer.0.norm2.gain
d.layer.0.mid.by.out d.layer.0.mid.by.norm2 d.layer.0.mid
d.layer.0.attn d.layer.0.W_o d.layer.0.concat d.layer.0.mixed
d.layer.0.weights d.layer.0.masked d.layer.0.scaled d.layer.0.scores
d.layer.0.v d.layer.0.v_proj d.layer.0.W_v d.layer.0.k d.layer.0.k_proj d.layer.0.W_k
d.layer.0.q d.layer.0.q_proj d.layer.0.W_q
d.layer.0.norm1.by.v_proj d.layer.0.norm1.by.k_proj d.layer.0.norm1.by.q_proj d.layer.0.norm1
d.layer.0.norm1.bias d.layer.0.norm1.gain
d.x.by.layer.0.mid d.x.by.layer.0.norm1 d.x d.position d.P d.embed d.E.by.logits d.E.by.embed d.E
"""


def test_an_edited_softmax_goes_back_by_what_it_would_have_said_itself() -> None:
    config = Architecture(1, 1, 3, 2, 0, 4, 5)
    graph = lossy(Decoder(config, random_weights(config, 2)), np.array([1, 2, 3]))
    graph.edit("layer.0.weights", (0, 1, 0), 0.9)
    found: dict[str, Any] = gradients(graph, "loss")
    for cell in np.ndindex(3, 3):
        if cell[1] <= cell[0]:
            expected = slope(graph, "layer.0.scores", (0, *cell))
            assert found["layer.0.scores"][0, *cell] == pytest.approx(expected, abs=1e-8)
    add_gradients(graph, "loss")
    assert graph.value("d.layer.0.weights.passed")[0, 1, 0] == 0 != graph.value("d.layer.0.weights")[0, 1, 0]
    assert graph.value("layer.0.weights.made")[0, 1, 0] != 0.9
