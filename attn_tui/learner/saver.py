"""What changes is written a moment later, in the background, and at the latest when the program is ended."""

from __future__ import annotations

import contextlib
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Generic, TypeVar

T = TypeVar("T")

DELAY = 0.5
"""Seconds from a change to its writing; more changes within them are written together."""
ENDINGS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGBREAK") if hasattr(signal, name))
"""What ends a program from outside: `kill`, a closed terminal or a dropped connection, a closed console."""


class Saver(Generic[T]):
    """Calls `write` with the latest value; whatever kills the program, what is older than a second is kept.

    `error` says in one line why the last writing failed, or is empty. The next change tries again.
    """

    def __init__(self, path: Path, write: Callable[[T], None], delay: float = DELAY) -> None:
        """Nothing is written, and no thread started, before the first change."""
        self.path, self.error = path, ""
        self._write, self._delay = write, delay
        self._latest: T | None = None
        self._count = self._tried = self._written = 0
        # both can be taken again by the thread that holds them, as a signal may come in the midst of it
        self._change = threading.Condition(threading.RLock())
        self._writing = threading.RLock()
        self._thread: threading.Thread | None = None

    def changed(self, value: T) -> None:
        """Keep this value from now on. Returns at once."""
        if value is self._latest:
            return
        with self._change:
            self._latest, self._count = value, self._count + 1
            if self._thread is None:
                # a daemon: a disk that never answers must not keep the program from ending
                self._thread = threading.Thread(target=self._run, name="saver", daemon=True)
                self._thread.start()
            self._change.notify()

    def flush(self) -> None:
        """Write now what is not written yet; it is, or `error` says why not, when this returns."""
        with self._writing:
            with self._change:
                latest, count = self._latest, self._count
            if latest is None or count == self._written:
                return
            self._tried = count
            try:
                self._write(latest)
            # whatever is wrong with one visit must not end the thread that saves the rest of it
            except Exception as error:
                self.error = str(error) or type(error).__name__
            else:
                self._written, self.error = count, ""

    @contextlib.contextmanager
    def ending(self, leave: Callable[[int], None]) -> Iterator[None]:
        """Within, a signal that ends the program saves first, then calls `leave` with the exit code.

        The second such signal ends it as if there were no saver. At the end all is written. To be entered
        in the main thread, which alone can take signals.
        """

        def end(number: int, _: FrameType | None) -> None:
            signal.signal(number, signal.SIG_DFL)
            self.flush()
            leave(128 + number)

        before = {number: signal.signal(number, end) for number in ENDINGS}
        try:
            yield
        finally:
            self.flush()
            for number, handler in before.items():
                signal.signal(number, handler)

    def _run(self) -> None:
        while True:
            with self._change:
                self._change.wait_for(lambda: self._count != self._tried)
            time.sleep(self._delay)
            self.flush()
