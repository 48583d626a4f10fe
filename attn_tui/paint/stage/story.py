"""How a step is told besides its matrices: blocks of lines above them, the most telling ones first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from attn_tui.paint.stage.canvas import Canvas


@dataclass(frozen=True)
class Block:
    """So many lines, and how they are drawn from line y on; blocks of a lower `rank` give way last.

    `told` is how many numbers there are in the selected row of each matrix, where all are seen in it.
    """

    rank: int
    lines: int
    draw: Callable[[Canvas, int], None]
    told: int = 0


@dataclass(frozen=True)
class Story:
    """The blocks that have room, in their order."""

    blocks: tuple[Block, ...]

    @property
    def lines(self) -> int:
        """The lines of all."""
        return sum(block.lines for block in self.blocks)

    @property
    def told(self) -> int:
        """How many numbers of the selected row are seen, where that is all of them."""
        return max(block.told for block in self.blocks)

    def draw(self, canvas: Canvas) -> None:
        """One under the other, from the top."""
        y = 0
        for block in self.blocks:
            block.draw(canvas, y)
            y += block.lines


def story(blocks: Sequence[Block], height: int) -> Story | None:
    """As many of the blocks as fit, by rank; the first that does not fit ends it. None where none does."""
    taken: list[Block] = []
    for block in sorted(blocks, key=lambda block: block.rank):
        if sum(one.lines for one in taken) + block.lines > height:
            break
        taken.append(block)
    return Story(tuple(block for block in blocks if block in taken)) if taken else None
