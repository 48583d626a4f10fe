"""All the steps there are, a file a subject. A model shows those whose node its graph has.

A new subject is a file like its neighbours, and a line here; `register` adds steps from outside.
"""

from __future__ import annotations

from attn_tui.tour.step import Step
from attn_tui.tour.steps import (
    attention,
    blanks,
    choosing,
    crossing,
    embedding,
    feed_forward,
    learning,
    senses,
    text,
)

STEPS: dict[str, Step] = {}
"""Every step by its id, in the order of the data flow."""

_BY_NODE: dict[tuple[str, str], Step] = {}


def register(*steps: Step) -> None:
    """Let these steps be taken where a graph has their nodes."""
    STEPS.update({step.id: step for step in steps if not step.of})
    _BY_NODE.update({(step.node, of): step for step in steps for of in step.of.split() or ("",)})


def step_at(pattern: str, op: str = "", family: str = "") -> Step | None:
    """The step that results in this node by this op, the layer written `{at}`; None where none does.

    Its words may be those for one family alone.
    """
    return next((_BY_NODE[pattern, of] for of in (family, op, "") if (pattern, of) in _BY_NODE), None)


for _subject in (text, senses, embedding, attention, crossing, feed_forward, choosing, blanks, learning):
    register(*_subject.STEPS)
