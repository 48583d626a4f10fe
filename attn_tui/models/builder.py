"""What every family is built with: the blocks of a Transformer, each a few nodes.

Read from top to bottom a method is the data flow. Shapes: n tokens, d d_model, h heads, k d_head, m d_mlp, V
vocabulary. What the switches turn is built alike. The tensors that a checkpoint must hold are noted on the
way.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

import numpy as np

from attn_tui.graph import (
    Add,
    AddOffsets,
    Angles,
    Copy,
    CrossEntropy,
    Divide,
    Draw,
    Gelu,
    Given,
    Graph,
    Keep,
    LayerNorm,
    Linear,
    Lookup,
    MeanLoss,
    MergeHeads,
    Multiply,
    NextTokens,
    Op,
    Positions,
    RepeatHeads,
    RMSNorm,
    Rotate,
    Sample,
    Scale,
    Scores,
    Silu,
    Softmax,
    SplitHeads,
    Unembed,
    WeightedSum,
)
from attn_tui.graph.op import Array
from attn_tui.models.architecture import Architecture, Input, Layer, Stack
from attn_tui.models.formats.tensor import Tensor
from attn_tui.models.knobs import KNOBS
from attn_tui.models.names import parse, short_name
from attn_tui.models.switches import SWITCHES, Option, Switches, silenced
from attn_tui.tokenize.bpe import END
from attn_tui.tokenize.nodes import add_text_nodes
from attn_tui.tokenize.piece import Tokenizer

Shape = tuple[int, ...]
Weights = Mapping[str, Array | Tensor]
"""The tensors of a model: as arrays, or in a file where they are read when somebody looks."""

ACTIVATIONS: Mapping[str, tuple[Op, str]] = {"gelu": (Gelu(), "GELU"), "silu": (Silu(), "SiLU")}
"""What stands between the two maps of a feed-forward block, and what it is called."""


class Builder:
    """Grows a graph. Without `weights` only the shapes of the tensors are found out, as `tensors`.

    `tensors` holds for every tensor that this build can take its shape, and whether it must be there.
    """

    def __init__(
        self,
        architecture: Architecture,
        stacks: tuple[Stack, ...],
        weights: Weights | None,
        switches: Switches,
        tokenizer: Tokenizer | None = None,
    ) -> None:
        """Begin with an empty graph."""
        self.architecture, self.stacks, self.switches = architecture, stacks, switches
        self.weights, self.tokenizer = weights, tokenizer
        self.graph = Graph()
        self.tensors: dict[str, tuple[Shape, bool]] = {}
        self.silent = silenced(switches, stacks)
        self.angles = ""

    def option(self, switch: str) -> Option:
        """How this switch stands: as it was turned, or as the model was trained."""
        one = SWITCHES[switch]
        return one.option(self.switches.get(switch, one.trained(self.architecture)))

    def layers(self, stack: Stack) -> Iterator[Layer]:
        """The layers of a stack, from the first."""
        return (Layer(stack, index) for index in range(stack.layers))

    def weight(self, name: str, shape: Shape, axes: tuple[str, ...], neutral: float | None = None) -> str:
        """A tensor as a node. One that the weights lack is `neutral` all over, where that is said."""
        if name in self.graph:
            return name
        self.tensors[name] = (shape, True)
        label = "weight"
        value: Array | Tensor
        if self.weights is None:
            value = np.broadcast_to(np.float32(0), shape)
        elif name in self.weights or neutral is None:
            value = self.weights[name]
        else:
            value, label = np.full(shape, neutral, dtype=self._dtype), "not trained"
        if isinstance(value, Tensor):
            return self.graph.add(name, Given(label, value.read), axes=axes)
        return self.graph.add(name, Given(label), axes=axes, value=value)

    def linear(
        self, name: str, x: str, w: str, shape: tuple[int, int], axes: tuple[str, str], rows: str = "token"
    ) -> str:
        """x · W + b: (n, a) to (n, b), W (a, b); the bias `b_…` beside `W_…` where the weights have one."""
        inputs, formula = [x, self.weight(w, shape, axes)], f"{short_name(x)} · {short_name(w)}"
        bias = f"{parse(w).at}b_{short_name(w)[2:]}"
        if self.weights is None or bias in self.weights:
            inputs.append(self.weight(bias, shape[1:], axes[1:]))
            self.tensors[bias] = (shape[1:], False)
            formula += f" + {short_name(bias)}"
        return self.graph.add(name, Linear(), inputs, (rows, axes[1]), formula)

    def norm(self, name: str, x: str, where: str = "before") -> str:
        """The norm of x (n, d), where the switch puts one `where` this is; otherwise x itself."""
        if self.option("norm").id != where:
            return x
        d = (self.architecture.d_model,)
        gain = self.weight(f"{name}.gain", d, ("feature",), 1.0)
        # a model without norms may say ε = 0, with which a row of equals would be 0/0
        eps = self.architecture.norm_eps or 1e-5
        if self.architecture.norm == "rmsnorm":
            return self.graph.add(name, RMSNorm(eps), (x, gain), self._axes(x), "RMSNorm(x)")
        bias = self.weight(f"{name}.bias", d, ("feature",), 0.0)
        return self.graph.add(name, LayerNorm(eps), (x, gain, bias), self._axes(x), "LayerNorm(x)")

    def add_back(self, name: str, x: str, new: str) -> str:
        """x + new, both (n, d): the residual connection."""
        before, added = short_name(x), short_name(new)
        if self.option("residual").id == "on":
            return self.graph.add(name, Add(), (x, new), self._axes(x), f"{before} + {added}")
        return self.graph.add(name, Copy(), (new,), self._axes(x), f"{added} alone")

    def text(self, given: Input) -> str:
        """A text down to its token ids (n,); without a tokenizer the ids are given."""
        if self.tokenizer is None:
            return self.graph.add(
                given.tokens, Given("token id"), axes=(token_axis(given),), formula="ids of the text"
            )
        shuffled = self.option("order").id == "shuffled" and not given.begun
        at, axis, begin = given.prefix, token_axis(given), (END,) if given.begun else ()
        add_text_nodes(self.graph, self.tokenizer, self.architecture.context, shuffled, at, axis, begin)
        return given.tokens

    def embed(self, given: Input) -> str:
        """Token ids (n,) to vectors (n, d), positions added."""
        shape, at = self.architecture, given.prefix
        wide = (token_axis(given), "feature")
        table = self.weight("E", (shape.vocabulary, shape.d_model), ("vocab", "feature"))
        x = self.graph.add(f"{at}embed", Lookup(), (table, given.tokens), wide, "E[tokens]")
        positions = self.option("positions").id
        if positions == "rope":
            op = Angles(shape.d_head // 2, shape.rope_base)
            self.angles = self.graph.add(
                f"{at}angles", op, (given.tokens,), (wide[0], "pair"), "place · base^(−pair/pairs)"
            )
        if positions in ("none", "rope", "offsets"):
            return x
        size, axes = (shape.context, shape.d_model), ("place", "feature")
        if positions == "learned":
            self.weight("P", size, axes)
        # several inputs share one table
        elif "P" not in self.graph:
            self.graph.add("P", Given("sinusoid"), axes=axes, value=sinusoids(*size).astype(self._dtype))
        self.graph.add(f"{at}position", Positions(), ("P", given.tokens), wide, "P[:n]")
        return self.graph.add(f"{at}x", Add(), (x, f"{at}position"), wide, "embed + position")

    def attention(self, layer: Layer, x: str, memory: str = "") -> str:
        """What each row of x (n, d) gathers from the rows of x, or of `memory` (m, d), by attention: (n, d).

        The nodes of attention to a memory have `cross_` before their names.
        """
        shape, at, stack, graph = self.architecture, layer.at, layer.stack, self.graph
        cross, source = "cross_" if memory else "", memory or x
        part = f"{at}{cross}"
        rows = self._axes(x)[0]
        columns = looked_at(self._axes(memory)[0]) if memory else stack.columns
        k, d = shape.d_head, shape.d_model
        for letter, of, heads in (
            ("q", x, stack.heads),
            ("k", source, stack.kv_heads),
            ("v", source, stack.kv_heads),
        ):
            axis, name = self._axes(of)[0], f"{part}{letter}"
            w = f"{at}W_{'cross_' if memory else ''}{letter}"
            made = self.linear(f"{name}_proj", of, w, (d, heads * k), ("feature", "joined"), axis)
            formula = f"{letter.upper()} = {short_name(of)} · {short_name(w)}, split in heads"
            graph.add(name, SplitHeads(heads), (made,), ("head", axis, "dim"), formula)
        query, key, value = self._placed(f"{part}q"), self._placed(f"{part}k"), f"{part}v"
        if stack.kv_heads != stack.heads:
            key, value = self._shared(f"{part}k", key, stack), self._shared(f"{part}v", value, stack)
        square = ("head", rows, columns)
        graph.add(f"{part}scores", Scores(), (query, key), square, "Q · Kᵀ")
        if self.option("scaling").id == "on":
            scale = Scale(1 / math.sqrt(k), "1/√k", f"(1 / math.sqrt({k}))")
            scaled = graph.add(f"{part}scaled", scale, (f"{part}scores",), square, "scores / √k")
        else:
            scaled = graph.add(f"{part}scaled", Copy(), (f"{part}scores",), square, "scores, not scaled")
        if not memory and self.option("positions").id == "offsets":
            offsets = self.weight(f"{at}b_offset", (stack.heads, shape.context), ("head", "place"))
            formula = f"{short_name(scaled)} + b_offset[i − j]"
            scaled = graph.add(f"{part}placed", AddOffsets(), (scaled, offsets), square, formula)
        if stack.causal and not memory:
            scaled = self._chosen("mask", f"{part}masked", scaled, square)
        self._chosen("attention", f"{part}weights", scaled, square)
        mixed = ("head", rows, "dim")
        graph.add(f"{part}mixed", WeightedSum(), (f"{part}weights", value), mixed, "weights · V")
        silent = tuple(
            sorted(
                head for prefix, index, head in self.silent if (prefix, index) == (stack.prefix, layer.index)
            )
        )
        formula = "Concat(head₁ … headₕ)" + (", silent ones 0" if silent else "")
        graph.add(f"{part}concat", MergeHeads(silent), (f"{part}mixed",), (rows, "joined"), formula)
        w = f"{at}W_{'cross_' if memory else ''}o"
        return self.linear(
            f"{part}attn", f"{part}concat", w, (stack.heads * k, d), ("joined", "feature"), rows
        )

    def feed_forward(self, layer: Layer, x: str) -> str:
        """Each row of x (n, d) by itself, widened to m, activated, narrowed: (n, d).

        With a gate what is activated is a map of its own, which the widened row is multiplied with.
        """
        d, m, at, gated = (
            self.architecture.d_model,
            self.architecture.d_mlp,
            layer.at,
            self.architecture.gated,
        )
        rows, wide = self._axes(x)[0], ("feature", "hidden")
        op, called = ACTIVATIONS[self.architecture.activation]
        opened = "mlp_gate" if gated else "mlp_in"
        self.linear(f"{at}{opened}", x, f"{at}W_{'gate' if gated else 'in'}", (d, m), wide, rows)
        axes = (rows, "hidden")
        act = self.graph.add(f"{at}mlp_act", op, (f"{at}{opened}",), axes, f"{called}({opened})")
        if gated:
            let = self.linear(f"{at}mlp_in", x, f"{at}W_in", (d, m), wide, rows)
            act = self.graph.add(f"{at}mlp_gated", Multiply(), (act, let), axes, "mlp_act ⊙ mlp_in")
        return self.linear(f"{at}mlp", act, f"{at}W_out", (m, d), ("hidden", "feature"), rows)

    def _placed(self, heads: str) -> str:
        """Queries or keys (h, n, k), turned by their places where positions are turned."""
        # attention to a memory knows no distances: its keys are of another text
        if not self.angles or "cross_" in heads:
            return heads
        axes, letter = self._axes(heads), short_name(heads)
        return self.graph.add(
            f"{heads}_turned",
            Rotate(),
            (heads, self.angles),
            axes,
            f"{letter.upper()} turned by {self.angles}",
        )

    def _shared(self, name: str, heads: str, stack: Stack) -> str:
        """Keys or values of g heads (g, n, k) for all h: (h, n, k)."""
        times = stack.heads // stack.kv_heads
        formula = f"{short_name(heads)}, each for {times} heads"
        return self.graph.add(f"{name}_shared", RepeatHeads(times), (heads,), self._axes(heads), formula)

    def block(self, layer: Layer, x: str) -> str:
        """Attention, then the feed-forward block, each added to the stream x (n, d)."""
        at = layer.at
        found = self.attention(layer, self.norm(f"{at}norm1", x))
        x = self.norm(f"{at}norm1", self.add_back(f"{at}mid", x, found), "after")
        if not self.architecture.d_mlp:
            return x
        thought = self.feed_forward(layer, self.norm(f"{at}norm2", x))
        return self.norm(f"{at}norm2", self.add_back(f"{at}out", x, thought), "after")

    def unembed(self, x: str) -> str:
        """The logits (n, V) of the stream's rows (n, d)."""
        d, vocabulary = self.architecture.d_model, self.architecture.vocabulary
        rows = self._axes(x)[0]
        if not self.architecture.tied:
            return self.linear("logits", x, "W_u", (d, vocabulary), ("feature", "vocab"), rows)
        table = self.weight("E", (vocabulary, d), ("vocab", "feature"))
        return self.graph.add("logits", Unembed(), (x, table), (rows, "vocab"), f"{short_name(x)} · Eᵀ")

    def knob(self, node: str) -> str:
        """A knob, at rest."""
        knob = KNOBS[node]
        axes, value = ("one",), knob.value(knob.rest)
        return self.graph.add(node, Given(knob.label), axes=axes, formula=knob.words.en, value=value)

    def choose(self, logits: str, tokens: str) -> str:
        """From logits (n, V) to the next token (1,): temperature, top-k, top-p, softmax, draw."""
        graph, scored = self.graph, self._axes(logits)
        graph.add("tempered", Divide(), (logits, self.knob("temperature")), scored, "logits / T")
        limits = (self.knob("top_k"), self.knob("top_p"))
        graph.add("kept", Keep(), ("tempered", *limits), scored, "tempered, the rest = −∞")
        graph.add("probs", Softmax(), ("kept",), scored, "softmax(kept)")
        graph.add("draw", Draw(), (self.knob("seed"), tokens), ("one",), "a number in [0, 1), seed 0: 0")
        return graph.add("next", Sample(), ("probs", "draw"), ("one",), "the token that the draw falls on")

    def loss(self, logits: str, tokens: str, rows: tuple[int, ...] = ()) -> str:
        """How wrong the logits (n, V) were about the token that follows each; a number (1,), the mean.

        Of all rows but the last, which nothing follows, or of the named ones among them alone.
        """
        graph, axis = self.graph, self._axes(tokens)
        graph.add("target", NextTokens(), (tokens,), axis, f"the token after each of {tokens}")
        graph.add(
            "loss.token", CrossEntropy(), (logits, "target"), axis, f"−ln p, p = softmax({logits})[target]"
        )
        return graph.add("loss", MeanLoss(rows), ("loss.token", "target"), ("one",), "mean(loss.token)")

    @property
    def _dtype(self) -> np.dtype[np.generic]:
        return np.dtype(np.float32) if self.weights is None else self.weights["E"].dtype

    def _axes(self, node: str) -> tuple[str, ...]:
        return self.graph.node(node).axes

    def _chosen(self, switch: str, name: str, x: str, axes: tuple[str, ...]) -> str:
        """A node whose op the switch decides; its formula names what it is really taken of."""
        option = self.option(switch)
        assert option.op is not None
        return self.graph.add(name, option.op, (x,), axes, option.formula.replace("masked", short_name(x)))


def token_axis(given: Input) -> str:
    """The axis along which the tokens of this input stand: `token`, or `token:source.tokens`."""
    return f"token:{given.tokens}" if given.prefix else "token"


def looked_at(axis: str) -> str:
    """The axis of the same tokens where they are columns, looked at from other rows."""
    return "source" + axis.removeprefix("token")


def sinusoids(context: int, d: int) -> Array:
    """Positions that nobody trained: sin and cos of the place at d/2 speeds (Vaswani et al. 2017, 3.5).

    (context, d) float32; feature 2i is sin(place / 10000^(2i/d)), feature 2i + 1 the cosine.
    """
    angles = np.arange(context)[:, None] / 10000 ** (np.arange(0, d, 2) / d)
    return np.stack((np.sin(angles), np.cos(angles)), axis=-1).reshape(context, -1)[:, :d].astype(np.float32)
