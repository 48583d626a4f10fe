"""The lessons as the tutor holds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from attn_tui.course.lesson import Lesson
from attn_tui.course.stop import Stop, in_chapters

if TYPE_CHECKING:
    from attn_tui.course.glossary import Glossary


@dataclass(frozen=True)
class Course:
    """The lessons, by language, in their order; `own` is the reader's folder with more of them."""

    lessons: Mapping[str, tuple[Lesson, ...]]
    own: Path | None = None

    @cached_property
    def glossary(self) -> Glossary:
        """The terms, read when first asked for; `attn-tui terms` tells what is wrong with any of them."""
        # looked at in few visits: not read before the first screen
        from attn_tui.course.glossary import read_glossary

        return read_glossary(self.own)[0]

    @cached_property
    def _roads(self) -> dict[str, tuple[Stop, ...]]:
        return {}

    def road(self, lang: str) -> tuple[Stop, ...]:
        """All cards in this language, chapter by chapter, in the order of the road."""
        if lang not in self._roads:
            self._roads[lang] = in_chapters(self.lessons.get(lang, ()))
        return self._roads[lang]

    def stop(self, lang: str, key: str) -> Stop | None:
        """The card `lesson/card`, or the first of a lesson."""
        return next((stop for stop in self.road(lang) if key in (stop.key, stop.lesson.id)), None)

    def find(self, lang: str, lesson_id: str) -> Lesson | None:
        """The lesson of this id, if there is one in this language."""
        return next((lesson for lesson in self.lessons.get(lang, ()) if lesson.id == lesson_id), None)

    def beside(self, lang: str, opened: str, step: str, model: str) -> Lesson | None:
        """The lesson that was opened, by its id, or else the one beside the step.

        Of several one that goes with this model; then one that says it stands there, before one that only
        opens there; then the first in the order of the course.
        """
        if opened and (lesson := self.find(lang, opened)) is not None:
            return lesson
        found = [one for one in self.lessons.get(lang, ()) if step in (one.step, *one.beside)]
        return min(
            found, key=lambda one: (one.model not in ("", model), step not in one.beside), default=None
        )
