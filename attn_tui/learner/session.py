"""Where the learner is, and what every key makes of it: pure functions from session to session."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

import numpy as np

from attn_tui.graph import SplitHeads
from attn_tui.graph.arithmetic import Cell
from attn_tui.models.architecture import Stack
from attn_tui.models.knobs import KNOBS, at_rest
from attn_tui.models.model import Model
from attn_tui.models.names import of_training
from attn_tui.runs.edit import Edit
from attn_tui.runs.plan import EVERYTHING, USUAL, LearningPlan, Pairs, Taken
from attn_tui.runs.setup import Setup
from attn_tui.text.clean import clean
from attn_tui.tour.labels import axis_kind
from attn_tui.tour.step import Station
from attn_tui.tour.steps import STEPS
from attn_tui.tour.tour import Tour
from attn_tui.tour.view import Place, View

_NOWHERE: Mapping[str, int] = MappingProxyType({})
_AS_TRAINED: Mapping[str, str] = MappingProxyType({})
Edits = tuple[Edit, ...]

FIRST_OF_TRAINING = "target"
"""The step at which the tour through training begins."""
SIDES = ("own", "both", "other")
"""What a step shows: its own side, value or gradient; both beside each other; or the other alone."""
COMPARISONS = ("now", "then", "difference")
"""What a matrix can show beside a pinned setup."""


@dataclass(frozen=True)
class Road:
    """The learner's place on the road of cards (`learner/road.py`).

    `card` is `lesson/card`; `own` the sentence that the learner brought, `typed` what was typed since this
    card was opened; `walking` says that further layers are gone through operation by operation, and `again`
    is an earlier card whose task is asked once more, with other numbers.
    """

    on: bool = False
    card: str = ""
    own: str = ""
    typed: str = ""
    walking: bool = False
    again: str = ""


@dataclass(frozen=True)
class Session:
    """The learner's place.

    `at` remembers, for every kind of axis, the index last selected on it, so that the selected
    token, feature and attended token outlive a change of step. An axis that nobody has touched yet
    stands on its last token, or else on its first index. `past` and `future` are the setups that undo and
    redo bring back (`learner/history.py`), `typing` whether the last change was a keystroke in the sentence;
    `stack` is the prefix of the stack of layers or of the input that is shown; `pinned` is what now is
    compared with, `kept` whether it was kept by itself, not by hand, and `comparison` which of the two, or
    their difference, is shown. `taken` are the steps of training, the first of all
    `walked`; `plan` is how the next is to be taken, on the sentences `practised`, or on `text`.
    """

    text: str
    step: str
    lang: str = "en"
    model: str = ""
    stack: str = ""
    layer: int = 0
    head: int = 0
    at: Mapping[str, int] = field(default_factory=lambda: _NOWHERE)
    lesson: str = ""
    knobs: Mapping[str, float] = field(default_factory=lambda: MappingProxyType(dict(at_rest())))
    knob: str = next(iter(KNOBS))
    switches: Mapping[str, str] = field(default_factory=lambda: _AS_TRAINED)
    edits: Edits = ()
    others: Pairs = ()
    past: tuple[Setup, ...] = ()
    future: tuple[Setup, ...] = ()
    typing: bool = False
    pinned: Setup | None = None
    kept: bool = False
    comparison: str = COMPARISONS[0]
    heat: bool = False
    side: str = SIDES[0]
    road: Road = field(default_factory=Road)
    taken: Taken = ()
    walked: Taken = ()
    plan: LearningPlan = USUAL
    practised: tuple[str, ...] = ()

    @property
    def setup(self) -> Setup:
        """What decides the numbers; edits that are switched off do not."""
        return Setup(
            self.model,
            self.text,
            tuple(self.knobs.items()),
            tuple(self.switches.items()),
            tuple(edit for edit in self.edits if edit.on),
            self.others,
            self.taken,
            self.plan,
        )

    @property
    def whole(self) -> Setup:
        """The same with the edits that are switched off: all that undo brings back."""
        return replace(self.setup, edits=self.edits)

    def station(self, tour: Tour) -> Station:
        """Where on this tour the learner is."""
        return tour.station(self.step, self.stack, self.layer)


def cursor(session: Session, shown: View) -> Place:
    """The selected place in this matrix: what is remembered, kept inside.

    As long as the learner has chosen no column of its kind, it is that of the row's strongest number: the
    largest share or score, and where signs matter the one farthest from 0. Of a gradient so is the row.
    """
    row, column = (
        _index(session, axis, size, shown.asked) for axis, size in zip(shown.axes, shown.shape, strict=True)
    )
    back = of_training(shown.node) and shown.kind != "integer" and shown.values.size > 0
    if back and shown.axes[0] not in session.at:
        # the last token has no next one, so nothing flows back from it
        row = int(np.abs(shown.values).max(axis=1).argmax())
    if shown.axes[1] not in session.at and shown.kind != "integer" and shown.values.size:
        numbers = shown.values[row]
        if back or axis_kind(shown.axes[1]) not in ("source", "vocab"):
            numbers = np.abs(numbers)
        column = int(np.where(np.isfinite(numbers), numbers, -np.inf).argmax())
    return row, column


def _index(session: Session, axis: str, size: int, asked: int | None = None) -> int:
    untouched = size - 1 if axis_kind(axis) in ("token", "merge") else 0
    if axis == "token" and asked is not None:
        untouched = asked
    return max(0, min(session.at.get(axis, untouched), size - 1))


def select(session: Session, shown: View, place: Place) -> Session:
    """Put the cursor on a place of this matrix, kept inside."""
    moved = {
        axis: max(0, min(index, size - 1))
        for axis, index, size in zip(shown.axes, place, shown.shape, strict=True)
        if axis != "one"
    }
    return replace(session, at=MappingProxyType({**session.at, **moved}))


def select_token(session: Session, token: int, axis: str = "token") -> Session:
    """Put the cursor on a token along this axis, whatever is shown."""
    return replace(session, at=MappingProxyType({**session.at, axis: token}))


def at_cell(session: Session, tour: Tour, station: Station, node: str, cell: Cell) -> Session:
    """The station that makes this cell of `node`, with the cell selected."""
    moved = go_to(session, station)
    if node != station.node:
        # explained at the projection, shown in heads
        cut = tour.graph.node(station.node).op
        assert isinstance(cut, SplitHeads)
        cell = cut.moved(cell, tour.graph.value(node).shape[-1])
    if tour.graph.node(station.node).axes[:1] == ("head",):
        moved = replace(moved, head=cell[0])
    shown = tour.result(station, moved.head, moved.lang)
    place = shown.place(cell)
    return moved if place is None else select(moved, shown, place)


def move(session: Session, shown: View, rows: int, columns: int) -> Session:
    """Move the cursor by so many rows and columns, stopping at the edge."""
    row, column = cursor(session, shown)
    return select(session, shown, (row + rows, column + columns))


def go_to(session: Session, station: Station) -> Session:
    """Show this station. The lesson follows the step."""
    moved = session if station.step.id == session.step else replace(session, step=station.step.id, lesson="")
    if station.stack is None:
        return replace(moved, stack=station.part)
    return replace(moved, stack=station.part, layer=station.layer)


def step_by(session: Session, tour: Tour, by: int) -> Session:
    """So many steps on or back, through one layer after the other, stopping at the first and the last."""
    stations = tour.stations
    here = stations.index(session.station(tour))
    return go_to(session, stations[max(0, min(here + by, len(stations) - 1))])


def repeats(session: Session, tour: Tour) -> bool:
    """Whether a layer begins here that takes the same steps as the one before."""
    here, stations = session.station(tour), tour.stations
    at = stations.index(here)
    return here.stack is not None and here.layer > 0 and at > 0 and stations[at - 1].layer == here.layer - 1


def skip_layers(session: Session, tour: Tour) -> Session:
    """To the first step behind the layers of this stack; where none is behind, the same place."""
    here, stations = session.station(tour), tour.stations
    behind = (one for one in stations[stations.index(here) :] if one.stack != here.stack)
    after = next(behind, None) if here.stack is not None else None
    return session if after is None else go_to(session, after)


def stack_of(session: Session, tour: Tour) -> Stack:
    """The stack that the learner is in, or was in last; the first to begin with."""
    stacks = tour.run.stacks
    return next((stack for stack in stacks if stack.prefix == session.stack), stacks[0])


def change_layer(session: Session, tour: Tour, by: int) -> Session:
    """Another layer, going round at the ends."""
    return replace(session, layer=(session.layer + by) % stack_of(session, tour).layers)


def change_head(session: Session, tour: Tour, by: int) -> Session:
    """Another head, going round at the ends."""
    return replace(session, head=(session.head + by) % stack_of(session, tour).heads)


def headed(tour: Tour, station: Station) -> bool:
    """Whether the step is one that every head takes for itself."""
    return station.stack is not None and tour.graph.node(station.node).axes[:1] == ("head",)


def open_head(session: Session, tour: Tour, stack: str, layer: int, head: int) -> Session:
    """Show this head where heads differ: at the weights, unless a step with heads is shown already."""
    here = tour.station(session.step, stack, layer)
    moved = go_to(session, here if headed(tour, here) else tour.station("weights", stack, layer))
    return replace(moved, stack=stack, layer=layer, head=head)


def edit(session: Session, text: str) -> Session:
    """Another sentence, the place kept; on the road it goes along with the learner."""
    road = replace(session.road, typed=text) if session.road.on else session.road
    return replace(session, text=text, road=road)


def edit_other(session: Session, given: str, text: str) -> Session:
    """Another text in the input of this id, which is not the first; without one the model writes its own."""
    others = tuple(pair for pair in session.others if pair[0] != given)
    return replace(session, others=(*others, (given, text)) if text else others)


def generate(session: Session, tour: Tour) -> Session:
    """Put the next token at the end of the sentence, and select it; without a sentence nothing happens."""
    if tour.run.empty:
        return session
    given = tour.run.written
    at = {axis: index for axis, index in session.at.items() if axis != given.axis}
    before = tour.run.text(given)
    # a model may well end in a byte that a terminal would obey
    text = clean(tour.continued(before))
    if text == before:
        return session
    first = given == tour.model.family.inputs[0]
    longer = replace(session, text=text) if first else edit_other(session, given.id, text)
    return replace(longer, at=MappingProxyType(at))


def change_model(session: Session, tour: Tour, text: str) -> Session:
    """Another model's tour, with this text, the place kept as far as the model has it.

    Edits, switches and what is pinned belong to the model and go with it.
    """
    stack = stack_of(session, tour)
    layer, head = tour.model.card.opens_at if tour.model.name != session.model else (0, 0)
    moved = replace(
        session,
        model=tour.model.name,
        text=text,
        stack=stack.prefix,
        layer=min(layer or session.layer, stack.layers - 1),
        head=min(head or session.head, stack.heads - 1),
        at=_NOWHERE,
    )
    return keep_place(moved if tour.model.name == session.model else begun(moved), tour)


def begun(session: Session) -> Session:
    """Without all that was done to a model: edits, switches, steps taken, what is pinned."""
    return replace(
        session, switches=_AS_TRAINED, edits=(), others=(), taken=(), walked=(),
        plan=replace(session.plan, part=EVERYTHING), pinned=None, kept=False, comparison=COMPARISONS[0],
    )  # fmt: skip


def keep_place(session: Session, tour: Tour) -> Session:
    """The same place in this tour; where it has no such step, the last one before it that it has."""
    stack = stack_of(session, tour)
    session = replace(
        session, layer=min(session.layer, stack.layers - 1), head=min(session.head, stack.heads - 1)
    )
    known = {step.id for step in tour.steps}
    if session.step in known:
        return session
    ids = list(STEPS)
    earlier = ids[: ids.index(session.step) + 1] if session.step in ids else ids
    step = next((id for id in reversed(earlier) if id in known), tour.steps[0].id)
    return replace(session, step=step)


def make_edit(session: Session, edit: Edit) -> Session:
    """Put a number into a cell; one that was put there before gives way."""
    others = tuple(e for e in session.edits if (e.node, e.cell) != (edit.node, edit.cell))
    return replace(session, edits=(*others, edit))


def drop_edit(session: Session, index: int) -> Session:
    """Take an edit out of the list; an index that is not there changes nothing."""
    if not 0 <= index < len(session.edits):
        return session
    return replace(session, edits=(*session.edits[:index], *session.edits[index + 1 :]))


def flip_edit(session: Session, index: int) -> Session:
    """Switch an edit off for a moment, or on again; an index that is not there changes nothing."""
    if not 0 <= index < len(session.edits):
        return session
    edits = list(session.edits)
    edits[index] = replace(edits[index], on=not edits[index].on)
    return replace(session, edits=tuple(edits))


def clear_edits(session: Session) -> Session:
    """Take all edits away."""
    return replace(session, edits=())


def switch(session: Session, trained: Model, name: str, value: str) -> Session:
    """Turn a switch of a model that is given as it was trained. ModelError where it has no such."""
    return replace(session, switches=MappingProxyType(trained.turned(session.switches, name, value)))


def as_trained(session: Session) -> Session:
    """All switches as the model was trained."""
    return replace(session, switches=_AS_TRAINED)


def pin(session: Session) -> Session:
    """Pin now, to compare with; what is pinned by hand already is let go."""
    if session.pinned is not None and not session.kept:
        return replace(session, pinned=None, comparison=COMPARISONS[0])
    return compare(session, session.setup)


def compare(session: Session, setup: Setup) -> Session:
    """Compare now with this setup."""
    return replace(session, pinned=setup, kept=False)


def heat(session: Session) -> Session:
    """Matrices whole as colours alone, or as numbers again."""
    return replace(session, heat=not session.heat)


def next_comparison(session: Session) -> Session:
    """From now to then to the difference and round; nothing pinned, nothing to show."""
    if session.pinned is None:
        return session
    return replace(
        session, comparison=COMPARISONS[(COMPARISONS.index(session.comparison) + 1) % len(COMPARISONS)]
    )


def switch_language(session: Session) -> Session:
    """The other language, the place kept."""
    return replace(session, lang="en" if session.lang == "zh" else "zh")


def read_lesson(session: Session, tour: Tour, lesson: str, step: str) -> Session:
    """Open a lesson beside its step; a model that lacks the step stays where it is."""
    known = any(each.id == step for each in tour.steps)
    return replace(session, step=step if known else session.step, lesson=lesson)
