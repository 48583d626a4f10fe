"""A result as it is made: nothing shifts, the sum counts up, the last frame is the finished drawing."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from attn_tui.paint.look import Look
from attn_tui.paint.stage.draw import draw
from attn_tui.paint.stage.motion import FRAMES, frame
from attn_tui.paint.stage.what import RESULT, Stage
from attn_tui.tui.motion import moves
from tests.paint.stage.test_stage import added, cells_text, line_text, multiplied, shared

WHATS = [multiplied(6, 8, 5, 1), multiplied(9, 3, 7, 2, biased=True), added(4, 12, 3), shared(7, 4)]


@pytest.mark.parametrize("what", WHATS)
def test_frames_cover_what_is_not_made_yet(what: Stage) -> None:
    look = Look("zh")
    drawn = draw(what, 100, 34, look)
    numbers = []
    for at in range(FRAMES):
        now = frame(what, drawn, at, look)
        for before, line in zip(drawn.lines, now.lines, strict=True):
            assert sum(cell_len(part.text) for part in line) == sum(cell_len(part.text) for part in before)
        texts = [line_text(now, y) for y in range(len(now.lines))]
        numbers.append(sum(len(text.split()) for text in texts))
    assert numbers[0] < numbers[-1] and numbers == sorted(numbers)
    assert frame(what, drawn, FRAMES - 1, look) is drawn


def test_the_sum_counts_up_to_the_number() -> None:
    what, look = multiplied(6, 8, 5, 1), Look("zh")
    assert what.result is not None
    drawn, seen = draw(what, 100, 34, look), []
    place = what.result.row, what.result.column
    spots = [
        (y, span.x + index * span.width, span.width)
        for y, spans in enumerate(drawn.spans)
        for span in spans
        if span.which == RESULT
        for index, column in enumerate(span.columns)
        if (span.row, column) == place
    ]
    (y, x, width), *_ = spots
    for at in range(FRAMES):
        seen.append(float(cells_text(line_text(frame(what, drawn, at, look), y), x, width).strip("▐▌ ")))
    assert seen[0] == pytest.approx(sum(term.product for term in what.terms[:2]), abs=0.01)
    assert seen[-1] == seen[-2] == pytest.approx(what.value, abs=0.01)


def test_what_asks_for_stillness() -> None:
    assert moves({"TERM": "xterm"})
    assert not moves({}, unwanted=True)
    for name, value in (("NO_COLOR", "1"), ("SSH_TTY", "/dev/pts/0"), ("TEXTUAL_ANIMATIONS", "none")):
        assert not moves({name: value})
