"""Steps of training as the learner takes them: forwards, back, and how the next is to be."""

from __future__ import annotations

from dataclasses import replace

from attn_tui.learner.session import Session
from attn_tui.runs.plan import MOST, OPTIMISERS, RATES, PlanError, Stretch, first, further, steps_in


def sentences(session: Session) -> tuple[str, ...]:
    """What is learned: the sentences chosen for it, or else the one that is shown."""
    return session.practised or (session.text,)


def next_step(session: Session) -> Stretch:
    """One step more, of the model as it is built and edited now."""
    setup = session.setup
    return Stretch(sentences(session), setup.plan, 1, setup.switches, setup.edits, setup.others)


def step_on(session: Session, count: int = 1) -> Session:
    """After so many steps more; those that could have been gone to again are forgotten.

    PlanError, one line, where no more can be taken.
    """
    done = steps_in(session.taken)
    if done + count > MOST:
        raise PlanError(f"{MOST} steps are the most that can be taken here; undo some first")
    taken = further(session.taken, replace(next_step(session), count=count))
    return replace(session, taken=taken, walked=taken)


def at_step(session: Session, count: int) -> Session:
    """After the first `count` of all steps taken; those that follow can be gone to again."""
    count = max(0, min(count, steps_in(session.walked)))
    return replace(session, taken=first(session.walked, count))


def unlearn(session: Session) -> Session:
    """The weights as they came; the steps can be gone to again."""
    return at_step(session, 0)


def next_optimiser(session: Session) -> Session:
    """The next rule; each has a rate that suits it to begin with."""
    names = list(OPTIMISERS)
    name = names[(names.index(session.plan.optimiser) + 1) % len(names)]
    rate = OPTIMISERS[name][0].rate
    return replace(session, plan=replace(session.plan, optimiser=name, rate=rate))


def turn_rate(session: Session, by: int) -> Session:
    """A larger or smaller rate, stopping at the ends; one between two stops goes to the next."""
    rate = session.plan.rate
    below, above = [r for r in RATES if r < rate][by:] if by < 0 else [], [r for r in RATES if r > rate]
    found = (below[:1] if by < 0 else above[by - 1 : by]) or [rate]
    return replace(session, plan=replace(session.plan, rate=found[0]))


def train_part(session: Session, part: str) -> Session:
    """Train this alone from now on; nothing stands for all weights."""
    return replace(session, plan=replace(session.plan, part=part))


def practise(session: Session, text: str) -> Session:
    """Learn this sentence too, or no more; with none chosen it is the one that is shown."""
    chosen = sentences(session)
    chosen = tuple(one for one in chosen if one != text) if text in chosen else (*chosen, text)
    return replace(session, practised=chosen if chosen != (session.text,) else ())
