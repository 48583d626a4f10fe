"""The knobs of sampling in words: how they stand, and which one the keys turn."""

from __future__ import annotations

from attn_tui.learner.session import Session
from attn_tui.models.knobs import KNOBS, Knob
from attn_tui.paint.stage.what import KnobLine


def knob_text(session: Session, node: str) -> str:
    """`T 0.7`, `top-k 20`, `seed 3`; `greedy` where nothing is drawn."""
    knob, lang = KNOBS[node], session.lang
    value = session.knobs.get(node, knob.rest)
    if not value and node == "seed" and knob.off is not None:
        return knob.off[lang]
    shown = knob.off[lang] if not value and knob.off is not None else f"{value:g}"
    return f"{knob.words[lang]} {shown}"


def turned(session: Session) -> str:
    """The knobs that do not stand where they started."""
    moved = (node for node, value in session.knobs.items() if value != KNOBS[node].rest)
    return "".join(f" · {knob_text(session, node)}" for node in moved)


def knob_lines(session: Session) -> tuple[KnobLine, ...]:
    """All of them, each where it stands between its stops."""
    lang = session.lang
    return tuple(
        KnobLine(knob_text(session, node), _place(knob, session.knobs.get(node, knob.rest)), knob.gloss[lang],
                 node == session.knob)
        for node, knob in KNOBS.items()
    )  # fmt: skip


def _place(knob: Knob, value: float) -> float:
    """From 0, the first stop, to 1, the last; of a value between two stops the one below."""
    at = knob.stops.index(value) if value in knob.stops else sum(stop < value for stop in knob.stops) - 1
    return max(0, at) / max(1, len(knob.stops) - 1)
