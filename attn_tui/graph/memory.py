"""How much memory values take, and which of them go first where there is too little."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from attn_tui.graph.op import Array

LEFT = 0.5
"""To so much of what is allowed is forgotten at a time, so that it need not be done after every node."""


def size(value: Array) -> int:
    """Bytes; a part of another array, or of a file, takes none of its own."""
    return value.nbytes if value.base is None else 0


def held(values: Iterable[Array]) -> int:
    """Bytes of several arrays, of which some may be the same."""
    return sum(size(value) for value in {id(value): value for value in values}.values())


def to_forget(values: Mapping[str, Array], keep: Collection[str], most: int) -> list[str]:
    """The names to forget, the largest first, until the rest takes LEFT of `most` bytes."""
    total, found = held(values.values()), []
    for name in sorted(values.keys() - set(keep), key=lambda name: -size(values[name])):
        if total <= LEFT * most:
            break
        found.append(name)
        total -= size(values[name])
    return found
