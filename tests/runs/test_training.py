"""A run's training run: asked for on demand, edited and compared as any other, its names read."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from attn_tui.analysis.compare import compared
from attn_tui.analysis.trace import Trace, trace
from attn_tui.models.names import of_training, parse, plain_name
from attn_tui.runs.edit import Edit
from attn_tui.runs.run import Runs
from attn_tui.runs.setup import Setup
from attn_tui.tour.names import cell_name, where
from attn_tui.tour.tour import Tour
from attn_tui.tour.view import view

RUNS = Runs()
SETUP = Setup("byhand", "the cat sat because it was tired")


def test_an_ordinary_run_has_no_node_of_training_and_its_training_run_has_all_others_too() -> None:
    run = Runs()[SETUP]
    run.graph.value("layer.0.q")
    assert not any(map(of_training, run.graph.names)) and run.having("layer.0.q") is run
    training = run.having("d.layer.0.q")
    assert training is run.training and training.graph.names[: len(run.graph.names)] == run.graph.names
    assert all(map(of_training, training.graph.names[len(run.graph.names) :]))
    assert training.graph.value("layer.0.q") is run.graph.value("layer.0.q")


def test_a_gradient_is_named_and_labelled_as_what_it_is_the_gradient_of() -> None:
    assert parse("d.layer.0.q") == ("layer.", 0, "d.q") and parse("new.m.layer.3.W_q").short == "new.m.W_q"
    assert plain_name("d.layer.0.norm1.by.q_proj") == plain_name("d.layer.0.norm1") == "layer.0.norm1"
    run = RUNS[SETUP].training
    graph = run.graph
    for name in graph.names:
        if name.startswith(("d.", "new.", "m.", "v.")):
            of = plain_name(name)
            assert graph.node(name).axes == graph.node(of).axes
            theirs, ours = view(run, of, "en"), view(run, name, "en")
            assert (list(ours.rows), list(ours.columns)) == (list(theirs.rows), list(theirs.columns)), name
            assert graph.value(name).shape == graph.value(of).shape
    assert cell_name(run, "d.layer.0.scores", (1, 4, 1), "en") == "d.scores[it → cat]"
    assert where(run, "d.layer.0.scores", (1, 4, 1), "en") == "layer 1 · head 2"


def test_an_edit_on_the_way_there_blocks_the_way_back_and_one_of_a_gradient_goes_on() -> None:
    plain = RUNS[SETUP].training.graph
    there = RUNS[replace(SETUP, edits=(Edit("layer.0.scores", (0, 4, 1), 9.0),))].training.graph
    assert there.value("d.layer.0.scores.passed")[0, 4, 1] == 0
    assert not np.array_equal(there.value("d.layer.0.W_q"), plain.value("d.layer.0.W_q"))
    back = RUNS[replace(SETUP, edits=(Edit("d.layer.0.scores", (0, 4, 1), 9.0),))].training.graph
    q, k = back.value("d.layer.0.q"), back.value("layer.0.k")
    scores = back.value("d.layer.0.scores")
    assert scores[0, 4, 1] == 9
    np.testing.assert_allclose(q[0, 4], scores[0, 4] @ k[0], rtol=1e-5, atol=1e-6)
    loss = RUNS[replace(SETUP, edits=(Edit("loss.token", (2,), 0.0),))].training.graph
    assert loss.value("d.loss.token.passed")[2] == 0 and not loss.value("d.logits")[2].any()
    aim = RUNS[replace(SETUP, edits=(Edit("target", (2,), 5.0),))].training.graph
    assert aim.value("d.logits")[2].argmin() == 5


def test_gradients_of_two_sentences_are_compared_token_by_token() -> None:
    then = RUNS[replace(SETUP, text="the cat sat because it was happy")]
    both = compared(Tour(RUNS[SETUP].training), Tour(then.training))
    for name in RUNS[SETUP].training.graph.names:
        if of_training(name):
            pair = both.values(name)
            assert pair is not None and pair[0].shape == pair[1].shape and np.isfinite(both.moved(name)), name
    assert both.moved("d.layer.0.scores") > 0 and both.moved("d.logits") > 0


def test_the_reasons_of_a_gradient_lead_to_the_loss_the_weights_and_the_text() -> None:
    graph, ends = RUNS[SETUP].training.graph, set()

    def walk(one: Trace) -> None:
        if not one.because:
            ends.add(one.node)
        for each in one.because:
            walk(each)

    walk(trace(graph, "d.layer.0.scores", (1, 4, 1), 60))
    assert all(graph.node(name).given or name == "d.loss" for name in ends) and ends
