"""Words as points and their cosines, where the matrices stand: what a card of the space of words shows."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from attn_tui.paint.look import Look
from attn_tui.paint.palette import quantise, styles
from attn_tui.paint.scatter import scatter
from attn_tui.space.clouds import Array, Cloud, sight
from attn_tui.space.vectors import Near, cosines
from attn_tui.text.clean import clean
from attn_tui.text.width import fit
from attn_tui.tui.screens import space_words

MODES = {"axis": 1, "plane": 2, "turn": 3}
"""How many dimensions a card's `view: space MODE WORD …` is drawn in."""
MOST_WORDS, LABEL, PICTURE = 16, 10, 7
"""The most words of a table; its labels; the least picture."""
ANGLE, TILT = 0.6, 0.4


def drawn(cloud: Cloud, dims: int, size: tuple[int, int], look: Look) -> list[Text]:
    """The picture, the table below it; where there is no room for that, the cosines of the first word."""
    width, height = size
    view = sight(cloud, dims, ANGLE, TILT)
    below = cosine_table(cloud, width, look, 0)
    if height - len(below) < PICTURE:
        below = cosines_of(cloud, width, look, 0)
    room = (width, max(3, height - len(below)))
    return [*scatter(view.points, cloud.labels, room, 0, look, axes=view.axes), *below]


def cosine_table(cloud: Cloud, width: int, look: Look, chosen: int) -> list[Text]:
    """The cosines of the words with each other; of many words those around the chosen one."""
    count, marked = len(cloud.labels), look.chosen
    cell = column_width(count, width)
    most = min(count, MOST_WORDS, max(1, (width - LABEL) // cell))
    first = max(0, min(chosen - most // 2, count - most))
    part = range(first, first + most)
    values = cosines(cloud.rows[first : first + most])
    heads = Text(" " * LABEL, no_wrap=True, end="")
    for index in part:
        said = fit(cloud.labels[index], cell - 1, "right")
        said = f" {said}" if cell == 5 else f"{said} "
        heads.append(said, marked if index == chosen else "dim")
    lines = [Text(fit(space_words.COSINES[look.lang], width), style="dim", no_wrap=True, end=""), heads]
    for index, row in zip(part, values, strict=True):
        line = Text(no_wrap=True, end="")
        line.append(fit(cloud.labels[index], LABEL - 1) + " ", marked if index == chosen else "")
        lines.append(line.append_text(_coloured(row, cell, look)))
    return lines


def cosines_of(cloud: Cloud, width: int, look: Look, chosen: int) -> list[Text]:
    """The cosines of the chosen word with the others, the nearest first."""
    values = cosines(cloud.rows[chosen : chosen + 1], cloud.rows)[0].tolist()
    others = [(cloud.labels[i], value) for i, value in enumerate(values) if i != chosen]
    said = space_words.COSINES_OF[look.lang].format(word=clean(cloud.labels[chosen]))
    return flow(said, sorted(others, key=lambda other: -other[1]), width, look.chosen)


def flow(title: str, pairs: Iterable[Near], width: int, style: Style | str) -> list[Text]:
    """Words with their cosines one after the other, broken between them; at most two lines."""
    lines = [Text(no_wrap=True, end="").append(fit(title, min(width, cell_len(title))), style)]
    for word, value in pairs:
        said = f"{clean(word)} {two(value)}"
        if lines[-1].cell_len + cell_len(said) > width:
            if len(lines) == 2:
                break
            lines.append(Text("  ", no_wrap=True, end=""))
        lines[-1].append(fit(f"{said}  ", min(width - lines[-1].cell_len, cell_len(said) + 2)))
    return lines


def two(value: float) -> str:
    """Two decimals, and no −0."""
    return f"{value:.2f}".replace("-0.00", "0.00")


def _coloured(values: Array, cell: int, look: Look) -> Text:
    """Numbers on their colours."""
    colours = styles("diverging", look.dark, look.depth, True)
    line = Text(no_wrap=True, end="")
    for value, level in zip(values.tolist(), quantise(values, "diverging", 1.0).tolist(), strict=True):
        line.append(f"{two(value):>5}".ljust(cell), colours[level])
    return line


def column_width(count: int, width: int) -> int:
    """How wide a column of the table is: a space between numbers where there is room for it."""
    return 6 if LABEL + 6 * count <= width else 5
