"""The whole tour runs on any text, one text after another in the same graph."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from attn_tui.learner.scene import Scene, scene
from attn_tui.learner.session import COMPARISONS, Session, pin
from attn_tui.paint.arithmetic import spell, spell_lines
from attn_tui.runs.edit import Edit
from attn_tui.runs.run import Runs
from attn_tui.runs.setup import Setup
from attn_tui.tour.tour import Tour

RUNS = Runs()


@pytest.mark.parametrize("model", ["tiny", "byhand", "masked"])
@settings(max_examples=6, deadline=None)
@given(
    text=st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
    | st.text(st.sampled_from("The cat 小猫番茄，。😀\n\t"), max_size=40),
    lang=st.sampled_from(["zh", "en"]),
    head=st.integers(0, 1),
)
@example(text="", lang="zh", head=0)
@example(text="龘" * 60, lang="en", head=1)
@example(text="word " * 200, lang="zh", head=0)
@example(text="\x00\x1b[31m\u202e", lang="en", head=1)
def test_every_step_of_every_layer_has_its_scene(model: str, text: str, lang: str, head: int) -> None:
    for station in Tour(RUNS[Setup(model, text)]).stations:
        session = Session(text, station.step.id, lang, model, layer=station.layer, head=head)
        tour = Tour(RUNS[session.setup])
        now = scene(session, tour)
        assert (now.result is None) == (not now.tokens)
        if now.arithmetic is not None and now.result is not None:
            assert now.arithmetic.value == pytest.approx(
                now.result.view.values[now.place], rel=1e-3, abs=1e-4
            )
            assert list(spell_lines(now.arithmetic, 80))


def beside(text: str, then: str, step: str, comparison: str, **place: int) -> Scene:
    """The scene of a sentence beside another that is pinned."""
    pinned = pin(Session(then, step, "en", "byhand"))
    now = replace(pinned, text=text, comparison=comparison, at=place)
    assert pinned.pinned is not None
    held = Tour(RUNS[pinned.pinned])
    return scene(now, Tour(RUNS[now.setup]), held)


CAT, BIG_CAT = "the cat sat because it was tired", "the big cat sat because it was tired"


@pytest.mark.parametrize("step", ["embed", "q", "scores", "weights", "mixed", "attn", "probs"])
@pytest.mark.parametrize("comparison", COMPARISONS)
def test_the_arithmetic_is_that_of_the_number_that_is_shown(step: str, comparison: str) -> None:
    for token in range(8):
        now = beside(BIG_CAT, CAT, step, comparison, token=token, source=0)
        assert now.result is not None
        shown = now.result.view.values[now.place]
        if now.arithmetic is None:
            assert np.isnan(shown) and token == 1
        else:
            assert now.arithmetic.value == pytest.approx(shown, rel=1e-3, abs=1e-4)


def test_a_difference_is_told_as_one_and_has_no_measures() -> None:
    now = beside(BIG_CAT, CAT, "weights", "difference", token=7, source=2)
    assert now.arithmetic is not None and now.result is not None and not now.shares
    line = spell(now.arithmetic.value, now.arithmetic.terms, 80)
    value, _, parts = line.partition(" = ")
    after, before = map(float, parts.split(" − "))
    assert after - before == pytest.approx(float(value), abs=1e-3)
    same = beside(CAT, CAT, "weights", "difference", token=2, source=1)
    assert same.measures == () and same.arithmetic is not None and same.arithmetic.value == 0


def test_measures_as_pinned_are_those_of_then() -> None:
    then = scene(*_alone(CAT, token=6))
    shown = beside(BIG_CAT, CAT, "weights", "then", token=7)
    assert shown.measures[-len(then.measures) :] == then.measures and then.measures
    assert beside(BIG_CAT, CAT, "weights", "now", token=7).measures != then.measures


def _alone(text: str, **place: int) -> tuple[Session, Tour]:
    session = Session(text, "weights", "en", "byhand", at=place)
    return session, Tour(RUNS[session.setup])


@pytest.mark.parametrize("comparison", ["then", "difference"])
def test_why_there_is_nothing_to_compare_is_said(comparison: str) -> None:
    shown = beside("小猫 累 了", CAT, "embed", comparison)
    assert "0 of 3 tokens" in shown.measures[0]
    assert "7 of 8 tokens" in beside(BIG_CAT, CAT, "embed", comparison).measures[0]
    assert not beside(CAT, CAT, "embed", comparison).measures


def test_a_small_difference_of_large_numbers_is_pale() -> None:
    shown = beside(CAT, CAT, "weights", "difference").result
    assert shown is not None and shown.least == pytest.approx(0.1 * shown_largest(CAT), rel=1e-6)


def shown_largest(text: str) -> float:
    result = scene(*_alone(text)).result
    assert result is not None
    return float(result.view.values.max())


@pytest.mark.parametrize("step", ["q", "k", "v"])
def test_a_number_put_into_what_is_only_cut_into_heads_is_shown(step: str) -> None:
    setup = Setup("byhand", "the cat sat", edits=(Edit(f"layer.0.{step}", (0, 1, 0), 2.0),))
    session = Session(setup.text, step, "en", "byhand", edits=setup.edits)
    session = replace(session, at=MappingProxyType({"token": 1, "dim": 0}))
    found = scene(session, Tour(Runs()[setup]))
    assert found.result is not None and found.result.view.values[1, 0] == 2
    assert found.arithmetic is not None and found.arithmetic.value == 2
