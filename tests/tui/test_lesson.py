"""The lesson in its pane."""

from __future__ import annotations

from typing import Any

import pytest
from textual.pilot import Pilot

from attn_tui.tui.app import TutorApp
from attn_tui.tui.panes.lesson import LessonPane, LessonText
from tests.tui.driving import LARGE, SMALL, drive


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_a_lesson_has_one_frame_and_all_of_its_width(size: tuple[int, int]) -> None:
    async def script(app: TutorApp, pilot: Pilot[Any]) -> None:
        pane, text = app.tutor.query_one(LessonPane), app.tutor.query_one(LessonText)
        assert text.styles.border_top[0] == "" and text.styles.padding.width == 0
        assert text.content_size.width == pane.scrollable_content_region.width

    drive(script, size)
