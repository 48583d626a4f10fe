"""The vocabulary of `translate`: that of another model, less the merges that the pairs have no use for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from attn_tui.tokenize.bpe import BYTES, Bpe

FEWEST = 30
"""Uses. A merge whose token occurs less often goes, unless it is a part of one that stays."""


def used_merges(bpe: Bpe, texts: Iterable[str], fewest: int = FEWEST) -> list[tuple[bytes, bytes]]:
    """The merges that stay, in the order of their rank."""
    counts = Counter(id_ for text in texts for id_ in bpe.ids(text))
    ids = {token: id_ for id_, token in enumerate(bpe.tokens)}
    needed: set[int] = set()
    # from the last merge on: the parts of a token have lower ids than the token
    for id_ in range(len(bpe.tokens) - 1, BYTES, -1):
        if counts[id_] >= fewest or id_ in needed:
            needed |= {id_, *(ids[part] for part in bpe.parts(id_))}
    return [bpe.parts(id_) for id_ in range(BYTES + 1, len(bpe.tokens)) if id_ in needed]
