"""How gradients go back through LayerNorm and RMSNorm, and the parts of which both ways are explained."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from attn_tui.graph.arithmetic import Arithmetic, Cell, Factor, Term, derived
from attn_tui.graph.op import Array, Op, constant, flat, pick


@dataclass(frozen=True)
class LayerNormGradient(Op):
    """1/σ · (c − mean(c) − x̂ · mean(c · x̂)), c = g ⊙ gain, x̂ = (x − μ)/σ (Ba et al. 2016, section 3.1)."""

    eps: float = 1e-5

    numpy = (
        "(s := 1 / np.sqrt({1}.var(-1, keepdims=True) + {self.eps})) * ((c := {0} * {2}) "
        "- c.mean(-1, keepdims=True) - (u := ({1} - {1}.mean(-1, keepdims=True)) * s) "
        "* (c * u).mean(-1, keepdims=True))"
    )
    torch = (
        "(s := 1 / ({1}.var(-1, correction=0, keepdim=True) + {self.eps}).sqrt()) * ((c := {0} * {2}) "
        "- c.mean(-1, keepdim=True) - (u := ({1} - {1}.mean(-1, keepdim=True)) * s) "
        "* (c * u).mean(-1, keepdim=True))"
    )

    def forward(self, *inputs: Array) -> Array:
        """g and x (…, n, d), gain (d,); (…, n, d)."""
        g, x, gain = inputs
        unit, inverse = standard(x, self.eps)
        scaled, size = g * gain, x.shape[-1]
        along = (scaled * unit).sum(axis=-1, keepdims=True) / size
        return np.asarray(inverse * (scaled - scaled.sum(axis=-1, keepdims=True) / size - unit * along))

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """Three terms: the gradient, less its mean, less its share along the row that was normalised."""
        g, x, gain = inputs
        *row, j = cell
        width, share = x.shape[-1], constant(1 / x.shape[-1], "1/d")
        mean = row_mean(x, cell, 1)
        root = inverse_deviation(x, cell, self.eps, mean, 1)
        grads = [(pick(g, (*row, m), 0), pick(gain, (m,), 2)) for m in range(width)]
        gaps = [centred(x, (*row, m), mean, 1) for m in range(width)]
        middle = derived("", "mean(g ⊙ gain)", tuple((*grad, share) for grad in grads), "mean(g)")
        along_terms = tuple((*grad, gap, root, share) for grad, gap in zip(grads, gaps, strict=True))
        along = derived("", "mean(g ⊙ gain ⊙ x̂)", along_terms, "mean(g ⊙ x̂)")
        less = constant(-1, "−1")
        terms: tuple[Term, ...] = (
            (root, *grads[j]),
            (less, root, middle),
            (less, root, gaps[j], root, along),
        )
        return Arithmetic(float(self.forward(g, x, gain)[cell]), "LayerNorm′", terms)


@dataclass(frozen=True)
class LayerNormGainGradient(Op):
    """Σ g ⊙ x̂ over all rows, x̂ = (x − μ)/σ: how LayerNorm's gain counts (Ba et al. 2016)."""

    eps: float = 1e-5

    numpy = (
        "({0} * ({1} - {1}.mean(-1, keepdims=True)) "
        "/ np.sqrt({1}.var(-1, keepdims=True) + {self.eps})).sum(0)"
    )
    torch = (
        "({0} * ({1} - {1}.mean(-1, keepdim=True)) "
        "/ ({1}.var(-1, correction=0, keepdim=True) + {self.eps}).sqrt()).sum(0)"
    )

    def forward(self, *inputs: Array) -> Array:
        """g and x (…, n, d); (d,)."""
        g, x = inputs
        return np.asarray(flat(g * standard(x, self.eps)[0]).sum(axis=0))

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term for each row."""
        g, x = inputs
        terms: list[Term] = []
        for row in np.ndindex(x.shape[:-1]):
            place = (*row, *cell)
            mean = row_mean(x, place, 1)
            root = inverse_deviation(x, place, self.eps, mean, 1)
            terms.append((pick(g, place, 0), centred(x, place, mean, 1), root))
        return Arithmetic(float(self.forward(g, x)[cell]), "Σ", tuple(terms))


@dataclass(frozen=True)
class RMSNormGradient(Op):
    """1/rms · (c − x̂ · mean(c · x̂)), c = g ⊙ gain, x̂ = x/rms (Zhang & Sennrich 2019, equation 6)."""

    eps: float = 1e-5

    numpy = (
        "(s := 1 / np.sqrt(({1} ** 2).mean(-1, keepdims=True) + {self.eps})) * ((c := {0} * {2}) "
        "- {1} * s * (c * {1} * s).mean(-1, keepdims=True))"
    )
    torch = numpy.replace("np.sqrt", "torch.sqrt").replace("keepdims", "keepdim")

    def forward(self, *inputs: Array) -> Array:
        """g and x (…, n, d), gain (d,); (…, n, d)."""
        g, x, gain = inputs
        inverse, scaled = inverse_rms(x, self.eps), g * gain
        unit = x * inverse
        return np.asarray(inverse * (scaled - unit * (scaled * unit).mean(axis=-1, keepdims=True)))

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """Two terms: the gradient, less its share along the row that was normalised."""
        g, x, gain = inputs
        *row, j = cell
        share, root = constant(1 / x.shape[-1], "1/d"), root_mean_square(x, cell, self.eps, 1)
        grads = [(pick(g, (*row, m), 0), pick(gain, (m,), 2)) for m in range(x.shape[-1])]
        along_terms = tuple((*grad, pick(x, (*row, m), 1), root, share) for m, grad in enumerate(grads))
        along = derived("", "mean(g ⊙ gain ⊙ x̂)", along_terms, "mean(g ⊙ x̂)")
        terms: tuple[Term, ...] = (
            (root, *grads[j]),
            (constant(-1, "−1"), root, pick(x, cell, 1), root, along),
        )
        return Arithmetic(float(self.forward(g, x, gain)[cell]), "RMSNorm′", terms)


@dataclass(frozen=True)
class RMSNormGainGradient(Op):
    """Σ g ⊙ x/rms over all rows: how RMSNorm's gain counts (Zhang & Sennrich 2019)."""

    eps: float = 1e-5

    numpy = "({0} * {1} / np.sqrt(({1} ** 2).mean(-1, keepdims=True) + {self.eps})).sum(0)"
    torch = numpy.replace("np.sqrt", "torch.sqrt").replace("keepdims", "keepdim")

    def forward(self, *inputs: Array) -> Array:
        """g and x (…, n, d); (d,)."""
        g, x = inputs
        return np.asarray(flat(g * x * inverse_rms(x, self.eps)).sum(axis=0))

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term for each row."""
        g, x = inputs
        places = [(*row, *cell) for row in np.ndindex(x.shape[:-1])]
        terms = tuple((pick(g, at, 0), pick(x, at, 1), root_mean_square(x, at, self.eps, 1)) for at in places)
        return Arithmetic(float(self.forward(g, x)[cell]), "Σ", terms)


def standard(x: Array, eps: float) -> tuple[Array, Array]:
    """x̂ = (x − μ)/σ of each row of x (…, n, d), and 1/σ (…, n, 1), σ = √(variance + ε)."""
    # sums, as mean() costs more than the sum itself where rows are few
    gap = x - x.sum(axis=-1, keepdims=True) / x.shape[-1]
    variance = (gap * gap).sum(axis=-1, keepdims=True) / x.shape[-1]
    deviation = np.sqrt(variance + x.dtype.type(eps))
    return np.asarray(gap / deviation), np.asarray(1 / deviation)


def inverse_rms(x: Array, eps: float) -> Array:
    """1/√(mean(x²) + ε) of each row of x (…, n, d); (…, n, 1)."""
    return np.asarray(1 / np.sqrt((x * x).mean(axis=-1, keepdims=True) + x.dtype.type(eps)))


def row_mean(x: Array, cell: Cell, source: int = 0) -> Factor:
    """μ of the cell's row, spelled out; x is input number `source`."""
    share = constant(1 / x.shape[-1], "1/d")
    row = tuple((pick(x, (*cell[:-1], j), source), share) for j in range(x.shape[-1]))
    return derived("", "mean", row, "μ")


def centred(x: Array, cell: Cell, mean: Factor, source: int = 0) -> Factor:
    """x − μ of the cell."""
    return derived("", "x − μ", ((pick(x, cell, source),), (constant(-1, "−1"), mean)))


def inverse_deviation(x: Array, cell: Cell, eps: float, mean: Factor, source: int = 0) -> Factor:
    """1/σ of the cell's row, σ² and ε spelled out."""
    share = constant(1 / x.shape[-1], "1/d")
    gaps = (centred(x, (*cell[:-1], j), mean, source) for j in range(x.shape[-1]))
    spread = [(gap, gap, share) for gap in gaps]
    return derived("1/√x", "σ² + ε", (*spread, (constant(eps, "ε"),)), "1/σ")


def root_mean_square(x: Array, cell: Cell, eps: float, source: int = 0) -> Factor:
    """1/√(mean(x²) + ε) of the cell's row, spelled out."""
    share = constant(1 / x.shape[-1], "1/d")
    row = (pick(x, (*cell[:-1], j), source) for j in range(x.shape[-1]))
    squares: list[Term] = [(factor, factor, share) for factor in row]
    return derived("1/√x", "mean(x²) + ε", (*squares, (constant(eps, "ε"),)), "1/rms")
