"""Reading a file that somebody else made: a regular one, of a size that can be, in UTF-8. It never waits."""

from __future__ import annotations

import os
from pathlib import Path

from attn_tui.files.error import FileError, need_regular, reason

# a pipe that nobody writes to would be waited for at its opening
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)


def read_bytes(path: Path, most: int) -> bytes:
    """What the file holds; FileError, one line, where it is none, or holds more than `most` bytes."""
    try:
        need_regular(path, os.stat(path))
        with open(os.open(path, _FLAGS), "rb") as file:
            # one more than may be: the size that the system tells can grow, and is 0 in /proc
            data = file.read(most + 1)
    except (OSError, ValueError) as error:
        raise FileError(path, f"cannot be read ({reason(error)})") from None
    if len(data) > most:
        raise FileError(path, f"is larger than {_size(most)}, the most that is read here")
    return data


def read_text(path: Path, most: int) -> str:
    """The text, line ends as written, no byte order mark; FileError with the line where it is not UTF-8."""
    data = read_bytes(path, most)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise FileError(path, "is not UTF-8 here; save the file as UTF-8", line) from None


def _size(count: int) -> str:
    for unit, size in (("MB", 1 << 20), ("KB", 1 << 10)):
        if count >= size:
            return f"{count // size} {unit}"
    return f"{count} bytes"
