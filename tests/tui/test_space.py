"""The screen of words: what is on it at both sizes, in both languages, and what its keys do."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from rich.cells import cell_len
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from attn_tui.models.library import find as bundled
from attn_tui.paint.look import Look
from attn_tui.paint.palette import ColorDepth
from attn_tui.runs.run import run_of
from attn_tui.tour.tour import Tour
from attn_tui.tui import app as app_module
from attn_tui.tui.screens import space as screen_of_words
from attn_tui.tui.screens.space import Space
from attn_tui.tui.themes import DARK_NAME, themes
from tests.tui.driving import LARGE, SMALL

pytestmark = pytest.mark.slow

SIZES, LANGS = [SMALL, LARGE], ["zh", "en"]
Script = Callable[[Pilot[Any], Callable[[], str]], Awaitable[None]]


class Bare(App[None]):
    """An app with the tutor's colours and nothing else."""

    CSS_PATH = Path(app_module.__file__).with_name("tutor.tcss")

    def on_mount(self) -> None:
        for theme in themes():
            self.register_theme(theme)
        self.theme = DARK_NAME


def drive(
    script: Script,
    size: tuple[int, int] = LARGE,
    lang: str = "en",
    depth: ColorDepth = "truecolor",
    node: str = "",
    words: Sequence[str] = (),
    text: str = "The cat sat because it was tired",
    model: str = "tiny",
) -> None:
    loaded = bundled(model)
    tour = Tour(run_of(loaded, text))

    async def run() -> None:
        app = Bare()
        async with app.run_test(size=size) as pilot:
            await app.push_screen(Space(tour, Look(lang, True, depth), node, words))
            await pilot.pause()

            def shown() -> str:
                strips = app.screen._compositor.render_strips()
                lines = ["".join(segment.text for segment in strip) for strip in strips]
                assert {cell_len(line) for line in lines} == {size[0]}
                return "\n".join(line.rstrip() for line in lines)

            await script(pilot, shown)

    asyncio.run(run())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("depth", ["truecolor", "none"])
def test_words_cosines_neighbours_shares_and_the_warning_fit(
    size: tuple[int, int], lang: str, depth: ColorDepth
) -> None:
    async def script(pilot: Pilot[Any], shown: Callable[[], str]) -> None:
        for kept in ("58%", "77%", "37%"):
            said = shown()
            picture = said.split("\n", 1)[1]
            assert all(word in picture for word in screen_of_words.START)
            assert kept in said and "0.88" in said and "his" in said and "而" in said
            assert ("并不完美" in said) if lang == "zh" else ("not perfect" in said)
            last = said.splitlines()[-1]
            assert "Esc" in last and "…" not in last
            await pilot.press("v")
            await pilot.pause()

    drive(script, size, lang, depth)


def test_the_table_is_whole_and_its_columns_are_named() -> None:
    async def script(pilot: Pilot[Any], shown: Callable[[], str]) -> None:
        lines = shown().splitlines()
        head = next(line for line in lines if "toma…" in line and "西红…" in line)
        row = next(line for line in lines if " 国王  " in line and "0.78" in line)
        # the column of king ends where its number does
        at = cell_len(head[: head.index("king") + 4])
        assert cell_len(row[: row.index("0.78") + 4]) == at

    drive(script)


def test_letters_go_into_the_field_and_escape_leaves_it_first() -> None:
    async def script(pilot: Pilot[Any], shown: Callable[[], str]) -> None:
        app, space = pilot.app, pilot.app.screen
        field = space.query_one(Input)
        await pilot.press("e", "ctrl+u", *"save", "space", *"rat", "space", *"[red]")
        await pilot.pause()
        assert field.value == "save rat [red]" and "58%" not in shown()
        field.insert_text_at_cursor("，zz\x1bqx")
        await pilot.pause()
        assert "not known: [red]  zz␛qx" in shown() and "Enter" in shown().splitlines()[-1]
        await pilot.press("escape")
        assert app.screen is space and app.focused is None
        await pilot.press("v")
        await pilot.pause()
        assert "a space keeps" in shown()
        await pilot.press("escape")
        assert app.screen is not space

    drive(script)


def test_a_hidden_text_is_not_obeyed() -> None:
    async def script(pilot: Pilot[Any], shown: Callable[[], str]) -> None:
        said = shown()
        assert "\x1b" not in said and "\u202e" not in said and "not known" in said

    drive(script, words=("cat", "\x1b[31mred", "a\u202eb", "[bold]x[/]"))


def test_one_word_has_no_variance() -> None:
    async def script(pilot: Pilot[Any], shown: Callable[[], str]) -> None:
        assert "no variance" in shown() and "nearest to “cat”" in shown() and "%" not in shown()

    drive(script, words=("cat",))


def test_nothing_known_is_said_plainly() -> None:
    async def script(pilot: Pilot[Any], shown: Callable[[], str]) -> None:
        assert "No word is known" in shown() and "zzqx" in shown()
        await pilot.press("v", "tab", "left", "a", "s")
        await pilot.pause()
        assert "No word is known" in shown()

    drive(script, words=("zzqx",))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", LANGS)
def test_an_analogy_says_what_it_leaves_out(size: tuple[int, int], lang: str) -> None:
    async def script(pilot: Pilot[Any], shown: Callable[[], str]) -> None:
        await pilot.press("a")
        await pilot.pause()
        said = shown()
        assert "king − man + woman ≈" in said and "queen" in said and "0.68" in said and "0.69" in said
        assert ("排除" if lang == "zh" else "left out") in said
        await pilot.press("a")
        await pilot.pause()
        assert "≈" not in shown()

    drive(script, size, lang, words=("king", "man", "woman"))


def test_turning_moves_the_points_in_a_space_alone() -> None:
    async def script(pilot: Pilot[Any], shown: Callable[[], str]) -> None:
        before = shown()
        await pilot.press("right")
        await pilot.pause()
        assert "nearest to “他”" in shown()
        await pilot.press("v")
        await pilot.pause()
        before = shown()
        await pilot.press("right", "up")
        await pilot.pause()
        assert shown() != before and "nearest to “他”" in shown()

    drive(script)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("lang", LANGS)
def test_sources_go_from_words_to_e_to_the_sentence(size: tuple[int, int], lang: str) -> None:
    async def script(pilot: Pilot[Any], shown: Callable[[], str]) -> None:
        await pilot.press("s")
        await pilot.pause()
        said = shown()
        assert "tomato" in said and ("不认识" if lang == "zh" else "not known") in said
        model = bundled("tiny")
        rows = model.arrays["E"] / np.linalg.norm(model.arrays["E"], axis=1, keepdims=True)
        cosines = rows @ rows[model.tokenizer.vocabulary.index("␣he")]
        nearest = int(np.argsort(-cosines)[1])
        assert f"{model.tokenizer.vocabulary[nearest]} {cosines[nearest]:.2f}" in " ".join(said.split())
        await pilot.press("s")
        await pilot.pause()
        said = shown()
        assert ("走出第 4 层" if lang == "zh" else "leaving layer 4") in said
        assert "○" in said and "tired" in said
        await pilot.press(*["left_square_bracket"] * 4)
        await pilot.pause()
        assert ("进第 1 层之前" if lang == "zh" else "before layer 1") in shown()
        await pilot.press("s")
        await pilot.pause()
        assert "国王" in shown()

    drive(script, size, lang)


def test_it_may_begin_with_a_node() -> None:
    async def stream(pilot: Pilot[Any], shown: Callable[[], str]) -> None:
        assert "leaving layer 2" in shown()

    async def other(pilot: Pilot[Any], shown: Callable[[], str]) -> None:
        assert "the rows of layer.0.attn" in shown() and "tired" in shown()
        await pilot.press("s", "s", "s", "s")
        await pilot.pause()
        assert "the rows of layer.0.attn" in shown()

    drive(stream, node="layer.1.out")
    drive(other, node="layer.0.attn")


@pytest.mark.parametrize("text", ["", "cat", "the cat " * 80])
def test_a_sentence_of_any_length(text: str) -> None:
    async def script(pilot: Pilot[Any], shown: Callable[[], str]) -> None:
        await pilot.press("s", "s", "v", "tab", "shift+tab", "v", "v")
        await pilot.pause()
        assert ("The sentence is empty" in shown()) == (not text)

    drive(script, SMALL, text=text)
    drive(script, LARGE, text=text)
