"""The full screens that measure: maps of the heads, the logit lens, how heads are split."""

from __future__ import annotations

from typing import Any

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from attn_tui.analysis.lens import lens
from attn_tui.tui.app import TutorApp
from attn_tui.tui.screens.heads import LEAST_LINES, SAID, Heads, grid
from attn_tui.tui.screens.lens import Lens
from attn_tui.tui.screens.split import HeadSplit
from tests.tui.driving import LARGE, SMALL, drive, screen

pytestmark = pytest.mark.slow

TEXT = {"zh": "小猫坐在垫子上，因为它累了", "en": "the cat sat because it was tired"}
VIEWS = {"heads": Heads, "lens": Lens, "split": HeadSplit}


LOOKS = [(size, model, "truecolor") for size in ((40, 12), SMALL, LARGE) for model in ("byhand", "tiny")]


@pytest.mark.parametrize(
    ("size", "model", "colours"), [*LOOKS, (SMALL, "tiny", "16"), (SMALL, "tiny", "none")]
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_screen_opens_fits_and_closes(
    lang: str, size: tuple[int, int], model: str, colours: str
) -> None:
    async def script(app: TutorApp, pilot: Pilot[Any]) -> None:
        for view, kind in VIEWS.items():
            app.tutor.action_open(view)
            await pilot.pause()
            assert isinstance(app.screen, kind)
            lines = screen(app).splitlines()
            assert all(cell_len(line) <= size[0] for line in lines)
            assert len(lines) == size[1]
            assert lines[0].startswith("╭") and ("Esc" in lines[-1] or size < SMALL)
            await pilot.press("up", "down", "left", "right", "escape")
            await pilot.pause()
            assert app.screen is app.tutor

    drive(script, size, lang, TEXT[lang], "weights", model, colours)


def test_all_maps_of_four_layers_of_eight_heads_are_seen_at_once_in_a_small_window() -> None:
    # 80 × 24 less the frame, its padding and two lines of words
    small = grid(76, 20, 4, 8)
    assert (small.per_row, small.cells, small.lines, small.blank) == (8, 8, 3, False)
    assert 4 * (small.lines + SAID) <= 20
    large = grid(156, 44, 4, 8)
    assert large.per_row == 8 and large.cells == 18 and large.blank
    assert 4 * (large.lines + SAID + 1) <= 44
    assert grid(36, 8, 4, 8).lines == LEAST_LINES


def test_arrows_and_enter_open_a_head() -> None:
    async def script(app: TutorApp, pilot: Pilot[Any]) -> None:
        await pilot.press("H")
        await pilot.pause()
        await pilot.press("down", "down", "right")
        assert "▸3.2" in screen(app)
        await pilot.press("enter")
        await pilot.pause()
        assert (app.tutor.now.layer, app.tutor.now.head) == (2, 1)
        await pilot.press("H")
        await pilot.pause()
        await pilot.press("right", "escape")
        await pilot.pause()
        assert (app.tutor.now.layer, app.tutor.now.head) == (2, 1)

    drive(script, SMALL, "en", TEXT["en"], "weights", "tiny")


def test_a_click_opens_the_head_beneath_it() -> None:
    async def script(app: TutorApp, pilot: Pilot[Any]) -> None:
        await pilot.press("H")
        await pilot.pause()
        lines = screen(app).splitlines()
        y = next(i for i, line in enumerate(lines) if " 2.4" in line)
        await pilot.click(offset=(lines[y].index(" 2.4") + 2, y + 3))
        await pilot.pause()
        assert (app.tutor.now.layer, app.tutor.now.head) == (1, 3)

    drive(script, SMALL, "en", TEXT["en"], "weights", "tiny")


def test_the_lens_shows_what_it_computed_for_the_token_chosen() -> None:
    async def script(app: TutorApp, pilot: Pilot[Any]) -> None:
        app.tutor.go("weights")
        await pilot.press("i")
        await pilot.pause()
        await pilot.press(*["left"] * 20, "right", "right")
        rows = lens(app.tutor.tour, 2, 1)
        lines = [line for line in screen(app).splitlines() if "layer " in line and "%" in line]
        assert len(lines) == 4
        for line, row in zip(lines, rows[1:], strict=True):
            label, share = row.candidates[0]
            assert label in line and f"{share:.0%}" in line
            assert f" {row.final_rank}  {row.final_share:.1%}" in line

    drive(script, LARGE, "en", TEXT["en"], "weights", "tiny")


def test_splits_show_the_same_numbers_on_both_sides_for_every_head() -> None:
    async def script(app: TutorApp, pilot: Pilot[Any]) -> None:
        app.tutor.action_open("split")
        await pilot.pause()
        for letter in "qkv":
            for head in range(8):
                said = screen(app)
                assert f"W_{letter}[:, {16 * head}:{16 * head + 16}]" in said
                row = next(line for line in said.splitlines() if "␣cat" in line).strip("│ ")
                left, right = row.removeprefix("␣cat").split("│")
                assert right.split() and set(right.split()) <= set(left.split())
                await pilot.press("right_curly_bracket")
            await pilot.press("v")

    drive(script, SMALL, "en", TEXT["en"], "weights", "tiny")


def test_columns_and_rows_of_a_split_scroll_and_stop() -> None:
    async def script(app: TutorApp, pilot: Pilot[Any]) -> None:
        app.tutor.action_open("split")
        await pilot.pause()
        await pilot.press(*["right"] * 30)
        row = next(line for line in screen(app).splitlines() if "15" in line and "11" in line)
        assert row.rstrip("│ ").endswith("15")
        await pilot.press(*["down"] * 60)
        assert "␣end" in screen(app)
        assert "largest difference" in screen(app)
        await pilot.press(*["up"] * 60)
        assert "␣end" not in screen(app)

    text = "the cat sat " * 12 + "to the end"
    drive(script, SMALL, "en", text, "weights", "tiny")
