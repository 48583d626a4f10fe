"""Writing a file: at any time it is the old one or the new one, whole."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from pathlib import Path

from attn_tui.files.error import FileError, need_regular, reason


def write(path: Path, content: bytes | str, durable: bool = False, folders: bool = False) -> None:
    """Put `content` (a text as UTF-8) into the file at `path`; FileError, one line, where that cannot be.

    A link stays, and what it points to is written. A file that is there keeps its permissions. With
    `durable` the content is on the disk before the old file goes: after a power cut it is one of the two.
    With `folders` the folders above are made.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        target, mode = _target(path, folders)
        beside = _beside(target)
        try:
            with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), "wb") as file:
                file.write(data)
                if durable:
                    file.flush()
                    os.fsync(file.fileno())
            # before it has its name: nobody may read meanwhile what the old file kept from them
            if mode is not None:
                os.chmod(beside, mode)
            os.replace(beside, target)
        finally:
            with contextlib.suppress(OSError):
                beside.unlink()
    except (OSError, ValueError) as error:
        raise FileError(path, f"cannot be written ({reason(error)})") from None


def check_writable(path: Path, folders: bool = False) -> None:
    """FileError, one line, where `write` would fail now. Nothing is left behind but the folders above."""
    try:
        target, _ = _target(path, folders)
        beside = _beside(target)
        os.close(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
        beside.unlink()
    except (OSError, ValueError) as error:
        raise FileError(path, f"cannot be written ({reason(error)})") from None


def _target(path: Path, folders: bool) -> tuple[Path, int | None]:
    """Where the content really goes, links followed, and the permissions of the file that is there."""
    target = Path(os.path.realpath(path))
    if folders:
        target.parent.mkdir(parents=True, exist_ok=True)
    try:
        status = os.stat(target)
    except FileNotFoundError:
        return target, None
    need_regular(path, status)
    if not os.access(target, os.W_OK):
        # replacing needs the folder's permission alone, but a file that is write-protected is meant to be
        raise PermissionError(13, "Permission denied")
    return target, stat.S_IMODE(status.st_mode)


def _beside(target: Path) -> Path:
    """A name in the same folder, so that replacing is one step; short, however long the target's is."""
    return target.with_name(f".{secrets.token_hex(8)}.part")
