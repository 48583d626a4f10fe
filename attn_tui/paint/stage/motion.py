"""A result as it is made, in a few frames: row and column meet term by term, the sum counts up, it fills.

Each frame is the finished drawing with the cells covered that are not made yet, so that nothing shifts.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from math import ceil

from rich.segment import Segment
from rich.style import Style

from attn_tui.paint.look import Look
from attn_tui.paint.stage.canvas import Drawn, Span
from attn_tui.paint.stage.inks import inks
from attn_tui.paint.stage.sheet import sheet
from attn_tui.paint.stage.what import RESULT, Stage
from attn_tui.text.width import fit

FRAMES = 10
"""The last is the finished drawing."""
_ROW = 7  # frames in which the selected number or its row is made; in the others the rest fills


def frame(what: Stage, drawn: Drawn, at: int, look: Look) -> Drawn:
    """The drawing at this frame, 0 … `FRAMES` − 1."""
    if at >= FRAMES - 1 or what.result is None:
        return drawn
    lines = [list(line) for line in drawn.lines]
    row, column = what.result.row, what.result.column
    passed = sorted(term.at for term in what.terms if term.at >= 0)
    count = min(len(passed), ceil(len(passed) * (at + 1) / _ROW))
    begun = min(len(passed), ceil(len(passed) * at / _ROW))
    swept = frozenset(passed[begun:count]) if at < _ROW else frozenset[int]()
    for y, x, width, which, cell in _cells(drawn):
        if which == RESULT:
            if cell == (row, column) and what.product:
                if at < _ROW:
                    _put(lines, y, x, fit(_sum(what, count, look), width - 1, "right"), inks(look).cursor)
            elif not _made(what, cell, at):
                _put(lines, y, x, " " * width, inks(look).blank)
        elif (which == 0 and cell[0] == row and cell[1] in swept) or (
            which == 1 and cell[1] == column and cell[0] in swept
        ):
            _light(lines, y, x, width)
    return Drawn(lines, drawn.spans)


def _made(what: Stage, cell: tuple[int, int], at: int) -> bool:
    """Whether a number of the result is there already: those of the selected row first, then all rows."""
    assert what.result is not None
    rows, columns = what.result.shape
    if cell[0] == what.result.row and not what.product:
        return cell[1] < columns * (at + 1) / _ROW
    return cell[0] < rows * (at - _ROW + 1) / (FRAMES - _ROW)


def _sum(what: Stage, count: int, look: Look) -> str:
    """The first terms added up."""
    assert what.result is not None
    terms = sorted((term for term in what.terms), key=lambda term: (term.at < 0, term.at))
    sums = list(accumulate(term.product for term in terms[:count]))
    return sheet(what.result, look).number.bare(sums[-1] if sums else 0.0)


def _cells(drawn: Drawn) -> Iterator[tuple[int, int, int, int, tuple[int, int]]]:
    """Every cell on the screen: line, column, width, of which matrix, which."""
    for y, spans in enumerate(drawn.spans):
        for span in spans:
            yield from _of(span, y)


def _of(span: Span, y: int) -> Iterator[tuple[int, int, int, int, tuple[int, int]]]:
    for index, column in enumerate(span.columns):
        yield y, span.x + index * span.width, span.width, span.which, (span.row, column)


def _put(lines: list[list[Segment]], y: int, x: int, text: str, style: Style) -> None:
    before, _, after = _cut(lines[y], x, len(text))
    lines[y] = [*before, Segment(text, style), *after]


def _light(lines: list[list[Segment]], y: int, x: int, width: int) -> None:
    """The cells reversed, as under a beam."""
    before, inside, after = _cut(lines[y], x, width)
    beam = Style(reverse=True)
    lit = [Segment(part.text, (part.style or Style()) + beam) for part in inside]
    lines[y] = [*before, *lit, *after]


def _cut(line: list[Segment], x: int, width: int) -> tuple[list[Segment], list[Segment], list[Segment]]:
    total = sum(segment.cell_length for segment in line)
    parts = list(Segment.divide(line, [x, x + width, total])) if x else [
        [], *Segment.divide(line, [width, total])
    ]  # fmt: skip
    before, inside, after = [*parts, [], []][:3]
    return before, inside, after
