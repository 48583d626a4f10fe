"""Words that will do are accepted whole, others refused; the lists are as long as the card says."""

from __future__ import annotations

import pytest

pytest.importorskip("torch")

from attn_tui.workshop.measure.probes import Probe, accepted, probes

ENGLISH = Probe("", "A cat has four", frozenset({"legs", "paws"}))
CHINESE = Probe("", "猫有四条", frozenset({"腿"}))


@pytest.mark.parametrize(
    ("written", "right"),
    [
        (" legs.", True),
        (" Legs and", True),
        ("\nlegs", True),
        (" leg", False),
        (" legsy", False),
        ("", False),
    ],
)
def test_an_english_word_is_accepted_whole(written: str, right: bool) -> None:
    assert accepted(ENGLISH, written, "en") == right


@pytest.mark.parametrize(("written", "right"), [("腿。", True), ("腿", True), ("裤子", False), ("", False)])
def test_a_chinese_word_is_accepted_by_its_characters(written: str, right: bool) -> None:
    assert accepted(CHINESE, written, "zh") == right


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_hundred_probes_of_ten_subjects_each_with_words(lang: str) -> None:
    some = probes(lang)
    assert len(some) == len({probe.text for probe in some}) == 100
    assert len({probe.subject for probe in some}) == 10
    for probe in some:
        assert probe.words and all(word == word.strip() != "" for word in probe.words), probe.text
        assert probe.text == probe.text.strip()
        if lang == "en":
            assert all(accepted(probe, f" {word}.", "en") for word in probe.words), probe.text
