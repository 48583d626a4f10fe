"""One way to draw the matrices of a step; of all that there are, the one that shows most is taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from attn_tui.paint.stage.canvas import Canvas


@dataclass(frozen=True)
class StagePlan:
    """How many numbers of the lit row and column are seen, how many of the result's, and the drawing.

    `told` says that how the row came about is told as well.
    """

    seen: int
    result: int
    draw: Callable[[Canvas], None]
    told: bool = False

    @property
    def worth(self) -> tuple[int, bool, int]:
        """By this the ways are compared."""
        return self.seen, self.told, self.result
