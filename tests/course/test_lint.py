"""The lint finds what the loader cannot see."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attn_tui.course.lint import SHORTEST, check, words
from attn_tui.models.architecture import Architecture
from attn_tui.models.families import build, tensor_shapes

STEPS = ("text", "scores", "weights")
FRONT = "---\nid: {id}\ntitle: T\norder: {order}\nstep: {step}\n---\n"
EN, ZH = "word " * SHORTEST, "字" * SHORTEST


def lesson(
    folder: Path, body: str, id: str = "one", order: int = 1, step: str = "scores", name: str | None = None
) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / (name or f"{order:02d}-{id}.md")
    path.write_text(FRONT.format(id=id, order=order, step=step) + body, encoding="utf-8")
    return path


def test_a_good_folder_has_no_problems(tmp_path: Path) -> None:
    lesson(tmp_path / "zh", ZH + "{{scores[0,1]}} {{scores[it|它,-1]}}")
    lesson(tmp_path / "en", EN + "{{ scores[0, 1] }} {{scores[ it | 它, -1 ]}}")
    assert check(tmp_path, STEPS) == ()


@pytest.mark.parametrize(
    ("body", "line", "said"),
    [
        (EN + "\n\n{{scores}}", 9, "no directive"),
        (EN + "\n{{scors[0,0]}}", 8, "'scors'"),
        (EN + "\n{{layer.0.scors[0,0]}}", 8, "neither"),
        (EN + "\n{{scores[0,0,0,0]}}", 8, "more than 3"),
        ("too short", 7, "2 words"),
        (EN * 3, 7, "900 words"),
        ("```\n" + EN + "\n```\n", 7, "0 words"),
    ],
)
def test_what_is_wrong_in_one_lesson_is_told_by_line(tmp_path: Path, body: str, line: int, said: str) -> None:
    path = lesson(tmp_path / "en", body)
    (problem,) = check(tmp_path, STEPS, nodes=())
    assert (problem.path, problem.line) == (path, line) and said in problem.message


def test_an_unknown_step_is_told(tmp_path: Path) -> None:
    path = lesson(tmp_path, EN, step="nowhere")
    (problem,) = check(tmp_path, STEPS)
    assert (problem.path, problem.line) == (path, 5) and "text, scores, weights" in problem.message


def test_a_misnamed_file_and_an_order_taken_twice_are_told(tmp_path: Path) -> None:
    lesson(tmp_path / "en", EN, name="notes.md")
    lesson(tmp_path / "en", EN, id="two")
    said = [problem.message for problem in check(tmp_path, STEPS)]
    assert any("01-one.md" in message for message in said)
    assert any("order 1 is taken" in message for message in said)


def test_both_languages_must_have_the_same_lessons(tmp_path: Path) -> None:
    lesson(tmp_path / "zh", ZH + "{{scores[0,1]}} {{weights[0,0]}} {{weights[它,0]}}")
    lesson(tmp_path / "en", EN + "{{scores[0,1]}} {{scores[0,2]}}", order=2, step="weights")
    lesson(tmp_path / "en", EN, id="three", order=3)
    said = "\n".join(map(str, check(tmp_path, STEPS)))
    for expected in ("order 2, but 1", "step 'weights', but 'scores'", "'three' is missing in"):
        assert expected in said
    assert "lacks scores[0,2]" in said and "lacks weights[0,0], weights[它,0]" in said


def test_a_malformed_lesson_is_told_by_the_lint_too(tmp_path: Path) -> None:
    lesson(tmp_path / "en", EN)
    (tmp_path / "en" / "02-bad.md").write_text("no front matter")
    (problem,) = check(tmp_path, STEPS)
    assert problem.path.name == "02-bad.md" and problem.line == 1


def test_a_flat_folder_is_checked_once_and_an_empty_one_is_told(tmp_path: Path) -> None:
    lesson(tmp_path, "short")
    assert len(check(tmp_path, STEPS)) == 1
    (tmp_path / "empty").mkdir()
    (problem,) = check(tmp_path / "empty", STEPS)
    assert "no lessons" in problem.message
    (problem,) = check(tmp_path / "gone", STEPS)
    assert "cannot be read" in problem.message


def test_words_are_counted_in_the_lessons_own_script() -> None:
    assert words("注意力 attention，n×n {{scores[0,0]}}\n```\ncode 字\n```\ndon't") == 7


@settings(max_examples=30)
@given(st.text(max_size=600))
def test_any_body_is_checked_without_error(tmp_path_factory: pytest.TempPathFactory, body: str) -> None:
    folder = tmp_path_factory.mktemp("lessons")
    path = folder / "01-one.md"
    path.write_bytes((FRONT.format(id="one", order=1, step="text") + body).encode("utf-8", "replace"))
    assert all(problem.path == path and "\n" not in str(problem) for problem in check(folder, STEPS))


def test_a_directive_may_name_every_node_of_a_model_and_no_other(tmp_path: Path) -> None:
    shape = Architecture(2, 2, 4, 2, 8, 5, 6, tied=False)
    weights = {name: np.ones(size) for name, (size, _) in tensor_shapes(shape).items()}
    names = build(shape, weights).names
    body = " ".join(f"{{{{{name}[0,0]}}}}" for name in names)
    lesson(tmp_path / "zh", ZH + body)
    assert check(tmp_path, STEPS, nodes=names) == ()
    said = [problem.message for problem in check(tmp_path, STEPS, nodes=names[1:])]
    assert len(said) == 1 and repr(names[0]) in said[0]
