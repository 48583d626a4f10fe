"""Tokens as coloured chips, wrapped to lines, the selected one in brackets."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from attn_tui.paint.look import Look
from attn_tui.paint.palette import chip_backgrounds, legible
from attn_tui.text.clean import clean
from attn_tui.text.width import fit

ChipSpan = tuple[int, int, int]
"""Line, first cell and number of cells of a chip, its brackets' cells included."""


def places(labels: Sequence[str], width: int) -> list[ChipSpan]:
    """Where each chip stands in lines of `width` cells. A chip has one cell more on each side."""
    found: list[ChipSpan] = []
    line = x = 0
    for label in labels:
        cells = min(max(1, cell_len(clean(label))) + 2, max(1, width))
        if x and x + cells > width:
            line, x = line + 1, 0
        found.append((line, x, cells))
        x += cells
    return found


def chip_at(labels: Sequence[str], width: int, x: int, y: int) -> int | None:
    """The index of the chip at cell `x` of line `y`, or None."""
    for index, (line, start, cells) in enumerate(places(labels, width)):
        if line == y and start <= x < start + cells:
            return index
    return None


def chips(
    labels: Sequence[str],
    ids: Sequence[int],
    selected: int | None,
    width: int,
    look: Look,
    marked: Collection[int] = (),
) -> list[list[Segment]]:
    """Lines of exactly `width` cells. `ids` choose the hues: the same token has the same colour.

    Those `marked` are underlined between ‹ and ›.

    Neighbours with one hue by chance stay apart by their cells of margin. A token too long for a
    line is cut with …; no tokens make no lines.
    """
    hues, chosen, blank = _styles(look)
    lines: list[list[Segment]] = []
    used: list[int] = []
    previous = -1
    for index, (line, _, cells) in enumerate(places(labels, width)):
        if line == len(lines):
            lines.append([])
            used.append(0)
        hue = ids[index] % len(hues)
        if hue == previous and ids[index] != ids[index - 1]:
            hue = (hue + 1) % len(hues)
        previous = hue
        text = fit(labels[index], cells - 2)
        if index == selected:
            lines[line].append(Segment(fit(f"[{text}]", cells, ellipsis=False), chosen))
        elif index in marked:
            style = hues[hue] + Style(underline=True)
            lines[line].append(Segment(fit(f"‹{text}›", cells, ellipsis=False), style))
        else:
            lines[line].append(Segment(fit(f" {text} ", cells, ellipsis=False), hues[hue]))
        used[line] += cells
    for segments, cells in zip(lines, used, strict=True):
        if cells < width:
            segments.append(Segment(" " * (width - cells), blank))
    return lines


@lru_cache(maxsize=8)
def _styles(look: Look) -> tuple[tuple[Style, ...], Style, Style]:
    """The chips' styles in turn, the selected one's, and that of the rest of the line."""
    colours, dark = look.theme, look.dark
    if look.depth == "none":
        return (Style(bold=False), Style(underline=True)), Style(bold=True, reverse=True), Style(bold=False)
    if look.depth == "16":
        names = ("bright_cyan", "bright_magenta", "bright_green") if dark else ("blue", "magenta", "red")
        chosen = Style(color="bright_yellow" if dark else "blue", bold=True, reverse=True)
        return tuple(Style(color=name) for name in names), chosen, Style(color="default")
    backgrounds = chip_backgrounds(dark)
    hues = tuple(Style(color=legible(back, (colours.foreground,)), bgcolor=back) for back in backgrounds)
    chosen = Style(color=legible(colours.accent, (colours.background,)), bgcolor=colours.accent, bold=True)
    return hues, chosen, Style(color=colours.foreground, bgcolor=colours.background)
