"""The whole decoder against PyTorch, live. Needs the extra `reference`: python -m pytest -m reference

PyTorch is imported inside the tests alone, so that collecting them costs nothing without it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from attn_tui.graph import Given, Graph, gradients
from attn_tui.graph.op import Array
from attn_tui.models.architecture import Architecture
from attn_tui.models.families import build
from tests.fixtures.decoders import random_weights
from tests.fixtures.make_reference import PATH, make

pytestmark = pytest.mark.reference

CLOSE = 1e-5
ONLY_OURS = {"tokens", "temperature", "top_k", "top_p", "seed", "draw"}
"""Besides the weights, what PyTorch does not compute; the draw is 0 where there is no seed."""

CONFIGS = (
    Architecture(1, 1, 1, 1, 0, 2, 17, norm="none", positions="none"),
    Architecture(2, 3, 10, 4, 20, 23, 24),
    Architecture(3, 2, 8, 4, 32, 31, 40, tied=False),
    Architecture(2, 4, 12, 3, 7, 19, 33, norm="none"),
    Architecture(1, 5, 6, 2, 0, 11, 64, positions="none", tied=False, norm_eps=1e-3),
)
NAMES = ("one of all", "usual", "three layers", "no norm", "no MLP")


def by_torch(
    config: Architecture, weights: Mapping[str, Array], tokens: Array, temperature: float = 1.0
) -> dict[str, Array]:
    """Every activation as PyTorch computes it, in double precision."""
    import torch

    from attn_tui.workshop.model import Decoder

    model = Decoder.of(config, {name: np.asarray(w, np.float64) for name, w in weights.items()})
    with torch.no_grad():
        named = model.nodes(torch.from_numpy(np.asarray(tokens, np.int64)), temperature)
    return {name: value.detach().numpy() for name, value in named.items()}


def assert_agree(graph: Graph, expected: Mapping[str, Array], close: float = CLOSE) -> None:
    """Every activation of the graph is there, and agrees, in parts of 1 or of the matrix's largest number."""
    weights = {n for n in graph.names if graph.node(n).op == Given("weight")}
    assert set(graph.names) - set(expected) - weights == ONLY_OURS and graph.value("draw")[0] == 0
    assert set(expected) <= set(graph.names) - weights
    for name in expected:
        value = graph.value(name)
        assert value.shape == expected[name].shape, name
        largest = np.abs(expected[name][np.isfinite(expected[name])]).max(initial=1)
        np.testing.assert_allclose(value, expected[name], rtol=close, atol=close * largest, err_msg=name)


def lengths(config: Architecture) -> list[int]:
    """1, 2, 17 and the full context, as far as they fit."""
    return sorted({n for n in (1, 2, 17, config.context) if n <= config.context})


@pytest.mark.parametrize("biased", [True, False], ids=["biases", "no biases"])
@pytest.mark.parametrize("config", CONFIGS, ids=NAMES)
def test_random_decoders_agree_with_pytorch_in_every_node(config: Architecture, biased: bool) -> None:
    rng = np.random.default_rng(7)
    for dtype, close in ((np.float64, 1e-11), (np.float32, CLOSE)):
        weights = random_weights(config, 3, biased, dtype)
        for n in lengths(config):
            graph = build(config, weights)
            tokens, temperature = rng.integers(0, config.vocabulary, n), float(rng.uniform(0.5, 1.5))
            graph.set("tokens", tokens)
            graph.set("temperature", np.array([temperature]))
            assert_agree(graph, by_torch(config, weights, tokens, temperature), close)


@pytest.mark.parametrize("config", CONFIGS, ids=NAMES)
def test_each_linear_has_its_bias_or_not_by_itself(config: Architecture) -> None:
    """In the graph and in PyTorch, where `forward` joins q, k and v and `nodes` does not."""
    import torch

    from attn_tui.workshop.model import Decoder

    rng = np.random.default_rng(23)
    full = random_weights(config, 4)
    biases = sorted(set(full) - set(random_weights(config, 4, biased=False)))
    tokens = rng.integers(0, config.vocabulary, config.context)
    choices = [set(biases), set(), *({name} for name in biases), *(set(biases) - {name} for name in biases)]
    choices += [set(rng.choice(biases, len(biases) // 2, replace=False).tolist()) for _ in range(5)]
    for kept in choices:
        weights = {name: w for name, w in full.items() if name not in biases or name in kept}
        graph = build(config, weights)
        graph.set("tokens", tokens)
        assert_agree(graph, by_torch(config, weights, tokens), 1e-11)
        with torch.no_grad():
            logits = Decoder.of(config, weights)(torch.from_numpy(tokens)[None])[0].numpy()
        np.testing.assert_allclose(logits, graph.value("logits"), rtol=1e-10, atol=1e-10, err_msg=str(kept))


def test_every_bundled_model_agrees_with_pytorch_in_every_node() -> None:
    """To 1e-4, in single precision against double; on ids at random and on its example sentences."""
    from attn_tui.models.library import find as bundled
    from attn_tui.models.library import names as bundled_names

    names = bundled_names()
    assert "tiny" in names
    for name in names:
        model = bundled(name)
        if model.family.id != "decoder":
            continue
        config, rng = model.architecture, np.random.default_rng(11)
        rows = [rng.integers(0, config.vocabulary, n) for n in lengths(config)]
        texts = [text for some in (model.card.examples).values() for text in some]
        rows += [np.array([piece.id for piece in model.tokenizer.encode(text)]) for text in texts]
        for tokens in rows:
            graph = build(config, model.weights)
            graph.set("tokens", tokens)
            assert_agree(graph, by_torch(config, model.arrays, tokens), 1e-4)


@pytest.mark.parametrize("biased", [True, False], ids=["biases", "no biases"])
@pytest.mark.parametrize("config", CONFIGS, ids=NAMES)
def test_the_gradients_of_the_loss_agree_with_autograd(config: Architecture, biased: bool) -> None:
    """Cross entropy of the next tokens, through the temperature, for every weight."""
    import torch

    from attn_tui.workshop.model import Decoder

    weights = random_weights(config, 5, biased)
    model = Decoder.of(config, weights)
    rng = np.random.default_rng(13)
    for n in lengths(config):
        tokens, answers = rng.integers(0, config.vocabulary, (2, n))
        model.zero_grad()
        temperature = torch.tensor([0.75], dtype=torch.float64, requires_grad=True)
        named = model.nodes(torch.from_numpy(tokens), temperature)
        loss = torch.nn.functional.cross_entropy(named["tempered"], torch.from_numpy(answers))
        torch.autograd.backward(loss)

        graph = build(config, weights)
        graph.set("tokens", tokens)
        graph.set("temperature", np.array([0.75]))
        miss = (graph.value("probs") - np.eye(config.vocabulary)[answers]) / n
        found = gradients(graph, "tempered", miss)
        for name, tensor in {**dict(model.named_parameters()), "temperature": temperature}.items():
            assert_gradient(found[name], tensor.grad, name)


def test_the_gradients_through_softmax_agree_with_autograd() -> None:
    import torch

    from attn_tui.workshop.model import Decoder

    config = CONFIGS[1]
    weights = random_weights(config, 8)
    tokens = np.random.default_rng(17).integers(0, config.vocabulary, 17)
    model = Decoder.of(config, weights)
    named = model.nodes(torch.from_numpy(tokens))
    aim = np.random.default_rng(19).normal(size=tuple(named["probs"].shape))
    torch.autograd.backward((named["probs"] * torch.from_numpy(aim)).sum())
    graph = build(config, weights)
    graph.set("tokens", tokens)
    found = gradients(graph, "probs", aim)
    for name, tensor in model.named_parameters():
        assert_gradient(found[name], tensor.grad, name)


def assert_gradient(found: Array, tensor: Any, name: str) -> None:
    """Equal to 1e-5 of the largest part; the key's bias, whose gradient is 0, is so to rounding."""
    expected = tensor.numpy()
    scale = max(float(np.abs(expected).max()), 1e-6)
    assert found.shape == expected.shape, name
    np.testing.assert_allclose(found, expected, rtol=1e-5, atol=1e-5 * scale, err_msg=name)


def test_the_committed_fixture_is_what_the_script_makes() -> None:
    made = make()
    with np.load(PATH, allow_pickle=False) as file:
        assert set(file) == set(made)
        for key in file:
            if file[key].dtype.kind in "fi":
                assert file[key].dtype == made[key].dtype, key
                np.testing.assert_allclose(file[key], made[key], rtol=1e-6, atol=1e-6, err_msg=key)
            else:
                assert str(file[key]) == str(made[key])
