"""What the live values of a card stand for, on the sentence that is shown now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from attn_tui.course.card_lint import BEFORE, SPOKEN
from attn_tui.course.directive import SPACE, Directive, Index
from attn_tui.course.expression import Number, Value
from attn_tui.course.stop import Stop
from attn_tui.graph.arithmetic import Cell
from attn_tui.learner import road
from attn_tui.learner import session as sessions
from attn_tui.learner.session import Session
from attn_tui.models.switches import SWITCHES
from attn_tui.runs.plan import steps_in
from attn_tui.runs.run import Runs
from attn_tui.tour.labels import axis_labels, plain
from attn_tui.tour.tour import Tour, TourError, tour_of
from attn_tui.tour.view import Place


@dataclass(frozen=True)
class Sight:
    """A card seen from a session, its numbers those of the card's layer and head, or `here` the session's.

    A session with another model than the card's shows none of its numbers: then they are those that the
    card opened with.
    """

    session: Session
    runs: Runs
    stop: Stop
    here: bool = False

    @cached_property
    def before(self) -> Session:
        """The session as it was when the card was opened."""
        return road.at_stop(self.session, self.runs, self.stop)

    @cached_property
    def now(self) -> Session:
        """The session, as far as it shows the card's model."""
        return self.session if self.session.model == self.before.model else self.before

    @cached_property
    def place(self) -> Place | None:
        """Row and column of the card's cell; None where the sentence has none."""
        return road.place_of(self.now, self._tour(self.now), self.stop.card)

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """The row's label and the column's, without the space before a word; raw text of the learner's."""
        tour = self._tour(self.now)
        shown = road.shown_of(self.now, tour, self.stop.card)
        if shown is None or self.place is None:
            return {}
        words = (shown.rows[self.place[0]], shown.columns[self.place[1]])
        return {name: plain(word) for name, word in zip(SPOKEN, words, strict=True)}

    def lookup(self, directive: Directive) -> Number | None:
        """The number, or the whole row, that a directive stands for; None where there is none."""
        if directive.name == SPACE:
            from attn_tui.learner.near import cosine

            return cosine(directive.cell)
        asked = self._asked(directive)
        return None if asked is None else asked[0].numbers(*asked[1:])

    def cell(self, directive: Directive) -> tuple[str, Cell] | None:
        """The node and the cell, by numbers alone, that a directive names."""
        asked = self._asked(directive)
        return None if asked is None else asked[0].located(*asked[1:])

    def columns(self, directive: Directive) -> Sequence[str]:
        """What stands above the numbers of the row that a directive names; raw text."""
        asked = self._asked(directive)
        found = None if asked is None else asked[0].located(*asked[1:])
        if asked is None or found is None:
            return ()
        run, node = asked[0].run, found[0]
        axis, size = asked[0].graph.node(node).axes[-1], asked[0].graph.value(node).shape[-1]
        return [plain(label) for label in axis_labels(run, axis, size, self.session.lang, node)]

    def _asked(self, directive: Directive) -> tuple[Tour, str, tuple[Index, ...], str, int, int, str] | None:
        """The tour that a directive speaks of, and what to ask it for; None without the card's own cell."""
        name, session, card = directive.name, self.now, self.stop.card
        if name.startswith(BEFORE):
            name, session = name.removeprefix(BEFORE), self.before
        tour = self._tour(session)
        place = (session.stack, session.layer, session.head)
        if not self.here:
            stack = tour.run.stacks[0]
            place = (stack.prefix, road.layer_of(card, tour), min(card.where.head, stack.heads - 1))
        cell = tuple(self._index(index, session) for index in directive.cell)
        known = tuple(index for index in cell if index is not None)
        return (tour, name, known, *place, session.lang) if known == cell else None

    def names(self, name: str) -> Value | None:
        """What a name in a condition stands for; None where it stands for itself."""
        of, dot, rest = name.partition(".")
        if name in SPOKEN:
            return None if self.place is None else self.place[SPOKEN.index(name)]
        if not dot or of not in ("session", "before"):
            return None
        return _said(self.session if of == "session" else self.before, self.runs, rest)

    def _index(self, index: Index, session: Session) -> Index | None:
        """`row` and `column` are the card's own."""
        if index not in _SPOKEN:
            return index
        place = road.place_of(session, self._tour(session), self.stop.card)
        return None if place is None else place[_SPOKEN.index(index)]

    def _tour(self, session: Session) -> Tour:
        return tour_of(self.runs[session.setup], self.stop.card.where.step)


_SPOKEN: tuple[Index, ...] = tuple((name,) for name in SPOKEN)


def _said(session: Session, runs: Runs, what: str) -> Value | None:
    """`step`, `head` from 1 on, `switch.mask` … of a session, as conditions name them."""
    table, dot, entry = what.partition(".")
    tour = tour_of(runs[session.setup], session.step)
    if dot and table == "switch":
        if entry in session.switches or entry not in SWITCHES:
            return session.switches.get(entry)
        return SWITCHES[entry].trained(tour.model.architecture)
    if dot and table == "knob":
        return session.knobs.get(entry)
    if what in SPOKEN:
        return _cursor(session, tour, SPOKEN.index(what))
    known: Mapping[str, Value] = {
        "step": session.step, "layer": session.layer + 1, "head": session.head + 1, "text": session.text,
        "model": session.model, "steps": steps_in(session.taken),
        "tokens": 0 if tour.run.empty else len(tour.graph.value(tour.run.tokens)),
    }  # fmt: skip
    return known.get(what)


def _cursor(session: Session, tour: Tour, axis: int) -> Value | None:
    try:
        shown = tour.result(session.station(tour), session.head, session.lang)
    except TourError:
        return None
    return sessions.cursor(session, shown)[axis] if shown.values.size else None
