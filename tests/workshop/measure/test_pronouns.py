"""The cases are balanced, spell what they say, and hold nothing but held words, frames and links."""

from __future__ import annotations

from collections import Counter

import pytest

pytest.importorskip("torch")

from attn_tui.workshop.measure.held import HELD_FRAMES, HELD_LINKS, HELD_MEN, HELD_WOMEN, HELD_WORDS, LINKS
from attn_tui.workshop.measure.pronouns import KINDS, PAIRS, cases, halves

ALL = len(KINDS) * 6 * PAIRS * 2


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_rule_of_order_is_right_half_of_the_time_in_every_kind_and_link(lang: str) -> None:
    some = cases(lang)
    first: Counter[tuple[str, ...]] = Counter()
    for one, other in zip(some[::2], some[1::2], strict=True):
        assert one.kinds == other.kinds and one.text != other.text
        assert one.nouns[0] < other.nouns[0]
        first[one.kinds] += 1
    assert len(some) == ALL and len(first) == len(KINDS) * 6 and set(first.values()) == {PAIRS}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_order_and_pronoun_are_independent(lang: str) -> None:
    """In he-or-she cases the man is named first as often as the woman."""
    he = "he" if lang == "en" else "他"
    some = [case for case in cases(lang) if "he or she" in case.kinds]
    man_first = sum(case.text[slice(*case.pronoun)] == he for case in some[::2])
    assert man_first * 2 == len(some[::2])


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_spans_are_a_held_noun_and_its_own_pronoun_at_the_end(lang: str) -> None:
    it, he, she = ("it", "he", "she") if lang == "en" else ("它", "他", "她")
    for case in cases(lang):
        [span] = case.nouns
        noun, pronoun = case.text[slice(*span)], case.text[slice(*case.pronoun)]
        assert case.pronoun[1] == len(case.text) and 0 < span[0] < span[1] <= case.pronoun[0]
        if pronoun in ("they", "他们", "她们", "它们"):
            assert lang == "zh" or noun not in HELD_WORDS["en"]
            assert lang == "en" or case.text[span[0] - 2 : span[0]] == "那些"
        else:
            expected = he if noun in HELD_MEN[lang] else she if noun in HELD_WOMEN[lang] else it
            assert noun in HELD_WORDS[lang] and pronoun == expected, case.text
        if lang == "en":
            edges = case.text[span[0] - 1], case.text[span[1]]
            assert not any(edge.isalpha() for edge in edges), case.text


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_pair_has_two_nouns_of_one_pronoun(lang: str) -> None:
    some = cases(lang)
    for one, other in zip(some[::2], some[1::2], strict=True):
        assert one.text[slice(*one.pronoun)] != other.text[slice(*other.pronoun)]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_each_half_has_every_kind_and_link_in_both_orders_and_no_pair_is_torn(lang: str) -> None:
    some, chooses = cases(lang), halves(ALL)
    assert chooses.sum() * 2 == ALL
    assert (chooses[::2] == chooses[1::2]).all()
    for side in (True, False):
        counts = Counter(case.kinds for case, own in zip(some, chooses, strict=True) if own == side)
        assert len(counts) == len(KINDS) * 6 and set(counts.values()) == {PAIRS}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_frames_name_a_first_and_half_of_the_links_are_held(lang: str) -> None:
    assert all(frame.index("{a}") < frame.index("{b}") for frame in HELD_FRAMES[lang])
    assert len(set(LINKS[lang])) == 6 and len(HELD_LINKS[lang]) == 3
    assert not set(HELD_MEN[lang]) & set(HELD_WOMEN[lang])
    assert cases(lang) == cases(lang) != cases(lang, seed=2)
