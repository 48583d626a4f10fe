"""The terms of a dot product, the largest first: two factors, their product, and the sum so far."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from rich.cells import cell_len

from attn_tui.paint.bars import bar
from attn_tui.paint.look import Look
from attn_tui.paint.numbers import NumberFormat, number_format
from attn_tui.paint.palette import glyph, quantise
from attn_tui.paint.stage.canvas import Canvas, Span
from attn_tui.paint.stage.inks import cell_inks, inks, symbol_ink
from attn_tui.paint.stage.sheet import Sheet
from attn_tui.paint.stage.what import Matrix, Product, Stage
from attn_tui.paint.stage.words import MORE, SUM
from attn_tui.text.width import fit

_BAR = 10
_LABEL = 24  # the widest name of a factor, in cells
HIGH = 5
"""Lines of the ledger lying down: places, left, right, product, sum."""


def ranked(terms: tuple[Product, ...]) -> list[Product]:
    """From the largest product to the smallest, equals in their order; what is no number comes first."""
    return sorted(terms, key=lambda term: -math.inf if math.isnan(term.product) else -abs(term.product))


@dataclass(frozen=True, eq=False)
class Ledger:
    """Ready to be drawn lying down, a term a column, or standing, a term a line."""

    what: Stage
    left: Sheet
    right: Sheet
    terms: list[Product]
    sums: list[float]
    number: NumberFormat
    most: float
    levels: tuple[list[int], list[int], list[int]]
    look: Look

    @property
    def cell(self) -> int:
        """The width of a number with its gap; where colours cannot show how large, with its glyph."""
        numbers = (self.left.number.width, self.right.number.width, self.number.width)
        return max(*numbers, 4) + (2 if self.look.full else 3)

    @property
    def names(self) -> tuple[str, str, str]:
        """What the rows are called: `Q[it]`, `× Kᵀ[cat]`, `=`."""
        left, right = self.left.matrix, self.right.matrix
        one = f"{left.symbol}[{left.rows[left.row]}]"
        other = f"× {right.symbol}[{right.columns[right.column]}]"
        return one, other, "="

    @property
    def margin(self) -> int:
        """The width of the names of the rows."""
        return min(_LABEL, max(*map(cell_len, self.names), 8) + 2)

    def more(self, count: int) -> str:
        """How many are folded."""
        return MORE[self.look.lang].format(count=count)

    def fold(self) -> int:
        """The width that folded terms take, a constant."""
        return max(cell_len(self.more(len(self.terms))), self.number.width) + 2

    def across(self, width: int) -> int:
        """How many terms are seen lying down in this width."""
        if self.margin + len(self.terms) * self.cell <= width:
            return len(self.terms)
        return max(0, min(len(self.terms) - 1, (width - self.margin - self.fold()) // self.cell))

    def down(self, height: int) -> int:
        """How many terms are seen standing in this height, under a header."""
        count = len(self.terms)
        return count if count + 1 <= height else max(0, min(count - 1, height - 2))

    @property
    def wide(self) -> int:
        """The width of the ledger standing."""
        return 10 + 2 * self.cell + 6 + 2 * self.cell + _BAR + 2

    def rest(self, shown: int) -> str:
        """What the folded terms add up to."""
        products = [term.product for term in self.terms[shown:]]
        return self.number.bare(math.fsum(products) if all(map(math.isfinite, products)) else sum(products))

    def lie(self, canvas: Canvas, y: int, height: int) -> None:
        """Draw it lying down in the canvas's whole width."""
        rows = [0, 1, 2, 3, 4] if height >= HIGH else [0, 1, 2, 3] if height == 4 else [1, 2, 3]
        at = {row: y + index for index, row in enumerate(rows[:height])}
        ink, shown = inks(self.look), self.across(canvas.width)
        symbols = (self.left.matrix.symbol, self.right.matrix.symbol)
        heads = ("", *self.names, f"  {SUM[self.look.lang]}")
        tones = (ink.dim, *(symbol_ink(one, self.look) for one in symbols), ink.dim, ink.dim)
        for row, line in at.items():
            canvas.put(0, line, fit(heads[row], self.margin - 1), self.margin - 1, tones[row])
        for index, term in enumerate(self.terms[:shown]):
            self._column(canvas, at, self.margin + index * self.cell, index, term)
        if shown < len(self.terms):
            width, x = self.fold() - 1, self.margin + shown * self.cell
            texts = (
                self.more(len(self.terms) - shown),
                "…",
                "…",
                self.rest(shown),
                self.number.bare(self.what.value),
            )
            for row, line in at.items():
                style = ink.strong if row == 4 else ink.dim
                canvas.put(x, line, fit(texts[row], width, "right"), width, style)

    def stand(self, canvas: Canvas, x: int, y: int, height: int) -> None:
        """Draw it standing, a bar beside each product."""
        ink, cell, shown = inks(self.look), self.cell, self.down(height)
        left, right = (f"{name[:_LABEL]}" for name in self.names[:2])
        # the names are longer than numbers: they stand over their column as far as they fit
        canvas.put(
            x + 10, y, fit(left, cell + 1, "right"), cell + 1, symbol_ink(self.left.matrix.symbol, self.look)
        )
        name = fit(right.removeprefix("× "), cell + 2, "right")
        canvas.put(x + 11 + cell, y, name, cell + 2, symbol_ink(self.right.matrix.symbol, self.look))
        end = x + 16 + 3 * cell + _BAR
        canvas.put(end, y, fit(SUM[self.look.lang], cell, "right"), cell, ink.dim)
        for index, term in enumerate(self.terms[:shown]):
            line = y + 1 + index
            at = {0: line}
            canvas.put(x, line, fit(self._label(term), 9, "right"), 9, ink.dim)
            self._factor(canvas, line, x + 10, index, 0)
            if term.at >= 0:
                canvas.put(x + 10 + cell, line, " × ", 3, ink.dim)
            self._factor(canvas, line, x + 13 + cell, index, 1)
            canvas.put(x + 13 + 2 * cell, line, " = ", 3, ink.dim)
            self._product(canvas, line, x + 16 + 2 * cell, index)
            share = abs(term.product) / self.most if self.most and math.isfinite(term.product) else 0.0
            length = bar(share, _BAR)
            style = cell_inks("diverging", self.look, False, False)[31 if term.product > 0 else 1]
            # a bar has the colour of its sign; the ground stays that of the screen
            tone = ink.blank + style.__class__(color=style.bgcolor) if self.look.full else style
            canvas.text(x + 16 + 3 * cell, at[0], length, tone)
            canvas.put(end, line, self.number.bare(self.sums[index]).rjust(cell), cell, ink.dim)
        if shown < len(self.terms):
            line = y + 1 + shown
            canvas.put(
                x + 2,
                line,
                f"… {self.more(len(self.terms) - shown)}",
                cell_len(self.more(len(self.terms) - shown)) + 2,
                ink.dim,
            )
            canvas.put(x + 16 + 2 * cell, line, self.rest(shown).rjust(cell - 1), cell - 1, ink.dim)
            canvas.put(end, line, self.number.bare(self.what.value).rjust(cell), cell, ink.strong)

    def _label(self, term: Product) -> str:
        return term.label if term.at < 0 else str(self.right.matrix.rows[term.at])

    def _column(self, canvas: Canvas, at: dict[int, int], x: int, index: int, term: Product) -> None:
        ink, width = inks(self.look), self.cell - 1
        if 0 in at:
            canvas.put(x, at[0], fit(self._label(term), width, "right"), width, ink.dim)
        self._factor(canvas, at.get(1, -1), x, index, 0)
        self._factor(canvas, at.get(2, -1), x, index, 1)
        self._product(canvas, at.get(3, -1), x, index)
        if 4 in at:
            last = index + 1 == len(self.terms)
            text = self.number.bare(self.what.value if last else self.sums[index])
            canvas.put(x, at[4], text.rjust(width), width, ink.strong if last else ink.dim)

    def _factor(self, canvas: Canvas, y: int, x: int, index: int, which: int) -> None:
        term, level = self.terms[index], self.levels[which][index]
        if term.at < 0:
            return
        sheet, value = (self.left, term.left) if which == 0 else (self.right, term.right)
        matrix: Matrix = sheet.matrix
        text = sheet.text(value, level).rjust(self.cell - 1)
        table = cell_inks(sheet.scale if sheet.heat else None, self.look, False, False)
        canvas.put(x, y, text, self.cell - 1, table[level])
        row, column = (matrix.row, term.at) if which == 0 else (term.at, matrix.column)
        canvas.cells(y, Span(x, self.cell - 1, which, row, (column,)))

    def _product(self, canvas: Canvas, y: int, x: int, index: int) -> None:
        term, level = self.terms[index], self.levels[2][index]
        text = self.number.bare(term.product) + ("" if self.look.full else glyph(level, "diverging"))
        table = cell_inks("diverging", self.look, False, True)
        canvas.put(x, y, text.rjust(self.cell - 1), self.cell - 1, table[level])


def ledger(what: Stage, left: Sheet, right: Sheet, look: Look) -> Ledger:
    """The terms put in order; none where the number did not come about as a sum of products."""
    terms = ranked(what.terms)
    products = np.array([term.product for term in terms] or [0.0])
    sums = list(accumulate(term.product for term in terms))
    number = number_format(np.concatenate((products, np.array([*sums, what.value]))))
    finite = products[np.isfinite(products)]
    most = float(np.abs(finite).max()) if finite.size else 0.0
    levels = (
        left.levels(np.array([term.left for term in terms] or [0.0])).tolist(),
        right.levels(np.array([term.right for term in terms] or [0.0])).tolist(),
        quantise(products, "diverging", most).tolist(),
    )
    return Ledger(what, left, right, terms, sums, number, most, levels, look)
