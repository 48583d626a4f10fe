"""What was done of the course: kept, ticked, coming back once; a damaged or newer file is a fresh start."""

from __future__ import annotations

from pathlib import Path

import pytest

from attn_tui.course.course import Course
from attn_tui.course.reading import read_course
from attn_tui.learner.progress import LATER, Done, Progress, due, load, save, seconds_left

ROAD = Course(read_course()[0]).road("en")
ASKED = [stop for stop in ROAD if stop.card.task and stop.card.task.kind != "deed"]
FIRST = Done("2026-01-01T00:00:00Z", "a cat", "2", hints=1, mistakes=2)


def test_it_is_kept_as_it_was(tmp_path: Path) -> None:
    progress = Progress().ticked("scores/meet-try", FIRST).saw("scores/meet").saw("scores/meet")
    save(progress, tmp_path / "folder" / "progress.json")
    assert load(tmp_path / "folder" / "progress.json") == (progress, "")
    assert load(tmp_path / "none.json") == (Progress(), "")


@pytest.mark.parametrize(
    "text", ["", "{", '{"program": "attn-tui"}', '{"program": "attn-tui", "format": 99}', "[]", "\x00" * 9,
             '{"program": "attn-tui", "format": 1, "done": {"a/b": 3}}'],
)  # fmt: skip
def test_what_cannot_be_used_is_told_once_and_kept_beside(tmp_path: Path, text: str) -> None:
    path = tmp_path / "progress.json"
    path.write_text(text)
    progress, said = load(path)
    assert progress == Progress() and "afresh" in said and "\n" not in said
    assert load(path) == (Progress(), "")
    assert [kept.read_text() for kept in tmp_path.iterdir()] == [text]


def test_the_first_answer_counts_and_the_second_is_its_return() -> None:
    later = Done("2026-02-02T00:00:00Z", "a dog", "3")
    progress = Progress().ticked("a/b", FIRST).ticked("a/b", later)
    assert progress.done["a/b"].answer == "2" and progress.done["a/b"].again == later.when


def test_a_task_comes_back_once_and_later() -> None:
    stop = ASKED[0]
    at = ROAD.index(stop)
    progress = Progress().ticked(stop.key, FIRST)
    others = [each for each in ROAD if each.lesson.id != stop.lesson.id and ROAD.index(each) > at]
    near = [each for each in others if ROAD.index(each) < at + LATER]
    far = [each for each in others if ROAD.index(each) >= at + LATER]
    assert far and all(due(progress, ROAD, each) is None for each in near)
    assert all(due(progress, ROAD, each) == stop for each in far)
    assert due(progress.ticked(stop.key, FIRST), ROAD, far[0]) is None
    assert due(Progress(), ROAD, far[0]) is None


def test_the_time_left_falls_with_every_card_and_task() -> None:
    stop = ASKED[0]
    whole = seconds_left(Progress(), ROAD)
    seen = seconds_left(Progress().saw(stop.key), ROAD)
    assert whole > seen > seconds_left(Progress().saw(stop.key).ticked(stop.key, FIRST), ROAD) > 0
