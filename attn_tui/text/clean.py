"""Text made safe to show: what a terminal would obey, or lays out its own way, becomes a visible mark."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.segment import Segment
    from rich.text import Text


class _Visible(dict[int, str]):
    """A `str.translate` table that works out each code point once."""

    def __missing__(self, code: int) -> str:
        self[code] = shown = _mark(code)
        return shown


def _mark(code: int) -> str:
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
    # U+FFFE and its like are no characters, and XML (an SVG, say) may not hold them
    if category == "Cs" or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
        return "�"
    # Cf holds the bidi controls and the joiners, on whose width no two terminals agree
    return "·" if category in ("Cc", "Cf") else character


_VISIBLE = _Visible()
_LINES = _Visible({ord("\n"): "\n", ord("\t"): "\t"})
_SPACES = {ord(" "): "␣", ord("\t"): "␣"}


def clean(text: str, spaces: bool = False) -> str:
    """`text` with everything that a terminal would obey turned into a symbol, one for one.

    Control characters become their pictures (␛ ␀), a line break ⏎, bidi controls and joiners ·, lone
    surrogates and noncharacters �, a tab a space. With `spaces`, spaces and tabs become ␣.
    """
    if spaces:
        text = text.translate(_SPACES)
    # what Python calls printable holds none of these; the rest is looked at character by character
    return text if text.isprintable() else text.translate(_VISIBLE)


def clean_lines(text: str) -> str:
    """The same for a text of several lines: its line breaks and tabs stay."""
    return text if text.isprintable() else text.translate(_LINES)


def clean_segments(segments: Sequence[Segment]) -> Sequence[Segment]:
    """One line's segments, about to be drawn, cleaned and no wider than they were.

    A mark takes a cell where an invisible character took none: the end of the line gives way, its blanks
    first. Clean segments are returned as they are, the same object, after one look at each.
    """
    if all(segment.text.isprintable() or segment.control for segment in segments):
        return segments
    # the rooms below the screen clean texts without loading Rich
    from rich.segment import Segment

    width = sum(segment.cell_length for segment in segments)
    cleaned = [
        segment if segment.control else Segment(clean(segment.text), segment.style) for segment in segments
    ]
    return Segment.adjust_line_length(cleaned, width)


def clean_text(text: Text) -> Text:
    """A Rich text of lines, cleaned, its styles in their places; the same object where it was clean."""
    plain = clean_lines(text.plain)
    if plain == text.plain:
        return text
    cleaned = text.copy()
    cleaned.plain = plain
    return cleaned
