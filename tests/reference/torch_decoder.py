"""A decoder-only Transformer in PyTorch's own functions, written apart from the graph it is to check."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor


def forward(
    config: Mapping[str, Any],
    weights: Mapping[str, Tensor],
    tokens: Tensor,
    temperature: Tensor | float = 1.0,
) -> dict[str, Tensor]:
    """Every activation of the decoder by the node's name, `embed` to `next`.

    `config` has the keys of a model's config.json; `weights` the tensors of its weights file, a
    matrix W (a, b) being applied as x · W; `tokens` is (n,), of ids.
    """
    named: dict[str, Tensor] = {}
    n, d, h, k = len(tokens), config["d_model"], config["heads"], config["d_head"]

    def linear(x: Tensor, matrix: str, bias: str) -> Tensor:
        return F.linear(x, weights[matrix].mT, weights.get(bias))

    def norm(name: str, x: Tensor) -> Tensor:
        if config["norm"] == "none":
            return x
        named[name] = F.layer_norm(
            x, (d,), weights[f"{name}.gain"], weights[f"{name}.bias"], eps=config["norm_eps"]
        )
        return named[name]

    x = named["embed"] = F.embedding(tokens, weights["E"])
    if config["positions"] == "learned":
        named["position"] = F.embedding(torch.arange(n), weights["P"])
        x = named["x"] = x + named["position"]
    for i in range(config["layers"]):
        at = f"layer.{i}."
        normed = norm(f"{at}norm1", x)
        for letter in "qkv":
            named[f"{at}{letter}_proj"] = linear(normed, f"{at}W_{letter}", f"{at}b_{letter}")
            named[f"{at}{letter}"] = named[f"{at}{letter}_proj"].view(n, h, k).transpose(0, 1)
        q, keys, v = (named[f"{at}{letter}"] for letter in "qkv")
        named[f"{at}scores"] = torch.einsum("hik,hjk->hij", q, keys)
        named[f"{at}scaled"] = named[f"{at}scores"] / math.sqrt(k)
        future = torch.ones(n, n, dtype=torch.bool).triu(1)
        named[f"{at}masked"] = named[f"{at}scaled"].masked_fill(future, -math.inf)
        named[f"{at}weights"] = named[f"{at}masked"].softmax(-1)
        # From q, k, v anew, not from the steps above: they must agree with PyTorch's own attention
        named[f"{at}mixed"] = F.scaled_dot_product_attention(q[None], keys[None], v[None], is_causal=True)[0]
        named[f"{at}concat"] = named[f"{at}mixed"].transpose(0, 1).flatten(1)
        named[f"{at}attn"] = linear(named[f"{at}concat"], f"{at}W_o", f"{at}b_o")
        x = named[f"{at}mid"] = x + named[f"{at}attn"]
        if config["d_mlp"]:
            hidden = linear(norm(f"{at}norm2", x), f"{at}W_in", f"{at}b_in")
            named[f"{at}mlp_in"] = hidden
            named[f"{at}mlp_act"] = F.gelu(hidden, approximate="tanh")
            named[f"{at}mlp"] = linear(named[f"{at}mlp_act"], f"{at}W_out", f"{at}b_out")
            x = named[f"{at}out"] = x + named[f"{at}mlp"]
    x = norm("final", x)
    named["logits"] = F.linear(x, weights["E"]) if config["tied"] else linear(x, "W_u", "b_u")
    named["tempered"] = named["logits"] / temperature
    named["probs"] = F.softmax(named["tempered"], dim=-1)
    named["next"] = named["probs"][-1:].argmax(-1)
    return named
