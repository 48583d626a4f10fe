"""Operations that leave the shape alone: add, scale, normalise, GELU, softmax."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from attn_tui.graph.arithmetic import Arithmetic, Cell, Term, derived, phi
from attn_tui.graph.op import GRADIENT, VALUE, Array, Op, Part, Rows, constant, pick
from attn_tui.graph.ops.ablation import Copy
from attn_tui.graph.ops.attention_gradients import SoftmaxGradient
from attn_tui.graph.ops.gradients import DivideGradient, GeluGradient, RowSum
from attn_tui.graph.ops.norm_gradients import (
    LayerNormGainGradient,
    LayerNormGradient,
    RMSNormGainGradient,
    RMSNormGradient,
    centred,
    inverse_deviation,
    inverse_rms,
    root_mean_square,
    row_mean,
    standard,
)


class Add(Op):
    """a + b: position onto embedding, and the residual connection (He et al. 2015, equation 1)."""

    rows = Rows((0, 1))
    numpy = "{0} + {1}"
    signs = ("", "+")

    def forward(self, *inputs: Array) -> Array:
        """Two arrays of one shape; their sum."""
        a, b = inputs
        return a + b

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """Two terms."""
        a, b = inputs
        return Arithmetic(float(a[cell] + b[cell]), "+", ((pick(a, cell, 0),), (pick(b, cell, 1),)))

    def backward(self, count: int) -> tuple[Part | None, ...]:
        """The gradient flows unchanged to both: why residual streams train well."""
        return Part(Copy()), Part(Copy())


@dataclass(frozen=True)
class Scale(Op):
    """a · factor, with a fixed factor: 1/√k for attention scores (Vaswani et al. 2017, equation 1)."""

    factor: float
    label: str = "scale"
    source: str = ""

    rows = Rows(light=True)
    numpy = "{0} * {self.spelled}"

    @property
    def spelled(self) -> str:
        """The factor as it was meant."""
        return self.source or repr(self.factor)

    def forward(self, *inputs: Array) -> Array:
        """Any shape; the same shape."""
        return np.asarray(inputs[0] * inputs[0].dtype.type(self.factor))

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term of two factors."""
        a = inputs[0]
        term = (pick(a, cell, 0), constant(self.factor, self.label))
        return Arithmetic(float(a[cell] * self.factor), "×", (term,))

    def backward(self, count: int) -> tuple[Part | None, ...]:
        """The gradient is scaled alike."""
        return (Part(self, formula="{0} · " + (self.label if self.label != "scale" else f"{self.factor:g}")),)


class Divide(Op):
    """a / t, t a single number: logits by the temperature (Hinton et al. 2015, equation 1)."""

    rows = Rows()
    numpy = "{0} / {1}[0]"
    torch = "{0} / {1}"
    signs = ("", "÷")

    def forward(self, *inputs: Array) -> Array:
        """`a` of any shape, `t` of shape (1,), above 0; the shape of `a`."""
        a, t = inputs
        # n × V numbers need not be written again to be divided by 1
        return a if t[0] == 1 else np.asarray(a / a.dtype.type(t[0]))

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term: the number times 1/t."""
        a, t = inputs
        term = (pick(a, cell, 0), derived("1/x", "1/T", ((pick(t, (0,), 1),),), "1/T"))
        return Arithmetic(float(a[cell] / t[0]), "÷", (term,))

    def backward(self, count: int) -> tuple[Part | None, ...]:
        """∂(a/t)/∂a = 1/t, ∂(a/t)/∂t = −a/t²."""
        to_t = Part(DivideGradient(), (GRADIENT, 0, 1), "−Σ {0} ⊙ {1} / {2}²")
        return Part(Divide(), (GRADIENT, 1), "{0} / {1}"), to_t


class Gelu(Op):
    """x · Φ(x), by the tanh form (Hendrycks & Gimpel 2016, section 2), as GPT-2 computes it."""

    rows = Rows()
    numpy = "{0} * (0.5 * (1 + np.tanh(math.sqrt(2 / math.pi) * ({0} * (1 + 0.044715 * ({0} * {0}))))))"
    torch = "F.gelu({0}, approximate='tanh')"

    def forward(self, *inputs: Array) -> Array:
        """Any shape; the same shape."""
        x = inputs[0]
        return x * self._phi(x)

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term: the number times the share Φ of it that is let through."""
        x = float(inputs[0][cell])
        itself = pick(inputs[0], cell, 0)
        return Arithmetic(x * phi(x), "GELU", ((itself, derived("Φ", "Φ", ((itself,),), "Φ")),))

    def backward(self, count: int) -> tuple[Part | None, ...]:
        """Φ(x) + x · Φ′(x), the product rule."""
        return (Part(GeluGradient(), (GRADIENT, 0), "{0} ⊙ (Φ + x ⊙ Φ′), x = {1}"),)

    @staticmethod
    def _phi(x: Array) -> Array:
        # in place, and x * x for a power: n × m numbers cost more to allocate than to add
        phi = np.asarray(x * x)
        phi *= 0.044715
        phi += 1
        phi *= x
        phi *= math.sqrt(2 / math.pi)
        np.tanh(phi, out=phi)
        phi += 1
        phi *= 0.5
        return phi


@dataclass(frozen=True)
class LayerNorm(Op):
    """(x − μ) / √(σ² + ε) · gain + bias, each row for itself (Ba et al. 2016, section 3.1)."""

    eps: float = 1e-5

    signs = ("", "⊙", "+")

    rows = Rows()
    numpy = (
        "({0} - {0}.mean(-1, keepdims=True)) / np.sqrt({0}.var(-1, keepdims=True) + {self.eps}) * {1} + {2}"
    )
    torch = "F.layer_norm({0}, {1}.shape, {1}, {2}, {self.eps})"

    def forward(self, *inputs: Array) -> Array:
        """x (…, n, d), gain (d,), bias (d,); (…, n, d)."""
        x, gain, bias = inputs
        return standard(x, self.eps)[0] * gain + bias

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """(x − μ) · 1/√(σ² + ε) · gain, and bias. μ and σ² are spelled out inside the factors."""
        x, gain, bias = inputs
        mean, feature = row_mean(x, cell), (cell[-1],)
        gap, root = centred(x, cell, mean), inverse_deviation(x, cell, self.eps, mean)
        terms = ((gap, root, pick(gain, feature, 1)), (pick(bias, feature, 2),))
        return Arithmetic(float(self.forward(x, gain, bias)[cell]), "LayerNorm", terms)

    def backward(self, count: int) -> tuple[Part | None, ...]:
        """The mean and the share along the row are taken out of the gradient; sums for gain and bias."""
        to_x = Part(
            LayerNormGradient(self.eps),
            (GRADIENT, 0, 1),
            "1/σ ⊙ (g − mean(g) − x̂ ⊙ mean(g ⊙ x̂)), g = {0} ⊙ {2}",
        )
        to_gain = Part(LayerNormGainGradient(self.eps), (GRADIENT, 0), "Σ {0} ⊙ x̂")
        return to_x, to_gain, Part(RowSum(), formula="Σ {0}")


@dataclass(frozen=True)
class RMSNorm(Op):
    """x / √(mean(x²) + ε) · gain, each row for itself (Zhang & Sennrich 2019, equation 4)."""

    eps: float = 1e-5

    signs = ("", "⊙")

    rows = Rows()
    numpy = "{0} / np.sqrt(({0} ** 2).mean(-1, keepdims=True) + {self.eps}) * {1}"
    torch = "F.rms_norm({0}, {1}.shape, {1}, {self.eps})"

    def forward(self, *inputs: Array) -> Array:
        """x (…, n, d), gain (d,); (…, n, d)."""
        x, gain = inputs
        return x * inverse_rms(x, self.eps) * gain

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term of three factors; the root mean square is spelled out inside the second."""
        x, gain = inputs
        root = root_mean_square(x, cell, self.eps)
        term = (pick(x, cell, 0), root, pick(gain, (cell[-1],), 1))
        return Arithmetic(float(self.forward(x, gain)[cell]), "RMSNorm", (term,))

    def backward(self, count: int) -> tuple[Part | None, ...]:
        """The share along the row is taken out of the gradient; a sum for the gain."""
        formula = "1/rms ⊙ (g − x̂ ⊙ mean(g ⊙ x̂)), g = {0} ⊙ {2}"
        to_x = Part(RMSNormGradient(self.eps), (GRADIENT, 0, 1), formula)
        return to_x, Part(RMSNormGainGradient(self.eps), (GRADIENT, 0), "Σ {0} ⊙ x̂")


class Softmax(Op):
    """exp(x − max) / Σ exp(x − max) along the last axis (Bridle 1990, equation 11).

    Taking the maximum off changes nothing in the quotient and keeps exp from overflowing. A row
    in which everything is −∞ has no distribution: ValueError.
    """

    kind = "probability"
    rows = Rows(blank=-np.inf)
    numpy = "(e := np.exp({0} - {0}.max(-1, keepdims=True))) / e.sum(-1, keepdims=True)"
    torch = "F.softmax({0}, dim=-1)"

    def forward(self, *inputs: Array) -> Array:
        """(…, m); the same shape, every row adding up to 1."""
        x = inputs[0]
        top = x.max(axis=-1, keepdims=True)
        if (top == -np.inf).any():
            raise ValueError("softmax of a row in which everything is hidden (−∞): leave one cell visible")
        powers = np.asarray(x - top)
        np.exp(powers, out=powers)
        powers /= powers.sum(axis=-1, keepdims=True)
        return powers

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """exp(x − max) times one over the sum of all such powers in the row."""
        x = inputs[0]
        row = cell[:-1]
        top = (*row, int(x[row].argmax()))

        def power(column: int) -> Term:
            shifted = ((pick(x, (*row, column), 0),), (constant(-1, "−1"), pick(x, top, 0)))
            return (derived("exp", "x − max", shifted),)

        # a row of a whole vocabulary is spelled out in its largest powers, all the others are one number
        single, others = self._largest(x[row], cell[-1])
        powers = tuple(map(power, single))
        rest: tuple[Term, ...] = ()
        if len(others):
            left = float(np.exp(x[row][others].astype(np.float64) - float(x[top])).sum())
            rest = ((constant(left, f"{len(others)} others"),),)
        term = (*powers[single.index(cell[-1])], derived("1/x", "Σ exp", powers + rest, "1/Σ"))
        return Arithmetic(term[0].value * term[1].value, "softmax", (term,))

    @staticmethod
    def _largest(row: Array, column: int, most: int = 256) -> tuple[list[int], Array]:
        """The columns of the largest numbers and this one, in order; and the other columns."""
        if len(row) <= most:
            return list(range(len(row))), np.empty(0, dtype=np.int64)
        order = np.argpartition(-row, most)
        single = {column, *order[:most].tolist()}
        return sorted(single), np.array([other for other in order[most:].tolist() if other != column])

    def backward(self, count: int) -> tuple[Part | None, ...]:
        """w · (g − Σ w · g): raising one share takes from all the others."""
        return (Part(SoftmaxGradient(), (GRADIENT, VALUE), "w ⊙ (g − Σ w ⊙ g), w = {1}, g = {0}"),)
