"""Ops read trailing axes: what they make of a batch is what they make of each, one beside the other."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attn_tui.graph import (
    Add,
    CausalMask,
    Copy,
    Divide,
    Draw,
    Gelu,
    Given,
    Hardmax,
    Keep,
    LayerNorm,
    Linear,
    Lookup,
    MergeHeads,
    Op,
    Positions,
    RepeatHeads,
    RMSNorm,
    Sample,
    Scale,
    Scores,
    Softmax,
    SplitHeads,
    Unembed,
    Uniform,
    WeightedSum,
    recombine,
)
from tests.graph.cases import CASES, every_cell, leaves

BATCHED: dict[type[Op], tuple[int, ...]] = {
    Add: (0, 1),
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
}
"""The inputs that have leading axes in a batch; the others are the same for all."""

KINDS = sorted(BATCHED, key=lambda op: op.__name__)


def test_every_op_but_those_that_draw_a_token_takes_a_batch() -> None:
    assert set(BATCHED) == set(CASES) - {Given, Draw, Sample}


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
    alone = [op.backward(grad[0, i], *single) for i, single in enumerate(singles)]
    for i, part in enumerate(op.backward(grad, *stacked)):
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
