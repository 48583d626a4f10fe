"""Where the learner is, and what every key makes of it: pure functions from session to session."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

import numpy as np

from attn_tui.tokenize.nodes import set_text, text_of
from attn_tui.tour import Place, Step, Tour, View

_NOWHERE: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True)
class Knob:
    """A number that decides how the next token is chosen, and the stops it is turned through."""

    node: str
    stops: tuple[float, ...]
    start: float


KNOBS = (
    Knob("temperature", (0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 1.0, 1.1, 1.2, 1.5, 2.0, 3.0, 5.0), 1.0),
    Knob("top_k", (1, 2, 3, 5, 10, 20, 50, 100, 0), 0),
    Knob("top_p", (0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0), 1.0),
    Knob("seed", tuple(range(100)), 0),
)
"""Top-k 0 keeps all; seed 0 draws nothing and takes the likeliest."""
_STARTS: Mapping[str, float] = MappingProxyType({knob.node: knob.start for knob in KNOBS})


@dataclass(frozen=True)
class Session:
    """The learner's place.

    `at` remembers, for every kind of axis, the index last selected on it, so that the selected
    token, feature and attended token outlive a change of step. An axis that nobody has touched yet
    stands on its last token, or else on its first index.
    """

    text: str
    step: str
    lang: str = "en"
    model: str = ""
    layer: int = 0
    head: int = 0
    at: Mapping[str, int] = field(default_factory=lambda: _NOWHERE)
    lesson: str = ""
    knobs: Mapping[str, float] = field(default_factory=lambda: _STARTS)
    knob: str = KNOBS[0].node


def settle(session: Session, tour: Tour) -> None:
    """Put the session's text and knobs into the graph of its tour; what has not changed is left alone.

    TextError, one line, for a text with half a character in it.
    """
    graph = tour.graph
    if text_of(graph.value("text")) != session.text:
        set_text(graph, session.text)
    for node, value in session.knobs.items():
        if graph.value(node)[0] != value:
            graph.set(node, np.array([value], dtype=graph.value(node).dtype))


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
    knob = next(knob for knob in KNOBS if knob.node == session.knob)
    here = knob.stops.index(session.knobs[knob.node])
    return _set(session, knob.node, knob.stops[max(0, min(here + by, len(knob.stops) - 1))])


def switch_sampling(session: Session) -> Session:
    """From taking the likeliest to drawing by lot with seed 1, and back; the seed's knob is chosen."""
    return replace(_set(session, "seed", 0 if session.knobs["seed"] else 1), knob="seed")


def change_model(session: Session, tour: Tour, text: str) -> Session:
    """Another model's tour, with this text, the place kept as far as the model has it."""
    config = tour.model.config
    return replace(
        session,
        model=config.name,
        text=text,
        step=session.step if any(step.id == session.step for step in tour.steps) else tour.steps[0].id,
        layer=min(session.layer, config.layers - 1),
        head=min(session.head, config.heads - 1),
        at=_NOWHERE,
    )


def _set(session: Session, node: str, value: float) -> Session:
    return replace(session, knobs=MappingProxyType({**session.knobs, node: value}))


def switch_language(session: Session) -> Session:
    """The other language, the place kept."""
    return replace(session, lang="en" if session.lang == "zh" else "zh")


def read_lesson(session: Session, tour: Tour, lesson: str, step: str) -> Session:
    """Open a lesson beside its step; a model that lacks the step stays where it is."""
    known = any(each.id == step for each in tour.steps)
    return replace(session, step=step if known else session.step, lesson=lesson)
