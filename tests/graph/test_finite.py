"""Numbers that overflow: the graph goes on or says where it began, in one line, and nothing warns."""

from __future__ import annotations

import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attn_tui.graph import (
    Add,
    CausalMask,
    Gelu,
    Given,
    Graph,
    GraphError,
    Keep,
    LayerNorm,
    RMSNorm,
    Scale,
    Softmax,
    first_not_finite,
    recombine,
)
from attn_tui.graph.arithmetic import derived
from attn_tui.graph.op import Array
from attn_tui.graph.ops.ablation import Copy
from attn_tui.graph.uses import uses
from attn_tui.models.architecture import Architecture
from tests.fixtures.decoders import Decoder, configs, random_weights

HUGE = st.sampled_from([1e4, -1e4, 3e38, -3e38, 1e20, float("inf"), float("nan"), 0.5])


@given(made=configs(), data=st.data())
@settings(max_examples=60, deadline=None)
def test_whatever_overflows_no_look_warns_or_fails_otherwise_than_in_one_line(
    made: Architecture, data: st.DataObject
) -> None:
    weights = random_weights(made, data.draw(st.integers(0, 99)), dtype=np.float32)
    ids = st.lists(st.integers(0, made.vocabulary - 1), min_size=1, max_size=made.context)
    graph = Decoder(made, weights).graph(np.array(data.draw(ids)))
    floats = [n for n in graph.names if graph.value(n).dtype == np.float32]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for _ in range(data.draw(st.integers(1, 5))):
            name = data.draw(st.sampled_from(floats))
            try:
                shape = graph.value(name).shape
            except GraphError:
                continue
            graph.edit(name, tuple(data.draw(st.integers(0, n - 1)) for n in shape), data.draw(HUGE))
        first: str | None = None
        for name in graph.names:
            upstream = first_not_finite(graph, name)
            try:
                value = graph.value(name)
            except GraphError as error:
                assert len(str(error).splitlines()) == 1
                assert first is not None and "undefined (NaN)" in str(error)
                continue
            holds = value.dtype.kind == "f" and not np.isfinite(value[~np.isneginf(value)]).all()
            overflow = np.isneginf(value).any() and name not in MAY_HIDE
            first = first or (name if holds or overflow else None)
            if upstream is not None:
                assert graph.names.index(upstream) <= graph.names.index(name)
                assert first is not None and graph.names.index(first) <= graph.names.index(upstream)
            assert not (holds or overflow) or upstream is not None, name
            cell = tuple(data.draw(st.integers(0, n - 1)) for n in value.shape)
            recombine(graph.explain(name, cell))
            uses(graph, name, cell)


MAY_HIDE = [*(f"layer.{i}.masked" for i in range(2)), "kept"]


class Swapped(Copy):
    """From one end of single precision to the other."""

    def forward(self, *inputs: Array) -> Array:
        return np.where(inputs[0] < 0.5, np.float32(3e38), np.float32(-3e38))


def test_a_move_too_large_for_its_precision_is_no_warning() -> None:
    graph = Graph()
    graph.add("x", Given(), value=np.array([[0.0]], dtype=np.float32))
    graph.add("swapped", Swapped(), ["x"])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        (use,) = uses(graph, "x", (0, 0))
    assert use.cells == (((0, 0), -np.inf),)


def test_what_a_mask_hides_is_no_overflow_and_what_overflows_is_named_first() -> None:
    graph = Graph()
    graph.add("x", Given(), value=np.full((2, 2), 3e38, dtype=np.float32))
    graph.add("masked", CausalMask(), ["x"])
    graph.add("scaled", Scale(0.5), ["masked"])
    graph.add("weights", Softmax(), ["scaled"])
    graph.add("twice", Scale(2.0), ["scaled"])
    graph.add("four", Add(), ["twice", "twice"])
    graph.add("later", Scale(0.0), ["four"])
    assert first_not_finite(graph, "weights") is first_not_finite(graph, "twice") is None
    assert first_not_finite(graph, "four") == first_not_finite(graph, "later") == "four"
    assert first_not_finite(graph, "weights", "later") == "four"
    graph.edit("x", (0, 0), -3e38)
    graph.edit("x", (1, 0), np.nan)
    assert first_not_finite(graph, "later") == "x" == first_not_finite(graph, "masked")
    graph.set("scaled", np.zeros((2, 2)))
    assert first_not_finite(graph, "later") is None
    graph.set("scaled", np.full((2, 2), -np.inf))
    assert first_not_finite(graph, "weights") == "scaled"


def test_a_row_that_is_hidden_and_a_row_that_overflowed_are_told_apart() -> None:
    graph = Graph()
    graph.add("x", Given(), value=np.full((1, 2), -3e38, dtype=np.float32))
    graph.add("twice", Scale(2.0), ["x"])
    graph.add("weights", Softmax(), ["twice"])
    with pytest.raises(GraphError, match=r"^weights has no value: from twice on"):
        graph.value("weights")
    graph.set("x", np.full((1, 2), 1.0))
    graph.add("k", Given(), value=np.array([1]))
    graph.add("p", Given(), value=np.ones(1))
    graph.add("kept", Keep(), ["x", "k", "p"])
    for cell in ((0, 0), (0, 1)):
        graph.edit("kept", cell, -np.inf)
    graph.add("shares", Softmax(), ["kept"])
    assert first_not_finite(graph, "shares") is None
    with pytest.raises(GraphError, match=r"^shares: softmax of a row in which everything is hidden"):
        graph.value("shares")
    assert [(use.node, use.count) for use in uses(graph, "kept", (0, 0))] == [("shares", 0)]


@pytest.mark.parametrize("op", [Gelu(), Softmax(), RMSNorm(), LayerNorm()], ids=lambda op: type(op).__name__)
@pytest.mark.parametrize("x", [3e38, -3e38, np.inf, -np.inf, np.nan])
def test_an_explained_overflow_is_the_one_that_was_computed(op: object, x: float) -> None:
    graph = Graph()
    graph.add("x", Given(), value=np.array([[x, 1.0, 2.0]], dtype=np.float32))
    names = ["x"]
    if isinstance(op, (RMSNorm, LayerNorm)):
        graph.add("gain", Given(), value=np.ones(3, dtype=np.float32))
        graph.add("bias", Given(), value=np.zeros(3, dtype=np.float32))
        names += ["gain", "bias"][: 1 + isinstance(op, LayerNorm)]
    assert isinstance(op, (Gelu, Softmax, RMSNorm, LayerNorm))
    graph.add("y", op, names)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for column in range(3):
            told = graph.explain("y", (0, column))
            assert np.isnan(told.value) or told.value == pytest.approx(float(graph.value("y")[0, column]))
            recombine(told)


def test_a_derived_number_is_infinite_where_numpy_says_so() -> None:
    graph = Graph()
    graph.add("x", Given(), value=np.zeros(1))
    term = ((graph.explain("x", (0,)).terms[0][0],),)
    assert derived("1/x", "", term).value == derived("1/√x", "", term).value == np.inf
