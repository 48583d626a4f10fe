"""Colours: the theme, and two palettes of 32 levels that are safe for the colour-blind.

Both are drawn in OKLab (Björn Ottosson 2020), where equal steps look equal, so that the sequential
palette's luminance rises steadily away from the background and still reads in monochrome.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from rich.style import Style

LEVELS = 32
MASKED = LEVELS
"""The level of −∞ and nan, after the last of the palette."""
_NEUTRAL, _REACH = 16, 15

ColorDepth = Literal["truecolor", "16", "none"]
Scale = Literal["diverging", "sequential"]
GLYPHS = " ░▒▓█"


@dataclass(frozen=True)
class Theme:
    """The colours that are not a matrix's: the screen takes them from here too."""

    background: str
    panel: str
    foreground: str
    dim: str
    accent: str


DARK = Theme(background="#14161b", panel="#1b1e25", foreground="#d6d9e0", dim="#8f95a3", accent="#f7a8cb")
LIGHT = Theme(background="#fbfaf7", panel="#f3f1ec", foreground="#2a2d34", dim="#646974", accent="#a61e69")


def theme(dark: bool) -> Theme:
    """The theme for a dark or a light terminal."""
    return DARK if dark else LIGHT


@dataclass(frozen=True)
class Palette:
    """For each level its background and the foreground that is legible on it, as `#rrggbb`.

    The last entry, after the 32 levels, is that of masked cells.
    """

    backgrounds: tuple[str, ...]
    foregrounds: tuple[str, ...]


# Stops in OKLab (lightness, green–red, blue–yellow), evenly spaced from the first level to the last.
_Stops = Sequence[tuple[float, float, float]]
_DIVERGING: dict[bool, _Stops] = {
    True: (
        (0.76, -0.05, -0.12),
        (0.50, -0.035, -0.11),
        (0.235, 0.0, -0.008),
        (0.54, 0.06, 0.095),
        (0.80, 0.05, 0.135),
    ),
    False: (
        (0.50, -0.03, -0.14),
        (0.74, -0.035, -0.08),
        (0.965, 0.0, 0.004),
        (0.80, 0.05, 0.085),
        (0.58, 0.09, 0.11),
    ),
}
_SEQUENTIAL: dict[bool, _Stops] = {
    True: (
        (0.235, 0.0, -0.008),
        (0.36, -0.01, -0.075),
        (0.52, -0.055, -0.055),
        (0.70, -0.085, 0.02),
        (0.90, -0.04, 0.125),
    ),
    False: (
        (0.965, 0.0, 0.004),
        (0.86, -0.055, 0.035),
        (0.70, -0.07, -0.02),
        (0.50, -0.04, -0.075),
        (0.34, 0.0, -0.10),
    ),
}
_CALM_COLOUR, _CALM_LIGHT = 0.55, 0.6


@lru_cache(maxsize=8)
def diverging(dark: bool, calm: bool = False) -> Palette:
    """Blue – neutral – orange; level 16 is zero and the neutral lies near the background.

    `calm` gives the same in quieter colours, nearer to the background.
    """
    # level 0 mirrors level 32, which no value has: 1 … 31 are symmetric about 16
    places = np.clip((np.arange(LEVELS) - _NEUTRAL) / _REACH, -1, 1) / 2 + 0.5
    return _palette(_DIVERGING[dark], places, _NEUTRAL, dark, calm)


@lru_cache(maxsize=8)
def sequential(dark: bool, calm: bool = False) -> Palette:
    """From near the background to its opposite, luminance changing steadily (rising on dark)."""
    return _palette(_SEQUENTIAL[dark], np.linspace(0, 1, LEVELS), 0, dark, calm)


def quantise(values: NDArray[Any], kind: Scale, largest: float | None = None) -> NDArray[np.uint8]:
    """The level of every value, uint8 of the same shape; −∞ and nan are `MASKED`.

    Diverging: symmetric about 0 at level 16, ±`largest` at 31 and 1. Sequential: 0 … `largest` at
    0 … 31. `largest` is the greatest finite magnitude (of the values, unless given); ∞ is above it.
    """
    array = np.asarray(values)
    array = array if array.dtype.kind == "f" else array.astype(np.float64)
    if largest is None:
        finite = array[np.isfinite(array)]
        largest = float(np.abs(finite).max()) if finite.size else 0.0
    with np.errstate(invalid="ignore", over="ignore"):
        share = array / array.dtype.type(largest) if largest else np.sign(array)
        if kind == "diverging":
            level = np.rint(np.clip(share, -1, 1) * _REACH) + _NEUTRAL
        else:
            level = np.rint(np.clip(share, 0, 1) * (LEVELS - 1))
        masked = np.isnan(level) | np.isneginf(array)
        return np.where(masked, MASKED, level).astype(np.uint8)


def glyph(level: int, kind: Scale) -> str:
    """How far `level` is from zero, as one of ` ░▒▓█`."""
    if level >= MASKED:
        return " "
    share = abs(level - _NEUTRAL) / _REACH if kind == "diverging" else level / (LEVELS - 1)
    return GLYPHS[round(min(share, 1) * (len(GLYPHS) - 1))]


@lru_cache(maxsize=64)
def styles(kind: Scale, dark: bool, depth: ColorDepth, calm: bool = False) -> tuple[Style, ...]:
    """A style for each of the 32 levels, then that of masked cells."""
    if depth == "none":
        return (*(Style(bold=False),) * LEVELS, Style(dim=True))
    if depth == "16":
        low, high = ("bright_blue", "bright_yellow") if dark else ("blue", "red")
        if calm:
            low, high = low.removeprefix("bright_"), high.removeprefix("bright_")
        zero = _NEUTRAL if kind == "diverging" else 0
        plain = Style(color="default")
        coloured = [
            plain if glyph(level, kind) == " " else Style(color=low if level < zero else high)
            for level in range(LEVELS)
        ]
        return (*coloured, Style(color="bright_black"))
    palette = diverging(dark, calm) if kind == "diverging" else sequential(dark, calm)
    pairs = zip(palette.foregrounds, palette.backgrounds, strict=True)
    return tuple(Style(color=front, bgcolor=back) for front, back in pairs)


def mixed(one: str, other: str, share: float) -> str:
    """The colour at this share of the way between two `#rrggbb`."""
    pairs = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two `#rrggbb` colours, 1 … 21 (WCAG 2.2, "contrast ratio")."""
    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of a `#rrggbb` colour, 0 … 1 (WCAG 2.2, "relative luminance")."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def legible(background: str, wanted: Sequence[str] = ()) -> str:
    """The first of `wanted`, then black or white, that has a contrast of 4.5 on `background`."""
    choice = (*wanted, "#000000", "#ffffff")
    return next(front for front in choice if contrast(front, background) >= 4.5)


def _palette(stops: _Stops, places: NDArray[np.float64], zero: int, dark: bool, calm: bool) -> Palette:
    """The colours at `places` (0 … 1 along `stops`), level `zero` being that of the number 0."""
    lab = np.array(stops)
    at = np.linspace(0, 1, len(lab))
    points = np.stack([np.interp(places, at, lab[:, channel]) for channel in range(3)], axis=1)
    if calm:
        ground = 0.235 if dark else 0.965
        points *= (1, _CALM_COLOUR, _CALM_COLOUR)
        points[:, 0] = ground + (points[:, 0] - ground) * _CALM_LIGHT
    backgrounds = [_hex(point) for point in points]
    wanted = ("#e8eaf0", "#0d0f13") if dark else ("#20232a", "#ffffff")
    # a zero steps back, so that what is not zero leads the eye
    fronts = [
        legible(back, (theme(dark).dim, *wanted) if level == zero else wanted)
        for level, back in enumerate(backgrounds)
    ]
    return Palette((*backgrounds, theme(dark).background), (*fronts, theme(dark).dim))


def _hex(lab: NDArray[np.float64]) -> str:
    """An OKLab colour as `#rrggbb`, clipped to sRGB (Ottosson 2020, "Converting from OKLab")."""
    light, a, b = lab
    cubed = (
        np.array(
            (
                light + 0.3963377774 * a + 0.2158037573 * b,
                light - 0.1055613458 * a - 0.0638541728 * b,
                light - 0.0894841775 * a - 1.2914855480 * b,
            )
        )
        ** 3
    )
    linear = np.clip(_TO_RGB @ cubed, 0, 1)
    rgb = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    return "#" + "".join(f"{round(float(c) * 255):02x}" for c in rgb)


_TO_RGB = np.array(
    (
        (4.0767416621, -3.3077115913, 0.2309699292),
        (-1.2684380046, 2.6097574011, -0.3413193965),
        (-0.0041960863, -0.7034186147, 1.7076147010),
    )
)


_HUES = {"Q": (205, "cyan"), "K": (125, "green"), "V": (300, "magenta")}
"""Angles in OKLab and names among 16 colours: far from the accent and from each other."""


@lru_cache(maxsize=32)
def hue(letter: str, dark: bool, depth: ColorDepth = "truecolor") -> str | None:
    """The colour in which Q, K or V is written, legible on the background; None for any other letter."""
    if letter not in _HUES or depth == "none":
        return None
    angle, name = _HUES[letter]
    if depth == "16":
        return f"bright_{name}" if dark else name
    light, colour = (0.80, 0.11) if dark else (0.50, 0.11)
    turned = np.deg2rad(angle)
    return _hex(np.array((light, colour * np.cos(turned), colour * np.sin(turned))))


@lru_cache(maxsize=2)
def chip_backgrounds(dark: bool) -> tuple[str, ...]:
    """A few calm hues of one lightness, for the tokens."""
    light, colour = (0.33, 0.05) if dark else (0.90, 0.045)
    angles = np.deg2rad((250, 160, 310, 70, 200))
    return tuple(_hex(np.array((light, colour * np.cos(a), colour * np.sin(a)))) for a in angles)
