"""What one token more costs, drawn: which cells are new, how large a cache grows, how long a layer takes."""

from __future__ import annotations

from collections.abc import Sequence

from rich.style import Style
from rich.text import Text

from attn_tui.paint.bars import bar
from attn_tui.paint.look import Look
from attn_tui.text.width import fit

NEW, READ, KEPT = "■", "●", "·"
_NAME, _LEAST, _MOST = 12, 2, 8


def anew(
    rows: Sequence[tuple[str, Sequence[bool], bool]], labels: Sequence[str], width: int, look: Look
) -> list[Text]:
    """A line for each (name, what is new of each token, whether the rest is read); the last tokens that fit.

    ■ is made anew, ● is kept and read, · is neither made nor read again.
    """
    cell = max(_LEAST, min(_MOST, (width - _NAME) // max(1, len(labels))))
    count = min(len(labels), (width - _NAME) // cell)
    heads = "".join(fit(label, cell - 1) + " " for label in labels[len(labels) - count :])
    lines = [Text(fit("", _NAME) + heads, style="dim", no_wrap=True, end="")]
    for name, new, read in rows:
        line = Text(fit(name, _NAME), no_wrap=True, end="")
        for fresh in new[len(new) - count :]:
            mark, style = (NEW, look.chosen) if fresh else (READ, "bold") if read else (KEPT, "dim")
            line.append(fit(mark, cell), style)
        lines.append(line)
    return lines


Times = tuple[int, float, float, float, int]
"""Tokens; seconds of each by itself, of each with every other, of one more; bytes of a square."""


def growth(
    costs: Sequence[Times], heads: tuple[str, str, str, str, str], width: int, look: Look
) -> list[Text]:
    """A line for each length: three times as bars of one measure, and the bytes; `heads` name the columns."""
    room = max(12, (width - 18) // 3)
    most = max((max(one[1:4]) for one in costs), default=1.0)
    names = fit(heads[0], 8) + "".join(fit(head, room) for head in heads[1:4]) + fit(heads[4], 10, "right")
    lines = [Text(fit(names, width), style="dim", no_wrap=True, end="")]
    styles: tuple[Style | str, ...] = ("", look.accent, "dim")
    for tokens, *seconds, held in costs:
        line = Text(f"{tokens:>6}  ", no_wrap=True, end="")
        for each, style in zip(seconds, styles, strict=True):
            line.append(fit(f"{bar(each / most, room - 10)} {milliseconds(each)}", room), style)
        line.append(f"{size(held):>10}")
        lines.append(line)
    return lines


def milliseconds(seconds: float) -> str:
    """`0.08 ms`, `71 ms`."""
    return f"{seconds * 1e3:.2g} ms" if seconds < 0.1 else f"{seconds * 1e3:.0f} ms"


def size(count: float) -> str:
    """Bytes in the largest unit of 1,024 that leaves at least 1: `4.5 MiB`."""
    for unit in ("B", "KiB", "MiB", "GiB"):
        if count < 1024:
            return f"{count:.3g} {unit}" if count % 1 or count < 1000 else f"{count:.0f} {unit}"
        count /= 1024
    return f"{count:.3g} TiB"
