"""Numbers that overflow: the tutor says at which node, and goes on."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import Any

import pytest
from textual.pilot import Pilot

from attn_tui.runs.edit import parse_edit
from attn_tui.tui.app import TutorApp
from tests.tui.driving import close, drive, screen, shown

LARGE_CELLS = ("layer.0.W_in", "layer.0.W_out", "layer.1.W_in", "layer.1.W_out", "x")
EDITS = tuple(parse_edit(f"{node}[0,0]=10000") for node in LARGE_CELLS)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_where_numbers_end_is_said_and_no_key_crashes(lang: str) -> None:
    async def script(app: TutorApp, pilot: Pilot[Any]) -> None:
        switches = MappingProxyType({"norm": "none"})
        app.tutor.take(replace(app.tutor.now, switches=switches, edits=EDITS))
        await pilot.press(*["right_square_bracket"] * 3)
        for step in app.tutor.tour.steps:
            app.tutor.go(step.id)
            await pilot.pause()
        app.tutor.go("weights")
        await pilot.pause()
        ended = shown(app).ended
        assert shown(app).result is None and ended.startswith("layer.") and ended in screen(app)
        # the words of either language, each at half of the places
        for name in ("weights", "embed") if lang == "zh" else ("mid", "probs"):
            app.tutor.go(name)
            for key in ("H", "i", "g", "r", "enter", "U", "c", "p", "d", "d", "equals_sign", "y", "s"):
                await pilot.press(key)
                await pilot.pause()
                await close(app, pilot)
            app.tutor.action_open("split")
            await pilot.pause()
            await close(app, pilot)
        app.tutor.action_learn("clear_edits")
        app.tutor.go("weights")
        await pilot.pause()
        assert not shown(app).ended and shown(app).result is not None

    drive(script, (120, 40), lang, model="tiny")
