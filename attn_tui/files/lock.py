"""Whether another program holds the same file open: a lock that ends with the program, however it ends."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import IO

from attn_tui.files.folders import state_folder


def take_lock(path: Path) -> IO[bytes] | None:
    """Lock `path` until the file returned is closed, or the program ends; None where another has locked it.

    Where nothing can be locked, nobody else is known of: the path counts as ours. The file locked is one
    with a name of its own among the states, since a replaced file takes its lock along.
    """
    # a digest, as a path may be longer than a name can be
    name = hashlib.sha256(os.fsencode(os.path.realpath(path))).hexdigest()[:16]
    try:
        folder = state_folder() / "locks"
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / name).open("ab")
    except OSError:
        return open(os.devnull, "ab")
    if _lock(file):
        return file
    file.close()
    return None


def _lock(file: IO[bytes]) -> bool:
    try:
        import fcntl
    except ImportError:  # Windows: no such lock, and no two terminals that share a home by ssh
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks
        return True
    return True
