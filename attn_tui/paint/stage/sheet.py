"""A matrix prepared for drawing: how its numbers are written, how wide its columns are, its levels."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rich.cells import cell_len

from attn_tui.paint.look import Look
from attn_tui.paint.numbers import NumberFormat, NumberKind, number_format
from attn_tui.paint.palette import Scale, glyph, quantise
from attn_tui.paint.stage.what import Matrix
from attn_tui.text.clean import clean

ROW_LABEL, COLUMN_LABEL = 10, 6
"""The widest labels, in cells."""
_SAMPLE = 64  # labels looked at, at each end, to choose a width; a wider one between is cut with …
_KEPT = 64  # matrices whose format is remembered, with the matrices themselves
_KINDS: dict[str, NumberKind] = {"signed": "value", "probability": "probability", "integer": "integer"}


@dataclass(frozen=True, eq=False)
class Sheet:
    """`label` is the width of row labels with mark and gap, `column` of a cell with its gap."""

    matrix: Matrix
    look: Look
    number: NumberFormat
    scale: Scale
    largest: float
    heat: bool
    label: int
    column: int

    def levels(self, values: NDArray[Any]) -> NDArray[np.uint8]:
        """The level of each of these values of the matrix; 0 where it has no colours."""
        if not self.heat:
            return np.zeros(values.shape, np.uint8)
        return quantise(values, self.scale, self.largest)

    def text(self, value: float, level: int) -> str:
        """A number; where colours cannot show how large it is, a glyph does."""
        text = self.number.text(value)
        return text if self.look.full or not self.heat else text + glyph(level, self.scale)


def sheet(matrix: Matrix, look: Look) -> Sheet:
    """The matrix prepared; what takes long is remembered by the array."""
    number = _format(matrix.values, _KINDS[matrix.kind])
    if matrix.hidden:
        number = replace(number, absent="?")
    heat = matrix.kind != "integer"
    marks = 1 if heat and not look.full else 0
    return Sheet(
        matrix,
        look,
        number,
        "diverging" if matrix.kind == "signed" else "sequential",
        max(number.largest, matrix.least),
        heat,
        widest(matrix.rows, ROW_LABEL) + 2,
        max(number.width + marks, widest(matrix.columns, COLUMN_LABEL)) + 1,
    )


_formats: OrderedDict[tuple[Any, ...], tuple[NDArray[Any], NumberFormat]] = OrderedDict()


def _format(values: NDArray[Any], kind: NumberKind) -> NumberFormat:
    # a transposed matrix is another array object each time, over the same numbers
    at = values.__array_interface__
    key = (at["data"][0], at["strides"], values.shape, at["typestr"], kind)
    found = _formats.get(key)
    if found is None:
        # the array is held, so that no other one can come to lie at its address
        found = _formats[key] = (values, number_format(values, kind))
        if len(_formats) > _KEPT:
            _formats.popitem(last=False)
    return found[1]


def widest(labels: Sequence[str], most: int) -> int:
    """The width that the first and the last labels need, at most `most` cells."""
    count, found = len(labels), 0
    for index in chain(range(min(count, _SAMPLE)), range(max(_SAMPLE, count - _SAMPLE), count)):
        found = max(found, label_width(labels[index]))
        if found >= most:
            return most
    return found


@lru_cache(maxsize=1 << 14)
def label_width(label: str) -> int:
    """The cells of a label as it is written."""
    return cell_len(clean(label))


def window(at: int, size: int, seen: int) -> range:
    """`seen` of `size` places in a row, among them `at`, in the middle where that is possible."""
    seen = max(0, min(seen, size))
    first = max(0, min(at - seen // 2, size - seen))
    return range(first, first + seen)
