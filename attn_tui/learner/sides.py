"""The two sides of a number: its value, and how the loss would change with it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from attn_tui.learner import session as sessions
from attn_tui.learner.session import FIRST_OF_TRAINING, SIDES, Session
from attn_tui.runs.run import Run
from attn_tui.tour.step import Station
from attn_tui.tour.steps import STEPS
from attn_tui.tour.tour import Tour, tour_of


@dataclass(frozen=True)
class Seen:
    """What the learner sees of a station: the station drawn, its tour, and the value to stand beside it.

    `beside` is None unless value and gradient are shown together; `lacking` where there is no other side.
    """

    tour: Tour
    station: Station
    beside: Station | None = None
    lacking: bool = False


def seen(session: Session, tour: Tour) -> Seen:
    """What of the session's station is to be drawn."""
    own = session.station(tour)
    if session.side == SIDES[0]:
        return Seen(tour, own)
    whole = through_training(tour)
    other = whole.other_side(own)
    if other is None:
        return Seen(tour, own, lacking=True)
    if session.side == SIDES[2]:
        return Seen(whole, other)
    return Seen(whole, own, other) if own.step.in_training else Seen(whole, other, own)


def next_side(session: Session) -> Session:
    """From what the step shows by itself to value and gradient, to the other of the two, and round."""
    return replace(session, side=SIDES[(SIDES.index(session.side) + 1) % len(SIDES)])


def cross(session: Session, run: Run) -> Session:
    """From the tour through use to that through training, and back."""
    here = STEPS[session.step]
    if here.in_training:
        value = here.id.removeprefix("d.")
        there = tour_of(run)
        step = value if value in (one.id for one in there.steps) else there.steps[-1].id
    else:
        there = tour_of(run, FIRST_OF_TRAINING)
        step = FIRST_OF_TRAINING
    return sessions.go_to(session, there.station(step, session.stack, session.layer))


def through_training(tour: Tour) -> Tour:
    """The tour through training of the same run."""
    return tour if tour.training else Tour(tour.run.training, training=True)
