"""The knobs as the learner turns them: temperature, top-k, top-p, the seed."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from attn_tui.learner.session import Session
from attn_tui.models.knobs import KNOBS


def choose_knob(session: Session) -> Session:
    """The next knob, after the last the first."""
    nodes = list(KNOBS)
    return replace(session, knob=nodes[(nodes.index(session.knob) + 1) % len(nodes)])


def turn(session: Session, by: int) -> Session:
    """Turn the chosen knob by so many stops, stopping at the ends."""
    return turn_knob(session, session.knob, by)


def turn_knob(session: Session, node: str, by: int) -> Session:
    """Turn this knob, which is the chosen one from now on; a value between two stops goes to the next."""
    stops = KNOBS[node].stops
    value = session.knobs[node]
    if value in stops:
        at = stops.index(value) + by
    else:
        # a 0 that stands last means off, and is below none
        below = [index for index, stop in enumerate(stops) if stop < value and (stop or not index)]
        at = len(below) + (by if by < 0 else by - 1)
    return replace(_set(session, node, stops[max(0, min(at, len(stops) - 1))]), knob=node)


def switch_sampling(session: Session) -> Session:
    """From taking the likeliest to drawing by lot with seed 1, and back; the seed's knob is chosen."""
    return replace(_set(session, "seed", 0 if session.knobs["seed"] else 1), knob="seed")


def _set(session: Session, node: str, value: float) -> Session:
    return replace(session, knobs=MappingProxyType({**session.knobs, node: value}))
