"""Names beside a file, for what must not be lost: `state.json.unread-20260131-235959`."""

from __future__ import annotations

import os
import time
from pathlib import Path

from attn_tui.files.error import FileError, reason


def beside(path: Path, why: str) -> Path:
    """A name in the same folder that nothing has yet."""
    stem = f"{path.name}.{why}-{time.strftime('%Y%m%d-%H%M%S')}"
    free = path.with_name(stem)
    count = 1
    while os.path.lexists(free):
        count += 1
        free = path.with_name(f"{stem}-{count}")
    return free


def set_aside(path: Path, why: str) -> Path:
    """Give the file such a name; FileError, one line, where it cannot have one."""
    kept = beside(path, why)
    try:
        os.rename(path, kept)
    except OSError as error:
        raise FileError(path, f"cannot be kept as {kept.name} ({reason(error)})") from None
    return kept
