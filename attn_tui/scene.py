"""What the screen shows of a session: one frozen snapshot, computed by the tour, not by the screen."""

from __future__ import annotations

from dataclasses import dataclass, replace

from attn_tui.graph import Arithmetic
from attn_tui.session import Session, cursor
from attn_tui.tour import Place, Step, Tour, View
from attn_tui.tour.labels import dropped, token_labels, unknown_pieces
from attn_tui.tour.tour import Candidate, lit

SHOWN_CANDIDATES = 8
CHOOSING = ("logits", "tempered", "kept", "probs", "next")
"""The steps beside which the likeliest next tokens are shown."""


@dataclass(frozen=True)
class Shown:
    """One matrix, the sign before it, what of it is lit, and of a table the rows in use."""

    view: View
    sign: str = ""
    lit: frozenset[Place] = frozenset()
    used: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Scene:
    """Everything that one frame shows, besides the lesson. Without tokens there is no result."""

    session: Session
    step: Step
    formula: str
    tokens: tuple[str, ...]
    ids: tuple[int, ...]
    token: int | None
    unknown: tuple[str, ...]
    dropped: int
    operands: tuple[Shown, ...] = ()
    result: Shown | None = None
    place: Place = (0, 0)
    arithmetic: Arithmetic | None = None
    candidates: tuple[Candidate, ...] = ()


def scene(session: Session, tour: Tour) -> Scene:
    """The snapshot of this session; `tour.graph` must hold the session's text."""
    model, graph = tour.model, tour.graph
    step = tour.step(session.step)
    tokens = token_labels(model, graph)
    base = Scene(
        session,
        step,
        tour.formula(step, session.layer),
        tokens,
        tuple(graph.value("tokens").tolist()),
        _selected_token(session, len(tokens)),
        unknown_pieces(model, graph),
        dropped(model, graph),
    )
    if not tokens:
        return base
    shown = tour.result(step, session.layer, session.head, session.lang)
    place = cursor(session, shown)
    # nothing was merged, say: a matrix without rows has no cell to explain
    arithmetic = tour.explain(step, shown, place) if shown.values.size else None
    operands = tuple(
        Shown(
            operand,
            sign,
            lit(arithmetic, operand) if arithmetic else frozenset(),
            _used(tour, step, shown, operand),
        )
        for sign, operand in tour.operands(step, session.layer, session.head, session.lang)
    )
    return replace(
        base,
        operands=operands,
        result=Shown(shown),
        place=place,
        arithmetic=arithmetic,
        candidates=tour.candidates(SHOWN_CANDIDATES) if step.id in CHOOSING else (),
    )


def _used(tour: Tour, step: Step, result: View, operand: View) -> frozenset[int]:
    """The rows that a lookup copies out of its table, for all tokens at once."""
    if operand.axes[0] not in ("vocab", "place"):
        return frozenset()
    reasons = (tour.explain(step, result, (row, 0)) for row in range(result.shape[0]))
    return frozenset(row for reason in reasons for row, _ in lit(reason, operand))


def _selected_token(session: Session, count: int) -> int | None:
    return min(session.at.get("token", count - 1), count - 1) if count else None
