"""What is seen of a run at one moment: frozen, so that any thread may hold it."""

from __future__ import annotations

from dataclasses import dataclass

from attn_tui.train.learner import Measured


@dataclass(frozen=True)
class Snapshot:
    """After `step` of `steps`. `loss` is the running mean of training, `held` what was measured held out.

    `twin` is the same of the model that runs beside it. `seconds` were spent, `rate` is in tokens a second.
    """

    step: int
    steps: int
    loss: float
    held: Measured
    seconds: float
    rate: float
    twin: Measured | None = None

    @property
    def left(self) -> float:
        """Seconds that the rest will take, at the pace so far."""
        return self.seconds * (self.steps - self.step) / self.step if self.step else 0.0

    @property
    def best(self) -> tuple[int, int]:
        """The layer and the head, from 0, that look at the answer most."""
        layer, head = divmod(int(self.held.scores.argmax()), self.held.scores.shape[1])
        return layer, head
