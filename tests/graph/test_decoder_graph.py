"""The ops hung together as a decoder: reasons name the right nodes, and gradients run to every weight."""

from __future__ import annotations

import math

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from attn_tui.graph import gradients, recombine
from attn_tui.graph.op import Array
from attn_tui.models.architecture import Architecture
from tests.fixtures.decoders import Decoder, decoders, random_weights
from tests.graph.cases import a_cell, every_cell, leaves


@given(case=decoders(), data=st.data())
@settings(max_examples=60, deadline=None)
def test_every_reason_in_a_decoder_names_the_node_and_cell_it_came_from(
    case: tuple[Decoder, Array], data: st.DataObject
) -> None:
    decoder, tokens = case
    graph = decoder.graph(tokens)
    for name in graph.names:
        value, node = graph.value(name), graph.node(name)
        assert len(node.axes) == value.ndim, name
        assert node.given or node.formula, name
        cell = a_cell(data.draw, value)
        arithmetic = graph.explain(name, cell)
        assert math.isclose(arithmetic.value, float(value[cell]), rel_tol=1e-9, abs_tol=1e-9), name
        assert math.isclose(recombine(arithmetic), float(value[cell]), rel_tol=1e-9, abs_tol=1e-9), name
        for factor in leaves(arithmetic):
            if factor.source is not None:
                assert factor.node == node.inputs[factor.source]
                assert factor.value == float(graph.value(factor.node)[factor.cell])


@given(case=decoders(largest=2), seed=st.integers(0, 99))
@settings(max_examples=12, deadline=None)
def test_the_gradients_of_a_whole_decoder_agree_with_central_differences(
    case: tuple[Decoder, Array], seed: int
) -> None:
    decoder, tokens = case
    graph = decoder.graph(tokens)
    graph.set("temperature", np.array([0.75]))
    aim = np.random.default_rng(seed).normal(size=graph.value("probs").shape)
    found = gradients(graph, "probs", aim)
    fixed = ("tokens", "top_k", "top_p", "seed")
    given_nodes = [n for n in graph.names if graph.node(n).given and n not in fixed]
    assert set(decoder.weights) | {"temperature"} == set(given_nodes)
    for name in given_nodes:
        before, step = graph.value(name), 1e-6
        expected = np.zeros(before.shape)
        for cell in every_cell(before):
            losses = []
            for sign in (1, -1):
                moved = before.copy()
                moved[cell] += sign * step
                graph.set(name, moved)
                losses.append(float((graph.value("probs") * aim).sum()))
            expected[cell] = (losses[0] - losses[1]) / (2 * step)
        graph.set(name, before)
        scale = max(1.0, float(np.abs(expected).max()))
        np.testing.assert_allclose(found[name], expected, rtol=1e-4, atol=1e-4 * scale, err_msg=name)


def test_a_changed_token_forgets_no_weight_and_a_changed_layer_nothing_before_it() -> None:
    config = Architecture(2, 2, 4, 2, 8, 5, 6)
    graph = Decoder(config, random_weights(config, 0)).graph(np.array([1, 2, 3]))
    graph.value("next")
    everything = graph.evaluated
    graph.set("layer.1.W_o", graph.value("layer.1.W_o") * 2)
    names = graph.names
    after = names[names.index("layer.1.attn") :]
    weights = {n for n in names if graph.node(n).given}
    assert everything - graph.evaluated == set(after) - weights - {"draw"}
    graph.value("next")
    graph.set("tokens", np.array([4]))
    assert graph.evaluated == weights


def test_the_names_and_their_order_are_these() -> None:
    config = Architecture(2, 2, 4, 2, 8, 5, 6)
    graph = Decoder(config, random_weights(config, 0)).graph(np.array([1]))
    assert " ".join(graph.names).split() == NAMES.split()


NAMES = """
tokens E embed P position x
layer.0.norm1.gain layer.0.norm1.bias layer.0.norm1
layer.0.W_q layer.0.b_q layer.0.q_proj layer.0.q
layer.0.W_k layer.0.b_k layer.0.k_proj layer.0.k
layer.0.W_v layer.0.b_v layer.0.v_proj layer.0.v
layer.0.scores layer.0.scaled layer.0.masked layer.0.weights layer.0.mixed layer.0.concat
layer.0.W_o layer.0.b_o layer.0.attn layer.0.mid
layer.0.norm2.gain layer.0.norm2.bias layer.0.norm2
layer.0.W_in layer.0.b_in layer.0.mlp_in layer.0.mlp_act layer.0.W_out layer.0.b_out layer.0.mlp layer.0.out
layer.1.norm1.gain layer.1.norm1.bias layer.1.norm1
layer.1.W_q layer.1.b_q layer.1.q_proj layer.1.q
layer.1.W_k layer.1.b_k layer.1.k_proj layer.1.k
layer.1.W_v layer.1.b_v layer.1.v_proj layer.1.v
layer.1.scores layer.1.scaled layer.1.masked layer.1.weights layer.1.mixed layer.1.concat
layer.1.W_o layer.1.b_o layer.1.attn layer.1.mid
layer.1.norm2.gain layer.1.norm2.bias layer.1.norm2
layer.1.W_in layer.1.b_in layer.1.mlp_in layer.1.mlp_act layer.1.W_out layer.1.b_out layer.1.mlp layer.1.out
final.gain final.bias final logits temperature tempered top_k top_p kept probs seed draw next
"""
