"""Positions in the scores: each head has a number for how far back a token lies, added to its score."""

from __future__ import annotations

import numpy as np

from attn_tui.graph.arithmetic import Arithmetic, Cell, Term
from attn_tui.graph.op import GRADIENT, Array, Op, Part, Rows, constant, pick
from attn_tui.graph.ops.ablation import Copy


class AddOffsets(Op):
    """S + b[i − j]: to the score of token i for token j the bias of its head for that distance.

    As in T5 (Raffel et al. 2020, section 2.1), with a number for each distance and no buckets. What comes
    later (j > i) gets none.
    """

    signs = ("", "+")
    rows = Rows(light=True)
    numpy = (
        "{0} + np.where((o := np.arange({0}.shape[-2])[:, None] - np.arange({0}.shape[-1])) >= 0, "
        "{1}[:, np.maximum(o, 0)], {1}.dtype.type(0))"
    )
    torch = (
        "{0} + torch.where((o := torch.arange({0}.shape[-2])[:, None] - torch.arange({0}.shape[-1])) >= 0, "
        "{1}[:, o.clamp(min=0)], 0)"
    )

    def forward(self, *inputs: Array) -> Array:
        """Scores (…, h, n, n) and b (h, context); the shape of the scores."""
        scores, bias = inputs
        back = distances(scores)
        return np.asarray(scores + np.where(back >= 0, bias[:, np.maximum(back, 0)], bias.dtype.type(0)))

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """Two terms: the score, and the bias of the distance; of a later token the score alone."""
        scores, bias = inputs
        head, row, column = cell[-3:]
        terms: tuple[Term, ...] = ((pick(scores, cell, 0),),)
        if column <= row:
            terms += ((pick(bias, (head, row - column), 1),),)
        else:
            terms += ((constant(0, "future"),),)
        return Arithmetic(sum(term[0].value for term in terms), "+", terms)

    def backward(self, count: int) -> tuple[Part | None, ...]:
        """The gradient itself; for b its sum along each diagonal."""
        return Part(Copy()), Part(OffsetsGradient(), (GRADIENT, 1), "Σ {0} along each diagonal")


class OffsetsGradient(Op):
    """∂loss/∂b: the gradients of all pairs of tokens at the same distance, added up; 0 beyond the text."""

    numpy = (
        "np.stack([np.bincount(np.arange({0}.shape[-2]).repeat({0}.shape[-1])[s] - "
        "np.tile(np.arange({0}.shape[-1]), {0}.shape[-2])[s], h.ravel()[s], {1}.shape[-1]) for h in {0} "
        "for s in [np.tri({0}.shape[-2], dtype=bool).ravel()]]).astype({0}.dtype)"
    )
    torch = (
        "torch.zeros_like({1}).index_add(1, (i := torch.tril_indices({0}.shape[-2], {0}.shape[-1]))[0] "
        "- i[1], {0}[:, i[0], i[1]])"
    )

    def forward(self, *inputs: Array) -> Array:
        """g (…, h, n, n) and b (h, context) of which only the shape counts; (h, context)."""
        g, bias = inputs
        added = g.sum(axis=tuple(range(g.ndim - 3)))
        back, result = distances(g), np.zeros(bias.shape, dtype=g.dtype)
        seen = back >= 0
        for head, grads in enumerate(added):
            result[head] = np.bincount(back[seen], grads[seen], bias.shape[-1])
        return result

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term for each pair of tokens at this distance, in each text of the batch."""
        g = inputs[0]
        head, back = cell
        n = g.shape[-2]
        terms = tuple(
            (pick(g, (*batch, head, row, row - back), 0),)
            for batch in np.ndindex(g.shape[:-3])
            for row in range(back, n)
        )
        return Arithmetic(sum(term[0].value for term in terms), "Σ", terms)


def distances(scores: Array) -> Array:
    """i − j for every row i and column j of a square (…, n, n); (n, n)."""
    return np.asarray(np.arange(scores.shape[-2])[:, None] - np.arange(scores.shape[-1]))
