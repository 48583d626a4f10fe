"""Undo brings back whole setups, whatever was changed; a baseline is kept before the first experiment."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attn_tui.course.course import Course
from attn_tui.learner import history
from attn_tui.learner.moves import MOVES
from attn_tui.learner.session import Session
from attn_tui.runs.edit import Edit
from attn_tui.runs.run import Runs

RUNS, COURSE = Runs(), Course({})
FIRST = Session("the cat sat", "scores", "en", "byhand")


def made(session: Session, move: str, *arguments: object) -> Session:
    """A move as the screen makes it."""
    return history.remembered(session, MOVES[move](session, RUNS, COURSE, *arguments))


CHANGES: dict[str, Callable[[Session], Session]] = {
    "number": lambda s: made(s, "make_edit", Edit("layer.0.scores", (0, 1, 0), 9.0)),
    "off": lambda s: made(s, "flip_edit", 0),
    "switch": lambda s: made(s, "flip", "scaling"),
    "head": lambda s: made(s, "flip_head", "silent"),
    "as trained": lambda s: made(s, "as_trained"),
    "knob": lambda s: made(s, "turn", -1),
    "by lot": lambda s: made(s, "sampling"),
    "sentence": lambda s: made(s, "type", s.text + " it"),
    "token": lambda s: made(s, "generate"),
    "model": lambda s: made(s, "model"),
}


@pytest.mark.parametrize("change", list(CHANGES))
def test_undo_and_redo_bring_back_the_whole_setup(change: str) -> None:
    before = CHANGES["number"](FIRST)
    after = CHANGES[change](before)
    if after.whole == before.whole:
        # nothing to take back: nothing is put in
        assert after.past == before.past
        return
    undone = made(after, "undo")
    assert undone.whole == before.whole
    assert made(undone, "redo").whole == after.whole


@given(st.lists(st.sampled_from([*CHANGES, "undo", "redo"]), max_size=8))
def test_as_many_undos_as_changes_lead_back(changes: list[str]) -> None:
    session = FIRST
    for change in changes:
        session = CHANGES[change](session) if change in CHANGES else made(session, change)
        assert session.pinned is None or session.pinned.model == session.model
    while session.past:
        session = made(session, "undo")
    assert session.whole == FIRST.whole
    assert session.pinned is None


def test_what_is_typed_in_one_go_is_one_change() -> None:
    session = FIRST
    for text in ("the cat sat.", "the cat sat. I", "the cat sat. It"):
        session = history.remembered(session, replace(session, text=text), typed=True)
    assert made(session, "undo").text == "the cat sat"
    later = replace(session, typing=False)
    later = history.remembered(later, replace(later, text="the"), typed=True)
    assert made(later, "undo").text == "the cat sat. It"


def test_a_new_change_leaves_nothing_to_redo() -> None:
    undone = made(CHANGES["switch"](FIRST), "undo")
    assert undone.future and not CHANGES["knob"](undone).future


@pytest.mark.parametrize("change", ["number", "switch", "head", "knob"])
def test_before_the_first_experiment_the_present_is_kept(change: str) -> None:
    after = CHANGES[change](FIRST)
    assert after.pinned == FIRST.setup and after.kept
    more = CHANGES["sentence"](after)
    assert more.pinned == replace(FIRST.setup, text=more.text)
    assert made(made(more, "undo"), "undo").pinned is None


@pytest.mark.parametrize("change", ["sentence", "token"])
def test_another_sentence_is_no_experiment(change: str) -> None:
    assert CHANGES[change](FIRST).pinned is None


def test_what_is_pinned_by_hand_stays() -> None:
    pinned = made(FIRST, "pin")
    after = CHANGES["switch"](CHANGES["sentence"](pinned))
    assert after.pinned == FIRST.setup and not after.kept
    assert made(after, "pin").pinned is None
    again = made(CHANGES["switch"](FIRST), "pin")
    assert again.pinned == again.setup and not again.kept
