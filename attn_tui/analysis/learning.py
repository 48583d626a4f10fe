"""What learning did: losses of sentences, the least that they can have, which weights have moved."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence

import numpy as np

from attn_tui.graph import GraphError
from attn_tui.runs.run import Run


def loss_of(run: Run) -> float:
    """The mean −ln p of the sentence's next tokens; ∞ where the numbers end, 0 for a single token."""
    try:
        found = float(run.training.graph.value("loss")[0])
    except GraphError:
        return math.inf
    return found if math.isfinite(found) else math.inf


def floor(sentences: Iterable[Sequence[int]]) -> float:
    """The least mean loss, in nats, that any model can have on these token ids.

    Where two of them begin alike and go on differently nobody can be sure: the entropy of what follows
    each beginning (Shannon 1948), each sentence's mean counting alike.
    """
    texts = [tuple(ids) for ids in sentences]
    after = Counter(text[:end] for text in texts for end in range(1, len(text)))
    with_next = Counter(text[: end + 1] for text in texts for end in range(1, len(text)))
    losses = [
        math.fsum(math.log(after[text[:end]] / with_next[text[: end + 1]]) for end in range(1, len(text)))
        / (len(text) - 1)
        for text in texts
        if len(text) > 1
    ]
    return math.fsum(losses) / len(losses) if losses else 0.0


def most_moved(now: Run, then: Run, count: int) -> tuple[tuple[str, float], ...]:
    """The weights that moved the most, ‖W − W₀‖ / ‖W₀‖, the one that moved farthest first."""
    found = []
    for name, after in now.learned.weights.items():
        if name not in then.graph:  # a switch may leave a weight out
            continue
        before = then.graph.value(name)
        if after is not before:
            with np.errstate(over="ignore"):
                gap, size = (
                    float(np.linalg.norm(one.astype(np.float64))) for one in (after - before, before)
                )
            found.append((name, gap / size if size else float(gap > 0)))
    found.sort(key=lambda pair: -pair[1])
    return tuple(found[:count])
