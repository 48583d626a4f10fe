"""Lines that texts are put on, and the map from a position to the cell that is drawn there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

from attn_tui.paint.stage.what import Hit
from attn_tui.text.width import fit


class Span(NamedTuple):
    """Cells of one row of a matrix in a line: where they begin, how wide each is, which columns."""

    x: int
    width: int
    which: int
    row: int
    columns: Sequence[int]


@dataclass(frozen=True, eq=False)
class Drawn:
    """Lines of segments, all of one width, and under each the cells of matrices that it shows."""

    lines: list[list[Segment]]
    spans: list[list[Span]]

    def at(self, x: int, y: int) -> Hit | None:
        """The cell drawn at this position."""
        for span in self.spans[y] if 0 <= y < len(self.spans) else ():
            index = (x - span.x) // span.width
            if 0 <= index < len(span.columns):
                return Hit(span.which, (span.row, span.columns[index]))
        return None


class Canvas:
    """`height` lines of `width` cells. Stage is put outside is cut; nothing is put over something else."""

    def __init__(self, width: int, height: int) -> None:
        """Blank."""
        self.width, self.height = max(0, width), max(0, height)
        self._puts: list[list[tuple[int, int, str, Style]]] = [[] for _ in range(self.height)]
        self._spans: list[list[Span]] = [[] for _ in range(self.height)]

    def text(self, x: int, y: int, text: str, style: Style) -> int:
        """A text; where it ends."""
        cells = cell_len(text)
        self.put(x, y, text, cells, style)
        return x + cells

    def put(self, x: int, y: int, text: str, cells: int, style: Style) -> None:
        """The same for a text that is known to take so many cells."""
        if not 0 <= y < self.height or x >= self.width or not cells:
            return
        if x + cells > self.width:
            cells = self.width - x
            text = fit(text, cells, ellipsis=False)
        self._puts[y].append((x, cells, text, style))

    def rich(self, x: int, y: int, line: Text, base: Style) -> None:
        """A line of styled text."""
        at = 0
        edges = sorted({0, len(line), *(edge for span in line.spans for edge in span[:2])})
        for start, end in pairwise(edges):
            style = base
            if line.style:
                style += line.style if isinstance(line.style, Style) else Style.parse(line.style)
            for span in line.spans:
                if span.start <= start < span.end and span.style:
                    style += span.style if isinstance(span.style, Style) else Style.parse(span.style)
            at = self.text(x + at, y, line.plain[start:end], style) - x

    def cells(self, y: int, span: Span) -> None:
        """Say that these cells stand in this line."""
        if 0 <= y < self.height and span.columns:
            self._spans[y].append(span)

    def cut(self, x: int, y: int) -> str:
        """Take away the text that begins here; what it was, and blank where there is none."""
        for index, put in enumerate(self._puts[y] if 0 <= y < self.height else []):
            if put[0] == x:
                del self._puts[y][index]
                return put[2]
        return " "

    def shorten(self, x: int, y: int) -> None:
        """Take the last cell, a blank one, from the text that begins here."""
        for index, put in enumerate(self._puts[y] if 0 <= y < self.height else []):
            if put[0] == x:
                self._puts[y][index] = (x, put[1] - 1, put[2][:-1], put[3])

    def over(self, x: int, y: int, text: str, cells: int, style: Style) -> None:
        """A text in the place of what begins within these cells."""
        if 0 <= y < self.height:
            self._puts[y] = [put for put in self._puts[y] if not x <= put[0] < x + cells]
            self.put(x, y, text, cells, style)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height."""
        return self.width, self.height

    @property
    def used(self) -> int:
        """How far to the right anything reaches."""
        return max((put[0] + put[1] for puts in self._puts for put in puts), default=0)

    def under(self, other: Canvas, y: int, x: int = 0) -> None:
        """What was put on another canvas, from line y and cell x on."""
        for line in range(max(0, min(other.height, self.height - y))):
            self._puts[y + line] += [(x + put[0], *put[1:]) for put in other._puts[line]]
            self._spans[y + line] += [span._replace(x=x + span.x) for span in other._spans[line]]

    def finish(self, blank: Style) -> Drawn:
        """The lines, blank between what was put."""
        return Drawn([_merged(puts, self.width, blank) for puts in self._puts], self._spans)


def _merged(puts: list[tuple[int, int, str, Style]], width: int, blank: Style) -> list[Segment]:
    runs: list[tuple[list[str], Style]] = []
    at = 0
    for x, cells, text, style in sorted(puts, key=lambda put: put[0]):
        if x < at:
            continue
        if x > at:
            _run(runs, " " * (x - at), blank)
        _run(runs, text, style)
        at = x + cells
    if at < width:
        _run(runs, " " * (width - at), blank)
    return [Segment("".join(texts), style) for texts, style in runs]


def _run(runs: list[tuple[list[str], Style]], text: str, style: Style) -> None:
    if runs and runs[-1][1] is style:
        runs[-1][0].append(text)
    else:
        runs.append(([text], style))
