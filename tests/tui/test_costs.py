"""The views that no key opens: one token more, and retrieval."""

from __future__ import annotations

from typing import Any

import pytest
from textual.pilot import Pilot

from attn_tui.analysis.retrieval import store
from attn_tui.tui.app import TutorApp
from attn_tui.tui.screens.cache import CacheView
from tests.tui.driving import LARGE, SMALL, drive, screen
from tests.tui.test_frames import same


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_views_without_a_key(lang: str, size: tuple[int, int]) -> None:
    frames: dict[str, str] = {}

    async def script(app: TutorApp, pilot: Pilot[Any]) -> None:
        for view in ("cache", "cache_bytes", "retrieval"):
            app.tutor.action_open(view)
            await pilot.pause()
            frames[view] = screen(app)
            app.pop_screen()

    drive(script, size, lang, store(lang)[1].question, model="tiny")
    where = f"{lang}_{size[0]}x{size[1]}.txt"
    wrong = [view for view, frame in frames.items() if not same(f"views/{view}_{where}", frame)]
    assert not wrong, f"these frames changed: {wrong}"


def test_the_sentence_that_is_taken_stands_before_the_question() -> None:
    entry = store("en")[1]

    async def script(app: TutorApp, pilot: Pilot[Any]) -> None:
        app.tutor.action_open("retrieval")
        await pilot.press("enter")
        assert app.tutor.now.text == f"{entry.fact} {entry.question}"
        app.tutor.action_open("retrieval")
        await pilot.press("down", "up", "right", "left", "enter")
        assert app.tutor.now.text == f"{entry.fact} {entry.question}"

    drive(script, SMALL, "en", entry.question, model="tiny")


def test_measuring_draws_every_length_as_it_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("attn_tui.analysis.cache.LENGTHS", (8, 16))

    async def script(app: TutorApp, pilot: Pilot[Any]) -> None:
        app.tutor.action_open("cache_time")
        await pilot.pause()
        await pilot.press("m")
        assert isinstance(app.screen, CacheView)
        await app.workers.wait_for_complete()
        await pilot.pause()
        told = screen(app)
        assert "     8  " in told and "    16  " in told and "2 times as many" in told

    drive(script, SMALL, "en", model="tiny")


def test_a_single_token_has_nothing_before_it() -> None:
    async def script(app: TutorApp, pilot: Pilot[Any]) -> None:
        app.tutor.action_open("cache")
        await pilot.pause()
        assert "single token" in screen(app)

    drive(script, SMALL, "en", "cat", model="tiny")
