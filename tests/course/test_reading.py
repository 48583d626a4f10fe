"""Lessons are read from files; a malformed one is told by file and line, and the others load."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attn_tui.course.reading import LARGEST, load_course, parse, read_course

GOOD = "---\nid: one\ntitle: One\norder: 1\nstep: text\n---\n\nHello.\n"


def put(folder: Path, name: str, text: str | bytes = GOOD) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_lesson_is_read_whole(tmp_path: Path) -> None:
    path = put(tmp_path, "en/01-one.md")
    lessons, problems = load_course(tmp_path, "en")
    assert problems == ()
    (lesson,) = lessons
    assert (lesson.id, lesson.title, lesson.order, lesson.step) == ("one", "One", 1, "text")
    assert (lesson.body, lesson.lang, lesson.path, lesson.line) == ("Hello.\n", "en", path, 8)


def test_quotes_comments_windows_line_ends_and_a_byte_order_mark_are_fine(tmp_path: Path) -> None:
    text = "\ufeff" + GOOD.replace("One", "'One: two'").replace("order", "# a comment\norder").replace(
        "\n", "\r\n"
    )
    put(tmp_path, "en/01-one.md", text)
    lessons, problems = load_course(tmp_path, "en")
    assert problems == () and lessons[0].title == "One: two" and lessons[0].body == "Hello.\n"


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("Hello.\n", 1, "front matter"),
        ("", 1, "front matter"),
        ("---\nid: one\ntitle: One\n\nHello.\n", 1, "not closed"),
        (GOOD.replace("step: text\n", ""), 1, "'step'"),
        (GOOD.replace("title: One", "title:"), 3, "no value"),
        (GOOD.replace("title: One", "title One"), 3, "key: value"),
        (GOOD.replace("title: One", "id: two"), 3, "twice"),
        (GOOD.replace("order: 1", "order: first"), 4, "order 'first'"),
        (GOOD.replace("order: 1", "order: -1"), 4, "order '-1'"),
        (GOOD.replace("order: 1", "order: ٣"), 4, "order"),
        (GOOD.replace("order: 1", "order: " + "9" * 5000), 4, "order"),
        (GOOD.replace("id: one", "id: One!"), 2, "lower-case"),
        (GOOD.replace("Hello.", ""), 6, "no text"),
        (b"---\nid: one\ntitle: \xff\n---\nx\n", 3, "UTF-8"),
        (b"x" * (LARGEST + 1), 0, "larger than 256 KB"),
    ],
)
def test_a_malformed_lesson_is_told_and_the_others_load(
    tmp_path: Path, text: str | bytes, line: int, said: str
) -> None:
    bad = put(tmp_path, "en/01-bad.md", text)
    put(tmp_path, "en/02-good.md", GOOD.replace("one", "good"))
    lessons, (problem,) = load_course(tmp_path, "en")
    assert [lesson.id for lesson in lessons] == ["good"]
    assert (problem.path, problem.line) == (bad, line)
    assert said in problem.message and "\n" not in str(problem)


def test_the_second_of_two_lessons_with_one_id_is_told(tmp_path: Path) -> None:
    put(tmp_path, "en/01-one.md")
    second = put(tmp_path, "en/02-one.md")
    lessons, (problem,) = load_course(tmp_path, "en")
    assert len(lessons) == 1 and problem.path == second and problem.line == 2
    assert "01-one.md" in problem.message


def test_what_is_not_a_file_is_told_without_waiting(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    os.mkfifo(tmp_path / "en" / "01-pipe.md")
    (tmp_path / "en" / "02-folder.md").mkdir()
    (tmp_path / "en" / "03-nowhere.md").symlink_to(tmp_path / "gone")
    lessons, problems = load_course(tmp_path, "en")
    assert lessons == () and len(problems) == 3


def test_an_unreadable_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "en/01-one.md")

    def refuse(path: Path, flags: int) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("os.open", refuse)
    _, (problem,) = load_course(tmp_path, "en")
    assert "cannot be read" in problem.message


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    _, (problem,) = load_course(tmp_path / "gone", "en")
    assert "cannot be read" in str(problem)


def test_lessons_come_by_order_then_id(tmp_path: Path) -> None:
    for name, order in (("b", 2), ("a", 2), ("c", 10), ("d", 1)):
        put(
            tmp_path,
            f"en/{name}.md",
            GOOD.replace("id: one", f"id: {name}").replace("order: 1", f"order: {order}"),
        )
    assert [lesson.id for lesson in load_course(tmp_path, "en")[0]] == ["d", "a", "b", "c"]


def test_flat_files_serve_both_languages_and_a_readme_is_no_lesson(tmp_path: Path) -> None:
    put(tmp_path, "01-one.md")
    put(tmp_path, "README.md", "# notes\n")
    put(tmp_path, "zh/02-two.md", GOOD.replace("one", "two"))
    assert [lesson.id for lesson in load_course(tmp_path, "zh")[0]] == ["one", "two"]
    assert [lesson.id for lesson in load_course(tmp_path, "en")[0]] == ["one"]
    assert load_course(tmp_path, "en")[1] == ()


def test_the_readers_own_lessons_are_added_and_win(tmp_path: Path) -> None:
    put(tmp_path, "en/50-mine.md", GOOD.replace("one", "mine").replace("order: 1", "order: 50"))
    put(tmp_path, "en/07-scaling.md", GOOD.replace("one", "scaling").replace("Hello", "My own words"))
    bundled, _ = read_course()
    courses, problems = read_course(tmp_path)
    assert problems == ()
    assert {lesson.id for lesson in courses["en"]} == {lesson.id for lesson in bundled["en"]} | {"mine"}
    assert courses["en"][-1].id == "mine"
    assert next(lesson for lesson in courses["en"] if lesson.id == "scaling").body == "My own words.\n"
    assert courses["zh"] == bundled["zh"]


def test_a_lesson_beside_an_unknown_step_is_told_and_left_out(tmp_path: Path) -> None:
    path = put(tmp_path, "01-mine.md", GOOD.replace("one", "mine").replace("step: text", "step: texst"))
    steps = {step for lesson in read_course()[0]["en"] for step in (lesson.step, *lesson.beside)}
    courses, (problem,) = read_course(tmp_path, steps)
    assert "mine" not in {lesson.id for lesson in courses["en"]}
    assert (problem.path, problem.line) == (path, 5) and "texst" in problem.message


def test_a_lesson_cannot_send_escapes_to_the_terminal(tmp_path: Path) -> None:
    put(tmp_path, "01-one.md", GOOD.replace("Hello", "\x1b]0;mine\x07 \x9b2J \x00"))
    (lesson,), _ = load_course(tmp_path, "en")
    assert not any((ord(c) < 0x20 and c not in "\n\t") or 0x7F <= ord(c) < 0xA0 for c in lesson.body)


@given(st.binary(max_size=400) | st.text(max_size=400).map(lambda t: t.encode("utf-8", "surrogatepass")))
def test_any_file_is_a_lesson_or_one_problem(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("lessons")
    put(folder, "01-any.md", data)
    lessons, problems = load_course(folder, "en")
    assert len(lessons) + len(problems) == 1
    assert all("\n" not in str(problem) for problem in problems)


lines = st.sampled_from(
    ["---", "id: a", "id: b", "title: T", "order: 1", "order: x", "step: s", "", "text", ":", "# c"]
)


@given(st.lists(lines, max_size=12))
def test_any_front_matter_is_a_lesson_or_one_problem(
    tmp_path_factory: pytest.TempPathFactory, chosen: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("lessons")
    put(folder, "01-any.md", "\n".join(["---", *chosen]))
    lessons, problems = load_course(folder, "en")
    assert len(lessons) + len(problems) == 1
    for lesson in lessons:
        again = parse((folder / "01-any.md").read_text(), folder / "01-any.md", "en")
        assert again == lesson and lesson.body.strip()


def test_the_course_needs_only_the_standard_library() -> None:
    code = (
        "import sys; before = set(sys.modules)\n"
        "import attn_tui.course.reading, attn_tui.course.directive, attn_tui.course.lint\n"
        "new = {name.partition('.')[0] for name in set(sys.modules) - before}\n"
        "print(sorted(new - set(sys.stdlib_module_names) - {'attn_tui'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
