"""Where the learner is, and what every key makes of it: pure functions from session to session."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from attn_tui.graph.arithmetic import Cell
from attn_tui.models import switches
from attn_tui.models.config import Config
from attn_tui.runs.edit import Edit
from attn_tui.runs.setup import KNOBS_AT_REST, Setup
from attn_tui.tour.step import Step
from attn_tui.tour.steps import STEPS
from attn_tui.tour.tour import Tour
from attn_tui.tour.view import Place, View

_NOWHERE: Mapping[str, int] = MappingProxyType({})
_AS_TRAINED: Mapping[str, str] = MappingProxyType({})
Edits = tuple[Edit, ...]

SHOWN = ("now", "then", "difference")
"""What a matrix can show beside a pinned setup."""


@dataclass(frozen=True)
class Knob:
    """A number that decides how the next token is chosen, and the stops it is turned through."""

    node: str
    stops: tuple[float, ...]


KNOBS = (
    Knob("temperature", (0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.5, 2.0, 3.0, 5.0)),
    Knob("top_k", (1, 2, 3, 5, 10, 20, 50, 100, 0)),
    Knob("top_p", (0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0)),
    Knob("seed", tuple(range(100))),
)
STARTS: Mapping[str, float] = MappingProxyType(dict(KNOBS_AT_REST))


@dataclass(frozen=True)
class Session:
    """The learner's place.

    `at` remembers, for every kind of axis, the index last selected on it, so that the selected
    token, feature and attended token outlive a change of step. An axis that nobody has touched yet
    stands on its last token, or else on its first index. `past` and `future` are the lists of edits that
    undo and redo bring back; `pinned` is what now is compared with, and `shows` which of them is shown.
    """

    text: str
    step: str
    lang: str = "en"
    model: str = ""
    layer: int = 0
    head: int = 0
    at: Mapping[str, int] = field(default_factory=lambda: _NOWHERE)
    lesson: str = ""
    knobs: Mapping[str, float] = field(default_factory=lambda: STARTS)
    knob: str = KNOBS[0].node
    switches: Mapping[str, str] = field(default_factory=lambda: _AS_TRAINED)
    edits: Edits = ()
    past: tuple[Edits, ...] = ()
    future: tuple[Edits, ...] = ()
    pinned: Setup | None = None
    shows: str = SHOWN[0]

    @property
    def setup(self) -> Setup:
        """What decides the numbers; edits that are switched off do not."""
        return Setup(
            self.model,
            self.text,
            tuple(self.knobs.items()),
            tuple(self.switches.items()),
            tuple(edit for edit in self.edits if edit.on),
        )


def cursor(session: Session, shown: View) -> Place:
    """The selected place in this matrix: what is remembered, kept inside.

    Among tokens attended to and among the words of the vocabulary the largest in the row is selected
    as long as the learner has not chosen another.
    """
    row, column = (_index(session, axis, size) for axis, size in zip(shown.axes, shown.shape, strict=True))
    if shown.axes[1] in ("source", "vocab") and shown.axes[1] not in session.at:
        column = int(shown.values[row].argmax())
    return row, column


def _index(session: Session, axis: str, size: int) -> int:
    untouched = size - 1 if axis == "token" else 0
    return max(0, min(session.at.get(axis, untouched), size - 1))


def select(session: Session, shown: View, place: Place) -> Session:
    """Put the cursor on a place of this matrix, kept inside."""
    moved = {
        axis: max(0, min(index, size - 1))
        for axis, index, size in zip(shown.axes, place, shown.shape, strict=True)
        if axis != "one"
    }
    return replace(session, at=MappingProxyType({**session.at, **moved}))


def select_token(session: Session, token: int) -> Session:
    """Put the cursor on a token, whatever is shown."""
    return replace(session, at=MappingProxyType({**session.at, "token": token}))


def at_cell(session: Session, tour: Tour, step: Step, layer: int, node: str, cell: Cell) -> Session:
    """The step that makes this cell of `node`, in its layer and head, with the cell selected."""
    moved = replace(go_to(session, step), layer=layer if step.in_layer else session.layer)
    told = step.node.format(layer=layer)
    if node != told:
        # told at the projection, shown in heads
        width = tour.model.config.d_head
        cell = (cell[1] // width, cell[0], cell[1] % width)
    if tour.graph.node(told).axes[:1] == ("head",):
        moved = replace(moved, head=cell[0])
    shown = tour.result(step, moved.layer, moved.head, moved.lang)
    place = shown.place(cell)
    return moved if place is None else select(moved, shown, place)


def move(session: Session, shown: View, rows: int, columns: int) -> Session:
    """Move the cursor by so many rows and columns, stopping at the edge."""
    row, column = cursor(session, shown)
    return select(session, shown, (row + rows, column + columns))


def go_to(session: Session, step: Step) -> Session:
    """Show this step. The lesson follows."""
    return session if step.id == session.step else replace(session, step=step.id, lesson="")


def step_by(session: Session, tour: Tour, by: int) -> Session:
    """So many steps on or back, through one layer after the other, stopping at the first and the last."""
    here = tour.station(tour.step(session.step), session.layer)
    step, layer = tour.stations[max(0, min(here + by, len(tour.stations) - 1))]
    moved = go_to(session, step)
    return replace(moved, layer=layer) if step.in_layer else moved


def change_layer(session: Session, tour: Tour, by: int) -> Session:
    """Another layer, going round at the ends."""
    return replace(session, layer=(session.layer + by) % tour.model.config.layers)


def change_head(session: Session, tour: Tour, by: int) -> Session:
    """Another head, going round at the ends."""
    return replace(session, head=(session.head + by) % tour.model.config.heads)


def open_head(session: Session, tour: Tour, layer: int, head: int) -> Session:
    """Show this head where heads differ: at the weights, unless a step with heads is shown already."""
    here = tour.step(session.step)
    headed = tour.graph.node(here.node.format(layer=layer)).axes[:1] == ("head",) if here.in_layer else False
    moved = session if headed else go_to(session, tour.step("weights"))
    return replace(moved, layer=layer, head=head)


def edit(session: Session, text: str) -> Session:
    """Another sentence, the place kept."""
    return replace(session, text=text)


def generate(session: Session, tour: Tour) -> Session:
    """Put the next token at the end of the sentence, and select it; without a sentence nothing happens."""
    if not len(tour.graph.value("tokens")):
        return session
    at = {axis: index for axis, index in session.at.items() if axis != "token"}
    return replace(session, text=tour.continued(session.text), at=MappingProxyType(at))


def choose_knob(session: Session) -> Session:
    """The next knob, after the last the first."""
    nodes = [knob.node for knob in KNOBS]
    return replace(session, knob=nodes[(nodes.index(session.knob) + 1) % len(nodes)])


def turn(session: Session, by: int) -> Session:
    """Turn the chosen knob by so many stops, stopping at the ends."""
    return turn_knob(session, session.knob, by)


def turn_knob(session: Session, node: str, by: int) -> Session:
    """Turn this knob, which is the chosen one from now on; a value between two stops goes to the next."""
    stops = next(knob.stops for knob in KNOBS if knob.node == node)
    value = session.knobs[node]
    if value in stops:
        at = stops.index(value) + by
    else:
        at = sum(stop < value for stop in stops if stop) + (by if by < 0 else by - 1)
    return replace(_set(session, node, stops[max(0, min(at, len(stops) - 1))]), knob=node)


def switch_sampling(session: Session) -> Session:
    """From taking the likeliest to drawing by lot with seed 1, and back; the seed's knob is chosen."""
    return replace(_set(session, "seed", 0 if session.knobs["seed"] else 1), knob="seed")


def change_model(session: Session, tour: Tour, text: str) -> Session:
    """Another model's tour, with this text, the place kept as far as the model has it.

    Edits, switches and what is pinned belong to the model and go with it.
    """
    config = tour.model.config
    moved = replace(
        session,
        model=config.name,
        text=text,
        layer=min(session.layer, config.layers - 1),
        head=min(session.head, config.heads - 1),
        at=_NOWHERE,
    )
    if config.name != session.model:
        moved = replace(
            moved, switches=_AS_TRAINED, edits=(), past=(), future=(), pinned=None, shows=SHOWN[0]
        )
    return stay(moved, tour)


def stay(session: Session, tour: Tour) -> Session:
    """The same place in this tour; where it has no such step, the last one before it that it has."""
    known = {step.id for step in tour.steps}
    if session.step in known:
        return session
    ids = [step.id for step in STEPS]
    earlier = ids[: ids.index(session.step) + 1] if session.step in ids else ids
    step = next((id for id in reversed(earlier) if id in known), tour.steps[0].id)
    return replace(session, step=step)


def make_edit(session: Session, edit: Edit) -> Session:
    """Put a number into a cell; one that was put there before gives way."""
    others = tuple(e for e in session.edits if (e.node, e.cell) != (edit.node, edit.cell))
    return _changed(session, (*others, edit))


def drop_edit(session: Session, index: int) -> Session:
    """Take an edit out of the list; an index that is not there changes nothing."""
    if not 0 <= index < len(session.edits):
        return session
    return _changed(session, (*session.edits[:index], *session.edits[index + 1 :]))


def flip_edit(session: Session, index: int) -> Session:
    """Switch an edit off for a moment, or on again; an index that is not there changes nothing."""
    if not 0 <= index < len(session.edits):
        return session
    edits = list(session.edits)
    edits[index] = replace(edits[index], on=not edits[index].on)
    return _changed(session, tuple(edits))


def clear_edits(session: Session) -> Session:
    """Take all edits away."""
    return _changed(session, ())


def undo(session: Session) -> Session:
    """The edits as they were before the last change to them."""
    if not session.past:
        return session
    *past, edits = session.past
    return replace(session, edits=edits, past=tuple(past), future=(*session.future, session.edits))


def redo(session: Session) -> Session:
    """The edits as they were before the last undo."""
    if not session.future:
        return session
    *future, edits = session.future
    return replace(session, edits=edits, future=tuple(future), past=(*session.past, session.edits))


def _changed(session: Session, edits: Edits) -> Session:
    if edits == session.edits:
        return session
    return replace(session, edits=edits, past=(*session.past, session.edits), future=())


def switch(session: Session, config: Config, name: str, value: str) -> Session:
    """Turn a switch; `config` is the model's own, as it was trained. ModelError where it has no such."""
    turned = switches.turned(config, session.switches, name, value)
    return replace(session, switches=MappingProxyType(turned))


def next_option(session: Session, config: Config, name: str) -> Session:
    """Turn a switch to its next option, after the last to the one that the model was trained with."""
    one = next(switch for switch in switches.SWITCHES if switch.id == name)
    able = switches.options(config, one)
    here = able.index(session.switches.get(name, able[0]))
    return switch(session, config, name, able[(here + 1) % len(able)])


def flip_head(session: Session, config: Config, name: str) -> Session:
    """Silence the head that is shown, or let it speak again (`silent`); or all but it (`only`)."""
    here = (session.layer, session.head)
    heads = set(switches.heads_of(session.switches.get(name, "")))
    changed = ({here} if name == "only" else heads | {here}) if here not in heads else heads - {here}
    return switch(session, config, name, switches.spell_heads(tuple(changed)))


def as_trained(session: Session) -> Session:
    """All switches as the model was trained."""
    return replace(session, switches=_AS_TRAINED)


def pin(session: Session) -> Session:
    """Pin now, to compare with; what is pinned already is let go."""
    if session.pinned is not None:
        return replace(session, pinned=None, shows=SHOWN[0])
    return replace(session, pinned=session.setup)


def compare(session: Session, setup: Setup) -> Session:
    """Compare now with this setup."""
    return replace(session, pinned=setup)


def show_next(session: Session) -> Session:
    """From now to then to the difference and round; nothing pinned, nothing to show."""
    if session.pinned is None:
        return session
    return replace(session, shows=SHOWN[(SHOWN.index(session.shows) + 1) % len(SHOWN)])


def _set(session: Session, node: str, value: float) -> Session:
    return replace(session, knobs=MappingProxyType({**session.knobs, node: value}))


def switch_language(session: Session) -> Session:
    """The other language, the place kept."""
    return replace(session, lang="en" if session.lang == "zh" else "zh")


def read_lesson(session: Session, tour: Tour, lesson: str, step: str) -> Session:
    """Open a lesson beside its step; a model that lacks the step stays where it is."""
    known = any(each.id == step for each in tour.steps)
    return replace(session, step=step if known else session.step, lesson=lesson)
