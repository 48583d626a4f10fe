"""A gate: one number decides how much of another is let through (Dauphin et al. 2017; Shazeer 2020)."""

from __future__ import annotations

import numpy as np

from attn_tui.graph.arithmetic import Arithmetic, Cell, derived
from attn_tui.graph.op import GRADIENT, Array, Op, Part, Rows, pick


class Multiply(Op):
    """a ⊙ b, cell by cell: what the gate lets through (Shazeer 2020, equation 5)."""

    rows = Rows((0, 1))
    numpy = "{0} * {1}"
    signs = ("", "⊙")

    def forward(self, *inputs: Array) -> Array:
        """Two arrays of one shape; their product."""
        a, b = inputs
        return a * b

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term of two factors."""
        a, b = inputs
        return Arithmetic(float(a[cell] * b[cell]), "⊙", ((pick(a, cell, 0), pick(b, cell, 1)),))

    def backward(self, count: int) -> tuple[Part | None, ...]:
        """Each gets the gradient times the other."""
        return Part(Multiply(), (GRADIENT, 1), "{0} ⊙ {1}"), Part(Multiply(), (GRADIENT, 0), "{0} ⊙ {1}")


class Silu(Op):
    """x · σ(x), σ(x) = 1 / (1 + exp(−x)) (Elfwing et al. 2017; swish, Ramachandran et al. 2017)."""

    rows = Rows()
    numpy = "{0} * (0.5 * (1 + np.tanh({0} / 2)))"
    torch = "F.silu({0})"

    def forward(self, *inputs: Array) -> Array:
        """Any shape; the same shape."""
        x = inputs[0]
        return np.asarray(x * _sigmoid(x))

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term: the number times the share σ of it that is let through."""
        itself = pick(inputs[0], cell, 0)
        share = derived("σ", "σ", ((itself,),), "σ")
        return Arithmetic(itself.value * share.value, "SiLU", ((itself, share),))

    def backward(self, count: int) -> tuple[Part | None, ...]:
        """σ(x) + x · σ′(x), the product rule."""
        return (Part(SiluGradient(), (GRADIENT, 0), "{0} ⊙ (σ + x ⊙ σ′), x = {1}"),)


class SiluGradient(Op):
    """g · (σ(x) + x · σ′(x)), σ′ = σ · (1 − σ), by the product rule."""

    numpy = "{0} * ((s := 0.5 * (1 + np.tanh({1} / 2))) + {1} * s * (1 - s))"
    torch = "{0} * ((s := torch.sigmoid({1})) + {1} * s * (1 - s))"

    def forward(self, *inputs: Array) -> Array:
        """g and x of any one shape; the same shape."""
        g, x = inputs
        share = _sigmoid(x)
        return np.asarray(g * (share + x * share * (1 - share)))

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """Two terms: the share that is let through, and how that share grows."""
        g, x = inputs
        grad, itself = pick(g, cell, 0), pick(x, cell, 1)
        share, slope = derived("σ", "σ", ((itself,),), "σ"), derived("σ′", "σ′", ((itself,),), "σ′")
        value = grad.value * (share.value + itself.value * slope.value)
        return Arithmetic(value, "SiLU′", ((grad, share), (grad, itself, slope)))


def _sigmoid(x: Array) -> Array:
    # by tanh, which never overflows
    return np.asarray(0.5 * (1 + np.tanh(x / 2)))
