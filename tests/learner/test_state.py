"""The state of a visit as a file: it opens exactly there, and what cannot be opened says so in one line."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attn_tui.learner import session as sessions
from attn_tui.learner.session import KNOBS, SHOWN, Session
from attn_tui.learner.state import StateError, from_json, load, resume_path, save, to_json
from attn_tui.runs.edit import Edit
from attn_tui.runs.runs import Tours

TOURS = Tours()
CONFIG = TOURS["byhand"].model.config
FULL = Session(
    "the cat sat because it was tired", "weights", "zh", "byhand", head=1,
    at=MappingProxyType({"token": 4, "source": 1}), lesson="softmax",
    knobs=MappingProxyType({"temperature": 0.7, "top_k": 5.0, "top_p": 0.9, "seed": 3.0}),
    knob="top_p",
    switches=MappingProxyType({"scaling": "off", "silent": "0.1"}),
    edits=(Edit("layer.0.scores", (0, 4, 1), 0.1), Edit("E", (5, 2), -2.5, on=False)),
)  # fmt: skip


def again(session: Session) -> Session:
    return from_json(json.loads(json.dumps(to_json(session))), TOURS)


@given(
    text=st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    step=st.sampled_from([step.id for step in TOURS["byhand"].steps]),
    lang=st.sampled_from(["zh", "en"]),
    head=st.integers(0, 1),
    at=st.dictionaries(st.sampled_from(["token", "source", "dim"]), st.integers(0, 40)),
    stops=st.tuples(*(st.sampled_from(knob.stops) for knob in KNOBS)),
    values=st.lists(st.floats(-1e4, 1e4), max_size=3),
    mask=st.sampled_from(["causal", "none", "window"]),
    shows=st.sampled_from(SHOWN),
)
@settings(max_examples=60, deadline=None)
def test_a_state_round_trips(
    text: str, step: str, lang: str, head: int, at: dict[str, int], stops: tuple[float, ...],
    values: list[float], mask: str, shows: str,
) -> None:  # fmt: skip
    session = Session(text, step, lang, "byhand", head=head, at=MappingProxyType(at))
    knobs = {knob.node: float(stop) for knob, stop in zip(KNOBS, stops, strict=True)}
    session = replace(session, knobs=MappingProxyType(knobs))
    session = sessions.pin(session)
    session = replace(sessions.switch(session, CONFIG, "mask", mask), shows=shows)
    for row, value in enumerate(values):
        session = sessions.make_edit(session, Edit("E", (row, 0), value, on=bool(row)))
    assert again(session) == replace(session, past=(), future=())


def test_everything_that_decides_a_number_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "state.json"
    session = sessions.pin(FULL)
    save(session, path)
    assert load(path, TOURS) == session and load(path, TOURS).setup == session.setup
    assert [each.name for each in path.parent.iterdir()] == ["state.json"]
    assert "the cat sat" in path.read_text(encoding="utf-8")


def test_a_place_that_the_switches_took_away_is_left_for_the_one_before() -> None:
    session = sessions.switch(
        replace(FULL, step="norm1", model="tiny", head=0, switches={}, edits=(), text="The cat"),
        TOURS["tiny"].model.config, "norm", "none",
    )  # fmt: skip
    assert again(session).step == "x"


def _changed(**changes: Any) -> dict[str, Any]:
    raw: dict[str, Any] = json.loads(json.dumps(to_json(FULL)))
    for path, value in changes.items():
        *keys, last = path.split("__")
        inner = raw
        for key in keys:
            inner = inner[key]
        inner[last] = value
    return raw


@pytest.mark.parametrize(
    ("raw", "wrong"),
    [
        ([], "no state of attn-tui"),
        ({"program": "vim"}, "no state of attn-tui"),
        ({"program": "attn-tui"}, "'format' is missing"),
        (_changed(format=2), "from a newer attn-tui"),
        (_changed(format="x" * 999), "format"),
        (_changed(lang="fr"), "lang"),
        (_changed(setup=None), "setup must be an object"),
        (_changed(setup__model="gpt-9"), "there is no model"),
        (_changed(setup__text=5), "text must be a text"),
        (_changed(setup__text="\ud800"), "half"),
        (_changed(setup__knobs__temperature=0), "temperature"),
        (_changed(setup__knobs__seed="1"), "seed must be a number"),
        (_changed(setup__switches={"mask": "sideways"}), "mask"),
        (_changed(setup__edits=[{"set": "E[0,0]=1e99", "on": True}]), "outside"),
        (_changed(setup__edits=[{"set": "E", "on": True}]), "is no edit"),
        (_changed(setup__edits={}), "edits must be a list"),
        (_changed(place__step="nowhere"), "step"),
        (_changed(place__layer=1), "layer"),
        (_changed(place__head=-1), "head"),
        (_changed(place__cell={"token": True}), "cell"),
        (_changed(place__shows="then"), "shows"),
        (_changed(pinned={"model": "tiny"}), "is missing"),
    ],
)
def test_a_state_that_cannot_be_opened_says_why_in_one_short_line(
    raw: Any, wrong: str, tmp_path: Path
) -> None:
    path = tmp_path / "state.json"
    path.write_text(json.dumps(raw), encoding="utf-8")
    with pytest.raises(StateError, match=wrong) as error:
        load(path, TOURS)
    assert "\n" not in str(error.value) and len(str(error.value)) < 400 and str(path) in str(error.value)


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b" " * (2 << 20)])
def test_a_file_that_is_no_json_says_so(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    path.write_bytes(data)
    with pytest.raises(StateError) as error:
        load(path, TOURS)
    assert "\n" not in str(error.value)
    with pytest.raises(StateError, match="cannot be read"):
        load(tmp_path / "none.json", TOURS)


def test_a_file_is_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "state.json"
    save(FULL, path)
    before = path.read_bytes()

    def full_disk(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full_disk)
    with pytest.raises(OSError, match="No space"):
        save(sessions.pin(FULL), path)
    assert path.read_bytes() == before and [each.name for each in tmp_path.iterdir()] == ["state.json"]


def test_the_state_lies_where_the_system_keeps_states(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "/somewhere")
    assert resume_path() == Path("/somewhere/attn-tui/state.json")
    monkeypatch.setenv("XDG_STATE_HOME", "not/absolute")
    assert resume_path() == Path.home() / ".local/state/attn-tui/state.json"
