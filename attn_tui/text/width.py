"""Text in terminal cells: cleaned, and cut or padded to an exact width."""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal

from rich.cells import cell_len

from attn_tui.text.clean import clean

ELLIPSIS = "…"
Align = Literal["left", "right"]


def fit(text: str, cells: int, align: Align = "left", ellipsis: bool = True) -> str:
    """`text`, cleaned, in exactly `cells` terminal cells: padded, or cut at a character's edge with …."""
    if cells <= 0:
        return ""
    text = clean(text)
    taken = cell_len(text)
    if taken > cells:
        mark = ELLIPSIS if ellipsis else ""
        text = _prefix(text, cells - len(mark)) + mark
        taken = cell_len(text)
    blank = " " * (cells - taken)
    return blank + text if align == "right" else text + blank


def _prefix(text: str, cells: int) -> str:
    """The longest beginning of `text` within `cells`; combining marks stay with their letter."""
    longest = bisect_right(range(len(text) + 1), cells, key=lambda end: cell_len(text[:end]))
    return text[: max(0, longest - 1)]
