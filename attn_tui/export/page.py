"""The tour as a page to read: Markdown, and HTML that needs no script and no other file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import numpy as np
from rich.segment import Segment

from attn_tui.export.staged import colours, lines_of
from attn_tui.graph.op import Array
from attn_tui.paint.numbers import number_format
from attn_tui.paint.palette import Scale, diverging, quantise, sequential, theme
from attn_tui.text.bilingual import Bilingual
from attn_tui.text.clean import clean
from attn_tui.tour.step import Station
from attn_tui.tour.tour import Tour
from attn_tui.tour.view import View
from attn_tui.tour.wording import formula_words

MOST = 12
"""Of a matrix at most so many rows and columns are printed: the first ones, with the last row."""
NUMBERS = Bilingual("数字", "The numbers")
CUT = Bilingual("（{rows}×{columns}，只印一部分）", "({rows}×{columns}, a part of it)")


@dataclass(frozen=True)
class Table:
    """A part of a matrix as text, and the level of colour of every cell."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    levels: Array
    signed: bool
    note: str


def table_of(view: View, lang: str, most: int = MOST) -> Table:
    """The first rows and columns of a matrix; where rows are left out, the last one is shown too."""
    rows, columns = view.shape
    shown = list(range(rows)) if rows <= most else [*range(most - 1), rows - 1]
    values = view.values[shown][:, :most]
    kind = view.kind if view.kind != "signed" else "value"
    form = number_format(view.values, kind)
    scale: Scale = "diverging" if view.kind == "signed" else "sequential"
    levels = (
        quantise(values, scale, form.largest) if view.kind != "integer" else np.zeros(values.shape, np.uint8)
    )
    cut = rows > most or columns > most
    return Table(
        tuple(clean(str(label)) for label in view.columns[:most]),
        tuple(
            (clean(str(view.rows[at])), tuple(form.bare(v) for v in row))
            for at, row in zip(shown, values.tolist(), strict=True)
        ),
        levels,
        view.kind == "signed",
        CUT[lang].format(rows=rows, columns=columns) if cut else "",
    )


def markdown_of(tour: Tour, stations: Sequence[Station], head: int, lang: str) -> bytes:
    """A section a step: its words, its formula, its result as a table."""
    lines = [f"# {_plain(_sentence(tour))}", "", f"{tour.model.name}", ""]
    for station in stations:
        step = station.step
        view = tour.result(station, head, lang)
        lines += [f"## {step.title[lang]}{_place(station, view, lang)}", "", step.gloss[lang], ""]
        lines += [f"`{formula_words(tour.formula(station), lang)}`", ""]
        if view.values.size:
            table = table_of(view, lang)
            lines.append("| | " + " | ".join(map(_plain, table.columns)) + " |")
            lines.append("|---|" + "---:|" * len(table.columns))
            for label, cells in table.rows:
                lines.append(f"| {_plain(label)} | " + " | ".join(cells) + " |")
            lines += ["", *([table.note, ""] if table.note else [])]
    return "\n".join(lines).encode("utf-8")


def html_of(tour: Tour, stations: Sequence[Station], head: int, lang: str) -> bytes:
    """One file, no script; light or dark as the reader's system is. Every text is escaped."""
    title, parts, inks = escape(clean(_sentence(tour))), list[str](), dict[str, int]()
    for station in stations:
        step = station.step
        view = tour.result(station, head, lang)
        place = escape(_place(station, view, lang))
        parts.append(f"<section><h2>{escape(step.title[lang])}<small>{place}</small></h2>")
        formula = escape(formula_words(tour.formula(station), lang))
        parts.append(f"<p>{escape(step.gloss[lang])}</p><p><code>{formula}</code></p>")
        parts.append(_html_stage(lines_of(tour, station, head, lang), inks))
        if view.values.size:
            table = _html_table(table_of(view, lang))
            parts.append(f"<details><summary>{escape(NUMBERS[lang])}</summary>{table}</details>")
        parts.append("</section>")
    rules = "".join(f".i{number}{{{style}}}" for style, number in inks.items())
    top = (
        f'<!doctype html>\n<html lang="{lang}"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title><style>{_STYLE}{_colours()}{rules}</style></head><body>",
        f"<h1>{title}</h1><p>{escape(tour.model.name)}</p>",
    )
    return "\n".join([*top, *parts, "</body></html>", ""]).encode("utf-8")


def _html_stage(lines: list[list[Segment]], inks: dict[str, int]) -> str:
    """The stage as it is on the screen, a span for every stretch of one style, which `inks` numbers."""
    written = []
    for segment in (segment for line in lines for segment in (*line, Segment("\n"))):
        front, back, weight = colours(segment)
        ground = "" if back == theme(False).background else f";background:{back}"
        text = escape("\n" if segment.text == "\n" else clean(segment.text))
        if not text.strip() and not ground:
            written.append(text)
            continue
        style = f"color:{front}{ground}" + (";font-weight:bold" if weight == "bold" else "")
        written.append(f'<span class="i{inks.setdefault(style, len(inks))}">{text}</span>')
    return f'<div class="wide"><pre>{"".join(written)}</pre></div>'


def _html_table(table: Table) -> str:
    kind = "d" if table.signed else "s"
    head = "".join(f"<th>{escape(label)}</th>" for label in table.columns)
    lines = [f'<div class="wide"><table><tr><th></th>{head}</tr>']
    for (label, cells), levels in zip(table.rows, table.levels.tolist(), strict=True):
        row = "".join(
            f'<td class="{kind}{level}">{escape(c)}</td>' for c, level in zip(cells, levels, strict=True)
        )
        lines.append(f"<tr><th>{escape(label)}</th>{row}</tr>")
    return "".join([*lines, f"</table></div><p><small>{escape(table.note)}</small></p>"])


_STYLE = (
    "body{font:16px/1.6 system-ui,'Noto Sans CJK SC',sans-serif;"
    "max-width:60rem;margin:2rem auto;padding:0 1rem;background:#fbfaf7;color:#2a2d34}"
    "h2 small{font-weight:normal;opacity:.6;margin-left:.6em}"
    ".wide{overflow-x:auto}table{border-collapse:collapse;font:14px/1.5 'Noto Sans Mono CJK SC',monospace}"
    "pre{background:#fbfaf7;color:#2a2d34;font:14px/1.25 'Noto Sans Mono CJK SC','Sarasa Mono SC',monospace;"
    "padding:.6em;width:max-content}"
    "td{text-align:right;padding:0 .6em}th{font-weight:normal;opacity:.7;padding:0 .6em;text-align:right}"
    "@media(prefers-color-scheme:dark){body{background:#14161b;color:#d6d9e0}}"
)


def _colours() -> str:
    """A class for every level of both palettes, light and dark."""
    light, dark = _rules(False), _rules(True)
    return f"{light}@media(prefers-color-scheme:dark){{{dark}}}"


def _rules(dark: bool) -> str:
    return "".join(
        f".{kind}{level}{{background:{back};color:{front}}}"
        for kind, palette in (("d", diverging(dark)), ("s", sequential(dark)))
        for level, (back, front) in enumerate(zip(palette.backgrounds, palette.foregrounds, strict=True))
    )


def _sentence(tour: Tour) -> str:
    return tour.run.setup.text or "attn-tui"


def _place(station: Station, view: View, lang: str) -> str:
    place, layer = [], station.layer + 1
    if station.stack is not None:
        place.append(Bilingual(f"第 {layer} 层", f"layer {layer}")[lang])
    if view.head is not None:
        place.append(Bilingual(f"第 {view.head + 1} 头", f"head {view.head + 1}")[lang])
    return " · ".join(["", *place]) if place else ""


def _plain(text: str) -> str:
    """Text that Markdown takes as it stands."""
    return "".join(f"\\{c}" if c in "\\`*_{}[]<>()#+-.!|~&" else c for c in clean(text))
