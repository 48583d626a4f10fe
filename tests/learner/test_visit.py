"""What a learner did is not lost: not to a damaged file, not to a newer one, not to a second tutor."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from attn_tui.files import FileError
from attn_tui.learner.session import Session
from attn_tui.learner.state import StateError, load, save
from attn_tui.learner.visit import Visit
from attn_tui.runs.run import Runs

RUNS = Runs()
SESSION = Session("the cat", "text", "en", "byhand")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "home"))


def test_a_visit_goes_on_from_the_last(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "state.json"
    first = Visit(path)
    assert first.resumed(RUNS) is None and first.notes == ()
    first.save(SESSION)
    del first
    second = Visit(path)
    assert second.resumed(RUNS) == SESSION and second.notes == ()
    assert [each.name for each in path.parent.iterdir()] == ["state.json"]


@pytest.mark.parametrize("anew", [False, True])
@pytest.mark.parametrize("data", ['{"program": "attn-tui", "format": 99}', '{"program": "att', ""])
def test_a_file_that_cannot_be_used_is_kept_beside(data: str, anew: bool, tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    path.write_text(data)
    visit = Visit(path)
    if anew:
        visit.begun_anew()
    else:
        assert visit.resumed(RUNS) is None
    (note,) = visit.notes
    (kept,) = tmp_path.glob("state.json.unread-*")
    assert "\n" not in note and kept.name in note and kept.read_text() == data
    visit.save(SESSION)
    assert load(path, RUNS) == SESSION and kept.read_text() == data


def test_a_file_that_was_asked_for_is_left_where_it_is(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_text("{")
    with pytest.raises(StateError):
        Visit(path).opened(RUNS)
    assert path.read_text() == "{"


def test_two_tutors_do_not_lose_each_others_work(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    save(SESSION, path)
    first, second = Visit(path), Visit(path)
    assert first.resumed(RUNS) == second.resumed(RUNS) == SESSION
    (note,) = second.notes
    assert "another tutor" in note and second.path.name in note and not first.notes
    first.save(replace(SESSION, text="first"))
    second.save(replace(SESSION, text="second"))
    first.save(replace(SESSION, text="first again"))
    assert load(path, RUNS).text == "first again" and load(second.path, RUNS).text == "second"
    del first
    assert Visit(path).path == path


def test_what_cannot_be_kept_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "state.json"
    path.write_text(json.dumps({"program": "attn-tui", "format": 99}))

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "rename", refuse)
    visit = Visit(path)
    assert visit.resumed(RUNS) is None
    visit.save(SESSION)
    assert "99" in path.read_text() and load(visit.path, RUNS) == SESSION


def test_a_place_where_nothing_can_be_saved_is_told_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/zero"), tmp_path, Path("/proc/x/y"), tmp_path / ("x" * 300)):
        with pytest.raises(FileError):
            Visit(path)
