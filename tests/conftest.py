"""Every test runs in the same surroundings, whatever the terminal and the language of who runs it."""

from __future__ import annotations

import os
from pathlib import Path

# several processes share the cores already, and the matrices are small; to be said before NumPy is loaded
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import pytest
from hypothesis import settings

# a busy machine is no failure; and the same code has the same examples, so that who sees red can see it again
settings.register_profile("attn-tui", deadline=None, derandomize=True)
settings.load_profile("attn-tui")


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A UTF-8 terminal of 256 colours and more, in no particular language, where nobody has been yet."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    for name in os.environ:
        if name.startswith(("LC_", "LANG")) or name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
