"""A step downhill as graph: what each weight would be next, why, and that a step can be undone."""

from __future__ import annotations

import numpy as np
import pytest

from attn_tui.graph import Graph, add_gradients, recombine
from attn_tui.graph.optimiser import SGD, AdamW, Optimiser, add_updates, moved, stepped
from attn_tui.models.architecture import Architecture
from attn_tui.models.families import with_loss
from tests.fixtures.decoders import Decoder, random_weights
from tests.graph.cases import every_cell

CONFIG = Architecture(1, 2, 4, 2, 6, 5, 8)
OPTIMISERS = (SGD(0.1), SGD(0.1, momentum=0.5), AdamW(0.01))


def learning(optimiser: Optimiser, weights: tuple[str, ...] | None = None) -> Graph:
    graph = Decoder(CONFIG, random_weights(CONFIG, 3)).graph(np.array([1, 2, 3, 1, 2, 4]))
    with_loss(CONFIG, graph)
    add_gradients(graph, "loss")
    add_updates(graph, optimiser, weights)
    return graph


@pytest.mark.parametrize("optimiser", OPTIMISERS, ids=repr)
def test_thirty_steps_make_the_loss_small_and_each_step_can_be_undone(optimiser: Optimiser) -> None:
    graph = learning(optimiser)
    before = {name: graph.value(name).tobytes() for name in graph.names}
    after = moved(graph, stepped(graph))
    for _ in range(29):
        after = moved(after, stepped(after))
    assert after.value("loss")[0] < 0.8 * graph.value("loss")[0]
    assert after.value("step").tolist() == [30] and graph.value("step").tolist() == [0]
    assert {name: graph.value(name).tobytes() for name in graph.names} == before


@pytest.mark.parametrize("optimiser", OPTIMISERS, ids=repr)
def test_every_new_number_is_explained(optimiser: Optimiser) -> None:
    graph = learning(optimiser)
    graph = moved(graph, stepped(graph))
    new = [name for name in graph.names if name.startswith("new.")]
    assert "new.layer.0.W_q" in new and "new.E" in new
    for name in new:
        value = graph.value(name)
        assert graph.node(name).axes == graph.node(name.removeprefix("new.")).axes
        for cell in every_cell(value):
            assert recombine(graph.explain(name, cell)) == pytest.approx(float(value[cell]), rel=1e-9)


def test_two_steps_of_each_are_what_the_formulas_say() -> None:
    def run(optimiser: Optimiser) -> tuple[list[float], list[float], list[float]]:
        graph = learning(optimiser, ("E",))
        w, g = [], []
        for _ in range(3):
            w.append(float(graph.value("E")[1, 2]))
            g.append(float(graph.value("d.E")[1, 2]))
            graph = moved(graph, stepped(graph))
        return w, g, [float(graph.value("layer.0.W_q")[0, 0])]

    w, g, frozen = run(SGD(0.5))
    assert w[1:] == pytest.approx([w[0] - 0.5 * g[0], w[1] - 0.5 * g[1]])
    assert frozen == [float(learning(SGD()).value("layer.0.W_q")[0, 0])]
    w, g, _ = run(SGD(0.5, momentum=0.8))
    assert w[2] == pytest.approx(w[1] - 0.5 * (0.8 * g[0] + g[1]))
    w, g, _ = run(AdamW(0.1, 0.9, 0.99, 1e-8, 0.2))
    assert w[1] == pytest.approx(w[0] - 0.1 * (np.sign(g[0]) + 0.2 * w[0]), rel=1e-4)
    m, v = 0.1 * (0.9 * g[0] + g[1]) / (1 - 0.9**2), 0.01 * (0.99 * g[0] ** 2 + g[1] ** 2) / (1 - 0.99**2)
    assert w[2] == pytest.approx(w[1] - 0.1 * (m / (np.sqrt(v) + 1e-8) + 0.2 * w[1]))


def test_the_rate_is_a_number_to_be_turned_and_what_no_gradient_reaches_stays() -> None:
    graph = learning(SGD(0.1))
    still = moved(graph, {"rate": np.array([0.0])})
    for name, value in stepped(still).items():
        assert name == "step" or value.tobytes() == still.value(name).tobytes()
    config = Architecture(1, 1, 2, 1, 0, 3, 4)
    other = Decoder(config, random_weights(config, 0)).graph(np.array([1, 2]))
    other.set("layer.0.weights", np.array([[[1.0, 0.0], [0.5, 0.5]]]))
    with_loss(config, other)
    add_gradients(other, "loss")
    assert {"layer.0.W_q", "layer.0.W_k"}.isdisjoint(add_updates(other, SGD()))
    assert "new.layer.0.W_v" in other.names
