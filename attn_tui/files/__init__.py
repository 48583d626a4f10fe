"""Files: read with a limit, written whole or not at all; their JSON checked; the system's folders."""

from attn_tui.files.error import FileError

__all__ = ["FileError"]
