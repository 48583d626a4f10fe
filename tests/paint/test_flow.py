"""The flow line: chapters, the steps of the present one, a gauge of layers; as wide as it is asked to be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from attn_tui.paint.flow import Flow, FlowChapter, FlowLine, flow_line, move_bar
from attn_tui.paint.look import Look

CHAPTERS = (
    FlowChapter("文字", ("文字", "词元")),
    FlowChapter("注意力", ("Q", "K", "V", "Q·Kᵀ", "softmax")),
    FlowChapter("下一个词", ("logits", "下一个词")),
)


def said(line: FlowLine) -> str:
    return "".join(segment.text for segment in line.segments)


def test_the_present_chapter_shows_its_steps_and_the_others_their_names() -> None:
    line = flow_line(Flow(CHAPTERS, 5, place=5, places=9, layer=1, layers=3, word="层"), 70, Look("zh"))
    assert said(line).startswith("文字 ▸ 注意力 ●●●[Q·Kᵀ]○ ▸ 下一个词 ")
    assert said(line).endswith("层 1 [2] 3  6/9")


def test_what_moved_is_a_bar_in_the_place_of_the_dot_and_after_a_chapter() -> None:
    moved = (0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 0.0, 0.0, 0.04)
    line = flow_line(Flow(CHAPTERS, 5, moved, 5, 9), 70, Look("zh"))
    assert said(line).startswith(f"文字 ▸ 注意力 ●●█[Q·Kᵀ]█○ ▸ 下一个词{move_bar(0.04)}")


@pytest.mark.parametrize("width", range(20, 90))
def test_every_position_leads_to_what_stands_there(width: int) -> None:
    line = flow_line(Flow(CHAPTERS, 5, place=5, places=9, layer=1, layers=3, word="层"), width, Look("zh"))
    text = said(line)
    for span in line.spans:
        cells = "".join(c if cell_len(c) == 1 else c + "\0" for c in text)[span.start : span.end]
        shown = cells.replace("\0", "").strip("[]")
        if span.kind == "layer":
            assert shown == str(span.which + 1)
        else:
            marks = [mark for chapter in CHAPTERS for mark in chapter.marks]
            assert shown in ("●", "○", marks[span.which], *(chapter.name for chapter in CHAPTERS))
        assert line.at(span.start) == line.at(span.end - 1) == span


@given(
    st.lists(st.integers(1, 40), min_size=1, max_size=8), st.data(), st.integers(30, 200), st.integers(0, 40),
    st.booleans(),
)  # fmt: skip
def test_it_is_as_wide_as_asked_and_names_the_present_step(
    sizes: list[int], data: st.DataObject, width: int, layers: int, moved: bool
) -> None:
    chapters = tuple(FlowChapter(f"章{i}", tuple(f"s{i}.{j}" for j in range(n))) for i, n in enumerate(sizes))
    current = data.draw(st.integers(0, sum(sizes) - 1))
    layer = data.draw(st.integers(0, max(0, layers - 1)))
    far = (0.5,) * sum(sizes) if moved else ()
    flow = Flow(chapters, current, far, current, sum(sizes), layer, layers, "层")
    text = said(flow_line(flow, width, Look("zh")))
    marks = [mark for chapter in chapters for mark in chapter.marks]
    gauge = layers >= 2
    if width >= 60 or not gauge:
        assert cell_len(text) == width and f"[{marks[current]}]" in text
