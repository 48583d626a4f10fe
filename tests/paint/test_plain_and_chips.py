"""Plain tables for pipes, and the tokens' chips."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from attn_tui.paint.chips import chip_at, chips, places
from attn_tui.paint.look import Look
from attn_tui.paint.palette import ColorDepth
from attn_tui.paint.plain import plain_table

words = st.lists(st.text(st.sampled_from("小猫abc，\x1b\n "), max_size=9), max_size=12)


def test_a_table_aligns_wide_characters() -> None:
    values = np.array([[1.2, -0.25], [-np.inf, 3e-5]])
    assert plain_table(values, ["小猫", "it"], ["它", "tired"], "value").split("\n") == [
        "         它  tired",
        "小猫   1.20  -0.25",
        "it       −∞   3e-5",
    ]


@given(words)
def test_a_table_keeps_one_line_a_row_and_nothing_to_obey(rows: list[str]) -> None:
    lines = plain_table(np.ones((len(rows), 2)), rows, ["a", "b"], "value").split("\n")
    assert len(lines) == len(rows) + 1 and len({cell_len(line) for line in lines}) == 1
    assert not any("\x1b" in line for line in lines)


def test_vectors() -> None:
    assert plain_table(np.array([3, 14]), ["小", "a"], [], "integer") == "小   3\na   14"
    assert plain_table(np.array([3, 14]), [], ["小", "a"], "integer") == "小   a\n 3  14"
    assert plain_table(np.array([3, 14]), [], [], "integer") == " 3\n14"


def test_wrong_labels_are_said() -> None:
    with pytest.raises(ValueError, match="row labels"):
        plain_table(np.ones((2, 2)), ["a"], ["b", "c"])
    with pytest.raises(ValueError, match="axes"):
        plain_table(np.ones((2, 2, 2)), [], [])


@given(words, st.integers(4, 30), st.sampled_from(["truecolor", "16", "none"]), st.booleans())
def test_chips_are_exact_and_found_by_the_mouse(
    labels: list[str], width: int, depth: ColorDepth, dark: bool
) -> None:
    ids = [len(label) for label in labels]
    lines = chips(labels, ids, 0 if labels else None, width, Look(dark=dark, depth=depth))
    assert all(sum(cell_len(s.text) for s in line) == width for line in lines)
    assert all(s.style is not None for line in lines for s in line)
    for index, (line, x, cells) in enumerate(places(labels, width)):
        assert {chip_at(labels, width, x + i, line) for i in range(cells)} == {index}
    assert chip_at(labels, width, 0, len(lines)) is None


def test_the_selected_chip_shows_without_colour() -> None:
    (line,) = chips(["小猫", "[/b]", "累"], [1, 2, 3], 2, 20, Look(depth="none"))
    assert "".join(s.text for s in line) == " 小猫  [/b] [累]    "
    assert [s.text for s in line if s.style and s.style.bold] == ["[累]"]
    assert all(s.style and s.style.color is None and s.style.bgcolor is None for s in line)


def test_the_same_token_has_the_same_hue_and_neighbours_differ() -> None:
    (line,) = chips(["a", "b", "a"], [4, 9, 4], None, 9, Look())
    assert line[0].style == line[2].style != line[1].style
