"""The operations of attention itself: split heads, Q·Kᵀ, mask, weighted sum, merge heads."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from attn_tui.graph.arithmetic import Arithmetic, Cell
from attn_tui.graph.op import GRADIENT, VALUE, Array, Op, Part, Rows, constant, pick
from attn_tui.graph.ops.attention_gradients import (
    HiddenGradient,
    MergeHeadsGradient,
    RepeatHeadsGradient,
    TransposedProduct,
)


@dataclass(frozen=True)
class SplitHeads(Op):
    """(n, h·k) cut into h heads of k columns each (Vaswani et al. 2017, section 3.2.2)."""

    heads: int

    kind = "same"
    rows = Rows(light=True)
    numpy = "{0}.reshape(len({0}), {self.heads}, -1).swapaxes(0, 1)"
    torch = "{0}.view(len({0}), {self.heads}, -1).transpose(0, 1)"

    def forward(self, *inputs: Array) -> Array:
        """(…, n, h·k); (…, h, n, k). Nothing is computed: head i is columns i·k to (i+1)·k."""
        x = inputs[0]
        return x.reshape(*x.shape[:-1], self.heads, -1).swapaxes(-2, -3)

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term: the cell that was moved."""
        *batch, head, row, dim = cell
        source = (*batch, row, self.columns(head, inputs[0].shape[-1]).start + dim)
        return Arithmetic(float(inputs[0][source]), "split", ((pick(inputs[0], source, 0),),))

    def columns(self, head: int, width: int) -> slice:
        """The columns of an input of this width (h·k) that the head is cut from."""
        size = width // self.heads
        return slice(head * size, (head + 1) * size)

    def moved(self, cell: Cell, width: int) -> Cell:
        """Where the cell (…, row, column) of an input of this width goes: (…, head, row, dim)."""
        *batch, row, column = cell
        head, dim = divmod(column, width // self.heads)
        return (*batch, head, row, dim)

    def backward(self, count: int) -> tuple[Part | None, ...]:
        """The heads' gradients side by side."""
        return (Part(MergeHeads(), formula="Concat({0})"),)


@dataclass(frozen=True)
class MergeHeads(Op):
    """The h heads side by side again: Concat(head₁, …) (Vaswani et al. 2017, section 3.2.2).

    A head in `silent` hands over zeros: what a head is for shows when it is silenced (Michel et al. 2019).
    """

    silent: tuple[int, ...] = ()

    kind = "same"
    rows = Rows(light=True)
    numpy = "{self.loud_numpy}.swapaxes(0, 1).reshape({0}.shape[1], -1)"
    torch = "{self.loud_torch}.transpose(0, 1).flatten(1)"

    def forward(self, *inputs: Array) -> Array:
        """(…, h, n, k); (…, n, h·k)."""
        loud = self._silenced(inputs[0]).swapaxes(-2, -3)
        return loud.reshape(*loud.shape[:-2], -1)

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term: the cell that was moved."""
        *batch, row, column = cell
        head, dim = divmod(column, inputs[0].shape[-1])
        moved = pick(inputs[0], (*batch, head, row, dim), 0)
        if head in self.silent:
            return Arithmetic(0.0, "concat", ((moved, constant(0, "silenced")),))
        return Arithmetic(moved.value, "concat", ((moved,),))

    def backward(self, count: int) -> tuple[Part | None, ...]:
        """The gradient cut into heads; silent ones get none."""
        return (Part(MergeHeadsGradient(self.silent), (GRADIENT, 0), "{0}, split in heads"),)

    @property
    def loud_numpy(self) -> str:
        """The input with its silent heads at 0, for the line of NumPy."""
        mute = f"({{0}} * (~np.isin(np.arange(len({{0}})), {list(self.silent)}))[:, None, None])"
        return mute if self.silent else "{0}"

    @property
    def loud_torch(self) -> str:
        """The same for the line of PyTorch."""
        return f"{{0}}.index_fill(0, torch.tensor({list(self.silent)}), 0)" if self.silent else "{0}"

    def _silenced(self, heads: Array) -> Array:
        if self.silent:
            heads = heads.copy()
            heads[..., list(self.silent), :, :] = 0
        return heads


@dataclass(frozen=True)
class RepeatHeads(Op):
    """g key or value heads, each for so many query heads in turn (Ainslie et al. 2023, section 2.2)."""

    groups: int

    kind = "same"
    rows = Rows(light=True)
    numpy = "{0}.repeat({self.groups}, axis=-3)"
    torch = "{0}.repeat_interleave({self.groups}, dim=-3)"

    def forward(self, *inputs: Array) -> Array:
        """(…, g, n, k); (…, g·groups, n, k). Head i is head i // groups."""
        return inputs[0].repeat(self.groups, axis=-3)

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term: the cell that was repeated."""
        *batch, head, row, dim = cell
        shared = pick(inputs[0], (*batch, head // self.groups, row, dim), 0)
        return Arithmetic(shared.value, "repeat", ((shared,),))

    def backward(self, count: int) -> tuple[Part | None, ...]:
        """What flows back to the query heads' copies, added up."""
        return (Part(RepeatHeadsGradient(self.groups), formula="Σ {0}"),)


class Scores(Op):
    """Q · Kᵀ in every head: how well each query fits each key (Vaswani et al. 2017, equation 1)."""

    rows = Rows(columns=(1,), light=True)
    numpy = "{0} @ {1}.swapaxes(-1, -2)"
    torch = "{0} @ {1}.transpose(-1, -2)"
    signs = ("", "·")
    transposed = (1,)

    def forward(self, *inputs: Array) -> Array:
        """q (…, h, n, k) and k (…, h, m, k); (…, h, n, m)."""
        q, k = inputs
        return q @ k.swapaxes(-1, -2)

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """The dot product: one term for each of the k numbers."""
        q, k = inputs
        *head, row, column = cell
        query, key = (*head, row), (*head, column)
        terms = tuple((pick(q, (*query, j), 0), pick(k, (*key, j), 1)) for j in range(q.shape[-1]))
        return Arithmetic(float(q[query] @ k[key]), "·", terms)

    def backward(self, count: int) -> tuple[Part | None, ...]:
        """gradient · K, gradientᵀ · Q."""
        to_q = Part(WeightedSum(), (GRADIENT, 1), "{0} · {1}")
        return to_q, Part(TransposedProduct(), (GRADIENT, 0), "{0}ᵀ · {1}")


@dataclass(frozen=True)
class CausalMask(Op):
    """Future positions set to −∞, so that softmax gives them 0 (Vaswani et al. 2017, section 3.2.3).

    The diagonal stays visible: a row with nothing in it would have no softmax. With a `window` the
    past farther back is hidden too: each token sees so many, itself included (Beltagy et al. 2020, 3.1).
    """

    window: int = 0

    kind = "same"
    hides = True
    rows = Rows(light=True)
    numpy = "np.where(np.tri({0}.shape[-2], {0}.shape[-1], dtype=bool){self.near_numpy}, {0}, -np.inf)"
    torch = "{0}.masked_fill(~torch.ones_like({0}, dtype=torch.bool).tril(){self.near_torch}, float('-inf'))"

    def forward(self, *inputs: Array) -> Array:
        """(…, n, n); the same shape, −∞ above the diagonal."""
        masked = inputs[0].copy()
        np.copyto(masked, -np.inf, where=~self._visible(masked))
        return masked

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """The score itself, and −∞ besides where it lies in the future."""
        visible = self._visible(inputs[0])[cell[-2:]]
        score = pick(inputs[0], cell, 0)
        if visible:
            return Arithmetic(score.value, "mask", ((score,),))
        why = "future" if cell[-1] > cell[-2] else "too far back"
        return Arithmetic(-np.inf, "mask", ((score,), (constant(-np.inf, why),)))

    def backward(self, count: int) -> tuple[Part | None, ...]:
        """Nothing flows back through what was hidden."""
        return (Part(HiddenGradient(), (GRADIENT, VALUE), "{0}, 0 where hidden"),)

    @property
    def near_numpy(self) -> str:
        """What a window adds to the line of NumPy."""
        far = f" & ~np.tri({{0}}.shape[-2], {{0}}.shape[-1], -{self.window}, dtype=bool)"
        return far if self.window else ""

    @property
    def near_torch(self) -> str:
        """What a window adds to the line of PyTorch."""
        return f".triu({1 - self.window})" if self.window else ""

    def _visible(self, x: Array) -> Array:
        seen = np.tri(x.shape[-2], x.shape[-1], dtype=bool)
        if self.window:
            seen &= ~np.tri(x.shape[-2], x.shape[-1], -self.window, dtype=bool)
        return seen


class WeightedSum(Op):
    """weights · V: each token's mixture of the values (Vaswani et al. 2017, equation 1)."""

    rows = Rows(columns=(1,), blank=0.0)
    numpy = "{0} @ {1}"
    signs = ("", "·")

    def forward(self, *inputs: Array) -> Array:
        """weights (…, h, n, m) and v (…, h, m, k); (…, h, n, k)."""
        weights, v = inputs
        return weights @ v

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term for each token attended to: its weight times its value."""
        weights, v = inputs
        *head, row, column = cell
        terms = tuple(
            (pick(weights, (*head, row, j), 0), pick(v, (*head, j, column), 1)) for j in range(v.shape[-2])
        )
        return Arithmetic(float(weights[*head, row] @ v[*head][:, column]), "Σ", terms)

    def backward(self, count: int) -> tuple[Part | None, ...]:
        """gradient · Vᵀ, weightsᵀ · gradient."""
        to_weights = Part(Scores(), (GRADIENT, 1), "{0} · {1}ᵀ")
        return to_weights, Part(TransposedProduct(), (0, GRADIENT), "{0}ᵀ · {1}")
