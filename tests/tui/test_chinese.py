"""The tutor in Chinese: no sentence is left in English, no line begins with a closing mark."""

from __future__ import annotations

import re
from typing import Any

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from attn_tui.models.library import find as bundled
from attn_tui.tui.app import TutorApp
from attn_tui.tui.panes.stage import StagePane
from tests.tui.driving import LARGE, SMALL, close, drive, screen, shown

ENGLISH = re.compile(r"[A-Za-z]{2,},?(?: [A-Za-z]{2,},?){2,}")
"""Three words or more, one space between them."""
NAMES = re.compile(r"Attention in transformers, step|Zero to Hero|[0-9a-f]{2}(?: [0-9a-f]{2})+")
"""What is the same in Chinese: titles of films and courses, bytes."""
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
    label = re.match(r"\S\s", words) or len(words) == 1
    return (words[0] in CLOSING and not label) or (words[-1] in OPENING and len(words) > 1)


@pytest.mark.parametrize("model", ["byhand", pytest.param("tiny", marks=pytest.mark.slow)])
@pytest.mark.parametrize("size", [SMALL, LARGE])
@pytest.mark.parametrize("switches", ["", "1234567"], ids=["as_trained", "switched"])
def test_every_step_in_chinese(model: str, size: tuple[int, int], switches: str) -> None:
    english: set[str] = set()
    broken: set[str] = set()
    text = bundled(model).examples("zh")[0]

    async def script(app: TutorApp, pilot: Pilot[Any]) -> None:
        await pilot.press(*switches)
        app.clear_notifications()
        for _ in app.tutor.tour.steps:
            await pilot.pause()
            for piece in pieces(screen(app)):
                english.update(found for found in ENGLISH.findall(piece) if not NAMES.fullmatch(found))
                if is_badly_broken(piece):
                    broken.add(piece)
            await pilot.press("n")

    drive(script, size, "zh", text, model=model)
    assert not english
    assert not broken


VIEWS = {
    "weights": ("enter", "U", "H", "f", "o", "y", "x", "question_mark", "i"),
    "masked": ("enter", "U"),
    "kept": ("enter", "U"),
    "next": ("enter", "U", "i"),
    "embed": ("enter", "r"),
    "q": ("H", "U"),
}
"""Steps, and the keys that open a view of words there."""


@pytest.mark.parametrize("model", ["byhand", "tiny"])
def test_every_view_in_chinese(model: str) -> None:
    english: dict[tuple[str, str], list[str]] = {}

    async def script(app: TutorApp, pilot: Pilot[Any]) -> None:
        for step, keys in VIEWS.items():
            app.tutor.go(step)
            for key in keys:
                await pilot.press(key)
                await pilot.pause()
                found = ENGLISH.findall(screen(app))
                if found:
                    english[step, key] = found
                await close(app, pilot)

    drive(script, LARGE, "zh", model=model)
    assert not english


def test_a_number_that_is_not_taken_is_refused_in_chinese() -> None:
    async def script(app: TutorApp, pilot: Pilot[Any]) -> None:
        await pilot.press("equals_sign", *"99999", "enter")
        assert "-10000 到 10000 之间的数，99999 不行" in screen(app)

    drive(script, LARGE, "zh", step="scores")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_gloss_breaks_where_its_language_breaks(lang: str) -> None:
    async def script(app: TutorApp, pilot: Pilot[Any]) -> None:
        pane = app.tutor.query_one(StagePane)
        heights = set()
        for width in range(41, 99, 3):
            await pilot.resize_terminal(width, 24)
            await pilot.pause()
            inner = pane.content_size.width
            everything = [pane.render_line(y).text for y in range(pane.content_size.height)]
            assert all(cell_len(line) == inner for line in everything)
            said = "".join(shown(app).step.gloss[lang].split())
            lines = [everything[0]]
            # what two lines cannot hold is not shown
            if "".join(lines[0].split()) != said:
                lines.append(everything[1])
            assert said.startswith("".join("".join(lines).split()))
            heights.add(len(lines))
            assert not any(is_badly_broken(line) for line in lines), (width, lines)
        assert {1, 2} <= heights

    drive(script, SMALL, lang, step="weights")
