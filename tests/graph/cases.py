"""For every op: random inputs that it can have, of random shapes down to one token, head or feature."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

import attn_tui.graph as graph_room
from attn_tui.graph import (
    AdamStep,
    AddOffsets,
    AngleGradient,
    Arithmetic,
    Blocked,
    BucketsGradient,
    CausalMask,
    CrossEntropy,
    CrossEntropyGradient,
    Descend,
    Divide,
    DivideGradient,
    Draw,
    Factor,
    Fill,
    Gelu,
    GeluGradient,
    Given,
    Graph,
    Hardmax,
    HiddenGradient,
    Increment,
    Keep,
    LayerNormGainGradient,
    LayerNormGradient,
    Lookup,
    LookupGradient,
    MeanLoss,
    MeanLossGradient,
    MergeHeads,
    MergeHeadsGradient,
    MovingAverage,
    NextTokens,
    OffsetsGradient,
    Ones,
    Op,
    Positions,
    PositionsGradient,
    RepeatHeads,
    RepeatHeadsGradient,
    RMSNormGainGradient,
    RMSNormGradient,
    Rotate,
    RowSum,
    Sample,
    Silu,
    SiluGradient,
    Softmax,
    SoftmaxGradient,
    Sum,
    TransposedProduct,
    Uniform,
    WeightGradient,
    Within,
    gradients,
)
from attn_tui.graph.op import Array
from tests.graph.forward_cases import BUCKETS_GRADIENT, EPS, FORWARD_CASES, NUMBER, SHAPE, SIZE
from tests.graph.forward_cases import Case as Case
from tests.graph.forward_cases import floats as floats
from tests.graph.forward_cases import ids as ids
from tests.graph.senses_cases import SENSES_BACKWARDS, SENSES_CASES

OF_VALUE = (SoftmaxGradient, HiddenGradient, AngleGradient)
"""They take the value that their op made, not what it made it of."""


@st.composite
def _gradient_and(draw: st.DrawFn, op: Op, of: st.SearchStrategy[Case]) -> Case:
    """A gradient op: ∂loss/∂(the value of a case), and that case's inputs or, for a softmax, its value."""
    case = draw(of)
    g = draw(floats(*case.value.shape))
    return Case(op, (g, case.value) if isinstance(op, OF_VALUE) else (g, *case.inputs))


@st.composite
def _norm_gradient(draw: st.DrawFn, kind: type[Op], gained: bool) -> Case:
    n, d = draw(SIZE), draw(SIZE)
    gain = (draw(floats(d)),) if gained else ()
    return Case(kind(draw(EPS)), (draw(floats(n, d)), draw(floats(n, d)), *gain))  # type: ignore[call-arg]


@st.composite
def _alike(draw: st.DrawFn, op: Op, count: int) -> Case:
    shape = draw(SHAPE)
    return Case(op, tuple(draw(floats(*shape)) for _ in range(count)))


@st.composite
def _blocked(draw: st.DrawFn) -> Case:
    g = draw(floats(*draw(SHAPE)))
    cells = st.tuples(*(st.integers(0, size) for size in g.shape))
    return Case(Blocked(tuple(draw(st.lists(cells, max_size=3)))), (g,))


@st.composite
def _row_sum(draw: st.DrawFn) -> Case:
    return Case(RowSum(), (draw(floats(draw(SIZE), draw(SIZE))),))


@st.composite
def _weight_gradient(draw: st.DrawFn) -> Case:
    n, i, j = draw(SIZE), draw(SIZE), draw(SIZE)
    return Case(WeightGradient(), (draw(floats(n, i)), draw(floats(n, j))))


@st.composite
def _transposed(draw: st.DrawFn) -> Case:
    h, n, m, k = (draw(SIZE) for _ in range(4))
    return Case(TransposedProduct(), (draw(floats(h, n, m)), draw(floats(h, n, k))))


@st.composite
def _merge_gradient(draw: st.DrawFn) -> Case:
    of = draw(FORWARD_CASES[MergeHeads])
    assert isinstance(of.op, MergeHeads)
    return Case(MergeHeadsGradient(of.op.silent), (draw(floats(*of.value.shape)), *of.inputs))


@st.composite
def _repeat_gradient(draw: st.DrawFn) -> Case:
    of = draw(FORWARD_CASES[RepeatHeads])
    assert isinstance(of.op, RepeatHeads)
    return Case(RepeatHeadsGradient(of.op.groups), (draw(floats(*of.value.shape)),))


@st.composite
def _positions_gradient(draw: st.DrawFn) -> Case:
    of = draw(FORWARD_CASES[Positions])
    return Case(PositionsGradient(), (draw(floats(*of.value.shape)), of.inputs[0]))


@st.composite
def _targets(draw: st.DrawFn, n: int, vocabulary: int) -> Array:
    return draw(hnp.arrays(np.int64, (n,), elements=st.integers(-1, vocabulary - 1)))


@st.composite
def _cross_entropy(draw: st.DrawFn) -> Case:
    n, vocabulary = draw(SIZE), draw(SIZE)
    return Case(CrossEntropy(), (draw(floats(n, vocabulary)), draw(_targets(n, vocabulary))))


@st.composite
def _mean_loss(draw: st.DrawFn, kind: type[MeanLoss]) -> Case:
    n = draw(SIZE)
    rows = tuple(sorted(draw(st.sets(st.integers(0, n - 1)))))
    return Case(kind(rows), (draw(floats(1 if kind is MeanLossGradient else n)), draw(_targets(n, 9))))


@st.composite
def _next_tokens(draw: st.DrawFn) -> Case:
    return Case(NextTokens(), (draw(ids(draw(SIZE), 9)),))


@st.composite
def _descend(draw: st.DrawFn) -> Case:
    return Case(Descend(), (*draw(_alike(Descend(), 2)).inputs, np.array([draw(NUMBER)])))


@st.composite
def _adam(draw: st.DrawFn) -> Case:
    w, m, v = draw(_alike(Descend(), 3)).inputs
    step, op = (
        np.array([draw(st.integers(1, 9))]),
        AdamStep(0.9, 0.98, 1e-2, draw(st.sampled_from([0.0, 0.1]))),
    )
    return Case(op, (w, m, np.abs(v), step, np.array([draw(st.floats(0, 1))])))


@st.composite
def _increment(draw: st.DrawFn) -> Case:
    return Case(Increment(), (np.array([draw(st.integers(0, 9))]),))


@st.composite
def _within(draw: st.DrawFn) -> Case:
    arrays = draw(_alike(Descend(), 2)).inputs
    axis = draw(st.integers(0, arrays[0].ndim - 1))
    ends = sorted(draw(st.integers(0, arrays[0].shape[axis])) for _ in range(2))
    return Case(Within(axis, *ends), arrays)


CASES: dict[type[Op], st.SearchStrategy[Case]] = {
    **FORWARD_CASES,
    **SENSES_CASES,
    NextTokens: _next_tokens(),
    CrossEntropy: _cross_entropy(),
    MeanLoss: _mean_loss(MeanLoss),
    Ones: _alike(Ones(), 1),
    Sum: st.integers(2, 4).flatmap(lambda count: _alike(Sum(), count)),
    Blocked: _blocked(),
    RowSum: _row_sum(),
    WeightGradient: _weight_gradient(),
    TransposedProduct: _transposed(),
    LookupGradient: _gradient_and(LookupGradient(), FORWARD_CASES[Lookup]),
    PositionsGradient: _positions_gradient(),
    OffsetsGradient: FORWARD_CASES[AddOffsets].map(lambda case: Case(OffsetsGradient(), case.inputs)),
    BucketsGradient: BUCKETS_GRADIENT,
    GeluGradient: _gradient_and(GeluGradient(), FORWARD_CASES[Gelu]),
    SiluGradient: _gradient_and(SiluGradient(), FORWARD_CASES[Silu]),
    AngleGradient: st.booleans().flatmap(
        lambda back: _gradient_and(AngleGradient(back), FORWARD_CASES[Rotate])
    ),
    DivideGradient: _gradient_and(DivideGradient(), FORWARD_CASES[Divide]),
    LayerNormGradient: _norm_gradient(LayerNormGradient, True),
    LayerNormGainGradient: _norm_gradient(LayerNormGainGradient, False),
    RMSNormGradient: _norm_gradient(RMSNormGradient, True),
    RMSNormGainGradient: _norm_gradient(RMSNormGainGradient, False),
    SoftmaxGradient: _gradient_and(SoftmaxGradient(), FORWARD_CASES[Softmax]),
    HiddenGradient: _gradient_and(HiddenGradient(), FORWARD_CASES[CausalMask]),
    MergeHeadsGradient: _merge_gradient(),
    RepeatHeadsGradient: _repeat_gradient(),
    CrossEntropyGradient: _gradient_and(CrossEntropyGradient(), _cross_entropy()),
    MeanLossGradient: _mean_loss(MeanLossGradient),
    Descend: _descend(),
    MovingAverage: st.booleans().flatmap(lambda squared: _alike(MovingAverage(0.75, 0.5, squared), 2)),
    Increment: _increment(),
    AdamStep: _adam(),
    Within: _within(),
}
"""One strategy for each op; the tests below fail for an op that has none."""

BACKWARDS: tuple[type[Op], ...] = (
    *(Ones, Blocked, RowSum, WeightGradient, TransposedProduct, LookupGradient, PositionsGradient),
    *(
        AngleGradient,
        SiluGradient,
        GeluGradient,
        DivideGradient,
        LayerNormGradient,
        LayerNormGainGradient,
        RMSNormGradient,
    ),
    *(RMSNormGainGradient, SoftmaxGradient, HiddenGradient, MergeHeadsGradient, RepeatHeadsGradient),
    *(
        CrossEntropyGradient,
        MeanLossGradient,
        OffsetsGradient,
        BucketsGradient,
        Descend,
        MovingAverage,
        Increment,
        AdamStep,
    ),
    Within,
    *SENSES_BACKWARDS,
)
"""What gradients and steps are made of; gradients of gradients are not made."""

CHOICES = (Keep, Draw, Sample, Fill, Uniform, Hardmax)
"""They choose rather than compute: other numbers give another choice, not the same terms."""


def backward(op: Op, grad: Array, *inputs: Array) -> tuple[Array | None, ...]:
    """From the gradient of the result to that of each input, by the op's rule; None where there is none."""
    graph = Graph()
    names = [graph.add(f"input{i}", Given(), value=array) for i, array in enumerate(inputs)]
    graph.add("result", op, names)
    found = gradients(graph, "result", grad)
    return tuple(found.get(name) for name in names)


COMPUTED = sorted((op for op in CASES if op is not Given), key=lambda op: op.__name__)


FORWARDS = [op for op in COMPUTED if op not in BACKWARDS]


def exported_ops() -> set[type[Op]]:
    """Every op that `attn_tui.graph` exports."""
    members = (getattr(graph_room, name) for name in graph_room.__all__)
    return {m for m in members if isinstance(m, type) and issubclass(m, Op) and m is not Op}


def written_ops() -> set[type[Op]]:
    """Every op class that the room of the graph defines, exported or not."""

    def below(op: type[Op]) -> Iterator[type[Op]]:
        for child in op.__subclasses__():
            yield child
            yield from below(child)

    return {op for op in below(Op) if op.__module__.startswith("attn_tui.graph.")}


def leaves(arithmetic: Arithmetic) -> Iterator[Factor]:
    """Every factor that is not derived, however deep it lies."""
    for term in arithmetic.terms:
        for factor in term:
            if factor.of is None:
                yield factor
            else:
                yield from leaves(factor.of)


def every_cell(array: Array) -> Iterator[tuple[int, ...]]:
    """The index of every cell."""
    return iter(np.ndindex(array.shape))


def a_cell(draw: Any, array: Array) -> tuple[int, ...]:
    """The index of one cell, drawn by hypothesis."""
    return tuple(draw(st.integers(0, size - 1)) for size in array.shape)
