"""A decoder-only, pre-LayerNorm Transformer as a graph of named nodes (Radford et al. 2019).

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
    Divide,
    Draw,
    Gelu,
    Given,
    Graph,
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
    WeightedSum,
)
from attn_tui.graph.op import Array
from attn_tui.models.config import Config

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


def build_decoder(config: Config, weights: Mapping[str, Array], graph: Graph | None = None) -> Graph:
    """The graph of a decoder-only Transformer, grown on one that has `tokens` or on an empty one.

    On an empty one set `tokens`, an array (n,) of ids, to let it run; n is 1 to `config.context`.
    `weights` holds the tensors of `tensor_shapes`.
    """
    graph = Graph() if graph is None else graph

    def weight(name: str) -> str:
        if name not in graph:
            graph.add(name, Given("weight"), axes=TENSOR_AXES[name.rpartition(".")[2]], value=weights[name])
        return name

    def linear(name: str, source: str, w: str, b: str, axes: tuple[str, str], formula: str) -> str:
        inputs = [source, weight(w)]
        if b in weights:
            inputs.append(weight(b))
            formula += f" + {b.rpartition('.')[2]}"
        return graph.add(name, Linear(), inputs, axes, formula)

    def norm(name: str, source: str) -> str:
        if config.norm == "none":
            return source
        inputs = (source, weight(f"{name}.gain"), weight(f"{name}.bias"))
        return graph.add(name, LayerNorm(config.norm_eps), inputs, ("token", "feature"), "LayerNorm(x)")

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
        scale = Scale(1 / math.sqrt(config.d_head), "1/√k", f"(1 / np.sqrt({config.d_head}))")
        graph.add(f"{at}scaled", scale, (f"{at}scores",), square, "scores / √k")
        graph.add(f"{at}masked", CausalMask(), (f"{at}scaled",), square, "scaled, future = −∞")
        graph.add(f"{at}weights", Softmax(), (f"{at}masked",), square, "softmax(masked)")
        graph.add(
            f"{at}mixed", WeightedSum(), (f"{at}weights", f"{at}v"), ("head", "token", "dim"), "weights · V"
        )
        joined = ("token", "joined")
        graph.add(f"{at}concat", MergeHeads(), (f"{at}mixed",), joined, "Concat(head₁ … headₕ)")
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
    if config.positions == "learned":
        graph.add("position", Positions(), (weight("P"), "tokens"), wide, "P[:n]")
        stream = graph.add("x", Add(), ("embed", "position"), wide, "embed + position")
    for i in range(config.layers):
        at = f"layer.{i}."
        before = stream.rpartition(".")[2] if i == 0 else "out"
        stream = graph.add(f"{at}mid", Add(), (stream, attention(at, stream)), wide, f"{before} + attn")
        if config.d_mlp:
            stream = graph.add(f"{at}out", Add(), (stream, feed_forward(at, stream)), wide, "mid + mlp")
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
