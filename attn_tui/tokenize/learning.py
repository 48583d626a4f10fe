"""Learns the merges of byte pair encoding from a text (Sennrich et al. 2016), in NumPy.

All unlike words stand in one long array of ids, a gap between two. A merge finds its places, joins them, and
corrects the counts of the pairs around: nothing is counted anew.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Iterable

import numpy as np

from attn_tui.graph.op import Array
from attn_tui.tokenize.bpe import BYTES, is_fragment, split

GAP = -1
RAREST = 2
"""A pair that occurs less often is no merge."""
WIDE = 1 << 32
LONGEST = 24
"""Bytes of the longest token."""


def learn_merges(
    texts: Iterable[str], vocabulary: int, heard: Callable[[int], None] = lambda made: None
) -> list[tuple[bytes, bytes]]:
    """At most `vocabulary` − 257 merges, the most frequent pair first; of equals that of the lower ids.

    Tokens are whole characters, or lie inside one. `heard` is told how many there are from time to time.
    """
    counts = Counter(word for text in texts for word in split(text))
    ids, times = _laid_out(counts)
    tokens = [b"", *(bytes([byte]) for byte in range(BYTES))]
    pairs = _counted(ids, times)
    heap = [(-count, pair) for pair, count in pairs.items()]
    heapq.heapify(heap)
    merges: list[tuple[bytes, bytes]] = []
    made = set(tokens)
    while heap and len(tokens) < vocabulary:
        count, pair = heapq.heappop(heap)
        if -count != pairs.get(pair, 0):
            continue  # an old count; the present one is in the heap as well
        if -count < RAREST:
            break
        left, right = divmod(pair, WIDE)
        token = tokens[left] + tokens[right]
        if token in made or not _readable(token):
            continue
        merges.append((tokens[left], tokens[right]))
        made.add(token)
        ids, times, changed = _merge(ids, times, left, right, len(tokens))
        tokens.append(token)
        for other, by in changed.items():
            pairs[other] = pairs.get(other, 0) + by
            if pairs[other] > 0:
                heapq.heappush(heap, (-pairs[other], other))
            else:
                del pairs[other]
        if len(merges) % 64 == 0:
            heard(len(merges))
    return merges


def _laid_out(counts: Counter[str]) -> tuple[Array, Array]:
    """The ids of every word's bytes, with gaps between; and for each how often its word occurs."""
    words = [word.encode("utf-8") for word in counts]
    sizes = np.fromiter((len(word) + 1 for word in words), np.int64, len(words))
    ids = np.frombuffer(b"".join(word + b"\0" for word in words), np.uint8).astype(np.int32) + 1
    ids[np.cumsum(sizes) - 1] = GAP
    return ids, np.repeat(np.fromiter(counts.values(), np.int32, len(words)), sizes)


def _pairs(left: Array, right: Array) -> Array:
    """Two ids as one number."""
    return np.asarray(left.astype(np.int64) * WIDE + right)


def _counted(ids: Array, times: Array) -> dict[int, int]:
    """How often each pair occurs."""
    inside = (ids[:-1] != GAP) & (ids[1:] != GAP)
    return _added(_pairs(ids[:-1], ids[1:])[inside], times[:-1][inside])


def _added(pairs: Array, times: Array) -> dict[int, int]:
    found, where = np.unique(pairs, return_inverse=True)
    sums = np.bincount(where.ravel(), times, len(found)).astype(np.int64)
    return dict(zip(found.tolist(), sums.tolist(), strict=True))


def _merge(ids: Array, times: Array, left: int, right: int, new: int) -> tuple[Array, Array, dict[int, int]]:
    """The ids with each `left`, `right` as `new`; and by how much the count of each pair changed."""
    at = np.flatnonzero((ids[:-1] == left) & (ids[1:] == right))
    if left == right and len(at):
        # of a run of equals every second place, from the first
        first = np.concatenate(([True], np.diff(at) != 1))
        begun = np.maximum.accumulate(np.where(first, at, 0))
        at = at[(at - begun) % 2 == 0]
    # pairs are counted before and after in a window around each place, each window once
    near = np.unique(np.concatenate((at - 1, at, at + 1)))
    near = near[(near >= 0) & (near + 1 < len(ids))]
    inside = (ids[near] != GAP) & (ids[near + 1] != GAP)
    near = near[inside]
    changed = Counter(_negative(_added(_pairs(ids[near], ids[near + 1]), times[near])))
    keep = np.ones(len(ids), dtype=bool)
    keep[at + 1] = False
    ids = ids.copy()
    ids[at] = new
    where = np.cumsum(keep) - 1
    ids, times, at = ids[keep], times[keep], where[at]
    near = np.unique(np.concatenate((at - 1, at)))
    near = near[(near >= 0) & (near + 1 < len(ids))]
    near = near[(ids[near] != GAP) & (ids[near + 1] != GAP)]
    changed.update(_added(_pairs(ids[near], ids[near + 1]), times[near]))
    return ids, times, {pair: by for pair, by in changed.items() if by}


def _negative(counts: dict[int, int]) -> dict[int, int]:
    return {pair: -count for pair, count in counts.items()}


def _readable(token: bytes) -> bool:
    """Whether a token is whole characters, not too many, or lies inside of one."""
    inside = len(token) <= 3 and all(0x80 <= byte < 0xC0 for byte in token[1:])
    return len(token) <= LONGEST and (inside or not is_fragment(token))
