"""Small squares of attention with their labels, beside each other: · is hidden, a colour is a share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray
from rich.text import Text

from attn_tui.paint.look import Look
from attn_tui.paint.palette import glyph, quantise, styles
from attn_tui.text.clean import clean
from attn_tui.text.width import fit

LABEL, CELL, GAP = 6, 2, 2
LEAST = 4
"""Columns that a square must have room for."""
HIDDEN = "·"


@dataclass(frozen=True)
class Tile:
    """A square with its title: labels, what is visible and the shares, both (n, m)."""

    title: str
    rows: Sequence[str]
    columns: Sequence[str]
    visible: NDArray[Any]
    shares: NDArray[Any]


def tiles(found: Sequence[Tile], width: int, look: Look) -> list[Text]:
    """The squares, as many in a line as fit; of long sentences the first tokens."""
    if not found:
        return []
    least = LABEL + LEAST * CELL + GAP
    wanted = max(LABEL + CELL * len(tile.columns) + GAP for tile in found)
    across = max(1, min(len(found), (width + GAP) // max(least, min(wanted, (width + GAP) // 3))))
    room = (width + GAP) // across - GAP
    lines: list[Text] = []
    for first in range(0, len(found), across):
        blocks = [_tile(tile, room, look) for tile in found[first : first + across]]
        for y in range(max(map(len, blocks))):
            line = Text(no_wrap=True, end="")
            for block in blocks:
                part = block[y] if y < len(block) else Text("", end="")
                line.append_text(part).append(" " * (room + GAP - part.cell_len))
            line.truncate(width)
            lines.append(line)
        lines.append(Text("", end=""))
    return lines[:-1]


def _tile(tile: Tile, room: int, look: Look) -> list[Text]:
    count = max(1, min(len(tile.columns), (room - LABEL) // CELL))
    more = "…" if count < len(tile.columns) else ""
    lines = [Text(fit(clean(tile.title), room), look.accent, no_wrap=True, end="")]
    # one letter of each word is enough to find its column
    heads = "".join(fit(clean(label).strip(" ␣")[:1], CELL) for label in tile.columns[:count])
    lines.append(Text(fit("", LABEL) + heads[: room - LABEL - 1] + more, "dim", no_wrap=True, end=""))
    colours = styles("sequential", look.dark, look.depth, True)
    levels = quantise(tile.shares, "sequential", 1.0)
    for row, label in enumerate(tile.rows):
        line = Text(fit(clean(label).strip(" ␣"), LABEL - 1) + " ", no_wrap=True, end="")
        for column in range(count):
            if not tile.visible[row, column]:
                line.append(fit(HIDDEN, CELL), "dim")
            else:
                level = int(levels[row, column])
                line.append(" " * CELL if look.full else glyph(level, "sequential") * CELL, colours[level])
        lines.append(line)
    return lines
