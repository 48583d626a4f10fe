"""The lessons as the tutor holds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from attn_tui.course.lesson import Lesson


@dataclass(frozen=True)
class Course:
    """The lessons, by language, in their order."""

    lessons: Mapping[str, tuple[Lesson, ...]]

    def find(self, lang: str, lesson_id: str) -> Lesson | None:
        """The lesson of this id, if there is one in this language."""
        return next((lesson for lesson in self.lessons.get(lang, ()) if lesson.id == lesson_id), None)

    def beside(self, lang: str, ids: str, model: str) -> Lesson | None:
        """Of the lessons with these ids (`a|b`) one that goes with this model, or else the first there is."""
        found = [lesson for one in ids.split("|") if (lesson := self.find(lang, one)) is not None]
        return min(found, key=lambda lesson: lesson.model not in ("", model), default=None)
