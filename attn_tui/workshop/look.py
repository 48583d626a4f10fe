"""What a training run reads: how much of each kind there is, and some of it."""

from __future__ import annotations

import random
from collections import Counter
from itertools import islice
from pathlib import Path

from attn_tui.workshop.corpus import SEED, documents
from attn_tui.workshop.feed import MADE

SHOWN = 6


def look(corpus: Path, seed: int = SEED) -> str:
    """The natural documents by file, on either side, and a few documents of each kind."""
    train, held = documents(corpus)
    counts = [Counter(document.source for document in side) for side in (train, held)]
    lines = [f"{s.file}: {counts[0][s]} documents, {counts[1][s]} held out" for s in counts[0]]
    rng = random.Random(seed)
    lines += ["", *(repr(document.text[:300]) for document in rng.sample(train, SHOWN))]
    for maker in MADE:
        lines += ["", f"{maker.__name__}:", *(repr(text) for _, text in islice(maker(SHOWN, seed), SHOWN))]
    return "\n".join(lines)
