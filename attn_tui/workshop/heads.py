"""What each head attends to: the scores of Olsson et al. (2022)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from attn_tui.workshop.model import Decoder

Scores = NDArray[np.float64]
"""(L, h): one number for each head."""


@torch.no_grad()
def attention(model: Decoder, ids: Sequence[int]) -> Tensor:
    """(L, h, n, n): the weights of every head."""
    nodes = model.nodes(torch.tensor(ids))
    return torch.stack([nodes[f"layer.{i}.weights"] for i in range(model.config.layers)])


def text_scores(model: Decoder, texts: Sequence[Sequence[int]]) -> dict[str, Scores]:
    """On text: the mean weight on the token before, on the first token, and on equal tokens earlier on.

    Counted from the third token on, where the one before is not the first; equal tokens are counted
    where there is one.
    """
    kinds = ("previous", "first", "same")
    sums = {kind: _zeros(model) for kind in kinds}
    counts = dict.fromkeys(kinds, 0)
    for ids in texts:
        if len(ids) < 3:
            continue
        weights = attention(model, ids).double().numpy()
        places = np.arange(2, len(ids))
        equal = np.tril(np.equal.outer(ids, ids), -1)
        repeats = places[equal[places].any(1)]
        sums["previous"] += weights[:, :, places, places - 1].sum(-1)
        sums["first"] += weights[:, :, places, 0].sum(-1)
        sums["same"] += (weights * equal)[:, :, repeats].sum((-1, -2))
        for kind, seen in zip(kinds, (places, places, repeats), strict=True):
            counts[kind] += len(seen)
    return {kind: sums[kind] / max(counts[kind], 1) for kind in kinds}


def repeated_scores(model: Decoder, count: int = 20, period: int = 25, seed: int = 5) -> dict[str, Scores]:
    """On random ids said twice, the mean weights in the second half: see `twice_scores`."""
    rng = np.random.default_rng(seed)
    ids = np.arange(1, model.config.vocabulary)
    return twice_scores(model, [rng.choice(ids, period, replace=False).tolist() for _ in range(count)])


def twice_scores(model: Decoder, texts: Sequence[Sequence[int]]) -> dict[str, Scores]:
    """On each text said twice, the mean over the texts of the mean weights in the second half.

    On the token after the equal one (induction), on the equal one (same), on the one before (previous).
    """
    sums = {kind: _zeros(model) for kind in ("induction", "same", "previous")}
    for ids in texts:
        period = len(ids)
        weights = attention(model, [*ids, *ids]).double().numpy()
        places = np.arange(period, 2 * period)
        for kind, back in (("induction", period - 1), ("same", period), ("previous", 1)):
            sums[kind] += weights[:, :, places, places - back].mean(-1)
    return {kind: total / len(texts) for kind, total in sums.items()}


def _zeros(model: Decoder) -> Scores:
    return np.zeros((model.config.layers, model.config.heads))
