"""Probabilities as horizontal bars."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style

from attn_tui.paint.palette import ColorDepth, theme
from attn_tui.paint.width import fit

_EIGHTHS = " ▏▎▍▌▋▊▉█"


def bars(
    entries: Sequence[tuple[str, float]], width: int, dark: bool, depth: ColorDepth = "truecolor"
) -> list[list[Segment]]:
    """One line for each (label, probability): the label, the bar, the number; the first is accented."""
    colours = theme(dark)
    coloured = depth == "truecolor"
    plain = Style(color=colours.foreground) if coloured else Style()
    first = Style(color=colours.accent, bold=True) if coloured else Style(bold=True)
    label = min(12, max(4, width // 4))
    room = max(1, width - label - 8)
    return [
        [
            Segment(fit(text, label) + " ", first if not index else plain),
            Segment(_bar(share, room), first if not index else plain),
            Segment(f" {_percent(share):>6}", first if not index else plain),
        ]
        for index, (text, share) in enumerate(entries)
    ]


def _bar(share: float, room: int) -> str:
    eighths = max(1 if share > 0 else 0, round(share * room * 8))
    full, part = divmod(eighths, 8)
    return ("█" * full + (_EIGHTHS[part] if part else "")).ljust(room)[:room]


def _percent(share: float) -> str:
    if 0 < share < 0.001:
        return "<0.1%"
    return f"{share:.1%}"
