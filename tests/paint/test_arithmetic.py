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
    assert spell_text(value, terms, width).plain == line


def test_terms_keep_their_order_where_they_fit_and_fold_by_size_where_not() -> None:
    value, terms = made([(1.1, 0.9), (0.4, 1.2), (-0.7, 3.0), (0.1, 0.1)])
    assert spell(value, terms, 80) == "-0.62 = 1.1×0.9 + 0.4×1.2 + (-0.7)×3 + 0.1×0.1"
    assert spell(value, terms, 45, more=MORE) == "-0.62 = (-0.7)×3 + 1.1×0.9 + … 还有 2 项 0.49"
    assert spell(value, terms, 9) == "-0.62 = …"
    assert spell(value, terms, 6) == "-0.62"
    assert spell(value, terms, 3) == "…"


def test_factors_of_every_kind() -> None:
    shifted = A(-2.2, "−", ((F(1.2),), (F(-1, "−1"), F(3.4))))
    power = F(math.exp(-2.2), function="exp", of=shifted)
    total = F(1 / 1.5, "1/Σ", "1/x", A(1.5, "Σ exp", ((F(1.0),), (F(0.5),))))
    value = power.value * total.value
    assert spell(value, ((power, total),), 80) == "0.07387 = exp(1.2 - 3.4)×(1/Σ=0.6667)"
    assert spell(2.1, ((F(4.2), F(0.5, "1/√k")),), 80) == "2.1 = 4.2×(1/√k=0.5)"
    assert spell(-math.inf, ((F(-math.inf, "future"),),), 80) == "−∞ = (future=−∞)"
    assert spell(0.0, (), 80) == "0 = 0"
    assert (
        spell(2.1, ((F(4.2), F(0.5)),), 80, name=lambda f: "\x1bk" if f.value == 0.5 else "")
        == "2.1 = 4.2×␛k"
    )


def test_folded_infinities_are_said() -> None:
    terms = ((F(-math.inf),), (F(1.125),), (F(2.375),), (F(0.25),))
    assert spell(-math.inf, terms, 28) == "−∞ = (−∞) + … 3 more: 3.75"
    assert spell(-math.inf, terms, 20) == "−∞ = … 4 more: −∞"


def test_lines_spell_every_part() -> None:
    mean = F(2.0, "μ", "", A(2.0, "mean", ((F(1.0), F(0.5, "1/d")), (F(3.0), F(0.5, "1/d")))))
    total = F(0.25, "1/Σ", "1/x", A(4.0, "Σ", ((F(1.5),), (F(2.5),))))
    whole = A(0.5, "×", ((mean, total),))
    assert spell_lines(whole, 60) == [
        "0.5 = (μ=2)×(1/Σ=0.25)",
        "  μ = 2 = 1×(1/d=0.5) + 3×(1/d=0.5)",
        "  1/Σ = 1/4 = 0.25",
        "    4 = 1.5 + 2.5",
    ]


@given(products)
def test_lines_keep_every_term_and_wrap(pairs: Pairs) -> None:
    value, terms = made(pairs)
    lines = spell_lines(A(value, "·", terms), 40)
    assert all(cell_len(line) <= 40 for line in lines)
    joined = " ".join(line.strip() for line in lines).split(" = ")[1]
    assert len(joined.split(" + ")) == len(terms)
