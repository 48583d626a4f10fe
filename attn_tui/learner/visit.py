"""The file of one visit to the tutor: locked against others, opened, saved to, and nothing of it lost."""

from __future__ import annotations

from pathlib import Path

from attn_tui.files import FileError
from attn_tui.files.aside import beside, set_aside
from attn_tui.files.atomic import check_writable
from attn_tui.files.lock import take_lock
from attn_tui.learner.session import Session
from attn_tui.learner.state import StateError, load, read, save
from attn_tui.runs.run import Runs


class Visit:
    """A state file from its opening to the end of the program.

    `path` is where this visit is saved: where another tutor holds the file already, a name beside it, so
    that neither overwrites the other's work. `notes` are lines for people: what was not as expected.
    """

    def __init__(self, path: Path) -> None:
        """FileError, one line, where nothing can be saved there."""
        self.wanted = self.path = path
        self.notes: tuple[str, ...] = ()
        check_writable(path, folders=True)
        self._lock = take_lock(path)
        if self.apart:
            self.path = beside(path, "other")
            self._note(f"{path}: another tutor has it open; this visit is saved as {self.path.name}")

    @property
    def apart(self) -> bool:
        """Whether another tutor locked the file first."""
        return self._lock is None

    def opened(self, runs: Runs) -> Session | None:
        """The session in the file, None where there is no file; StateError where it cannot be used."""
        return load(self.wanted, runs) if self.wanted.exists() else None

    def resumed(self, runs: Runs) -> Session | None:
        """The same for a file that is opened unasked: one that cannot be used is kept beside, with a note."""
        try:
            return self.opened(runs)
        except StateError as error:
            self._keep(error)
            return None

    def begun_anew(self) -> None:
        """The visit goes on from nothing; a file that is no state known here is kept beside all the same."""
        try:
            if self.wanted.exists():
                read(self.wanted)
        except StateError as error:
            self._keep(error)

    def save(self, session: Session) -> None:
        """StateError, one line, where the session cannot be saved."""
        save(session, self.path)

    def _keep(self, error: StateError) -> None:
        if self.apart:
            return
        try:
            kept = set_aside(self.wanted, "unread")
        except FileError as failed:
            # what cannot be kept is not overwritten either
            self.path = beside(self.wanted, "other")
            self._note(f"{failed}; this visit is saved as {self.path.name}")
        else:
            self._note(f"{error}; it is kept as {kept.name}")

    def _note(self, line: str) -> None:
        self.notes = (*self.notes, line)
