"""Directives are found with their lines, and filled with numbers only."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attn_tui.course.directive import ABSENT, Directive, Index, fill, find, malformed, spelled


def test_directives_are_found_with_their_lines() -> None:
    body = "a {{scores[2,3]}}\n\n{{ layer.0.W_q[ 0, -1 ] }} and {{next[0]}}"
    assert find(body) == (
        Directive("scores", (2, 3), 1),
        Directive("layer.0.W_q", (0, -1), 3),
        Directive("next", (0,), 3),
    )
    assert list(malformed(body)) == []


@pytest.mark.parametrize(
    "text",
    [
        "{{scores}}",
        "{{scores[]}}",
        "{{scores[a|]}}",
        "{{scores[|a]}}",
        "{{scores[1|a]}}",
        "{{scores[1;2]}}",
        "{{scores[1.5]}}",
        "{{[1]}}",
        "{{scores[1]",
        "{{scores[1]}",
        "{{",
        "{{1x[0]}}",
    ],
)
def test_malformed_directives_are_found_and_left_as_written(text: str) -> None:
    body = f"first\n{text}\nlast {{{{x[0]}}}}"
    assert [line for line, _ in malformed(body)] == [2]
    assert fill(body, lambda name, cell: "7") == f"first\n{text}\nlast 7"


def test_the_lookup_gets_name_and_cell() -> None:
    asked: list[tuple[str, tuple[Index, ...]]] = []

    def lookup(name: str, cell: tuple[Index, ...]) -> str:
        asked.append((name, cell))
        return "0.5"

    assert fill("{{weights[-1,0]}} {{E[3,1]}} {{x[it|它, 1]}}", lookup) == "0.5 0.5 0.5"
    assert asked == [("weights", (-1, 0)), ("E", (3, 1)), ("x", (("it", "它"), 1))]


def test_a_row_or_a_column_may_be_named_by_its_labels() -> None:
    (found,) = find("{{ weights[ it | 它 , the cat,-1 ] }}")
    assert found.cell == (("it", "它"), ("the cat",), -1)
    assert spelled(found.name, found.cell) == "weights[it|它,the cat,-1]"


@pytest.mark.parametrize(
    "number",
    ["0", "-0.5", "−∞", "∞", "12", "1.2e-05", "1e+10", "0.333", "<.01", "−3", "nan", "9.3e-310", "12.5%"],
)
def test_numbers_are_let_in(number: str) -> None:
    assert fill("{{x[0]}}", lambda name, cell: number) == number


@pytest.mark.parametrize(
    "text", ["", ABSENT, "cat", "[b]x[/b]", "1**2", "`1`", "1\n# x", "\x1b[31m1", "<b>", "１"]
)
def test_nothing_but_numbers_is_let_in(text: str) -> None:
    assert fill("{{x[0]}}", lambda name, cell: text) == ABSENT


@given(st.text() | st.text(alphabet="{}[]a1,- \n.", max_size=60), st.text(max_size=8))
def test_any_text_is_filled_without_error(body: str, value: str) -> None:
    filled = fill(body, lambda name, cell: value)
    assert len(find(body)) + len(list(malformed(body))) <= body.count("{{") + 1
    if not find(body):
        assert filled == body


names = st.from_regex(r"[A-Za-z_][A-Za-z0-9_.]{0,12}", fullmatch=True)
labels = st.from_regex(r"[a-z它猫][a-z它猫0-9]{0,5}", fullmatch=True)
indices = st.integers(-99999, 99999) | st.lists(labels, min_size=1, max_size=3).map(tuple)
cells = st.lists(indices, min_size=1, max_size=3).map(tuple)


@given(st.lists(st.tuples(names, cells), max_size=5))
def test_every_directive_written_is_found(written: list[tuple[str, tuple[Index, ...]]]) -> None:
    body = "\n".join(f"{{{{{spelled(name, cell)}}}}}" for name, cell in written)
    assert [(d.name, d.cell, d.line) for d in find(body)] == [(*w, i) for i, w in enumerate(written, 1)]
    assert list(malformed(body)) == []
