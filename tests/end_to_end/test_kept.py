"""What a learner did is kept, whatever ends the tutor: a signal, a closed terminal, a crash, a kill."""

from __future__ import annotations

import json
import signal
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.end_to_end.terminal import Open, Terminal

CRASHING = """
import sys
from attn_tui.tui.app import TutorApp

remember = TutorApp.remember

def crash(app, session):
    if session.step == "pieces":
        raise RuntimeError("broken on purpose")
    remember(app, session)

TutorApp.remember = crash
from attn_tui.command.main import main

sys.exit(main(sys.argv[1:]))
"""


def state(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return found


def until(true: Callable[[], bool], within: float = 10.0) -> None:
    end = time.monotonic() + within
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)


def start(terminal: Open, path: Path, command: Sequence[str] = ()) -> Terminal:
    """The tutor, kept in this file, at the first step off the road."""
    tutor = opened(terminal, path, command)
    to_first_step(tutor)
    return tutor


def opened(terminal: Open, path: Path, command: Sequence[str] = ()) -> Terminal:
    """The tutor, kept in this file, on its first card."""
    tutor = terminal("--state", str(path), "--lang", "en", command=command)
    tutor.wait_for("tiny", "· 1/8")
    return tutor


def to_first_step(tutor: Terminal) -> None:
    tutor.leave_road()
    tutor.press("home")
    tutor.wait_for("tiny", " 1/82")


def test_a_change_is_kept_a_moment_later(terminal: Open, tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    tutor = start(terminal, path)
    tutor.press("n", "n")
    tutor.wait_for(" 3/82")
    until(lambda: state(path).get("place", {}).get("step") == "merges")
    tutor.child.kill(signal.SIGKILL)
    tutor.end()
    assert state(path)["place"]["step"] == "merges"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_in_order(terminal: Open, tmp_path: Path, number: signal.Signals) -> None:
    path = tmp_path / "mine.json"
    tutor = start(terminal, path)
    tutor.press("n", "n")
    tutor.wait_for(" 3/82")
    tutor.child.kill(number)
    assert tutor.end() == 128 + number
    assert state(path)["place"]["step"] == "merges"
    # the terminal is left as it was found: the other screen closed, the cursor back
    assert tutor.raw.rindex("\x1b[?1049l") > tutor.raw.rindex("\x1b[?1049h")


def test_a_closed_terminal_ends_it(terminal: Open, tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    tutor = start(terminal, path)
    tutor.press("n", "n")
    tutor.wait_for(" 3/82")
    tutor.child.ptyproc.fileobj.close()
    tutor.child.ptyproc.closed = True
    until(lambda: not tutor.child.isalive())
    assert state(path)["place"]["step"] == "merges"


def test_a_crash_says_so_and_keeps_what_was_done(terminal: Open, tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    tutor = start(terminal, path, [sys.executable, "-c", CRASHING])
    tutor.press("n", "n")
    tutor.wait_for(" 3/82")
    tutor.press("n")
    assert tutor.end() == 1
    assert "the tutor crashed; what you did is saved in" in tutor.raw.replace("\r\n", "")
    assert state(path)["place"]["step"] == "merges"


def test_two_tutors_keep_both(terminal: Open, tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    first, second = opened(terminal, path), opened(terminal, path)
    to_first_step(first)
    to_first_step(second)
    first.press("n", "n")
    second.press("n")
    first.wait_for(" 3/82")
    second.wait_for(" 2/82")
    for tutor in (first, second):
        tutor.press("q")
        assert tutor.end() == 0
    assert "another tutor has it open" in second.raw.replace("\r\n", "")
    (other,) = tmp_path.glob("mine.json.other-*")
    assert state(path)["place"]["step"] == "merges" and state(other)["place"]["step"] == "bytes"


def test_a_file_of_another_version_is_kept_and_told(terminal: Open, tmp_path: Path) -> None:
    kept = tmp_path / "state" / "attn-tui" / "state.json"
    kept.parent.mkdir(parents=True)
    kept.write_text('{"program": "attn-tui", "format": 99}')
    tutor = terminal("--lang", "en")
    tutor.wait_for("tiny", "· 1/8")
    tutor.press("q")
    assert tutor.end() == 0
    assert "newer attn-tui" in tutor.raw.replace("\r\n", "")
    (unread,) = kept.parent.glob("state.json.unread-*")
    assert "99" in unread.read_text() and state(kept)["format"] != 99
