"""Operations between vectors and weight matrices: lookup, linear map, unembedding."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from attn_tui.graph.arithmetic import Arithmetic, Cell, Term
from attn_tui.graph.op import Array, Gradients, Made, Op, RowByRow, name, pick


class Lookup(RowByRow):
    """E[tokens]: row number `id` of the embedding matrix for each token (Vaswani et al. 2017, 3.4)."""

    kind = "same"

    rowed = (1,)

    def forward(self, *inputs: Array) -> Array:
        """E (V, d) and token ids (n,); (n, d)."""
        table, tokens = inputs
        return table[tokens]

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term: the very cell of E that was copied."""
        table, tokens = inputs
        row, column = cell
        source = (int(tokens[row]), column)
        return Arithmetic(float(table[source]), "lookup", ((pick(table, source, 0),),))

    def backward(self, grad: Array, *inputs: Array) -> Gradients:
        """Each row's gradient goes to the row of E that it was copied from, repeats added up."""
        table, tokens = inputs
        result = np.zeros_like(table, dtype=grad.dtype)
        np.add.at(result, tokens, grad)
        return result, None

    def numpy_source(self, *names: str) -> str:
        """E[tokens]."""
        return f"{name(names, 0)}[{name(names, 1)}]"

    def torch_source(self, *names: str) -> str:
        """F.embedding."""
        return f"F.embedding({name(names, 1)}, {name(names, 0)})"


class Positions(Op):
    """P[:n]: the first n rows of the learned position matrix (Radford et al. 2018, section 3.1)."""

    kind = "same"

    def forward(self, *inputs: Array) -> Array:
        """P (context, d) and token ids (n,), of which only the number counts; (n, d)."""
        table, tokens = inputs
        return table[: len(tokens)]

    def renew(self, before: Made, kept: Sequence[int], *inputs: Array) -> tuple[Array, int | None]:
        """The same rows of the same P, however many."""
        value = self.forward(*inputs)
        return value, min(kept[0], len(value), len(before.value))

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term: the very cell of P that was copied."""
        return Arithmetic(float(inputs[0][cell]), "lookup", ((pick(inputs[0], cell, 0),),))

    def backward(self, grad: Array, *inputs: Array) -> Gradients:
        """The gradient of the rows in use; the others get 0."""
        result = np.zeros_like(inputs[0], dtype=grad.dtype)
        result[: len(grad)] = grad
        return result, None

    def numpy_source(self, *names: str) -> str:
        """P[:n]."""
        return f"{name(names, 0)}[:len({name(names, 1)})]"

    def torch_source(self, *names: str) -> str:
        """P[:n]."""
        return f"{name(names, 0)}[:len({name(names, 1)})]"


class Linear(RowByRow):
    """x · W (+ b): a linear map, with or without a bias."""

    def forward(self, *inputs: Array) -> Array:
        """x (n, a), W (a, b) and perhaps b (b,); (n, b)."""
        x, w, *bias = inputs
        return x @ w + bias[0] if bias else x @ w

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term for each number of the row of x, and one for the bias."""
        x, w, *bias = inputs
        row, column = cell
        terms: tuple[Term, ...] = tuple(
            (pick(x, (row, j), 0), pick(w, (j, column), 1)) for j in range(w.shape[0])
        )
        if bias:
            terms += ((pick(bias[0], (column,), 2),),)
        value = x[row] @ w[:, column] + (bias[0][column] if bias else 0)
        return Arithmetic(float(value), "·", terms)

    def backward(self, grad: Array, *inputs: Array) -> Gradients:
        """grad · Wᵀ, xᵀ · grad, and the column sums for the bias."""
        x, w, *bias = inputs
        return grad @ w.T, x.T @ grad, *(grad.sum(axis=0) for _ in bias)

    def numpy_source(self, *names: str) -> str:
        """x @ W + b."""
        line = f"{name(names, 0)} @ {name(names, 1)}"
        return f"{line} + {names[2]}" if len(names) > 2 else line

    def torch_source(self, *names: str) -> str:
        """F.linear, which takes W as (out, in)."""
        rest = f", {names[2]}" if len(names) > 2 else ""
        return f"F.linear({name(names, 0)}, {name(names, 1)}.T{rest})"


class Unembed(RowByRow):
    """x · Eᵀ: every token's embedding asked how well it fits (tied weights, Press & Wolf 2017)."""

    def forward(self, *inputs: Array) -> Array:
        """x (n, d) and E (V, d); the logits (n, V)."""
        x, table = inputs
        return x @ table.T

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term for each of the d features."""
        x, table = inputs
        row, token = cell
        terms = tuple((pick(x, (row, j), 0), pick(table, (token, j), 1)) for j in range(x.shape[1]))
        return Arithmetic(float(x[row] @ table[token]), "·", terms)

    def backward(self, grad: Array, *inputs: Array) -> Gradients:
        """grad · E, gradᵀ · x."""
        x, table = inputs
        return grad @ table, grad.T @ x

    def numpy_source(self, *names: str) -> str:
        """x @ E.T."""
        return f"{name(names, 0)} @ {name(names, 1)}.T"

    def torch_source(self, *names: str) -> str:
        """F.linear with the embeddings as weights."""
        return f"F.linear({name(names, 0)}, {name(names, 1)})"
