"""The palettes are legible, even, and safe without colour."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from attn_tui.paint.palette import (
    DARK,
    LEVELS,
    LIGHT,
    MASKED,
    Palette,
    chip_backgrounds,
    contrast,
    diverging,
    glyph,
    legible,
    luminance,
    quantise,
    sequential,
    styles,
)

themes = pytest.mark.parametrize("dark", [True, False])
calms = pytest.mark.parametrize("calm", [True, False])


def rgb(colour: str) -> np.ndarray:
    return np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])


@themes
@calms
@pytest.mark.parametrize("palette", [diverging, sequential])
def test_every_level_is_legible(palette: Callable[[bool, bool], Palette], dark: bool, calm: bool) -> None:
    made = palette(dark, calm)
    assert len(made.backgrounds) == len(made.foregrounds) == LEVELS + 1
    for front, back in zip(made.foregrounds, made.backgrounds, strict=True):
        assert contrast(front, back) >= 4.5


@themes
@calms
def test_sequential_luminance_is_steady(dark: bool, calm: bool) -> None:
    steps = np.diff([luminance(c) for c in sequential(dark, calm).backgrounds[:LEVELS]])
    assert (steps > 0).all() if dark else (steps < 0).all()


@themes
@calms
def test_diverging_leads_away_from_the_neutral(dark: bool, calm: bool) -> None:
    light = [luminance(c) for c in diverging(dark, calm).backgrounds[1:LEVELS]]
    away = np.diff(light[15:]), np.diff(light[15::-1])
    for steps in away:
        assert (steps > 0).all() if dark else (steps < 0).all()


@themes
def test_signs_differ_for_the_colour_blind(dark: bool) -> None:
    """Linear simulation of deuteranopia and protanopia (Viénot et al. 1999, as RGB matrices)."""
    deutan = np.array([[0.29275, 0.70725, 0], [0.29275, 0.70725, 0], [-0.02234, 0.02234, 1]])
    protan = np.array([[0.11238, 0.88762, 0], [0.11238, 0.88762, 0], [0.00401, -0.00401, 1]])
    backs = diverging(dark).backgrounds
    for seen in (deutan, protan):
        for reach in (5, 10, 15):
            minus, plus = (seen @ rgb(backs[16 + sign * reach]) ** 2.2 for sign in (-1, 1))
            blue_yellow = (minus[2] - minus[:2].mean()) - (plus[2] - plus[:2].mean())
            assert blue_yellow > 0.02 * reach / 5


@themes
def test_zero_lies_near_the_background_and_calm_is_calmer(dark: bool) -> None:
    ground = (DARK if dark else LIGHT).background
    for palette, zero in ((diverging, 16), (sequential, 0)):
        assert contrast(palette(dark).backgrounds[zero], ground) < 1.25
        assert contrast(palette(dark, True).backgrounds[31], ground) < contrast(
            palette(dark).backgrounds[31], ground
        )


@themes
def test_the_theme_is_legible(dark: bool) -> None:
    colours = DARK if dark else LIGHT
    for front in (colours.foreground, colours.dim, colours.accent):
        for back in (colours.background, colours.panel):
            assert contrast(front, back) >= 4.5
    for back in chip_backgrounds(dark):
        assert contrast(legible(back), back) >= 4.5


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


floats = st.floats(width=32) | st.sampled_from([0.0, -np.inf, np.nan])


@given(arrays(np.float32, st.tuples(st.integers(0, 3), st.integers(0, 3)), elements=floats))
def test_quantise_takes_anything(values: np.ndarray) -> None:
    for kind in ("diverging", "sequential"):
        levels = quantise(values, kind)
        assert levels.shape == values.shape and levels.dtype == np.uint8
        masked = np.isnan(values) | np.isneginf(values)
        assert (levels[masked] == MASKED).all() and (levels[~masked] < LEVELS).all()


@given(arrays(np.float64, 5, elements=st.floats(-1e6, 1e6)))
def test_diverging_levels_are_symmetric_and_ordered(values: np.ndarray) -> None:
    levels, mirrored = quantise(values, "diverging").astype(int), quantise(-values, "diverging").astype(int)
    assert (levels + mirrored == 32).all()
    assert (np.diff(levels[np.argsort(values)]) >= 0).all()


def test_levels_reach_the_ends() -> None:
    assert quantise(np.array([-2.0, 0.0, 1.0, 2.0]), "diverging").tolist() == [1, 16, 24, 31]
    assert quantise(np.array([0, 0.93]), "sequential").tolist() == [0, 31]
    assert quantise(np.array([[3, 3]]), "diverging").tolist() == [[31, 31]]
    assert quantise(np.array([1.0]), "sequential", largest=2.0).tolist() == [16]


def test_glyphs_say_how_far_from_zero() -> None:
    assert "".join(glyph(level, "sequential") for level in (0, 8, 16, 23, 31)) == " ░▒▓█"
    assert [glyph(level, "diverging") for level in (1, 16, 31, MASKED)] == ["█", " ", "█", " "]


def test_styles_without_colour_have_none() -> None:
    assert all(style.color is None and style.bgcolor is None for style in styles("diverging", True, "none"))
    for style in styles("diverging", True, "16"):
        assert style.bgcolor is None and style.color is not None and style.color.triplet is None
