"""A run: one model or two that learn from the same batches, step by step."""

from __future__ import annotations

import time

from attn_tui.models.architecture import Architecture
from attn_tui.train.batch import HELD, Source
from attn_tui.train.learner import Learner
from attn_tui.train.plan import Plan
from attn_tui.train.snapshot import Snapshot

MEASURED = 64
"""Sequences held out that a model is measured with."""


class Training:
    """`advance` until `over`; `look` at any time. Nothing but the two changes it."""

    def __init__(
        self, source: Source, architecture: Architecture, plan: Plan, twin: Architecture | None = None
    ) -> None:
        """Nothing is learned yet."""
        self.source, self.plan = source, plan
        self.learner = Learner(architecture, plan)
        self.twin = Learner(twin, plan) if twin is not None else None
        self.loss, self.seconds = source.chance, 0.0
        self._held = source.batch(plan.seed, HELD, MEASURED)

    @property
    def step(self) -> int:
        """How many steps were taken."""
        return self.learner.step

    @property
    def over(self) -> bool:
        """Whether all steps were taken."""
        return self.step >= self.plan.steps

    @property
    def tokens(self) -> tuple[int, ...]:
        """The sequence whose maps are shown."""
        return tuple(self._held.tokens[0].tolist())

    @property
    def due(self) -> bool:
        """Whether the plan has a snapshot here."""
        return self.plan.is_look(self.step)

    def advance(self) -> None:
        """One step. NotFinite, one line, where the numbers ended."""
        began = time.perf_counter()
        batch = self.source.batch(self.plan.seed, self.step, self.plan.batch)
        loss = self.learner.advance(batch)
        if self.twin is not None:
            self.twin.advance(batch)
        self.loss += (loss - self.loss) * max(0.05, 1 / self.step)
        self.seconds += time.perf_counter() - began

    def look(self) -> Snapshot:
        """How it stands."""
        tokens = self.step * self.plan.batch * self.source.length
        return Snapshot(
            self.step,
            self.plan.steps,
            self.loss,
            self.learner.measure(self._held),
            self.seconds,
            tokens / self.seconds if self.seconds else 0.0,
            self.twin.measure(self._held) if self.twin is not None else None,
        )
