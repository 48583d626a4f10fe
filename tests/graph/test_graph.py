"""The graph: lazy, forgetful of exactly what it must forget, and clear about what it cannot do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import pairwise
from random import Random
from threading import Barrier

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attn_tui.graph import (
    Add,
    Copy,
    Given,
    Graph,
    GraphError,
    MergeHeads,
    Scale,
    Softmax,
    SplitHeads,
    gradients,
    recombine,
)
from attn_tui.graph.op import Array, Op
from tests.fixtures.decoders import Decoder, decoders

Wiring = list[tuple[int, ...]]


@dataclass(frozen=True)
class Counting(Op):
    """A sum that tells how often it was asked for."""

    name: str
    calls: Counter[str] = field(compare=False)

    def forward(self, *inputs: Array) -> Array:
        """The sum of the inputs, and one more call."""
        self.calls[self.name] += 1
        return np.asarray(sum(inputs))


@st.composite
def wirings(draw: st.DrawFn) -> Wiring:
    """For each node of a random graph the numbers of its inputs, all of them smaller; none: given."""
    return [
        tuple(draw(st.lists(st.integers(0, i - 1), max_size=3))) if i else ()
        for i in range(draw(st.integers(1, 9)))
    ]


def build(wiring: Wiring) -> tuple[Graph, Counter[str]]:
    """The graph of this wiring; its given nodes hold their number."""
    graph, calls = Graph(), Counter[str]()
    for i, inputs in enumerate(wiring):
        if inputs:
            graph.add(str(i), Counting(str(i), calls), map(str, inputs))
        else:
            graph.add(str(i), Given(), value=np.full(1, i))
    return graph, calls


def upstream(wiring: Wiring, node: int) -> set[int]:
    """The node and all that it depends on, found the slow way."""
    return {node}.union(*(upstream(wiring, i) for i in wiring[node]))


def computed(wiring: Wiring, nodes: set[int]) -> dict[str, int]:
    """One call for each of these nodes that is not given."""
    return {str(i): 1 for i in nodes if wiring[i]}


@given(wiring=wirings(), data=st.data())
@settings(deadline=None)
def test_a_look_evaluates_what_it_needs_once_and_nothing_else(wiring: Wiring, data: st.DataObject) -> None:
    graph, calls = build(wiring)
    assert not calls
    wanted = data.draw(st.integers(0, len(wiring) - 1))
    graph.value(str(wanted))
    assert calls == computed(wiring, upstream(wiring, wanted))
    graph.value(str(wanted))
    assert calls == computed(wiring, upstream(wiring, wanted))


@given(wiring=wirings(), data=st.data())
@settings(deadline=None)
def test_a_change_forgets_exactly_what_lies_downstream(wiring: Wiring, data: st.DataObject) -> None:
    graph, calls = build(wiring)
    every = range(len(wiring))
    before = {i: graph.value(str(i)) for i in every}
    calls.clear()
    changed = data.draw(st.integers(0, len(wiring) - 1))
    graph.set(str(changed), np.full(1, 1000))
    below = {i for i in every if i != changed and changed in upstream(wiring, i)}
    assert graph.evaluated == {str(i) for i in set(every) - below}
    assert graph.downstream(str(changed)) == tuple(str(i) for i in sorted(below))
    after = {i: graph.value(str(i)) for i in every}
    assert calls == computed(wiring, below)
    assert all(after[i] is before[i] for i in set(every) - below - {changed})
    for i in every:
        wanted = 1000 if i == changed else sum(after[j] for j in wiring[i]) if wiring[i] else i
        assert after[i] == wanted


@given(wiring=wirings(), data=st.data())
@settings(deadline=None)
def test_a_value_set_by_hand_stops_the_forgetting_until_it_is_cleared(
    wiring: Wiring, data: st.DataObject
) -> None:
    graph, calls = build(wiring)
    every = range(len(wiring))
    before = {i: graph.value(str(i)) for i in every}
    held = data.draw(st.integers(0, len(wiring) - 1))
    graph.set(str(held), np.full(1, -7))
    assert graph.is_set(str(held))
    calls.clear()
    for i in every:
        graph.value(str(i))
    calls.clear()
    root = data.draw(st.sampled_from([i for i in every if not wiring[i]]))
    graph.set(str(root), graph.value(str(root)))
    around = {i for i in every if _reached(wiring, i, root, held)}
    for i in every:
        graph.value(str(i))
    assert calls == computed(wiring, around)
    if wiring[held]:
        graph.clear(str(held))
        assert not graph.is_set(str(held))
        assert all((graph.value(str(i)) == before[i]).all() for i in every)


def _reached(wiring: Wiring, node: int, root: int, held: int) -> bool:
    """Whether a path leads from `root` to another `node` without entering `held`."""
    return node != held and any(i == root or _reached(wiring, i, root, held) for i in wiring[node])


def line(*names: str) -> tuple[Graph, Counter[str]]:
    """Nodes one after another, the first given as 1."""
    graph, calls = Graph(), Counter[str]()
    graph.add(names[0], Given(), value=np.ones(1))
    for before, after in pairwise(names):
        graph.add(after, Counting(after, calls), [before])
    return graph, calls


def test_another_op_forgets_its_node_and_what_follows() -> None:
    graph, calls = line("a", "b", "c", "d")
    graph.value("d")
    graph.replace_op("c", Scale(5.0))
    assert graph.evaluated == {"a", "b"}
    assert graph.value("d") == 5
    assert calls == {"b": 1, "c": 1, "d": 2}


def test_clearing_what_was_never_set_keeps_everything() -> None:
    graph, _ = line("a", "b", "c")
    graph.value("c")
    graph.clear("b")
    assert graph.evaluated == {"a", "b", "c"}


def test_a_copy_goes_its_own_way_and_keeps_what_was_known() -> None:
    graph, calls = line("a", "b", "c")
    graph.value("b")
    other = graph.copy()
    assert other.value("b") is graph.value("b")
    other.set("a", np.full(1, 9.0))
    other.set("b", np.full(1, 8.0))
    other.replace_op("c", Scale(2.0))
    other.add("d", Scale(3.0), ["b"])
    assert (float(other.value("c")[0]), float(other.value("d")[0])) == (16, 24)
    assert graph.value("a") == graph.value("b") == graph.value("c") == 1
    assert graph.names == ("a", "b", "c") and graph.users("b") == ("c",) and not graph.is_set("b")
    graph.set("a", np.full(1, 3.0))
    assert other.value("a") == 9
    assert calls == {"b": 1, "c": 1}


def test_a_value_set_by_hand_explains_itself_as_such() -> None:
    graph, _ = line("a", "b")
    graph.set("b", np.array([4.5]))
    arithmetic = graph.explain("b", (0,))
    assert (arithmetic.value, recombine(arithmetic), arithmetic.operator) == (4.5, 4.5, "set by hand")
    assert graph.explain("a", (-1,)).operator == "given"


def test_a_node_used_twice_gets_both_gradients() -> None:
    graph = Graph()
    graph.add("a", Given(), value=np.array([3.0]))
    graph.add("twice", Add(), ["a", "a"])
    graph.add("sum", Add(), ["twice", "a"])
    found = gradients(graph, "sum", np.array([2.0]))
    assert {name: g.tolist() for name, g in found.items()} == {"sum": [2], "twice": [2], "a": [6]}


def test_no_gradient_passes_a_value_that_was_set_by_hand() -> None:
    graph = Graph()
    graph.add("a", Given(), value=np.array([3.0]))
    graph.add("b", Scale(2.0), ["a"])
    graph.add("c", Scale(5.0), ["b"])
    graph.set("b", np.array([1.0]))
    found = gradients(graph, "c", np.ones(1))
    assert set(found) == {"c", "b"} and found["b"] == 5


def test_what_the_graph_cannot_do_it_says_in_one_line() -> None:
    graph, _ = line("a", "b")
    graph.add("empty", Given())
    graph.add("late", Scale(2.0), ["empty"])
    attempts: dict[str, Callable[[], object]] = {
        "already a node named 'a'": lambda: graph.add("a", Given()),
        "no node named 'nowhere'": lambda: graph.value("nowhere"),
        "no node named 'none'": lambda: graph.add("c", Add(), ["a", "none"]),
        "no node named 'x'": lambda: graph.set("x", np.ones(1)),
        "no node named 'y'": lambda: graph.clear("y"),
        "no node named 'z'": lambda: graph.explain("z", (0,)),
        "empty has no value yet": lambda: graph.value("late"),
        "a is given from outside": lambda: graph.clear("a"),
        "no cell [1] in it": lambda: graph.explain("b", (1,)),
        "no cell [-2] in it": lambda: graph.explain("b", (-2,)),
        "no cell [0, 0] in it": lambda: graph.explain("b", (0, 0)),
    }
    for words, attempt in attempts.items():
        with pytest.raises(GraphError) as caught:
            attempt()
        assert words in str(caught.value)
        assert len(str(caught.value).splitlines()) == 1
    assert graph.names == ("a", "b", "empty", "late"), "a refused node leaves nothing behind"


@given(case=decoders(), order=st.randoms(use_true_random=False))
@settings(max_examples=20, deadline=None)
def test_two_threads_that_look_at_once_see_the_same_arrays(
    case: tuple[Decoder, Array], order: Random
) -> None:
    decoder, tokens = case
    graph, alone, start = decoder.graph(tokens), decoder.graph(tokens), Barrier(3)

    def look(names: list[str]) -> dict[str, Array]:
        start.wait()
        return {name: graph.value(name) for name in names}

    shuffled = [order.sample(graph.names, len(graph.names)) for _ in range(3)]
    with ThreadPoolExecutor(3) as pool:
        first, *others = pool.map(look, shuffled)
    for name in graph.names:
        assert all(other[name] is first[name] for other in others) and graph.value(name) is first[name]
        assert first[name].tobytes() == alone.value(name).tobytes()


def test_a_copy_made_while_another_thread_evaluates_is_whole() -> None:
    graph, _ = line(*map(str, range(300)))
    start = Barrier(2)

    def evaluate() -> Array:
        start.wait()
        return graph.value("299")

    with ThreadPoolExecutor(1) as pool:
        done = pool.submit(evaluate)
        start.wait()
        copies = [graph.copy() for _ in range(200)]
    for copy in copies:
        assert copy.value("299") == done.result() and copy.unedited("150") == 1


def test_numbers_that_are_only_moved_are_of_the_kind_that_they_were() -> None:
    graph = Graph()
    graph.add("ids", Given(), value=np.array([1, 2]))
    graph.add("x", Given(), value=np.ones((2, 4)))
    graph.add("late", Given())
    graph.add("q", SplitHeads(2), ["x"])
    graph.add("shares", Softmax(), ["q"])
    graph.add("joined", MergeHeads(), ["shares"])
    graph.add("same", Copy(), ["joined"])
    graph.add("scaled", Scale(2.0), ["same"])
    graph.add("alike", Copy(), ["ids"])
    assert {name: graph.kind(name) for name in graph.names} == {
        "ids": "integer",
        "x": "signed",
        "late": "signed",
        "q": "signed",
        "shares": "probability",
        "joined": "probability",
        "same": "probability",
        "scaled": "signed",
        "alike": "integer",
    }
