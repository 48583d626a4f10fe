"""Weights that learn: a graph of a model with its way back, run by steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from attn_tui.graph import NextTokens, add_gradients
from attn_tui.graph.backward import gradient
from attn_tui.graph.op import Array
from attn_tui.graph.ops.loss import NO_TARGET
from attn_tui.models.architecture import Architecture
from attn_tui.models.families import build, stacks_of, tensor_shapes, with_loss
from attn_tui.train.adam import Adam
from attn_tui.train.batch import Batch
from attn_tui.train.plan import Plan
from attn_tui.train.program import Program

SMALL = 0.02
CLIP = 1.0
"""No gradient of all weights together is longer (Pascanu et al. 2013)."""


class NotFinite(ArithmeticError):
    """The numbers ended: the loss is NaN or ∞, in one line for people."""


@dataclass(frozen=True)
class Measured:
    """What a model does on a batch: mean loss, share of right answers, and where its heads look.

    `maps` (L, h, n, n) of the first sequence; `scores` (L, h), the mean attention on the answer's place.
    """

    loss: float
    accuracy: float
    maps: Array
    scores: Array


class Learner:
    """A model of this architecture as it learns. `flat` (N,) holds all weights; `weights` are views of it."""

    def __init__(self, architecture: Architecture, plan: Plan) -> None:
        """Random weights, decided by the plan's seed."""
        self.architecture, self.plan = architecture, plan
        start = first_weights(architecture, plan.seed)
        size = sum(weight.size for weight in start.values())
        self.flat, self._gradient = np.empty(size, np.float32), np.empty(size, np.float32)
        self.weights = views(self.flat, start)
        for name, weight in start.items():
            self.weights[name][...] = weight
        self._gradients = views(self._gradient, start)
        self.adam = Adam(plan.optimiser, size)
        self._program, self._forward = _programs(architecture, self.weights)

    @property
    def step(self) -> int:
        """How many steps were taken."""
        return self.adam.step

    def advance(self, batch: Batch) -> float:
        """One step downhill; the loss before it. NotFinite, nothing changed, where there is none."""
        found = self._program(self.weights | {"tokens": batch.tokens, "target": batch.target})
        loss = float(found["loss"][0])
        for name, to in self._gradients.items():
            to[...] = found[gradient(name)]
        length = float(np.sqrt(np.dot(self._gradient, self._gradient)))
        if not np.isfinite(loss) or not np.isfinite(length):
            raise NotFinite(f"after {self.step} steps the numbers ended (NaN): try a smaller --lr")
        if length > CLIP:
            self._gradient *= CLIP / length
        self.adam.descend(self.flat, self._gradient, self.plan.rate_at(self.step + 1))
        return loss

    def measure(self, batch: Batch) -> Measured:
        """How good it is now; nothing is learned."""
        found = self._forward(self.weights | {"tokens": batch.tokens, "target": batch.target})
        counts = batch.target != NO_TARGET
        right = found["logits"].argmax(axis=-1)[counts] == batch.target[counts]
        looks = [found[name] for name in self._forward.wanted[2:]]
        maps = np.stack([weights[0] for weights in looks])
        scores = np.stack([on_answer(weights, batch.answer) for weights in looks])
        return Measured(float(found["loss"][0]), float(right.mean()), maps, scores)

    def copied(self) -> dict[str, Array]:
        """The weights as they are now, for a model that does not learn on."""
        return views(self.flat.copy(), self.weights)


def on_answer(weights: Array, answer: Array) -> Array:
    """(h,): the mean share that rows with an answer give it; weights (B, h, n, n), answer (B, n)."""
    text, row = np.nonzero(answer >= 0)
    if not len(text):
        return np.zeros(weights.shape[1], dtype=weights.dtype)
    return np.asarray(weights[text, :, row, answer[text, row]].mean(axis=0))


def first_weights(architecture: Architecture, seed: int) -> dict[str, Array]:
    """Random weights, gains of 1, biases of 0.

    Normal: maps with the spread 1/√(3 · rows), as PyTorch's have; embeddings with 1, but with .02 where E
    unembeds as well (Radford et al. 2019). With these a head that copies is found in half of the steps that
    spreads of 1/√rows or an embedding of .02 take.
    """
    generator = np.random.default_rng((seed, 1 << 33))
    found = {}
    for name, (shape, needed) in tensor_shapes(architecture).items():
        if not needed:
            continue
        last = name.rpartition(".")[2]
        if last == "gain":
            weight = np.ones(shape)
        elif last == "bias" or last.startswith("b_"):
            weight = np.zeros(shape)
        else:
            embeds = SMALL if architecture.tied else 1.0
            spread = embeds if last in ("E", "P") else (3 * shape[0]) ** -0.5
            weight = generator.normal(0, spread, shape)
        found[name] = weight.astype(np.float32)
    return found


def views_of(flat: Array, architecture: Architecture) -> dict[str, Array]:
    """The weights of a model of this architecture in one long vector (N,); ValueError where N is another."""
    needed = {name: shape for name, (shape, needed) in tensor_shapes(architecture).items() if needed}
    like = {name: np.broadcast_to(np.float32(0), shape) for name, shape in needed.items()}
    size = sum(array.size for array in like.values())
    if flat.shape != (size,):
        raise ValueError(f"holds {flat.size} numbers, but the model has {size}")
    return views(flat, like)


def views(flat: Array, like: Mapping[str, Array]) -> dict[str, Array]:
    """The long vector cut into arrays of these shapes, in order; writing into one writes into it."""
    found, at = {}, 0
    for name, array in like.items():
        found[name] = flat[at : at + array.size].reshape(array.shape)
        at += array.size
    return found


def _programs(architecture: Architecture, weights: Mapping[str, Array]) -> tuple[Program, Program]:
    """What a step needs: the loss and the gradient of every weight; and what a look needs."""
    graph = build(architecture, weights)
    tokens = np.zeros((1, architecture.context), dtype=np.int64)
    graph.set("tokens", tokens)
    loss = with_loss(architecture, graph)
    # given, as an exercise counts some places alone
    graph.set("target", NextTokens().forward(tokens))
    looks = [f"{stack.at(i)}weights" for stack in stacks_of(architecture) for i in range(stack.layers)]
    forward = Program(graph, [loss, "logits", *looks])
    add_gradients(graph, loss)
    return Program(graph, [loss, *map(gradient, weights)]), forward
