"""The tutor on the trained model: its layers, its pieces of characters, its next tokens."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
import pytest
from textual.pilot import Pilot

from attn_tui.graph.op import Array
from attn_tui.learner.session import Session, step_by
from attn_tui.models.knobs import KNOBS
from attn_tui.models.library import find as bundled
from attn_tui.runs.run import run_of
from attn_tui.tour.steps import STEPS
from attn_tui.tour.tour import Tour
from attn_tui.tui.app import TutorApp
from tests.tui.driving import LARGE, SMALL, drive, field, screen, shown

P = Pilot[Any]


def test_n_and_b_walk_through_every_layer() -> None:
    tour = Tour(run_of(bundled("tiny"), "The cat"))
    session = Session("The cat", "text", "en", "tiny")
    walked = [(session.step, session.layer)]
    for _ in tour.stations[1:]:
        session = step_by(session, tour, 1)
        walked.append((session.step, session.layer))
    inside = [(station.step.id, station.layer) for station in tour.stations if station.stack]
    assert [place for place in walked if STEPS[place[0]].in_layer] == inside
    assert len({layer for _, layer in inside}) == tour.model.architecture.layers
    assert walked[walked.index(("out", 0)) + 1] == ("norm1", 1)
    assert step_by(session, tour, 1).step == "next"
    for place in reversed(walked[:-1]):
        session = step_by(session, tour, -1)
        assert session.step == place[0] and (not STEPS[session.step].in_layer or session.layer == place[1])


@pytest.mark.parametrize("size", [SMALL, LARGE])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_part_of_a_character_is_shown_as_its_bytes(lang: str, size: tuple[int, int]) -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        for step in app.tutor.tour.steps:
            app.tutor.go(step.id)
            await pilot.pause()
            assert "\ufffd" not in screen(app), step.id
        assert "⟨" in "".join(shown(app).tokens)

    drive(script, size, lang, text="龘🦊", model="tiny")


def _value(app: TutorApp, node: str) -> Array:
    """The node's value in the run that is shown now; a run itself never moves."""
    return app.tutor.tour.graph.value(node)


def test_s_draws_by_lot_and_the_seed_says_which() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        value = partial(_value, app)
        assert value("draw")[0] == 0
        assert value("next")[0] == value("probs")[-1].argmax()
        await pilot.press("s")
        assert app.tutor.now.knobs["seed"] == 1 and "seed 1" in screen(app)
        drawn = {int(value("next")[0])}
        for _ in range(20):
            await pilot.press("greater_than_sign")
            assert 0 < value("draw")[0] < 1
            drawn.add(int(value("next")[0]))
        assert app.tutor.now.knobs["seed"] == 21 and len(drawn) > 3
        again = int(value("next")[0])
        await pilot.press("less_than_sign", "greater_than_sign")
        assert int(value("next")[0]) == again
        await pilot.press("s")
        assert app.tutor.now.knobs["seed"] == 0
        assert value("next")[0] == value("probs")[-1].argmax()

    drive(script, model="tiny", text="I have a", step="next")


def test_v_chooses_a_knob_and_the_arrows_turn_it() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        value = partial(_value, app)
        chosen = [app.tutor.now.knob]
        for _ in KNOBS:
            await pilot.press("v")
            chosen.append(app.tutor.now.knob)
        assert chosen == [*KNOBS, next(iter(KNOBS))]

        def sure() -> float:
            return float(value("probs")[-1].max())

        plain = sure()
        await pilot.press("less_than_sign")
        assert value("temperature")[0] == pytest.approx(0.9) and sure() > plain
        await pilot.press("plus", "plus")
        assert value("temperature")[0] == pytest.approx(1.1) and sure() < plain
        await pilot.press("minus", "v", *["minus"] * 5)  # back to 1; then from all down to 5
        assert value("top_k")[0] == 5 and np.isfinite(value("kept")).sum(-1).tolist() == [5, 5]
        assert sure() > plain
        await pilot.press("v", "minus")
        assert value("top_p")[0] == pytest.approx(0.95)
        assert "top-k 5" in screen(app) and "top-p 0.95" in screen(app)

    drive(script, model="tiny", text="The boy", step="next")


def test_g_in_either_language_goes_on_by_whole_characters() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        text = app.tutor.now.text
        for _ in range(6):
            await pilot.press("g")
            longer = app.tutor.now.text
            assert longer.startswith(text) and "\ufffd" not in longer
            if longer == text:  # the end of the text
                break
            text = longer
        assert field(app).value == text and len(shown(app).tokens) > 2

    for lang, text in (("en", "I want to"), ("zh", "我想喝")):
        drive(script, lang=lang, text=text, model="tiny", step="next")


def test_candidates_stand_before_and_after_the_temperature() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        await pilot.press("less_than_sign", "less_than_sign")
        tour = app.tutor.tour
        for one in tour.candidates(8):
            assert one.drawn > 0
        assert tour.candidates(1)[0].drawn > tour.candidates(1)[0].reference
        assert app.tutor.scene is not None and app.tutor.scene.candidates
        assert tour.candidates(1)[0].token.strip() in screen(app)

    drive(script, model="tiny", text="I want to", step="probs")


def test_w_changes_the_model_and_keeps_what_was_typed() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        await pilot.press("e", "end", "s", "escape", "w")
        models = {app.tutor.now.model}
        assert app.tutor.now.text == "The cats" and app.tutor.now.step == "scores"
        for _ in app.tutor.runs.names[1:]:
            await pilot.press("w")
            models.add(app.tutor.now.model)
        assert models == set(app.tutor.runs.names)
        assert app.tutor.now.text == field(app).value == "The cats"

    drive(script, model="tiny", text="The cat", step="scores")


def test_a_lesson_brings_its_model_and_a_opens_it_anew() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        lessons = {lesson.id: lesson for lesson in app.tutor.course.lessons["en"]}
        assert lessons["scores"].model == "byhand"
        assert "a opens it" in screen(app)
        await pilot.press("a")
        assert app.tutor.now.model == "byhand" and app.tutor.now.step == "scores"
        assert "a opens it" not in screen(app)
        for _ in lessons:
            await pilot.press("full_stop")
        assert app.tutor.now.lesson == list(lessons)[-1]
        assert app.tutor.now.model == lessons[app.tutor.now.lesson].model
        while app.tutor.now.lesson != "sampling":
            await pilot.press("comma")
        assert app.tutor.now.model == "tiny"

    drive(script, model="tiny", step="scores")


def test_bracket_keys_change_layer_and_head_and_the_caption_names_the_head() -> None:
    async def script(app: TutorApp, pilot: P) -> None:
        named = app.tutor.tour.model.card.heads_named
        await pilot.press("right_square_bracket", "right_curly_bracket", "right_curly_bracket")
        assert (app.tutor.now.layer, app.tutor.now.head) == (1, 2)
        page = screen(app)
        assert "layer 2/4" in page and "head 3/8" in page and named["layer."][1][2]["en"] in page
        weights = app.tutor.tour.graph.value("layer.1.weights")[2]
        result = shown(app).result
        assert result is not None and (result.view.values == weights).all()
        await pilot.press("left_square_bracket", "left_square_bracket")
        assert app.tutor.now.layer == 3

    drive(script, model="tiny", step="weights")


@pytest.mark.parametrize(("text", "size"), [("", LARGE), ("a", SMALL), ("龘", LARGE), ("word " * 200, SMALL)])
def test_every_step_stands_whatever_the_text(text: str, size: tuple[int, int]) -> None:
    """With nothing in it, nothing merged, pieces of one character, more than the context."""

    async def script(app: TutorApp, pilot: P) -> None:
        for step in app.tutor.tour.steps:
            app.tutor.go(step.id)
            await pilot.press("right")
            assert step.mark["zh"] in screen(app)

    drive(script, size, "zh", text=text, model="tiny")
