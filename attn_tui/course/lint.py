"""What a reader of the loader's messages would still miss: links to steps, directives, length, parity."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from attn_tui.course.card_lint import Known, check_cards, same_cards, too_early
from attn_tui.course.directive import SPACE, find, malformed, spelled, two_words
from attn_tui.course.folder import lessons_folder
from attn_tui.course.glossary import read_glossary
from attn_tui.course.glossary_lint import check_glossary
from attn_tui.course.lesson import Lesson, Problem
from attn_tui.course.reading import LANGUAGES, key_line, load_course, unknown

SHORTEST, LONGEST = 300, 700
"""Words of a lesson: Chinese characters one by one, other words whole; code blocks do not count."""

_CODE_BLOCK = re.compile(r"^ {0,3}(```|~~~).*?(?:^ {0,3}\1|\Z)", re.MULTILINE | re.DOTALL)
_DIRECTIVE = re.compile(r"\{\{[^\n{}]*\}\}")
_WORD = re.compile(
    r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]|[A-Za-zÀ-ÖØ-öø-ɏ]+(?:['’-][A-Za-zÀ-ÖØ-öø-ɏ]+)*"
)


def check(
    folder: Path,
    steps: Collection[str],
    models: Collection[str] | None = None,
    nodes: Collection[str] | None = None,
    switches: Mapping[str, Collection[str]] | None = None,
    knobs: Collection[str] | None = None,
) -> tuple[Problem, ...]:
    """Everything that is wrong with a folder of lessons; empty where all is well.

    `steps` are the ids of steps, `nodes` the names in the graphs of the models, `switches` those there are,
    each with its options; None lets any name pass.
    """
    found: dict[Problem, None] = {}
    courses: dict[str, tuple[Lesson, ...]] = {}
    terms = read_glossary(folder)[0].terms
    known = Known(steps, models, nodes, switches, knobs, {term.id for of in terms.values() for term in of})
    for lang in LANGUAGES:
        courses[lang], problems = load_course(folder, lang)
        found |= dict.fromkeys(problems)
        for lesson in courses[lang]:
            found |= dict.fromkeys(_alone(lesson, steps, models, nodes))
            found |= dict.fromkeys(check_cards(lesson, known))
        found |= dict.fromkeys(too_early(courses[lang], terms[lang]))
        found |= dict.fromkeys(_orders(courses[lang]))
    found |= dict.fromkeys(check_glossary(folder, _lesson_ids(folder)))
    if not found and not any(courses.values()):
        return (Problem(folder, 0, "holds no lessons: put NN-id.md files into it, or into zh/ and en/"),)
    if all((folder / lang).is_dir() for lang in LANGUAGES):
        found |= dict.fromkeys(_parity(courses["zh"], courses["en"], folder))
    return tuple(sorted(found, key=lambda p: (str(p.path), p.line, p.message)))


def _lesson_ids(folder: Path) -> tuple[str, ...]:
    """The lessons of the folder and of the course, which are read together."""
    loaded = (load_course(place, lang)[0] for place in (lessons_folder(), folder) for lang in LANGUAGES)
    return tuple(dict.fromkeys(lesson.id for course in loaded for lesson in course))


def words(body: str) -> int:
    """How long a lesson is, counted in words of its language."""
    return len(_WORD.findall(_DIRECTIVE.sub(" ", _CODE_BLOCK.sub(" ", body))))


def _alone(
    lesson: Lesson,
    steps: Collection[str],
    models: Collection[str] | None,
    nodes: Collection[str] | None,
) -> Iterator[Problem]:
    yield from unknown(lesson, steps, models)
    if not re.fullmatch(rf"[0-9]+-{re.escape(lesson.id)}", lesson.path.stem):
        wanted = f"{lesson.order:02d}-{lesson.id}.md"
        yield Problem(lesson.path, key_line(lesson.path, "id"), f"the file should be called {wanted}")
    length, least = words(lesson.body), 0 if lesson.written else SHORTEST
    if not least <= length <= LONGEST:
        message = f"has {length} words; a lesson has {least} to {LONGEST}"
        yield Problem(lesson.path, lesson.line, message)
    for line, text in malformed(lesson.body):
        message = f"{text!r} is no directive; write one like {{{{scores[2,3]}}}}"
        yield Problem(lesson.path, lesson.line + line - 1, message)
    for directive in find(lesson.body):
        line = lesson.line + directive.line - 1
        if directive.name == SPACE:
            yield from (Problem(lesson.path, line, message) for message in two_words(directive))
        elif nodes is not None and directive.name not in nodes and directive.name not in steps:
            message = f"{directive.name!r} is neither a step nor a node like layer.0.scores"
            yield Problem(lesson.path, line, message)
        elif len(directive.cell) > 3:
            yield Problem(lesson.path, line, f"{directive.name}: more than 3 indices")


def _orders(lessons: tuple[Lesson, ...]) -> Iterator[Problem]:
    for before, after in pairwise(lessons):
        if before.order == after.order:
            message = f"order {after.order} is taken by {before.path.name}"
            yield Problem(after.path, key_line(after.path, "order"), message)


def _parity(zh: tuple[Lesson, ...], en: tuple[Lesson, ...], folder: Path) -> Iterator[Problem]:
    by_id = {lang: {lesson.id: lesson for lesson in course} for lang, course in (("zh", zh), ("en", en))}
    for lang, other in (("zh", "en"), ("en", "zh")):
        for lesson_id, lesson in by_id[lang].items():
            if lesson_id not in by_id[other]:
                message = f"{lesson_id!r} is missing in {folder / other}"
                yield Problem(lesson.path, key_line(lesson.path, "id"), message)
    for lesson_id in by_id["zh"].keys() & by_id["en"].keys():
        yield from _same(by_id["zh"][lesson_id], by_id["en"][lesson_id])


def _same(zh: Lesson, en: Lesson) -> Iterator[Problem]:
    if zh.order != en.order:
        yield Problem(en.path, key_line(en.path, "order"), f"order {en.order}, but {zh.order} in {zh.path}")
    if zh.step != en.step:
        line = key_line(en.path, "step")
        yield Problem(en.path, line, f"step {en.step!r}, but {zh.step!r} in {zh.path}")
    if zh.beside != en.beside:
        line = key_line(en.path, "beside")
        yield Problem(
            en.path, line, f"beside {' '.join(en.beside)!r}, but {' '.join(zh.beside)!r} in {zh.path}"
        )
    if zh.model != en.model:
        line = key_line(en.path, "model")
        yield Problem(en.path, line, f"model {en.model!r}, but {zh.model!r} in {zh.path}")
    if zh.chapter != en.chapter:
        line = key_line(en.path, "chapter")
        yield Problem(en.path, line, f"chapter {en.chapter!r}, but {zh.chapter!r} in {zh.path}")
    yield from same_cards(zh, en)
    used = {lesson.lang: Counter((d.name, d.cell) for d in find(lesson.body)) for lesson in (zh, en)}
    for lesson, other in ((zh, en), (en, zh)):
        lacking = used[other.lang] - used[lesson.lang]
        if lacking:
            names = ", ".join(sorted(spelled(*each) for each in lacking))
            yield Problem(lesson.path, lesson.line, f"lacks {names}, which {other.path} shows")
