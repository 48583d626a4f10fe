"""Files read into lessons. A malformed one is told by file and line, and the others load."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from attn_tui.course.card import Where
from attn_tui.course.card_reading import read_cards, split
from attn_tui.course.folder import GLOSSARY, lessons_folder
from attn_tui.course.lesson import ID, Lesson, Problem
from attn_tui.course.malformed import Malformed
from attn_tui.files import FileError
from attn_tui.files.reading import read_text
from attn_tui.text.clean import clean_lines

LANGUAGES = ("zh", "en")
LARGEST = 256 * 1024
"""Bytes; a lesson is one short page."""

_REQUIRED = ("id", "title", "order", "step")
_OPTIONAL = ("model", "text", "beside", "chapter")
_FENCE = "---"
_NOT_LESSONS = ("readme.md", GLOSSARY)

Course = tuple[tuple[Lesson, ...], tuple[Problem, ...]]


def read_course(
    own: Path | None = None, steps: Collection[str] | None = None, models: Collection[str] | None = None
) -> tuple[dict[str, tuple[Lesson, ...]], tuple[Problem, ...]]:
    """The bundled lessons by language, with the reader's `own` folder added, and what was wrong.

    Of two lessons with one id the reader's own is taken. Where `steps` or `models` are given, a lesson
    beside any other step, or of any other model, is a problem, and left out.
    """
    courses: dict[str, tuple[Lesson, ...]] = {}
    problems: dict[Problem, None] = {}
    for lang in LANGUAGES:
        found: dict[str, Lesson] = {}
        for folder in (lessons_folder(), own):
            if folder is None:
                continue
            lessons, wrong = load_course(folder, lang)
            problems |= dict.fromkeys(wrong)
            for lesson in lessons:
                wrong = tuple(unknown(lesson, steps, models))
                problems |= dict.fromkeys(wrong)
                if not wrong:
                    found[lesson.id] = lesson
        courses[lang] = in_order(found.values())
    return courses, tuple(problems)


class Bundled(Mapping[str, tuple[Lesson, ...]]):
    """The bundled lessons by language, each read when it is first asked for; none is faulty."""

    def __init__(self) -> None:
        """Nothing is read yet."""
        self._read: dict[str, tuple[Lesson, ...]] = {}

    def __getitem__(self, lang: str) -> tuple[Lesson, ...]:
        """The lessons in order."""
        if lang not in LANGUAGES:
            raise KeyError(lang)
        if lang not in self._read:
            self._read[lang] = load_course(lessons_folder(), lang)[0]
        return self._read[lang]

    def __iter__(self) -> Iterator[str]:
        """The languages."""
        return iter(LANGUAGES)

    def __len__(self) -> int:
        """How many languages there are."""
        return len(LANGUAGES)


def load_course(folder: Path, lang: str) -> Course:
    """The lessons of one folder in one language, in order, and what is wrong with the others.

    A folder holds `zh/*.md` and `en/*.md`, or files of its own that serve both languages. README.md,
    glossary.md and files whose name starts with a dot are not lessons.
    """
    lessons: dict[str, Lesson] = {}
    problems: list[Problem] = []
    try:
        paths = _files(folder, lang)
    except OSError as error:
        return (), (Problem(folder, 0, f"cannot be read as a folder of lessons ({error.strerror})"),)
    for path in paths:
        try:
            lesson = parse(_text(path), path, lang)
            if lesson.id in lessons:
                message = f"id {lesson.id!r} is taken by {lessons[lesson.id].path}; give one of them another"
                raise Malformed(key_line(path, "id"), message)
            lessons[lesson.id] = lesson
        except Malformed as error:
            problems += [Problem(path, line, message) for line, message in error.faults]
    return in_order(lessons.values()), tuple(problems)


def parse(text: str, path: Path, lang: str) -> Lesson:
    """The lesson in this text; Malformed says the lines and what is wrong."""
    lines = clean_lines(text).split("\n")
    if lines[0].rstrip() != _FENCE:
        raise Malformed(1, f"begins without front matter: the first line must be {_FENCE}")
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), None)
    if end is None:
        raise Malformed(1, f"the front matter is not closed: write {_FENCE} on a line below it")
    entries = dict(_entries(lines[1:end]))
    for key in _REQUIRED:
        if key not in entries:
            raise Malformed(1, f"the front matter lacks {key!r}; it needs {', '.join(_REQUIRED)}")
        if not entries[key][1]:
            raise Malformed(entries[key][0], f"{key!r} has no value")
    line, found = entries["id"]
    if not ID.fullmatch(found):
        raise Malformed(line, f"id {found!r} must be lower-case letters, digits and single hyphens")
    line, order = entries["order"]
    if not (order.isascii() and order.isdigit() and len(order) <= 4):
        raise Malformed(line, f"order {order!r} must be a whole number from 0 to 9999")
    model, text, beside, chapter = (entries[key][1] if key in entries else "" for key in _OPTIONAL)
    step = entries["step"][1]
    of_cards, more = split(lines, end + 1)
    cards = read_cards(of_cards, end + 2, Where(step, model, text))
    start = next((i for i in range(more, len(lines)) if lines[i].strip()), len(lines))
    if start == len(lines) and not cards:
        raise Malformed(end + 1, "there is no text below the front matter")
    body = "\n".join(lines[start:]).rstrip() + "\n"
    return Lesson(
        found, entries["title"][1], int(order), step, body, lang, path, min(start + 1, len(lines)), model,
        text, tuple(beside.replace(",", " ").split()), chapter, cards,
    )  # fmt: skip


def in_order(lessons: Iterable[Lesson]) -> tuple[Lesson, ...]:
    """By order; of two with the same order, by id."""
    return tuple(sorted(lessons, key=lambda lesson: (lesson.order, lesson.id)))


def unknown(
    lesson: Lesson, steps: Collection[str] | None, models: Collection[str] | None
) -> Iterator[Problem]:
    """What this lesson names that is not there: its steps, its model."""
    for key, named in (("step", (lesson.step,)), ("beside", lesson.beside)):
        for step in named if steps is not None else ():
            if step not in (steps or ()):
                message = f"there is no step {step!r}; the steps are: {', '.join(steps or ())}"
                yield Problem(lesson.path, key_line(lesson.path, key), message)
    if models is not None and lesson.model and lesson.model not in models:
        message = f"there is no model {lesson.model!r}; the models are: {', '.join(models)}"
        yield Problem(lesson.path, key_line(lesson.path, "model"), message)


def key_line(path: Path, key: str) -> int:
    """The line on which the front matter of this file says `key`; 1 where it cannot be found."""
    try:
        lines = _text(path).split("\n")
    except Malformed:
        return 1
    return next((i for i, line in enumerate(lines, 1) if line.partition(":")[0].strip() == key), 1)


def _entries(lines: list[str]) -> Iterator[tuple[str, tuple[int, str]]]:
    seen: set[str] = set()
    for number, line in enumerate(lines, 2):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        key, colon, value = line.partition(":")
        key, value = key.strip(), value.strip()
        if not colon or not key:
            raise Malformed(number, f"{line.strip()!r} is not `key: value`")
        if key in seen:
            raise Malformed(number, f"{key!r} is said twice")
        seen.add(key)
        if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
            value = value[1:-1].strip()
        yield key, (number, value)


def _files(folder: Path, lang: str) -> list[Path]:
    inner = folder / lang
    folders = [folder, inner] if inner.is_dir() else [folder]
    return [
        path
        for place in folders
        for path in sorted(place.iterdir())
        if path.suffix.lower() == ".md"
        and not path.name.startswith(".")
        and path.name.lower() not in _NOT_LESSONS
    ]


def _text(path: Path) -> str:
    try:
        text = read_text(path, LARGEST)
    except FileError as error:
        raise Malformed(error.line, error.why) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")
