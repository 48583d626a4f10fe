"""Keys are functions from session to session: the place is kept, the edges hold."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attn_tui.learner import knobs
from attn_tui.learner import session as sessions
from attn_tui.learner.scene import scene
from attn_tui.learner.session import Session
from attn_tui.models.knobs import at_rest
from attn_tui.models.library import find as bundled
from attn_tui.runs.edit import Edit
from attn_tui.runs.run import Runs, run_of
from attn_tui.tokenize.nodes import set_text
from attn_tui.tour.tour import Tour

MODEL = bundled("byhand")
TOUR = Tour(run_of(MODEL, "the cat sat on the mat"))
KEYS = ("n", "b", "layer", "head", "up", "down", "left", "right", "lang", "edit", "token")


def press(session: Session, key: str) -> Session:
    """One key, as the screen would apply it."""
    now = scene(session, TOUR)
    match key:
        case "n" | "b":
            return sessions.step_by(session, TOUR, 1 if key == "n" else -1)
        case "layer":
            return sessions.change_layer(session, TOUR, 1)
        case "head":
            return sessions.change_head(session, TOUR, 1)
        case "lang":
            return sessions.switch_language(session)
        case "token":
            return sessions.select_token(session, 2)
        case "edit":
            text = "他累了" if session.text.startswith("the") else "the cat sat on the mat"
            set_text(TOUR.graph, text)
            return sessions.edit(session, text)
        case _:
            assert now.result is not None
            rows, columns = {"up": (-1, 0), "down": (1, 0), "left": (0, -1), "right": (0, 1)}[key]
            return sessions.move(session, now.result.view, rows, columns)


@given(st.lists(st.sampled_from(KEYS), max_size=30))
def test_no_sequence_of_keys_leads_astray(keys: list[str]) -> None:
    text = "the cat sat on the mat"
    set_text(TOUR.graph, text)
    session = Session(text, "text")
    for key in keys:
        session = press(session, key)
    now = scene(session, TOUR)
    assert now.result is not None and now.arithmetic is not None
    row, column = now.place
    rows, columns = now.result.view.shape
    assert 0 <= row < rows and 0 <= column < columns
    assert now.arithmetic.value == pytest.approx(float(now.result.view.values[row, column]))


def test_a_feature_selected_in_q_is_selected_in_k() -> None:
    set_text(TOUR.graph, "the cat sat")
    session = Session("the cat sat", "q")
    shown = TOUR.result(TOUR.station("q"), 0, "en")
    session = sessions.select(session, shown, (1, 2))
    session = sessions.step_by(session, TOUR, 1)
    assert session.step == "k"
    assert sessions.cursor(session, TOUR.result(TOUR.station("k"), 0, "en")) == (1, 2)


def test_sessions_are_values() -> None:
    session = Session("a", "text")
    assert sessions.edit(session, "b") == Session("b", "text")
    assert session == Session("a", "text")


def test_a_value_between_two_stops_goes_to_the_next_on_either_side() -> None:
    def turned(node: str, value: float, by: int) -> float:
        session = Session("a", "text", knobs=MappingProxyType({**dict(at_rest()), node: value}))
        return knobs.turn_knob(session, node, by).knobs[node]

    assert [turned("top_k", 7, by) for by in (-1, 1)] == [5, 10]
    assert [turned("top_k", 700, by) for by in (-1, 1)] == [100, 0]
    assert [turned("temperature", 0.25, by) for by in (-1, 1)] == [0.2, 0.3]
    assert turned("seed", 5000, -1) == 99


def test_what_the_model_puts_at_the_end_is_shown_as_what_is_typed_is() -> None:
    runs, text = Runs(), "the cat"
    session = Session(text, "next", "en", "tiny")
    rows = len(runs[session.setup].graph.value("tokens"))
    escape = runs.model("tiny").tokenizer.encode("\x1b")[0].id
    session = replace(session, edits=(Edit("logits", (rows - 1, escape), 10000.0),))
    tour = Tour(runs[session.setup])
    assert tour.continued(text) == f"{text}\x1b"
    assert sessions.generate(session, tour).text == f"{text}␛"
