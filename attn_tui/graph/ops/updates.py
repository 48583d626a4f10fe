"""How a weight learns: the value that it is given next, from its gradient, by SGD, momentum or AdamW."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from attn_tui.graph.arithmetic import Arithmetic, Cell, Term, derived
from attn_tui.graph.op import Array, Op, constant, pick


class Descend(Op):
    """W − η · g: a step downhill (Robbins & Monro 1951); with momentum g is the velocity (Polyak 1964)."""

    numpy = "{0} - {2} * {1}"

    def forward(self, *inputs: Array) -> Array:
        """W and g of any one shape, the rate η (1,); the same shape."""
        w, g, rate = inputs
        return np.asarray(w - w.dtype.type(rate[0]) * g)

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """Two terms: the weight, less the rate times its gradient."""
        w, g, rate = inputs
        step = (constant(-1, "−1"), pick(rate, (0,), 2), pick(g, cell, 1))
        return Arithmetic(float(self.forward(w, g, rate)[cell]), "−", ((pick(w, cell, 0),), step))


@dataclass(frozen=True)
class MovingAverage(Op):
    """keep · old + share · new, or share · new²: what is remembered of the gradients before."""

    keep: float
    share: float
    squared: bool = False

    numpy = "{self.keep} * {0} + {self.share} * {1}{self.power}"

    @property
    def power(self) -> str:
        """The square, as it is written."""
        return " ** 2" if self.squared else ""

    def forward(self, *inputs: Array) -> Array:
        """old and new of any one shape; the same shape."""
        old, new = inputs
        return np.asarray(old * old.dtype.type(self.keep) + new.dtype.type(self.share) * self._raised(new))

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """Two terms: what is kept, and what is added."""
        old, new = inputs
        fresh = pick(new, cell, 1)
        added = (constant(self.share, f"{self.share:g}"), fresh, *((fresh,) if self.squared else ()))
        kept = (constant(self.keep, f"{self.keep:g}"), pick(old, cell, 0))
        return Arithmetic(float(self.forward(old, new)[cell]), "+", (kept, added))

    def _raised(self, new: Array) -> Array:
        return np.asarray(new * new) if self.squared else new


class Increment(Op):
    """The number of steps taken, one more."""

    kind = "integer"
    numpy = "{0} + 1"

    def forward(self, *inputs: Array) -> Array:
        """(1,); (1,)."""
        return np.asarray(inputs[0] + 1)

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """Two terms."""
        before = pick(inputs[0], cell, 0)
        return Arithmetic(before.value + 1, "+", ((before,), (constant(1, "1"),)))


@dataclass(frozen=True)
class AdamStep(Op):
    """W − η · (m̂ / (√v̂ + ε) + λ · W), m̂ = m / (1 − β₁ᵗ), v̂ = v / (1 − β₂ᵗ).

    Adam (Kingma & Ba 2015, algorithm 1) with the decay λ apart from the gradient (Loshchilov & Hutter 2019,
    algorithm 2).
    """

    keep: float = 0.9
    keep_squares: float = 0.999
    eps: float = 1e-8
    decay: float = 0.01

    numpy = (
        "{0} - {4} * ({1} / (1 - {self.keep} ** int({3}[0])) "
        "/ (np.sqrt({2} / (1 - {self.keep_squares} ** int({3}[0]))) + {self.eps}) + {self.decay} * {0})"
    )
    torch = numpy.replace("np.sqrt", "torch.sqrt")

    def forward(self, *inputs: Array) -> Array:
        """W, m, v of any one shape, this step's number from 1 (1,), the rate η (1,); the same shape."""
        w, m, v, step, rate = inputs
        number, of = w.dtype.type, int(step[0])
        mean, square = number(1 - self.keep**of), number(1 - self.keep_squares**of)
        direction = m / mean / (np.sqrt(v / square) + number(self.eps)) + number(self.decay) * w
        return np.asarray(w - number(rate[0]) * direction)

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """Three terms: the weight, less the step along the mean gradient, less what decays."""
        w, m, v, step, rate = inputs
        of, less, pace = int(step[0]), constant(-1, "−1"), pick(rate, (0,), 4)
        mean = constant(1 / (1 - self.keep**of), "1/(1−β₁ᵗ)")
        square = constant(1 / (1 - self.keep_squares**of), "1/(1−β₂ᵗ)")
        root = derived("√", "v̂", ((pick(v, cell, 2), square),), "√v̂")
        divisor = derived("1/x", "√v̂ + ε", ((root,), (constant(self.eps, "ε"),)), "1/(√v̂ + ε)")
        weight = pick(w, cell, 0)
        terms: tuple[Term, ...] = (
            (weight,),
            (less, pace, pick(m, cell, 1), mean, divisor),
            (less, pace, constant(self.decay, "λ"), weight),
        )
        return Arithmetic(float(self.forward(w, m, v, step, rate)[cell]), "−", terms)


@dataclass(frozen=True)
class Within(Op):
    """The stepped weight in rows or columns `first` to `last` of one axis; elsewhere as it was: frozen."""

    axis: int
    first: int
    last: int

    numpy = (
        "(w := {0}.copy(), w.__setitem__(i := (slice(None),) * {self.axis} "
        "+ (slice({self.first}, {self.last}),), {1}[i]))[0]"
    )
    torch = numpy.replace("copy", "clone")

    def forward(self, *inputs: Array) -> Array:
        """W and the stepped W of any one shape; the same shape."""
        kept, stepped = inputs
        inside = (slice(None),) * self.axis + (slice(self.first, self.last),)
        result = kept.copy()
        result[inside] = stepped[inside]
        return result

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term, the number that was taken."""
        free = self.first <= cell[self.axis] < self.last
        taken = pick(inputs[free], cell, int(free))
        return Arithmetic(taken.value, "=", ((taken,),))
