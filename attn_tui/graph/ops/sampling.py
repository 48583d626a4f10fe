"""From scores to the next token: which tokens may be drawn, the number drawn, the token it falls on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from attn_tui.graph.arithmetic import Arithmetic, Cell, Term
from attn_tui.graph.op import GRADIENT, VALUE, Array, Op, Part, Rows, constant, pick, single
from attn_tui.graph.ops.attention_gradients import HiddenGradient


class Keep(Op):
    """All but the best set to −∞: top-k (Fan et al. 2018, 5.4), then top-p (Holtzman et al. 2020, 3.1).

    Top-k leaves the k largest of a row, 0 meaning all. Top-p leaves the fewest of these whose
    probabilities add up to p or more. The largest always stays; of equals the first ones.
    """

    kind = "same"
    hides = True
    rows = Rows()
    numpy = (
        "(k := int({1}[0]) or {0}.shape[-1], "
        "o := (-{0}).argsort(-1, kind='stable'), r := o.argsort(-1), "
        "e := np.exp(np.take_along_axis({0}, o[:, :k], -1) - {0}.max(-1, keepdims=True)), "
        "s := (e / e.sum(-1, keepdims=True)).cumsum(-1), "
        "w := r <= (s[:, :-1] < {2}[0]).sum(-1, keepdims=True), "
        "w := w | ((k >= {0}.shape[-1]) & ({2}[0] >= 1)), "
        "np.where(w, {0}, -np.inf))[-1]"
    )
    torch = (
        "(k := int({1}[0]) or {0}.shape[-1], "
        "o := {0}.argsort(dim=-1, descending=True, stable=True), r := o.argsort(-1), "
        "s := F.softmax({0}.gather(-1, o[:, :k]), -1).cumsum(-1), "
        "w := r <= (s[:, :-1] < {2}[0]).sum(-1, keepdim=True), "
        "w := w | ((k >= {0}.shape[-1]) & ({2}[0] >= 1)), "
        "torch.where(w, {0}, -torch.inf))[-1]"
    )

    def forward(self, *inputs: Array) -> Array:
        """Scores (…, n, V), k (1,), p (1,); the same shape."""
        x = inputs[0]
        return x if self._all(*inputs) else np.where(self._kept(*inputs), x, x.dtype.type(-np.inf))

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """The score itself, and −∞ besides where it is left out."""
        x, k, p = inputs
        score = pick(x, cell, 0)
        row = x[cell[:-1]]
        if self._all(row, k, p) or self._kept(row, k, p)[cell[-1]]:
            return Arithmetic(score.value, "top-k, top-p", ((score,),))
        left_out: Term = (constant(-np.inf, "left out"),)
        return Arithmetic(-np.inf, "top-k, top-p", ((score,), left_out))

    def backward(self, count: int) -> tuple[Part | None, ...]:
        """Nothing flows back to what was left out."""
        return Part(HiddenGradient(), (GRADIENT, VALUE), "{0}, 0 where hidden"), None, None

    @staticmethod
    def _all(x: Array, k: Array, p: Array) -> bool:
        return not 0 < int(k[0]) < x.shape[-1] and float(p[0]) >= 1

    @staticmethod
    def _kept(x: Array, k: Array, p: Array) -> Array:
        best = int(k[0]) or x.shape[-1]
        order = (-x).argsort(axis=-1, kind="stable")
        powers = np.exp(np.take_along_axis(x, order[..., :best], -1) - x.max(axis=-1, keepdims=True))
        sums = (powers / powers.sum(axis=-1, keepdims=True)).cumsum(axis=-1)
        # the last that counts is the first with which the sum reaches p
        last = (sums[..., :-1] < p[0]).sum(axis=-1, keepdims=True)
        kept = np.empty(x.shape, dtype=bool)
        np.put_along_axis(kept, order, np.arange(x.shape[-1]) <= last, axis=-1)
        return kept


class Draw(Op):
    """The number that decides: from a seed and the length of the text, evenly in [0, 1); seed 0 draws 0."""

    numpy = "np.random.default_rng((int({0}[0]), len({1}))).random(1) * (int({0}[0]) > 0)"
    # another generator than NumPy's, so other numbers
    torch = "torch.rand(1, generator=torch.Generator().manual_seed(int({0}[0]))) * ({0} > 0)"

    def forward(self, *inputs: Array) -> Array:
        """Seed (1,) and token ids (n,), of which only the number counts; (1,)."""
        seed, tokens = int(inputs[0][0]), inputs[1]
        # the length goes in, so that each token put at the end is drawn anew, and the same each time
        return np.array([np.random.default_rng((seed, len(tokens))).random() if seed else 0.0])

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term, the number: it has no reason but the seed."""
        value = float(self.forward(*inputs)[cell])
        return single(value, "draw", "draw")


class Sample(Op):
    """The next token: all laid end to end from the likeliest on, each as long as it is likely; one is hit.

    A draw of 0 hits the likeliest, of equals the first: greedy decoding.
    """

    kind = "integer"
    numpy = (
        "(o := (-{0}[-1]).argsort(kind='stable'))[np.searchsorted("
        "(c := {0}[-1][o].cumsum(dtype=float)), {1} * c[-1], side='right')]"
    )
    torch = (
        "(o := {0}[-1].argsort(descending=True, stable=True))[torch.searchsorted("
        "(c := {0}[-1][o].cumsum(0)), {1}.to(c.dtype) * c[-1], right=True)]"
    )

    def forward(self, *inputs: Array) -> Array:
        """probs (n, V) and a draw (1,) in [0, 1); (1,), an id, from the last row; none where n is 0.

        ValueError where the row is no distribution to draw from.
        """
        probs, draw = inputs
        last = probs[-1:]
        if not np.isfinite(last).all():
            raise ValueError("no token can be drawn: a probability is ∞ or no number")
        if draw[0] == 0 or not len(last):
            return np.asarray(last.argmax(axis=-1))
        if last.sum() <= 0:
            raise ValueError("no token can be drawn: the probabilities add up to nothing")
        order, ends = self._line(probs)
        return np.asarray(order[np.searchsorted(ends, draw * ends[-1], side="right")])

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term: the id whose stretch the draw falls into."""
        order, ends = self._line(inputs[0])
        draw = float(inputs[1][0])
        if draw == 0:
            return single(float(order[0]), "argmax", "argmax")
        at = int(np.searchsorted(ends, draw * ends[-1], side="right"))
        start = float(ends[at - 1] / ends[-1]) if at else 0.0
        label = f"{start:.3f} ≤ {draw:.3f} < {ends[at] / ends[-1]:.3f}"
        return single(float(order[at]), "draw", label)

    @staticmethod
    def _line(probs: Array) -> tuple[Array, Array]:
        """The ids from the likeliest on, and where the stretch of each ends."""
        order = (-probs[-1]).argsort(kind="stable")
        return order, probs[-1][order].cumsum(dtype=np.float64)


@dataclass(frozen=True)
class Fill(Op):
    """The text with every blank filled: where a token is the mask, the likeliest token of its row."""

    mask: int

    kind = "integer"
    numpy = "np.where({1} == {self.mask}, {0}.argmax(-1), {1})"
    torch = "torch.where({1} == {self.mask}, {0}.argmax(-1), {1})"

    def forward(self, *inputs: Array) -> Array:
        """probs (…, n, V) and token ids (…, n); ids (…, n)."""
        probs, tokens = inputs
        return np.asarray(np.where(tokens == self.mask, probs.argmax(axis=-1), tokens))

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term: the likeliest id of the row, or the token that stood there."""
        probs, tokens = inputs
        if tokens[cell] == self.mask:
            return single(float(probs[cell].argmax()), "argmax", "filled")
        kept = pick(tokens, cell, 1)
        return Arithmetic(kept.value, "=", ((kept,),))
