"""A step of training against the same in eager PyTorch: same shapes, batches and threads. Prints ratios.

Times are those of the processor (`process_time`), so that a busy machine counts less. Needs the extra
`reference`; .ci/run sets the threads of both to one.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import replace
from statistics import median
from typing import Any

import numpy as np
import pytest

from attn_tui.models.architecture import Architecture
from attn_tui.train.batch import HELD, Batch
from attn_tui.train.learner import Learner
from attn_tui.train.plan import Plan
from attn_tui.train.tasks import TASKS
from attn_tui.train.training import Training

pytestmark = pytest.mark.benchmark
STEPS = 30
SHAPES = {
    "batch 32 × 32, d 64": (TASKS["copy"].architecture, 32, 32, 1.0),
    "batch 8 × 64, tiny's shape": (Architecture(4, 8, 128, 16, 512, 7168, 128), 8, 64, 0.5),
}


class Theirs:
    """The same model, loss, clipping and AdamW in PyTorch, from the same weights."""

    def __init__(self, learner: Learner) -> None:
        import torch

        self.shape = learner.architecture
        self.weights = {
            name: torch.tensor(np.array(weight), requires_grad=True)
            for name, weight in learner.weights.items()
        }
        s = learner.plan.optimiser
        self.adam = torch.optim.AdamW(
            self.weights.values(), lr=s.rate, betas=(s.beta1, s.beta2), eps=s.eps, weight_decay=s.decay
        )

    def loss(self, batch: Batch) -> Any:
        import torch
        import torch.nn.functional as F

        w, shape = self.weights, self.shape
        tokens, target = torch.from_numpy(batch.tokens), torch.from_numpy(batch.target)
        count, n = tokens.shape
        x = F.embedding(tokens, w["E"])
        if shape.positions == "learned":
            x = x + w["P"][:n]
        back = torch.arange(n)[:, None] - torch.arange(n)
        future = back < 0
        for layer in range(shape.layers):
            at = f"layer.{layer}."
            normed = F.layer_norm(x, (shape.d_model,), w[f"{at}norm1.gain"], w[f"{at}norm1.bias"])
            q, k, v = (
                (normed @ w[f"{at}W_{letter}"]).view(count, n, shape.heads, -1).transpose(1, 2)
                for letter in "qkv"
            )
            scores = q @ k.transpose(-1, -2) / math.sqrt(shape.d_head)
            if shape.positions == "offsets":
                scores = scores + w[f"{at}b_offset"][:, back.clamp(min=0)]
            mixed = scores.masked_fill(future, -math.inf).softmax(-1) @ v
            x = x + mixed.transpose(1, 2).reshape(count, n, -1) @ w[f"{at}W_o"]
            if shape.d_mlp:
                normed = F.layer_norm(x, (shape.d_model,), w[f"{at}norm2.gain"], w[f"{at}norm2.bias"])
                x = x + F.gelu(normed @ w[f"{at}W_in"], approximate="tanh") @ w[f"{at}W_out"]
        x = F.layer_norm(x, (shape.d_model,), w["final.gain"], w["final.bias"])
        logits = x @ (w["E"].T if shape.tied else w["W_u"])
        return F.cross_entropy(logits.flatten(0, 1), target.flatten(), ignore_index=-1)

    def advance(self, batch: Batch, rate: float) -> float:
        import torch

        loss = self.loss(batch)
        self.adam.zero_grad()
        torch.autograd.backward(loss)
        torch.nn.utils.clip_grad_norm_(self.weights.values(), 1.0)
        for group in self.adam.param_groups:
            group["lr"] = rate
        self.adam.step()
        return float(loss.item())


def batch_of(shape: Architecture, count: int, length: int, step: int) -> Batch:
    """Ids by lot, all of which count."""
    ids = np.random.default_rng(step).integers(1, shape.vocabulary, (count, length + 1))
    return Batch(ids[:, :-1].copy(), ids[:, 1:].copy(), np.full((count, length), -1))


def spent(work: Callable[[int], object]) -> list[float]:
    """Seconds of the processor that each of some steps takes, the first three left out."""
    found = []
    for step in range(STEPS):
        began = time.process_time()
        work(step)
        found.append(time.process_time() - began)
    return found[3:]


@pytest.mark.parametrize("name", SHAPES)
def test_a_step_against_pytorch(name: str) -> None:
    torch = pytest.importorskip("torch")
    torch.set_num_threads(1)
    shape, count, length, aim = SHAPES[name]
    plan = Plan(steps=1000, batch=count, rate=1e-3)
    ours = Learner(shape, plan)
    theirs = Theirs(ours)
    batches = [batch_of(shape, count, length, step) for step in range(STEPS)]
    first = [(ours.advance(b), theirs.advance(b, plan.rate_at(i + 1))) for i, b in enumerate(batches[:5])]
    for mine, other in first:
        assert mine == pytest.approx(other, rel=1e-3)
    ours_took = spent(lambda step: ours.advance(batches[step]))
    theirs_took = spent(lambda step: theirs.advance(batches[step], 1e-3))
    tokens = count * length
    print(
        f"\na step of training, {name}: {1000 * median(ours_took):.1f} ms, "
        f"{tokens / median(ours_took):,.0f} tokens/s; PyTorch {1000 * median(theirs_took):.1f} ms, "
        f"{tokens / median(theirs_took):,.0f} tokens/s"
    )
    print(f"  tokens/s as a ratio {median(theirs_took) / median(ours_took):.2f}; aim ≥ {aim}")


@pytest.mark.parametrize("name", ["copy", "sort", "reverse"])
def test_the_time_until_a_head_is_born(name: str) -> None:
    task = TASKS[name]
    for seed in range(3):
        plan = replace(task.plan, seed=seed)
        training = Training(task, task.architecture, plan, task.twin)
        wall, work = time.perf_counter(), time.process_time()
        born = ""
        while not training.over:
            training.advance()
            if training.step % 10 == 0 and not born and training.look().held.accuracy >= 0.95:
                born = (
                    f".95 right after {training.step} steps, {time.process_time() - work:.1f} s of processor"
                )
        found = training.learner.measure(task.batch(seed, HELD + 7, 200))
        print(
            f"\n{name}, seed {seed}: {born}; all {training.step} steps {time.process_time() - work:.1f} s, "
            f"{time.perf_counter() - wall:.1f} s on the clock: right {found.accuracy:.1%}, "
            f"best head {found.scores.max():.2f}"
        )
