"""Probabilities as horizontal bars."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from attn_tui.paint.look import Look
from attn_tui.text.width import fit

_EIGHTHS = " ▏▎▍▌▋▊▉█"
UPRIGHT = " ▁▂▃▄▅▆▇█"
"""From nothing to a whole cell, from below."""
_BEFORE = "░"


def bars(entries: Sequence[tuple[str, float, float]], width: int, look: Look) -> list[Text]:
    """One line for each (label, probability before, now): the label, a bar, the number; the first bold.

    Where any has changed, what it was before is shown too: as shade behind a bar that has become
    shorter, and as a number.
    """
    plain, dim = (look.theme.foreground, look.theme.dim) if look.full else ("", "dim")
    first = Style(color=plain or None, bold=True)
    changed = any(abs(before - now) > 5e-4 for _, before, now in entries)
    label = min(max((cell_len(text) for text, _, _ in entries), default=0), max(4, width // 3), 18)
    room = max(1, width - label - (15 if changed else 8))
    lines = []
    for index, (text, before, now) in enumerate(entries):
        style = plain if index else first
        shown = bar(now, room)
        line = Text(no_wrap=True, end="")
        line.append(fit(text, label) + " ", style)
        line.append(shown, style)
        line.append((_BEFORE * (round(before * room) - len(shown))).ljust(room - len(shown)), dim)
        line.append(f" {_percent(now):>6}", style)
        if changed:
            line.append(f" {_percent(before):>6}", dim)
        lines.append(line)
    return lines


def bar(share: float, room: int) -> str:
    """`share` of `room` cells, to an eighth; what is not 0 is seen."""
    eighths = max(1 if share > 0 else 0, round(share * room * 8))
    full, part = divmod(eighths, 8)
    return ("█" * full + (_EIGHTHS[part] if part else ""))[:room]


def _percent(share: float) -> str:
    if 0 < share < 0.001:
        return "<0.1%"
    return f"{share:.1%}"
