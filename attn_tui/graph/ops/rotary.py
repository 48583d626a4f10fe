"""Positions by turning: pairs of numbers of a query or key turned by an angle that grows with its place.

A dot product of two turned vectors depends on how far apart they stand, not on where (Su et al. 2021, 3.2).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from attn_tui.graph.arithmetic import Arithmetic, Cell, Factor, derived
from attn_tui.graph.op import GRADIENT, VALUE, Array, Op, Part, Rows, constant, pick


@dataclass(frozen=True)
class Angles(Op):
    """place · base^(−j/pairs): how far pair j is turned at each place, in radians (Su et al. 2021, 3.2.2).

    The first pair turns by 1 from token to token, the last one hardly at all.
    """

    pairs: int
    base: float = 10_000.0

    rows = Rows(light=True)
    numpy = "np.arange(len({0}))[:, None] * {self.base} ** (-np.arange({self.pairs}) / {self.pairs})"
    torch = (
        "torch.arange(len({0}), dtype=torch.float64)[:, None] "
        "* {self.base} ** (-torch.arange({self.pairs}, dtype=torch.float64) / {self.pairs})"
    )

    def forward(self, *inputs: Array) -> Array:
        """Token ids (…, n), of which only the number counts; (…, n, pairs), double: far angles are large."""
        n = inputs[0].shape[-1]
        angles = np.arange(n)[:, None] * self.base ** (-np.arange(self.pairs) / self.pairs)
        return np.broadcast_to(angles, (*inputs[0].shape, self.pairs))

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term: the place, and the speed of the pair."""
        place, pair = cell[-2:]
        speed = float(self.base ** (-np.arange(self.pairs) / self.pairs)[pair])
        return Arithmetic(place * speed, "×", ((constant(place, "place"), constant(speed, "speed")),))


@dataclass(frozen=True)
class Rotate(Op):
    """Numbers j and j + k/2 of each row turned as one point of a plane (Su et al. 2021, equation 34).

    The halves are paired as GPT-NeoX pairs them (Black et al. 2022, 2.1). `back` turns the other way.
    """

    back: bool = False

    rows = Rows((0, 1))
    numpy = (
        "(c := np.cos({1}).astype({0}.dtype), s := {self.sign}np.sin({1}).astype({0}.dtype), "
        "h := c.shape[-1], np.concatenate(({0}[..., :h] * c - {0}[..., h:] * s, "
        "{0}[..., h:] * c + {0}[..., :h] * s), -1))[-1]"
    )
    torch = (
        "(c := torch.cos({1}).to({0}.dtype), s := {self.sign}torch.sin({1}).to({0}.dtype), "
        "h := c.shape[-1], torch.cat(({0}[..., :h] * c - {0}[..., h:] * s, "
        "{0}[..., h:] * c + {0}[..., :h] * s), -1))[-1]"
    )

    @property
    def sign(self) -> str:
        """What the lines of code put before the sine."""
        return "-" if self.back else ""

    def forward(self, *inputs: Array) -> Array:
        """x (…, h, n, k) and angles (…, n, k/2); (…, h, n, k)."""
        x, angles = inputs
        angles = angles[..., None, :, :]
        cos, sin = np.cos(angles).astype(x.dtype), np.sin(-angles if self.back else angles).astype(x.dtype)
        half = angles.shape[-1]
        first, second = x[..., :half], x[..., half:]
        return np.concatenate((first * cos - second * sin, second * cos + first * sin), axis=-1)

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """Two terms: the number itself times the cosine, and its partner times the sine."""
        x, angles = inputs
        *batch, head, row, dim = cell
        half = angles.shape[-1]
        pair, partner = dim % half, (dim + half) % (2 * half)
        angle = ((pick(angles, (*batch, row, pair), 1),),)
        against = (dim < half) != self.back
        sign: tuple[Factor, ...] = (constant(-1, "−1"),) if against else ()
        terms = (
            (pick(x, cell, 0), derived("cos", "angle", angle, "cos")),
            (*sign, pick(x, (*batch, head, row, partner), 0), derived("sin", "angle", angle, "sin")),
        )
        return Arithmetic(float(self.forward(x, angles)[cell]), "turn", terms)

    def backward(self, count: int) -> tuple[Part | None, ...]:
        """The gradient turned back."""
        to_x = Part(Rotate(not self.back), (GRADIENT, 1), "{0}, turned back by {1}")
        return to_x, Part(AngleGradient(self.back), (GRADIENT, VALUE), "Σ {0} ⊥ {1}")


@dataclass(frozen=True)
class AngleGradient(Op):
    """Σ g₂ · y₁ − g₁ · y₂ over the heads: turning on moves a point at a right angle to where it lies."""

    back: bool = False

    numpy = (
        "{self.sign}({0}[..., (h := {1}.shape[-1] // 2):] * {1}[..., :h] "
        "- {0}[..., :h] * {1}[..., h:]).sum(-3)"
    )

    @property
    def sign(self) -> str:
        """What the lines of code put in front."""
        return "-" if self.back else ""

    def forward(self, *inputs: Array) -> Array:
        """g and y, what was turned, (…, h, n, k); (…, n, k/2)."""
        g, y = inputs
        half = y.shape[-1] // 2
        found = (g[..., half:] * y[..., :half] - g[..., :half] * y[..., half:]).sum(axis=-3)
        return np.asarray(-found if self.back else found)

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """Two terms for each head."""
        g, y = inputs
        *batch, row, pair = cell
        half, terms = y.shape[-1] // 2, []
        for head in range(y.shape[-3]):
            first, second = (*batch, head, row, pair), (*batch, head, row, pair + half)
            plus, minus = (second, first), (first, second)
            for (of_g, of_y), sign in ((plus, self.back), (minus, not self.back)):
                less: tuple[Factor, ...] = (constant(-1, "−1"),) if sign else ()
                terms.append((*less, pick(g, of_g, 0), pick(y, of_y, 1)))
        return Arithmetic(float(self.forward(g, y)[cell]), "Σ", tuple(terms))
