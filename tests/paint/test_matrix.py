"""A matrix's lines: exact widths, whole cells, a cursor that is seen without colour."""

import itertools
import re
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.typing import NDArray
from rich.cells import cell_len
from rich.segment import Segment

from attn_tui.paint.look import Look
from attn_tui.paint.matrix import MatrixPicture, PictureKind, picture
from attn_tui.paint.numbers import number_format
from attn_tui.paint.palette import ColorDepth

TOKENS = ["小猫", "坐在", "it", "supercalifragilistic", "了"]
VALUES = np.array([[4.2, -0.5], [0.25, -np.inf], [3e-5, 0]])


def text(segments: list[Segment]) -> str:
    return "".join(segment.text for segment in segments)


def pictured(
    values: NDArray[Any] = VALUES,
    rows: Sequence[str] = TOKENS[:3],
    columns: Sequence[str] = TOKENS[1:3],
    kind: PictureKind = "signed",
    depth: ColorDepth = "truecolor",
    **more: bool,
) -> MatrixPicture:
    return picture(values, rows, columns, kind, Look(depth=depth), **more)


@settings(deadline=None)
@given(st.data())
def test_every_line_is_exact_and_styled(data: st.DataObject) -> None:
    shape = data.draw(st.tuples(st.integers(0, 4), st.integers(0, 5)))
    values = data.draw(arrays(np.float32, shape, elements=st.floats(width=32)))
    labels = st.text(st.sampled_from("小猫a，é\x1b\u202e 👩"), max_size=12)
    rows, columns = (data.draw(st.lists(labels, min_size=n, max_size=n)) for n in shape)
    kinds: list[PictureKind] = ["signed", "integer"]
    kind = data.draw(st.sampled_from(kinds))
    drawn = picture(
        values,
        rows,
        columns,
        kind,
        Look("en", data.draw(st.booleans()), data.draw(st.sampled_from(["truecolor", "16", "none"]))),
    )
    width, first = data.draw(st.integers(0, 60)), data.draw(st.integers(0, 6))
    cursor = data.draw(st.none() | st.tuples(st.integers(0, 4), st.integers(0, 5)))
    lines = [drawn.line(row, first, width, cursor, {0}, {1}) for row in range(shape[0] + 1)]
    for segments in [drawn.header(first, width, cursor, {1}), drawn.legend(width), *lines]:
        assert sum(cell_len(segment.text) for segment in segments) == width
        assert all(segment.style is not None and segment.text for segment in segments)
        assert all(a.style is not b.style for a, b in itertools.pairwise(segments))


def test_a_line() -> None:
    assert text(pictured().line(0, 0, 30)) == " 小猫  4.20 -0.50 " + " " * 12
    assert text(pictured().header(0, 30)) == "       坐在    it " + " " * 12
    assert text(pictured().line(1, 0, 30, lit_rows={1})).startswith("▸坐在  0.25    −∞ ")
    assert text(pictured().line(2, 0, 30)).startswith(" it    3e-5  0.00 ")


@pytest.mark.parametrize("width", range(8, 40))
def test_a_number_is_never_cut(width: int) -> None:
    values = np.linspace(-9, 9, 10).reshape(1, 10)
    drawn = pictured(values, ["它"], [str(i) for i in range(10)])
    form = number_format(values)
    shown = re.findall(r"-?[\d.]+", text(drawn.line(0, 2, width)))
    assert shown == [form.bare(v) for v in values[0, 2 : 2 + drawn.visible_columns(width)]]


@pytest.mark.parametrize("depth", ["truecolor", "16", "none"])
@pytest.mark.parametrize("column", [0, 1])
def test_the_cursor_shows_without_colour(depth: ColorDepth, column: int) -> None:
    drawn = pictured(depth=depth)
    opening, closing = "▐▌" if depth == "truecolor" else "[]"
    line = text(drawn.line(0, 0, 40, (0, column)))
    inside = line[line.index(opening) + 1 : line.index(closing)]
    assert drawn.number.bare(VALUES[0, column]) in inside
    assert line.count(opening) == line.count(closing) == 1
    plain = text(drawn.line(0, 0, 40))
    assert line.replace(opening, " ").replace(closing, " ").replace("▸", " ") == plain
    assert text(drawn.line(1, 0, 40, (0, column))) == text(drawn.line(1, 0, 40))


def test_without_colour_the_cursor_is_reversed_and_the_lit_bold() -> None:
    segments = pictured(depth="none").line(0, 0, 40, (0, 1), lit_rows={0})
    assert [s.text for s in segments if s.style and s.style.reverse] == ["[-0.50░]"]
    assert any(s.style and s.style.bold and "4.20" in s.text for s in segments)


def test_lit_columns_are_bold_in_every_row_and_in_the_header() -> None:
    drawn = pictured(calm=True)
    for segments, shown in (
        (drawn.line(0, 0, 40, None, (), {1}), "-0.50"),
        (drawn.header(0, 40, None, {1}), "it"),
    ):
        assert [s.style.bold or False for s in segments if shown in s.text and s.style] == [True]


def test_glyphs_stand_beside_the_number() -> None:
    line = text(pictured(depth="none").line(0, 0, 40))
    assert "4.20█" in line and "-0.50░" in line and "  −∞  " in text(pictured(depth="none").line(1, 0, 40))


def test_without_colour_no_segment_has_one() -> None:
    drawn = pictured(depth="none")
    for segments in (drawn.line(0, 0, 40, (0, 0), {0}, {1}), drawn.header(0, 40), drawn.legend(40)):
        assert all(s.style and s.style.color is None and s.style.bgcolor is None for s in segments)


def test_the_legend_gives_the_real_range() -> None:
    assert text(pictured(depth="16").legend(40)).strip() == "-4.2 █▓▓▒▒▒░░ 0 ░░▒▒▒▓▓█ +4.2"
    odds = pictured(np.array([[0.07, 0.93]]), ["a"], ["b", "c"], "probability")
    assert re.fullmatch(r"0 {10}0\.93 *", text(odds.legend(30)))
    assert text(odds.legend(5)).strip() == ""


def test_labels_are_touched_only_where_seen() -> None:
    class Lazy:
        touched = 0

        def __len__(self) -> int:
            return 100_000

        def __getitem__(self, index: int) -> str:
            self.touched += 1
            return f"w{index}"

    rows, columns = Lazy(), [str(i) for i in range(3)]
    drawn = picture(np.zeros((100_000, 3)), rows, columns, "signed", Look())  # type: ignore[arg-type]
    before = rows.touched
    assert before < 1000
    assert "w99999" in text(drawn.line(99_999, 0, 40))
    assert rows.touched == before + 1


def test_a_label_never_obeys() -> None:
    drawn = pictured(rows=["\x1b[2J", "[/b]", "\u202e"])
    assert "␛[2J" in text(drawn.line(0, 0, 40)) and "[/b]" in text(drawn.line(1, 0, 40))


def test_wrong_shapes_are_said() -> None:
    with pytest.raises(ValueError, match="2 axes"):
        pictured(np.zeros(3))
    with pytest.raises(ValueError, match="labels"):
        pictured(np.zeros((2, 2)))


def test_the_colours_reach_to_what_is_asked_for_at_least_and_the_legend_says_so() -> None:
    small = np.array([[0.005, -0.002]])
    alone, beside = (picture(small, ["a"], ["x", "y"], "signed", Look(), least=least) for least in (0, 0.1))
    assert (alone.largest, beside.largest) == (0.005, 0.1)
    assert "0.1" in "".join(segment.text for segment in beside.legend(40))
    colours = [each.line(0, 0, 40)[-3].style for each in (alone, beside)]
    assert colours[0] != colours[1]
