"""What is wrong with a file of lessons, and where in it."""

from __future__ import annotations

from collections.abc import Iterable


class Malformed(Exception):
    """One or more faults of a file, each a line of it, from 1, and what to write instead."""

    def __init__(self, line: int, message: str, more: Iterable[tuple[int, str]] = ()) -> None:
        """The first fault, and those after it."""
        super().__init__(message)
        self.faults = ((line, message), *more)
