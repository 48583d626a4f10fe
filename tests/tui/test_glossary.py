"""The glossary in the tutor: its list, the command palette, an entry, and the way to its lesson."""

from __future__ import annotations

from typing import Any

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from attn_tui.tui.app import TutorApp
from attn_tui.tui.panels.explained import Explained
from attn_tui.tui.panels.pick import Pick
from tests.tui.driving import LARGE, SMALL, drive, screen

pytestmark = pytest.mark.slow

WORDS = {
    "zh": ("词：点积", "dot product", "一串数，一个意思"),
    "en": ("term: dot product", "点积", "A list of numbers, a meaning"),
}


def panel_of(app: TutorApp) -> str:
    """What the terminal shows of the panel, its frame included."""
    assert app.tutor.panel is not None
    _, rows, width, _ = region = app.tutor.panel.region
    strips = app.screen._compositor.render_strips()[rows : region.bottom]
    return "\n".join(strip.crop(region.x, region.x + width).text for strip in strips)


def unbroken(page: str) -> str:
    """What stands in the frame, without spaces and line breaks."""
    return "".join(line.strip("│ ").replace(" ", "") for line in page.splitlines())


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", [(40, 12), SMALL, LARGE])
def test_the_palette_explains_a_term_and_enter_reads_its_lesson(lang: str, size: tuple[int, int]) -> None:
    command, *told = WORDS[lang]
    other, lesson = (said.replace(" ", "") for said in told)

    async def script(app: TutorApp, pilot: Pilot[Any]) -> None:
        found = {one.title: one.callback for one in app.get_system_commands(app.screen)}
        before = app.tutor.now
        for leave in ("escape", "enter"):
            found[command]()
            # a panel has its lines a refresh after it has its place
            await pilot.pause()
            await pilot.pause()
            assert isinstance(app.tutor.panel, Explained)
            assert all(cell_len(line) <= size[0] for line in screen(app).splitlines())
            assert other in unbroken(panel_of(app))
            await pilot.press(*["pagedown"] * 8)
            assert lesson in unbroken(panel_of(app))
            await pilot.press("pageup", leave)
            await pilot.pause()
            assert app.tutor.panel is None
            assert (app.tutor.now == before) is (leave == "escape")
        assert app.tutor.now.lesson == "vectors"

    drive(script, size, lang, model="byhand")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_key_lists_the_terms(lang: str) -> None:
    async def script(app: TutorApp, pilot: Pilot[Any]) -> None:
        terms = app.tutor.course.glossary.terms[lang]
        await pilot.press("G")
        await pilot.pause()
        assert isinstance(app.tutor.panel, Pick) and terms[1].name in screen(app)
        await pilot.press("down", "enter")
        await pilot.pause()
        assert isinstance(app.tutor.panel, Explained)
        assert terms[1].name in panel_of(app).splitlines()[0]
        await pilot.press("escape")
        await pilot.pause()
        assert app.tutor.panel is None

    drive(script, SMALL, lang)
