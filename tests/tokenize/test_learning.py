"""The merges that are learned are those of counting all pairs anew each time."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attn_tui.tokenize.bpe import Bpe, is_fragment, split
from attn_tui.tokenize.learning import learn_merges


def plainly(text: str, count: int) -> list[tuple[bytes, bytes]]:
    """By the book: count, take the most frequent, join it everywhere."""
    words = [[bytes([byte]) for byte in word.encode()] for word in split(text)]
    order: dict[bytes, int] = {bytes([byte]): byte + 1 for byte in range(256)}
    merges: list[tuple[bytes, bytes]] = []
    while len(merges) < count:
        pairs = Counter(pair for word in words for pair in pairwise(word))
        able = [(-times, order[a], order[b], a, b) for (a, b), times in pairs.items() if times >= 2]
        able = [one for one in able if one[3] + one[4] not in order and readable(one[3] + one[4])]
        if not able:
            break
        *_, left, right = min(able)
        merges.append((left, right))
        order[left + right] = len(order) + 1
        for word in words:
            at = 0
            while at < len(word) - 1:
                if (word[at], word[at + 1]) == (left, right):
                    word[at : at + 2] = [left + right]
                at += 1
    return merges


def readable(token: bytes) -> bool:
    inside = len(token) <= 3 and all(0x80 <= byte < 0xC0 for byte in token[1:])
    return len(token) <= 24 and (inside or not is_fragment(token))


@given(st.text(alphabet="aab 中国é'.\n", max_size=60))
@settings(max_examples=60, deadline=None)
def test_the_merges_are_those_of_counting_anew(text: str) -> None:
    found = learn_merges([text], 257 + 12)
    assert found == plainly(text, 12)
    bpe = Bpe(found)
    assert bpe.decode(bpe.ids(text)).decode() == text


def test_a_story_in_two_languages() -> None:
    story = "小猫坐在垫子上，小猫累了。The cat sat on the mat; the cat was tired. " * 3
    merges = learn_merges([story], 400)
    tokens = [left + right for left, right in merges]
    assert "小猫".encode() in tokens and b" cat" in tokens
    assert len(merges) <= 143
    bpe = Bpe(merges)
    for piece in bpe.encode(story):
        assert not is_fragment(bpe.tokens[piece.id]) or len(bpe.tokens[piece.id]) < 3


def test_it_tells_how_far_it_is() -> None:
    heard: list[int] = []
    words = " ".join(a + b + c for a in "bcdfgh" for b in "aeiou" for c in "klmnp")
    assert len(learn_merges([words * 2], 257 + 130, heard.append)) == 130
    assert heard == [64, 128]


@pytest.mark.parametrize("text", ["", "a", "ab", " \n\t"])
def test_nothing_is_learned_from_nothing(text: str) -> None:
    assert learn_merges([text], 400) == []
