"""The one error of this room."""

from __future__ import annotations

import os
import stat
from pathlib import Path

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


class FileError(Exception):
    """A file that cannot be read or written, in one line for people: the path, then why.

    `line` says where in it, from 1, or is 0.
    """

    def __init__(self, path: Path, why: str, line: int = 0) -> None:
        """The words after the path."""
        super().__init__(f"{path}: line {line} {why}" if line else f"{path}: {why}")
        self.path, self.why, self.line = path, why, line


def reason(error: OSError | ValueError) -> str:
    """Why, in a few words. A path with NUL or half a character in it is a ValueError to Python."""
    if isinstance(error, OSError):
        return error.strerror or type(error).__name__
    return "no such name can be given to a file"


def need_regular(path: Path, status: os.stat_result) -> None:
    """FileError where this is a folder, a pipe, a device, a socket."""
    for is_kind, what in _KINDS:
        if is_kind(status.st_mode):
            raise FileError(path, f"is {what}, not a file")
