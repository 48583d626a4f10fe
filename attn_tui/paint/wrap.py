"""Line breaking for Chinese and English together, by terminal cells.

Chinese may break between any two characters, English at spaces. By the rule of 避头尾 (GB/T 15834,
"标点符号用法", section 5.1) no line begins with a closing mark or ends with an opening one.
"""

from __future__ import annotations

import re

from rich.cells import cell_len
from rich.text import Text

_CLOSING = "，。、；：？！）」』》】〉”’…—％,.;:?!)]}%"
_OPENING = "（「『《【〈“‘([{"
_UNIT = re.compile(
    r"\s+|[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff“”‘’…]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff“”‘’…]+"
)


def wrap(text: Text, width: int) -> list[Text]:
    """The text in lines of at most `width` cells, styles kept; spaces at a break are dropped.

    What is longer than a line and has no place to break is cut. No text gives one empty line.
    """
    width = max(1, width)
    lines, start, end, used = [], 0, 0, 0
    for first, last in _unbreakable(text.plain, width):
        piece = text.plain[first:last]
        cells = cell_len(piece)
        if used + cell_len(piece.rstrip()) > width and used:
            lines.append(_trimmed(text, start, end))
            start, used = first, 0
            if piece.isspace():
                start = end = last
                continue
        used, end = used + cells, last
    lines.append(_trimmed(text, start, end))
    return lines


def _trimmed(text: Text, start: int, end: int) -> Text:
    line = text[start:end]
    line.rstrip()
    return line


def _unbreakable(plain: str, width: int) -> list[tuple[int, int]]:
    """Stretches that stay together: a word, a character and the marks that cling to it, a space."""
    stretches: list[tuple[int, int]] = []
    for match in _UNIT.finditer(plain):
        first, last = match.span()
        if stretches and _clings(plain, stretches[-1], first, width, last):
            stretches[-1] = (stretches[-1][0], last)
        else:
            stretches.extend(_cut(plain, first, last, width))
    return stretches


def _clings(plain: str, before: tuple[int, int], first: int, width: int, last: int) -> bool:
    start, end = before
    if plain[end - 1].isspace() or plain[first].isspace():
        return False
    if cell_len(plain[start:last]) > width:
        return False
    return plain[first] in _CLOSING or plain[end - 1] in _OPENING


def _cut(plain: str, first: int, last: int, width: int) -> list[tuple[int, int]]:
    """A word longer than a line, in pieces of a line each; any other as it is."""
    pieces, used = [], 0
    start = first
    for index in range(first, last):
        cells = cell_len(plain[index])
        if used + cells > width and index > start and not plain[first].isspace():
            pieces.append((start, index))
            start, used = index, 0
        used += cells
    return [*pieces, (start, last)]
