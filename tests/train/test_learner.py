"""Weights that learn: the same gradients as the graph's, the same steps as its ops; and seeds repeat."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from attn_tui.graph import AdamStep, MovingAverage, add_gradients
from attn_tui.graph.backward import gradient
from attn_tui.graph.optimiser import AdamW
from attn_tui.models.architecture import Architecture
from attn_tui.models.families import build, with_loss
from attn_tui.train.adam import PIECE, Adam
from attn_tui.train.batch import HELD
from attn_tui.train.learner import CLIP, Learner, NotFinite, on_answer
from attn_tui.train.plan import Plan
from attn_tui.train.tasks import TASKS
from attn_tui.train.training import Training

TASK = TASKS["reverse"]
SMALL = replace(TASK.architecture, d_model=8, d_head=4, d_mlp=16)
PLAN = Plan(steps=12, batch=4, rate=1e-2, looks=3, warm=2)


def test_a_step_is_that_of_the_graphs_own_ops() -> None:
    learner, batch = Learner(SMALL, PLAN), TASK.batch(0, 0, 3)
    before = {name: weight.copy() for name, weight in learner.weights.items()}
    graph = build(SMALL, before)
    graph.set("tokens", batch.tokens)
    loss = with_loss(SMALL, graph)
    graph.set("target", batch.target)
    add_gradients(graph, loss)
    grads = {name: graph.value(gradient(name)) for name in before}
    length = np.sqrt(sum(float((g * g).sum()) for g in grads.values()))
    assert learner.advance(batch) == pytest.approx(float(graph.value(loss)[0]))
    s = PLAN.optimiser
    for name, weight in before.items():
        g = grads[name] * np.float32(min(1, CLIP / length))
        m = MovingAverage(s.beta1, 1 - s.beta1).forward(np.zeros_like(g), g)
        v = MovingAverage(s.beta2, 1 - s.beta2, squared=True).forward(np.zeros_like(g), g)
        step = AdamStep(s.beta1, s.beta2, s.eps, s.decay)
        wanted = step.forward(weight, m, v, np.array([1]), np.array([PLAN.rate_at(1)], np.float32))
        np.testing.assert_allclose(learner.weights[name], wanted, rtol=1e-4, atol=1e-6)


def test_many_steps_of_a_long_vector() -> None:
    rng, settings = np.random.default_rng(0), AdamW(beta2=0.98, decay=0.1)
    size = PIECE + 77
    w = rng.normal(size=size).astype(np.float32)
    adam, expected, m, v = Adam(settings, size), w.copy(), np.zeros_like(w), np.zeros_like(w)
    for step in range(1, 4):
        g = rng.normal(size=size).astype(np.float32)
        adam.descend(w, g, 0.01)
        m = MovingAverage(settings.beta1, 1 - settings.beta1).forward(m, g)
        v = MovingAverage(settings.beta2, 1 - settings.beta2, squared=True).forward(v, g)
        op = AdamStep(settings.beta1, settings.beta2, settings.eps, settings.decay)
        expected = op.forward(expected, m, v, np.array([step]), np.array([0.01], np.float32))
    np.testing.assert_allclose(w, expected, rtol=1e-5, atol=1e-6)


def test_a_seed_repeats_a_run_bit_for_bit_and_another_does_not() -> None:
    def trained(seed: int) -> Training:
        training = Training(TASK, SMALL, replace(PLAN, seed=seed))
        while not training.over:
            training.advance()
        return training

    first, again, other = trained(1), trained(1), trained(2)
    assert first.learner.flat.tobytes() == again.learner.flat.tobytes()
    assert first.look().held.loss == again.look().held.loss
    assert first.learner.flat.tobytes() != other.learner.flat.tobytes()


def test_looking_changes_nothing() -> None:
    looked, not_looked = Training(TASK, SMALL, PLAN), Training(TASK, SMALL, PLAN)
    for _ in range(3):
        looked.advance()
        looked.look()
        not_looked.advance()
    assert looked.learner.flat.tobytes() == not_looked.learner.flat.tobytes()


def test_a_snapshot_stays_as_it_was() -> None:
    training = Training(TASK, SMALL, PLAN)
    before = training.look()
    maps = before.held.maps.copy()
    weights = training.learner.copied()
    training.advance()
    assert (before.held.maps == maps).all() and before.step == 0 and before.left == 0
    assert any((weights[name] != now).any() for name, now in training.learner.weights.items())


def test_what_is_measured() -> None:
    training = Training(TASK, SMALL, PLAN)
    held = training.look().held
    assert held.maps.shape == (2, 2, TASK.length, TASK.length) and held.scores.shape == (2, 2)
    np.testing.assert_allclose(held.maps.sum(axis=-1), 1, rtol=1e-5)
    assert 0 <= held.accuracy < 0.4 and held.loss > 1
    weights, answer = np.zeros((2, 1, 3, 3)), np.array([[-1, 0, -1], [-1, -1, 1]])
    weights[0, 0, 1, 0], weights[1, 0, 2, 1] = 0.5, 1.0
    assert on_answer(weights, answer).tolist() == [0.75]
    assert on_answer(weights, np.full((2, 3), -1)).tolist() == [0]


def test_numbers_that_end_stop_the_run_and_change_nothing() -> None:
    learner, batch = Learner(SMALL, PLAN), TASK.batch(0, 0, 3)
    learner.weights["E"][...] = np.inf
    before = learner.flat.copy()
    with pytest.raises(NotFinite, match="smaller --lr"):
        learner.advance(batch)
    np.testing.assert_array_equal(learner.flat, before)
    assert learner.step == 0


@pytest.mark.parametrize("positions", ["none", "learned", "offsets"])
@pytest.mark.parametrize("tied", [False, True])
def test_every_make_of_model_learns(positions: str, tied: bool) -> None:
    shape = Architecture(1, 2, 8, 4, 8, len(TASK.vocabulary), TASK.length, positions=positions, tied=tied)
    learner, batch = Learner(shape, replace(PLAN, steps=100)), TASK.batch(0, 0, 8)
    before = learner.measure(batch).loss
    for _ in range(25):
        learner.advance(batch)
    assert learner.measure(batch).loss < before - 0.1


def test_the_rate_rises_stands_and_falls() -> None:
    plan = Plan(steps=300, rate=1.0, warm=10)
    rates = [plan.rate_at(step) for step in range(1, 301)]
    assert rates[0] == pytest.approx(0.1) and rates[9] == rates[150] == 1 and rates[-1] == pytest.approx(0.1)
    assert sum(map(plan.is_look, range(301))) == 61
    assert Plan(steps=3, looks=60).is_look(1) and Plan(steps=7, looks=2).is_look(7)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["copy", "sort", "reverse"])
def test_every_exercise_is_learned_by_its_plan(name: str) -> None:
    task = TASKS[name]
    training = Training(task, task.architecture, task.plan, task.twin)
    while not training.over:
        training.advance()
    unseen = task.batch(task.plan.seed, HELD + 7, 400)
    found = training.learner.measure(unseen)
    assert found.accuracy >= 0.95
    if name == "copy":
        assert found.scores.max() >= 0.9
        assert training.twin is not None and training.twin.measure(unseen).accuracy < 0.2
