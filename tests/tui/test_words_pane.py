"""The words of a card, drawn where the matrices stand."""

from __future__ import annotations

from typing import Any

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from attn_tui.learner import road
from attn_tui.paint.look import Look
from attn_tui.space.clouds import of_words
from attn_tui.space.vectors import load_vectors
from attn_tui.tui.app import TutorApp
from attn_tui.tui.panes.asked import AskedPane
from attn_tui.tui.panes.stage import StagePane
from attn_tui.tui.panes.words import drawn
from tests.tui.driving import LARGE, SMALL, drive, screen

WORDS = ("番茄", "西红柿", "tomato", "he", "他", "汽车", "car", "热")


@pytest.mark.parametrize("size", [(74, 9), (74, 30), (110, 34)])
@pytest.mark.parametrize("dims", [1, 2, 3])
def test_the_words_fill_the_room_and_no_more(size: tuple[int, int], dims: int) -> None:
    lines = drawn(of_words(load_vectors(), WORDS), dims, size, Look("zh", True, "truecolor"))
    assert len(lines) <= size[1]
    assert all(cell_len(line.plain) <= size[0] for line in lines)
    text = "\n".join(line.plain for line in lines)
    assert "番茄" in text and "0." in text


def test_a_cosine_stands_in_the_row_and_column_of_its_words() -> None:
    lines = drawn(of_words(load_vectors(), WORDS[:3]), 2, (74, 30), Look("en", True, "truecolor"))
    table = [line.plain.split() for line in lines if line.plain.startswith(WORDS[:3])]
    assert [row[index + 1] for index, row in enumerate(table)] == ["1.00"] * 3
    assert table[0][2] == table[1][1] != "1.00"


@pytest.mark.parametrize("size", [SMALL, LARGE])
def test_a_card_of_words_shows_them_where_the_matrices_stand(
    size: tuple[int, int],
) -> None:
    async def script(app: TutorApp, pilot: Pilot[Any]) -> None:
        tutor = app.tutor

        async def at(card: str) -> None:
            tutor.take(road.go_to_card(tutor.now, tutor.runs, tutor.course, card))
            await pilot.pause()

        stage = tutor.query_one(StagePane)
        await at("preface/questions")
        assert stage.display and not tutor.query(AskedPane)
        await at("vectors/list")
        words = tutor.query_one(AskedPane)
        assert words.display and not stage.display
        assert words.size.width > 60 and words.size.height >= 8
        first = words.render_lines(words.size.region)
        await at("vectors/near")
        assert words.render_lines(words.size.region) != first
        await at("tokens/text")
        assert stage.display and not words.display

    drive(script, size, model="tiny")


def test_costs_and_stored_sentences_stand_beside_their_cards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("attn_tui.analysis.cache.LENGTHS", (8, 16))
    monkeypatch.setattr("attn_tui.tui.panes.asked.WAIT", 0.01)

    async def script(app: TutorApp, pilot: Pilot[Any]) -> None:
        tutor = app.tutor
        for card, wanted in (
            ("context-limit/cache", "■"),
            ("context-limit/bytes", "Llama 2 7B"),
            ("retrieval/find", "The cat likes fish."),
            ("heads/cut", "49–64"),
            ("heads/own", "previous token"),
            ("next-token/lens", "rank of the final answer"),
            ("context-limit/clock", "2 times as many"),
        ):
            tutor.take(road.go_to_card(tutor.now, tutor.runs, tutor.course, card))
            await pilot.pause(0.2)
            await app.workers.wait_for_complete()
            await pilot.pause()
            assert not tutor.query_one(StagePane).display
            assert wanted in screen(app), card

    drive(script, LARGE, "en", model="tiny")


@pytest.mark.parametrize(
    ("card", "keys"),
    [
        ("softmax/raise", ("equals_sign", "9", "enter")),
        ("try-scaling/part", ("f", "enter", "right", "escape")),
    ],
)
def test_a_card_behind_a_panel_is_written_anew_when_the_panel_is_left(
    card: str, keys: tuple[str, ...]
) -> None:
    async def script(app: TutorApp, pilot: Pilot[Any]) -> None:
        tutor = app.tutor
        tutor.take(road.go_to_card(tutor.now, tutor.runs, tutor.course, card))
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        await pilot.pause(0.2)
        assert "✓" in screen(app)

    drive(script, SMALL, "en", model="tiny")
