"""Small maps, and the sentence coloured by shares."""

from __future__ import annotations

import numpy as np
import pytest
from rich.color import Color

from attn_tui.paint.attended import attended
from attn_tui.paint.look import Look
from attn_tui.paint.minimap import minimap, pooled
from attn_tui.paint.palette import ColorDepth, sequential


def test_a_sharp_line_stays_when_it_is_made_small() -> None:
    np.testing.assert_array_equal(pooled(np.eye(64), 8, 8), np.eye(8))
    assert pooled(np.eye(64), 6, 9).max(axis=1).min() == 1


def test_two_rows_make_one_line() -> None:
    (line,) = minimap(np.array([[1.0, 0], [0, 1.0]]), 2, 1, Look())
    low, high = sequential(True).backgrounds[0], sequential(True).backgrounds[31]
    assert line.plain == "▀▀"
    colours = [(span.style.color, span.style.bgcolor) for span in line.spans]  # type: ignore[union-attr]
    assert colours == [
        (Color.parse(high), Color.parse(low)),
        (Color.parse(low), Color.parse(high)),
    ]


def test_a_small_matrix_fills_the_room_by_whole_cells() -> None:
    lines = minimap(np.eye(3), 10, 4, Look(depth="none"))
    assert [line.plain for line in lines] == ["█  ", " █ ", "  █"]
    lines = minimap(np.eye(3), 10, 6, Look(depth="none"))
    assert [line.plain for line in lines] == ["██    "] * 2 + ["  ██  "] * 2 + ["    ██"] * 2


@pytest.mark.parametrize("depth", ["truecolor", "16", "none"])
@pytest.mark.parametrize("n", [1, 2, 7, 40, 128])
def test_a_map_stays_within_its_room(n: int, depth: ColorDepth) -> None:
    lines = minimap(np.tri(n) / n, 8, 3, Look(dark=False, depth=depth))
    assert 1 <= len(lines) <= 3
    assert all(1 <= line.cell_len <= 8 for line in lines)


def test_the_query_stands_in_brackets_and_shares_are_glyphs_without_colour() -> None:
    (line,) = attended(("the", "cat", "它"), (0.0, 1.0, 0.5), 2, 40, Look(depth="none"))
    assert line.plain == " the  cat █[它]▒"


def test_tokens_wrap_and_are_made_safe() -> None:
    labels = ("\x1b[31m", "[bold]", "词" * 30, "end")
    lines = attended(labels, (0.1, 0.2, 0.3, 0.4), 0, 20, Look(dark=False))
    assert all(line.cell_len <= 20 for line in lines)
    assert "\x1b" not in "".join(line.plain for line in lines)
    assert "[bold]" in "".join(line.plain for line in lines)


def test_the_larger_share_has_the_stronger_colour() -> None:
    (line,) = attended(("a", "b"), (0.0, 1.0), 0, 20, Look())
    backs = [span.style.bgcolor for span in line.spans]  # type: ignore[union-attr]
    assert backs == [Color.parse(sequential(True).backgrounds[i]) for i in (0, 31)]
