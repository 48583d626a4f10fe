"""What decides every number: the model, its inputs, the knobs, the switches and the edits."""

from __future__ import annotations

from dataclasses import dataclass, field

from attn_tui.models.knobs import at_rest
from attn_tui.runs.edit import Edit
from attn_tui.runs.plan import USUAL, LearningPlan, Pairs, Taken

Knobs = tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Setup:
    """All that a graph needs to be built and set; two equal ones give the same numbers.

    Bit for bit below 64 tokens; from there on to rounding, as a text that was typed on keeps the rows of
    the tokens before (`attn_tui.graph.prefix`).

    `text` is the model's first input and `others` are those besides, by their ids. `switches` holds those
    that do not stand as the model was trained, `edits` those that count. `taken` are the steps of training
    that the weights have been through here, `plan` how the next would be taken.
    """

    model: str
    text: str
    knobs: Knobs = field(default_factory=at_rest)
    switches: Pairs = ()
    edits: tuple[Edit, ...] = ()
    others: Pairs = ()
    taken: Taken = ()
    plan: LearningPlan = USUAL
