"""The lists that the measurement reads: files of text, a line an entry."""

from __future__ import annotations

from pathlib import Path

LANGS = ("en", "zh")
DATA = Path(__file__).parent / "data"


def lines(name: str) -> list[str]:
    """The lines of a file of data, without blank ones and without comments, which begin with #."""
    text = (DATA / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
