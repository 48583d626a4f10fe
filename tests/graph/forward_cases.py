"""For every op of the way there: random inputs that it can have, down to one token, head or feature."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from attn_tui.graph import (
    Add,
    AddOffsets,
    Angles,
    Buckets,
    BucketsGradient,
    CausalMask,
    Copy,
    Divide,
    Draw,
    Fill,
    Gelu,
    Given,
    Hardmax,
    Keep,
    LayerNorm,
    Linear,
    Lookup,
    MergeHeads,
    Multiply,
    Op,
    Positions,
    RepeatHeads,
    RMSNorm,
    Rotate,
    Sample,
    Scale,
    Scores,
    Silu,
    Softmax,
    SplitHeads,
    TakeBuckets,
    Unembed,
    Uniform,
    WeightedSum,
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
def _offsets(draw: st.DrawFn) -> Case:
    h, n = draw(SIZE), draw(SIZE)
    return Case(AddOffsets(), (draw(floats(h, n, n)), draw(floats(h, n + draw(SIZE) - 1))))


@st.composite
def _buckets(draw: st.DrawFn) -> Case:
    op = Buckets(draw(st.integers(2, 6)), draw(st.sampled_from([0, 8, 20])))
    return Case(op, (draw(ids(draw(st.integers(1, 12)), 9)),))


@st.composite
def _take_buckets(draw: st.DrawFn, kind: type[TakeBuckets] = TakeBuckets) -> Case:
    h, n, span = draw(SIZE), draw(SIZE), draw(st.integers(1, 3))
    buckets, scores = Buckets(span).forward(np.zeros(n)), draw(floats(h, n, 2 * span))
    before = () if kind is TakeBuckets else (draw(floats(h, n, n)), buckets)
    return Case(kind(draw(st.booleans())), (*before, scores) if before else (scores, buckets))


@st.composite
def _fill(draw: st.DrawFn) -> Case:
    n, vocabulary = draw(SIZE), draw(SIZE)
    mask = draw(st.integers(0, vocabulary - 1))
    return Case(Fill(mask), (draw(floats(n, vocabulary)), draw(ids(n, vocabulary))))


BUCKETS_GRADIENT = _take_buckets(BucketsGradient)


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
def _angles(draw: st.DrawFn) -> Case:
    op = Angles(draw(SIZE), draw(st.sampled_from([10_000.0, 2.0])))
    return Case(op, (draw(ids(draw(SIZE), 9)),))


@st.composite
def _rotate(draw: st.DrawFn) -> Case:
    h, n, pairs = draw(SIZE), draw(SIZE), draw(st.integers(1, 2))
    return Case(Rotate(draw(st.booleans())), (draw(floats(h, n, 2 * pairs)), draw(floats(n, pairs))))


@st.composite
def _multiply(draw: st.DrawFn) -> Case:
    shape = draw(SHAPE)
    return Case(Multiply(), (draw(floats(*shape)), draw(floats(*shape))))


@st.composite
def _silu(draw: st.DrawFn) -> Case:
    return Case(Silu(), (draw(floats(*draw(SHAPE))),))


FORWARD_CASES: dict[type[Op], st.SearchStrategy[Case]] = {
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
    AddOffsets: _offsets(),
    Scores: _scores(),
    CausalMask: _mask(),
    WeightedSum: _weighted_sum(),
    Angles: _angles(),
    Rotate: _rotate(),
    Silu: _silu(),
    Multiply: _multiply(),
    Keep: _keep(),
    Draw: _draw(),
    Sample: _sample(),
    Buckets: _buckets(),
    TakeBuckets: _take_buckets(),
    Fill: _fill(),
    Given: _given(),
    Copy: _copy(),
    Uniform: _hidden(Uniform()),
    Hardmax: _hidden(Hardmax()),
}
"""The ops of the way there, without the loss."""
