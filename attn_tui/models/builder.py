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
    Buckets,
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
    Sum,
    TakeBuckets,
    Unembed,
    WeightedSum,
)
from attn_tui.graph.op import Array
from attn_tui.models.architecture import Architecture, Input, Layer, Stack, looked_at
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
        self.angles = self.buckets = ""

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

    def norm(self, name: str, x: str, where: str = "before", weights: str = "") -> str:
        """The norm of x (n, d), where the switch puts one `where` this is; otherwise x itself.

        Its gain and bias are called after it, or after `weights`.
        """
        if self.option("norm").id != where:
            return x
        d = (self.architecture.d_model,)
        own = weights or name
        gain = self.weight(f"{own}.gain", d, ("feature",), 1.0)
        # a model without norms may say ε = 0, with which a row of equals would be 0/0
        eps = self.architecture.norm_eps or 1e-5
        if self.architecture.norm == "rmsnorm":
            return self.graph.add(name, RMSNorm(eps), (x, gain), self._axes(x), "RMSNorm(x)")
        bias = self.weight(f"{own}.bias", d, ("feature",), 0.0)
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
                given.tokens, Given("token id"), axes=(given.axis,), formula="ids of the text"
            )
        shuffled = self.option("order").id == "shuffled" and not given.begun
        at, axis, begin = given.prefix, given.axis, (END,) if given.begun else ()
        add_text_nodes(self.graph, self.tokenizer, self.architecture.context, shuffled, at, axis, begin)
        return given.tokens

    def embed(self, given: Input) -> str:
        """Token ids (n,) to vectors (n, d), positions added."""
        shape, at = self.architecture, given.prefix
        wide = (given.axis, "feature")
        table = self.weight("E", (shape.vocabulary, shape.d_model), ("vocab", "feature"))
        x = self.graph.add(f"{at}embed", Lookup(), (table, given.tokens), wide, "E[tokens]")
        return self.positioned(given, x)

    def positioned(self, given: Input, x: str) -> str:
        """The vectors (n, d) of an input's tokens, its positions added where they are added here."""
        shape, at, wide = self.architecture, given.prefix, self._axes(x)
        positions = self.option("positions").id
        if positions == "rope":
            op = Angles(shape.d_head // 2, shape.rope_base)
            self.angles = self.graph.add(
                f"{at}angles", op, (given.tokens,), (wide[0], "pair"), "place · base^(−pair/pairs)"
            )
        if positions == "disentangled":
            self.buckets = self.relative(given)
        if positions in ("none", "rope", "offsets", "disentangled"):
            return x
        return self.add_positions(given, x)

    def add_positions(self, given: Input, x: str, name: str = "x") -> str:
        """Vectors (n, d) of an input's tokens and the vectors of their places, added: (n, d)."""
        shape, at, wide = self.architecture, given.prefix, self._axes(x)
        positions = self.option("positions").id
        size, axes = (shape.context, shape.d_model), ("place", "feature")
        if positions in ("learned", "disentangled"):
            self.weight("P", size, axes)
        # several inputs share one table
        elif "P" not in self.graph:
            self.graph.add("P", Given("sinusoid"), axes=axes, value=sinusoids(*size).astype(self._dtype))
        self.graph.add(f"{at}position", Positions(), ("P", given.tokens), wide, "P[:n]")
        formula = f"{short_name(x)} + position"
        return self.graph.add(f"{at}{name}", Add(), (x, f"{at}position"), wide, formula)

    def relative(self, given: Input) -> str:
        """The bucket of the distance of every two tokens of an input: (n, n)."""
        shape, (axis, *_) = self.architecture, self._axes(given.tokens)
        op, square = Buckets(shape.span, shape.farthest), (axis, "source")
        return self.graph.add(f"{given.prefix}buckets", op, (given.tokens,), square, "bucket of i − j")

    def attention(self, layer: Layer, x: str, memory: str = "", source: str = "") -> str:
        """What each row of x (n, d) gathers from the rows of x, or of `memory` (m, d), by attention: (n, d).

        The nodes of attention to a memory have `cross_` before their names; those of the same tokens in
        another state, the `source` (n, d), are called as always.
        """
        shape, at, stack, graph = self.architecture, layer.at, layer.stack, self.graph
        cross, source = "cross_" if memory else "", memory or source or x
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
            w = f"{layer.own}W_{cross}{letter}"
            made = self.linear(f"{name}_proj", of, w, (d, heads * k), ("feature", "joined"), axis)
            formula = f"{letter.upper()} = {short_name(of)} · {short_name(w)}, split in heads"
            graph.add(name, SplitHeads(heads), (made,), ("head", axis, "dim"), formula)
        query, key, value = self._placed(f"{part}q"), self._placed(f"{part}k"), f"{part}v"
        if stack.kv_heads != stack.heads:
            key, value = self._shared(f"{part}k", key, stack), self._shared(f"{part}v", value, stack)
        square = ("head", rows, columns)
        terms = 1
        if self.buckets and not memory:
            terms = self._disentangled(layer, query, key, square)
        else:
            graph.add(f"{part}scores", Scores(), (query, key), square, "Q · Kᵀ")
        if self.option("scaling").id == "on":
            root, size = ("√k", f"{k}") if terms == 1 else (f"√({terms}k)", f"{terms} * {k}")
            scale = Scale(1 / math.sqrt(terms * k), f"1/{root}", f"(1 / math.sqrt({size}))")
            scaled = graph.add(f"{part}scaled", scale, (f"{part}scores",), square, f"scores / {root}")
        else:
            scaled = graph.add(f"{part}scaled", Copy(), (f"{part}scores",), square, "scores, not scaled")
        if not memory and self.option("positions").id == "offsets":
            offsets = self.weight(f"{layer.own}b_offset", (stack.heads, shape.context), ("head", "place"))
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
        w = f"{layer.own}W_{cross}o"
        return self.linear(
            f"{part}attn", f"{part}concat", w, (stack.heads * k, d), ("joined", "feature"), rows
        )

    def _disentangled(self, layer: Layer, query: str, key: str, square: tuple[str, ...]) -> int:
        """Scores (h, n, n) of what is said and of where it stands, each for itself, and how many kinds.

        Content→content, content→position and position→content (He et al. 2021, equation 4); the table R of
        relative positions goes through the layer's own W_q and W_k, with their biases (`share_att_key`).
        """
        shape, at, stack, graph = self.architecture, layer.at, layer.stack, self.graph
        table = self.weight("R", (2 * shape.span, shape.d_model), ("bucket", "feature"))
        sides = ("k", query, "c2p", False), ("q", key, "p2c", True)
        content = graph.add(f"{at}c2c", Scores(), (query, key), square, "Q · Kᵀ")
        kinds = [content]
        for letter, asking, name, of_key in sides:
            places, size = f"{at}place_{letter}", (shape.d_model, stack.heads * shape.d_head)
            w, axes = f"{layer.own}W_{letter}", ("feature", "joined")
            made = self.linear(f"{places}_proj", table, w, size, axes, "bucket")
            formula = f"{short_name(table)} · W_{letter}, split in heads"
            graph.add(places, SplitHeads(stack.heads), (made,), ("head", "bucket", "dim"), formula)
            wide = ("head", square[2] if of_key else square[1], "bucket")
            formula = f"{short_name(asking).upper()} · {short_name(places)}ᵀ"
            by_bucket = graph.add(f"{at}{name}_all", Scores(), (asking, places), wide, formula)
            formula = f"{short_name(by_bucket)}[{'j' if of_key else 'i'}, buckets[i, j]]"
            kinds.append(
                graph.add(f"{at}{name}", TakeBuckets(of_key), (by_bucket, self.buckets), square, formula)
            )
        graph.add(f"{at}scores", Sum(), kinds, square, " + ".join(map(short_name, kinds)))
        return len(kinds)

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
        self.linear(f"{at}{opened}", x, f"{layer.own}W_{'gate' if gated else 'in'}", (d, m), wide, rows)
        axes = (rows, "hidden")
        act = self.graph.add(f"{at}mlp_act", op, (f"{at}{opened}",), axes, f"{called}({opened})")
        if gated:
            let = self.linear(f"{at}mlp_in", x, f"{layer.own}W_in", (d, m), wide, rows)
            act = self.graph.add(f"{at}mlp_gated", Multiply(), (act, let), axes, "mlp_act ⊙ mlp_in")
        return self.linear(f"{at}mlp", act, f"{layer.own}W_out", (m, d), ("hidden", "feature"), rows)

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

    def block(self, layer: Layer, x: str, source: str = "", memory: str = "") -> str:
        """Attention, then the feed-forward block, each added to the stream x (n, d).

        Keys and values are of `source` (n, d), the same tokens in another state, where one is given. Where
        there is a `memory` (m, d) it is attended to as well, in between.
        """
        at, first, second = layer.at, f"{layer.own}norm1", f"{layer.own}norm2"
        if source:
            source = self.norm(f"{at}norm_source", source, weights=first)
        found = self.attention(layer, self.norm(f"{at}norm1", x, weights=first), source=source)
        x = self.norm(f"{at}norm1", self.add_back(f"{at}mid", x, found), "after", first)
        if memory:
            fetched = self.attention(layer, self.norm(f"{at}cross_norm", x), memory)
            x = self.norm(f"{at}cross_norm", self.add_back(f"{at}cross_mid", x, fetched), "after")
        if not self.architecture.d_mlp:
            return x
        thought = self.feed_forward(layer, self.norm(f"{at}norm2", x, weights=second))
        return self.norm(f"{at}norm2", self.add_back(f"{at}out", x, thought), "after", second)

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

    def chances(self, logits: str) -> str:
        """From logits (n, V) to probabilities (n, V): temperature, top-k, top-p, softmax."""
        graph, scored = self.graph, self._axes(logits)
        graph.add("tempered", Divide(), (logits, self.knob("temperature")), scored, "logits / T")
        limits = (self.knob("top_k"), self.knob("top_p"))
        graph.add("kept", Keep(), ("tempered", *limits), scored, "tempered, the rest = −∞")
        return graph.add("probs", Softmax(), ("kept",), scored, "softmax(kept)")

    def choose(self, logits: str, tokens: str) -> str:
        """From logits (n, V) to the next token (1,): one is drawn from the chances of the last row."""
        graph = self.graph
        self.chances(logits)
        graph.add("draw", Draw(), (self.knob("seed"), tokens), ("one",), "a number in [0, 1), seed 0: 0")
        return graph.add("next", Sample(), ("probs", "draw"), ("one",), "the token that the draw falls on")

    def loss(self, logits: str, tokens: str, rows: tuple[int, ...] = ()) -> str:
        """How wrong the logits (n, V) were about the token that follows each; a number (1,), the mean.

        Of all rows but the last, which nothing follows, or of the named ones among them alone.
        """
        axis = self._axes(tokens)
        self.graph.add("target", NextTokens(), (tokens,), axis, f"the token after each of {tokens}")
        return self.loss_of(logits, rows)

    def loss_of(self, logits: str, rows: tuple[int, ...] = ()) -> str:
        """The mean of −ln p of the `target` (n,), which is in the graph, by the logits (n, V)."""
        graph, axis = self.graph, self._axes("target")
        graph.add(
            "loss.token", CrossEntropy(), (logits, "target"), axis, f"−ln p, p = softmax({logits})[target]"
        )
        return graph.add("loss", MeanLoss(rows), ("loss.token", "target"), ("one",), "mean(loss.token)")

    @property
    def _dtype(self) -> np.dtype[np.generic]:
        return np.dtype(np.float32) if self.weights is None else next(iter(self.weights.values())).dtype

    def _axes(self, node: str) -> tuple[str, ...]:
        return self.graph.node(node).axes

    def _chosen(self, switch: str, name: str, x: str, axes: tuple[str, ...]) -> str:
        """A node whose op the switch decides; its formula names what it is really taken of."""
        option = self.option(switch)
        assert option.op is not None
        return self.graph.add(name, option.op, (x,), axes, option.formula.replace("masked", short_name(x)))


def sinusoids(context: int, d: int) -> Array:
    """Positions that nobody trained: sin and cos of the place at d/2 speeds (Vaswani et al. 2017, 3.5).

    (context, d) float32; feature 2i is sin(place / 10000^(2i/d)), feature 2i + 1 the cosine.
    """
    angles = np.arange(context)[:, None] / 10000 ** (np.arange(0, d, 2) / d)
    return np.stack((np.sin(angles), np.cos(angles)), axis=-1).reshape(context, -1)[:, :d].astype(np.float32)
