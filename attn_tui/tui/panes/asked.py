"""What a card asks to be shown in the place of the matrices: words, costs, stored sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rich.text import Text
from textual import work
from textual.content import Content
from textual.worker import get_current_worker

from attn_tui.analysis.cache import times
from attn_tui.analysis.families import sides
from attn_tui.analysis.retrieval import bare, store
from attn_tui.learner.session import Session
from attn_tui.models.architecture import Architecture
from attn_tui.paint.cache import Times
from attn_tui.paint.look import Look
from attn_tui.runs.run import Run, Runs
from attn_tui.space.clouds import of_words
from attn_tui.space.vectors import load_vectors
from attn_tui.text.bilingual import Bilingual
from attn_tui.tour.tour import Tour
from attn_tui.tui.page import Page
from attn_tui.tui.panes import families, found
from attn_tui.tui.panes.costs import TITLES, anew_lines, bytes_lines, times_lines
from attn_tui.tui.panes.many_heads import CUT, LENS, MAPS, cut_lines, lens_lines, map_lines
from attn_tui.tui.panes.words import MODES, drawn
from attn_tui.tui.screens import space_words

WAIT = 0.5
"""Seconds that a card of measurements is looked at before they begin: who walks past measures nothing."""
TIMED = "cache_time"

_measured: dict[Architecture, list[Times]] = {}


@dataclass(frozen=True)
class Asked:
    """A view and its arguments, as a card says them, and what it is of."""

    view: str
    session: Session
    runs: Runs
    look: Look

    @property
    def name(self) -> str:
        """The view without its arguments."""
        return self.view.split()[0]

    @property
    def run(self) -> Run:
        """What is shown now."""
        return self.runs[self.session.setup]


class AskedPane(Page):
    """The view of the present card."""

    def __init__(self, asked: Asked, *, id: str | None = None) -> None:
        """Begin with what a card asks for."""
        super().__init__(id=id)
        self._asked, self._measures = asked, False

    def show_view(self, asked: Asked) -> None:
        """What a card says, like `space plane he 他` or `cache`."""
        self._asked = asked
        self._draw()
        if asked.name == TIMED and not self._measures and self._shape not in _measured:
            self.set_timer(WAIT, self._begin)

    def on_mount(self) -> None:
        """Measure, if that is what it begins with."""
        self.show_view(self._asked)

    def on_resize(self) -> None:
        """Everything is made for a size."""
        self._draw()

    @property
    def _shape(self) -> Architecture:
        return self._asked.run.model.architecture

    def _begin(self) -> None:
        if self.display and self._asked.name == TIMED and not self._measures:
            self._measures = True
            self._measure(self._shape)

    @work(thread=True, exclusive=True)
    def _measure(self, shape: Architecture) -> None:
        worker, costs = get_current_worker(), list[Times]()
        for one in times(shape):
            if worker.is_cancelled:
                return
            costs = [*costs, (one.tokens, one.rows, one.square, one.next, one.held)]
            self.app.call_from_thread(self._came, shape, costs)
        self.app.call_from_thread(self._came, shape, costs, True)

    def _came(self, shape: Architecture, costs: list[Times], all_there: bool = False) -> None:
        _measured[shape] = costs
        self._measures = not all_there
        if self.is_attached:
            self._draw()

    def _draw(self) -> None:
        width, height = self.content_size
        asked = self._asked
        if width and asked.name in DRAWN:
            title, lines = DRAWN[asked.name](asked, (width, height))
            if asked.name == TIMED:
                known = _measured.get(self._shape, [])
                lines = times_lines(known, self._measures or not known, width, asked.look)
            self.border_title = Content(title[asked.look.lang])
            self.show(lines)


Drawing = tuple[Bilingual, list[Text]]


def _words(asked: Asked, size: tuple[int, int]) -> Drawing:
    _, mode, *words = (*asked.view.split(), "plane")[: max(2, len(asked.view.split()))]
    cloud = of_words(load_vectors(), words)
    return space_words.TITLE, drawn(cloud, MODES.get(mode, 2), size, asked.look) if words else []


def _anew(asked: Asked, size: tuple[int, int]) -> Drawing:
    tour = Tour(asked.run)
    layer = min(asked.session.layer, asked.run.stacks[0].layers - 1)
    return TITLES[0], anew_lines(tour, asked.runs, layer, size[0], asked.look)


def _bytes(asked: Asked, size: tuple[int, int]) -> Drawing:
    return TITLES[1], bytes_lines(asked.run, size[0], asked.look)


def _times(asked: Asked, size: tuple[int, int]) -> Drawing:
    return TITLES[2], []


def _found(asked: Asked, size: tuple[int, int]) -> Drawing:
    lang = asked.look.lang
    question = bare(asked.session.text, lang) or store(lang)[0].question
    return found.TITLE, found.found_lines(question, 0, asked.session.setup, asked.runs, size, asked.look)


def _filled(words: Bilingual, **numbers: int) -> Bilingual:
    return Bilingual(words.zh.format(**numbers), words.en.format(**numbers))


def _cut(asked: Asked, size: tuple[int, int]) -> Drawing:
    session, run = asked.session, asked.run
    stack, own = run.stacks[0], run.model.architecture
    title = _filled(CUT, d=own.heads * own.d_head, heads=own.heads, k=own.d_head)
    return title, cut_lines(run, stack.at(session.layer), session.head, size, asked.look)


def _maps(asked: Asked, size: tuple[int, int]) -> Drawing:
    session, run = asked.session, asked.run
    title = _filled(MAPS, layer=session.layer + 1, heads=run.stacks[0].heads)
    return title, map_lines(run, session.layer, session.head, size, asked.look)


def _lens(asked: Asked, size: tuple[int, int]) -> Drawing:
    tour = Tour(asked.run)
    last = len(asked.run.graph.value(asked.run.tokens)) - 1
    return LENS, lens_lines(tour, last, size, asked.look)


def _families(asked: Asked, size: tuple[int, int]) -> Drawing:
    lang = asked.look.lang
    found = sides(asked.runs, asked.session.text, lang)
    return families.TITLE, families.family_lines(found, size[0], asked.look)


DRAWN: Mapping[str, Callable[[Asked, tuple[int, int]], Drawing]] = {
    "space": _words,
    "cache": _anew,
    "cache_bytes": _bytes,
    TIMED: _times,
    "retrieval": _found,
    "split": _cut,
    "heads": _maps,
    "lens": _lens,
    "families": _families,
}
"""What each view draws in a room of so many cells and lines."""
