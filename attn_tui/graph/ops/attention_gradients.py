"""How gradients go back through attention: softmax, mask, heads, and what was multiplied transposed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from attn_tui.graph.arithmetic import Arithmetic, Cell, derived
from attn_tui.graph.op import Array, Op, constant, pick


class SoftmaxGradient(Op):
    """w_j · (g_j − Σ w_m g_m): raising one share takes from all the others (Bridle 1990)."""

    numpy = "{1} * ({0} - ({0} * {1}).sum(-1, keepdims=True))"
    torch = "{1} * ({0} - ({0} * {1}).sum(-1, keepdim=True))"

    def forward(self, *inputs: Array) -> Array:
        """g and w = softmax(x), both (…, m); the same shape."""
        g, w = inputs
        return np.asarray(w * (g - (g * w).sum(axis=-1, keepdims=True)))

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """The share times how much more it wants than the row does on average; the mean is spelled out."""
        g, w = inputs
        row = cell[:-1]
        shares = tuple((pick(w, (*row, m), 1), pick(g, (*row, m), 0)) for m in range(w.shape[-1]))
        mean = derived("", "Σ w·g", shares, "Σ w·g")
        more = derived("", "g − Σ w·g", ((pick(g, cell, 0),), (constant(-1, "−1"), mean)))
        term = (pick(w, cell, 1), more)
        return Arithmetic(term[0].value * more.value, "softmax′", (term,))


class TransposedProduct(Op):
    """aᵀ · b in every head: what flows back to the keys from all the queries, to the values from all rows."""

    numpy = "{0}.swapaxes(-1, -2) @ {1}"
    torch = "{0}.transpose(-1, -2) @ {1}"
    signs = ("", "·")
    transposed = (0,)

    def forward(self, *inputs: Array) -> Array:
        """a (…, h, n, m) and b (…, h, n, k); (…, h, m, k)."""
        a, b = inputs
        return a.swapaxes(-1, -2) @ b

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term for each row."""
        a, b = inputs
        *head, i, j = cell
        terms = tuple((pick(a, (*head, n, i), 0), pick(b, (*head, n, j), 1)) for n in range(a.shape[-2]))
        return Arithmetic(float(a[*head][:, i] @ b[*head][:, j]), "Σ", terms)


@dataclass(frozen=True)
class MergeHeadsGradient(Op):
    """The gradient of the heads side by side, cut into heads again; a `silent` one gets 0."""

    silent: tuple[int, ...] = ()

    numpy = "{0}.reshape(len({0}), len({1}), -1).swapaxes(0, 1){self.mute_numpy}"
    torch = "{0}.view(len({0}), len({1}), -1).transpose(0, 1){self.mute_torch}"

    def forward(self, *inputs: Array) -> Array:
        """g (…, n, h·k) and the heads (…, h, n, k), of which only the number counts; (…, h, n, k)."""
        g, heads = inputs
        cut = g.reshape(*g.shape[:-1], heads.shape[-3], -1).swapaxes(-2, -3)
        if self.silent:
            cut = cut.copy()
            cut[..., list(self.silent), :, :] = 0
        return cut

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term: the cell that was moved."""
        *batch, head, row, dim = cell
        moved = pick(inputs[0], (*batch, row, head * inputs[1].shape[-1] + dim), 0)
        if head in self.silent:
            return Arithmetic(0.0, "split", ((moved, constant(0, "silenced")),))
        return Arithmetic(moved.value, "split", ((moved,),))

    @property
    def mute_numpy(self) -> str:
        """What puts the silent heads to 0 in the line of NumPy."""
        mute = f" * (~np.isin(np.arange(len({{1}})), {list(self.silent)}))[:, None, None]"
        return mute if self.silent else ""

    @property
    def mute_torch(self) -> str:
        """The same for the line of PyTorch."""
        return f".index_fill(0, torch.tensor({list(self.silent)}), 0)" if self.silent else ""


@dataclass(frozen=True)
class RepeatHeadsGradient(Op):
    """What flows back to a key or value head from all the query heads that shared it, added up."""

    groups: int

    numpy = "{0}.reshape(-1, {self.groups}, *{0}.shape[1:]).sum(1)"

    def forward(self, *inputs: Array) -> Array:
        """g (…, h·groups, n, k); (…, h, n, k)."""
        *batch, heads, rows, width = inputs[0].shape
        grouped = inputs[0].reshape(*batch, heads // self.groups, self.groups, rows, width)
        return np.asarray(grouped.sum(axis=-3))

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term for each query head of the group."""
        *batch, head, row, dim = cell
        heads = range(head * self.groups, (head + 1) * self.groups)
        terms = tuple((pick(inputs[0], (*batch, one, row, dim), 0),) for one in heads)
        return Arithmetic(sum(term[0].value for term in terms), "Σ", terms)


class HiddenGradient(Op):
    """The gradient, 0 where something was hidden (−∞): nothing flows back from there."""

    numpy = "np.where({1} == -np.inf, 0, {0})"
    torch = "{0}.masked_fill({1} == -torch.inf, 0)"

    def forward(self, *inputs: Array) -> Array:
        """g and what was hidden in part, of any one shape; the same shape."""
        g, masked = inputs
        return np.where(masked == -np.inf, g.dtype.type(0), g)

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """The gradient itself, times 0 where the cell was hidden."""
        g = pick(inputs[0], cell, 0)
        if inputs[1][cell] == -np.inf:
            return Arithmetic(0.0, "mask", ((g, constant(0, "hidden")),))
        return Arithmetic(g.value, "mask", ((g,),))
