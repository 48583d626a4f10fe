"""For every op between a picture or a sound and its rows: random inputs that it can have."""

from __future__ import annotations

from hypothesis import strategies as st

from attn_tui.graph import (
    Above,
    Below,
    Frames,
    FramesGradient,
    LastRow,
    Logarithm,
    LogarithmGradient,
    Op,
    Patches,
    PatchesGradient,
    Shift,
    SquareGradient,
    SumOfSquares,
    Turn,
)
from tests.graph.forward_cases import SHAPE, SIZE, Case, floats

FEW = st.integers(1, 3)


@st.composite
def _patches(draw: st.DrawFn) -> Case:
    side = draw(FEW)
    return Case(Patches(side), (draw(floats(draw(FEW) * side, draw(FEW) * side)),))


@st.composite
def _shift(draw: st.DrawFn) -> Case:
    shape = draw(st.lists(st.integers(2, 4), min_size=1, max_size=2))
    by = tuple(draw(st.integers(1 - size, size - 1).filter(bool)) for size in shape)
    return Case(Shift(by), (draw(floats(*shape)),))


@st.composite
def _turn(draw: st.DrawFn) -> Case:
    side = draw(SIZE)
    return Case(Turn(draw(st.integers(0, 3))), (draw(floats(side, side)),))


@st.composite
def _below(draw: st.DrawFn) -> Case:
    n, d = draw(SIZE), draw(SIZE)
    return Case(Below(), (draw(floats(n, d)), draw(floats(d))))


@st.composite
def _rows(draw: st.DrawFn, op: Op) -> Case:
    return Case(op, (draw(floats(draw(SIZE) + 1, draw(SIZE))),))


@st.composite
def _frames(draw: st.DrawFn) -> Case:
    width = draw(FEW)
    return Case(Frames(width, draw(FEW)), (draw(floats(width + draw(st.integers(0, 5)))),))


@st.composite
def _pair(draw: st.DrawFn, op: Op) -> Case:
    shape = draw(SHAPE)
    return Case(op, (draw(floats(*shape)), draw(floats(*shape))))


@st.composite
def _logarithm(draw: st.DrawFn) -> Case:
    x = draw(floats(*draw(SHAPE)))
    return Case(Logarithm(draw(st.sampled_from([0.5, 0.125]))), (x * x,))


@st.composite
def _gradient(draw: st.DrawFn, of: st.SearchStrategy[Case]) -> Case:
    """The gradient op of a case's first input, with ∂loss/∂(its value) and what else it takes."""
    case = draw(of)
    part = case.op.backward(len(case.inputs))[0]
    assert part is not None
    g = draw(floats(*case.value.shape))
    return Case(part.op, tuple(g if taken < 0 else case.inputs[taken] for taken in part.takes))


SENSES_CASES: dict[type[Op], st.SearchStrategy[Case]] = {
    Patches: _patches(),
    Shift: _shift(),
    Turn: _turn(),
    Below: _below(),
    Frames: _frames(),
    SumOfSquares: _pair(SumOfSquares()),
    Logarithm: _logarithm(),
    PatchesGradient: _gradient(_patches()),
    Above: _rows(Above()),
    LastRow: _rows(LastRow()),
    FramesGradient: _gradient(_frames()),
    SquareGradient: _pair(SquareGradient()),
    LogarithmGradient: _gradient(_logarithm()),
}
SENSES_BACKWARDS = (Above, LastRow, PatchesGradient, FramesGradient, SquareGradient, LogarithmGradient)
SENSES_BATCHED: dict[type[Op], tuple[int, ...]] = {
    op: tuple(range(2 if op in (SumOfSquares, SquareGradient, LogarithmGradient) else 1))
    for op in SENSES_CASES
    if op is not LastRow
} | {PatchesGradient: (0, 1), FramesGradient: (0, 1)}
"""The inputs that have leading axes in a batch; what the last row gets is added up."""
