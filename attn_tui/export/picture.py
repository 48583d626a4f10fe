"""The matrices of one step as a picture: SVG, every character in its cell."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from rich.cells import cell_len

from attn_tui.export.page import Table, table_of
from attn_tui.paint.palette import diverging, sequential, theme
from attn_tui.text.clean import clean
from attn_tui.text.width import fit
from attn_tui.tour.step import Station
from attn_tui.tour.tour import Tour
from attn_tui.tour.wording import formula_words

CELL, LINE, SIZE, MARGIN = 8.4, 22.0, 14, 24.0
LABEL, MOST = 10, 16
FONT = "'DejaVu Sans Mono','Noto Sans Mono CJK SC','Sarasa Mono SC',monospace"


def svg_of(tour: Tour, stations: Sequence[Station], head: int, lang: str) -> bytes:
    """The first station's operands and its result, one under the other, in the light palette."""
    station = stations[0]
    step = station.step
    views = [
        *(view for _, view in tour.operands(station, head, lang)),
        tour.result(station, head, lang),
    ]
    parts, y, widest = [], MARGIN + LINE, 0.0
    formula = formula_words(tour.formula(station), lang)
    parts.append(_text(f"{step.title[lang]}   {formula}", MARGIN, y, weight="bold"))
    for view in views:
        if not view.values.size:
            continue
        table = table_of(view, lang, MOST)
        y += 2 * LINE
        last = view is views[-1]
        colour = theme(False).accent if last else theme(False).dim
        rows, columns = view.shape
        parts.append(_text(f"{view.symbol} ({rows}×{columns}) {table.note}", MARGIN, y, colour))
        drawn, width = _matrix(table, y + LINE)
        parts += drawn
        widest = max(widest, width)
        y += LINE * (len(table.rows) + 1)
    width, height = max(widest, 480.0) + MARGIN, y + 2 * MARGIN
    size = f'viewBox="0 0 {width:.1f} {height:.1f}" width="{width:.1f}" height="{height:.1f}"'
    top = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{FONT}" font-size="{SIZE}">'
    ground = f'<rect width="100%" height="100%" fill="{theme(False).background}"/>'
    return "\n".join([top, ground, *parts, "</svg>", ""]).encode("utf-8")


def _matrix(table: Table, y: float) -> tuple[list[str], float]:
    palette = diverging(False) if table.signed else sequential(False)
    room = (
        max(
            [cell_len(c) for _, cells in table.rows for c in cells]
            + [min(8, cell_len(c)) for c in table.columns]
        )
        + 2
    )
    left = MARGIN + LABEL * CELL
    parts = [
        _text(fit(label, room - 1, "right"), left + at * room * CELL, y, theme(False).dim)
        for at, label in enumerate(table.columns)
    ]
    for row, ((label, cells), levels) in enumerate(zip(table.rows, table.levels.tolist(), strict=True), 1):
        base = y + row * LINE
        parts.append(_text(fit(label, LABEL - 1), MARGIN, base, theme(False).dim))
        for at, (cell, level) in enumerate(zip(cells, levels, strict=True)):
            x = left + at * room * CELL
            parts.append(
                f'<rect x="{x:.1f}" y="{base - LINE * 0.72:.1f}" width="{room * CELL:.1f}" height="{LINE}" '
                f'fill="{palette.backgrounds[level]}"/>'
            )
            parts.append(_text(fit(cell, room - 1, "right"), x, base, palette.foregrounds[level]))
    return parts, left + len(table.columns) * room * CELL


def _text(text: str, x: float, y: float, colour: str = "", weight: str = "normal") -> str:
    """Every character at its own cell, so that columns line up whatever the font."""
    # XML may not hold control characters, surrogates and noncharacters, however they are written
    text = clean(text)
    places, at = [], x
    for character in text:
        places.append(f"{at:.1f}")
        at += CELL * cell_len(character)
    colour = colour or theme(False).foreground
    return (
        f'<text x="{" ".join(places)}" y="{y:.1f}" fill="{colour}" font-weight="{weight}" '
        f'xml:space="preserve">{escape(text)}</text>'
    )
