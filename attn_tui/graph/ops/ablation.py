"""Operations that take the place of another one, to see what that one is good for."""

from __future__ import annotations

import numpy as np

from attn_tui.graph.arithmetic import Arithmetic, Cell, derived
from attn_tui.graph.op import Array, Op, Part, Rows, constant, pick, single


class Copy(Op):
    """The input as it is: what stands where a scale, a mask or a residual connection was taken out."""

    kind = "same"
    rows = Rows(light=True)
    numpy = "{0}"

    def forward(self, *inputs: Array) -> Array:
        """Any shape; the same array."""
        return inputs[0]

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term: the same cell of the input."""
        factor = pick(inputs[0], cell, 0)
        return Arithmetic(factor.value, "=", ((factor,),))

    def backward(self, count: int) -> tuple[Part | None, ...]:
        """The gradient flows unchanged."""
        return (Part(Copy()),)


class Uniform(Op):
    """The same share for everything visible: attention that does not choose.

    Visible is what is not −∞.
    """

    kind = "probability"
    rows = Rows(blank=-np.inf)
    numpy = "((v := np.isfinite({0})) / v.sum(-1, keepdims=True)).astype({0}.dtype)"
    torch = "(v := torch.isfinite({0}).to({0}.dtype)) / v.sum(-1, keepdim=True)"

    def forward(self, *inputs: Array) -> Array:
        """(…, m) with −∞ where nothing may be seen; the same shape, every row adding up to 1."""
        visible = np.isfinite(inputs[0])
        return np.asarray(visible / visible.sum(axis=-1, keepdims=True), dtype=inputs[0].dtype)

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One over the number of visible cells, or 0 where this one is hidden."""
        row = inputs[0][cell[:-1]]
        if not np.isfinite(row[cell[-1]]):
            return single(0.0, "uniform", "hidden")
        count = derived("1/x", "visible", ((constant(np.isfinite(row).sum(), "visible"),),), "1/visible")
        return Arithmetic(count.value, "uniform", ((count,),))


class Hardmax(Op):
    """All of it to the largest, of equals to the first: attention that looks at one token only."""

    kind = "probability"
    rows = Rows(blank=-np.inf)
    numpy = "(np.arange({0}.shape[-1]) == {0}.argmax(-1)[..., None]).astype({0}.dtype)"
    torch = "F.one_hot({0}.argmax(-1), {0}.shape[-1]).to({0}.dtype)"

    def forward(self, *inputs: Array) -> Array:
        """(…, m); the same shape, 1 at the largest of each row and 0 elsewhere."""
        x = inputs[0]
        return np.asarray(np.arange(x.shape[-1]) == x.argmax(axis=-1)[..., None], dtype=x.dtype)

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """1 where the row is largest, otherwise 0."""
        here = int(inputs[0][cell[:-1]].argmax()) == cell[-1]
        label = "largest of the row" if here else "not the largest"
        return single(float(here), "argmax", label)
