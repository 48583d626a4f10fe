"""The merges of a text as trees over its bytes."""

from __future__ import annotations

from typing import NamedTuple

from attn_tui.runs.run import Run
from attn_tui.tokenize.bpe import shown
from attn_tui.tokenize.nodes import text_of


class JoinedPair(NamedTuple):
    """One merge: the bytes that it spans, how many merges lie under it at most, and what it reads."""

    start: int
    stop: int
    depth: int
    text: str


class MergeTree(NamedTuple):
    """All bytes in hexadecimal, the characters over them (text, first byte), the merges in their order.

    `tokens` are the bytes from … to of every token that stays in the context.
    """

    bytes: tuple[str, ...]
    characters: tuple[tuple[str, int], ...]
    joins: tuple[JoinedPair, ...]
    tokens: tuple[tuple[int, int], ...]


def merge_tree(run: Run, node: str) -> MergeTree:
    """The tree that the merges of `node` make."""
    prefix = node.removesuffix("merges")
    text, data = text_of(run.graph.value(f"{prefix}text")), run.graph.value(f"{prefix}bytes").tolist()
    names = run.model.tokenizer.vocabulary
    stops = {at: (at + 1, 0) for at in range(len(data))}
    joins = []
    for left, right, new in run.graph.value(node).tolist():
        stop, depth = stops.pop(right)
        depth = 1 + max(depth, stops[left][1])
        stops[left] = stop, depth
        joins.append(JoinedPair(left, stop, depth, names[new]))
    starts, at = [], 0
    for character in text:
        starts.append((shown(character.encode()), at))
        at += len(character.encode())
    kept = len(run.graph.value(f"{prefix}tokens"))
    spans = [(start, stop) for start, (stop, _) in sorted(stops.items())][-kept:]
    return MergeTree(tuple(f"{byte:02x}" for byte in data), tuple(starts), tuple(joins), tuple(spans))
