"""The shapes of a step as a line that is true: what is a product, what is repeated for every row."""

from __future__ import annotations

from attn_tui.learner.scene import Scene, Shown
from attn_tui.text.bilingual import Bilingual
from attn_tui.tour.view import Place

EVERY_ROW = Bilingual("每一行", "every row")
EVERY_CELL = Bilingual("每一格", "every cell")
NORMED = {"LayerNorm": "({x} − μ)/σ", "RMSNorm": "{x}/rms"}
"""What a norm makes of its rows before gain and bias, by the operator of its arithmetic."""
PRODUCT, ELEMENTWISE = "·", "⊙"


def shape_line(scene: Scene) -> str:
    """`Q (9×3) · Kᵀ (3×9) = S (9×9)`, and of a norm `(x − μ)/σ (9×6) ⊙ gain (1×6, every row) + …`."""
    if scene.result is None:
        return ""
    lang, result = scene.session.lang, shape_of(scene.result)
    if not scene.operands:
        return result
    first, *others = scene.operands
    if not any(shown.sign for shown in others):
        return f"{', '.join(map(shape_of, scene.operands))} → {result}"
    line, shape, equal = shape_of(first), first.view.shape, "="
    noted: set[Place] = set()
    for shown in others:
        sign = sign_of(shape, shown)
        if sign == ELEMENTWISE:
            line, equal = _normed(scene, first)
        # once is enough, and a narrow screen has room for no more
        joined = sign != PRODUCT and shown.view.shape not in noted
        noted.add(shown.view.shape)
        line += f" {sign} {shape_of(shown, shape if joined else None, lang)}"
        shape = (shape[0], shown.view.shape[1]) if sign == PRODUCT else shape
    return f"{line} {equal} {result}"


def sign_of(before: Place, shown: Shown) -> str:
    """The sign before a matrix, ⊙ for a product cell by cell with what has the shape `before`."""
    product = shown.sign == PRODUCT and shown.view.shape[0] != before[1]
    return ELEMENTWISE if product else shown.sign


def shape_of(shown: Shown, within: Place | None = None, lang: str = "en") -> str:
    """`gain (1×6)`; with what it is repeated for where it is joined to a larger matrix cell by cell."""
    rows, columns = shape = shown.view.shape
    repeated = ""
    if within is not None and shape != within:
        repeated = f", {(EVERY_CELL if columns == 1 != within[1] else EVERY_ROW)[lang]}"
    return f"{shown.view.symbol} ({rows}×{columns}{repeated})"


def _normed(scene: Scene, first: Shown) -> tuple[str, str]:
    """The first operand as the norm leaves it; an arrow for = where that is not known."""
    if scene.arithmetic is not None and scene.arithmetic.operator == ELEMENTWISE:
        return shape_of(first), "="
    spelled = NORMED.get(scene.arithmetic.operator if scene.arithmetic is not None else "")
    if spelled is None:
        return shape_of(first), "→"
    rows, columns = first.view.shape
    return f"{spelled.format(x=first.view.symbol)} ({rows}×{columns})", "="
