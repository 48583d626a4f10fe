"""Labelled points: every one is there, labels do not touch, the picture keeps its size."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from attn_tui.paint.look import Look
from attn_tui.paint.palette import ColorDepth
from attn_tui.paint.scatter import BEFORE, LONGEST, POINT, WAY, scatter

HOSTILE = "\x1b[31m[red]e\u0301\u202e\u200b❤\ufe0f番茄" * 2


def plain(
    points: object, labels: list[str], size: tuple[int, int] = (60, 20), chosen: int = 0, **more: object
) -> list[str]:
    rows = np.array(points, dtype=np.float64)
    return [line.plain for line in scatter(rows, labels, size, chosen, Look(depth="none"), **more)]  # type: ignore[arg-type]


@given(
    hnp.arrays(
        np.float64, st.tuples(st.integers(0, 9), st.integers(1, 3)), elements=st.floats(-9, 9, width=16)
    ),
    st.lists(st.sampled_from(["他", "tomato", "西红柿", HOSTILE, "", "␣"]), min_size=9, max_size=9),
    st.integers(1, 70),
    st.integers(2, 24),
    st.sampled_from(["truecolor", "16", "none"]),
)
def test_every_line_is_as_wide_as_it_should_be(
    points: np.ndarray, labels: list[str], width: int, height: int, depth: ColorDepth
) -> None:
    trails = (points * 0.5, points * 0.7)
    lines = scatter(
        points,
        labels[: len(points)],
        (width, height),
        0,
        Look(dark=False, depth=depth),
        trails,
        np.eye(3)[:, : points.shape[1]],
    )
    assert len(lines) == height and {line.cell_len for line in lines} == {width}
    assert "\x1b" not in "".join(line.plain for line in lines)


def test_upwards_is_up_and_right_is_right() -> None:
    lines = plain([[0, 5], [0, -5], [9, 0]], ["top", "foot", "right"])
    rows = {
        name: next(y for y, line in enumerate(lines) if name in line) for name in ("top", "foot", "right")
    }
    assert rows["top"] < rows["right"] < rows["foot"]
    assert lines[rows["right"]].index("right") > lines[rows["top"]].index("top")


def test_labels_that_have_no_room_are_named_below() -> None:
    labels = [f"word{i}" for i in range(12)]
    lines = plain([[0, 0]] * 12, labels, (40, 8))
    assert len(lines) == 8 and lines[-1].startswith("… ")
    said = " ".join(lines)
    assert all(label in said for label in labels[:4]) and said.count("word") >= 9


def test_on_an_axis_crowded_labels_climb_with_a_line_to_their_point() -> None:
    labels = ["番茄", "西红柿", "tomato", "土豆", "potato", "汽车"]
    lines = plain([[0.0], [0.1], [0.2], [0.3], [0.4], [9]], labels)
    assert all(label in "\n".join(lines) for label in labels)
    assert any("│" in line for line in lines)
    axis = next(line for line in lines if "─" in line)
    assert axis.count(POINT) == 4


def test_a_space_keeps_its_scale_while_it_turns() -> None:
    rows = np.array([[3.0, 0, 0], [-3, 0, 0]])
    flat = plain(rows, ["a", "b"])
    deep = plain(rows[:, [2, 1, 0]], ["a", "b"])
    line = next(line for line in flat if "a" in line and "b" in line)
    assert line.index("a") - line.index("b") > 20
    assert "".join(deep).count(POINT) == 1


def test_nearer_points_are_brighter() -> None:
    rows = np.array([[1.0, 0, -1], [0, 1, 0.3], [-1, 0, 1], [0, -1, 0]])
    lines = scatter(rows, ["far", "mid", "near", "one"], (60, 20), 3, Look())
    bold = {
        span.style for line in lines for span in line.spans if "near" in line.plain[span.start : span.end]
    }
    dim = {span.style for line in lines for span in line.spans if "far" in line.plain[span.start : span.end]}
    assert [style.bold for style in bold] == [True] and [bool(style.bold) for style in dim] == [False]  # type: ignore[union-attr]


def test_a_trail_joins_where_a_word_was_to_where_it_is() -> None:
    before = (np.array([[-5.0, -5]]), np.array([[-5.0, 5]]))
    said = "".join(plain([[5.0, 5]], ["cat"], trails=before))
    assert said.count(BEFORE) == 2 and said.count(WAY) > 20 and said.count(POINT) == 1


def test_of_many_words_the_chosen_one_alone_has_a_trail() -> None:
    rows = np.array([[i, i * i % 7] for i in range(20)], dtype=np.float64)
    said = "".join(plain(rows, [str(i) for i in range(20)], chosen=4, trails=(rows * 0.5,)))
    assert said.count(BEFORE) == 1


def test_a_long_label_is_cut() -> None:
    said = "".join(plain([[0.0, 0]], ["x" * 40]))
    assert "x" * (LONGEST - 1) + "…" in said and "x" * LONGEST not in said


@pytest.mark.parametrize("dims", [1, 2, 3])
def test_equal_points_lie_in_the_middle(dims: int) -> None:
    lines = plain(np.ones((2, dims)) * 0, ["a", "b"], (41, 11))
    assert lines[5][20] == POINT and all(name in "".join(lines) for name in "ab")
