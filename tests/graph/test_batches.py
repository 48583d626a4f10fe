"""Ops read trailing axes: what they make of a batch is what they make of each, one beside the other."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attn_tui.graph import (
    AdamStep,
    Add,
    AddOffsets,
    AngleGradient,
    Angles,
    Blocked,
    Buckets,
    BucketsGradient,
    CausalMask,
    Copy,
    CrossEntropy,
    CrossEntropyGradient,
    Descend,
    Divide,
    DivideGradient,
    Draw,
    Fill,
    Gelu,
    GeluGradient,
    Given,
    Hardmax,
    HiddenGradient,
    Increment,
    Keep,
    LastRow,
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
    Multiply,
    NextTokens,
    OffsetsGradient,
    Ones,
    Op,
    Positions,
    PositionsGradient,
    RepeatHeads,
    RepeatHeadsGradient,
    RMSNorm,
    RMSNormGainGradient,
    RMSNormGradient,
    Rotate,
    RowSum,
    Sample,
    Scale,
    Scores,
    Silu,
    SiluGradient,
    Softmax,
    SoftmaxGradient,
    SplitHeads,
    Sum,
    TakeBuckets,
    TransposedProduct,
    Unembed,
    Uniform,
    WeightedSum,
    WeightGradient,
    Within,
    recombine,
)
from tests.graph.cases import CASES, backward, every_cell, leaves
from tests.graph.senses_cases import SENSES_BATCHED

BATCHED: dict[type[Op], tuple[int, ...]] = {
    Add: (0, 1),
    AddOffsets: (0,),
    AngleGradient: (0, 1),
    Angles: (0,),
    Multiply: (0, 1),
    Rotate: (0, 1),
    Silu: (0,),
    SiluGradient: (0, 1),
    CausalMask: (0,),
    Copy: (0,),
    Divide: (0,),
    Gelu: (0,),
    Hardmax: (0,),
    Keep: (0,),
    LayerNorm: (0,),
    Linear: (0,),
    Lookup: (1,),
    MergeHeads: (0,),
    Positions: (1,),
    RMSNorm: (0,),
    RepeatHeads: (0,),
    Scale: (0,),
    Scores: (0, 1),
    Softmax: (0,),
    SplitHeads: (0,),
    Unembed: (0,),
    Uniform: (0,),
    WeightedSum: (0, 1),
    NextTokens: (0,),
    CrossEntropy: (0, 1),
    Ones: (0,),
    Sum: (0, 1, 2, 3),
    TransposedProduct: (0, 1),
    GeluGradient: (0, 1),
    LayerNormGradient: (0, 1),
    RMSNormGradient: (0, 1),
    SoftmaxGradient: (0, 1),
    HiddenGradient: (0, 1),
    MergeHeadsGradient: (0, 1),
    RepeatHeadsGradient: (0,),
    CrossEntropyGradient: (0, 1, 2),
    TakeBuckets: (0,),
    BucketsGradient: (0, 2),
    Fill: (0, 1),
    **SENSES_BATCHED,
}
"""The inputs that have leading axes in a batch; the others are the same for all."""

KINDS = sorted(BATCHED, key=lambda op: op.__name__)


SUMMED: dict[type[Op], tuple[int, ...]] = {
    RowSum: (0,),
    WeightGradient: (0, 1),
    LookupGradient: (0, 2),
    PositionsGradient: (0,),
    OffsetsGradient: (0,),
    DivideGradient: (0, 1),
    LayerNormGainGradient: (0, 1),
    RMSNormGainGradient: (0, 1),
    LastRow: (0,),
}
"""What a weight gets from a batch: the same inputs, of ops that add up what each text gives."""

WEIGHTS = (Blocked, Descend, MovingAverage, Increment, AdamStep, Within)
"""What is done to one array as it is."""


def test_every_op_but_those_that_draw_a_token_takes_a_batch() -> None:
    mean = {MeanLoss, MeanLossGradient}
    # how far two places stand apart is the same in every text
    assert {*BATCHED, *SUMMED, *mean, *WEIGHTS} == set(CASES) - {Given, Draw, Sample, Buckets}


@pytest.mark.parametrize("kind", KINDS, ids=lambda op: op.__name__)
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_a_batch_is_a_stack(kind: type[Op], data: st.DataObject) -> None:
    case = data.draw(CASES[kind])
    batched, op = BATCHED[kind], case.op
    flipped = tuple(np.flip(a) if i in batched else a for i, a in enumerate(case.inputs))
    singles = (case.inputs, flipped, case.inputs)
    stacked = tuple(
        np.stack([single[i] for single in singles])[None] if i in batched else a
        for i, a in enumerate(case.inputs)
    )
    value = op.forward(*stacked)
    np.testing.assert_allclose(
        value, np.stack([op.forward(*s) for s in singles])[None], rtol=1e-9, atol=1e-12
    )

    rng = np.random.default_rng(data.draw(st.integers(0, 99)))
    grad = rng.normal(size=value.shape)
    alone = [backward(op, grad[0, i], *single) for i, single in enumerate(singles)]
    for i, part in enumerate(backward(op, grad, *stacked)):
        if part is None:
            assert all(each[i] is None for each in alone)
            continue
        parts = np.stack([np.asarray(each[i]) for each in alone])
        expected = parts[None] if i in batched else parts.sum(axis=0)
        np.testing.assert_allclose(part, expected, rtol=1e-9, atol=1e-9)

    for cell in every_cell(value):
        told = op.explain(cell, *stacked)
        np.testing.assert_allclose(recombine(told), value[cell], rtol=1e-9, atol=1e-9)
        for factor in leaves(told):
            if factor.source is not None:
                assert factor.value == float(stacked[factor.source][factor.cell])
                assert factor.source not in batched or factor.cell[:2] == cell[:2]


@pytest.mark.parametrize("kind", SUMMED, ids=lambda op: op.__name__)
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_a_weight_gets_the_sum_of_what_each_text_of_a_batch_gives(
    kind: type[Op], data: st.DataObject
) -> None:
    case = data.draw(CASES[kind])
    op, batched = case.op, SUMMED[kind]
    flipped = tuple(np.flip(a) if i in batched else a for i, a in enumerate(case.inputs))
    stacked = tuple(
        np.stack([a, b])[None] if i in batched else a
        for i, (a, b) in enumerate(zip(case.inputs, flipped, strict=True))
    )
    value = op.forward(*stacked)
    expected = op.forward(*case.inputs) + op.forward(*flipped)
    np.testing.assert_allclose(value, expected, rtol=1e-9, atol=1e-9)
    for cell in every_cell(value):
        told = op.explain(cell, *stacked)
        np.testing.assert_allclose(recombine(told), value[cell], rtol=1e-9, atol=1e-9)
        for factor in leaves(told):
            if factor.source is not None:
                assert factor.value == float(stacked[factor.source][factor.cell])


@given(data=st.data(), count=st.integers(1, 3))
@settings(max_examples=25, deadline=None)
def test_the_loss_of_a_batch_is_the_mean_of_all_its_rows(data: st.DataObject, count: int) -> None:
    case = data.draw(CASES[MeanLoss])
    losses, target = (np.stack([a] * count)[None] for a in case.inputs)
    (alone,) = case.value
    assert case.op.forward(losses, target) == pytest.approx(alone)
    assert recombine(case.op.explain((0,), losses, target)) == pytest.approx(alone)
    (grad, _), (single, _) = (
        backward(case.op, np.ones(1), losses, target),
        backward(case.op, np.ones(1), *case.inputs),
    )
    assert grad is not None and single is not None
    np.testing.assert_allclose(grad, np.stack([single] * count)[None] / count)
