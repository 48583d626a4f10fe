"""Arithmetic and conditions of lessons: what they come to, and that they can do nothing else."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attn_tui.course.directive import Directive
from attn_tui.course.expression import (
    DEEPEST,
    LONGEST,
    Absent,
    ExpressionError,
    Number,
    Value,
    arithmetic,
    condition,
    holds,
    live_values,
    names_in,
    number,
    parse,
)

ROW = (1.0, 2.0, 3.0)


def lookup(directive: Directive) -> Number | None:
    if directive.name == "gone":
        return None
    if len(directive.cell) == 1:
        return ROW
    index = directive.cell[1]
    return ROW[index] if isinstance(index, int) else None


def names(name: str) -> Value | None:
    known: dict[str, Value] = {"row": 2.0, "session.step": "scores", "session.switch.mask": "none"}
    return known.get(name)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 + 2 * 3 - 4 / 2", 5),
        ("-2 ** 2 + 2 ** -1 ** 2", -3.5),
        ("(1 + 2) × 3 ÷ 2 − 0.5", 4),
        ("2^3 + 50%", 8.5),
        ("{{s[0,1]}} * {{s[0, 2]}}", 6),
        ("sum({{s[0]}} * {{s[0]}}) + max({{s[0]}}, 9) + min(4, {{s[0]}})", 24),
        ("exp(ln(2)) + sqrt(4) + abs(-3) + e - e", 7),
        ("row + 1", 3),
        ("exp({{s[0,0]}}) / sum(exp({{s[0]}}))", 0.09003057),
    ],
)
def test_it_comes_to(text: str, value: float) -> None:
    assert number(arithmetic(text), lookup, names) == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("1 < 2", True),
        ("2 <= 1 or 3 > 2 and not 1 == 2", True),
        ("not (1 < 2 or 1 > 2)", False),
        ("session.step == scores", True),
        ('session.switch.mask != "none"', False),
        ("{{s[0,1]}} >= 2 and {{gone[0,0]}} > 0", False),
        ("ln(-1) < 0", False),
        ("scores < 1", False),
    ],
)
def test_it_holds_or_not(text: str, met: bool) -> None:
    assert holds(condition(text), lookup, names) is met


@pytest.mark.parametrize(
    "text", ["1 / 0", "9 ** 9 ** 9", "ln(0)", "{{gone[0,0]}}", "{{s[0]}}", "scores", "1e999"]
)
def test_what_comes_to_no_number_is_absent(text: str) -> None:
    with pytest.raises(Absent):
        number(arithmetic(text), lookup, names)


@pytest.mark.parametrize(
    "text",
    ["", "1 +", "(1", "1 2", "f(2)", "exp(1, 2)", "{{s}}", "x.__class__()", "'a'", "a = 1", "[1]",
     "1 and", "(" * (DEEPEST + 2) + "1" + ")" * (DEEPEST + 2), "1+" * LONGEST, "-" * (DEEPEST + 5) + "1"],
)  # fmt: skip
def test_what_is_none_is_told_in_one_line(text: str) -> None:
    with pytest.raises(ExpressionError) as error:
        parse(text)
    assert str(error.value) and "\n" not in str(error.value)


def test_a_condition_is_no_number_and_the_other_way_round() -> None:
    with pytest.raises(ExpressionError, match="is a condition"):
        arithmetic("1 < 2")
    with pytest.raises(ExpressionError, match="no condition"):
        condition("1 + 2")


def test_its_live_values_and_names_are_found() -> None:
    found = parse("{{s[0,1]}} > exp({{t[it|它|-1]}}) and session.head == row")
    assert [(one.name, one.cell) for one in live_values(found)] == [("s", (0, 1)), ("t", (("it", "它", -1),))]
    assert list(names_in(found)) == ["session.head", "row"]


@given(st.text(alphabet="01.+-*/()<>=!{}[], aexpndorrow", max_size=80))
def test_any_text_is_an_expression_or_said_to_be_none(text: str) -> None:
    try:
        found = parse(text)
    except ExpressionError as error:
        assert "\n" not in str(error)
        return
    holds(found, lookup, names)
    with contextlib.suppress(Absent):
        number(found, lookup, names)
