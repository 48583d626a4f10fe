"""A terminal for each test, ended with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pytest

from tests.end_to_end.terminal import Open, Terminal, tutor_command

WIDE = (120, 40)


@pytest.fixture
def terminal() -> Iterator[Open]:
    opened: list[Terminal] = []

    def start(
        *arguments: str,
        size: tuple[int, int] = WIDE,
        environ: Mapping[str, str] | None = None,
        command: Sequence[str] = (),
    ) -> Terminal:
        opened.append(Terminal([*(command or tutor_command()), *arguments], *size, environ))
        return opened[-1]

    yield start
    for one in opened:
        one.close()
