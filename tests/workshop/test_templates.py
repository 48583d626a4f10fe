"""What is measured is not what is trained on."""

from __future__ import annotations

import pytest

from attn_tui.workshop.templates import pronoun_cases, sentences
from attn_tui.workshop.templates_en import EN
from attn_tui.workshop.templates_more import EN_MORE, ZH_MORE
from attn_tui.workshop.templates_zh import ZH
from attn_tui.workshop.words import Words


@pytest.mark.parametrize("words", [EN, ZH, EN_MORE, ZH_MORE])
def test_held_out_nouns_and_frames_are_in_no_pronoun_template(words: Words) -> None:
    trained = {noun for noun, _ in (*words.people, *words.things)}
    held = {noun for noun, _ in words.held_people} | set(words.held_things)
    assert not trained & held and not set(words.frames) & set(words.held_frames)
    assert not any(a in b for a in held for b in trained if words.lang == "en")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_rule_of_order_is_right_half_of_the_time(lang: str) -> None:
    cases = pronoun_cases(lang, 200)
    assert len(cases) == 200
    first = [c.text.lower().index(c.noun) < c.text.lower().index(c.other) for c in cases]
    assert sum(first) == 100
    for one, other in zip(cases[::2], cases[1::2], strict=True):
        assert (one.noun, one.other) == (other.other, other.noun)
        assert one.text != other.text


def test_sentences_are_the_same_for_a_seed_and_half_in_each_language() -> None:
    some = list(sentences(1000, 3))
    assert some == list(sentences(1000, 3)) and some != list(sentences(1000, 4))
    assert sum(lang == "en" for lang, _ in some) == 500
    for lang, text in some:
        assert text.strip() and "{" not in text
        assert text[0].isupper() or lang == "zh" or text.split(",")[0] in EN.list_words
