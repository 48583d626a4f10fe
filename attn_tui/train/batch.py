"""What one step learns from: sequences, what is to be said at each place, and where that stands already."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from attn_tui.graph.op import Array
from attn_tui.graph.ops.loss import NO_TARGET

HELD = 1 << 32
"""Steps from here on are never trained on: what a model is measured with comes from there."""


@dataclass(frozen=True)
class Batch:
    """B sequences of n tokens: `tokens`, `target` and `answer`, each (B, n).

    `target` is the token to be said at each place, −1 where nothing counts. `answer` is the earlier place at
    which that token stands, so that attention could fetch it; −1 where it stands nowhere.
    """

    tokens: Array
    target: Array
    answer: Array

    @property
    def counted(self) -> int:
        """How many places count."""
        return int(np.count_nonzero(self.target != NO_TARGET))


class Source(Protocol):
    """Where batches come from: the same step of the same seed gives the same batch."""

    @property
    def length(self) -> int:
        """Tokens in a sequence."""
        ...

    @property
    def floor(self) -> float | None:
        """The least mean loss that can be had, in nats; None where nobody knows."""
        ...

    @property
    def chance(self) -> float:
        """The mean loss of somebody who only knows how often each token is to be said."""
        ...

    def batch(self, seed: int, step: int, count: int) -> Batch:
        """`count` sequences; from step `HELD` on they are those held out."""
        ...


def lot(seed: int, step: int) -> np.random.Generator:
    """The generator of one step: it follows from both numbers, so that a run goes on without its state."""
    return np.random.default_rng((seed, step))
