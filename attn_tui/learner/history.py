"""What undo and redo bring back, and the baseline that is kept by itself: one mechanism for every change.

A change is whatever makes another setup: a number, a switch, a knob, the sentence, a token put at its end,
the model. Undo brings back the whole setup as it was before.
"""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from attn_tui.learner.session import COMPARISONS, Session
from attn_tui.runs.plan import USUAL, first, steps_in
from attn_tui.runs.setup import Setup

MOST_KEPT = 500
"""So many changes can be undone; the oldest are forgotten."""


def remembered(before: Session, after: Session, typed: bool = False) -> Session:
    """The session after a move, with what undo needs and the baseline in it.

    What is `typed` in one go is one change.
    """
    if after.road.card != before.road.card:
        # a card sets out anew
        return after
    if after.past is not before.past or after.future is not before.future:
        # undo and redo have seen to the past themselves
        return _compared(before, after)
    if after.whole == before.whole:
        return after
    past = before.past if typed and before.typing else (*before.past, before.whole)[-MOST_KEPT:]
    return _compared(before, replace(after, past=past, future=(), typing=typed))


def undo(session: Session) -> Session:
    """As it was before the last change."""
    if not session.past:
        return session
    *past, before = session.past
    return replace(_set_up(session, before), past=tuple(past), future=(*session.future, session.whole))


def redo(session: Session) -> Session:
    """As it was before the last undo."""
    if not session.future:
        return session
    *future, after = session.future
    return replace(_set_up(session, after), future=tuple(future), past=(*session.past, session.whole))


def _set_up(session: Session, setup: Setup) -> Session:
    return replace(
        session,
        model=setup.model,
        text=setup.text,
        knobs=MappingProxyType(dict(setup.knobs)),
        switches=MappingProxyType(dict(setup.switches)),
        edits=setup.edits,
        others=setup.others,
        taken=setup.taken,
        walked=session.walked if setup.taken == first(session.walked, steps_in(setup.taken)) else setup.taken,
        plan=setup.plan,
        typing=False,
    )


def _compared(before: Session, after: Session) -> Session:
    """The session with a baseline: before the first experiment the present is kept by itself.

    Such a baseline follows the sentence, so that it always shows what the experiment alone does, and goes
    when the experiment is taken back. What was pinned by hand stays as long as its model.
    """
    pinned, kept = after.pinned, after.kept
    if after.model != before.model:
        pinned, kept = None, False
    elif pinned is None and before.pinned is None and _experiments(before, after):
        pinned, kept = before.setup, True
    if kept and pinned is not None:
        pinned = replace(pinned, text=after.text, others=after.others)
        if pinned == after.setup:
            pinned, kept = None, False
    return replace(
        after, pinned=pinned, kept=kept, comparison=COMPARISONS[0] if pinned is None else after.comparison
    )


def _experiments(before: Session, after: Session) -> bool:
    """Whether more than the sentence was changed, and not taken back."""
    taken_back = len(after.past) < len(before.past)
    # how the next step of training would be taken changes nothing yet
    bare = [replace(one.setup, text="", others=(), plan=USUAL) for one in (before, after)]
    return not taken_back and bare[0] != bare[1]
