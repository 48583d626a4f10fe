"""Lessons as lines: every element of Markdown, whatever the text, width and colours."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

from attn_tui.paint.look import Look
from attn_tui.paint.palette import ColorDepth, theme
from attn_tui.paint.prose import prose

LESSONS = sorted((Path(__file__).parents[2] / "lessons").rglob("[0-9]*.md"))
DEPTHS: tuple[ColorDepth, ...] = ("truecolor", "16", "none")
PIECES = (
    "小猫，", "cat ", "\n", "\n\n", "# ", "- ", "   - ", "1. ", "> ", "```\n", "`c d`", "**", "*", "---\n",
    "| a | b |\n| :- | -: |\n| 猫 | 1 |\n", "[a](b)", "![i](j)", "<b>", "[red]", "&#10;", "&#13;", "&#8238;",
    "\x1b[31m", "\x9b", "\t", "\\\n", "\r\n",
)  # fmt: skip
markdowns = st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=100)


def plain(markdown: str, width: int = 60) -> list[str]:
    return [line.plain.rstrip() for line in prose(markdown, width, Look())]


def drawn(line: Text) -> list[Segment]:
    return list(line.render(Console()))


def style_of(lines: list[Text], words: str) -> Style:
    """The style of the segment that is drawn with these words in it."""
    found = next(s for line in lines for s in drawn(line) if words in s.text)
    return found.style or Style()


@pytest.mark.parametrize("path", LESSONS, ids=lambda p: "/".join(p.parts[-2:]))
@pytest.mark.parametrize("width", [34, 54, 76])
def test_every_lesson_fits_and_loses_no_word(path: Path, width: int) -> None:
    source = path.read_text(encoding="utf-8").split("---\n", 2)[2]
    lines = prose(source, width, Look())
    assert max(cell_len(line.plain) for line in lines) <= width
    shown = {c for line in lines for c in line.plain if c.isalnum()}
    assert {c for c in source if c.isalnum()} == shown


@given(markdowns, st.integers(1, 40), st.sampled_from(DEPTHS))
def test_anything_at_all_is_shown_safely_and_fits(markdown: str, width: int, depth: ColorDepth) -> None:
    lines = prose(markdown, width, Look(dark=False, depth=depth))
    assert all(cell_len(line.plain) <= width for line in lines)
    categories = {unicodedata.category(c) for line in lines for c in line.plain}
    assert not categories & {"Cc", "Cf", "Cs", "Zl", "Zp"}


@given(markdowns)
def test_without_colours_there_are_none(markdown: str) -> None:
    for depth in ("16", "none"):
        for line in prose(markdown, 30, Look(depth=depth)):
            assert all(s.style is None or s.style.color is s.style.bgcolor is None for s in drawn(line))


MARKDOWN = """## Title
A **bold** and *soft* word, `code[0]`, [red]not markup[/red] <b>nor this</b>.

1. one
2. two
   - inner

> quoted

---

```
x = 1
```
"""


def test_what_is_what() -> None:
    lines = plain(MARKDOWN)
    assert lines[:2] == ["Title", ""]
    assert "A bold and soft word, code[0], [red]not markup[/red] <b>nor" in lines
    assert " 1. one" in lines and " 2. two" in lines
    assert any(line.strip() == "◦ inner" for line in lines)
    assert "│ quoted" in lines
    assert "─" * 60 in lines
    assert "  x = 1" in lines


@pytest.mark.parametrize("dark", [True, False])
def test_styles_reach_the_screen(dark: bool) -> None:
    lines, colours = prose(MARKDOWN, 60, Look(dark=dark)), theme(dark)

    def front(words: str) -> str:
        color = style_of(lines, words).color
        return color.name if color else ""

    assert (front("Title"), bool(style_of(lines, "Title").bold)) == (colours.foreground, True)
    assert style_of(lines, "bold").bold and style_of(lines, "soft").italic
    assert not style_of(lines, " and ").bold
    assert front("word") == front("code[0]") == colours.foreground
    code = style_of(lines, "code[0]").bgcolor
    assert code is not None and code.name == colours.panel
    assert front("│") == front("─") == front("1.") == colours.dim
    panel = style_of(lines, "x = 1").bgcolor
    assert panel is not None and panel.name == colours.panel


def test_without_colours_weight_and_lines_tell_the_parts() -> None:
    lines = prose(MARKDOWN, 60, Look(depth="none"))
    assert style_of(lines, "Title").bold
    assert style_of(lines, "code[0]").underline


def test_code_is_a_panel_of_the_full_width_and_never_wrapped() -> None:
    lines = [line.plain for line in prose("```\nshort\n" + "长" * 30 + "\n\ta\n```", 20, Look())]
    assert {cell_len(line) for line in lines} == {20}
    assert [line.rstrip() for line in lines if line.strip()] == ["  short", "  " + "长" * 8 + "…", "      a"]


def test_inline_code_is_kept_together() -> None:
    assert plain("Then type `a + b` now", 12) == ["Then type", "a + b now"]
    assert plain("Then `a + b` now", 8) == ["Then", "a + b", "now"]


def test_lines_of_the_source_are_joined_as_the_language_wants() -> None:
    assert plain("小猫，\n坐在“\n垫子”\n上") == ["小猫，坐在“垫子”上"]
    assert plain("the “cat”\nsat") == ["the “cat” sat"]
    assert plain("小猫\n**sat** on\n垫子") == ["小猫 sat on 垫子"]
    assert plain("one\\\ntwo  \nthree") == ["one", "two", "three"]


def test_lists_hang_and_nest() -> None:
    assert plain("- aaa bbb ccc\n- d\n  1. e\n  2. f", 10) == [
        " • aaa bbb",
        "   ccc",
        " • d",
        "    1. e",
        "    2. f",
    ]
    assert plain("7. a\n8. b") == [" 7. a", " 8. b"]


def test_tables_are_aligned_and_narrowed() -> None:
    table = "| a | bc |\n| --- | --: |\n| 小猫 | 1 |\n| a long cell | 22 |"
    assert plain(table) == ["a            bc", "小猫          1", "a long cell  22"]
    assert plain(table, 10) == ["a       bc", "小猫     1", "a lon…  22"]


def test_references_and_controls_become_symbols() -> None:
    assert plain("a&#10;b &#13; \x1b[0m [/x]") == ["a⏎b ␍ ␛[0m [/x]"]
