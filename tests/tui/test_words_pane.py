"""The words of a card, drawn where the matrices stand."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from attn_tui.paint.look import Look
from attn_tui.space.clouds import of_words
from attn_tui.space.vectors import load_vectors
from attn_tui.tui.panes.words import drawn

WORDS = ("番茄", "西红柿", "tomato", "he", "他", "汽车", "car", "热")


@pytest.mark.parametrize("size", [(74, 9), (74, 30), (110, 34)])
@pytest.mark.parametrize("dims", [1, 2, 3])
def test_the_words_fill_the_room_and_no_more(size: tuple[int, int], dims: int) -> None:
    lines = drawn(of_words(load_vectors(), WORDS), dims, size, Look("zh", True, "truecolor"))
    assert len(lines) <= size[1]
    assert all(cell_len(line.plain) <= size[0] for line in lines)
    text = "\n".join(line.plain for line in lines)
    assert "番茄" in text and "0." in text


def test_a_cosine_stands_in_the_row_and_column_of_its_words() -> None:
    lines = drawn(of_words(load_vectors(), WORDS[:3]), 2, (74, 30), Look("en", True, "truecolor"))
    table = [line.plain.split() for line in lines if line.plain.startswith(WORDS[:3])]
    assert [row[index + 1] for index, row in enumerate(table)] == ["1.00"] * 3
    assert table[0][2] == table[1][1] != "1.00"
