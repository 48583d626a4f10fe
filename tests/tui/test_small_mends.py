"""Keys that did something else than they say, each once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from attn_tui.learner.moves import MOVES
from attn_tui.paint.stage.what import RESULT
from attn_tui.tui.app import TutorApp
from attn_tui.tui.panels.number import Number
from attn_tui.tui.panels.why import Why
from attn_tui.tui.panes.sentence import SentenceBar
from attn_tui.tui.panes.stage import StagePane
from tests.tui.driving import LARGE, SMALL, drive, field, screen, shown

P = Pilot[Any]


def test_after_g_typing_goes_on_at_the_end() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        await pilot.press("g", "e", "!")
        longer = app.tutor.now.text
        assert longer.endswith("!") and field(app).value == longer

    drive(script)


@pytest.mark.parametrize("size", [SMALL, LARGE])
@pytest.mark.parametrize("key", ["tab", "shift+tab"])
def test_no_tab_walks_into_the_sentence(key: str, size: tuple[int, int]) -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        text = app.tutor.now.text
        await pilot.press(key, "n")
        assert app.tutor.now.text == text and app.tutor.now.step != "text" and not app.tutor.editing

    drive(script, size)


def test_a_step_while_letters_are_on_their_way_loses_none() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        await pilot.press("e")
        field(app).value = "it was so"
        # as F8 does from the field, before the message of the change has arrived
        app.tutor.action_learn("step", 1)
        await pilot.pause()
        assert field(app).value == app.tutor.now.text == "it was so" and app.tutor.now.step != "text"

    drive(script)


def test_all_operands_are_shown_however_many_a_step_has() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        app.tutor.go("scores")
        await pilot.pause()
        scene = shown(app)
        four = replace(scene, operands=scene.operands * 2)
        assert len(four.operands) == 4
        pane = app.tutor.query_one(StagePane)
        pane.show(four, app.tutor.look)
        await pilot.pause()
        assert {span.which for spans in pane.drawn.spans for span in spans} == {-1, 0, 1, 2, 3}
        app.tutor.go("scores")
        app.tutor.go("text")
        await pilot.pause()
        assert {span.which for spans in pane.drawn.spans for span in spans} == {-1}

    drive(script, (200, 60))


def test_the_trail_of_why_keeps_how_each_cell_was_reached() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        app.tutor.go("scores")
        await pilot.press("enter", "enter")
        await pilot.pause()
        why = app.tutor.panel
        assert isinstance(why, Why) and "] ← Q[" in why.lines(120)[0][0].plain
        await pilot.press("U")
        await pilot.pause()
        assert why.here.forward and "] ← Q[" in why.lines(120)[0][0].plain
        await pilot.press("enter")
        await pilot.pause()
        way = why.lines(120)[0][0].plain
        assert "] ← Q[" in way and "] → " in way

    drive(script)


def test_what_is_pasted_is_clean_in_every_field() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        app.tutor.go("scores")
        await pilot.press("equals_sign")
        await pilot.pause()
        assert isinstance(app.tutor.panel, Number)
        app.post_message(events.Paste("4\u009b2\n1"))
        await pilot.pause()
        assert app.tutor.panel.query_one(Input).value == "4·2 1"
        await pilot.press("escape", "ctrl+p")
        await pilot.pause()
        app.post_message(events.Paste("\u009d0;x"))
        await pilot.pause()
        assert app.screen.query_one(Input).value == "·0;x"

    drive(script)


@pytest.mark.parametrize("size", [(160, 5), (160, 3), (160, 1), (40, 3), (3, 3), (1, 1)])
def test_the_space_gives_way_in_small_windows(size: tuple[int, int]) -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        await pilot.press("r")
        await pilot.pause()
        await pilot.resize_terminal(*size)
        for key in ("v", "v", "v", "s", "s", "a", "tab", "right"):
            await pilot.press(key)
        await pilot.resize_terminal(*LARGE)
        await pilot.press("escape")

    drive(script)


def test_every_move_that_a_key_names_is_one() -> None:
    from attn_tui.tui.keys import KEYS
    from attn_tui.tui.screens.opening import VIEWS

    named = [key.does for key in KEYS]
    assert {arguments[0] for name, arguments in named if name == "learn"} <= MOVES.keys()
    assert {arguments[0] for name, arguments in named if name == "open"} <= VIEWS.keys()


def test_where_heads_stand_side_by_side_another_head_is_seen() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        app.tutor.go("concat")
        await pilot.press("right")
        await pilot.pause()
        before = shown(app).place
        pane = app.tutor.query_one(StagePane)
        for head in range(1, 8):
            await pilot.press("right_curly_bracket")
            await pilot.pause()
            place = shown(app).place
            assert place == (before[0], head * 16 + before[1])
            spans = [span for spans in pane.drawn.spans for span in spans if span.which == RESULT]
            assert app.tutor.now.head == head
            assert any(span.row == place[0] and place[1] in span.columns for span in spans)
        await pilot.press("right_curly_bracket")
        assert shown(app).place == before

    drive(script, SMALL, model="tiny")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_head_has_one_name_in_the_frame_and_in_the_maps(lang: str) -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        frame = str(app.tutor.query_one(SentenceBar).border_subtitle).split(" · ")[2]
        await pilot.press("H")
        await pilot.pause()
        assert frame[:14] in screen(app)

    drive(script, lang=lang, step="scores")


def test_a_cell_that_went_with_its_sentence_is_not_changed() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        await pilot.press(*["down"] * 5, "enter")
        await pilot.pause()
        why = app.tutor.panel
        assert isinstance(why, Why) and why.here.cell == (5,)
        # as the palette does, over the reasons of a cell
        app.tutor.type("a b")
        await pilot.press("equals_sign")
        await pilot.pause()
        assert app.tutor.panel is None and [note.message for note in app._notifications] == [
            "no such cell in this sentence"
        ]

    drive(script, text="it was tired", step="text")
