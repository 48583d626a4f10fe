"""Times the way back of `tiny` at 24 tokens, every gradient kept, beside its way there. One thread.

Its own time is counted, as other work on the machine takes more from what lasts longer.

Loss, d.NAME of everything and their sums; the nodes themselves are added before, and timed apart.
"""

from __future__ import annotations

import time
from statistics import median

import numpy as np

from attn_tui.models.families import build
from attn_tui.models.library import find
from attn_tui.runs.training import training_graph
from tests.benchmarks.forward import ROUNDS, SENTENCE, WARM, everything
from tests.benchmarks.spread import ms

TOKENS = 24


def main() -> None:
    """Print the times and their ratio."""
    tiny = find("tiny")
    ids = np.array([piece.id for piece in tiny.tokenizer.encode(SENTENCE * 3)[:TOKENS]])
    there: list[float] = []
    added: list[float] = []
    back: list[float] = []
    step: list[float] = []
    for _ in range(ROUNDS):
        graph = build(tiny.architecture, tiny.weights)
        graph.set("tokens", ids)
        moments = [time.process_time()]
        everything(graph)
        moments.append(time.process_time())
        training = training_graph(graph, tiny)
        moments.append(time.process_time())
        for name in training.names:
            if not name.startswith("new."):
                training.value(name)
        moments.append(time.process_time())
        everything(training)
        moments.append(time.process_time())
        for times, start, end in zip((there, added, back, step), moments, moments[1:], strict=False):
            times.append(end - start)
    there, added, back, step = (times[WARM:] for times in (there, added, back, step))
    print(f"the way there, {TOKENS} tokens, every node: {ms(there)}; the way back: {ms(back)}")
    print(f"  back / there: {median(back) / median(there):.2f}; target ≤ 2")
    print(f"  its nodes added: {ms(added)}; a step of SGD: {ms(step)}")


if __name__ == "__main__":
    main()
