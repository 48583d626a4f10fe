"""Where every head looks, measured: one token back, at the first, at itself, or where a pattern went on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from attn_tui.graph.op import Array
from attn_tui.runs.run import Run
from attn_tui.text.bilingual import Bilingual
from attn_tui.tour.labels import axis_tokens

NAMES = {
    "previous": Bilingual("前一个词元", "previous token"),
    "first": Bilingual("第一个词元", "first token"),
    "same": Bilingual("自己", "same token"),
    "induction": Bilingual("归纳", "induction"),
}
ENOUGH = 0.4
"""A head is called after what takes at least this share of its attention."""


@dataclass(frozen=True)
class HeadScores:
    """A head's weights (n, n), and the mean share that each kind of place gets.

    `named` is what the model's card calls the head.
    """

    stack: str
    layer: int
    head: int
    weights: Array
    scores: dict[str, float]
    named: Bilingual | None = None

    @property
    def name(self) -> str:
        """The kind of place that it looks at, where one takes enough."""
        best = max(self.scores, key=lambda kind: self.scores[kind], default="")
        return best if best and self.scores[best] >= ENOUGH else ""


def head_scores(run: Run) -> tuple[HeadScores, ...]:
    """Every head of every layer of every stack, on the present sentence."""
    found, card = [], run.model.card
    for stack in run.stacks:
        tokens = run.graph.value(axis_tokens(run, stack.rows))
        for layer in range(stack.layers):
            for head, weights in enumerate(run.graph.value(f"{stack.at(layer)}weights")):
                named = card.head_name(stack.prefix, layer, head)
                scores = measured(weights, tokens)
                found.append(HeadScores(stack.prefix, layer, head, weights, scores, named))
    return tuple(found)


def measured(weights: Array, tokens: Array) -> dict[str, float]:
    """The mean weight (n, n) on the token before, the first, itself (Elhage et al. 2021), and by induction.

    Induction: on what came after an earlier occurrence of the same token (Olsson et al. 2022). Rows for
    which there is no such place do not count; a kind without any row is left out.
    """
    n = len(tokens)
    earlier = np.tri(n, n, -1, dtype=bool) & (tokens[:, None] == tokens[None, :])
    after = np.zeros((n, n), dtype=bool)
    after[:, 1:] = earlier[:, :-1]
    after &= np.tri(n, n, -1, dtype=bool)
    places = {
        "previous": np.eye(n, k=-1, dtype=bool),
        "first": np.arange(n)[None, :] == np.zeros((n, 1), dtype=int),
        "same": np.eye(n, dtype=bool),
        "induction": after,
    }
    found = {}
    for kind, where in places.items():
        rows = where.any(axis=1)
        # the first row sees the first token only, and that is itself
        rows[0] = False
        if rows.any():
            found[kind] = float((weights * where).sum(axis=1)[rows].mean())
    return found
