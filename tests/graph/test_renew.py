"""What is unchanged is not computed again, and the numbers are those of a graph made from scratch."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from attn_tui.graph import CausalMask, Given, Graph, Linear, Scale
from attn_tui.graph.op import Array, same_rows
from tests.fixtures.decoders import Decoder, decoders


@dataclass(frozen=True)
class Counting(Linear):
    """x · W that writes down how many rows it was asked for."""

    rows: tuple[list[int]]

    def forward(self, *inputs: Array) -> Array:
        self.rows[0].append(len(inputs[0]))
        return super().forward(*inputs)


@given(case=decoders(), data=st.data())
@settings(max_examples=60, deadline=None)
def test_after_any_edits_every_number_is_that_of_a_graph_made_from_scratch(
    case: tuple[Decoder, Array], data: st.DataObject
) -> None:
    decoder, tokens = case
    graph, temperature = decoder.graph(tokens), 1.0
    limit, vocabulary = decoder.config.context, decoder.config.vocabulary
    unmasked = False
    for _ in range(data.draw(st.integers(1, 6))):
        graph.value(data.draw(st.sampled_from(graph.names)))
        what = data.draw(st.sampled_from(["append", "cut", "change", "temperature", "mask"]))
        at = data.draw(st.integers(0, len(tokens) - 1))
        token = data.draw(st.integers(0, vocabulary - 1))
        if what == "append" and len(tokens) < limit:
            tokens = np.insert(tokens, data.draw(st.integers(0, len(tokens))), token)
        elif what == "cut" and len(tokens) > 1:
            tokens = np.delete(tokens, at)
        elif what == "change":
            tokens = np.concatenate((tokens[:at], [token], tokens[at + 1 :]))
        elif what == "temperature":
            temperature = data.draw(st.sampled_from([0.5, 1.0, 2.0]))
            graph.set("temperature", np.array([temperature]))
        elif what == "mask":
            unmasked = not unmasked
            graph.replace_op("layer.0.masked", Scale(1.0) if unmasked else CausalMask())
        graph.set("tokens", tokens)
    fresh = decoder.graph(tokens)
    fresh.set("temperature", np.array([temperature]))
    if unmasked:
        fresh.replace_op("layer.0.masked", Scale(1.0))
    for name in graph.names:
        np.testing.assert_allclose(graph.value(name), fresh.value(name), rtol=1e-9, atol=1e-9, err_msg=name)


def test_only_the_rows_that_changed_are_computed() -> None:
    graph, rows = Graph(), [0]
    rows.clear()
    graph.add("x", Given(), axes=("token", "feature"), value=np.arange(12.0).reshape(4, 3))
    graph.add("W", Given(), axes=("feature", "feature"), value=np.eye(3))
    graph.add("y", Counting((rows,)), ("x", "W"), ("token", "feature"))
    first = graph.value("y")
    x = graph.value("x")
    graph.set("x", np.vstack((x, [[1.0, 2.0, 3.0]])))
    np.testing.assert_array_equal(graph.value("y")[:4], first)
    graph.set("x", x[:2])
    np.testing.assert_array_equal(graph.value("y"), first[:2])
    assert rows == [4, 1]
    graph.set("W", 2 * np.eye(3))
    np.testing.assert_array_equal(graph.value("y"), 2 * first[:2])
    assert rows == [4, 1, 2]


@given(data=st.data())
@settings(max_examples=50, deadline=None)
def test_an_edit_taken_back_restores_every_number_and_in_a_copy_leaves_every_bit(data: st.DataObject) -> None:
    decoder, tokens = data.draw(decoders())
    original = decoder.graph(tokens)
    before = {name: original.value(name) for name in original.names}
    name = data.draw(st.sampled_from([n for n in original.names if before[n].dtype.kind == "f"]))
    edited = before[name] + 0.5
    graph = original.copy()
    if np.isfinite(edited).all():
        graph.set(name, edited)
    for each in graph.names:
        graph.value(each)
    if graph.node(name).given:
        graph.set(name, before[name])
    else:
        graph.clear(name)
    for each in graph.names:
        np.testing.assert_allclose(graph.value(each), before[each], rtol=1e-9, atol=1e-9, err_msg=each)
        assert np.array_equal(original.value(each), before[each]), each


def test_rows_are_equal_as_far_as_both_reach() -> None:
    a = np.array([[1.0, 0.0], [2.0, 3.0]])
    wider = np.array([[1.0, 0.0, 0.0], [2.0, 3.0, 4.0]])
    assert same_rows(a, a) == 2
    assert same_rows(a, a + np.array([[0.0], [1.0]])) == 1
    assert same_rows(a, wider) == same_rows(wider, a) == 2
    assert same_rows(a[:, :1], wider) == 1
    assert same_rows(np.array([4, 5, 6]), np.array([4, 5, 7, 8])) == 2
    assert same_rows(np.full((2, 1, 1), np.nan), np.full((2, 1, 1), np.nan)) == 0
