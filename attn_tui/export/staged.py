"""The stage in a file: the lines that the screen would show, in the light palette."""

from __future__ import annotations

from rich.segment import Segment

from attn_tui.paint.look import Look
from attn_tui.paint.palette import theme
from attn_tui.paint.stage.draw import draw
from attn_tui.staging.station import stage_at
from attn_tui.tour.step import Station
from attn_tui.tour.tour import Tour

SIZE = (112, 44)
"""The room in cells; blank lines at the end are left out."""


def lines_of(tour: Tour, station: Station, head: int, lang: str) -> list[list[Segment]]:
    """The stage of this station."""
    look = Look(lang, dark=False)
    lines = draw(stage_at(tour, station, head, look), *SIZE, look).lines
    while lines and not any(_seen(segment) for segment in lines[-1]):
        lines = lines[:-1]
    return lines


def colours(segment: Segment) -> tuple[str, str, str]:
    """Its colour, that of its ground, and how bold it is."""
    style, plain = segment.style, theme(False)
    front = style.color.name if style and style.color else plain.foreground
    back = style.bgcolor.name if style and style.bgcolor else plain.background
    return front, back, "bold" if style and style.bold else "normal"


def _seen(segment: Segment) -> bool:
    return bool(segment.text.strip()) or colours(segment)[1] != theme(False).background
