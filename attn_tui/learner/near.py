"""Live values of the space of words: `{{space[he,他]}}`, the cosine of two words."""

from __future__ import annotations

from collections.abc import Sequence

from attn_tui.course.directive import Index
from attn_tui.space.vectors import load_vectors


def cosine(cell: Sequence[Index]) -> float | None:
    """The cosine of the two words that a cell names; None where it names no two that have vectors."""
    vectors = load_vectors()
    words = [index[0] for index in cell if isinstance(index, tuple)]
    rows = [row for word in words if isinstance(word, str) and (row := vectors.find(word)) is not None]
    if len(rows) != 2 or len(cell) != 2:
        return None
    one, other = rows
    return float(vectors.matrix[one] @ vectors.matrix[other])
