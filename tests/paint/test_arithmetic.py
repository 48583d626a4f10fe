"""The spelled arithmetic adds up, within its width."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from attn_tui.paint.arithmetic import spell, spell_lines, spell_text


@dataclass(frozen=True)
class F:
    value: float
    label: str = ""
    function: str = ""
    of: A | None = None
    node: str = ""


@dataclass(frozen=True)
class A:
    value: float
    operator: str
    terms: tuple[tuple[F, ...], ...]


Pairs = list[tuple[float, float]]

MORE = "… 还有 {count} 项 {rest}"
# numbers that four digits write in full, so that what is read back is exact
tenths = st.integers(-99, 99).map(lambda n: n / 10)
products = st.lists(st.tuples(tenths, tenths), min_size=1, max_size=30)


def made(pairs: Pairs) -> tuple[float, tuple[tuple[F, ...], ...]]:
    return math.fsum(a * b for a, b in pairs), tuple((F(a), F(b)) for a, b in pairs)


@given(products, st.integers(24, 120))
def test_shown_terms_and_remainder_are_the_value(pairs: Pairs, width: int) -> None:
    value, terms = made(pairs)
    line = spell(value, terms, width, more=MORE)
    assert cell_len(line) <= width
    said, _, parts = line.partition(" = ")
    if parts == "…":
        return
    found, folded, rest = 0.0, 0, 0.0
    for part in parts.split(" + "):
        if match := re.fullmatch(r"… 还有 (\d+) 项 (.*)", part):
            folded, rest = int(match[1]), float(match[2])
        else:
            found += math.prod(float(number.strip("()")) for number in part.split("×"))
    shown = len(parts.split(" + ")) - (folded > 0)
    assert shown + folded == len(terms)
    assert found + rest == pytest.approx(value, abs=max(1e-9, abs(rest) * 1e-3))
    assert float(said) == pytest.approx(value, rel=1e-3, abs=1e-9)


@given(products, st.integers(0, 80))
def test_the_width_holds_and_text_says_the_same(pairs: Pairs, width: int) -> None:
    value, terms = made(pairs)
    line = spell(value, terms, width)
    assert cell_len(line) <= width
    assert [text.plain for text in spell_text(value, terms, width)] == [line]


def test_terms_keep_their_order_where_they_fit_and_fold_by_size_where_not() -> None:
    value, terms = made([(1.1, 0.9), (0.4, 1.2), (-0.7, 3.0), (0.1, 0.1)])
    assert spell(value, terms, 80) == "-0.62 = 1.1×0.9 + 0.4×1.2 + (-0.7)×3 + 0.1×0.1"
    assert spell(value, terms, 45, more=MORE) == "-0.62 = (-0.7)×3 + 1.1×0.9 + … 还有 2 项 0.49"
    assert spell(value, terms, 9) == "-0.62 = …"
    assert spell(value, terms, 6) == "-0.62"
    assert spell(value, terms, 3) == "…"


def test_factors_are_numbers_in_one_row_and_names_in_the_other() -> None:
    shifted = A(-2.2, "−", ((F(1.2),), (F(-1, "−1"), F(3.4))))
    power = F(math.exp(-2.2), function="exp", of=shifted)
    total = F(1 / 1.5, "1/Σ", "1/x", A(1.5, "Σ exp", ((F(1.0),), (F(0.5),))))
    value = power.value * total.value
    assert spell(value, ((power, total),), 80) == "0.07387 = exp(1.2 − 3.4)×0.6667"
    assert spell(value, ((power, total),), 80, letter) == "0.07387 = exp(1.2_ − 3.4_)×1/Σ"
    assert spell(2.1, ((F(4.2), F(0.5, "1/√k")),), 80) == "2.1 = 4.2×0.5"
    assert spell(2.1, ((F(4.2), F(0.5, "1/√k")),), 80, letter) == "2.1 = 4.2_×1/√k"
    assert spell(-math.inf, ((F(-math.inf, "future"),),), 80) == "−∞ = (−∞)"
    assert spell(0.0, (), 80) == "0 = 0"
    escape = spell(2.1, ((F(4.2), F(0.5)),), 80, name=lambda f: "\x1bk" if f.value == 0.5 else "")
    assert escape == "2.1 = 4.2×␛k"


def letter(factor: F) -> str:
    """A name for every number that has none."""
    return "" if factor.label or factor.of else f"{factor.value}_"


def test_a_centred_number_is_spelled_out_and_not_called_by_its_value() -> None:
    mean = F(0.11, "μ", "", A(0.11, "mean", ((F(0.61), F(0.5, "1/d")), (F(-0.39), F(0.5, "1/d")))))
    centred = F(0.5, "", "", A(0.5, "x − μ", ((F(0.61),), (F(-1, "−1"), mean))))
    rows = spell_text(1.0, ((centred, F(2.0, "1/σ")),), 60, (None, letter))
    assert [row.plain for row in rows] == ["1 = (0.61 − 0.11)×2", "  = (0.61_ − μ)×1/σ"]
    assert (
        spell_lines(A(1.0, "norm", ((centred, F(2.0, "1/σ")),)), 60)[1]
        == "  μ = 0.11 = 0.61×0.5 + (-0.39)×0.5"
    )


@given(products, st.integers(12, 120), st.booleans())
def test_both_rows_have_the_same_terms_one_under_the_other(pairs: Pairs, width: int, wide: bool) -> None:
    value, terms = made(pairs)
    names = {
        id(f): f"{'小猫' * (i % 3) if wide else 'x' * i}[{i}{j}]"
        for i, t in enumerate(terms)
        for j, f in enumerate(t)
    }
    spelled = spell_text(value, terms, width, (None, lambda f: names[id(f)]), MORE)
    assert all(cell_len(row.plain) <= width for row in spelled)
    if len(spelled) == 1:
        return
    numbers, called = (row.plain.partition(" = ")[2].split(" + ") for row in spelled)
    assert len(numbers) == len(called)
    by_name = {"×".join(names[id(f)] for f in term): math.prod(f.value for f in term) for term in terms}
    starts = [[cell_len(part) for part in row.plain.split(" + ")] for row in spelled]
    assert starts[0][:-1] == starts[1][:-1]
    for number, name in zip(numbers, called, strict=True):
        if name.strip() == "…":
            assert number.startswith("…") and name == called[-1].rjust(len(name))
        else:
            parts = (float(part.strip("() ")) for part in number.split("×"))
            assert math.prod(parts) == pytest.approx(by_name[name.strip()])


def test_names_that_are_too_long_leave_the_numbers_alone() -> None:
    value, terms = made([(1.1, 0.9), (0.4, 1.2)])
    rows = spell_text(value, terms, 24, (None, lambda f: "a very long name indeed"))
    assert [row.plain for row in rows] == ["1.47 = 1.1×0.9 + 0.4×1.2"]


def test_folded_infinities_are_said() -> None:
    terms = ((F(-math.inf),), (F(1.125),), (F(2.375),), (F(0.25),))
    assert spell(-math.inf, terms, 28) == "−∞ = (−∞) + … 3 more: 3.75"
    assert spell(-math.inf, terms, 20) == "−∞ = … 4 more: −∞"


def test_lines_spell_every_part() -> None:
    mean = F(2.0, "μ", "", A(2.0, "mean", ((F(1.0), F(0.5, "1/d")), (F(3.0), F(0.5, "1/d")))))
    total = F(0.25, "1/Σ", "1/x", A(4.0, "Σ", ((F(1.5),), (F(2.5),))))
    whole = A(0.5, "×", ((mean, total),))
    assert spell_lines(whole, 60) == [
        "0.5 = 2×0.25",
        "  μ = 2 = 1×0.5 + 3×0.5",
        "  1/Σ = 1/4 = 0.25",
        "    4 = 1.5 + 2.5",
    ]
    assert spell_lines(whole, 60, letter) == [
        "0.5 = 2×0.25",
        "    = μ×1/Σ",
        "  μ = 2 = 1×0.5    + 3×0.5",
        "        = 1.0_×1/d + 3.0_×1/d",
        "  1/Σ = 1/4 = 0.25",
        "    4 = 1.5  + 2.5",
        "      = 1.5_ + 2.5_",
    ]


@given(products)
def test_lines_keep_every_term_and_wrap(pairs: Pairs) -> None:
    value, terms = made(pairs)
    lines = spell_lines(A(value, "·", terms), 40)
    assert all(cell_len(line) <= 40 for line in lines)
    joined = " ".join(line.strip() for line in lines).split(" = ")[1]
    assert len(joined.split(" + ")) == len(terms)
