"""Operations between vectors and weight matrices: lookup, linear map, unembedding."""

from __future__ import annotations

import numpy as np

from attn_tui.graph.arithmetic import Arithmetic, Cell, Term
from attn_tui.graph.op import GRADIENT, Array, Op, Part, Rows, pick
from attn_tui.graph.ops.gradients import LookupGradient, PositionsGradient, RowSum, WeightGradient


class Lookup(Op):
    """E[tokens]: row number `id` of the embedding matrix for each token (Vaswani et al. 2017, 3.4)."""

    kind = "same"
    rows = Rows((1,))
    numpy = "{0}[{1}]"
    torch = "F.embedding({1}, {0})"

    def forward(self, *inputs: Array) -> Array:
        """E (V, d) and token ids (…, n); (…, n, d)."""
        table, tokens = inputs
        return table[tokens]

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term: the very cell of E that was copied."""
        table, tokens = inputs
        *row, column = cell
        source = (int(tokens[*row]), column)
        return Arithmetic(float(table[source]), "lookup", ((pick(table, source, 0),),))

    def backward(self, count: int) -> tuple[Part | None, ...]:
        """Each row's gradient goes to the row of E that it was copied from, repeats added up."""
        return Part(LookupGradient(), (GRADIENT, 0, 1), "Σ {0}, by {2}"), None


class Positions(Op):
    """P[:n]: the first n rows of the learned position matrix (Radford et al. 2018, section 3.1)."""

    kind = "same"
    rows = Rows((1,), light=True)
    numpy = "{0}[:len({1})]"

    def forward(self, *inputs: Array) -> Array:
        """P (context, d) and token ids (…, n), of which only the number counts; (…, n, d)."""
        table, tokens = inputs
        rows = table[: tokens.shape[-1]]
        return rows if tokens.ndim == 1 else np.broadcast_to(rows, (*tokens.shape, rows.shape[-1]))

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term: the very cell of P that was copied."""
        copied = pick(inputs[0], cell[-2:], 0)
        return Arithmetic(copied.value, "lookup", ((copied,),))

    def backward(self, count: int) -> tuple[Part | None, ...]:
        """The gradient of the rows in use; the others get 0."""
        return Part(PositionsGradient(), (GRADIENT, 0), "{0}, the rest = 0"), None


class Linear(Op):
    """x · W (+ b): a linear map, with or without a bias."""

    rows = Rows()
    numpy = "{0} @ {1}⟨ + {2}⟩"
    torch = "F.linear({0}, {1}.T⟨, {2}⟩)"
    signs = ("", "·", "+")

    def forward(self, *inputs: Array) -> Array:
        """x (…, n, a), W (a, b) and perhaps b (b,); (…, n, b)."""
        x, w, *bias = inputs
        return x @ w + bias[0] if bias else x @ w

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term for each number of the row of x, and one for the bias."""
        x, w, *bias = inputs
        *row, column = cell
        terms: tuple[Term, ...] = tuple(
            (pick(x, (*row, j), 0), pick(w, (j, column), 1)) for j in range(w.shape[0])
        )
        if bias:
            terms += ((pick(bias[0], (column,), 2),),)
        value = x[*row] @ w[:, column] + (bias[0][column] if bias else 0)
        return Arithmetic(float(value), "·", terms)

    def backward(self, count: int) -> tuple[Part | None, ...]:
        """gradient · Wᵀ, xᵀ · gradient, and the column sums for the bias."""
        to_x = Part(Unembed(), (GRADIENT, 1), "{0} · {1}ᵀ")
        to_w = Part(WeightGradient(), (0, GRADIENT), "{0}ᵀ · {1}")
        return (to_x, to_w, Part(RowSum(), formula="Σ {0}"))[:count]


class Unembed(Op):
    """x · Eᵀ: every token's embedding asked how well it fits (tied weights, Press & Wolf 2017)."""

    rows = Rows()
    numpy = "{0} @ {1}.T"
    torch = "F.linear({0}, {1})"
    signs = ("", "·")
    transposed = (1,)

    def forward(self, *inputs: Array) -> Array:
        """x (…, n, d) and E (V, d); the logits (…, n, V)."""
        x, table = inputs
        return x @ table.T

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term for each of the d features."""
        x, table = inputs
        *row, token = cell
        terms = tuple((pick(x, (*row, j), 0), pick(table, (token, j), 1)) for j in range(x.shape[-1]))
        return Arithmetic(float(x[*row] @ table[token]), "·", terms)

    def backward(self, count: int) -> tuple[Part | None, ...]:
        """gradient · E, gradientᵀ · x."""
        to_x = Part(Linear(), (GRADIENT, 1), "{0} · {1}")
        return to_x, Part(WeightGradient(), (GRADIENT, 0), "{0}ᵀ · {1}")
