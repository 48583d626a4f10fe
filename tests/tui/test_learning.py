"""A step of training on the screen: its tour, its sides, its steps taken, stopped, gone over and kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot

from attn_tui.runs.plan import LearningPlan, steps_in
from attn_tui.tour.tour import tour_of
from attn_tui.tui.app import TutorApp
from attn_tui.tui.screens.learning import LearningView
from attn_tui.tui.screens.nudge import NudgeView
from tests.tui.driving import LARGE, SMALL, drive, screen, shown

P = Pilot[Any]


async def rested(pilot: P, view: LearningView) -> None:
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    assert not view.going


def the_view(app: TutorApp) -> LearningView:
    assert isinstance(app.screen, LearningView)
    return app.screen


@pytest.mark.parametrize(("lang", "size"), [("zh", SMALL), ("en", LARGE)])
def test_the_way_back_is_walked_with_the_same_keys(lang: str, size: tuple[int, int]) -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        await pilot.press("T")
        tour = app.tutor.tour
        assert tour.training and app.tutor.now.step == "target"
        walked = [app.tutor.now.step]
        for station in tour.stations[1:]:
            await pilot.press("f8")
            walked.append(app.tutor.now.step)
            assert shown(app).result is not None and station.step.symbol in screen(app)
        assert walked == [station.step.id for station in tour.stations]
        order = list(tour.graph.names)
        assert all(
            order.index(a.node) < order.index(b.node)
            for a, b in zip(tour.stations, tour.stations[1:], strict=False)
        )
        app.tutor.go("d.scores")
        await pilot.press("T")
        assert app.tutor.now.step == "scores" and not app.tutor.tour.training

    drive(script, size, lang, step="scores")


def test_one_key_shows_value_and_gradient_at_any_step_of_either_tour() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        training = tour_of(app.tutor.tour.run, "target").graph
        for step, (first, second, third) in {
            "scores": ("layer.0.scores", "d.layer.0.scores", "d.layer.0.scores"),
            "d.scores": ("d.layer.0.scores", "d.layer.0.scores", "layer.0.scores"),
        }.items():
            app.tutor.go(step)
            for node in (first, second, third):
                result = shown(app).result
                assert result is not None and result.view.node == node
                assert (result.view.values == training.value(node)[0]).all()
                beside = [one.view.node for one in shown(app).operands]
                if app.tutor.now.side == "both":
                    assert beside == ["layer.0.scores"] and "∂L/∂S" in screen(app)
                await pilot.press("D")
            assert app.tutor.now.side == "own"
        app.tutor.go("probs")
        await pilot.press("D")
        assert shown(app).one_sided and "no gradient" in screen(app)

    drive(script, step="scores")


def test_why_goes_on_to_the_loss_and_a_gradient_can_be_changed() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        await pilot.press("enter", "enter", "enter", "enter", "escape")
        await pilot.press("equals_sign", "9", "enter")
        assert app.tutor.now.edits[0].node == "d.layer.0.scores"
        assert shown(app).arithmetic is not None and shown(app).arithmetic.value == 9  # type: ignore[union-attr]
        await pilot.press("z")
        assert not app.tutor.now.edits

    drive(script, step="d.scores")


def test_steps_are_taken_gone_over_and_undone() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        before = app.tutor.now
        await pilot.press("S")
        view = the_view(app)
        await pilot.press("space")
        await rested(pilot, view)
        await pilot.press("t")
        await rested(pilot, view)
        assert steps_in(view.session.taken) == 11 and "step 11 of 11" in screen(app)
        first, *_, last = app.tutor.runs[view.session.setup].learned.losses
        assert last < first
        await pilot.press("left", "left")
        assert steps_in(view.session.taken) == 9 and "step 9 of 11" in screen(app)
        await pilot.press("end", "f", "greater_than_sign", "o")
        assert view.session.plan == LearningPlan("momentum", 0.01, "E") and "E alone" in screen(app)
        await pilot.press("escape")
        assert app.tutor.now.pinned == before.setup and steps_in(app.tutor.now.taken) == 11
        await pilot.press("d", "d")
        assert app.tutor.now.comparison == "difference"
        await pilot.press("z")
        assert app.tutor.now.taken == () and app.tutor.now.pinned is None

    drive(script, step="d.scores")


def test_a_run_goes_on_until_it_is_stopped_and_learns_by_heart() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        app.tutor.session = replace(app.tutor.now, plan=LearningPlan("adamw", 0.03))
        await pilot.press("S", "c")
        view = the_view(app)
        while steps_in(view.session.taken) < 25:
            await pilot.pause(0.02)
        assert app.left.taken, "a kill loses nothing"
        await pilot.press("c")
        done = steps_in(view.session.taken)
        await rested(pilot, view)
        assert steps_in(view.session.taken) == done
        losses = app.tutor.runs[view.session.setup].learned.losses
        assert losses[-1] < 0.3 * losses[0]
        await pilot.press("c", "escape")
        assert app.screen is app.tutor and steps_in(app.tutor.now.taken) >= done

    drive(script, step="loss")


def test_too_large_steps_say_so_and_nothing_is_lost() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        app.tutor.session = replace(app.tutor.now, plan=LearningPlan("sgd", 100.0))
        await pilot.press("S", "c")
        view = the_view(app)
        await rested(pilot, view)
        assert "∞" in screen(app) and "nothing is lost" in screen(app)
        await pilot.press("0")
        assert view.session.taken == () and "∞" not in screen(app)
        await pilot.press("escape")
        assert shown(app).result is not None

    drive(script, step="loss")


def test_one_sentence_is_learned_and_another_watched() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        await pilot.press("S", "down", "enter", "up", "enter")
        view = the_view(app)
        (learned,) = view.session.practised
        assert learned != view.session.text and "○" in screen(app)
        await pilot.press("space")
        await rested(pilot, view)
        assert view.session.taken[0].texts == (learned,)

    drive(script, step="loss")


def test_a_number_is_nudged_and_its_slope_stands_beside_its_gradient() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        await pilot.press("N")
        view = app.screen
        assert isinstance(view, NudgeView)
        assert view.nudge.error < 1e-4 and f"{view.nudge.gradient:.9g}" in screen(app)
        first = view.nudge.eps
        await pilot.press("left", "v")
        assert view.nudge.eps == first / 10 and "float32" in screen(app)
        await pilot.press("escape")
        assert app.screen is app.tutor
        app.tutor.go("probs")
        await pilot.press("N")
        assert app.screen is app.tutor

    drive(script, step="d.scores")
