"""Reading a file that somebody else made: a regular one, of a size that can be, in UTF-8. It never waits."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO

from attn_tui.files.error import FileError, need_regular, reason

# a pipe that nobody writes to would be waited for at its opening
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
_PIECE = 1 << 16


def read_bytes(path: Path, most: int) -> bytes:
    """What the file holds; FileError, one line, where it is none, or holds more than `most` bytes."""
    try:
        need_regular(path, os.stat(path))
        with open(os.open(path, _FLAGS), "rb") as file:
            data = _up_to(file, most + 1)
    except (OSError, ValueError) as error:
        raise FileError(path, f"cannot be read ({reason(error)})") from None
    if len(data) > most:
        raise FileError(path, f"is larger than {_size(most)}, the most that is read here")
    return data


def _up_to(file: IO[bytes], most: int) -> bytes:
    # until the end, as the size that the system tells can grow, and is 0 in /proc; in pieces of that size, as
    # reading sets aside all the memory that it is asked for
    piece = min(most, max(os.fstat(file.fileno()).st_size + 1, _PIECE))
    pieces: list[bytes] = []
    while most > 0 and (data := file.read(min(piece, most))):
        pieces.append(data)
        most -= len(data)
    return b"".join(pieces)


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
