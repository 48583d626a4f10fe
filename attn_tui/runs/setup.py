"""What decides every number: the model, the sentence, the knobs, the switches and the edits."""

from __future__ import annotations

from dataclasses import dataclass

from attn_tui.runs.edit import Edit

Pairs = tuple[tuple[str, str], ...]

KNOBS_AT_REST: tuple[tuple[str, float], ...] = (
    ("temperature", 1.0),
    ("top_k", 0.0),
    ("top_p", 1.0),
    ("seed", 0.0),
)
"""The numbers of sampling that change nothing: top-k 0 keeps all, seed 0 takes the likeliest."""


@dataclass(frozen=True)
class Setup:
    """All that a graph needs to be built and set; two equal ones give the same numbers.

    Bit for bit below 64 tokens; from there on to rounding, as a text that was typed on keeps the rows of
    the tokens before (`attn_tui.graph.prefix`).

    `switches` holds those that do not stand as the model was trained, `edits` those that count.
    """

    model: str
    text: str
    knobs: tuple[tuple[str, float], ...] = KNOBS_AT_REST
    switches: Pairs = ()
    edits: tuple[Edit, ...] = ()
