"""A matrix as plain text for pipes: aligned in terminal cells, no colour, nothing cut."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rich.cells import cell_len

from attn_tui.paint.numbers import NumberKind, number_format
from attn_tui.text.clean import clean
from attn_tui.text.width import fit


def plain_table(
    values: NDArray[Any], rows: Sequence[str], columns: Sequence[str], kind: NumberKind = "value"
) -> str:
    """`values` (n, m) under its m column labels, each line after its row label; no newline at the end.

    A vector (n,) is one number a line, labelled by `rows`, or, with `columns` only, one line.
    ValueError if the labels do not match the shape.
    """
    array = np.asarray(values)
    if array.ndim == 1:
        array = array[:, None] if rows or not columns else array[None, :]
    if array.ndim != 2:
        raise ValueError(f"a table has 1 or 2 axes, this array has {array.ndim}")
    for labels, count, what in ((rows, array.shape[0], "row"), (columns, array.shape[1], "column")):
        if labels and len(labels) != count:
            raise ValueError(f"{len(labels)} {what} labels for {count} {what}s")
    number = number_format(array, kind)
    names = [clean(label) for label in rows] or [""] * array.shape[0]
    heads = [clean(label) for label in columns] or [""] * array.shape[1]
    margin = max(map(cell_len, names), default=0)
    widths = [max(number.width, cell_len(head)) for head in heads]
    lines = []
    if columns:
        pairs = zip(heads, widths, strict=True)
        lines.append([" " * margin, *(fit(head, width, "right") for head, width in pairs)])
    for name, line in zip(names, array.tolist(), strict=True):
        cells = (number.text(value).rjust(width) for value, width in zip(line, widths, strict=True))
        lines.append([fit(name, margin), *cells])
    return "\n".join("  ".join(line if margin else line[1:]).rstrip() for line in lines)
