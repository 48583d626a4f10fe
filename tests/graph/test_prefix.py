"""Rows that are kept in long texts, and that nothing else ever sees: numbers are those made from scratch."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attn_tui.graph import (
    Add,
    CausalMask,
    Given,
    Graph,
    Linear,
    MergeHeads,
    RepeatHeads,
    Scale,
    Scores,
    Softmax,
    SplitHeads,
    WeightedSum,
    prefix,
)
from attn_tui.graph.op import Array
from attn_tui.graph.prefix import Kept, same_rows
from tests.fixtures.decoders import Decoder, configs, decoders, random_weights


@contextmanager
def long_from(rows: int) -> Iterator[None]:
    """Texts count as long from so many tokens on."""
    usual, prefix.LONG = prefix.LONG, rows
    try:
        yield
    finally:
        prefix.LONG = usual


@dataclass(frozen=True)
class Counting(Linear):
    """x · W that writes down how many rows it was asked for."""

    asked: tuple[list[int]]

    def forward(self, *inputs: Array) -> Array:
        self.asked[0].append(len(inputs[0]))
        return super().forward(*inputs)


def near(now: Array, fresh: Array, name: str) -> None:
    """Equal to 1e-9, in single precision to 1e-5 of the largest number."""
    single = fresh.dtype == np.float32
    largest = float(np.abs(fresh[np.isfinite(fresh)]).max(initial=1.0)) if single else 1.0
    close = 1e-5 if single else 1e-9
    np.testing.assert_allclose(now, fresh, rtol=close, atol=close * largest, err_msg=name)


def bits(graph: Graph) -> dict[str, bytes]:
    return {name: graph.value(name).tobytes() for name in graph.names}


@st.composite
def cases(draw: st.DrawFn, dtype: str = "float64") -> tuple[Decoder, Array]:
    """A decoder with room for some tokens, and tokens."""
    config = replace(draw(configs()), context=draw(st.integers(1, 7)))
    weights = random_weights(config, draw(st.integers(0, 999)), draw(st.booleans()), dtype)
    ids = st.lists(st.integers(0, config.vocabulary - 1), min_size=1, max_size=config.context)
    return Decoder(config, weights), draw(ids.map(np.array))


def changed(draw: st.DataObject, tokens: Array, limit: int, vocabulary: int) -> Array:
    """The tokens with one put in, taken out or exchanged, more often than not at the end."""
    at = draw.draw(st.integers(0, len(tokens) - 1) | st.just(len(tokens) - 1))
    token, what = (
        draw.draw(st.integers(0, vocabulary - 1)),
        draw.draw(st.sampled_from(["append", "cut", "change"])),
    )
    if what == "append" and len(tokens) < limit:
        return np.insert(tokens, at + draw.draw(st.integers(0, 1)), token)
    if what == "cut" and len(tokens) > 1:
        return np.delete(tokens, at)
    return np.concatenate((tokens[:at], [token], tokens[at + 1 :]))


def twins(data: st.DataObject, dtype: str = "float64") -> tuple[Graph, Graph]:
    """A graph after some changes of its tokens, temperature and mask; and one made from scratch."""
    decoder, tokens = data.draw(cases(dtype))
    graph, temperature, unmasked = decoder.graph(tokens), 1.0, False
    for _ in range(data.draw(st.integers(1, 6))):
        if data.draw(st.booleans()):
            graph = graph.copy()
        graph.value(data.draw(st.sampled_from(graph.names) | st.just("next")))
        what = data.draw(st.sampled_from(["tokens", "tokens", "tokens", "temperature", "mask"]))
        if what == "tokens":
            tokens = changed(data, tokens, decoder.config.context, decoder.config.vocabulary)
            graph.set("tokens", tokens)
        elif what == "temperature":
            temperature = data.draw(st.sampled_from([0.5, 1.0, 2.0]))
            graph.set("temperature", np.array([temperature]))
        else:
            unmasked = not unmasked
            graph.replace_op("layer.0.masked", Scale(1.0) if unmasked else CausalMask())
    fresh = decoder.graph(tokens)
    fresh.set("temperature", np.array([temperature]))
    if unmasked:
        fresh.replace_op("layer.0.masked", Scale(1.0))
    return graph, fresh


@pytest.mark.parametrize("dtype", ["float64", "float32"])
@given(data=st.data())
@settings(max_examples=100, deadline=None)
def test_after_any_changes_every_number_of_a_long_text_is_that_of_a_graph_made_from_scratch(
    dtype: str, data: st.DataObject
) -> None:
    with long_from(1):
        graph, fresh = twins(data, dtype)
        for name in graph.names:
            # of two numbers alike but for rounding single precision may draw either
            if name != "next" or dtype == "float64":
                near(graph.value(name), fresh.value(name), name)


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_after_any_changes_every_bit_of_a_short_text_is_that_of_a_graph_made_from_scratch(
    data: st.DataObject,
) -> None:
    graph, fresh = twins(data, "float32")
    assert bits(graph) == bits(fresh)


@given(case=cases("float32"), data=st.data())
@settings(max_examples=40, deadline=None)
def test_an_edit_of_a_cell_keeps_no_rows(case: tuple[Decoder, Array], data: st.DataObject) -> None:
    decoder, tokens = case
    with long_from(1):
        graph, fresh = decoder.graph(tokens), decoder.graph(tokens)
        before = bits(graph)
        name = data.draw(st.sampled_from([n for n in graph.names if graph.value(n).dtype == np.float32]))
        cell = tuple(data.draw(st.integers(0, size - 1)) for size in graph.value(name).shape)
        for each in (graph, fresh):
            each.edit(name, cell, 0.5)
        assert bits(graph) == bits(fresh)
        graph.restore(name, cell)
        assert bits(graph) == before


@given(data=st.data())
@settings(max_examples=100, deadline=None)
def test_attention_to_another_text_keeps_rows_of_its_own_text_alone(data: st.DataObject) -> None:
    """Cross-attention: what is looked at changes, or what looks, and no mask hides the rest of a row."""
    rng = np.random.default_rng(data.draw(st.integers(0, 99)))
    d, masked = 4, data.draw(st.booleans())
    tables = {"x": rng.normal(size=(9, d)), "memory": rng.normal(size=(9, d))}
    rows = {name: list(range(data.draw(st.integers(1, 5)))) for name in tables}

    def built() -> Graph:
        graph = Graph()
        for name, table in tables.items():
            graph.add(name, Given(), value=table[rows[name]])
        graph.add("q", SplitHeads(2), ["x"])
        graph.add("kv", SplitHeads(1), ["memory"])
        graph.add("narrow", Given(), value=np.eye(d, d // 2))
        graph.add("less", Linear(), ["memory", "narrow"])
        graph.add("shared", SplitHeads(1), ["less"])
        graph.add("k", RepeatHeads(2), ["shared"])
        graph.add("scores", Scores(), ["q", "k"])
        graph.add("doubled", Add(), ["scores", "scores"])
        graph.add("seen", CausalMask() if masked else Scale(1.0), ["doubled"])
        graph.add("weights", Softmax(), ["seen"])
        graph.add("mixed", WeightedSum(), ["weights", "k"])
        graph.add("out", MergeHeads(), ["mixed"])
        return graph

    with long_from(1):
        graph = built()
        for _ in range(data.draw(st.integers(1, 4))):
            graph.value(data.draw(st.sampled_from(graph.names) | st.just("out")))
            name = data.draw(st.sampled_from(["x", "memory"]))
            rows[name] = changed(data, np.array(rows[name]), 6, 9).tolist()
            graph.set(name, tables[name][rows[name]])
        fresh = built()
        for name in graph.names:
            near(graph.value(name), fresh.value(name), name)


@pytest.mark.parametrize(("long", "asked"), [(3, [4, 1, 2, 2, 4, 2]), (9, [4, 5, 2, 2, 4, 4])])
def test_in_a_long_text_only_the_rows_that_changed_are_computed(long: int, asked: list[int]) -> None:
    graph, counted = Graph(), ([0],)
    counted[0].clear()
    x = np.arange(12.0).reshape(4, 3)
    graph.add("x", Given(), axes=("token", "feature"), value=x)
    graph.add("W", Given(), axes=("feature", "feature"), value=np.eye(3))
    graph.add("y", Counting(counted), ("x", "W"), ("token", "feature"))
    with long_from(long):
        first = graph.value("y")
        graph.set("x", np.vstack((x, [[1.0, 2.0, 3.0]])))
        np.testing.assert_array_equal(graph.value("y")[:4], first)
        graph.set("x", x[:2])
        np.testing.assert_array_equal(graph.value("y"), first[:2])
        graph.set("W", 2 * np.eye(3))
        np.testing.assert_array_equal(graph.value("y"), 2 * first[:2])
        graph.set("x", x)
        graph.edit("W", (0, 0), 1.0)
        np.testing.assert_array_equal(graph.value("y"), x @ np.diag([1, 2, 2]))
        graph.set("x", x + np.array([[0.0], [0.0], [1.0], [1.0]]))
        np.testing.assert_array_equal(graph.value("y"), graph.value("x") @ np.diag([1, 2, 2]))
    assert counted[0] == asked


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
    assert same_rows(a, a) == Kept(2)
    assert same_rows(a, a + np.array([[0.0], [1.0]])) == Kept(1)
    assert same_rows(a, wider) == same_rows(wider, a) == Kept(2, block=True)
    assert same_rows(a[:, :1], wider) == Kept(1, block=True)
    assert same_rows(np.array([4, 5, 6]), np.array([4, 5, 7, 8])) == Kept(2)
    assert same_rows(np.full((2, 1, 1), np.nan), np.full((2, 1, 1), np.nan)) == Kept(0)
