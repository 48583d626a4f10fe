"""The labels point at a noun before a pronoun, in sentences that the measurement can read."""

from __future__ import annotations

import re

import pytest

pytest.importorskip("torch")

from attn_tui.tokenize.bpe import Bpe
from attn_tui.workshop.measure.looking import places
from attn_tui.workshop.measure.prose import cases, labelled

PRONOUNS = {"en": "he|she|it|they|him|her|them", "zh": "[他她它]们?"}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_thirty_sentences_with_a_pronoun_and_a_noun_whose_tokens_exist(lang: str, bytewise: Bpe) -> None:
    some = cases(lang)
    assert len(some) == 30 and len({case.text for case in some}) == 30
    for case in some:
        assert re.fullmatch(PRONOUNS[lang], case.text[slice(*case.pronoun)], re.IGNORECASE), case.text
        at = places(bytewise, case)
        assert at.right and at.row < len(at.ids) and max(at.right) < at.row
        for start, stop in case.nouns:
            assert 0 < start < stop <= case.pronoun[0], case.text
            assert not case.text[start].isspace() and not case.text[stop - 1].isspace()


def test_marks_are_taken_out_and_kept_as_places() -> None:
    case = labelled("a [cat] and a [dog] saw {them}.")
    assert case.text == "a cat and a dog saw them."
    assert [case.text[slice(*span)] for span in case.nouns] == ["cat", "dog"]
    assert case.text[slice(*case.pronoun)] == "them"


@pytest.mark.parametrize("line", ["no marks", "[a] noun", "{it} is a [cat]", "[a] {it} {it}"])
def test_a_line_without_a_noun_before_one_pronoun_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="pronoun"):
        labelled(line)
