"""Lessons as lines: nothing lost, nothing too wide, no line begins with a comma."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from attn_tui.paint.prose import prose
from attn_tui.paint.wrap import wrap

words = st.text("小猫坐在垫子上，。；：“”（）「」、 abcde -01.×é\U0001f600", max_size=120)
LESSONS = sorted((Path(__file__).parents[2] / "lessons").rglob("*.md"))


@given(words, st.integers(4, 40))
def test_wrapping_loses_only_spaces_at_breaks_and_fits(text: str, width: int) -> None:
    lines = [line.plain for line in wrap(Text(text), width)]
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_len(line) <= width for line in lines)


@given(st.text("小猫坐在垫子上", min_size=4, max_size=60), st.integers(8, 40))
def test_chinese_fills_its_lines(text: str, width: int) -> None:
    *full, _ = [line.plain for line in wrap(Text(text), width)]
    assert all(cell_len(line) >= width - 1 for line in full)


@given(
    st.lists(st.sampled_from(["小猫", "坐在，", "垫子。", "（上）", "“它”", "累了；"]), max_size=30),
    st.integers(12, 40),
)
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one(parts: list[str], width: int) -> None:
    for line in wrap(Text("".join(parts)), width):
        assert not line.plain.startswith(("，", "。", "）", "”", "；"))
        assert not line.plain.endswith(("（", "“"))


def test_words_stay_whole_and_the_endless_is_cut() -> None:
    assert [line.plain for line in wrap(Text("the cat sat on it"), 7)] == ["the cat", "sat on", "it"]
    assert [line.plain for line in wrap(Text("abcdefghij"), 4)] == ["abcd", "efgh", "ij"]
    assert [line.plain for line in wrap(Text(""), 4)] == [""]


def test_styles_are_kept() -> None:
    text = Text("小猫坐在垫子上")
    text.stylize("bold", 2, 4)
    first, second = wrap(text, 6)[:2]
    assert [span.style for span in first.spans] == ["bold"]
    assert (first.spans[0].start, first.spans[0].end) == (2, 3)
    assert (second.spans[0].start, second.spans[0].end) == (0, 1)


@pytest.mark.parametrize("path", LESSONS, ids=lambda p: "/".join(p.parts[-2:]))
@pytest.mark.parametrize("width", [34, 54, 76])
def test_every_lesson_fits(path: Path, width: int) -> None:
    lines = prose(path.read_text(encoding="utf-8"), width, True)
    assert max(cell_len(line.plain) for line in lines) <= width


@given(st.text(st.characters(codec="utf-8"), max_size=200), st.sampled_from(["truecolor", "16", "none"]))
def test_anything_at_all_can_be_shown(markdown: str, depth: str) -> None:
    lines = prose(markdown, 30, False, depth)  # type: ignore[arg-type]
    assert all("\x1b" not in line.plain and "\n" not in line.plain for line in lines)


MARKDOWN = """## Title

A **bold** and *soft* word, `code[0]`, [red]not markup[/red] <b>nor this</b>.

1. one
2. two
   - inner

> quoted

| a | bc |
| --- | --- |
| 小猫 | 1 |

```
x = 1
```
"""


def test_what_is_what() -> None:
    lines = prose(MARKDOWN, 60, True)
    plain = [line.plain.rstrip() for line in lines]
    assert plain[0] == "Title"
    assert "A bold and soft word, code[0], [red]not markup[/red] <b>nor" in plain
    assert " 1. one" in plain and " 2. two" in plain
    assert any(line.strip() == "◦ inner" for line in plain)
    assert "│ quoted" in plain
    assert "a     bc" in plain and "小猫  1" in plain
    assert "  x = 1" in plain
    bold = next(line for line in lines if "bold" in line.plain)
    assert any(bold.plain[s.start : s.end] == "bold" and "bold" in str(s.style) for s in bold.spans)
