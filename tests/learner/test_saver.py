"""What changes is written soon, whole, and whatever ends the program."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from attn_tui.learner.saver import Saver

PATH = Path("state.json")


def until(true: object, within: float = 5.0) -> None:
    end = time.monotonic() + within
    while not true() and time.monotonic() < end:  # type: ignore[operator]
        time.sleep(0.01)
    assert true()  # type: ignore[operator]


def test_a_change_is_written_by_itself_and_changes_at_once_together() -> None:
    written: list[str] = []
    saver = Saver(PATH, written.append, delay=0.1)
    for value in "abc":
        saver.changed(value)
    assert not written
    until(lambda: written == ["c"])
    saver.changed("d")
    until(lambda: written == ["c", "d"])
    saver.flush()
    assert written == ["c", "d"]


def test_who_never_stops_changing_is_saved_nonetheless() -> None:
    written: list[int] = []
    saver = Saver(PATH, written.append, delay=0.1)
    end, value = time.monotonic() + 1.0, 0
    while time.monotonic() < end:
        value += 1
        saver.changed(value)
        time.sleep(0.005)
    assert 4 <= len(written) <= 11


def test_flush_writes_now_and_waits_for_a_writing_that_is_under_way() -> None:
    written: list[str] = []
    slow = threading.Event()

    def write(value: str) -> None:
        slow.set()
        time.sleep(0.2)
        written.append(value)

    saver = Saver(PATH, write, delay=0)
    saver.changed("first")
    slow.wait(5)
    saver.changed("second")
    saver.flush()
    assert written == ["first", "second"]


def test_a_failure_is_told_and_the_next_change_tries_again() -> None:
    full = True
    written: list[str] = []

    def write(value: str) -> None:
        if full:
            raise OSError(28, "No space left on device")
        written.append(value)

    saver = Saver(PATH, write, delay=0.01)
    saver.changed("a")
    until(lambda: "No space" in saver.error)
    saver.changed("b")
    full = False
    saver.flush()
    assert written == ["b"] and saver.error == ""


SCRIPT = """
import sys, time
from pathlib import Path
from attn_tui.files.atomic import write
from attn_tui.learner.saver import Saver

path = Path(sys.argv[1])
saver = Saver(path, lambda text: write(path, text), delay=60)
def leave(code): sys.exit(code)
with saver.ending(leave):
    saver.changed("kept")
    print("ready", flush=True)
    if sys.argv[2] == "wait":
        time.sleep(60)
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, None])
def test_ended_from_outside_or_by_itself_it_is_kept(number: int | None, tmp_path: Path) -> None:
    path = tmp_path / "x"
    program = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(path), "wait" if number else ""], stdout=subprocess.PIPE
    )
    assert program.stdout is not None and program.stdout.readline() == b"ready\n"
    if number:
        os.kill(program.pid, number)
    assert program.wait(10) == (128 + number if number else 0)
    program.stdout.close()
    assert path.read_text() == "kept"
