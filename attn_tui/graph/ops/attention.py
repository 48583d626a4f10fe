"""The operations of attention itself: split heads, Q·Kᵀ, mask, weighted sum, merge heads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from attn_tui.graph.arithmetic import Arithmetic, Cell
from attn_tui.graph.op import Array, Gradients, Made, Op, constant, name, pick, rows_from


@dataclass(frozen=True)
class SplitHeads(Op):
    """(n, h·k) cut into h heads of k columns each (Vaswani et al. 2017, section 3.2.2)."""

    kind = "same"

    heads: int

    def forward(self, *inputs: Array) -> Array:
        """(n, h·k); (h, n, k). Nothing is computed: head i is columns i·k to (i+1)·k."""
        x = inputs[0]
        return x.reshape(len(x), self.heads, -1).swapaxes(0, 1)

    def renew(self, before: Made, kept: Sequence[int], *inputs: Array) -> tuple[Array, int | None]:
        """Moved again, which costs nothing; rows that came unchanged go unchanged."""
        return self.forward(*inputs), kept[0]

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term: the cell that was moved."""
        head, row, column = cell
        source = (row, self.columns(head, inputs[0].shape[-1]).start + column)
        return Arithmetic(float(inputs[0][source]), "split", ((pick(inputs[0], source, 0),),))

    def columns(self, head: int, width: int) -> slice:
        """The columns of an input of this width (h·k) that the head is cut from."""
        size = width // self.heads
        return slice(head * size, (head + 1) * size)

    def moved(self, cell: Cell, width: int) -> Cell:
        """Where the cell (row, column) of an input of this width goes: (head, row, dim)."""
        *rows, column = cell
        head, dim = divmod(column, width // self.heads)
        return (*rows[:-1], head, *rows[-1:], dim)

    def backward(self, grad: Array, *inputs: Array) -> Gradients:
        """The heads' gradients side by side."""
        return (MergeHeads().forward(grad),)

    def numpy_source(self, *names: str) -> str:
        """A reshape and a swap of axes."""
        x = name(names, 0)
        return f"{x}.reshape(len({x}), {self.heads}, -1).swapaxes(0, 1)"

    def torch_source(self, *names: str) -> str:
        """A view and a transposition."""
        x = name(names, 0)
        return f"{x}.view(len({x}), {self.heads}, -1).transpose(0, 1)"


@dataclass(frozen=True)
class MergeHeads(Op):
    """The h heads side by side again: Concat(head₁, …) (Vaswani et al. 2017, section 3.2.2).

    A head in `silent` hands over zeros: what a head is for shows when it is silenced (Michel et al. 2019).
    """

    kind = "same"

    silent: tuple[int, ...] = ()

    def forward(self, *inputs: Array) -> Array:
        """(h, n, k); (n, h·k)."""
        heads, rows, width = inputs[0].shape
        loud = inputs[0]
        if self.silent:
            loud = loud.copy()
            loud[list(self.silent)] = 0
        return loud.swapaxes(0, 1).reshape(rows, heads * width)

    def renew(self, before: Made, kept: Sequence[int], *inputs: Array) -> tuple[Array, int | None]:
        """Moved again, which costs nothing; rows that came unchanged go unchanged."""
        return self.forward(*inputs), kept[0]

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term: the cell that was moved."""
        row, column = cell
        width = inputs[0].shape[2]
        source = (column // width, row, column % width)
        moved = pick(inputs[0], source, 0)
        if source[0] in self.silent:
            return Arithmetic(0.0, "concat", ((moved, constant(0, "silenced")),))
        return Arithmetic(moved.value, "concat", ((moved,),))

    def backward(self, grad: Array, *inputs: Array) -> Gradients:
        """The gradient cut into heads; silent ones get none."""
        cut = SplitHeads(inputs[0].shape[0]).forward(grad)
        if self.silent:
            cut = cut.copy()
            cut[list(self.silent)] = 0
        return (cut,)

    def numpy_source(self, *names: str) -> str:
        """A swap of axes and a reshape."""
        x = name(names, 0)
        loud = f"({x} * (~np.isin(np.arange(len({x})), {list(self.silent)}))[:, None, None])"
        return f"{loud if self.silent else x}.swapaxes(0, 1).reshape({x}.shape[1], -1)"

    def torch_source(self, *names: str) -> str:
        """A transposition and a flattening."""
        x = name(names, 0)
        loud = f"{x}.index_fill(0, torch.tensor({list(self.silent)}), 0)" if self.silent else x
        return f"{loud}.transpose(0, 1).flatten(1)"


class Scores(Op):
    """Q · Kᵀ in every head: how well each query fits each key (Vaswani et al. 2017, equation 1)."""

    def forward(self, *inputs: Array) -> Array:
        """q (h, n, k) and k (h, m, k); (h, n, m)."""
        q, k = inputs
        return q @ k.swapaxes(-1, -2)

    def renew(self, before: Made, kept: Sequence[int], *inputs: Array) -> tuple[Array, int | None]:
        """Where the first tokens are what they were, so are their scores for each other."""
        q, k = inputs
        rows = min(kept)
        value = np.empty((*q.shape[:-1], k.shape[-2]), dtype=before.value.dtype)
        value[..., :rows, :rows] = before.value[..., :rows, :rows]
        value[..., :rows, rows:] = self.forward(q[..., :rows, :], k[..., rows:, :])
        value[..., rows:, :] = self.forward(q[..., rows:, :], k)
        return value, rows

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """The dot product: one term for each of the k numbers."""
        q, k = inputs
        head, row, column = cell
        terms = tuple((pick(q, (head, row, j), 0), pick(k, (head, column, j), 1)) for j in range(q.shape[-1]))
        return Arithmetic(float(q[head, row] @ k[head, column]), "·", terms)

    def backward(self, grad: Array, *inputs: Array) -> Gradients:
        """grad · K, gradᵀ · Q."""
        q, k = inputs
        return grad @ k, grad.swapaxes(-1, -2) @ q

    def numpy_source(self, *names: str) -> str:
        """q @ kᵀ."""
        return f"{name(names, 0)} @ {name(names, 1)}.swapaxes(-1, -2)"

    def torch_source(self, *names: str) -> str:
        """q @ kᵀ."""
        return f"{name(names, 0)} @ {name(names, 1)}.transpose(-1, -2)"


@dataclass(frozen=True)
class CausalMask(Op):
    """Future positions set to −∞, so that softmax gives them 0 (Vaswani et al. 2017, section 3.2.3).

    The diagonal stays visible: a row with nothing in it would have no softmax. With a `window` the
    past farther back is hidden too: each token sees so many, itself included (Beltagy et al. 2020, 3.1).
    """

    kind = "same"

    window: int = 0

    def forward(self, *inputs: Array) -> Array:
        """(h, n, n); the same shape, −∞ above the diagonal."""
        masked = inputs[0].copy()
        np.copyto(masked, -np.inf, where=~self._visible(masked))
        return masked

    def renew(self, before: Made, kept: Sequence[int], *inputs: Array) -> tuple[Array, int | None]:
        """Masked again; what was equal is equal still."""
        return self.forward(*inputs), kept[0]

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """The score itself, and −∞ besides where it lies in the future."""
        visible = self._visible(inputs[0])[cell[-2:]]
        score = pick(inputs[0], cell, 0)
        if visible:
            return Arithmetic(score.value, "mask", ((score,),))
        why = "future" if cell[-1] > cell[-2] else "too far back"
        return Arithmetic(-np.inf, "mask", ((score,), (constant(-np.inf, why),)))

    def backward(self, grad: Array, *inputs: Array) -> Gradients:
        """Nothing flows back through what was hidden."""
        return (np.where(self._visible(grad), grad, grad.dtype.type(0)),)

    def numpy_source(self, *names: str) -> str:
        """np.where over a lower triangle."""
        x = name(names, 0)
        seen = f"np.tri({x}.shape[-2], {x}.shape[-1], dtype=bool)"
        if self.window:
            seen += f" & ~np.tri({x}.shape[-2], {x}.shape[-1], -{self.window}, dtype=bool)"
        return f"np.where({seen}, {x}, -np.inf)"

    def torch_source(self, *names: str) -> str:
        """masked_fill beside a lower triangle."""
        x = name(names, 0)
        seen = f"torch.ones_like({x}, dtype=torch.bool).tril()"
        if self.window:
            seen += f".triu({1 - self.window})"
        return f"{x}.masked_fill(~{seen}, float('-inf'))"

    def _visible(self, x: Array) -> Array:
        seen = np.tri(x.shape[-2], x.shape[-1], dtype=bool)
        if self.window:
            seen &= ~np.tri(x.shape[-2], x.shape[-1], -self.window, dtype=bool)
        return seen


class WeightedSum(Op):
    """weights · V: each token's mixture of the values (Vaswani et al. 2017, equation 1)."""

    def forward(self, *inputs: Array) -> Array:
        """weights (h, n, m) and v (h, m, k); (h, n, k)."""
        weights, v = inputs
        return weights @ v

    def renew(self, before: Made, kept: Sequence[int], *inputs: Array) -> tuple[Array, int | None]:
        """A row that attends as before, and to values that are what they were, mixes them as before."""
        rows = min(kept)
        if any(weights[..., :rows, rows:].any() for weights in (before.inputs[0], inputs[0])):
            return self.forward(*inputs), 0
        new = self.forward(rows_from(rows, inputs[0]), inputs[1])
        return np.concatenate((before.value[..., :rows, :], new), axis=-2), rows

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term for each token attended to: its weight times its value."""
        weights, v = inputs
        head, row, column = cell
        terms = tuple(
            (pick(weights, (head, row, j), 0), pick(v, (head, j, column), 1)) for j in range(v.shape[1])
        )
        return Arithmetic(float(weights[head, row] @ v[head, :, column]), "Σ", terms)

    def backward(self, grad: Array, *inputs: Array) -> Gradients:
        """grad · Vᵀ, weightsᵀ · grad."""
        weights, v = inputs
        return grad @ v.swapaxes(-1, -2), weights.swapaxes(-1, -2) @ grad

    def numpy_source(self, *names: str) -> str:
        """weights @ v."""
        return f"{name(names, 0)} @ {name(names, 1)}"

    def torch_source(self, *names: str) -> str:
        """weights @ v."""
        return f"{name(names, 0)} @ {name(names, 1)}"
