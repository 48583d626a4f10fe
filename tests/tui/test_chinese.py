"""The tutor in Chinese: every step of both models, no sentence left in English, no line that begins with a mark."""

from __future__ import annotations

import re
from typing import Any

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from attn_tui.models.model import bundled
from attn_tui.tui.app import TutorApp
from attn_tui.tui.panes.equation import Gloss
from tests.tui.driving import LARGE, SMALL, drive, screen

ENGLISH = re.compile(r"[A-Za-z]{2,},?(?: [A-Za-z]{2,},?){2,}")
"""Three words or more, one space between them."""
CLOSING = "，。！？；：、”’）》」』】…"
OPENING = "“‘（《「『【"
FRAMES = re.compile("[│╭╮╰╯─]+")


def pieces(frame: str) -> list[str]:
    """What stands between the frames of the panes, line by line."""
    return [piece.rstrip() for line in frame.splitlines() for piece in FRAMES.split(line) if piece.strip()]


def is_badly_broken(piece: str) -> bool:
    """Whether a line of words begins with a closing mark or ends with an opening one.

    A label of a matrix, as the token “，”, stands before its numbers or above them.
    """
    words = piece.strip()
    label = re.match(r"\S\s", words) or (len(words) == 1 and len(piece) > 3)
    return (words[0] in CLOSING and not label) or (words[-1] in OPENING and len(words) > 1)


@pytest.mark.parametrize("model", ["byhand", "tiny"])
@pytest.mark.parametrize("size", [SMALL, LARGE])
@pytest.mark.parametrize("switches", ["", "1234567"], ids=["as_trained", "switched"])
def test_every_step_in_chinese(model: str, size: tuple[int, int], switches: str) -> None:
    english: set[str] = set()
    broken: set[str] = set()
    text = (bundled(model).config.examples or {})["zh"][0]

    async def script(app: TutorApp, pilot: Pilot[Any]) -> None:
        await pilot.press(*switches)
        app.clear_notifications()
        for _ in app.tutor.tour.steps:
            for _ in range(2 if size == SMALL else 1):
                await pilot.pause()
                for piece in pieces(screen(app)):
                    english.update(ENGLISH.findall(piece))
                    if is_badly_broken(piece):
                        broken.add(piece)
                if size == SMALL:
                    await pilot.press("tab")
            await pilot.press("n")

    drive(script, size, "zh", text, model=model)
    assert not english
    assert not broken


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_gloss_breaks_where_its_language_breaks(lang: str) -> None:
    async def script(app: TutorApp, pilot: Pilot[Any]) -> None:
        await pilot.press("tab")
        gloss = app.tutor.query_one(Gloss)
        heights = set()
        for width in range(41, 99):
            await pilot.resize_terminal(width, 24)
            await pilot.pause()
            inner = gloss.content_size.width
            heights.add(gloss.content_size.height)
            lines = [gloss.render_line(y).text for y in range(gloss.content_size.height)]
            assert all(cell_len(line) == inner for line in lines)
            assert not any(is_badly_broken(line) for line in lines), (width, lines)
        assert {1, 2} <= heights

    drive(script, SMALL, lang, step="weights")
