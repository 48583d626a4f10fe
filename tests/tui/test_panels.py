"""Panels open over the lesson's column: the matrices stay in sight and live, and the tutor's keys work on."""

from __future__ import annotations

from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from attn_tui.tui.app import TutorApp
from attn_tui.tui.panels.code import Code
from attn_tui.tui.panels.listing import Listing
from attn_tui.tui.panels.pick import Pick
from attn_tui.tui.panels.second import Second
from attn_tui.tui.panels.why import Why
from attn_tui.tui.panes.lesson import LessonPane
from attn_tui.tui.panes.stage import StagePane
from tests.tui.driving import LARGE, SMALL, close, drive, panel, screen, shown

P = Pilot[Any]
TEXT = "the cat sat because it was tired"
PANELS = {
    "why": Why,
    "uses": Why,
    "code": Code,
    "switches": Listing,
    "edits": Listing,
    "go": Pick,
    "second": Second,
}


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_every_panel_leaves_the_matrices_in_sight(size: tuple[int, int]) -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        stage, lesson = app.tutor.query_one(StagePane), app.tutor.query_one(LessonPane)
        for view, kind in PANELS.items():
            app.tutor.action_open(view)
            await pilot.pause()
            assert isinstance(panel(app), kind)
            assert not panel(app).region.overlaps(stage.region) and not lesson.region.area
            assert stage.region.area * 3 >= panel(app).region.area * 2
            await close(app, pilot)
            assert app.tutor.panel is None and lesson.region.area and app.focused is None

    drive(script, size, text=TEXT, step="weights")


def test_one_walks_changes_and_undoes_while_a_panel_is_open() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        await pilot.press("enter")
        why = panel(app)
        assert isinstance(why, Why)
        before = "\n".join(line.plain for line in why.lines(56)[0])
        await pilot.press("n")
        assert shown(app).step.id == "mixed" and app.tutor.panel is why
        await pilot.press("1")
        assert "\n".join(line.plain for line in why.lines(56)[0]) != before
        await pilot.press("u")
        assert "\n".join(line.plain for line in why.lines(56)[0]) == before and not app.tutor.now.switches

    drive(script, text=TEXT, step="weights")


def test_tab_gives_the_arrows_to_the_matrices_and_back() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        await pilot.press("enter")
        place = shown(app).place
        await pilot.press("down")
        assert shown(app).place == place
        await pilot.press("tab", "left", "left")
        assert shown(app).place != place and app.tutor.panel is not None
        place = shown(app).place
        await pilot.press("tab", "left")
        assert shown(app).place == place
        await pilot.press("escape")
        assert app.tutor.panel is None

    drive(script, text=TEXT, step="weights")


def test_a_menu_goes_with_the_key_that_is_pressed_over_it() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        await pilot.press("f", "8")
        await pilot.pause()
        assert app.tutor.panel is None and "silent" in app.tutor.now.switches

    drive(script, text=TEXT, step="weights")


def test_a_second_sentence_has_a_field_of_its_own() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        await pilot.press("P")
        await pilot.pause()
        field = panel(app).query_one(Input)
        assert field.value == TEXT and field.has_focus
        await pilot.press(*["backspace"] * 5, *"small", "enter")
        await pilot.pause()
        now = app.tutor.now
        assert (
            now.text == TEXT
            and now.pinned is not None
            and now.pinned.text == "the cat sat because it was small"
        )
        assert shown(app).differing and "next" in screen(app)
        await pilot.press("P")
        await pilot.pause()
        await pilot.press("x", "escape")
        await pilot.pause()
        assert app.tutor.now.pinned == now.pinned and app.tutor.panel is None

    drive(script, text=TEXT, step="weights")


@pytest.mark.parametrize("key", ["n", "K"])
def test_a_layer_that_repeats_asks_to_walk_or_to_skip(key: str) -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        stations = app.tutor.tour.stations
        first = next(one for one in stations if one.stack is not None and one.layer == 1)
        await pilot.press("right_square_bracket")
        await pilot.pause()
        assert app.tutor.now.station(app.tutor.tour) == first and "skip the layers" in screen(app)
        await pilot.press(key)
        now = app.tutor.now.station(app.tutor.tour)
        behind = next(one for one in stations[stations.index(first) :] if one.stack is None)
        assert now == (behind if key == "K" else stations[stations.index(first) + 1])

    drive(script, step="norm1", model="tiny")
