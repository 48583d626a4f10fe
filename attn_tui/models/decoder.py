"""A decoder-only Transformer as a graph of named nodes, LayerNorm first (Radford et al. 2019).

What the switches of a config turn, a norm after each block for one (Vaswani et al. 2017), is built alike.
Every line below adds one node; read from top to bottom it is the data flow. Shapes: n tokens,
d d_model, h heads, k d_head, m d_mlp, V vocabulary.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from attn_tui.graph import (
    Add,
    CausalMask,
    Copy,
    Divide,
    Draw,
    Gelu,
    Given,
    Graph,
    Hardmax,
    Keep,
    LayerNorm,
    Linear,
    Lookup,
    MergeHeads,
    Positions,
    Sample,
    Scale,
    Scores,
    Softmax,
    SplitHeads,
    Unembed,
    Uniform,
    WeightedSum,
)
from attn_tui.graph.op import Array, Op
from attn_tui.models.config import WINDOW, Config

TENSOR_AXES = {
    "E": ("vocab", "feature"),
    "P": ("place", "feature"),
    "W_q": ("feature", "joined"),
    "W_k": ("feature", "joined"),
    "W_v": ("feature", "joined"),
    "W_o": ("joined", "feature"),
    "W_in": ("feature", "hidden"),
    "W_out": ("hidden", "feature"),
    "W_u": ("feature", "vocab"),
    "b_q": ("joined",),
    "b_k": ("joined",),
    "b_v": ("joined",),
    "b_o": ("feature",),
    "b_in": ("hidden",),
    "b_out": ("feature",),
    "b_u": ("vocab",),
    "gain": ("feature",),
    "bias": ("feature",),
}
"""The axes of a weight, by the last part of its name."""


def tensor_shapes(config: Config) -> dict[str, tuple[tuple[int, ...], bool]]:
    """Every tensor that a decoder of this config can have: its shape, and whether it must be there."""
    d, joined, m = config.d_model, config.heads * config.d_head, config.d_mlp
    normed = config.norm == "layernorm"
    shapes: dict[str, tuple[tuple[int, ...], bool]] = {"E": ((config.vocabulary, d), True)}
    if config.positions == "learned":
        shapes["P"] = ((config.context, d), True)
    for i in range(config.layers):
        layer = f"layer.{i}."
        for letter in "qkv":
            shapes[f"{layer}W_{letter}"] = ((d, joined), True)
            shapes[f"{layer}b_{letter}"] = ((joined,), False)
        shapes |= {f"{layer}W_o": ((joined, d), True), f"{layer}b_o": ((d,), False)}
        if m:
            shapes |= {f"{layer}W_in": ((d, m), True), f"{layer}b_in": ((m,), False)}
            shapes |= {f"{layer}W_out": ((m, d), True), f"{layer}b_out": ((d,), False)}
        if normed:
            for norm in ("norm1", "norm2") if m else ("norm1",):
                shapes |= {f"{layer}{norm}.gain": ((d,), True), f"{layer}{norm}.bias": ((d,), True)}
    if normed:
        shapes |= {"final.gain": ((d,), True), "final.bias": ((d,), True)}
    if not config.tied:
        shapes |= {"W_u": ((d, config.vocabulary), True), "b_u": ((config.vocabulary,), False)}
    return shapes


MASKS: Mapping[str, tuple[Op, str]] = {
    "causal": (CausalMask(), "scaled, future = −∞"),
    "window": (CausalMask(WINDOW), f"scaled, all but the last {WINDOW} = −∞"),
    "none": (Copy(), "scaled, nothing hidden"),
}
SHARES: Mapping[str, tuple[Op, str]] = {
    "softmax": (Softmax(), "softmax(masked)"),
    "uniform": (Uniform(), "1 / number of visible"),
    "argmax": (Hardmax(), "1 at the largest"),
}
"""The ops of `masked` and `weights` and their formulas, by what the config says."""


def sinusoids(context: int, d: int) -> Array:
    """Positions that nobody trained: sin and cos of the place at d/2 speeds (Vaswani et al. 2017, 3.5).

    (context, d) float32; feature 2i is sin(place / 10000^(2i/d)), feature 2i + 1 the cosine.
    """
    angles = np.arange(context)[:, None] / 10000 ** (np.arange(0, d, 2) / d)
    return np.stack((np.sin(angles), np.cos(angles)), axis=-1).reshape(context, -1)[:, :d].astype(np.float32)


def build_decoder(config: Config, weights: Mapping[str, Array], graph: Graph | None = None) -> Graph:
    """The graph of a decoder-only Transformer, grown on one that has `tokens` or on an empty one.

    On an empty one set `tokens`, an array (n,) of ids, to let it run; n is 1 to `config.context`.
    `weights` holds the tensors of `tensor_shapes`. A norm that they were not trained with has gain 1 and
    bias 0.
    """
    graph = Graph() if graph is None else graph

    def weight(name: str) -> str:
        if name in graph:
            return name
        kind = name.rpartition(".")[2]
        if name in weights:
            return graph.add(name, Given("weight"), axes=TENSOR_AXES[kind], value=weights[name])
        neutral = np.full(config.d_model, float(kind == "gain"), dtype=weights["E"].dtype)
        return graph.add(name, Given("not trained"), axes=TENSOR_AXES[kind], value=neutral)

    def linear(name: str, source: str, w: str, b: str, axes: tuple[str, str], formula: str) -> str:
        inputs = [source, weight(w)]
        if b in weights:
            inputs.append(weight(b))
            formula += f" + {b.rpartition('.')[2]}"
        return graph.add(name, Linear(), inputs, axes, formula)

    def norm(name: str, source: str, where: str = "before") -> str:
        if config.norm == "none" or config.norm_at != where:
            return source
        inputs = (source, weight(f"{name}.gain"), weight(f"{name}.bias"))
        return graph.add(name, LayerNorm(config.norm_eps), inputs, ("token", "feature"), "LayerNorm(x)")

    def add_back(name: str, stream: str, new: str) -> str:
        before, added = (each.rpartition(".")[2] for each in (stream, new))
        if config.residual == "on":
            return graph.add(name, Add(), (stream, new), wide, f"{before} + {added}")
        return graph.add(name, Copy(), (new,), wide, f"{added} alone")

    def attention(at: str, stream: str) -> str:
        normed = norm(f"{at}norm1", stream)
        source = normed.rpartition(".")[2]
        for letter, label in (("q", "Q"), ("k", "K"), ("v", "V")):
            w, b = f"{at}W_{letter}", f"{at}b_{letter}"
            linear(f"{at}{letter}_proj", normed, w, b, ("token", "joined"), f"{source} · W_{letter}")
            graph.add(
                f"{at}{letter}",
                SplitHeads(config.heads),
                (f"{at}{letter}_proj",),
                ("head", "token", "dim"),
                f"{label} = {source} · W_{letter}, split in heads",
            )
        square = ("head", "token", "source")
        graph.add(f"{at}scores", Scores(), (f"{at}q", f"{at}k"), square, "Q · Kᵀ")
        if config.scaling == "on":
            scale = Scale(1 / math.sqrt(config.d_head), "1/√k", f"(1 / math.sqrt({config.d_head}))")
            graph.add(f"{at}scaled", scale, (f"{at}scores",), square, "scores / √k")
        else:
            graph.add(f"{at}scaled", Copy(), (f"{at}scores",), square, "scores, not scaled")
        mask, formula = MASKS[config.mask]
        graph.add(f"{at}masked", mask, (f"{at}scaled",), square, formula)
        shares, formula = SHARES[config.attention]
        graph.add(f"{at}weights", shares, (f"{at}masked",), square, formula)
        graph.add(
            f"{at}mixed", WeightedSum(), (f"{at}weights", f"{at}v"), ("head", "token", "dim"), "weights · V"
        )
        silent = tuple(head for layer, head in config.silent if at == f"layer.{layer}.")
        joined, formula = ("token", "joined"), "Concat(head₁ … headₕ)"
        graph.add(
            f"{at}concat", MergeHeads(silent), (f"{at}mixed",), joined,
            f"{formula}, silent ones 0" if silent else formula,
        )  # fmt: skip
        return linear(
            f"{at}attn", f"{at}concat", f"{at}W_o", f"{at}b_o", ("token", "feature"), "concat · W_o"
        )

    def feed_forward(at: str, stream: str) -> str:
        hidden = ("token", "hidden")
        normed = norm(f"{at}norm2", stream)
        source = normed.rpartition(".")[2]
        linear(f"{at}mlp_in", normed, f"{at}W_in", f"{at}b_in", hidden, f"{source} · W_in")
        graph.add(f"{at}mlp_act", Gelu(), (f"{at}mlp_in",), hidden, "GELU(mlp_in)")
        out = ("token", "feature")
        return linear(f"{at}mlp", f"{at}mlp_act", f"{at}W_out", f"{at}b_out", out, "mlp_act · W_out")

    wide = ("token", "feature")
    if "tokens" not in graph:
        graph.add("tokens", Given("token id"), axes=("token",), formula="ids of the text")
    stream = graph.add("embed", Lookup(), (weight("E"), "tokens"), wide, "E[tokens]")
    if config.positions == "sinusoidal":
        table = sinusoids(config.context, config.d_model).astype(weights["E"].dtype)
        graph.add("P", Given("sinusoid"), axes=TENSOR_AXES["P"], value=table)
    if config.positions != "none":
        graph.add("position", Positions(), (weight("P"), "tokens"), wide, "P[:n]")
        stream = graph.add("x", Add(), ("embed", "position"), wide, "embed + position")
    for i in range(config.layers):
        at = f"layer.{i}."
        stream = norm(f"{at}norm1", add_back(f"{at}mid", stream, attention(at, stream)), "after")
        if config.d_mlp:
            stream = norm(f"{at}norm2", add_back(f"{at}out", stream, feed_forward(at, stream)), "after")
    stream = norm("final", stream)
    said, scored = stream.rpartition(".")[2], ("token", "vocab")
    if config.tied:
        graph.add("logits", Unembed(), (stream, weight("E")), scored, f"{said} · Eᵀ")
    else:
        linear("logits", stream, "W_u", "b_u", scored, f"{said} · W_u")
    graph.add("temperature", Given("temperature"), axes=("one",), formula="T", value=np.ones(1))
    graph.add("tempered", Divide(), ("logits", "temperature"), scored, "logits / T")
    graph.add("top_k", Given("top-k"), axes=("one",), formula="k", value=np.zeros(1, dtype=np.int64))
    graph.add("top_p", Given("top-p"), axes=("one",), formula="p", value=np.ones(1))
    graph.add("kept", Keep(), ("tempered", "top_k", "top_p"), scored, "tempered, the rest = −∞")
    graph.add("probs", Softmax(), ("kept",), scored, "softmax(kept)")
    graph.add("seed", Given("seed"), axes=("one",), formula="seed", value=np.zeros(1, dtype=np.int64))
    graph.add("draw", Draw(), ("seed", "tokens"), ("one",), "a number in [0, 1), seed 0: 0")
    graph.add("next", Sample(), ("probs", "draw"), ("one",), "the token that the draw falls on")
    return graph
