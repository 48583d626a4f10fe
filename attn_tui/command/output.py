"""Printing: lines, tables and JSON, and an output that ends before we do."""

from __future__ import annotations

import errno
import json
import os
import sys
from collections.abc import Sequence
from contextlib import suppress


def prepare() -> None:
    """Every stream is there and takes any character."""
    # a file opened later would otherwise get the number of a stream that was closed, and be written into
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        # a locale that cannot write Chinese gets \u5b57 and the like, not a traceback
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def finish() -> None:
    """All that was printed is out; OSError where it cannot be."""
    if sys.stdout is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    sys.stdout.flush()


def give_up() -> None:
    """What is still to be printed goes nowhere, lest Python complain of it at its end."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
            continue
        with suppress(OSError, ValueError, AttributeError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def say(message: str) -> None:
    """One line for people, beside the output."""
    from attn_tui.text.clean import clean

    with suppress(OSError):
        print(f"attn-tui: {clean(message)}", file=sys.stderr, flush=True)


def print_lines(text: str) -> None:
    """A text of several lines: exact into a file or a pipe, made safe where a terminal would obey it."""
    from attn_tui.text.clean import clean_lines

    print(clean_lines(text) if sys.stdout.isatty() else text)


def print_json(what: object, indent: int | None = None) -> None:
    """JSON, which escapes control characters itself; bidi controls could mislead a terminal still."""
    print(
        json.dumps(what, ensure_ascii=sys.stdout.isatty() and indent is None, allow_nan=False, indent=indent)
    )


def print_table(rows: Sequence[Sequence[str]]) -> None:
    """Rows in columns, cleaned."""
    from rich.cells import cell_len

    from attn_tui.text.clean import clean
    from attn_tui.text.width import fit

    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    for *front, last in rows:
        cells = [fit(text, width) for text, width in zip(front, widths, strict=False)]
        print("  ".join([*cells, clean(last)]).rstrip())
