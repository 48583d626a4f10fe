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

from attn_tui.files.checked import CheckError
from attn_tui.learner import session as sessions
from attn_tui.learner.session import COMPARISONS, Session
from attn_tui.learner.state import StateError, from_state, load, parse, resume_path, save, to_text
from attn_tui.models.knobs import KNOBS
from attn_tui.runs.edit import Edit
from attn_tui.runs.run import Runs
from attn_tui.runs.setup import Setup
from attn_tui.text.clean import clean
from attn_tui.tour.tour import Tour

RUNS = Runs()
MODEL = RUNS.model("byhand")
FULL = Session(
    "the cat sat because it was tired", "weights", "zh", "byhand", head=1,
    at=MappingProxyType({"token": 4, "source": 1}), lesson="softmax",
    knobs=MappingProxyType({"temperature": 0.7, "top_k": 5.0, "top_p": 0.9, "seed": 3.0}),
    knob="top_p",
    switches=MappingProxyType({"scaling": "off", "silent": "0.1"}),
    edits=(Edit("layer.0.scores", (0, 4, 1), 0.1), Edit("E", (5, 2), -2.5, on=False)),
)  # fmt: skip


def again(session: Session) -> Session:
    return from_state(parse(to_text(session)), RUNS)


@given(
    text=st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    step=st.sampled_from([step.id for step in Tour(RUNS[Setup("byhand", "")]).steps]),
    lang=st.sampled_from(["zh", "en"]),
    head=st.integers(0, 1),
    at=st.dictionaries(st.sampled_from(["token", "source", "dim"]), st.integers(0, 40)),
    stops=st.tuples(*(st.sampled_from(knob.stops) for knob in KNOBS.values())),
    values=st.lists(st.floats(-1e4, 1e4), max_size=3),
    mask=st.sampled_from(["causal", "none", "window"]),
    comparison=st.sampled_from(COMPARISONS),
)
@settings(max_examples=60, deadline=None)
def test_a_state_round_trips(
    text: str, step: str, lang: str, head: int, at: dict[str, int], stops: tuple[float, ...],
    values: list[float], mask: str, comparison: str,
) -> None:  # fmt: skip
    session = Session(clean(text), step, lang, "byhand", head=head, at=MappingProxyType(at))
    knobs = {knob.node: float(stop) for knob, stop in zip(KNOBS.values(), stops, strict=True)}
    session = replace(session, knobs=MappingProxyType(knobs))
    session = sessions.pin(session)
    session = replace(sessions.switch(session, MODEL, "mask", mask), comparison=comparison)
    for row, value in enumerate(values):
        session = sessions.make_edit(session, Edit("E", (row, 0), value, on=bool(row)))
    assert again(session) == replace(session, past=(), future=())


def test_everything_that_decides_a_number_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "state.json"
    session = sessions.pin(FULL)
    save(session, path)
    assert load(path, RUNS) == session and load(path, RUNS).setup == session.setup
    assert [each.name for each in path.parent.iterdir()] == ["state.json"]
    assert "the cat sat" in path.read_text(encoding="utf-8")


def test_a_place_that_the_switches_took_away_is_left_for_the_one_before() -> None:
    session = sessions.switch(
        replace(FULL, step="norm1", model="tiny", head=0, switches={}, edits=(), text="The cat"),
        RUNS.model("tiny"), "norm", "none",
    )  # fmt: skip
    assert again(session).step == "x"


def _changed(session: Session = FULL, **changes: Any) -> dict[str, Any]:
    raw: dict[str, Any] = json.loads(to_text(session))
    for path, value in changes.items():
        *keys, last = path.split("__")
        inner = raw
        for key in keys:
            inner = inner[key]
        inner[last] = value
    return raw


def _edited(*edits: str) -> dict[str, Any]:
    return _changed(setup__edits=[{"set": edit} for edit in edits])


@pytest.mark.parametrize(
    ("raw", "wrong"),
    [
        ([], "expected an object"),
        ({"program": "vim"}, "program: expected"),
        ({"program": "attn-tui"}, "format: expected here, but missing"),
        (_changed(format=3), "from a newer attn-tui"),
        (_changed(format=0), "format: expected a whole number from 1"),
        (_changed(format="x" * 999), "format: expected a whole number"),
        (_changed(lang="fr"), "lang: expected"),
        (_changed(setup=None), "setup: expected an object"),
        (_changed(setup__model="gpt-9"), "there is no model"),
        (_changed(setup__text=5), "setup.text: expected a text"),
        (_changed(setup__text="\ud800"), "is not JSON"),
        (_changed(place__lesson="\ud800"), "is not JSON"),
        (_changed(setup__knobs__temperature=0), "setup.knobs: temperature"),
        (_changed(setup__knobs__seed="1"), "setup.knobs.*: expected a number"),
        (_changed(setup__knobs__loudness=1), "setup.knobs: expected one of"),
        (_changed(setup__switches={"mask": "sideways"}), "setup.switches: switch mask"),
        (_edited("E[0,0]=1e99"), "from -10000 to 10000"),
        (_edited("E[0,0]=nan"), "from -10000 to 10000"),
        (_edited("E"), "is no edit"),
        (_edited("nothing[0]=1"), "no node"),
        (_edited("E[0]=1"), "2 indices"),
        (_edited("E[0,-1]=1"), "2 indices"),
        (_edited("E[0,0]=1", "tokens[0]=9999"), r"setup.edits\[1\]: tokens takes a whole number"),
        (_edited("tokens[99]=9999"), "tokens takes a whole number"),
        (_edited("text[0]=65"), "the sentence itself"),
        (_edited("draw[0]=5"), "draw takes a number of at least 0 and below 1, not 5"),
        (_edited("draw[0]=1"), "below 1, not 1"),
        (_edited("temperature[0]=0"), "temperature takes"),
        (_changed(setup__edits={}), "setup.edits: expected a list"),
        (_changed(place__step="nowhere"), "place.step: expected one of"),
        (_changed(place__layer=1), "place.layer: expected a number below 1"),
        (_changed(place__head=-1), "place.head: expected a whole number >= 0"),
        (_changed(place__cell={"token": True}), "place.cell"),
        (_changed(place__cell={"token": 1 << 40}), "place.cell"),
        (_changed(place__shows="then"), "place.shows: expected one of now"),
        (_changed(pinned={"model": "byhand"}), "pinned.text: expected here, but missing"),
        (_changed(pinned={"model": "tiny", "text": ""}), "pinned.model: expected byhand"),
        (_changed(pinned={"model": "byhand", "text": "", "edits": [{"set": "text[0]=9000"}]}), "itself"),
    ],
)
def test_a_state_that_cannot_be_opened_says_why_in_one_short_line(
    raw: Any, wrong: str, tmp_path: Path
) -> None:
    path = tmp_path / "state.json"
    path.write_text(json.dumps(raw), encoding="utf-8")
    with pytest.raises(StateError, match=wrong) as error:
        load(path, RUNS)
    assert "\n" not in str(error.value) and len(str(error.value)) < 400 and str(path) in str(error.value)


def test_what_is_written_can_be_read_and_what_cannot_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "state.json"
    save(FULL, path)
    monkeypatch.setattr("attn_tui.learner.state.LARGEST_FILE", 2_000)
    with pytest.raises(StateError, match="too long to be kept"):
        save(replace(FULL, text="x" * 1_990), path)
    assert load(path, RUNS) == FULL


def test_a_text_is_made_safe_to_show_as_it_comes_in() -> None:
    raw = _changed(setup__text="A\x1b]0;PWNED\x07B\u202e\x9b\u2028", place__lesson="\x1b")
    raw["pinned"] = {"model": "byhand", "text": "\x1b[2J"}
    session = from_state(parse(json.dumps(raw)), RUNS)
    assert session.text == "A␛]0;PWNED␇B··⏎" and session.lesson == "␛"
    assert session.pinned is not None and session.pinned.text == "␛[2J"


def test_merges_of_another_model_are_the_sentence_too() -> None:
    raw = _edited("merges[0,0]=9000")
    raw["setup"]["model"] = "tiny"
    with pytest.raises(CheckError, match="the sentence itself"):
        from_state(parse(json.dumps(raw)), RUNS)


def test_an_edit_whose_cell_is_not_there_now_is_kept() -> None:
    session = sessions.make_edit(replace(FULL, text=""), Edit("layer.0.weights", (0, 7, 1), 0.5))
    assert again(session).edits == session.edits


def test_the_format_of_before_opens() -> None:
    path = Path(__file__).with_name("state_1.json")
    assert load(path, RUNS) == sessions.pin(FULL)


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b" " * (2 << 20)])
def test_a_file_that_is_no_json_says_so(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    path.write_bytes(data)
    with pytest.raises(StateError) as error:
        load(path, RUNS)
    assert "\n" not in str(error.value)
    with pytest.raises(StateError, match="cannot be read"):
        load(tmp_path / "none.json", RUNS)


def test_a_file_is_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "state.json"
    save(FULL, path)
    before = path.read_bytes()

    def full_disk(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full_disk)
    with pytest.raises(StateError, match="No space"):
        save(sessions.pin(FULL), path)
    assert path.read_bytes() == before and [each.name for each in tmp_path.iterdir()] == ["state.json"]


def test_the_state_lies_where_the_system_keeps_states(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "/somewhere")
    assert resume_path() == Path("/somewhere/attn-tui/state.json")
    monkeypatch.setenv("XDG_STATE_HOME", "not/absolute")
    assert resume_path() == Path.home() / ".local/state/attn-tui/state.json"
