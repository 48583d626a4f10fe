"""Every experiment shows its effect unasked; the last step says that it is the last."""

from __future__ import annotations

from typing import Any

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from attn_tui.paint.stage.grid import CHANGED
from attn_tui.tui.app import TutorApp
from attn_tui.tui.panes.effect import EffectLine
from tests.tui.driving import LARGE, SMALL, drive, screen, shown

P = Pilot[Any]


def said(app: TutorApp) -> str:
    """The strip, "" where it is not there."""
    line = app.tutor.query_one(EffectLine)
    return line.lines(line.content_size.width)[0].plain if line.display else ""


@pytest.mark.parametrize("size", [SMALL, LARGE])
@pytest.mark.parametrize("model", ["byhand", "tiny"])
def test_a_switch_shows_what_it_does_to_the_next_token(model: str, size: tuple[int, int]) -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        assert said(app) == ""
        before = app.tutor.tour.candidates(1)[0]
        await pilot.press("2")
        await pilot.pause()
        (now,) = (one for one in app.tutor.tour.candidates(7168) if one.token == before.token)
        assert said(app).startswith(("next: ", "next, unchanged: ")) and said(app) in screen(app)
        assert before.token in said(app)
        if abs(now.drawn - before.drawn) > 0.01:
            assert f"{before.drawn:.0%} → " in said(app)
        result = shown(app).result
        assert any(shown(app).moved) and result is not None and result.changed is not None
        assert result.changed.any() and (size == SMALL or f"{CHANGED} " in screen(app))
        await pilot.press("u")
        await pilot.pause()
        assert said(app) == "" and not shown(app).moved and f"{CHANGED} " not in screen(app)

    drive(script, size, step="weights", model=model, text="the cat sat because it was tired")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_changed_share_whose_row_no_longer_adds_up_to_1_is_said(lang: str) -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        await pilot.press("equals_sign", "0", "enter")
        await pilot.pause()
        (edit,) = app.tutor.now.edits
        total = float(app.tutor.tour.graph.value(edit.node)[edit.cell[:-1]].sum())
        assert total < 0.9 and f" {total:.2f}" in said(app)
        assert cell_len(said(app)) <= 76

    drive(script, SMALL, lang, step="weights")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_last_step_says_so_and_what_one_can_do(lang: str) -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        await pilot.press("end")
        await pilot.pause()
        assert {"zh": "最后一步", "en": "The last step"}[lang] in said(app) and said(app) in screen(app)
        await pilot.press("b")
        await pilot.pause()
        assert said(app) == ""

    drive(script, SMALL, lang)
