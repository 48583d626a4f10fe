"""The guided head is told of the noun that a pronoun of a saying stands for, and of no other token."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import Any

import pytest

pytest.importorskip("torch")

import torch

from attn_tui.tokenize.bpe import Bpe
from attn_tui.workshop import guide
from attn_tui.workshop.export import tiny_config
from attn_tui.workshop.heads import attention
from attn_tui.workshop.measure.held import HELD_LINKS, HELD_WORDS
from attn_tui.workshop.measure.looking import places
from attn_tui.workshop.model import Decoder

pytestmark = pytest.mark.reference


def test_a_case_ends_with_its_pronoun_and_its_nouns_stand_before() -> None:
    for case in islice(guide.cases(5), 300):
        start, stop = case.pronoun
        assert stop == len(case.text) and case.nouns
        assert all(0 <= first < last <= start for first, last in case.nouns)
        assert len({case.text[first:last].lower() for first, last in case.nouns}) == 1


def test_he_and_she_and_it_stand_for_one_of_their_kind() -> None:
    kinds = {"boy": "he", "girl": "she", "bell": "it", "男孩": "他", "女孩": "她", "铃铛": "它"}
    seen = set()
    for case in islice(guide.cases(6), 2000):
        noun = case.text[slice(*case.nouns[0])].lower()
        if noun in kinds:
            seen.add(noun)
            assert case.text[slice(*case.pronoun)].lower().rstrip("们") == kinds[noun], case.text
    assert len(seen) > 3


def test_no_case_has_a_noun_or_a_link_that_is_kept_for_the_measurement() -> None:
    texts = " ".join(case.text.lower() for case in islice(guide.cases(7), 1000))
    words = set(texts.replace(",", " ").replace(".", " ").split())
    assert not words & HELD_WORDS["en"]
    assert not [word for word in HELD_WORDS["zh"] if len(word) > 1 and word in texts]
    assert not [link for link in HELD_LINKS["en"] if link in texts]


def test_the_lesson_is_of_the_weights_that_the_model_has() -> None:
    torch.manual_seed(2)
    bpe = Bpe([])
    model = Decoder(replace(tiny_config(len(bpe.tokens)).architecture, context=256))
    with torch.no_grad():
        model.P.normal_()
        model.E.normal_()
    some = list(islice((case for case in guide.cases(8) if case.text.isascii()), 3))
    index, head = guide.GUIDED
    expected = []
    for case in some:
        at = places(bpe, case)
        expected.append(-attention(model, at.ids)[index, head, at.row, at.right].sum().log())
    found = guide.lesson(model, bpe, some)
    torch.testing.assert_close(found, torch.stack(expected).mean())
    torch.autograd.backward(found)
    gradient: Any = model.layer[index].W_q.grad
    assert gradient is not None and gradient[:, head * 16 : head * 16 + 16].abs().sum() > 0
    assert gradient[:, : head * 16].abs().sum() == 0
