"""The stage in every room: nothing sticks out, more room shows no less, the map says what is drawn."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from rich.cells import cell_len

from attn_tui.paint.look import Look
from attn_tui.paint.stage.canvas import Drawn, Span
from attn_tui.paint.stage.draw import draw
from attn_tui.paint.stage.what import (
    RESULT,
    TOKEN,
    Candidates,
    Kind,
    KnobLine,
    Matrix,
    Normed,
    Power,
    Product,
    Stage,
)

WORDS = ("它", "␣because", "小猫", "a", "⚙", "[/x]", "", "e\u0301", "，")
LOOKS = [Look("zh"), Look("en", dark=False), Look("zh", depth="16"), Look("en", depth="none")]
KNOB = KnobLine("top-k", 1.0, "only the best", False)
sizes = st.tuples(st.integers(80, 300), st.integers(24, 100))
"""Of the whole window; the stage gets a part of it."""


def labels(count: int, seed: int) -> tuple[str, ...]:
    return tuple(WORDS[(index + seed) % len(WORDS)] for index in range(count))


def numbers(rng: np.random.Generator, *shape: int) -> NDArray[Any]:
    return rng.normal(size=shape).astype(np.float32) * np.float32(3)


def multiplied(n: int, k: int, m: int, seed: int, biased: bool = False) -> Stage:
    """A product as a tour would hand it over: values, and the terms of one cell of it."""
    rng = np.random.default_rng(seed)
    left, right, bias = numbers(rng, n, k), numbers(rng, k, m), numbers(rng, 1, m)
    result = left @ right + (bias if biased else 0)
    row, column = int(rng.integers(n)), int(rng.integers(m))
    tokens, dims, others = labels(n, seed), tuple(map(str, range(k))), labels(m, seed + 1)
    terms = [
        Product(
            p, float(left[row, p]), float(right[p, column]), float(left[row, p]) * float(right[p, column])
        )
        for p in range(k)
    ]
    none: frozenset[int] = frozenset()
    across, down = frozenset({row}), frozenset({column})
    operands = [
        Matrix(left, tokens, dims, "signed", "Q", f"Q ({n}×{k})", "", row, 0, across, none),
        Matrix(right, dims, others, "signed", "Kᵀ", f"Kᵀ ({k}×{m})", "·", 0, column, none, down),
    ]
    if biased:
        operands.append(Matrix(bias, ("",), others, "signed", "b", f"b (1×{m})", "+", 0, column, none, down))
        terms.append(Product(-1, 0.0, 0.0, float(bias[0, column]), "b"))
    main = Matrix(
        result, tokens, others, "signed", "S", f"S ({n}×{m})", "=", row, column, across, down, selected=True
    )
    gloss = "每个提问和每块名牌做点积：越合拍，分数越大。" * 2
    return Stage(
        main, tuple(operands), True, "S", float(result[row, column]), tuple(terms), gloss=gloss,
        shapes="Q · Kᵀ = S", measures="μ 0",
    )  # fmt: skip


def added(n: int, d: int, seed: int) -> Stage:
    rng = np.random.default_rng(seed)
    one, other = numbers(rng, n, d), numbers(rng, n, d)
    row, column = int(rng.integers(n)), int(rng.integers(d))
    tokens, dims = labels(n, seed), tuple(map(str, range(d)))
    bands = frozenset({row}), frozenset({column})
    parts = [
        Matrix(values, tokens, dims, "signed", symbol, f"{symbol} ({n}×{d})", sign, row, column, *bands)
        for values, symbol, sign in ((one, "x", ""), (other, "attn", "+"))
    ]
    main = Matrix(one + other, tokens, dims, "signed", "mid", "mid", "=", row, column, *bands, selected=True)
    return Stage(main, tuple(parts), kind="sum", gloss="What is new is added.", shapes="x + attn = mid")


def one_row(n: int, d: int, seed: int, kind: Kind) -> Stage:
    """A norm, an activation, or a lookup: a row made from another of its length."""
    rng = np.random.default_rng(seed)
    values, other = numbers(rng, n, d), numbers(rng, n, d)
    row, column = int(rng.integers(n)), int(rng.integers(d))
    tokens, dims = labels(n, seed), tuple(map(str, range(d)))
    across, down, none = frozenset({row}), frozenset({column}), frozenset[int]()
    parts = [Matrix(values, tokens, dims, "signed", "x", f"x ({n}×{d})", "", row, column, across, none)]
    normed = None
    if kind == "norm":
        gain = Matrix(numbers(rng, 1, d), ("",), dims, "signed", "g", "g", "⊙", 0, column, none, down)
        parts, spreads = [*parts, gain], ((0.1, 2.0), (0.0, 1.0))
        normed = Normed(1.0, 0.1, 2.0, 1.0, None, 0.45, True, spreads, 9.0)
    if kind == "lookup":
        table = numbers(rng, 3 * n, d)
        other, used = table[:n], tuple(range(n))
        names = tuple(map(str, range(3 * n)))
        parts = [Matrix(table, names, dims, "signed", "E", "E", "", row, column, across, none, used)]
    main = Matrix(other, tokens, dims, "signed", "y", "y", "=", row, column, across, down, selected=True)
    return Stage(main, tuple(parts), kind=kind, normed=normed, gloss="Each row by itself.")


def poured(n: int, m: int, seed: int) -> Stage:
    """A weighted sum: a product whose left operand are shares."""
    what = multiplied(n, n, m, seed)
    assert what.result is not None
    shares = np.abs(what.operands[0].values)
    shares = shares / shares.sum(axis=1, keepdims=True)
    left = replace(what.operands[0], values=shares, columns=what.operands[0].rows, kind="probability")
    right = replace(what.operands[1], rows=left.columns)
    result = replace(what.result, values=shares @ right.values)
    row, column = result.row, result.column
    pairs = [(float(shares[row, p]), float(right.values[p, column])) for p in range(n)]
    terms = tuple(Product(p, one, other, one * other) for p, (one, other) in enumerate(pairs))
    return replace(
        what, result=result, operands=(left, right), terms=terms, kind="pour",
        tokens=tuple(left.columns), shares=tuple(shares[row].tolist()),
    )  # fmt: skip


def shared(n: int, seed: int) -> Stage:
    rng = np.random.default_rng(seed)
    scores = numbers(rng, n, n)
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares = powers / powers.sum(axis=1, keepdims=True)
    row, column, tokens = int(rng.integers(n)), int(rng.integers(n)), labels(n, seed)
    across, down = frozenset({row}), frozenset({column})
    given_ = Matrix(
        scores, tokens, tokens, "signed", "masked", "masked", "", row, column, across, frozenset()
    )
    main = Matrix(
        shares, tokens, tokens, "probability", "A", "A", "", row, column, across, down, selected=True
    )
    told = [Power(j, float(scores[row, j]), float(powers[row, j]), float(shares[row, j])) for j in range(n)]
    return Stage(
        main, (given_,), powers=tuple(told), total=float(powers[row].sum()), top=float(scores[row].max()),
        tokens=tokens, shares=tuple(shares[row].tolist()), gloss="Each row becomes shares.",
    )  # fmt: skip


def choosing(n: int, k: int, m: int, seed: int) -> Stage:
    what = multiplied(n, k, m, seed)
    entries = tuple((word, 0.5 / (index + 1), 0.4 / (index + 1)) for index, word in enumerate(WORDS[:8]))
    return Stage(
        what.result, what.operands, True, value=what.value, terms=what.terms,
        candidates=Candidates("下一个词元", (KnobLine("T 1", 0.5, "low", True), KNOB, KNOB), entries, 0.4),
    )  # fmt: skip


counts, widths = st.integers(1, 128), st.integers(1, 160)
seeds = st.integers(0, 999)
whats = st.one_of(
    st.builds(multiplied, counts, widths, widths, seeds, st.booleans()),
    st.builds(added, counts, widths, seeds),
    st.builds(shared, counts, seeds),
    st.builds(poured, counts, widths, seeds),
    st.builds(one_row, counts, widths, seeds, st.sampled_from(("norm", "units", "lookup"))),
    st.builds(choosing, counts, widths, widths, seeds),
)


def room(size: tuple[int, int]) -> tuple[int, int]:
    """What a window leaves to the stage, about."""
    width, height = size
    return (width - 2 if width < 100 else width * 5 // 8 - 4), height - (9 if height < 30 else 13)


def line_text(drawn: Drawn, y: int) -> str:
    return "".join(segment.text for segment in drawn.lines[y])


def cells_text(text: str, x: int, width: int) -> str:
    """What stands in these cells of a line."""
    found, at = "", 0
    for character in text:
        if x <= at < x + width:
            found += character
        at += cell_len(character)
    return found


def seen(drawn: Drawn, which: int) -> set[tuple[int, int]]:
    """The cells of one matrix that are on the screen."""
    return {
        (span.row, column)
        for spans in drawn.spans
        for span in spans
        if span.which == which
        for column in span.columns
    }


def looked_at(what: Stage, drawn: Drawn) -> int:
    """How many numbers of the selected row and column are seen: of a product those that are multiplied."""
    assert what.result is not None
    if what.product:
        row, column = what.result.row, what.result.column
        left = {at for at in seen(drawn, 0) if at[0] == row}
        right = {at for at in seen(drawn, 1) if at[1] == column}
        return len(left) + len(right)
    found = 0
    for which, matrix in ((RESULT, what.result), *enumerate(what.operands)):
        lit = matrix.lit_rows, matrix.lit_columns
        found += len({at for at in seen(drawn, which) if at[0] in lit[0] or at[1] in lit[1]})
    return found


@settings(max_examples=60, deadline=None)
@given(whats, st.tuples(st.integers(0, 200), st.integers(0, 60)), st.sampled_from(LOOKS))
def test_every_line_is_exactly_as_wide_as_the_room(what: Stage, size: tuple[int, int], look: Look) -> None:
    drawn = draw(what, *size, look)
    assert len(drawn.lines) == len(drawn.spans) == size[1]
    for line in drawn.lines:
        assert sum(cell_len(segment.text) for segment in line) == size[0]
        assert all(segment.style is not None for segment in line)


@settings(max_examples=20, deadline=None)
@given(whats, st.tuples(st.integers(0, 200), st.integers(0, 60)), st.sampled_from(LOOKS))
def test_whole_matrices_stay_inside_too(what: Stage, size: tuple[int, int], look: Look) -> None:
    drawn = draw(replace(what, heat=True), *size, look)
    assert {sum(cell_len(segment.text) for segment in line) for line in drawn.lines} <= {size[0]}
    assert all(span.which == TOKEN for spans in drawn.spans for span in spans)


@settings(max_examples=60, deadline=None)
@given(whats, sizes, st.integers(0, 60), st.integers(0, 30), st.sampled_from(LOOKS[:2]))
def test_a_larger_window_never_shows_less_of_the_selected_row_and_column(
    what: Stage, size: tuple[int, int], wider: int, higher: int, look: Look
) -> None:
    width, height = room(size)
    less, more = draw(what, width, height, look), draw(what, width + wider, height + higher, look)
    assert looked_at(what, less) <= looked_at(what, more)


@settings(max_examples=60, deadline=None)
@given(whats, sizes, st.sampled_from(LOOKS))
def test_the_selected_number_and_the_largest_term_are_always_in_sight(
    what: Stage, size: tuple[int, int], look: Look
) -> None:
    drawn = draw(what, *room(size), look)
    assert what.result is not None
    if what.product:
        largest = max(what.terms, key=lambda term: abs(term.product))
        if largest.at >= 0:
            assert (what.result.row, largest.at) in seen(drawn, 0)
            assert (largest.at, what.result.column) in seen(drawn, 1)
    else:
        assert (what.result.row, what.result.column) in seen(drawn, RESULT)


@settings(max_examples=60, deadline=None)
@given(whats, sizes, st.sampled_from(LOOKS))
def test_the_map_says_what_is_drawn(what: Stage, size: tuple[int, int], look: Look) -> None:
    from attn_tui.paint.stage.sheet import sheet

    drawn = draw(what, *room(size), look)
    assert what.result is not None
    matrices = {RESULT: what.result} | dict(enumerate(what.operands))
    for y, spans in enumerate(drawn.spans):
        text = line_text(drawn, y)
        for span in spans:
            if span.which == TOKEN:
                hit = drawn.at(span.x, y)
                assert hit is not None and hit.place == (span.row, 0) and span.row < len(what.tokens)
                continue
            matrix = matrices[span.which]
            prepared = sheet(matrix, look)
            for index, column in enumerate(span.columns):
                x = span.x + index * span.width
                hit = drawn.at(x, y)
                assert hit is not None and hit.which == span.which and hit.place == (span.row, column)
                if what.powers or (what.kind == "pour" and span.which == 0):
                    continue  # shares have three decimals there
                number = prepared.number.bare(float(matrix.values[span.row, column]))
                assert number in cells_text(text, x, span.width)
    assert drawn.at(-1, 0) is None and drawn.at(0, len(drawn.lines)) is None


def test_a_product_stands_as_it_is_computed() -> None:
    what = multiplied(6, 4, 5, 1)
    drawn = draw(what, 110, 32, Look("en"))
    rows: dict[int, list[tuple[int, Span]]] = {span.which: [] for spans in drawn.spans for span in spans}
    for y, spans in enumerate(drawn.spans[:24]):
        for span in spans:
            if len(span.columns) > 1:
                rows[span.which].append((y, span))
    left, right, result = rows[0], rows[1], rows[RESULT]
    assert [y for y, _ in left] == [y for y, _ in result]  # rows beside rows
    assert {(span.x, span.width) for _, span in right} == {(span.x, span.width) for _, span in result}
    assert max(y for y, _ in right) < min(y for y, _ in result)


@pytest.mark.parametrize("symbol", ["Q", "Kᵀ", "V", "W_q"])
def test_q_k_and_v_have_hues_of_their_own(symbol: str) -> None:
    from attn_tui.paint.stage.inks import symbol_ink

    for look in LOOKS[:3]:
        others = {
            str(symbol_ink(other, look).color)
            for other in ("Q", "K", "V", "x")
            if other[0] not in symbol.upper()
        }
        assert str(symbol_ink(symbol, look).color) not in others
        assert symbol_ink(symbol, look).color != symbol_ink("x", look).color
