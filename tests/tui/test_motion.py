"""Motion on the screen: begun by the press that makes a result, ended by any key."""

from __future__ import annotations

from typing import Any

from textual.pilot import Pilot

from attn_tui.tui.app import TutorApp
from attn_tui.tui.panes.stage import StagePane
from tests.tui.driving import drive, screen


def test_a_step_moves_and_any_key_ends_it() -> None:
    async def script(app: TutorApp, pilot: Pilot[Any]) -> None:
        pane = app.tutor.query_one(StagePane)
        await pilot.press("n")
        still = screen(app)
        assert not pane.moving
        await pilot.press("b")
        app.motion = True
        app.tutor.action_learn("onward", 1)
        assert pane.moving
        await pilot.press("f20")
        await pilot.pause()
        assert not pane.moving and screen(app) == still

    drive(script, step="k")


def test_a_stage_that_grows_while_it_moves_has_lines_for_its_size() -> None:
    async def script(app: TutorApp, pilot: Pilot[Any]) -> None:
        pane = app.tutor.query_one(StagePane)
        app.motion = True
        app.tutor.action_learn("onward", 1)
        assert pane.moving and pane._timer is not None
        pane._timer.pause()
        before = len(pane._lines())
        await pilot.resize_terminal(120, 50)
        await pilot.pause()
        assert pane.moving and len(pane._lines()) == pane.content_size.height > before

    drive(script, (120, 30), step="k")
