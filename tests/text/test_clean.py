"""Nothing that a terminal would obey leaves, and nothing moves on the line because of it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

from attn_tui.text.clean import clean, clean_lines, clean_segments, clean_text

anything = st.text(
    st.characters()
    | st.sampled_from("小猫它了，é\u0301👨\u200d👩🇨🇳\ufe0f\x1b\x9b\u202e\ud800\u2028\ufffe\uffffｱ\n\t"),
    max_size=30,
)
OBEYED = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def obeyed(text: str, keep: str = "") -> bool:
    return any(unicodedata.category(c) in OBEYED and c not in keep for c in text)


@given(anything, st.booleans())
def test_nothing_is_left_to_obey(text: str, spaces: bool) -> None:
    shown = clean(text, spaces)
    assert len(shown) == len(text)
    assert not obeyed(shown)
    assert not {ord(c) & 0xFFFF for c in shown} & {0xFFFE, 0xFFFF}
    assert clean(shown, spaces) == shown
    assert not spaces or " " not in shown


@given(anything)
def test_lines_keep_their_breaks(text: str) -> None:
    shown = clean_lines(text)
    assert len(shown) == len(text) and not obeyed(shown, "\n\t")
    assert [i for i, c in enumerate(shown) if c == "\n"] == [i for i, c in enumerate(text) if c == "\n"]


def test_marks() -> None:
    assert clean("\x1b[31m\0\n\t\x7f\u202e\x9b\ud800") == "␛[31m␀⏎ ␡··�"
    assert clean("a\u2028b\u2029c\ufffed\uffffe\U0001ffff\ufdd0") == "a⏎b⏎c�d�e��"
    assert clean("a b\t", spaces=True) == "a␣b␣"
    for same in ("小猫 cat", "\u3000全角", "a\u00a0b", "e\u0301", "\ue0b0", "∞−·"):
        assert clean(same) == same


@given(st.lists(st.tuples(anything, st.sampled_from([None, Style(bold=True)])), max_size=6))
def test_a_line_about_to_be_drawn_is_clean_and_as_wide_as_it_was(
    parts: list[tuple[str, Style | None]],
) -> None:
    line = [Segment(text, style) for text, style in parts]
    cleaned = clean_segments(line)
    assert not any(obeyed(segment.text) for segment in cleaned)
    assert sum(map(cell_len, (s.text for s in cleaned))) == sum(map(cell_len, (s.text for s in line)))


def test_a_clean_line_is_not_copied_and_controls_of_the_screen_stay() -> None:
    line = [Segment("小猫", Style(bold=True)), Segment(" cat ")]
    assert clean_segments(line) is line
    moving = [Segment("\x1b[2J", None, [(1, 2)])]  # type: ignore[list-item]
    assert clean_segments(moving) is moving
    assert [s.text for s in clean_segments([Segment("a\x1bb"), Segment("  ")])] == ["a␛b", " "]


@pytest.mark.parametrize("text", ["a\x1bb\u2028", "fine\nlines"])
def test_a_text_keeps_its_styles(text: str) -> None:
    styled = Text(text, spans=[])
    styled.stylize("bold", 0, 1)
    cleaned = clean_text(styled)
    assert cleaned.plain == clean_lines(text) and cleaned.spans == styled.spans
    assert (cleaned is styled) == (clean_lines(text) == text)
