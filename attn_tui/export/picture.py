"""One step as a picture: SVG, the stage as it is drawn on the screen, every character in its cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from rich.cells import cell_len

from attn_tui.export.staged import SIZE as ROOM
from attn_tui.export.staged import colours, lines_of
from attn_tui.paint.palette import theme
from attn_tui.text.clean import clean
from attn_tui.tour.step import Station
from attn_tui.tour.tour import Tour
from attn_tui.tour.wording import formula_words

CELL, LINE, SIZE, MARGIN = 8.4, 18.0, 14, 24.0
BASE = 13.5  # from the top of a line to where its letters stand
FONT = "'DejaVu Sans Mono','Noto Sans Mono CJK SC','Sarasa Mono SC',monospace"


def svg_of(tour: Tour, stations: Sequence[Station], head: int, lang: str) -> bytes:
    """The first station in the light palette."""
    station = stations[0]
    title = f"{station.step.title[lang]}   {formula_words(tour.formula(station), lang)}"
    parts, ground = [_text(title, MARGIN, MARGIN + BASE, weight="bold")], theme(False).background
    top = MARGIN + 2 * LINE
    lines = lines_of(tour, station, head, lang)
    for y, line in enumerate(lines):
        x = MARGIN
        for segment in line:
            front, back, weight = colours(segment)
            wide = segment.cell_length * CELL
            if back != ground:
                place = f'x="{x:.1f}" y="{top + y * LINE:.1f}" width="{wide:.1f}" height="{LINE}"'
                parts.append(f'<rect {place} fill="{back}"/>')
            # word by word: viewers differ in what they make of blanks
            for word in re.finditer(r"\S+", segment.text):
                start = x + cell_len(segment.text[: word.start()]) * CELL
                parts.append(_text(word.group(), start, top + y * LINE + BASE, front, weight))
            x += wide
    width, height = 2 * MARGIN + ROOM[0] * CELL, top + len(lines) * LINE + MARGIN
    size = f'viewBox="0 0 {width:.1f} {height:.1f}" width="{width:.1f}" height="{height:.1f}"'
    opening = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="{FONT}" font-size="{SIZE}">'
    paper = f'<rect width="100%" height="100%" fill="{ground}"/>'
    return "\n".join([opening, paper, *parts, "</svg>", ""]).encode("utf-8")


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
