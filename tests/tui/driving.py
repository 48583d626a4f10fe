"""Drives the tutor headless, as a learner would: keys in, lines of the screen out."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from attn_tui.course.course import Course
from attn_tui.course.reading import read_course
from attn_tui.learner.scene import Scene
from attn_tui.learner.session import Session
from attn_tui.models.library import find as bundled
from attn_tui.runs.run import Runs
from attn_tui.tui.app import TutorApp
from attn_tui.tui.panels.panel import Panel
from attn_tui.tui.panes.sentence import SentenceInput

SMALL, LARGE = (80, 24), (160, 48)
Script = Callable[[TutorApp, Pilot[Any]], Awaitable[None]]


def tutor(lang: str = "en", text: str | None = None, step: str = "text", model: str = "byhand") -> TutorApp:
    """The tutor, opened as the command would open it."""
    loaded = bundled(model)
    examples = loaded.card.examples or {}
    text = examples[lang][0] if text is None else text
    lessons, _ = read_course()
    return TutorApp(Runs(), Session(text, step, lang, model), Course(lessons))


def drive(
    script: Script,
    size: tuple[int, int] = LARGE,
    lang: str = "en",
    text: str | None = None,
    step: str = "text",
    model: str = "byhand",
    colours: str = "truecolor",
) -> TutorApp:
    """Run a script of key presses against the tutor; `colours` is truecolor, 16 or none."""

    async def run(app: TutorApp) -> None:
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await script(app, pilot)

    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("NO_COLOR", raising=False)
        patch.setenv("TERM", "xterm")
        patch.setenv("COLORTERM", "truecolor" if colours == "truecolor" else "")
        if colours == "none":
            patch.setenv("NO_COLOR", "1")
        app = tutor(lang, text, step, model)
        asyncio.run(run(app))
    return app


def screen(app: TutorApp) -> str:
    """What the terminal would show, without colours."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips) + "\n"


def shown(app: TutorApp) -> Scene:
    """The scene on the screen."""
    assert app.tutor.scene is not None
    return app.tutor.scene


def panel(app: TutorApp) -> Panel[Any]:
    """The panel that is open over the lesson."""
    assert app.tutor.panel is not None
    return app.tutor.panel


async def close(app: TutorApp, pilot: Pilot[Any]) -> None:
    """Back to the tutor alone, whatever lies over it."""
    while app.screen is not app.tutor:
        app.pop_screen()
    if app.tutor.panel is not None:
        app.tutor.panel.dismiss(None)
    await pilot.pause()
    await pilot.pause()


def field(app: TutorApp) -> SentenceInput:
    """Where the sentence is typed."""
    return app.tutor.query_one(SentenceInput)
