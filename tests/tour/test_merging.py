"""The merges of a text as trees over its bytes."""

from __future__ import annotations

import pytest

from attn_tui.runs.run import Runs
from attn_tui.runs.setup import Setup
from attn_tui.tour.merging import merge_tree

RUNS = Runs()


@pytest.mark.parametrize("text", ["The boy ate the apple because he", "女孩喜欢那只小猫，因为它", "x⚙é", "a"])
def test_every_merge_joins_what_stands_side_by_side(text: str) -> None:
    run = RUNS[Setup("tiny", text)]
    tree = merge_tree(run, "merges")
    data = text.encode()
    assert bytes.fromhex("".join(tree.bytes)) == data
    pieces = {(at, at + 1): 0 for at in range(len(data))}
    for join in tree.joins:
        parts = [span for span in pieces if join.start <= span[0] and span[1] <= join.stop]
        assert len(parts) == 2 and parts[0][1] == parts[1][0]
        assert join.depth == 1 + max(pieces.pop(part) for part in parts)
        pieces[join.start, join.stop] = join.depth
        assert list(pieces) == list(dict.fromkeys(pieces))
        pieces = dict(sorted(pieces.items()))
    assert tuple(pieces) == tree.tokens and len(tree.tokens) == len(run.graph.value("tokens"))
    assert "".join(character for character, _ in tree.characters).replace("␣", " ") == text
