"""What gradients are made of besides the operations of the way there: sums, products, GELU, division.

Each takes ∂loss/∂(a result) as `g` and makes ∂loss/∂(an input) of it: one step of the chain rule backwards
(Rumelhart, Hinton & Williams 1986).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from attn_tui.graph.arithmetic import Arithmetic, Cell, derived
from attn_tui.graph.op import Array, Op, Part, constant, flat, pick
from attn_tui.graph.ops.ablation import Copy


class Ones(Op):
    """∂loss/∂loss = 1, where the way back begins."""

    numpy = "np.ones_like({0})"
    torch = "torch.ones_like({0})"

    def forward(self, *inputs: Array) -> Array:
        """Any shape; the same shape."""
        return np.ones_like(inputs[0])

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term, 1."""
        return Arithmetic(1.0, "1", ((constant(1, "∂L/∂L"),),))


class Sum(Op):
    """a + b + …: scores of several kinds; what flows back from all the users of a number."""

    signs = ("", *["+"] * 31)

    def forward(self, *inputs: Array) -> Array:
        """Arrays of one shape; their sum."""
        total = inputs[0] + inputs[1] if len(inputs) > 1 else inputs[0].copy()
        for part in inputs[2:]:
            total += part
        return np.asarray(total)

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term for each part."""
        terms = tuple((pick(part, cell, i),) for i, part in enumerate(inputs))
        return Arithmetic(float(sum(part[cell] for part in inputs)), "+", terms)

    def backward(self, count: int) -> tuple[Part | None, ...]:
        """The gradient flows unchanged to each."""
        return (Part(Copy()),) * count

    def numpy_source(self, *names: str) -> str:
        """The names with + between them, whatever their number."""
        return " + ".join(names or "ab")

    def torch_source(self, *names: str) -> str:
        """The same."""
        return self.numpy_source(*names)


@dataclass(frozen=True)
class Blocked(Op):
    """The gradient, 0 in the cells that somebody put a number into: no op made those, so nothing goes on."""

    cells: tuple[Cell, ...]

    numpy = (
        "(g := {0}.copy(), [g.__setitem__(c, 0) for c in {self.cells} "
        "if all(i < n for i, n in zip(c, g.shape))])[0]"
    )
    torch = numpy.replace("copy", "clone")

    def forward(self, *inputs: Array) -> Array:
        """Any shape; the same shape. A cell that is not there counts for nothing."""
        passed = inputs[0].copy()
        for cell in self.cells:
            if _inside(cell, passed.shape):
                passed[cell] = 0
        return passed

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """The gradient of the cell, or 0 where it was set by hand."""
        factor = pick(inputs[0], cell, 0)
        if cell in self.cells:
            return Arithmetic(0.0, "=", ((factor, constant(0, "set by hand")),))
        return Arithmetic(factor.value, "=", ((factor,),))


class RowSum(Op):
    """Σ g over all rows: the gradient of what was added to every row, as a bias."""

    numpy = "{0}.sum(0)"

    def forward(self, *inputs: Array) -> Array:
        """g (…, n, d); (d,)."""
        return np.asarray(flat(inputs[0]).sum(axis=0))

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term for each row."""
        g = inputs[0]
        terms = tuple((pick(g, (*row, *cell), 0),) for row in np.ndindex(g.shape[:-1]))
        return Arithmetic(float(flat(g)[:, cell[0]].sum()), "Σ", terms)


class WeightGradient(Op):
    """aᵀ · b over all rows: how a weight counts is what came in times what flows back, added up."""

    numpy = "{0}.T @ {1}"
    signs = ("", "·")
    transposed = (0,)

    def forward(self, *inputs: Array) -> Array:
        """a (…, n, i) and b (…, n, j); (i, j), the rows of all batches added up."""
        a, b = inputs
        return np.asarray(flat(a).T @ flat(b))

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term for each row."""
        a, b = inputs
        i, j = cell
        terms = tuple((pick(a, (*row, i), 0), pick(b, (*row, j), 1)) for row in np.ndindex(a.shape[:-1]))
        return Arithmetic(float(flat(a)[:, i] @ flat(b)[:, j]), "Σ", terms)


class LookupGradient(Op):
    """Row `id` of ∂loss/∂E: the gradients of all the places at which the token stands, added up."""

    numpy = "(np.arange(len({1}))[:, None] == {2}).astype({0}.dtype) @ {0}"
    torch = "torch.zeros_like({1}).index_add(0, {2}, {0})"

    def forward(self, *inputs: Array) -> Array:
        """g (…, n, d), E (V, d) of which only the shape counts, token ids (…, n); (V, d)."""
        g, table, tokens = inputs
        result = np.zeros(table.shape, dtype=g.dtype)
        np.add.at(result, tokens, g)
        return result

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term for each place that used this row; none where the token does not occur."""
        g, _, tokens = inputs
        token, column = cell
        places = [tuple(place) for place in np.argwhere(tokens == token).tolist()]
        value = sum(float(g[*place, column]) for place in places)
        return Arithmetic(value, "Σ", tuple((pick(g, (*place, column), 0),) for place in places))


class PositionsGradient(Op):
    """∂loss/∂P: the gradient of the rows in use, 0 for the places beyond the text."""

    numpy = "np.concatenate(({0}, np.zeros_like({1}[len({0}):])))"
    torch = "F.pad({0}, (0, 0, 0, len({1}) - len({0})))"

    def forward(self, *inputs: Array) -> Array:
        """g (…, n, d) and P (context, d) of which only the shape counts; (context, d)."""
        g, table = inputs
        result = np.zeros(table.shape, dtype=g.dtype)
        result[: g.shape[-2]] = g.sum(axis=tuple(range(g.ndim - 2)))
        return result

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term for each text of the batch; none beyond their ends."""
        g = inputs[0]
        if cell[0] >= g.shape[-2]:
            return Arithmetic(0.0, "Σ", ())
        terms = tuple((pick(g, (*batch, *cell), 0),) for batch in np.ndindex(g.shape[:-2]))
        return Arithmetic(sum(term[0].value for term in terms), "Σ", terms)


class GeluGradient(Op):
    """g · (Φ(x) + x · Φ′(x)), by the product rule, with the tanh form of Φ (Hendrycks & Gimpel 2016)."""

    numpy = (
        "{0} * (0.5 * (1 + (t := np.tanh(math.sqrt(2 / math.pi) * ({1} + 0.044715 * {1} ** 3)))) "
        "+ {1} * 0.5 * (1 - t * t) * math.sqrt(2 / math.pi) * (1 + 3 * 0.044715 * {1} ** 2))"
    )
    torch = numpy.replace("np.tanh", "torch.tanh")

    def forward(self, *inputs: Array) -> Array:
        """g and x of any one shape; the same shape."""
        g, x = inputs
        squared = np.asarray(x * x)
        rising = np.asarray(squared * 0.044715)
        rising += 1
        rising *= x
        rising *= math.sqrt(2 / math.pi)
        np.tanh(rising, out=rising)
        # Φ + x Φ′, Φ = (1 + t) / 2 and Φ′ = (1 − t²) / 2 · √(2/π) (1 + 3 · 0.044715 x²), in place
        squared *= 3 * 0.044715
        squared += 1
        squared *= math.sqrt(2 / math.pi)
        squared *= x
        squared *= 1 - rising
        squared += 1
        rising += 1
        squared *= rising
        squared *= 0.5
        squared *= g
        return squared

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """Two terms: the share that is let through, and how that share grows."""
        g, x = inputs
        grad, itself = pick(g, cell, 0), pick(x, cell, 1)
        share = derived("Φ", "Φ", ((itself,),), "Φ")
        slope = derived("Φ′", "Φ′", ((itself,),), "Φ′")
        value = grad.value * (share.value + itself.value * slope.value)
        return Arithmetic(value, "GELU′", ((grad, share), (grad, itself, slope)))


class DivideGradient(Op):
    """−Σ g · a / t²: how the one number counts by which all of `a` was divided."""

    numpy = "-({0} * {1}).sum().reshape(1) / {2} ** 2"

    def forward(self, *inputs: Array) -> Array:
        """g and a of any one shape, t (1,); (1,)."""
        g, a, t = inputs
        return np.array([-(g * a).sum() / t[0] ** 2], dtype=g.dtype)

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term for each number that was divided."""
        g, a, t = inputs
        share = derived("1/x", "1/T", ((pick(t, (0,), 2),),), "1/T")
        terms = tuple(
            (constant(-1, "−1"), pick(g, at, 0), pick(a, at, 1), share, share) for at in np.ndindex(a.shape)
        )
        return Arithmetic(float(self.forward(g, a, t)[0]), "Σ", terms)


def _inside(cell: Cell, shape: tuple[int, ...]) -> bool:
    return len(cell) == len(shape) and all(0 <= i < size for i, size in zip(cell, shape, strict=True))
