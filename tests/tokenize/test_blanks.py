"""Blanks: what is typed in brackets is hidden, token by token, and nothing else is changed."""

from __future__ import annotations

import pytest

from attn_tui.models.library import BUNDLED
from attn_tui.tokenize.blanks import NOTHING, MaskedBpe
from attn_tui.tokenize.bpe import Bpe


@pytest.fixture(scope="module")
def both() -> tuple[Bpe, Bpe]:
    path = BUNDLED / "tiny" / "tokenizer.json"
    return MaskedBpe.load(path), Bpe.load(path)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("The girl [drank] milk", "The girl drank milk"),
        ("[妹妹]口渴了", "妹妹口渴了"),
        ("A [photosynthesis] is [it]!", "A photosynthesis is it!"),
    ],
)
def test_a_word_in_brackets_is_as_many_blanks_as_it_has_tokens(
    both: tuple[MaskedBpe, Bpe], text: str, plain: str
) -> None:
    blanks, bpe = both
    ids = blanks.ids(text)
    told = [
        hidden if id_ == blanks.mask else id_ for id_, hidden in zip(ids, blanks.hidden(text), strict=True)
    ]
    assert told == bpe.ids(plain)
    assert blanks.mask in ids and all(
        (hidden == NOTHING) == (id_ != blanks.mask)
        for id_, hidden in zip(ids, blanks.hidden(text), strict=True)
    )
    pieces = blanks.encode(text)
    assert [piece.id for piece in pieces] == ids and pieces[-1].end == len(text)


def test_a_mask_hides_what_nobody_knows_and_empty_brackets_are_text(both: tuple[MaskedBpe, Bpe]) -> None:
    blanks, bpe = both
    assert blanks.ids("[MASK][MASK]") == [blanks.mask] * 2 and blanks.hidden("a [MASK]")[-1] == NOTHING
    for text in ("[]", "a [ b", "[ x]", "x]", "[\n]"):
        assert blanks.ids(text) == bpe.ids(text)
    assert blanks.vocabulary[blanks.mask] == "[MASK]" and len(blanks.vocabulary) == len(bpe.vocabulary) + 1
