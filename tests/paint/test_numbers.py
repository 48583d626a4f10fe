"""Numbers are never cut, never misleading, and all of one width."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from rich.cells import cell_len

from attn_tui.paint.numbers import number_format, short

floats = st.floats(width=32) | st.sampled_from([0.0, -0.0, 1e-9, -3e-5, 0.004, 1.0, 1234.5, -np.inf])
matrices = arrays(np.float64, st.tuples(st.integers(0, 4), st.integers(0, 4)), elements=floats)


@given(matrices, st.sampled_from(["value", "integer"]))
def test_every_number_has_the_width(values: np.ndarray, kind: str) -> None:
    form = number_format(values, kind)  # type: ignore[arg-type]
    assert {cell_len(form.text(v)) for v in values.flat} <= {form.width}


@given(matrices)
def test_only_zero_reads_as_zero(values: np.ndarray) -> None:
    form = number_format(values)
    for v in values[np.isfinite(values)]:
        text = form.bare(v)
        noise = abs(v) <= 1e-15 * form.largest
        assert (float(text) == 0) == (v == 0 or noise)
        if v and not noise:
            assert (text[0] == "-") == (v < 0)


def test_rounding_noise_of_a_sum_reads_as_zero() -> None:
    values = np.array([6.1, 0.1 + 0.2 - 0.3])
    assert values[1] != 0
    assert float(number_format(values).bare(values[1])) == 0


@given(arrays(np.float32, 6, elements=st.floats(0, 1, width=32)))
def test_probabilities(values: np.ndarray) -> None:
    form = number_format(values, "probability")
    assert {len(form.text(v)) for v in values} == {form.width}
    for v in values:
        text = form.bare(v)
        if text.startswith("<"):
            assert 0 < v < float(text[1:])
        else:
            assert float(text) == pytest.approx(v, abs=0.00501) and (float(text) == 0) == (v == 0)


@pytest.mark.parametrize(
    ("values", "texts"),
    [
        ([0.0, 1.0, -2.0], ["0", "1", "-2"]),
        ([0.5, 1.0, 0.0], ["0.5", "1.0", "0.0"]),
        ([4.2, -0.42, 0.003], ["4.20", "-0.42", "3e-3"]),
        ([4.213, -3e-5, 0.0], ["4.21", "-3e-5", "0.00"]),
        ([1234.4, 0.31], ["1234", "0.3"]),
        ([0.0003, 0.0], ["3.0e-4", "0"]),
        ([0.0123, 0.4], ["0.01", "0.40"]),
        ([1.5, -np.inf, np.nan, np.inf], ["1.5", "−∞", "·", "∞"]),
        ([12345678.0], ["1.2e7"]),
        ([-np.inf], ["−∞"]),
    ],
)
def test_values(values: list[float], texts: list[str]) -> None:
    form = number_format(np.array(values))
    assert [form.bare(v) for v in values] == texts
    assert form.width == max(map(len, [*texts, form.bare(0)]))


def test_tiny_probability_and_certainty() -> None:
    form = number_format(np.array([1.0, 1e-9, 0.0]), "probability")
    assert [form.text(v) for v in (1.0, 1e-9, 0.0)] == ["1.00", "<.01", "0.00"]


def test_integers_are_whole() -> None:
    assert number_format(np.array([50256, 7]), "integer").text(7) == "    7"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (4.2, "4.2"), (1.02344, "1.023"), (0.0, "0"), (-0.0, "0"), (3e-5, "3e-05"), (-0.7, "-0.7"),
        (50256, "50256"), (-np.inf, "−∞"), (np.nan, "nan"), (1e9, "1e+09"),
    ],
)  # fmt: skip
def test_short(value: float, text: str) -> None:
    assert short(value) == text
