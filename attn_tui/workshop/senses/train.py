"""Training a classifier of pictures or sounds in PyTorch, and what it is measured against."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from attn_tui.graph.op import Array
from attn_tui.models.architecture import Architecture
from attn_tui.models.families import tensor_shapes
from attn_tui.workshop.senses.kinds import Kind

BATCH, RATE, WARM = 128, 3e-3, 100
HELD_OUT, HELD_SEED, SEED = 1_400, 1_000_003, 1
EVERY = 250
BIASES = ("b_patch", "b_u")
"""The biases that these models have; LayerNorm's come besides."""
Weights = dict[str, torch.Tensor]


@dataclass(frozen=True)
class Trained:
    """The weights, and how many of the held-out examples were right: the model's and the baselines'."""

    weights: dict[str, Array]
    right: dict[str, float]
    seconds: float


def begin(shape: Architecture) -> Weights:
    """Weights before any training: gains 1, biases 0, matrices by their fan-in (LeCun et al. 1998, 4.6)."""
    found = {}
    for name, (size, needed) in tensor_shapes(shape).items():
        if not needed and name not in BIASES:
            continue
        if name.endswith(".gain"):
            made = torch.ones(size)
        elif name.endswith(".bias") or name in BIASES:
            made = torch.zeros(size)
        elif name in ("P", "class_token"):
            made = torch.randn(size) * 0.1
        else:
            made = torch.randn(size) / math.sqrt(size[0])
        found[name] = made.requires_grad_()
    return found


def logits(w: Weights, rows: torch.Tensor, shape: Architecture) -> torch.Tensor:
    """Rows (b, n, p) to the logits (b, C) of the class token, as the family `classifier` computes them."""
    d = (shape.d_model,)
    x = rows @ w["W_patch"] + w["b_patch"]
    x = torch.cat((x, w["class_token"].expand(len(x), 1, -1)), dim=1) + w["P"]
    for layer in range(shape.layers):
        at = f"layer.{layer}."
        y = F.layer_norm(x, d, w[f"{at}norm1.gain"], w[f"{at}norm1.bias"])
        q, k, v = (
            (y @ w[f"{at}W_{one}"]).reshape(*y.shape[:2], shape.heads, -1).transpose(1, 2) for one in "qkv"
        )
        mixed = F.scaled_dot_product_attention(q, k, v).transpose(1, 2).flatten(2)
        x = x + mixed @ w[f"{at}W_o"]
        y = F.layer_norm(x, d, w[f"{at}norm2.gain"], w[f"{at}norm2.bias"])
        x = x + F.gelu(y @ w[f"{at}W_in"], approximate="tanh") @ w[f"{at}W_out"]
    return F.layer_norm(x[:, -1], d, w["final.gain"], w["final.bias"]) @ w["W_u"] + w["b_u"]


def train(kind: Kind, steps: int, state: Path, say: Callable[[str], None] = print) -> Trained:
    """Begin, or go on with what `state` holds; the weights once the steps are done."""
    torch.manual_seed(SEED)
    start, shape = time.monotonic(), kind.config.architecture
    rows, right = _data(kind, kind.count, SEED)
    held_rows, held = _data(kind, HELD_OUT, HELD_SEED)
    # rows are trained on as if of mean 0 and spread 1; their mean and spread go into W_patch afterwards
    mean, spread = rows.mean(), rows.std()
    rows, scaled = (rows - mean) / spread, (held_rows - mean) / spread
    w, done, before = begin(shape), 0, 0.0
    optimiser = torch.optim.AdamW(w.values(), RATE, weight_decay=0.02)
    if state.exists():
        kept = torch.load(state, weights_only=True)
        done, before = kept["step"], kept["seconds"]
        optimiser.load_state_dict(kept["optimiser"])
        with torch.no_grad():
            for name, value in w.items():
                value.copy_(kept["weights"][name])
    for step in range(done, steps):
        for group in optimiser.param_groups:
            group["lr"] = RATE * min(1, (step + 1) / WARM) * (1 - step / steps)
        # the batch of a step is its own, so that a run that was stopped goes on alike
        chosen = torch.from_numpy(np.random.default_rng((SEED, step)).integers(0, len(rows), BATCH))
        loss = F.cross_entropy(logits(w, rows[chosen], shape), right[chosen])
        optimiser.zero_grad()
        torch.autograd.backward(loss)
        optimiser.step()
        if (step + 1) % EVERY == 0:
            with torch.no_grad():
                rate = _rate(logits(w, scaled, shape), held)
            say(f"step {step + 1}: loss {loss.item():.3f}, held out {rate:.3f}")
            seconds = before + time.monotonic() - start
            told = {"step": step + 1, "seconds": seconds, "weights": w, "optimiser": optimiser.state_dict()}
            torch.save(told, state)
    with torch.no_grad():
        rates = {"this model": _rate(logits(w, scaled, shape), held)}
        w["b_patch"] -= mean / spread * w["W_patch"].sum(0)
        w["W_patch"] /= spread
    rates |= baselines(rows, right, scaled, held)
    return Trained(
        {n: v.detach().half().numpy() for n, v in w.items()}, rates, before + time.monotonic() - start
    )


def baselines(
    rows: torch.Tensor, right: torch.Tensor, held_rows: torch.Tensor, held: torch.Tensor
) -> dict[str, float]:
    """The class whose mean is nearest; logistic regression on all numbers, by full gradients (Adam)."""
    x, y, classes = rows.flatten(1), held_rows.flatten(1), int(right.max()) + 1
    means = torch.stack([x[right == i].mean(0) for i in range(classes)])
    found = {"nearest mean": _rate(-torch.cdist(y, means), held)}
    w = torch.zeros(x.shape[1], classes, requires_grad=True)
    b = torch.zeros(classes, requires_grad=True)
    optimiser = torch.optim.Adam((w, b), 0.02)
    for _ in range(300):
        optimiser.zero_grad()
        loss = F.cross_entropy(x @ w + b, right) + 1e-4 * w.square().sum()
        torch.autograd.backward(loss)
        optimiser.step()
    with torch.no_grad():
        found["logistic regression"] = _rate(y @ w + b, held)
    return found


def _data(kind: Kind, count: int, seed: int) -> tuple[torch.Tensor, torch.Tensor]:
    examples, right = kind.examples(count, seed)
    return torch.from_numpy(kind.cut(examples)), torch.from_numpy(right)


def _rate(scores: torch.Tensor, right: torch.Tensor) -> float:
    return float((scores.argmax(-1) == right).float().mean())
