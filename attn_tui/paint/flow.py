"""The flow line: the chapters of the data flow, the steps of the present one, and a gauge of layers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from attn_tui.paint.look import Look
from attn_tui.paint.palette import hue

_JOIN, _MORE = " ▸ ", "…"
_BARS = "▁▂▃▄▅▆▇█"
_DONE, _TO_COME = "●", "○"
MOST_LAYERS = 8
"""More layers are told as a number of so many."""


class FlowSpan(NamedTuple):
    """Where in the line a step or a layer stands, and which."""

    start: int
    end: int
    kind: Literal["step", "layer"]
    which: int


@dataclass(frozen=True)
class FlowLine:
    """The line itself, and for the mouse what stands where in it."""

    segments: tuple[Segment, ...]
    spans: tuple[FlowSpan, ...]

    def at(self, x: int) -> FlowSpan | None:
        """What stands under this column, if anything does."""
        return next((span for span in self.spans if span.start <= x < span.end), None)


@dataclass(frozen=True)
class FlowChapter:
    """A stretch of the way: its name, and the marks of its steps."""

    name: str
    marks: tuple[str, ...]


@dataclass(frozen=True)
class Flow:
    """What the line tells: the chapters, which of all their steps is the `current` one, counted from 0.

    `moved` is how far each step has moved from the baseline, relatively. `place` of `places` is how far on
    the way one is, every layer counted. `layers` is 0 where the step is taken once, outside all layers.
    """

    chapters: tuple[FlowChapter, ...] = ()
    current: int = 0
    moved: tuple[float, ...] = ()
    place: int = 0
    places: int = 1
    layer: int = 0
    layers: int = 0
    word: str = ""


def flow_line(flow: Flow, width: int, look: Look) -> FlowLine:
    """The line in `width` cells.

    The chapters by their names, and of the present one its steps: done ●, still to come ○, the present one
    by its mark in brackets. A step that moved has a bar in the place of its dot, a chapter one after its
    name, the higher the farther. Where not all fits, dots give way, then the chapters farthest away.
    """
    count = f"  {flow.place + 1}/{flow.places}"
    gauge, layer_spans = _gauge(flow)
    here = _chapter_of(flow)
    room = width - cell_len(count) - cell_len(gauge)
    first, last, dots = _fitting(flow, here, room)
    line = _Line(look)
    if first:
        line.add(f"{_MORE}{_JOIN}", line.dim)
    start = sum(len(chapter.marks) for chapter in flow.chapters[:first])
    for index in range(first, last + 1):
        chapter = flow.chapters[index]
        steps = range(start, start + len(chapter.marks))
        if index == here:
            _present(line, flow, chapter, steps, dots)
        else:
            line.step(chapter.name, line.plain if index < here else line.dim, steps[0])
            line.add(
                move_bar(max((flow.moved[i] for i in steps), default=0.0)) if flow.moved else "", line.bar
            )
        if index < last:
            line.add(_JOIN, line.plain if index < here else line.dim)
        start = steps.stop
    if last < len(flow.chapters) - 1:
        line.add(f"{_JOIN}{_MORE}", line.dim)
    line.add(" " * max(0, width - line.x - cell_len(gauge) - cell_len(count)), line.dim)
    for begin, end, layer in layer_spans:
        line.spans.append(FlowSpan(line.x + begin, line.x + end, "layer", layer))
    before, bracket, after = gauge.partition(f"[{flow.layer + 1}]")
    line.add(before, line.dim)
    line.add(bracket, line.here)
    line.add(after, line.dim)
    line.add(count, line.dim)
    return FlowLine(tuple(line.segments), tuple(line.spans))


def move_bar(moved: float) -> str:
    """One cell whose height says how far: ▁ for the least, █ for as much as the step itself; "" for 0.

    By the square root, so that small moves are seen.
    """
    if not moved > 0:
        return ""
    return _BARS[min(len(_BARS) - 1, int(min(1.0, moved) ** 0.5 * len(_BARS)))]


class _Line:
    """Segments one after the other, with where each step stands."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.plain, self.dim, self.here = _styles(look)
        self.bar = Style(color=look.theme.foreground, bold=True) if look.full else Style(bold=True)
        self.segments: list[Segment] = []
        self.spans: list[FlowSpan] = []
        self.x = 0

    def add(self, text: str, style: Style) -> None:
        if text:
            self.segments.append(Segment(text, style))
            self.x += cell_len(text)

    def step(self, text: str, style: Style, index: int) -> None:
        start = self.x
        self.add(text, style)
        self.spans.append(FlowSpan(start, self.x, "step", index))


def _present(line: _Line, flow: Flow, chapter: FlowChapter, steps: range, dots: int) -> None:
    """The present chapter: its name, a dot or a bar for each step, at most `dots` on either side."""
    line.step(chapter.name, line.here, steps[0])
    line.add(" ", line.dim)
    at = flow.current
    shown = range(max(steps.start, at - dots), min(steps.stop, at + dots + 1))
    if shown.start > steps.start:
        line.add(_MORE, line.dim)
    for index in shown:
        bar = move_bar(flow.moved[index]) if flow.moved else ""
        if index == at:
            line.step(f"[{chapter.marks[index - steps.start]}]", line.here, index)
            line.add(bar, line.bar)
        elif bar:
            line.step(bar, line.bar, index)
        else:
            style = line.plain if index < at else line.dim
            colour = hue(chapter.marks[index - steps.start], line.look.dark, line.look.depth)
            tinted = style + Style(color=colour) if colour is not None else style
            line.step(_DONE if index < at else _TO_COME, tinted, index)
    if shown.stop < steps.stop:
        line.add(_MORE, line.dim)


def _fitting(flow: Flow, here: int, room: int) -> tuple[int, int, int]:
    """The first and the last chapter that are named, and how many dots stand on either side."""
    first, last = 0, len(flow.chapters) - 1
    while True:
        for dots in range(max(len(flow.chapters[here].marks), 1), -1, -1):
            if _width(flow, here, first, last, dots) <= room:
                return first, last, dots
        if first == last:
            return first, last, 0
        # the farther end gives way
        first, last = (first + 1, last) if here - first > last - here else (first, last - 1)


def _width(flow: Flow, here: int, first: int, last: int, dots: int) -> int:
    bars = 1 if flow.moved else 0
    taken = (len(_JOIN) + 1) * ((first > 0) + (last < len(flow.chapters) - 1))
    taken += len(_JOIN) * (last - first)
    start = sum(len(chapter.marks) for chapter in flow.chapters[:here])
    for index in range(first, last + 1):
        chapter = flow.chapters[index]
        taken += cell_len(chapter.name)
        if index != here:
            taken += bars
            continue
        at, size = flow.current - start, len(chapter.marks)
        left, right = min(at, dots), min(size - at - 1, dots)
        taken += 1 + left + right + (left < at) + (right < size - at - 1)
        taken += cell_len(chapter.marks[at]) + 2 + bars
    return taken


def _gauge(flow: Flow) -> tuple[str, list[tuple[int, int, int]]]:
    """`  layer 1 2 [3] 4`, and where each number stands in it; "" where there are no layers to tell of."""
    if flow.layers < 2:
        return "", []
    text = f"  {flow.word} "
    if flow.layers > MOST_LAYERS:
        return f"{text}[{flow.layer + 1}]/{flow.layers}", []
    spans = []
    for layer in range(flow.layers):
        said = f"[{layer + 1}]" if layer == flow.layer else f"{layer + 1}"
        spans.append((cell_len(text), cell_len(text) + len(said), layer))
        text += said + (" " if layer < flow.layers - 1 else "")
    return text, spans


def _chapter_of(flow: Flow) -> int:
    """Which chapter the present step is of."""
    seen = 0
    for index, chapter in enumerate(flow.chapters):
        seen += len(chapter.marks)
        if flow.current < seen:
            return index
    return len(flow.chapters) - 1


def _styles(look: Look) -> tuple[Style, Style, Style]:
    if look.depth == "none":
        return Style(), Style(dim=True), Style(bold=True, reverse=True)
    if look.depth == "16":
        return Style(), Style(color="bright_black"), Style(color="yellow", bold=True)
    return Style(color=look.theme.foreground), Style(color=look.theme.dim), look.accent
