"""What Textual does otherwise than a learner needs it: odd bytes, tiny lists, control characters, saving."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from rich.segment import Segment
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widgets import Input, OptionList

from attn_tui.course.course import Course
from attn_tui.learner.session import Session
from attn_tui.paint.palette import theme
from attn_tui.runs.run import Runs
from attn_tui.tui import app as tui_app
from attn_tui.tui.app import TutorApp
from attn_tui.tui.mends import clean_update, forgiving_decoder
from tests.tui.driving import drive

HOSTILE = "a\x1b]0;PWNED\x07\u009b31m\u202eb"


def test_a_byte_that_is_no_utf8_becomes_one_character_and_the_rest_goes_on() -> None:
    decode = forgiving_decoder("utf-8")().decode
    assert [decode(part) for part in (b"\xff", b"n", b"\xe5\xb0", b"\x8f", b"\xe5", b"q")] == [
        *("\ufffd", "n", "", "小", "", "\ufffdq"),
    ]


@pytest.mark.parametrize("full", [True, False])
def test_what_a_widget_of_textual_draws_leaves_clean(full: bool) -> None:
    class Hostile(App[None]):
        def compose(self) -> ComposeResult:
            yield Input(HOSTILE, compact=True)

    async def run() -> str:
        app = Hostile()
        async with app.run_test(size=(40, 4)) as pilot:
            compositor = app.screen._compositor
            compositor._dirty_regions.add(Region(0, 0, 40, 1))
            update = compositor.render_update(full=full)
            await pilot.pause()
            assert isinstance(update, LayoutUpdate if full else ChopsUpdate)
            assert "\x1b]0;" in update.render_segments(app.console)
            clean_update(update)
            return update.render_segments(app.console)

    sent = asyncio.run(run())
    assert "\x1b]" not in sent and not {"\x07", "\u009b", "\u202e"} & set(sent)
    assert "a␛]0;PWNED·31m·b" in sent


def test_clean_strips_are_left_as_they_are() -> None:
    strip = Strip([Segment("the cat")])
    update = LayoutUpdate([[strip]], Region(0, 0, 7, 1))
    clean_update(update)
    assert [list(line) for line in update.strips] == [[strip]] and next(iter(update.strips[0])) is strip


@pytest.mark.parametrize("key", ["o", "ctrl+p"])
@pytest.mark.parametrize("lines", [1, 2, 3, 4])
def test_a_list_in_a_window_without_room_for_it_stays(key: str, lines: int) -> None:
    async def script(app: TutorApp, pilot: Pilot[Any]) -> None:
        await pilot.press(key)
        await pilot.pause()
        assert app.screen.query(OptionList)
        await pilot.resize_terminal(80, lines)
        await pilot.press("pagedown", "pageup", "down", "pagedown", "end", "pageup")
        await pilot.resize_terminal(80, 24)
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is app.tutor and app.tutor.panel is None

    drive(script, (80, 24))


def test_the_first_screen_has_the_theme_s_colours_and_t_the_other_s() -> None:
    async def script(app: TutorApp, pilot: Pilot[Any]) -> None:
        pane = app.tutor.query_one("#lesson")
        for dark in (True, False, True):
            assert pane.styles.border_title_color.hex.lower() == theme(dark).foreground
            assert app.tutor.styles.background.hex.lower() == theme(dark).background
            await pilot.press("t")
            await pilot.pause()

    drive(script)


@pytest.mark.parametrize("width", [1, 2, 3, 4, 5])
def test_the_palette_in_no_width_at_all(width: int) -> None:
    async def script(app: TutorApp, pilot: Pilot[Any]) -> None:
        await pilot.press("ctrl+p")
        await pilot.pause()
        await pilot.resize_terminal(width, 20)
        await pilot.press("l", "n", "down")
        await pilot.resize_terminal(80, 24)
        await pilot.press("escape")

    drive(script, (80, 24))


@pytest.mark.parametrize("opens", ["o", "f", "question_mark", "ctrl+p"])
def test_a_screen_that_is_left_twice_in_one_burst_is_left_once(opens: str) -> None:
    async def script(app: TutorApp, pilot: Pilot[Any]) -> None:
        await pilot.press(opens)
        await pilot.pause()
        over = app.tutor.panel or app.screen
        over.dismiss()
        over.dismiss()
        await pilot.pause()
        assert app.screen is app.tutor and app.tutor.panel is None

    drive(script)


def test_a_save_that_failed_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tui_app, "SAVING", 0.02)
    asked: list[str] = []

    def failed() -> str:
        asked.append("")
        return "" if len(asked) < 3 else "state.json: cannot be written (No space left on device)"

    async def run() -> None:
        app = TutorApp(Runs(), Session("it was", "text", "en", "byhand"), Course({}), failed=failed)
        async with app.run_test() as pilot:
            await pilot.pause(0.3)
            notes = [note.message for note in app._notifications]
            assert notes == ["state.json: cannot be written (No space left on device)"]
            assert len(asked) == 3

    asyncio.run(run())
