"""The course itself: it lints clean, follows the tour, and its live values are there."""

from __future__ import annotations

import re
from dataclasses import astuple

import pytest

from attn_tui.course.course import Course
from attn_tui.course.directive import SPACE, find
from attn_tui.course.folder import lessons_folder
from attn_tui.course.lint import check
from attn_tui.course.reading import LANGUAGES, read_course
from attn_tui.learner.near import cosine
from attn_tui.models.library import find as bundled
from attn_tui.models.library import names as bundled_names
from attn_tui.models.library import node_names
from attn_tui.runs.run import run_of
from attn_tui.tour.steps import STEPS
from attn_tui.tour.tour import Tour, tour_of

IDS = [
    "preface",
    "vectors",
    "tokens",
    "embedding",
    "position",
    "qkv",
    "scores",
    "scaling",
    "softmax",
    "weighted-sum",
    "try-scaling",
    "try-mask",
    "try-order",
    "try-silence",
    "heads",
    "mlp",
    "layers",
    "next-token",
    "sampling",
    "context-limit",
    "memory",
    "why-transformer",
    "retrieval",
    "loss",
    "slope",
    "last-layer",
    "back-softmax",
    "back-scores",
    "back-residual",
    "descent",
    "head-born",
    "learning-use",
    "families",
    "fill-blank",
    "disentangled",
    "crossing",
    "teacher-forcing",
    "pictures",
    "sounds",
]


def test_the_bundled_lessons_lint_clean() -> None:
    problems = check(lessons_folder(), list(STEPS), bundled_names(), node_names())
    assert [str(problem) for problem in problems] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_course_is_complete_and_in_order(lang: str) -> None:
    courses, problems = read_course()
    assert problems == ()
    assert [lesson.id for lesson in courses[lang]] == IDS


def test_every_step_has_its_lesson_and_every_lesson_stands_beside_one_of_its_steps() -> None:
    courses, _ = read_course()
    course = Course(courses)
    run = run_of(bundled("tiny"), "the cat")
    for step in (one.id for tour in (Tour(run), tour_of(run, "target")) for one in tour.steps):
        assert (lesson := course.beside("en", "", step, "tiny")) is not None
        assert step in lesson.beside
    for lesson in courses["en"]:
        assert lesson.step in lesson.beside or not lesson.beside


@pytest.mark.parametrize(
    ("lang", "look", "attempt"),
    [("zh", "**看屏幕**：", "**试一试**："), ("en", "**Look at the screen**: ", "**Try it**: ")],
)
def test_every_lesson_points_at_live_numbers_and_ends_with_something_to_try(
    lang: str, look: str, attempt: str
) -> None:
    for lesson in (each for each in read_course()[0][lang] if each.body.strip()):
        before, _, rest = lesson.body.partition(f"\n\n{look}")
        shown, _, tried = rest.partition(f"\n\n{attempt}")
        assert find(shown), lesson.path
        assert tried.strip() and "\n\n" not in tried.strip(), lesson.path
        assert not find(before) and not find(tried), lesson.path


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_line_of_a_code_block_is_wider_than_the_narrowest_pane(lang: str) -> None:
    from rich.cells import cell_len

    for lesson in read_course()[0][lang]:
        for block in re.findall(r"^```\n(.*?)^```$", lesson.body, re.MULTILINE | re.DOTALL):
            for line in block.splitlines():
                assert cell_len(line) <= 32, (lesson.path, line)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_live_value_is_there_for_every_example_sentence(lang: str) -> None:
    for name in bundled_names():
        model = bundled(name)
        told = [lesson for lesson in read_course()[0][lang] if lesson.model in ("", name)]
        texts = dict.fromkeys((model.examples(lang)[0], *(x.text for x in told if x.text)))
        for text in texts:
            tour = Tour(run_of(model, text))
            for lesson in told:
                own = text == (lesson.text or model.examples(lang)[0])
                for name, cell, _ in map(astuple, find(lesson.body)):
                    if name == SPACE:
                        assert cosine(cell) is not None, cell
                        continue
                    # a token by name is there in the lesson's own sentence alone
                    if own or all(isinstance(index, int) for index in cell):
                        for head in range(model.architecture.heads):
                            assert tour.number(name, cell, "", 0, head, lang) is not None, (text, name, cell)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_lesson_types_the_number_of_a_row(lang: str) -> None:
    for lesson in read_course()[0][lang]:
        assert not re.search(r"第\s*[0-9]+\s*行|\brows? [0-9]", lesson.body), lesson.path
