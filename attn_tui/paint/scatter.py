"""Labelled points in a field of terminal cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from attn_tui.paint.palette import ColorDepth, theme
from attn_tui.paint.width import fit

POINT, BEFORE = "●", "·"


def scatter(
    points: NDArray[Any],
    labels: Sequence[str],
    size: tuple[int, int],
    chosen: int,
    dark: bool,
    depth: ColorDepth,
    trails: Sequence[NDArray[Any]] = (),
) -> list[Text]:
    """(n, 2 or 3) points, y upwards, in `size` cells and lines, each with its label; the third is the depth.

    The farther a point, the dimmer. `trails` are earlier places (n, …) of the same points, drawn as dots. A
    label that finds no room beside its point is left out; the point stays.
    """
    width, height = size
    field: list[list[tuple[str, str]]] = [[(" ", "blank")] * width for _ in range(height)]
    everything = np.vstack([points[:, :2], *(trail[:, :2] for trail in trails)])
    scale = np.abs(everything).max(axis=0, initial=1e-9)
    margin = min(12, width // 4)

    def place(point: NDArray[Any]) -> tuple[int, int]:
        x = margin // 2 + round((float(point[0] / scale[0]) + 1) / 2 * (width - margin - 1))
        y = round((1 - float(point[1] / scale[1])) / 2 * (height - 1))
        return max(0, min(width - 1, x)), max(0, min(height - 1, y))

    for x in range(width):
        field[height // 2][x] = ("─", "axis")
    if points[:, 1].any():
        for y in range(height):
            field[y][width // 2 - (width + 1) % 2] = ("│", "axis")
    for trail in trails:
        for index, point in enumerate(trail):
            x, y = place(point)
            field[y][x] = (BEFORE, "chosen" if index == chosen else "far")
    depths = points[:, 2] if points.shape[1] > 2 else np.zeros(len(points))
    # the nearest last, and the chosen one after all, so that they lie on top
    styles = ["chosen" if i == chosen else "far" if depths[i] < 0 else "near" for i in range(len(points))]
    order = sorted(range(len(points)), key=lambda i: (i == chosen, depths[i]))
    for index in order:
        x, y = place(points[index])
        field[y][x] = (POINT, styles[index])
    for index in reversed(order):
        label = fit(labels[index], min(12, cell_len(labels[index])))
        _label(field, label, *place(points[index]), styles[index])
    return [_line(row, dark, depth) for row in field]


def _label(field: list[list[tuple[str, str]]], label: str, x: int, y: int, style: str) -> None:
    """Beside the point, else above or below it, where the cells are free."""
    wide = cell_len(label)
    for row, start in ((y, x + 2), (y, x - 1 - wide), (y - 1, x), (y + 1, x)):
        if not (0 <= row < len(field) and start >= 0 and start + wide <= len(field[0])):
            continue
        if all(field[row][at][1] in ("blank", "axis") for at in range(start, start + wide)):
            at = start
            for character in label:
                field[row][at] = (character, style)
                for more in range(1, cell_len(character)):
                    field[row][at + more] = ("", style)
                at += cell_len(character)
            return


def _line(row: Sequence[tuple[str, str]], dark: bool, depth: ColorDepth) -> Text:
    colours, line = theme(dark), Text(no_wrap=True, end="")
    if depth == "truecolor":
        styles = {
            "blank": Style(), "axis": Style(color=colours.panel if dark else colours.dim, dim=True),
            "far": Style(color=colours.dim), "near": Style(color=colours.foreground),
            "chosen": Style(color=colours.accent, bold=True),
        }  # fmt: skip
    else:
        styles = {
            "blank": Style(), "axis": Style(dim=True), "far": Style(dim=True), "near": Style(),
            "chosen": Style(bold=True, reverse=True),
        }  # fmt: skip
    for character, style in row:
        line.append(character, styles[style])
    return line
