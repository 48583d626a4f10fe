"""Line breaking for Chinese and English together, by terminal cells.

Chinese may break between any two characters, English at spaces. By the rule of 避头尾 (GB/T 15834,
"标点符号用法", section 5.1) no line begins with a closing mark or ends with an opening one.
"""

from __future__ import annotations

import re

from rich.cells import cell_len
from rich.text import Text

CLOSING = "，。、；：？！）」』】》〉〕］｝”’…—～％‰,.;:?!)]}%"
OPENING = "（「『【《〈〔［｛“‘([{"
_NO_BREAK = "\xa0\u202f"
_SPACE = rf"[^\S{_NO_BREAK}]"  # a no-break space belongs to its word
_SINGLE = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff“”‘’…—"
_LETTER = rf"(?:[{_NO_BREAK}]|[^\s{_SINGLE}])"
# ’ between letters is an apostrophe
_UNIT = re.compile(rf"{_SPACE}+|[{_SINGLE}]|{_LETTER}+(?:’{_LETTER}+)*")


def wrap(text: Text, width: int) -> list[Text]:
    """The text in lines of at most `width` cells, styles kept; spaces at a break are dropped.

    A line break in the text is kept. What is longer than a line and has no place to break is cut.
    No text gives one empty line. A line is wider only where a single character is.
    """
    lines: list[Text] = []
    for paragraph in text.split("\n", allow_blank=True):
        lines += paragraph.divide(_breaks(paragraph.plain, max(1, width)))
    for line in lines:
        line.rstrip()
    return lines


def _breaks(plain: str, width: int) -> list[int]:
    """Where lines begin, other than the first; the spaces before a break are still on its line."""
    breaks, used = [], 0
    for first, last in _unbreakable(plain, width):
        cells = cell_len(plain[first:last])
        if used + cells > width and used and not _is_space(plain[first]):
            breaks.append(first)
            used = 0
        used += cells
    return breaks


def _unbreakable(plain: str, width: int) -> list[tuple[int, int]]:
    """Stretches that stay together: a word, a character and the marks that cling to it, spaces."""
    stretches: list[tuple[int, int]] = []
    for match in _UNIT.finditer(plain):
        first, last = match.span()
        if stretches and _clings(plain, stretches[-1], first, last, width):
            stretches[-1] = (stretches[-1][0], last)
        else:
            stretches += _cut(plain, first, last, width)
    return stretches


def _clings(plain: str, before: tuple[int, int], first: int, last: int, width: int) -> bool:
    """Whether what is at `first` must stay on the line of the stretch before it, and can."""
    start, end = before
    if _is_space(plain[end - 1]) or _is_space(plain[first]):
        return False
    marked = plain[first] in CLOSING or plain[end - 1] in OPENING
    return marked and cell_len(plain[start:last]) <= width


def _cut(plain: str, first: int, last: int, width: int) -> list[tuple[int, int]]:
    """A word longer than a line, in pieces of a line each; any other, and spaces, as it is."""
    if _is_space(plain[first]) or cell_len(plain[first:last]) <= width:
        return [(first, last)]
    pieces, start, used = [], first, 0
    for index in range(first, last):
        cells = cell_len(plain[index])
        if used + cells > width and index > start:
            pieces.append((start, index))
            start, used = index, 0
        used += cells
    return [*pieces, (start, last)]


def _is_space(character: str) -> bool:
    return character.isspace() and character not in _NO_BREAK
