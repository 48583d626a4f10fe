"""Times the forward pass of `tiny` with every node kept, beside the same weights in eager PyTorch.

One thread each: BLAS reads its number of threads when NumPy is imported, so this is a process of its own.
"""

from __future__ import annotations

import time
from statistics import median

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from attn_tui.graph import Graph, prefix
from attn_tui.models.families import build
from attn_tui.models.library import find as bundled
from attn_tui.models.model import Model
from attn_tui.tokenize.nodes import set_text
from attn_tui.workshop.model import Decoder, Layer
from tests.benchmarks.spread import ms

ROUNDS = 65
WARM = 5
"""The first rounds are not counted."""
SENTENCE = "The boy looked at the bird because it was singing. The girl liked the song. "


def eager(model: Decoder, tokens: Tensor) -> tuple[Tensor, list[Tensor], list[Tensor]]:
    """Probabilities, attentions and hidden states, as libraries return them when asked for both.

    Written for a model that is tied, has positions and no biases; the numbers are compared.
    """
    n, config = len(tokens), model.config
    x = F.embedding(tokens, model.E) + model.P[:n]
    future = torch.ones(n, n, dtype=torch.bool).triu(1)
    attentions, hidden = [], [x]
    for layer in model.layer:
        assert isinstance(layer, Layer)
        normed = layer.norm1(x)
        q, k, v = (
            (normed @ weight).view(n, config.heads, config.d_head).transpose(0, 1)
            for weight in (layer.W_q, layer.W_k, layer.W_v)
        )
        scores = (q @ k.mT / config.d_head**0.5).masked_fill(future, -torch.inf)
        attentions.append(scores.softmax(-1))
        x = x + (attentions[-1] @ v).transpose(0, 1).reshape(n, -1) @ layer.W_o
        x = x + F.gelu(layer.norm2(x) @ layer.W_in, approximate="tanh") @ layer.W_out
        hidden.append(x)
    probs = (model.final(x) @ model.E.T).softmax(-1)
    return probs, attentions, hidden


def everything(graph: Graph) -> None:
    """The value of every node."""
    for name in graph.names:
        graph.value(name)


def against_pytorch(tiny: Model, twin: Decoder, n: int) -> None:
    """From n ids to the value of every node."""
    text = SENTENCE * 10
    ids = np.array([piece.id for piece in tiny.tokenizer.encode(text)[:n]])
    tokens = torch.from_numpy(ids)
    ours, theirs = [], []
    for _ in range(ROUNDS):
        graph = build(tiny.architecture, tiny.arrays)
        graph.set("tokens", ids)
        start = time.perf_counter()
        everything(graph)
        middle = time.perf_counter()
        probs, attentions, hidden = eager(twin, tokens)
        theirs.append(time.perf_counter() - middle)
        ours.append(middle - start)
    named = {"probs": probs, "x": hidden[0]}
    for i, (weights, out) in enumerate(zip(attentions, hidden[1:], strict=True)):
        named |= {f"layer.{i}.weights": weights, f"layer.{i}.out": out}
    for name, value in named.items():
        np.testing.assert_allclose(graph.value(name), value.numpy(), rtol=1e-4, atol=1e-4, err_msg=name)
    ours, theirs = ours[WARM:], theirs[WARM:]
    print(f"forward, {n} tokens, every node: {ms(ours)}; eager PyTorch, attentions and states: {ms(theirs)}")
    print(f"  PyTorch's time / ours: {median(theirs) / median(ours):.2f}")


def typed(tiny: Model, n: int = 100) -> None:
    """One character typed at the end of a text of n tokens, to the value of every node."""
    longer = SENTENCE * 10
    end = tiny.tokenizer.encode(longer)[n - 1].end
    before, after = longer[:end], longer[:end] + "s"
    graph, costs, fulls = tiny.graph(before), [], []
    for _ in range(ROUNDS):
        set_text(graph, before)
        everything(graph)
        start = time.perf_counter()
        set_text(graph, after)
        everything(graph)
        middle = time.perf_counter()
        fresh = tiny.graph(after)
        everything(fresh)
        fulls.append(time.perf_counter() - middle)
        costs.append(middle - start)
    assert len(graph.value("tokens")) >= n and not np.array_equal(
        tiny.graph(before).value("tokens"), graph.value("tokens")
    )
    for name in graph.names:
        np.testing.assert_allclose(graph.value(name), fresh.value(name), rtol=1e-4, atol=1e-4, err_msg=name)
    costs, fulls = costs[WARM:], fulls[WARM:]
    print(f"one character typed after {n} tokens: {ms(costs)}; all from scratch: {ms(fulls)}")
    print(f"  typed / from scratch: {median(costs) / median(fulls):.2f}")


def one_more(tiny: Model, n: int) -> None:
    """One token more after n, its rows alone, as a cache of keys and values does it; against all n + 1.

    The rows of the others are kept whether or not that many count as a long text.
    """
    ids = np.array([piece.id for piece in tiny.tokenizer.encode(SENTENCE * 10)[: n + 1]])
    before = build(tiny.architecture, tiny.arrays)
    before.set("tokens", ids[:n])
    everything(before)
    costs, fulls = [], []
    usual, prefix.LONG = prefix.LONG, 1
    for _ in range(ROUNDS):
        fresh = build(tiny.architecture, tiny.arrays)
        fresh.set("tokens", ids)
        start = time.perf_counter()
        everything(fresh)
        middle = time.perf_counter()
        graph = before.copy()
        graph.set("tokens", ids)
        everything(graph)
        costs.append(time.perf_counter() - middle)
        fulls.append(middle - start)
    prefix.LONG = usual
    np.testing.assert_allclose(graph.value("probs"), fresh.value("probs"), rtol=1e-4, atol=1e-4)
    costs, fulls = costs[WARM:], fulls[WARM:]
    print(f"one token more after {n}: {ms(costs)}; all {n + 1}: {ms(fulls)}")
    print(f"  one more / all: {median(costs) / median(fulls):.2f}; rows are kept from {usual} on")


def main() -> None:
    """Print the ratios."""
    torch.set_num_threads(1)
    tiny = bundled("tiny")
    twin = Decoder.of(tiny.architecture, tiny.arrays)
    with torch.inference_mode():
        for n in (16, 64, 128):
            against_pytorch(tiny, twin, n)
    typed(tiny)
    for n in (16, 32, 48, 64, 100, 127):
        one_more(tiny, n)


if __name__ == "__main__":
    main()
