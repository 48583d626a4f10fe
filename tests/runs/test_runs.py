"""What is set up is what is computed: switches and edits come and go without a trace."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attn_tui.analysis.trace import Trace, trace
from attn_tui.graph import Graph
from attn_tui.graph.arithmetic import recombine
from attn_tui.models.architecture import ModelError
from attn_tui.models.knobs import at_rest
from attn_tui.models.library import find as bundled
from attn_tui.models.switches import SWITCHES, options
from attn_tui.runs.edit import Edit, EditError, parse_edit
from attn_tui.runs.edit import checked as checked_edit
from attn_tui.runs.run import Runs
from attn_tui.runs.setup import Setup
from attn_tui.tour.tour import Tour

TEXTS = ("the cat sat because it was tired", "小猫坐在垫子上，因为它累了", "it", "The cat. The cat.")
MODELS = ("byhand", pytest.param("tiny", marks=pytest.mark.slow))
RUNS = Runs()


def bits(graph: Graph) -> dict[str, bytes]:
    return {name: graph.value(name).tobytes() for name in graph.names}


def all_options(model: str) -> list[tuple[str, str]]:
    shape = bundled(model).architecture
    known = (SWITCHES[switch] for switch in bundled(model).family.switches)
    plain = (switch for switch in known if not switch.of_heads)
    return [(switch.id, option) for switch in plain for option in options(shape, switch)[1:]]


@st.composite
def setups(draw: st.DrawFn, model: str) -> Setup:
    """A model with some switches turned and some numbers changed."""
    loaded, switches = RUNS.model(model), dict[str, str]()
    for name, value in draw(st.lists(st.sampled_from(all_options(model)), max_size=3)):
        switches = loaded.turned(switches, name, value)
    if draw(st.booleans()):
        switches = loaded.turned(switches, draw(st.sampled_from(["silent", "only"])), "0.1")
    return Setup(model, draw(st.sampled_from(TEXTS)), switches=tuple(switches.items()))


def some_edits(data: st.DataObject, graph: Graph) -> tuple[Edit, ...]:
    names = [n for n in graph.names if graph.value(n).dtype.kind == "f" and graph.value(n).size > 1]
    found = []
    for _ in range(data.draw(st.integers(1, 3))):
        name = data.draw(st.sampled_from(names))
        cell = tuple(data.draw(st.integers(0, size - 1)) for size in graph.value(name).shape)
        found.append(Edit(name, cell, data.draw(st.sampled_from([0.0, 2.5, -3.0]))))
    return tuple({(edit.node, edit.cell): edit for edit in found}.values())


@pytest.mark.parametrize("model", MODELS)
@given(data=st.data())
@settings(max_examples=15, deadline=None)
def test_clearing_all_edits_restores_every_node_bit_for_bit(model: str, data: st.DataObject) -> None:
    setup = data.draw(setups(model))
    before = bits(RUNS[setup].graph)
    edits = some_edits(data, RUNS[setup].graph)
    edited = RUNS[replace(setup, edits=edits)].graph
    edited.value("next")
    for edit in edits:
        assert edited.value(edit.node)[edit.cell] == np.float32(edit.value)
    assert bits(RUNS[setup].graph) == before


@pytest.mark.parametrize("model", MODELS)
@given(data=st.data())
@settings(max_examples=15, deadline=None)
def test_an_edited_tour_is_one_computed_from_scratch(model: str, data: st.DataObject) -> None:
    first, second = data.draw(setups(model)), data.draw(st.sampled_from(TEXTS))
    edits = some_edits(data, RUNS[first].graph)
    RUNS[replace(first, edits=edits)].graph.value("next")
    setup = replace(first, edits=edits, text=second)
    lazy = RUNS[setup].graph
    fresh = bundled(model).rebuilt(dict(setup.switches)).graph(second)
    for edit in edits:
        fresh.edit(edit.node, edit.cell, edit.value)
    assert lazy.names == fresh.names
    for name in fresh.names:
        expected = fresh.value(name)
        scale = max(1.0, float(np.abs(expected[np.isfinite(expected)]).max(initial=0)))
        np.testing.assert_allclose(lazy.value(name), expected, rtol=1e-5, atol=1e-5 * scale, err_msg=name)


@pytest.mark.parametrize("model", MODELS)
def test_turning_a_switch_there_and_back_is_the_identity(model: str) -> None:
    setup, loaded = Setup(model, TEXTS[0]), bundled(model)
    before = bits(RUNS[setup].graph)
    for name, option in [*all_options(model), ("silent", "0.1"), ("only", "0.0")]:
        there = loaded.turned({}, name, option)
        assert there == {name: option}
        changed = bits(RUNS[replace(setup, switches=tuple(there.items()))].graph)
        if (name, option) not in (("norm", "none"),) or model == "tiny":
            assert changed != before, (name, option)
        back = loaded.turned(there, name, SWITCHES[name].trained(loaded.architecture))
        assert back == {}
        assert bits(RUNS[replace(setup, switches=tuple(back.items()))].graph) == before


@pytest.mark.parametrize("model", MODELS)
@given(data=st.data())
@settings(max_examples=20, deadline=None)
def test_following_why_to_any_depth_recombines_at_every_level(model: str, data: st.DataObject) -> None:
    setup = data.draw(setups(model))
    plain = RUNS[setup].graph
    graph = RUNS[replace(setup, edits=some_edits(data, plain))].graph
    name = data.draw(st.sampled_from([n for n in graph.names if graph.value(n).size]))
    cell = tuple(data.draw(st.integers(0, size - 1)) for size in graph.value(name).shape)
    _holds(graph, trace(graph, name, cell, data.draw(st.integers(1, 14))))


def _holds(graph: Graph, one: Trace) -> None:
    value = float(graph.value(one.node)[one.cell])
    largest = max((abs(f.value) for term in one.arithmetic.terms for f in term), default=0)
    for found in (recombine(one.arithmetic), one.arithmetic.value):
        if one.node != "next":
            assert found == pytest.approx(value, rel=1e-3, abs=1e-4 * max(1.0, min(largest, 1e6))), one.node
    for each in one.because:
        _holds(graph, each)


def test_the_way_back_ends_at_weights_and_the_text() -> None:
    graph = RUNS[Setup("byhand", TEXTS[0])].graph
    ends = set()

    def walk(one: Trace) -> None:
        if not one.because:
            ends.add(one.node)
        for each in one.because:
            walk(each)

    walk(trace(graph, "layer.0.weights", (0, 4, 1), 40))
    assert all(graph.node(name).given for name in ends)
    assert "E" in ends and any(name.startswith("layer.0.W_") for name in ends)


def test_an_edit_without_a_cell_waits_until_the_cell_is_there_again() -> None:
    edits = (Edit("layer.0.scores", (0, 6, 1), 2.5),)
    setup = Setup("byhand", TEXTS[0], edits=edits)
    assert RUNS[setup].graph.value("layer.0.scores")[0, 6, 1] == 2.5
    short = RUNS[replace(setup, text="it")]
    assert not Tour(short).has("layer.0.scores", (0, 6, 1)) and short.graph.value("next").shape == (1,)
    assert RUNS[setup].graph.value("layer.0.scores")[0, 6, 1] == 2.5


@given(data=st.data())
@settings(max_examples=10, deadline=None)
def test_a_run_keeps_its_values_whatever_runs_are_made_later(data: st.DataObject) -> None:
    """In any order, from two threads at once, looked at before or after."""
    runs = Runs()
    some = st.builds(
        Setup,
        st.just("byhand"),
        st.sampled_from(TEXTS),
        knobs=st.sampled_from([at_rest(), (("temperature", 0.5), *at_rest()[1:])]),
        switches=st.sampled_from([(), (("scaling", "off"),), (("norm", "after"),)]),
        edits=st.sampled_from([(), (Edit("E", (1, 0), 2.5),), (Edit("layer.0.scores", (0, 0, 0), -3.0),)]),
    )
    first, others = data.draw(some), data.draw(st.lists(some, min_size=2, max_size=40))
    early = runs[first]
    seen = data.draw(st.sampled_from(["next", "layer.0.q", "text"]))
    early.graph.value(seen)

    def look(setup: Setup) -> dict[str, bytes]:
        return bits(runs[setup].graph)

    with ThreadPoolExecutor(2) as pool:
        ours = pool.submit(bits, early.graph)
        theirs = list(pool.map(look, others))
        before = ours.result()
    assert bits(early.graph) == before == bits(Runs()[first].graph)
    assert [bits(Runs()[setup].graph) for setup in others] == theirs


def test_a_run_is_made_once() -> None:
    runs, setup = Runs(), Setup("byhand", TEXTS[0])
    assert runs[setup] is runs[Setup("byhand", TEXTS[0])]
    assert runs[replace(setup, text=TEXTS[1])].graph is not runs[setup].graph


@pytest.mark.parametrize(
    ("said", "wrong"),
    {
        "scores": "is no edit",
        "scores[0]=x": "is no edit",
        "layer.0.scores[0,0,99]=1": "there is no cell",
        "nothing[0]=1": "no node named",
        "layer.0.scores[0,0,0]=1e9": "from -10000 to 10000",
        "layer.0.scores[0,0,0]=-inf": "-10000 before a softmax",
        "layer.0.scores[0,0,0]=nan": "not nan",
        "tokens[0]=0.5": "a whole number",
        "tokens[0]=99999": "from 0 to",
        "text[0]=65": "edit the sentence",
        "temperature[0]=0": "from 0.01",
    }.items(),
)
def test_an_edit_that_cannot_be_is_refused_in_one_line(said: str, wrong: str) -> None:
    tour = RUNS[Setup("byhand", TEXTS[0])]
    with pytest.raises(Exception, match=wrong) as error:
        checked_edit(parse_edit(said), tour.model, tour.graph)
    assert type(error.value).__name__ in ("EditError", "GraphError") and "\n" not in str(error.value)


def test_an_edit_is_read_as_it_is_written() -> None:
    edit = Edit("layer.0.scores", (0, 3, 1), 0.1)
    assert parse_edit(str(edit)) == edit == parse_edit(" layer.0.scores [0, 3,1] = 0.1 ")
    tour = RUNS[Setup("byhand", TEXTS[0])]
    assert checked_edit(Edit("layer.0.scores", (0, -1, 1), 1), tour.model, tour.graph).cell == (0, 6, 1)
    with pytest.raises(EditError):
        parse_edit("layer.0.scores[]=1")


@pytest.mark.parametrize(
    ("name", "value"),
    [("colour", "red"), ("mask", "sideways"), ("positions", "nowhere"), ("silent", "x"), ("only", "9.9")],
)
def test_a_switch_that_there_is_not_is_refused_in_one_line(name: str, value: str) -> None:
    with pytest.raises(ModelError) as error:
        bundled("byhand").turned({}, name, value)
    assert "\n" not in str(error.value)
