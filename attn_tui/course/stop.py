"""A card where it stands on the road."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from attn_tui.course.card import Card
from attn_tui.course.chapters import CHAPTERS, OWN, Chapter
from attn_tui.course.lesson import Lesson


@dataclass(frozen=True)
class Stop:
    """A card on the road: its lesson, and where it stands in its chapter, counted from 1."""

    lesson: Lesson
    card: Card
    chapter: Chapter
    chapter_number: int
    number: int
    of: int

    @property
    def key(self) -> str:
        """`lesson/card`, which names it in both languages."""
        return f"{self.lesson.id}/{self.card.id}"


def in_chapters(lessons: Iterable[Lesson]) -> tuple[Stop, ...]:
    """The cards of the lessons, which are in order, chapter by chapter."""
    of: dict[str, list[tuple[Lesson, Card]]] = {}
    for lesson in lessons:
        chapter = lesson.chapter if lesson.chapter in CHAPTERS else OWN
        of.setdefault(chapter, []).extend((lesson, card) for card in lesson.cards)
    return tuple(
        Stop(lesson, card, CHAPTERS[id], number, at, len(of[id]))
        for number, id in enumerate((id for id in CHAPTERS if id in of), 1)
        for at, (lesson, card) in enumerate(of[id], 1)
    )
