"""The switches as the learner turns them: from option to option, and head by head."""

from __future__ import annotations

from attn_tui.learner.session import Session, switch
from attn_tui.models.model import Model
from attn_tui.models.switches import SWITCHES, heads_of, options, spell_heads


def next_option(session: Session, trained: Model, name: str) -> Session:
    """Turn a switch to its next option, after the last to the one that the model was trained with.

    Nothing changes where its family has no such switch.
    """
    if name not in trained.family.switches:
        return session
    able = options(trained.architecture, SWITCHES[name])
    here = able.index(session.switches.get(name, able[0]))
    return switch(session, trained, name, able[(here + 1) % len(able)])


def flip_head(session: Session, trained: Model, name: str) -> Session:
    """Silence the head that is shown, or let it speak again (`silent`); or all but it (`only`)."""
    stacks = trained.stacks
    here = (session.stack or stacks[0].prefix, session.layer, session.head)
    heads = set(heads_of(session.switches.get(name, ""), stacks))
    changed = ({here} if name == "only" else heads | {here}) if here not in heads else heads - {here}
    return switch(session, trained, name, spell_heads(tuple(changed), stacks))
