"""A real pseudo-terminal for a real command: bytes of keys in, the screen as a person reads it out."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pexpect
import pyte
from rich.cells import cell_len

CHECKOUT = Path(__file__).parents[2]
PATIENCE = 30.0
"""Seconds to wait for something to appear; a busy machine is no failure."""

KEYS = {
    "enter": "\r", "escape": "\x1b", "tab": "\t", "backspace": "\x7f",
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F",
    "pageup": "\x1b[5~", "pagedown": "\x1b[6~",
}  # fmt: skip
"""What a terminal sends for a key, where that is not the character itself."""


def tutor_command() -> list[str]:
    """The installed command of the environment that runs the tests, else the package itself."""
    script = shutil.which("attn-tui", path=str(Path(sys.executable).parent))
    return [script] if script else [sys.executable, "-m", "attn_tui"]


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """A plain modern terminal's, with nothing of the caller's that changes colours or language."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("TEXTUAL", "LC_", "LANG")) and name not in ("NO_COLOR", "COLUMNS", "LINES")
    }
    plain = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
    return kept | plain | dict(more or {})


class Terminal:
    """A command running in a terminal of this many columns and lines."""

    def __init__(
        self, command: Sequence[str], columns: int, lines: int, environ: Mapping[str, str] | None = None
    ) -> None:
        self.raw = ""
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.Stream(self._screen)
        self.child = pexpect.spawn(
            command[0],
            list(command[1:]),
            dimensions=(lines, columns),
            cwd=str(CHECKOUT),
            env=environment(environ),
            encoding="utf-8",
            echo=True,
            timeout=PATIENCE,
        )
        self.child.delaybeforesend = None

    def press(self, *keys: str) -> None:
        """Press keys, by name or as themselves."""
        for key in keys:
            self.child.send(KEYS.get(key, key))

    def commit(self, text: str) -> None:
        """What an input method does: several characters arrive at once."""
        self.child.send(text)

    def send_bytes(self, data: bytes) -> None:
        """Bytes as they are, in one write; they may end within a character."""
        os.write(self.child.child_fd, data)

    def paste(self, text: str) -> None:
        """A bracketed paste."""
        self.child.send(f"\x1b[200~{text}\x1b[201~")

    def resize(self, columns: int, lines: int) -> None:
        """Another window size."""
        self._screen.resize(lines, columns)
        self.child.setwinsize(lines, columns)

    def text(self) -> str:
        """The screen now."""
        lines = (self._line(self._screen.buffer[y]) for y in range(self._screen.lines))
        return "\n".join(lines)

    def _line(self, cells: Mapping[int, pyte.screens.Char]) -> str:
        """One line. A wide character fills its cell and an empty one; a left-over empty one is a space.

        pyte's own `display` fails on such left-overs, which real terminals blank.
        """
        shown, x = "", 0
        while x < self._screen.columns:
            character = cells[x].data or " "
            shown += character
            x += 2 if cell_len(character) == 2 and not cells[x + 1].data else 1
        return shown.rstrip()

    def wait_until(self, true: Callable[[str], bool], what: str) -> str:
        """Read until this is true of the screen; the screen then."""
        end = time.monotonic() + PATIENCE
        while not true(self.text()):
            left = end - time.monotonic()
            if left <= 0 or not self._read(min(left, 0.2)):
                raise AssertionError(f"waited for {what}; the screen is:\n{self.text()}")
        return self.text()

    def wait_for(self, *shown: str) -> str:
        """Read until all of this is on the screen; the screen then."""
        return self.wait_until(lambda text: all(one in text for one in shown), f"{shown}")

    def leave_road(self) -> str:
        """From the cards to a walk operation by operation; the screen then."""
        self.wait_until(_on_a_card, "the keys of a card")
        self.press("R")
        return self.wait_until(lambda screen: not _on_a_card(screen), "the keys of a walk off the road")

    def end(self) -> int | None:
        """Read until the command has ended; its exit code."""
        while self._read(PATIENCE, patient=False):
            pass
        self.child.close()
        code: int | None = self.child.exitstatus
        return code

    def close(self) -> None:
        """End the command, however it is."""
        self.child.close(force=True)

    def _read(self, seconds: float, patient: bool = True) -> bool:
        """Take what has come. False at the command's end, or, if not patient, when nothing came."""
        try:
            data = self.child.read_nonblocking(1 << 16, timeout=seconds)
        except pexpect.TIMEOUT:
            return patient
        except pexpect.EOF:
            return False
        self.raw += data
        self._stream.feed(data)
        return True


def _on_a_card(screen: str) -> bool:
    return any(more in screen.splitlines()[-1] for more in ("m more", "m 详细"))


Open = Callable[..., Terminal]
"""Opens the tutor with these arguments: see the fixture `terminal`."""
