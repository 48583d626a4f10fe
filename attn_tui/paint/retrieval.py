"""Stored sentences against a question: their cosines with its words and with the whole of it, on colours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rich.text import Text

from attn_tui.paint.look import Look
from attn_tui.paint.palette import quantise, styles
from attn_tui.text.width import fit

_CELL, _LEAST = 7, 16


def cosine_table(
    sentences: Sequence[str],
    heads: Sequence[str],
    values: NDArray[Any],
    chosen: int,
    width: int,
    look: Look,
) -> list[Text]:
    """(m, c) cosines: a line for each sentence, a column for each head; the last column is always seen.

    Of too many columns the first are left out.
    """
    label = max(_LEAST, min(34, width - _CELL * len(heads)))
    count = max(1, min(len(heads), (width - label) // _CELL))
    kept = values[:, values.shape[1] - count :]
    top = "".join(" " + fit(head, _CELL - 1) for head in heads[len(heads) - count :])
    lines = [Text(fit("", label) + top, style="dim", no_wrap=True, end="")]
    colours = styles("diverging", look.dark, look.depth, True)
    levels = quantise(np.asarray(kept), "diverging", 1.0).tolist()
    for at, (sentence, row, marks) in enumerate(zip(sentences, kept.tolist(), levels, strict=True)):
        mark = "▸ " if at == chosen else "  "
        line = Text(no_wrap=True, end="")
        line.append(mark + fit(sentence, label - 2), look.chosen if at == chosen else "")
        for column, (value, level) in enumerate(zip(row, marks, strict=True)):
            last = column == count - 1
            line.append(" ")
            line.append(fit(f"{value:5.2f}".replace("-0.00", " 0.00"), _CELL - 1), colours[level])
            if last and at == chosen:
                line.append("◂", look.chosen)
        lines.append(line)
    return lines
