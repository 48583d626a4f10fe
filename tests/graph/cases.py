"""For every op: random inputs that it can have, of random shapes down to one token, head or feature."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

import attn_tui.graph as graph_room
from attn_tui.graph import (
    AdamStep,
    Add,
    Arithmetic,
    Blocked,
    CausalMask,
    Copy,
    CrossEntropy,
    CrossEntropyGradient,
    Descend,
    Divide,
    DivideGradient,
    Draw,
    Factor,
    Gelu,
    GeluGradient,
    Given,
    Graph,
    Hardmax,
    HiddenGradient,
    Increment,
    Keep,
    LayerNorm,
    LayerNormGainGradient,
    LayerNormGradient,
    Linear,
    Lookup,
    LookupGradient,
    MeanLoss,
    MeanLossGradient,
    MergeHeads,
    MergeHeadsGradient,
    MovingAverage,
    NextTokens,
    Ones,
    Op,
    Positions,
    PositionsGradient,
    RepeatHeads,
    RepeatHeadsGradient,
    RMSNorm,
    RMSNormGainGradient,
    RMSNormGradient,
    RowSum,
    Sample,
    Scale,
    Scores,
    Softmax,
    SoftmaxGradient,
    SplitHeads,
    Sum,
    TransposedProduct,
    Unembed,
    Uniform,
    WeightedSum,
    WeightGradient,
    gradients,
)
from attn_tui.graph.op import Array

SIZE = st.integers(1, 4)
NUMBER = st.floats(-8, 8, width=16)
EPS = st.sampled_from([1e-3, 1e-1])


@dataclass(frozen=True)
class Case:
    """An op and inputs that it can take."""

    op: Op
    inputs: tuple[Array, ...]

    @property
    def value(self) -> Array:
        """What the op makes of its inputs; a given node has the value that it was given."""
        return self.inputs[0] if isinstance(self.op, Given) else self.op.forward(*self.inputs)


def floats(*shape: int) -> st.SearchStrategy[Array]:
    """Arrays of moderate numbers."""
    return hnp.arrays(np.float64, shape, elements=NUMBER)


def ids(count: int, below: int) -> st.SearchStrategy[Array]:
    """Token ids."""
    return hnp.arrays(np.int64, (count,), elements=st.integers(0, below - 1))


SHAPE = st.lists(SIZE, min_size=1, max_size=3).map(tuple)


@st.composite
def _add(draw: st.DrawFn) -> Case:
    shape = draw(SHAPE)
    return Case(Add(), (draw(floats(*shape)), draw(floats(*shape))))


@st.composite
def _scale(draw: st.DrawFn) -> Case:
    return Case(Scale(draw(NUMBER)), (draw(floats(*draw(SHAPE))),))


@st.composite
def _divide(draw: st.DrawFn) -> Case:
    return Case(Divide(), (draw(floats(*draw(SHAPE))), np.array([draw(st.floats(0.125, 4))])))


@st.composite
def _gelu(draw: st.DrawFn) -> Case:
    return Case(Gelu(), (draw(floats(*draw(SHAPE))),))


@st.composite
def _layer_norm(draw: st.DrawFn) -> Case:
    n, d = draw(SIZE), draw(SIZE)
    return Case(LayerNorm(draw(EPS)), (draw(floats(n, d)), draw(floats(d)), draw(floats(d))))


@st.composite
def _rms_norm(draw: st.DrawFn) -> Case:
    n, d = draw(SIZE), draw(SIZE)
    return Case(RMSNorm(draw(EPS)), (draw(floats(n, d)), draw(floats(d))))


@st.composite
def _softmax(draw: st.DrawFn) -> Case:
    x = draw(floats(*draw(SHAPE)))
    hidden = draw(hnp.arrays(np.bool_, x.shape))
    hidden[..., draw(st.integers(0, x.shape[-1] - 1))] = False
    return Case(Softmax(), (np.where(hidden, -np.inf, x),))


@st.composite
def _lookup(draw: st.DrawFn) -> Case:
    rows, d = draw(SIZE), draw(SIZE)
    return Case(Lookup(), (draw(floats(rows, d)), draw(ids(draw(SIZE), rows))))


@st.composite
def _positions(draw: st.DrawFn) -> Case:
    context, d = draw(SIZE), draw(SIZE)
    return Case(Positions(), (draw(floats(context, d)), draw(ids(draw(st.integers(1, context)), 9))))


@st.composite
def _linear(draw: st.DrawFn) -> Case:
    n, a, b = draw(SIZE), draw(SIZE), draw(SIZE)
    bias = (draw(floats(b)),) if draw(st.booleans()) else ()
    return Case(Linear(), (draw(floats(n, a)), draw(floats(a, b)), *bias))


@st.composite
def _unembed(draw: st.DrawFn) -> Case:
    n, d, rows = draw(SIZE), draw(SIZE), draw(SIZE)
    return Case(Unembed(), (draw(floats(n, d)), draw(floats(rows, d))))


@st.composite
def _split(draw: st.DrawFn) -> Case:
    n, h, k = draw(SIZE), draw(SIZE), draw(SIZE)
    return Case(SplitHeads(h), (draw(floats(n, h * k)),))


@st.composite
def _merge(draw: st.DrawFn) -> Case:
    heads = draw(SIZE)
    silent = draw(st.sets(st.integers(0, heads - 1)))
    return Case(MergeHeads(tuple(sorted(silent))), (draw(floats(heads, draw(SIZE), draw(SIZE))),))


@st.composite
def _repeat(draw: st.DrawFn) -> Case:
    return Case(RepeatHeads(draw(SIZE)), (draw(floats(draw(SIZE), draw(SIZE), draw(SIZE))),))


@st.composite
def _scores(draw: st.DrawFn) -> Case:
    h, n, m, k = (draw(SIZE) for _ in range(4))
    return Case(Scores(), (draw(floats(h, n, k)), draw(floats(h, m, k))))


@st.composite
def _mask(draw: st.DrawFn) -> Case:
    n = draw(SIZE)
    return Case(CausalMask(draw(st.integers(0, 3))), (draw(floats(draw(SIZE), n, n)),))


@st.composite
def _hidden(draw: st.DrawFn, op: Op) -> Case:
    return Case(op, draw(_softmax()).inputs)


@st.composite
def _copy(draw: st.DrawFn) -> Case:
    return Case(Copy(), (draw(floats(*draw(SHAPE))),))


@st.composite
def _weighted_sum(draw: st.DrawFn) -> Case:
    h, n, m, k = (draw(SIZE) for _ in range(4))
    return Case(WeightedSum(), (draw(floats(h, n, m)), draw(floats(h, m, k))))


@st.composite
def _keep(draw: st.DrawFn) -> Case:
    n, vocabulary = draw(SIZE), draw(SIZE)
    different = draw(st.permutations(range(n * vocabulary)))
    x = 0.25 * np.array(different, dtype=np.float64).reshape(n, vocabulary)
    k, p = draw(st.integers(0, vocabulary + 1)), draw(st.sampled_from([0.1, 0.37, 0.61, 0.93, 1.0]))
    return Case(Keep(), (x, np.array([k]), np.array([p])))


@st.composite
def _draw(draw: st.DrawFn) -> Case:
    return Case(Draw(), (np.array([draw(st.integers(0, 9))]), draw(ids(draw(SIZE), 9))))


@st.composite
def _sample(draw: st.DrawFn) -> Case:
    shares = draw(hnp.arrays(np.float64, (draw(SIZE), draw(SIZE)), elements=st.integers(0, 8)))
    shares[-1, draw(st.integers(0, shares.shape[1] - 1))] += 1
    return Case(Sample(), (shares, np.array([draw(st.floats(0, 1, exclude_max=True))])))


@st.composite
def _given(draw: st.DrawFn) -> Case:
    return Case(Given("weight"), (draw(floats(*draw(SHAPE))),))


@st.composite
def _gradient_and(draw: st.DrawFn, op: Op, of: st.SearchStrategy[Case]) -> Case:
    """A gradient op: ∂loss/∂(the value of a case), and that case's inputs or, for a softmax, its value."""
    case = draw(of)
    g = draw(floats(*case.value.shape))
    return Case(
        op, (g, case.value) if isinstance(op, (SoftmaxGradient, HiddenGradient)) else (g, *case.inputs)
    )


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
    of = draw(_merge())
    assert isinstance(of.op, MergeHeads)
    return Case(MergeHeadsGradient(of.op.silent), (draw(floats(*of.value.shape)), *of.inputs))


@st.composite
def _repeat_gradient(draw: st.DrawFn) -> Case:
    of = draw(_repeat())
    assert isinstance(of.op, RepeatHeads)
    return Case(RepeatHeadsGradient(of.op.groups), (draw(floats(*of.value.shape)),))


@st.composite
def _positions_gradient(draw: st.DrawFn) -> Case:
    of = draw(_positions())
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


CASES: dict[type[Op], st.SearchStrategy[Case]] = {
    Add: _add(),
    Scale: _scale(),
    Divide: _divide(),
    Gelu: _gelu(),
    LayerNorm: _layer_norm(),
    RMSNorm: _rms_norm(),
    Softmax: _softmax(),
    Lookup: _lookup(),
    Positions: _positions(),
    Linear: _linear(),
    Unembed: _unembed(),
    SplitHeads: _split(),
    MergeHeads: _merge(),
    RepeatHeads: _repeat(),
    Scores: _scores(),
    CausalMask: _mask(),
    WeightedSum: _weighted_sum(),
    Keep: _keep(),
    Draw: _draw(),
    Sample: _sample(),
    Given: _given(),
    Copy: _copy(),
    Uniform: _hidden(Uniform()),
    Hardmax: _hidden(Hardmax()),
    NextTokens: _next_tokens(),
    CrossEntropy: _cross_entropy(),
    MeanLoss: _mean_loss(MeanLoss),
    Ones: _alike(Ones(), 1),
    Sum: st.integers(2, 4).flatmap(lambda count: _alike(Sum(), count)),
    Blocked: _blocked(),
    RowSum: _row_sum(),
    WeightGradient: _weight_gradient(),
    TransposedProduct: _transposed(),
    LookupGradient: _gradient_and(LookupGradient(), _lookup()),
    PositionsGradient: _positions_gradient(),
    GeluGradient: _gradient_and(GeluGradient(), _gelu()),
    DivideGradient: _gradient_and(DivideGradient(), _divide()),
    LayerNormGradient: _norm_gradient(LayerNormGradient, True),
    LayerNormGainGradient: _norm_gradient(LayerNormGainGradient, False),
    RMSNormGradient: _norm_gradient(RMSNormGradient, True),
    RMSNormGainGradient: _norm_gradient(RMSNormGainGradient, False),
    SoftmaxGradient: _gradient_and(SoftmaxGradient(), _softmax()),
    HiddenGradient: _gradient_and(HiddenGradient(), _mask()),
    MergeHeadsGradient: _merge_gradient(),
    RepeatHeadsGradient: _repeat_gradient(),
    CrossEntropyGradient: _gradient_and(CrossEntropyGradient(), _cross_entropy()),
    MeanLossGradient: _mean_loss(MeanLossGradient),
    Descend: _descend(),
    MovingAverage: st.booleans().flatmap(lambda squared: _alike(MovingAverage(0.75, 0.5, squared), 2)),
    Increment: _increment(),
    AdamStep: _adam(),
}
"""One strategy for each op; the tests below fail for an op that has none."""

BACKWARDS: tuple[type[Op], ...] = (
    *(Ones, Sum, Blocked, RowSum, WeightGradient, TransposedProduct, LookupGradient, PositionsGradient),
    *(GeluGradient, DivideGradient, LayerNormGradient, LayerNormGainGradient, RMSNormGradient),
    *(RMSNormGainGradient, SoftmaxGradient, HiddenGradient, MergeHeadsGradient, RepeatHeadsGradient),
    *(CrossEntropyGradient, MeanLossGradient, Descend, MovingAverage, Increment, AdamStep),
)
"""What gradients and steps are made of; gradients of gradients are not made."""

CHOICES = (Keep, Draw, Sample, Uniform, Hardmax)
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
