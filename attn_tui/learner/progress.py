"""What the learner has done of the course: a small file of its own, keyed by names of lessons and cards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Literal

import msgspec

from attn_tui.course.stop import Stop
from attn_tui.files import FileError
from attn_tui.files.aside import set_aside
from attn_tui.files.atomic import write
from attn_tui.files.checked import CheckError, checked, expect, written
from attn_tui.files.folders import state_folder
from attn_tui.files.reading import read_text
from attn_tui.text.clean import clean

FORMAT = 1
LARGEST_FILE = 4 << 20
CARD_SECONDS, TASK_SECONDS = 15, 40
"""About how long a card takes to be read, and its task to be answered."""
LATER = 12
"""A task comes back when so many cards lie behind it."""


class Done(msgspec.Struct, frozen=True, omit_defaults=True):
    """A task that was answered: when (ISO, UTC), on which sentence, what, after how many hints and mistakes.

    `again` is when it was answered once more, with other numbers.
    """

    when: str
    text: str
    answer: str = ""
    hints: int = 0
    mistakes: int = 0
    again: str = ""


class _File(msgspec.Struct, omit_defaults=True):
    program: Literal["attn-tui"]
    format: int
    done: dict[str, Done] = {}
    seen: list[str] = []


class _Head(msgspec.Struct):
    program: Literal["attn-tui"]
    format: int


@dataclass(frozen=True)
class Progress:
    """The tasks that are done and the cards that were seen, both by `lesson/card`."""

    done: Mapping[str, Done] = field(default_factory=lambda: MappingProxyType({}))
    seen: frozenset[str] = frozenset()

    def ticked(self, key: str, done: Done) -> Progress:
        """With this task done; the first time counts, later ones are its return."""
        first = self.done.get(key)
        kept = done if first is None else msgspec.structs.replace(first, again=first.again or done.when)
        return replace(self, done=MappingProxyType({**self.done, key: kept}))

    def saw(self, key: str) -> Progress:
        """With this card seen; the same where it was."""
        return self if key in self.seen else replace(self, seen=self.seen | {key})


def due(progress: Progress, road: tuple[Stop, ...], here: Stop) -> Stop | None:
    """The task to come back now: the first that was done a while ago and only once, in another lesson."""
    at = road.index(here)
    for stop in road[: max(0, at - LATER + 1)]:
        done = progress.done.get(stop.key)
        task = stop.card.task
        if task and task.kind != "deed" and done and not done.again and stop.lesson.id != here.lesson.id:
            return stop
    return None


def seconds_left(progress: Progress, stops: Iterable[Stop]) -> int:
    """About how long the cards that were not seen take, and the tasks that are not done."""
    return sum(
        (CARD_SECONDS if stop.key not in progress.seen else 0)
        + (TASK_SECONDS if stop.card.task and stop.key not in progress.done else 0)
        for stop in stops
    )


def progress_path() -> Path:
    """Where it is kept between two visits."""
    return state_folder() / "progress.json"


def save(progress: Progress, path: Path) -> None:
    """Write it, the file whole at any time; FileError, one line, where it cannot be."""
    write(path, written(_File("attn-tui", FORMAT, dict(progress.done), sorted(progress.seen))), folders=True)


def load(path: Path) -> tuple[Progress, str]:
    """What the file holds and a line for people, which is empty where all is well.

    A damaged file, or one of a newer version, is kept beside and the course begins afresh.
    """
    if not path.exists():
        return Progress(), ""
    try:
        return _parsed(read_text(path, LARGEST_FILE)), ""
    except (FileError, CheckError) as error:
        said = str(error) if isinstance(error, FileError) else f"{path}: {error}"
    try:
        kept = set_aside(path, "unread").name
    except FileError as error:
        return Progress(), f"{said}; {error}"
    return Progress(), f"{said}; the exercises begin afresh, and it is kept as {kept}"


def _parsed(text: str) -> Progress:
    head = checked(text, _Head)
    expect(1 <= head.format <= FORMAT, "format", f"{FORMAT} at most", head.format)
    found = checked(text, _File)
    done = {
        clean(key): msgspec.structs.replace(each, text=clean(each.text), answer=clean(each.answer))
        for key, each in found.done.items()
    }
    return Progress(MappingProxyType(done), frozenset(map(clean, found.seen)))
