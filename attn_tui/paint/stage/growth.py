"""How room is shared out: always in the same order, so that more of it never shows less."""

from __future__ import annotations

from collections.abc import Sequence


def grow(room: int, costs: Sequence[int], most: Sequence[int], turns: Sequence[int] = ()) -> list[int] | None:
    """How many of each kind fit: first one of each, then in turns, until the next has no room.

    `costs` is what one of each kind takes, `most` how many there are, `turns` how many a kind gets when
    it is its turn, 1 unless said. None where not even one of each fits.
    """
    counts = [min(1, limit) for limit in most]
    room -= sum(cost * count for cost, count in zip(costs, counts, strict=True))
    if room < 0:
        return None
    turns = turns or [1] * len(costs)
    while any(count < limit for count, limit in zip(counts, most, strict=True)):
        for kind, cost in enumerate(costs):
            for _ in range(turns[kind]):
                if counts[kind] >= most[kind]:
                    break
                if cost > room:
                    return counts
                counts[kind] += 1
                room -= cost
    return counts
