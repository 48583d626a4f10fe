"""The logit lens: what the model would say if it stopped after each layer (nostalgebraist 2020)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from attn_tui.analysis.measures import rank
from attn_tui.graph import Softmax
from attn_tui.graph.op import Array
from attn_tui.tour.tour import Tour


@dataclass(frozen=True)
class LensRow:
    """A stream of the model read as if it were the last: its likeliest tokens, and the final one's place."""

    node: str
    candidates: tuple[tuple[str, float], ...]
    final: str
    final_rank: int
    final_share: float


def lens(tour: Tour, row: int, count: int = 5) -> tuple[LensRow, ...]:
    """The rows of the lens for one token, from the embedding to the last layer.

    Each stream (n, d) goes through the model's own final norm, where it has one, and unembedding. The last
    is softmax(logits), untouched by temperature, top-k and top-p.
    """
    names, found = tour.model.tokenizer.vocabulary, []
    *before, last = tour.streams(tour.run.stacks[-1])
    shares = [(node, _read(tour, node, row)) for node in before]
    # taken from the graph, since somebody may have changed a number after the last stream
    shares.append((last, np.asarray(Softmax().forward(tour.graph.value("logits")[row : row + 1])[0])))
    final = int(shares[-1][1].argmax())
    for node, probs in shares:
        best = np.argsort(-probs, kind="stable")[:count].tolist()
        candidates = tuple((names[i], float(probs[i])) for i in best)
        found.append(LensRow(node, candidates, names[final], rank(probs, final), float(probs[final])))
    return tuple(found)


def _read(tour: Tour, node: str, row: int) -> Array:
    """The probabilities (V,) that a stream's row would give."""
    graph = tour.graph
    stream = graph.value(node)[row : row + 1]
    if "final" in graph:
        final = graph.node("final")
        stream = final.op.forward(stream, *map(graph.value, final.inputs[1:]))
    logits = graph.node("logits")
    scores = logits.op.forward(stream, *map(graph.value, logits.inputs[1:]))
    return np.asarray(Softmax().forward(scores)[0])
