"""A run on the screen: begun from a list, seen, paused, stopped, gone on with; a moment of it opened."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from textual.events import Paste
from textual.pilot import Pilot

from attn_tui.models import library
from attn_tui.models.architecture import ModelError
from attn_tui.text.bilingual import Bilingual
from attn_tui.train.folder import RunFolder
from attn_tui.train.kept import find_moment, free_name, kept_runs, runs_folder
from attn_tui.train.plan import Plan
from attn_tui.train.start import begin_task
from attn_tui.train.tasks import TASKS
from attn_tui.tui.app import TutorApp
from attn_tui.tui.panels.own_text import TextField
from attn_tui.tui.screens import runs
from attn_tui.tui.screens.training import TrainingView
from tests.tui.driving import LARGE, SMALL, drive, screen

COPY = TASKS["copy"]


@pytest.fixture(autouse=True)
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs of few steps of a tiny model, kept in a folder of the test's."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    shape = replace(COPY.architecture, d_model=8, d_head=4)
    plan = Plan(steps=12, batch=2, rate=1e-2, looks=6, warm=2)
    monkeypatch.setitem(
        TASKS, "copy", replace(COPY, architecture=shape, twin=replace(shape, layers=1), plan=plan)
    )


def view(app: TutorApp) -> TrainingView:
    assert isinstance(app.screen, TrainingView)
    return app.screen


async def until(pilot: Pilot[Any], done: Callable[[], bool]) -> None:
    # not pilot.pause(), which waits for a processor that does nothing: it is training
    for _ in range(1000):
        await asyncio.sleep(0.02)
        if done():
            return
    raise AssertionError("it never came")


async def begin(app: TutorApp, pilot: Pilot[Any]) -> None:
    """The first of what can be trained."""
    await pilot.press("B")
    await until(pilot, lambda: "头的诞生" in screen(app) or "head is born" in screen(app))
    await pilot.press("enter")


async def over(app: TutorApp, pilot: Pilot[Any]) -> None:
    await begin(app, pilot)
    await until(pilot, lambda: isinstance(app.screen, TrainingView) and "12/12" in screen(app) and
                ("训练完了" in screen(app) or "done" in screen(app)))  # fmt: skip


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", [SMALL, LARGE, (40, 12)], ids=lambda size: str(size[0]))
def test_a_run_is_seen_to_its_end_and_any_moment_opens(lang: str, size: tuple[int, int]) -> None:
    async def script(app: TutorApp, pilot: Pilot[Any]) -> None:
        await over(app, pilot)
        lines = screen(app).splitlines()
        assert ("照抄" if lang == "zh" else "copying") in lines[0]
        assert len(lines) == size[1] and all(line.endswith(("│", "╮", "╯")) for line in lines)
        await pilot.press("left", "left")
        assert ("翻看第 8 步" if lang == "zh" else "looking at step 8") in screen(app)
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is app.tutor)
        now = app.tutor.now
        assert now.model == "copy@8" and now.step == "weights"
        assert now.text == COPY.text()
        # why, back to the weights, and what-if work on it as on any model
        run = app.tutor.tour.run
        assert run.graph.explain("layer.1.weights", (0, 3, 2)).terms
        assert "layer.1.placed" in run.graph.names and np.isfinite(run.graph.value("probs")).all()
        await pilot.press("w")
        assert app.tutor.now.model != "copy@8"

    drive(script, size, lang)
    kept = RunFolder(runs_folder() / "copy")
    assert kept.steps() == (0, 2, 4, 6, 8, 10, 12)
    found = library.find("copy@8")
    assert found.name == "copy@8"
    with pytest.raises(ModelError):
        library.find("copy@9")


def test_it_pauses_stops_and_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(TASKS, "copy", replace(TASKS["copy"], plan=Plan(steps=4000, batch=2, looks=100)))

    async def script(app: TutorApp, pilot: Pilot[Any]) -> None:
        await begin(app, pilot)
        await until(pilot, lambda: isinstance(app.screen, TrainingView) and "training" in screen(app))
        await pilot.press("space")
        await until(pilot, lambda: "paused" in screen(app))
        before = view(app)._now
        await asyncio.sleep(0.1)
        assert view(app)._now == before
        await pilot.press("space")
        await until(pilot, lambda: view(app)._now is not before and "paused" not in screen(app))
        await pilot.press("s")
        await until(pilot, lambda: "stopped" in screen(app))
        await pilot.press("escape", "B")
        await pilot.pause()
        assert "go on with copy, stopped at step" in screen(app)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, TrainingView) and "training" in screen(app))
        at = RunFolder(runs_folder() / "copy").last_step()
        await until(pilot, lambda: RunFolder(runs_folder() / "copy").last_step() > at)
        await pilot.press("q")

    drive(script)
    (kept,) = kept_runs()
    assert kept.name == "copy" and 0 < kept.step < 4000 and free_name("copy") == "copy-2"


def test_leaving_the_program_does_not_wait_for_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(TASKS, "copy", replace(TASKS["copy"], plan=Plan(steps=100_000, batch=2)))

    async def script(app: TutorApp, pilot: Pilot[Any]) -> None:
        await begin(app, pilot)
        await until(pilot, lambda: isinstance(app.screen, TrainingView) and "training" in screen(app))
        app.exit()

    drive(script)


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "attn-tui").mkdir(exist_ok=True)
    (tmp_path / "attn-tui/training").write_text("a file where a folder should be")

    async def script(app: TutorApp, pilot: Pilot[Any]) -> None:
        await begin(app, pilot)
        await until(pilot, lambda: "could not go on" in screen(app))
        await pilot.press("escape")
        assert app.screen is app.tutor

    drive(script)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_text_of_the_learners_own_is_trained_and_opens(
    lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runs, "PLAN", Plan(steps=4, batch=2, looks=2, warm=1))
    file = tmp_path / "[b]broken"
    file.write_bytes(b"\xff\xfe")

    async def script(app: TutorApp, pilot: Pilot[Any]) -> None:
        await pilot.press("B")
        await until(pilot, lambda: "头的诞生" in screen(app) or "head is born" in screen(app))
        await pilot.press(*["down"] * len(TASKS), "enter")
        await until(pilot, lambda: isinstance(app.tutor.focused, TextField))
        await pilot.press(*"q [x", "enter")
        await until(pilot, lambda: ("只有 5 个词元" if lang == "zh" else "5 tokens") in screen(app))
        field = app.tutor.focused
        assert isinstance(field, TextField)
        field.text = str(file)
        await pilot.press("enter")
        await until(pilot, lambda: ("不是 UTF-8" if lang == "zh" else "is not UTF-8") in screen(app))
        field.text = ""
        app.post_message(Paste("小猫坐在垫子上。\r\nThe cat\x1b sat on [the mat.\n" * 20))
        await pilot.pause()
        assert field.text.startswith("小猫坐在垫子上。\nThe cat␛ sat") and field.text.count("小猫") == 20
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, TrainingView) and "4/4" in screen(app))
        await pilot.press("left", "enter")
        await until(pilot, lambda: app.screen is app.tutor)
        assert app.tutor.now.model == "text@2" and app.tutor.now.text.startswith("小猫坐在垫子上。 The cat␛")

    drive(script, SMALL, lang)
    assert runs.choices()[-1].entry == Bilingual(
        "翻看 text：4 步都训练完了", "look at text again: all 4 steps are done"
    )


def test_a_moment_by_its_name_or_nothing() -> None:
    run = begin_task(TASKS["copy"], TASKS["copy"].plan, RunFolder(runs_folder() / "copy"))
    found = find_moment("copy@0")
    assert found is not None
    for name, weight in run.training.learner.weights.items():
        np.testing.assert_array_equal(found.weights[name], weight)
    for name in ("copy", "copy@1", "sort@0", "../copy@0", "copy@"):
        assert find_moment(name) is None
    path = runs_folder() / "copy/training/moments/000000.safetensors"
    path.write_bytes(path.read_bytes()[:100])
    with pytest.raises(ModelError, match="damaged"):
        find_moment("copy@0")
