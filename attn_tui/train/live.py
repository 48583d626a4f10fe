"""A run in a thread of its own, which nobody else touches; what is seen of it is posted, frozen."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event, Thread
from typing import Literal

from attn_tui.files import FileError
from attn_tui.models.architecture import ModelError
from attn_tui.train.learner import NotFinite
from attn_tui.train.snapshot import Snapshot
from attn_tui.train.start import RunError, TrainingRun
from attn_tui.train.text import TextTooShort

State = Literal["running", "paused", "over", "stopped", "failed"]
OFTEN = 0.2
"""Seconds between two posts."""


@dataclass(frozen=True)
class Post:
    """How a run stands: the snapshots so far, the step it is at, the pace, and why it failed if it did.

    `floor` and `chance` are the least loss that can be had and that of who knows frequencies alone.
    """

    state: State
    snapshots: tuple[Snapshot, ...]
    step: int
    rate: float
    left: float
    floor: float | None = None
    chance: float = 0.0
    error: str = ""


class Live:
    """Begins at once, `pause`d or not; `stop` returns only when the thread holds still, within a step."""

    def __init__(self, make: Callable[[], TrainingRun], post: Callable[[Post], None]) -> None:
        """`make` is called in the thread, and so is `post`, with each news."""
        self._make, self._post = make, post
        self._go, self._stop = Event(), Event()
        self._go.set()
        self.run: TrainingRun | None = None
        # a program that ends waits for no run: what was kept is on the disk, whole
        self._thread = Thread(target=self._work, name="training", daemon=True)
        self._thread.start()

    @property
    def paused(self) -> bool:
        """Whether it holds still until it is told to go on."""
        return not self._go.is_set()

    def pause(self) -> None:
        """Hold still after this step."""
        self._go.clear()

    def go_on(self) -> None:
        """Go on."""
        self._go.set()

    def stop(self) -> None:
        """End it after this step; what was kept stays."""
        self._stop.set()
        self._go.set()
        # what is still being made ready has kept nothing yet, and ends by itself
        if self.run is not None:
            self._thread.join(timeout=5)

    def _work(self) -> None:
        try:
            self.run = run = self._make()
            self._tell(run, "over" if run.training.over else "running")
            self._advance(run)
        except (FileError, ModelError, RunError, TextTooShort, NotFinite, MemoryError) as error:
            made = self.run.snapshots if self.run is not None else ()
            self._post(Post("failed", made, 0, 0.0, 0.0, error=str(error) or "not enough memory"))

    def _advance(self, run: TrainingRun) -> None:
        told = time.monotonic()
        while not run.training.over and not self._stop.is_set():
            if self.paused:
                self._tell(run, "paused")
                self._go.wait()
                if not self._stop.is_set():
                    self._tell(run, "running")
                continue
            run.training.advance()
            if run.training.due:
                run.look()
            # not with every snapshot: short steps would leave the screen nothing but drawing
            if run.training.over or time.monotonic() - told >= OFTEN:
                told = time.monotonic()
                self._tell(run, "over" if run.training.over else "running")
            # the screen's thread gets its turn, however short the ops are
            time.sleep(0.0005)
        if self._stop.is_set():
            self._tell(run, "stopped")

    def _tell(self, run: TrainingRun, state: State) -> None:
        training = run.training
        step, seconds = training.step, training.seconds
        left = seconds * (training.plan.steps - step) / step if step else 0.0
        tokens = step * training.plan.batch * training.source.length
        rate, source = tokens / seconds if seconds else 0.0, training.source
        self._post(Post(state, run.snapshots, step, rate, left, source.floor, source.chance))
