"""Where the learner is, and what every key makes of it: pure functions from session to session."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from attn_tui.tour import Place, Step, Tour, View

LANGUAGES = ("zh", "en")
_NOWHERE: Mapping[str, int] = MappingProxyType({})


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
    layer: int = 0
    head: int = 0
    at: Mapping[str, int] = field(default_factory=lambda: _NOWHERE)
    lesson: str = ""


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
    """So many steps on or back, stopping at the first and the last."""
    steps = tour.steps
    here = steps.index(tour.step(session.step))
    return go_to(session, steps[max(0, min(here + by, len(steps) - 1))])


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
    token = int(tour.graph.value("next")[0])
    at = {axis: index for axis, index in session.at.items() if axis != "token"}
    text = tour.model.tokenizer.append(session.text, token)
    return replace(session, text=text, at=MappingProxyType(at))


def switch_language(session: Session) -> Session:
    """The other language, the place kept."""
    return replace(session, lang="en" if session.lang == "zh" else "zh")


def read_lesson(session: Session, tour: Tour, lesson: str, step: str) -> Session:
    """Open a lesson beside its step; a model that lacks the step stays where it is."""
    known = any(each.id == step for each in tour.steps)
    return replace(session, step=step if known else session.step, lesson=lesson)
