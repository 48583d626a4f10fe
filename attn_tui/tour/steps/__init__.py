"""All the steps there are, a file a subject. A model shows those whose node its graph has.

A new subject is a file like its neighbours, and a line here; `register` adds steps from outside.
"""

from __future__ import annotations

from attn_tui.tour.step import Step
from attn_tui.tour.steps import attention, blanks, choosing, crossing, embedding, feed_forward, learning, text

STEPS: dict[str, Step] = {}
"""Every step by its id, in the order of the data flow."""

_BY_NODE: dict[tuple[str, str], Step] = {}


def register(*steps: Step) -> None:
    """Let these steps be taken where a graph has their nodes."""
    STEPS.update({step.id: step for step in steps if not step.of})
    _BY_NODE.update({(step.node, step.of): step for step in steps})


def step_at(pattern: str, op: str = "") -> Step | None:
    """The step that results in this node by this op, the layer written `{at}`; None where none does."""
    return _BY_NODE.get((pattern, op)) or _BY_NODE.get((pattern, ""))


for _subject in (text, embedding, attention, crossing, feed_forward, choosing, blanks, learning):
    register(*_subject.STEPS)
