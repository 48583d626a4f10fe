"""AdamW in place over all weights at once: what `graph.ops.updates` makes as nodes, without new arrays."""

from __future__ import annotations

import numpy as np

from attn_tui.graph.op import Array
from attn_tui.graph.optimiser import AdamW

PIECE = 1 << 14
"""Numbers at a time: what is needed of them stays in the processor's cache."""


class Adam:
    """`m` and `v`, (N,), the moving averages of the gradients and of their squares, and the steps taken.

    W − η · (m̂ / (√v̂ + ε) + λ · W) (Loshchilov & Hutter 2019, algorithm 2), as `AdamStep` has it.
    """

    def __init__(self, settings: AdamW, size: int) -> None:
        """Nothing is remembered yet."""
        self.settings, self.step = settings, 0
        self.m = np.zeros(size, dtype=np.float32)
        self.v = np.zeros(size, dtype=np.float32)
        self._room = (np.empty(PIECE, np.float32), np.empty(PIECE, np.float32))

    def descend(self, weights: Array, gradient: Array, rate: float) -> None:
        """Move `weights` (N,) one step against `gradient` (N,), in place."""
        s, self.step = self.settings, self.step + 1
        mean, square = 1 - s.beta1**self.step, 1 - s.beta2**self.step
        for start in range(0, len(weights), PIECE):
            part = slice(start, start + PIECE)
            w, g, m, v = weights[part], gradient[part], self.m[part], self.v[part]
            a, b = (room[: len(w)] for room in self._room)
            m *= s.beta1
            np.multiply(g, 1 - s.beta1, out=a)
            m += a
            v *= s.beta2
            np.multiply(g, g, out=a)
            a *= 1 - s.beta2
            v += a
            np.divide(v, square, out=a)
            np.sqrt(a, out=a)
            a += s.eps
            np.divide(m, mean, out=b)
            b /= a
            np.multiply(w, s.decay, out=a)
            b += a
            b *= rate
            w -= b
