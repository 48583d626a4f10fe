"""What a run is to be, as numbers; with the same plan and data it gives the same weights."""

from __future__ import annotations

from dataclasses import dataclass

from attn_tui.graph.optimiser import AdamW


@dataclass(frozen=True)
class Plan:
    """So many steps, each of `batch` sequences; `rate` at its highest; `looks` snapshots on the way."""

    steps: int = 600
    batch: int = 32
    rate: float = 5e-3
    seed: int = 0
    looks: int = 60
    warm: int = 20

    @property
    def optimiser(self) -> AdamW:
        """AdamW, with a shorter memory of squares than usual: runs are short."""
        return AdamW(rate=self.rate, beta2=0.98)

    def rate_at(self, step: int) -> float:
        """The learning rate of this step, from 1: up a line to the full one, in the end down to a tenth.

        Warm-up as in Vaswani et al. 2017, 5.3; the fall over the last third as in Hägele et al. 2024.
        """
        rising = step / self.warm if self.warm else 1.0
        falling = (self.steps - step) / (self.steps / 3)
        return self.rate * min(1.0, rising, max(0.1, falling))

    def is_look(self, step: int) -> bool:
        """Whether a snapshot is taken after this step: `looks` of them, and one at the end."""
        return step == self.steps or step % max(1, self.steps // self.looks) == 0
