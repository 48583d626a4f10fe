"""What an experiment does to what comes next, and what it breaks on the way, beside the baseline."""

from __future__ import annotations

from dataclasses import dataclass

from attn_tui.learner.session import Session
from attn_tui.models.names import short_name
from attn_tui.runs.edit import is_there
from attn_tui.tour.labels import axis_labels
from attn_tui.tour.tour import Tour

SHARES = ("weights", "cross_weights", "probs")
"""Nodes of which every row adds up to 1, unless somebody changes a number in it."""
OFF = 0.005
"""A sum that is farther from 1 is said."""


@dataclass(frozen=True)
class Effect:
    """The token that was likeliest, its share before and now; the one that is likeliest now, and its share.

    `sums`: rows of shares with a changed number that add up to something else than 1, by their labels.
    """

    token: str
    before: float
    now: float
    first: str
    share: float
    sums: tuple[tuple[str, float], ...] = ()


def effect(session: Session, now: Tour, then: Tour) -> Effect | None:
    """Of the setup of `now` beside that of `then`; None where the model says no next token."""
    if "probs" not in now.graph or "probs" not in then.graph or now.run.empty or then.run.empty:
        return None
    shares, before = (tour.graph.value("probs")[tour.run.asked] for tour in (now, then))
    names, old, new = now.model.tokenizer.vocabulary, int(before.argmax()), int(shares.argmax())
    return Effect(
        names[old],
        float(before[old]),
        float(shares[old]),
        names[new],
        float(shares[new]),
        _sums(session, now),
    )


def _sums(session: Session, tour: Tour) -> tuple[tuple[str, float], ...]:
    found: dict[tuple[str, tuple[int, ...]], tuple[str, float]] = {}
    for edit in session.edits:
        if not edit.on or short_name(edit.node) not in SHARES or not is_there(edit, tour.graph):
            continue
        row = edit.cell[:-1]
        total = float(tour.graph.value(edit.node)[row].sum())
        if abs(total - 1) > OFF:
            axis, size = tour.graph.node(edit.node).axes[-2], tour.graph.value(edit.node).shape[-2]
            labels = axis_labels(tour.run, axis, size, session.lang, edit.node)
            found[edit.node, row] = labels[row[-1]], total
    return tuple(found.values())
