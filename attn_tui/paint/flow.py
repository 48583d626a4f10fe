"""The flow line: all the steps of the data flow as a map, the present one in sight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from attn_tui.paint.look import Look
from attn_tui.paint.palette import hue

_JOIN, _MORE = " ─ ", "… "
_BARS = "▁▂▃▄▅▆▇█"


@dataclass(frozen=True)
class FlowLine:
    """The line itself, and for the mouse where each step of it begins and ends."""

    segments: tuple[Segment, ...]
    spans: tuple[tuple[int, int, int], ...]

    def step_at(self, x: int) -> int | None:
        """The index of the step under this column, if one is there."""
        return next((step for start, end, step in self.spans if start <= x < end), None)


def flow_line(
    marks: Sequence[str],
    current: int,
    width: int,
    look: Look,
    moved: Sequence[float] = (),
) -> FlowLine:
    """The steps' `marks` in `width` cells: done ones plain, the `current` one in brackets, later ones dim.

    Where they do not all fit, those around the current one are shown, and … stands for the rest. `moved`
    is how far each step has moved, relatively: a bar after its mark, the higher the farther.
    """
    bars = [move_bar(far) for far in moved] or [""] * len(marks)
    count = f" {current + 1}/{len(marks)}"
    widths = [cell_len(mark) + len(after) for mark, after in zip(marks, bars, strict=True)]
    first, last = _window(widths, current, width - len(count))
    plain, dim, here = _styles(look)
    bar = Style(color=look.theme.foreground, bold=True) if look.full else Style(bold=True)
    segments, spans, x = [], [], 0

    def add(text: str, style: Style) -> None:
        nonlocal x
        segments.append(Segment(text, style))
        x += cell_len(text)

    if first:
        add(_MORE, dim)
    for index in range(first, last + 1):
        start = x
        style = here if index == current else plain if index < current else dim
        if index != current and (colour := hue(marks[index], look.dark, look.depth)) is not None:
            style += Style(color=colour)
        add(f"[{marks[index]}]" if index == current else marks[index], style)
        add(bars[index], bar)
        spans.append((start, x, index))
        if index < last:
            add(_JOIN, plain if index < current else dim)
    if last < len(marks) - 1:
        add(" …", dim)
    add(" " * max(0, width - x - len(count)), dim)
    add(count, dim)
    return FlowLine(tuple(segments), tuple(spans))


def move_bar(moved: float) -> str:
    """One cell whose height says how far: ▁ for the least, █ for as much as the step itself; "" for 0.

    By the square root, so that small moves are seen.
    """
    if not moved > 0:
        return ""
    return _BARS[min(len(_BARS) - 1, int(min(1.0, moved) ** 0.5 * len(_BARS)))]


def _window(widths: Sequence[int], current: int, room: int) -> tuple[int, int]:
    """The longest stretch around `current` that fits, grown in turn to the right and the left."""
    first = last = current
    taken = widths[current] + 2 + 2 * len(_MORE)
    growing = True
    while growing:
        growing = False
        if last + 1 < len(widths) and taken + widths[last + 1] + len(_JOIN) <= room:
            last += 1
            taken += widths[last] + len(_JOIN)
            growing = True
        if first and taken + widths[first - 1] + len(_JOIN) <= room:
            first -= 1
            taken += widths[first] + len(_JOIN)
            growing = True
    return first, last


def _styles(look: Look) -> tuple[Style, Style, Style]:
    if look.depth == "none":
        return Style(), Style(dim=True), Style(bold=True, reverse=True)
    if look.depth == "16":
        return Style(), Style(color="bright_black"), Style(color="yellow", bold=True)
    return Style(color=look.theme.foreground), Style(color=look.theme.dim), look.accent
