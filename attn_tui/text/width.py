"""Text in terminal cells: made safe to show, and cut or padded to an exact width."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from typing import Literal

from rich.cells import cell_len

ELLIPSIS = "…"
Align = Literal["left", "right"]


class _Visible(dict[int, str]):
    """A `str.translate` table that works out each code point once."""

    def __missing__(self, code: int) -> str:
        self[code] = shown = _symbol(code)
        return shown


def _symbol(code: int) -> str:
    character = chr(code)
    if character == "\t":
        return " "
    if character in "\n\u2028\u2029":
        return "⏎"
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    category = unicodedata.category(character)
    if category == "Cs":
        return "�"
    # Cf holds the bidi controls and the joiners, on whose width no two terminals agree
    return "·" if category in ("Cc", "Cf", "Zl", "Zp") else character


_VISIBLE = _Visible()
_SPACES = {ord(" "): "␣", ord("\t"): "␣"}


def clean(text: str, spaces: bool = False) -> str:
    """`text` with everything that a terminal would obey turned into a symbol, one for one.

    Control characters become their pictures (␛ ␀), a line break ⏎, bidi controls and joiners ·,
    lone surrogates �, a tab a space. With `spaces`, spaces and tabs become ␣.
    """
    if spaces:
        text = text.translate(_SPACES)
    return text if text.isascii() and text.isprintable() else text.translate(_VISIBLE)


def fit(text: str, cells: int, align: Align = "left", ellipsis: bool = True) -> str:
    """`text`, cleaned, in exactly `cells` terminal cells: padded, or cut at a character's edge with …."""
    if cells <= 0:
        return ""
    text = clean(text)
    taken = cell_len(text)
    if taken > cells:
        mark = ELLIPSIS if ellipsis else ""
        text = _prefix(text, cells - len(mark)) + mark
        taken = cell_len(text)
    blank = " " * (cells - taken)
    return blank + text if align == "right" else text + blank


def _prefix(text: str, cells: int) -> str:
    """The longest beginning of `text` within `cells`; combining marks stay with their letter."""
    longest = bisect_right(range(len(text) + 1), cells, key=lambda end: cell_len(text[:end]))
    return text[: max(0, longest - 1)]
