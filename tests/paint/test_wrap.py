"""Lines of Chinese and English: nothing lost, nothing too wide, no line begins with a comma."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from attn_tui.paint.wrap import CLOSING, OPENING, wrap

widths = st.integers(4, 40)
anything = st.text("小猫坐在垫子上，。；：“”（）「」、… abc’de -01.×é—\xa0\U0001f600\u0301", max_size=120)
parts = st.lists(
    st.sampled_from(
        ["小猫", "坐在，", "垫子。", "（上）", "“它”", "累了；", "cat", "n²，", "《书》：", "猫——", " "]
    ),
    max_size=30,
).map("".join)


def wrapped(text: str, width: int) -> list[str]:
    return [line.plain for line in wrap(Text(text), width)]


@given(anything, widths)
def test_only_spaces_at_breaks_are_lost_and_every_line_fits(text: str, width: int) -> None:
    lines = wrapped(text, width)
    gaps = r"\s*".join(re.escape(line) for line in lines)
    assert re.fullmatch(gaps + r"\s*", text)
    assert all(cell_len(line) <= width for line in lines)


@given(st.text("小猫坐在垫子上", min_size=4, max_size=60), widths)
def test_chinese_fills_its_lines(text: str, width: int) -> None:
    *full, _ = wrapped(text, width)
    assert all(cell_len(line) >= width - 1 for line in full)


@given(parts, st.integers(20, 40))
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(text: str, width: int) -> None:
    lines = wrapped(text, width)
    for line, after in pairwise(lines):
        assert not line.endswith(tuple(OPENING))
        assert not after.startswith(tuple(CLOSING))


@given(
    st.lists(st.from_regex(r"[a-z]{1,8}(’t)?[.,]?", fullmatch=True), min_size=1, max_size=20),
    st.integers(11, 40),
)
def test_words_stay_whole_and_lines_are_as_full_as_they_can_be(words: list[str], width: int) -> None:
    lines = wrapped(" ".join(words), width)
    assert [word for line in lines for word in line.split()] == words
    for line, after in pairwise(lines):
        assert cell_len(line) + 1 + cell_len(after.split()[0]) > width


def test_a_mark_takes_the_character_before_it_to_the_next_line() -> None:
    assert wrapped("小猫坐，在", 6) == ["小猫", "坐，在"]
    assert wrapped("小猫（坐）", 6) == ["小猫", "（坐）"]
    assert wrapped("是 FlashAttention，它", 17) == ["是", "FlashAttention，", "它"]


def test_the_endless_is_cut_and_line_breaks_are_kept() -> None:
    assert wrapped("abcdefghij", 4) == ["abcd", "efgh", "ij"]
    assert wrapped("a\n\nb", 4) == ["a", "", "b"]
    assert wrapped("", 4) == [""]
    assert wrapped("小猫", 1) == ["小", "猫"]


def test_a_no_break_space_does_not_break() -> None:
    assert wrapped("see a\xa0+\xa0b", 7) == ["see", "a\xa0+\xa0b"]


def test_styles_are_kept() -> None:
    text = Text("小猫坐在垫子上")
    text.stylize("bold", 2, 4)
    first, second = wrap(text, 6)[:2]
    assert [span.style for span in first.spans] == ["bold"]
    assert (first.spans[0].start, first.spans[0].end) == (2, 3)
    assert (second.spans[0].start, second.spans[0].end) == (0, 1)
