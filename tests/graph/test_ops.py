"""Every op: its reasons, its gradients and its line of NumPy tell the truth about its forward pass."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attn_tui.graph import (
    Angles,
    Arithmetic,
    Buckets,
    CausalMask,
    Divide,
    Draw,
    Factor,
    Fill,
    Gelu,
    Given,
    Hardmax,
    Increment,
    Keep,
    Linear,
    NextTokens,
    Op,
    Sample,
    Scale,
    Softmax,
    SplitHeads,
    Uniform,
    recombine,
)
from attn_tui.graph.arithmetic import factors
from attn_tui.graph.op import Array
from tests.graph.cases import (
    BACKWARDS,
    CASES,
    CHOICES,
    COMPUTED,
    FORWARDS,
    Case,
    backward,
    every_cell,
    exported_ops,
    floats,
    leaves,
    written_ops,
)

ALL = sorted(CASES, key=lambda op: op.__name__)
STEP = 1e-6
QUICK = settings(max_examples=15, deadline=None)
DIFFERENT = st.permutations(range(6)).map(lambda row: 0.5 * np.array([row], dtype=np.float64))

of_every_op = pytest.mark.parametrize("kind", ALL, ids=lambda op: op.__name__)
of_computed_ops = pytest.mark.parametrize("kind", COMPUTED, ids=lambda op: op.__name__)


def near(a: float, b: float, scale: float = 1.0) -> bool:
    """Equal up to rounding; infinities only where they are the same."""
    return a == b or math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-9 * max(1.0, scale))


def test_every_op_has_a_case_and_is_exported() -> None:
    assert exported_ops() == set(CASES) == written_ops()


@of_every_op
@given(data=st.data())
@QUICK
def test_the_explained_terms_recombine_to_the_cell(kind: type[Op], data: st.DataObject) -> None:
    case = data.draw(CASES[kind])
    value = case.value
    for cell in every_cell(value):
        arithmetic = case.op.explain(cell, *case.inputs)
        assert near(arithmetic.value, float(value[cell]))
        assert near(recombine(arithmetic), float(value[cell]))
        assert all(near(f.value, recombine(f.of)) for f in _outer(arithmetic) if f.of and not f.function)


@of_every_op
@given(data=st.data())
@QUICK
def test_every_factor_holds_the_very_cell_that_it_names(kind: type[Op], data: st.DataObject) -> None:
    case = data.draw(CASES[kind])
    for cell in every_cell(case.value):
        for factor in leaves(case.op.explain(cell, *case.inputs)):
            if factor.source is None:
                assert factor.label, "a constant says what it is"
                continue
            array = case.inputs[factor.source]
            assert len(factor.cell) == array.ndim
            assert all(0 <= i < size for i, size in zip(factor.cell, array.shape, strict=True))
            assert factor.value == float(array[factor.cell])


@pytest.mark.parametrize("kind", [op for op in COMPUTED if op not in CHOICES], ids=lambda op: op.__name__)
@given(data=st.data())
@QUICK
def test_the_arithmetic_is_the_formula_and_not_a_coincidence(kind: type[Op], data: st.DataObject) -> None:
    """The same terms, read with other numbers in the cells that they name, give the other result."""
    case = data.draw(CASES[kind])
    other = Case(case.op, tuple(a * 0.875 + 0.25 if a.dtype.kind == "f" else a for a in case.inputs))
    for cell in every_cell(case.value):
        moved = _reread(case.op.explain(cell, *case.inputs), other.inputs)
        assert near(recombine(moved), float(other.value[cell]))


@pytest.mark.parametrize("kind", FORWARDS, ids=lambda op: op.__name__)
@given(data=st.data())
@QUICK
def test_backward_agrees_with_central_differences(kind: type[Op], data: st.DataObject) -> None:
    case = data.draw(CASES[kind])
    grad = data.draw(floats(*case.value.shape))
    parts = backward(case.op, grad, *case.inputs)
    assert len(parts) == len(case.inputs)
    for i, part in enumerate(parts):
        array = case.inputs[i]
        if part is None:
            assert array.dtype.kind == "i" or kind in CHOICES, "only ids and choices have no slope"
            continue
        assert part.shape == array.shape
        expected = _differences(case, i, grad)
        np.testing.assert_allclose(part, expected, rtol=1e-5, atol=1e-5 * max(1, np.abs(expected).max()))


@of_computed_ops
@given(data=st.data())
@QUICK
def test_the_line_of_numpy_computes_the_same(kind: type[Op], data: st.DataObject) -> None:
    case = data.draw(CASES[kind])
    names = tuple(f"input_{i}" for i in range(len(case.inputs)))
    scope = {"math": math, "np": np, **dict(zip(names, case.inputs, strict=True))}
    result = eval(case.op.numpy_source(*names), scope)
    np.testing.assert_allclose(result, case.value, rtol=1e-9, atol=1e-12)


def test_the_line_of_numpy_of_a_given_value_loads_it() -> None:
    array = np.arange(3.0)
    assert eval(Given().numpy_source(), {"weights": {"E": array}, "name": "E"}) is array


@of_computed_ops
@given(data=st.data())
@settings(max_examples=10, deadline=None)
def test_single_precision_stays_single(kind: type[Op], data: st.DataObject) -> None:
    """Also where the temperature is double: the weights' gradients would all be double after it."""
    case = data.draw(CASES[kind])
    kept = 1 if kind is Divide else len(case.inputs)
    single = Case(case.op, (*map(_single, case.inputs[:kept]), *case.inputs[kept:]))
    # far angles are large, so they are counted in double precision
    if kind in (Draw, Sample, Fill, Buckets, NextTokens, Increment, Angles):
        return
    assert single.value.dtype == np.float32
    if kind in (Uniform, Hardmax, *BACKWARDS):
        return
    assert backward(single.op, single.value, *single.inputs)[0].dtype == np.float32  # type: ignore[union-attr]


@given(shift=st.floats(-1e30, 1e30), size=st.integers(1, 5))
def test_softmax_of_large_scores_neither_overflows_nor_drifts(shift: float, size: int) -> None:
    with np.errstate(all="raise", under="ignore"):
        p = Softmax().forward(np.full((1, size), shift))
    np.testing.assert_allclose(p, 1 / size)


def test_softmax_of_scores_far_apart_picks_the_largest() -> None:
    x = np.array([[1e30, -1e30, -np.inf, 0.0]])
    assert Softmax().forward(x).tolist() == [[1, 0, 0, 0]]
    assert [recombine(Softmax().explain((0, j), x)) for j in range(4)] == [1, 0, 0, 0]


@given(x=DIFFERENT, k=st.integers(0, 6))
@QUICK
def test_top_k_leaves_the_k_largest_of_every_row(x: Array, k: int) -> None:
    kept = np.isfinite(Keep().forward(x, np.array([k]), np.ones(1)))
    for row, stays in zip(x, kept, strict=True):
        assert sorted(row[stays]) == sorted(row)[6 - (k or 6) :]


@given(x=DIFFERENT, p=st.floats(0.01, 0.99))
@QUICK
def test_top_p_leaves_the_fewest_whose_shares_reach_p(x: Array, p: float) -> None:
    shares = Softmax().forward(x)[0]
    kept = np.isfinite(Keep().forward(x, np.zeros(1, dtype=int), np.array([p])))[0]
    assert shares[kept].sum() >= p - 1e-12 and shares[kept].sum() - shares[kept].min() < p + 1e-12
    assert kept.all() or shares[kept].min() > shares[~kept].max()


def test_a_seed_draws_each_token_as_often_as_it_is_likely() -> None:
    probs = np.array([[0.5, 0.0, 0.2, 0.3]])
    text = np.zeros(3, dtype=int)
    draws = [Draw().forward(np.array([seed]), text) for seed in range(1, 2001)]
    found = np.bincount([int(Sample().forward(probs, draw)[0]) for draw in draws], minlength=4) / 2000
    np.testing.assert_allclose(found, probs[0], atol=0.04)
    assert Sample().forward(probs, Draw().forward(np.array([0]), text)) == probs.argmax()


def test_from_no_text_no_token_is_drawn_and_from_no_chances_none_can_be() -> None:
    for draw in (0.0, 0.5):
        assert Sample().forward(np.zeros((0, 3)), np.array([draw])).shape == (0,)
    with pytest.raises(ValueError, match="add up to nothing"):
        Sample().forward(np.zeros((1, 3)), np.array([0.5]))
    with pytest.raises(ValueError, match="no number"):
        Sample().forward(np.array([[0.5, np.nan]]), np.zeros(1))


def test_a_part_of_a_line_stands_only_with_its_input_and_settings_may_name_inputs() -> None:
    assert Linear().numpy_source("x", "W") == "x @ W" and Linear().numpy_source() == "a @ b"
    assert Linear().torch_source("x", "W", "b") == "F.linear(x, W.T, b)"
    assert Scale(0.5, source="(1 / 2)").torch_source("s") == "s * (1 / 2)"
    assert "np.tri(s.shape[-2], s.shape[-1], -2, dtype=bool)" in CausalMask(2).numpy_source("s")


def test_softmax_of_a_row_without_anything_visible_is_refused() -> None:
    with pytest.raises(ValueError, match="everything is hidden"):
        Softmax().forward(np.array([[0.0, 1.0], [-np.inf, -np.inf]]))


@given(x=st.floats(allow_nan=False, allow_infinity=False, min_value=-1e150, max_value=1e150))
def test_gelu_of_any_number_is_explained(x: float) -> None:
    with np.errstate(over="ignore"):
        expected = float(Gelu().forward(np.array([x]))[0])
    assert near(recombine(Gelu().explain((0,), np.array([x]))), expected)


@given(data=st.data())
@QUICK
def test_a_head_is_cut_from_the_columns_that_it_names(data: st.DataObject) -> None:
    case = data.draw(CASES[SplitHeads])
    op, x, value = case.op, case.inputs[0], case.value
    assert isinstance(op, SplitHeads)
    for head in range(op.heads):
        np.testing.assert_array_equal(x[:, op.columns(head, x.shape[-1])], value[head])
    for cell in every_cell(x):
        assert value[op.moved(cell, x.shape[-1])] == x[cell]


def test_an_op_that_does_not_say_what_it_does_is_no_op() -> None:
    for ask in (Op().forward, Op().numpy_source, Op().torch_source, lambda: Op().explain((0,))):
        with pytest.raises(TypeError, match="Op"):
            ask()
    assert Op().backward(2) == (None, None)


def _single(array: Array) -> Array:
    return array.astype(np.float32) if array.dtype.kind == "f" else array


def _outer(arithmetic: Arithmetic) -> list[Factor]:
    return [factor for term in arithmetic.terms for factor in term]


def _reread(arithmetic: Arithmetic, inputs: tuple[Array, ...]) -> Arithmetic:
    def reread(factor: Factor) -> Factor:
        if factor.of is not None:
            return replace(factor, of=_reread(factor.of, inputs))
        return (
            factor
            if factor.source is None
            else replace(factor, value=float(inputs[factor.source][factor.cell]))
        )

    return replace(arithmetic, terms=tuple(tuple(map(reread, term)) for term in arithmetic.terms))


def _differences(case: Case, which: int, grad: Array) -> Array:
    """∂(Σ grad · value)/∂input by central differences; what is hidden (−∞) stays out of the sum."""
    result = np.zeros(case.inputs[which].shape)

    def loss(cell: tuple[int, ...], by: float) -> float:
        moved = case.inputs[which].copy()
        moved[cell] += by
        value = case.op.forward(*case.inputs[:which], moved, *case.inputs[which + 1 :])
        return float(np.where(np.isfinite(value), value * np.where(np.isfinite(value), grad, 1), 0).sum())

    for cell in every_cell(result):
        result[cell] = (loss(cell, STEP) - loss(cell, -STEP)) / (2 * STEP)
    return result


def test_softmax_of_a_long_row_names_the_largest_powers_and_adds_up_the_others() -> None:
    row = np.random.default_rng(3).normal(0, 4, (2, 1000))
    row[1, 7] = -np.inf
    smallest = int(row[0].argmin())
    for cell in ((0, int(row[0].argmax())), (0, smallest), (1, 7)):
        told = Softmax().explain(cell, row)
        assert recombine(told) == pytest.approx(Softmax().forward(row)[cell], rel=1e-12)
        (term,) = told.terms
        assert term[-1].of is not None and len(term[-1].of.terms) <= 258
        assert {factor.label for factor in factors(told)} & {"743 others", "744 others"}
