"""Draws the README's pictures: the real tutor, driven headless, its screen drawn as SVG and PNG.

Textual's own SVG export lets the font space Chinese as it likes; here every character is put at
its cell, so that columns line up as they do in a terminal. Run from the checkout:

    python -m tests.pictures .github/pictures

PNGs need `rsvg-convert` and a monospaced font with Chinese, such as Noto Sans Mono CJK SC.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

WIDE, HIGH, BASE = 9.0, 19.0, 14.5
NARROW_FONT, WIDE_FONT = "DejaVu Sans Mono", "Noto Sans Mono CJK SC"
_LEFT, _RIGHT, _UP, _DOWN = "M{x0} {ym}H{xm}", "M{xm} {ym}H{x1}", "M{xm} {y0}V{ym}", "M{xm} {ym}V{y1}"
_RULES = {
    "─": _LEFT + _RIGHT, "│": _UP + _DOWN,
    "╭": _RIGHT + _DOWN, "╮": _LEFT + _DOWN, "╰": _RIGHT + _UP, "╯": _LEFT + _UP,
}  # fmt: skip

FOURTH_LAYER, SIXTH_HEAD = ("left_square_bracket",), ("right_curly_bracket",) * 5
SHOTS = (
    ("weights_zh", "tiny", "zh", "weights", FOURTH_LAYER + SIXTH_HEAD, True, None),
    ("weights_en", "tiny", "en", "weights", FOURTH_LAYER + SIXTH_HEAD, True, None),
    ("why_en", "tiny", "en", "norm1", ("enter",), True, None),
    ("pinned_zh", "byhand", "zh", "weights", ("up", "up", "p", "1", "d", "d"), True, None),
    ("embed_zh_light", "byhand", "zh", "embed", (), False, None),
    ("next_en_light", "tiny", "en", "next", ("minus", "minus"), False, "She wants to go to the"),
)
"""Name, model, language, step, keys, whether dark, and the text if it is not the example."""
SIZE = (140, 40)


def draw(strips: Iterable[Iterable[Segment]], size: tuple[int, int], background: str, foreground: str) -> str:
    """The screen's lines of segments as SVG, a character a cell."""
    width, height = size
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width * WIDE} {height * HIGH}" '
        f'width="{width * WIDE}" height="{height * HIGH}" font-size="14.9">',
        f'<rect width="100%" height="100%" fill="{background}"/>',
    ]
    for y, strip in enumerate(strips):
        x = 0
        for segment in strip:
            text: str = segment.text
            front, back, weight = _colours(segment.style, background, foreground)
            cells = cell_len(text)
            if back != background:
                parts.append(_rectangle(x, y, cells, back))
            for character in text:
                if character != " ":
                    parts.append(_glyph(character, x, y, front, weight))
                x += cell_len(character)
    return "\n".join([*parts, "</svg>"])


def _rectangle(x: int, y: int, cells: int, colour: str) -> str:
    return f'<rect x="{x * WIDE}" y="{y * HIGH}" width="{cells * WIDE}" height="{HIGH}" fill="{colour}"/>'


def _glyph(character: str, x: int, y: int, colour: str, weight: str) -> str:
    left, top = x * WIDE, y * HIGH
    if rule := _RULES.get(character):
        edges = {
            "x0": left,
            "xm": left + WIDE / 2,
            "x1": left + WIDE,
            "y0": top,
            "ym": top + HIGH / 2,
            "y1": top + HIGH,
        }
        return f'<path d="{rule.format(**edges)}" fill="none" stroke="{colour}" stroke-width="1"/>'
    font = WIDE_FONT if cell_len(character) > 1 else NARROW_FONT
    at = f'x="{left}" y="{top + BASE}" fill="{colour}" font-family="{font}"{weight}'
    return f"<text {at}>{escape(character)}</text>"


def _colours(style: Style | None, background: str, foreground: str) -> tuple[str, str, str]:
    front, back = foreground, background
    if style is not None:
        front = style.color.triplet.hex if style.color and style.color.triplet else front
        back = style.bgcolor.triplet.hex if style.bgcolor and style.bgcolor.triplet else back
        if style.reverse:
            front, back = back, front
    return front, back, ' font-weight="bold"' if style is not None and style.bold else ""


async def _shoot(model: str, lang: str, step: str, keys: Sequence[str], dark: bool, text: str | None) -> str:
    from attn_tui.paint.palette import theme
    from tests.tui.driving import tutor

    app = tutor(lang, text, step, model)
    async with app.run_test(size=SIZE) as pilot:
        if not dark:
            await pilot.press("t")
        await pilot.press(*keys)
        await pilot.pause()
        colours = theme(dark)
        strips = app.screen._compositor.render_strips()
        return draw(strips, SIZE, colours.background, colours.foreground)


def main(folder: Path) -> None:
    """Draw all the pictures into this folder."""
    os.environ["COLORTERM"] = "truecolor"
    os.environ.pop("NO_COLOR", None)
    folder.mkdir(parents=True, exist_ok=True)
    for name, *shot in SHOTS:
        path = folder / f"{name}.svg"
        path.write_text(asyncio.run(_shoot(*shot)), encoding="utf-8")  # type: ignore[arg-type]
        subprocess.run(["rsvg-convert", "--zoom", "1.5", path, "-o", path.with_suffix(".png")], check=True)
        path.unlink()
        print(path.with_suffix(".png"))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
