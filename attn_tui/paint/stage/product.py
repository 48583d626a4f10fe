"""A product as it is computed: right operand above the result, left one beside it, the terms spelled out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from attn_tui.paint.look import Look
from attn_tui.paint.stage.canvas import Canvas
from attn_tui.paint.stage.grid import draw_header, draw_heat, draw_label, draw_rows, draw_strips, draw_title
from attn_tui.paint.stage.growth import grow
from attn_tui.paint.stage.inks import inks, symbol_ink
from attn_tui.paint.stage.ledger import HIGH, Ledger, ledger
from attn_tui.paint.stage.plan import StagePlan
from attn_tui.paint.stage.sheet import Sheet, sheet, window
from attn_tui.paint.stage.what import Stage
from attn_tui.text.width import fit

GAP = 3  # between the left operand and the result
STRIP, HEAT = 12, 2  # the least room of a strip of heat: characters across, lines down
BESIDE = 60  # the least width beside a ledger that stands
LEAST = 9  # lines under which a product is told by its terms alone


@dataclass(frozen=True)
class Across:
    """What is seen from left to right: so many inner places, so many columns, so wide a strip."""

    inner: int
    columns: int
    strip: int


@dataclass(frozen=True)
class Down:
    """What is seen from top to bottom: so many inner places, so many rows, so high a strip."""

    inner: int
    rows: int
    heat: int


@dataclass(frozen=True, eq=False)
class Cross:
    """The three matrices of a product, and the order in which the inner places count."""

    left: Sheet
    right: Sheet
    result: Sheet
    added: Sheet | None
    order: list[int]

    @property
    def inner(self) -> int:
        """The terms of every cell."""
        return len(self.order)

    @property
    def cell(self) -> int:
        """The width of a column of the right operand and of the result."""
        return max(self.right.column, self.result.column, self.added.column if self.added else 0)

    @property
    def label(self) -> int:
        """The width of the row labels."""
        return max(self.left.label, self.result.label)

    @property
    def corner(self) -> int:
        """The least width left of the result: the labels of the right operand stand there too."""
        return max(self.right.label, self.added.label if self.added else 0) + 2

    def across(self, width: int, told: int) -> Across | None:
        """The best way to share out the width, where the ledger tells of `told` terms."""
        columns = self.result.matrix.shape[1]
        room = width - max(self.label, self.corner - self.left.column) - GAP
        ways = []
        if room - self.inner * self.left.column >= self.cell:
            fitting = min(columns, (room - self.inner * self.left.column) // self.cell)
            ways.append(Across(self.inner, fitting, 0))
        costs, most = (self.left.column, self.cell), (max(1, self.inner - 1), columns)
        # what the ledger tells need not be told twice
        shared = grow(room - STRIP - 1, costs, most, (1, 4 if told else 2))
        if shared is not None and self.inner > 1:
            used = sum(cost * count for cost, count in zip(costs, shared, strict=True))
            ways.append(Across(shared[0], shared[1], min(self.inner, STRIP + room - STRIP - 1 - used)))
        return max(
            ways, key=lambda way: (max(way.inner, told), way.inner + way.columns, way.inner), default=None
        )

    def down(self, height: int, told: int) -> Down | None:
        """The best way to share out the height."""
        rows = self.result.matrix.shape[0]
        room = height - 3 - (1 if self.added is not None else 0)
        ways = []
        if room - self.inner >= 1:
            ways.append(Down(self.inner, min(rows, room - self.inner), 0))
        shared = grow(room - HEAT, (1, 1), (max(1, self.inner - 1), rows))
        if shared is not None and self.inner > 1:
            high = (self.inner + 1) // 2 if self.left.look.full else self.inner
            ways.append(Down(shared[0], shared[1], min(high, room - sum(shared))))
        return max(
            ways, key=lambda way: (max(way.inner, told), way.inner + way.rows, way.inner), default=None
        )

    def width(self, across: Across) -> int:
        """What the three take."""
        return self.start(across) + across.columns * self.cell

    def start(self, across: Across) -> int:
        """Where the result's columns begin."""
        strip = across.strip + 1 if across.strip else 0
        return max(self.label + strip + across.inner * self.left.column, self.corner) + GAP

    def height(self, down: Down) -> int:
        """The lines that the three take."""
        return 3 + (1 if self.added is not None else 0) + down.heat + down.inner + down.rows

    def draw(self, canvas: Canvas, across: Across, down: Down, room: int | None = None) -> None:
        """Right operand above, left one beside, the result where they meet; titles within `room`."""
        room = canvas.width if room is None else room
        right, result = self.right.matrix, self.result.matrix
        ink, start, cell = inks(self.left.look), self.start(across), self.cell
        columns = window(result.column, result.shape[1], across.columns)
        rows = window(result.row, result.shape[0], down.rows)
        note = _seen("↔", columns, result.shape[1])
        draw_title(canvas, self.right, start, 0, room - start, note)
        draw_header(canvas, self.right, start, 1, columns, cell)
        y = 2
        if down.heat:
            draw_heat(canvas, self.right, (start, y), columns, (cell, down.heat), calm=True)
            said = f"{right.rows[0]}…{right.rows[-1]}"
            width = min(start - 2, 20)
            canvas.put(start - 2 - width, y, fit(said, width, "right"), width, ink.dim)
            y += down.heat
        below = sorted(self.order[: down.inner])
        draw_rows(canvas, self.right, start, y, below, columns, cell, 1)
        for place in below:
            self._side_label(canvas, self.right, start, y, place)
            y += 1
        if self.added is not None:
            self._side_label(canvas, self.added, start, y, 0, f"+ {self.added.matrix.symbol}")
            draw_rows(canvas, self.added, start, y, (0,), columns, cell, 2)
            y += 1
        self._between(canvas, across, start, y, room, _seen("↕", rows, result.shape[0]))
        y += 1
        strip, beside = self.label, sorted(self.order[: across.inner])
        numbers = start - GAP - across.inner * self.left.column
        if across.strip:
            draw_strips(canvas, self.left, strip, y, rows, across.strip, calm=True)
        draw_rows(canvas, self.left, numbers, y, rows, beside, self.left.column, 0)
        draw_rows(canvas, self.result, start, y, rows, columns, cell, cursor=(result.row, result.column))
        for line, row in enumerate(rows, y):
            draw_label(canvas, self.left, 0, line, row, self.label)

    def _between(self, canvas: Canvas, across: Across, start: int, y: int, width: int, note: str) -> None:
        """The line of titles between above and below: the left operand's columns, the result's name."""
        beside = sorted(self.order[: across.inner])
        numbers = start - GAP - across.inner * self.left.column
        # the title stands in the corner, on the last line of what is above
        room = numbers + across.inner * self.left.column - self.corner - 1
        if room >= 4:
            draw_title(canvas, self.left, 1, y - 1, min(room, start - GAP - self.corner))
        draw_header(canvas, self.left, numbers, y, beside, self.left.column)
        draw_title(canvas, self.result, start - 2, y, width - start + 2, note)

    def _side_label(self, canvas: Canvas, sheet: Sheet, start: int, y: int, row: int, said: str = "") -> None:
        """The label of a row of what stands above, right beside it."""
        matrix, width = sheet.matrix, self.corner - 2
        lit = row in matrix.lit_rows
        style = symbol_ink(matrix.symbol, sheet.look) if lit else inks(sheet.look).dim
        canvas.put(start - 1 - width, y, fit(said or matrix.rows[row], width, "right"), width, style)


def _seen(arrow: str, shown: range, size: int) -> str:
    return f"{arrow}{shown.start + 1}–{shown.stop}/{size}" if len(shown) < size else ""


def cross_of(what: Stage, look: Look) -> Cross:
    """The product of `what` prepared; its inner places ordered as the terms count."""
    assert what.result is not None
    left, right = what.operands[0], what.operands[1]
    added = sheet(what.operands[2], look) if len(what.operands) > 2 else None
    with np.errstate(all="ignore"):
        size = np.abs(left.values[left.row].astype(np.float64) * right.values[:, right.column])
    order = np.argsort(-np.where(np.isnan(size), np.inf, size), kind="stable").tolist()
    return Cross(sheet(left, look), sheet(right, look), sheet(what.result, look), added, order)


def product_plan(what: Stage, width: int, height: int, look: Look) -> StagePlan | None:
    """The way that shows most of the lit row and column; None where there is no room for any."""
    cross = cross_of(what, look)
    book = ledger(what, cross.left, cross.right, look) if what.terms else None
    plans = [*_beside(cross, book, width, height), *_above(cross, book, width, height)]
    plans += _alone(cross, width, height) if height >= 5 else []
    plans += _told(cross, book, width, height)
    return max(plans, key=lambda plan: (plan.seen, plan.result), default=None)


def _beside(cross: Cross, book: Ledger | None, width: int, height: int) -> list[StagePlan]:
    """The matrices, and at their right the ledger standing."""
    if book is None or width - book.wide < BESIDE or height < LEAST:
        return []
    told = book.down(height)
    across, down = cross.across(width - book.wide - 3, told), cross.down(height, told)
    if across is None or down is None or not told:
        return []

    def draw(canvas: Canvas) -> None:
        beside = cross.width(across) + 3
        cross.draw(canvas, across, down, beside - 1)
        book.stand(canvas, beside, 0, height)

    return [StagePlan(max(across.inner, told) + max(down.inner, told), across.columns + down.rows, draw)]


def _above(cross: Cross, book: Ledger | None, width: int, height: int) -> list[StagePlan]:
    """The matrices, and under them the ledger lying down."""
    if book is None or height < LEAST + HIGH + 1:
        return []
    told = book.across(width)
    across, down = cross.across(width, told), cross.down(height - HIGH - 1, told)
    if across is None or down is None or not told:
        return []

    def draw(canvas: Canvas) -> None:
        cross.draw(canvas, across, down)
        book.lie(canvas, cross.height(down) + 1, HIGH)

    return [StagePlan(max(across.inner, told) + max(down.inner, told), across.columns + down.rows, draw)]


def _alone(cross: Cross, width: int, height: int) -> list[StagePlan]:
    across, down = cross.across(width, 0), cross.down(height, 0)
    if across is None or down is None:
        return []
    shown = across.columns + down.rows
    return [StagePlan(across.inner + down.inner, shown, lambda canvas: cross.draw(canvas, across, down))]


def _told(cross: Cross, book: Ledger | None, width: int, height: int) -> list[StagePlan]:
    """The ledger lying down, and under it what fits of the result."""
    if book is None:
        return []
    told = book.across(width)

    def draw(canvas: Canvas) -> None:
        lines = min(height, HIGH)
        book.lie(canvas, 0, lines)
        y, result = lines, cross.result.matrix
        if height - y < 3:
            return
        shown = window(result.column, result.shape[1], (width - cross.result.label) // cross.result.column)
        rows = window(result.row, result.shape[0], height - y - 2)
        draw_title(canvas, cross.result, 0, y, width, _seen("↕", rows, result.shape[0]))
        draw_header(canvas, cross.result, cross.result.label, y + 1, shown, cross.result.column)
        place, left = (result.row, result.column), cross.result.label
        draw_rows(canvas, cross.result, left, y + 2, rows, shown, cross.result.column, cursor=place)
        for line, row in enumerate(rows, y + 2):
            draw_label(canvas, cross.result, 0, line, row, left)

    return [StagePlan(2 * told, 0, draw)]
