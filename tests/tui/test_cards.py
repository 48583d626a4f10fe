"""Cards on the screen: text and place, tasks answered by keys, hints, the hidden number, the longer text."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from attn_tui.course.course import Course
from attn_tui.course.reading import read_course
from attn_tui.learner import road, tasks
from attn_tui.learner.progress import Progress
from attn_tui.learner.session import Road, Session
from attn_tui.runs.run import Runs
from attn_tui.tui.app import TutorApp
from attn_tui.tui.panels.explained import Explained
from attn_tui.tui.panes.lesson import LessonPane
from tests.learner.sentences import OWN
from tests.tui.driving import LARGE, SMALL, screen

P = Pilot[Any]
RUNS, COURSE = Runs(), Course(read_course()[0])


def on_the_road(
    script: Callable[[TutorApp, P], Awaitable[None]],
    card: str,
    size: tuple[int, int] = SMALL,
    lang: str = "zh",
    own: str = "",
    progress: Progress | None = None,
    greet: bool = False,
) -> list[Progress]:
    kept: list[Progress] = []
    session = Session("", "text", lang, "tiny", road=Road(on=True, own=own))
    app = TutorApp(
        RUNS, road.go_to_card(session, RUNS, COURSE, card), COURSE,
        progress=progress, progressed=kept.append, greet=greet,
    )  # fmt: skip

    async def run() -> None:
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await script(app, pilot)

    asyncio.run(run())
    return kept


def test_a_number_is_hidden_until_it_is_answered_and_then_ticked() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        assert re.search(r" \?▌", screen(app)) and "13.72" not in screen(app)
        await pilot.press("enter", *"1", "enter")
        assert "提示" in screen(app) and "13.72" not in screen(app)
        sight = app.tutor.exercise.sight(app.tutor.now)
        assert sight is not None and sight.stop.card.task is not None
        await pilot.press(*tasks.worked(sight.stop.card.task, sight), "enter")
        assert "对了" in screen(app) and "13.72" in screen(app)
        assert not re.search(r" \?▌", screen(app))
        assert not app.tutor.editing

    (*_, last) = on_the_road(script, "scores/meet-try")
    assert last.done["scores/meet-try"].mistakes == 1 and "scores/meet-try" in last.seen


def test_a_digit_chooses_and_nothing_else_is_done() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        before = app.tutor.now
        await pilot.press("2")
        assert "还不对" in screen(app) and "提示 1" in screen(app)
        await pilot.press("1")
        await pilot.pause()
        assert "对了" in screen(app) and app.tutor.now == before

    (*_, last) = on_the_road(script, "preface/jump")
    assert "preface/jump" in last.done


def test_a_number_is_typed_at_once_and_turns_no_switch() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        before = app.tutor.now
        await pilot.press(*"13.72", "enter")
        assert "对了" in screen(app) and app.tutor.now == before

    (*_, last) = on_the_road(script, "scores/meet-try")
    assert "scores/meet-try" in last.done


def test_hints_come_one_by_one_and_then_the_worked_answer_which_is_no_tick() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        for _ in range(3):
            await pilot.press("exclamation_mark")
        await pilot.pause()
        assert not app.tutor.exercise.attempt.open and "答案" in screen(app)

    assert not any("preface/jump" in each.done for each in on_the_road(script, "preface/jump"))


def test_a_deed_is_watched() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        await pilot.press("1")
        await pilot.pause()
        assert "对了" in screen(app)
        await pilot.press("a")
        assert not app.tutor.now.switches

    (*_, last) = on_the_road(script, "scaling/off")
    assert "scaling/off" in last.done


def test_the_longer_text_stands_behind_m_and_the_road_is_left_by_r() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        card = screen(app)
        await pilot.press("m")
        assert screen(app) != card
        await pilot.press("m")
        assert screen(app) == card
        await pilot.press("R")
        assert not app.tutor.now.road.on
        await pilot.press("n")
        assert app.tutor.now.step != "text"

    on_the_road(script, "tokens/text", LARGE)


@pytest.mark.parametrize(
    ("lang", "said"), [("zh", "欢迎回来：第 3 章，第 2/7 张"), ("en", "welcome back: chapter 3, card 2 of 7")]
)
def test_one_is_welcomed_back(lang: str, said: str) -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        assert said in screen(app)
        await pilot.press("n")
        assert said not in screen(app)

    on_the_road(script, "tokens/bytes", LARGE, lang, greet=True)


def test_words_of_the_learners_own_are_never_markup() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        assert "\\*" not in screen(app) and "\x1b" not in screen(app)

    on_the_road(script, "tokens/pieces", own="[/b] **a** `b` ␛[31m")


@pytest.mark.slow
@pytest.mark.parametrize("size", [SMALL, LARGE])
@pytest.mark.parametrize("own", [None, 0, 1, 2])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_n_walks_the_whole_road_with_card_and_stage_in_sight(
    lang: str, own: int | None, size: tuple[int, int]
) -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        stops = COURSE.road(lang)
        for stop in stops:
            pane = app.tutor.query_one(LessonPane)
            assert app.tutor.now.road.card == stop.key
            assert app.tutor.scene is not None and app.tutor.scene.result is not None, stop.key
            assert pane.region.height >= 2 and pane.region.bottom < size[1]
            if size == SMALL:
                assert pane.region.height <= size[1] // 3
            await pilot.press("n")

    on_the_road(script, COURSE.road(lang)[0].key, size, lang, OWN[lang][own] if own is not None else "")


def test_the_terms_of_the_card_stand_first_in_the_glossary() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        await pilot.press("G", "enter")
        await pilot.pause()
        assert isinstance(app.tutor.panel, Explained) and "UTF-8" in screen(app)

    on_the_road(script, "tokens/bytes", LARGE)


def test_the_next_lesson_is_its_first_card() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        await pilot.press("full_stop")
        assert app.tutor.now.road.card == "vectors/list"
        await pilot.press("comma")
        assert app.tutor.now.road.card == "preface/first"

    on_the_road(script, "preface/guess")
