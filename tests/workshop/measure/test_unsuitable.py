"""The list finds its words in every form, and leaves words alone that only look like them."""

from __future__ import annotations

import pytest

from attn_tui.workshop.measure.held import HELD_WORDS
from attn_tui.workshop.measure.unsuitable import forms, found, listed, unsuitable


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("He was stabbed.", "stabbed"),
        ("Stop killing time!", "killing"),
        ("Two burglaries", "burglaries"),
        ("They ROBBED a bank", "robbed"),
        ("the murderer's hat", "murderer"),
        ("a machine-gun", "machine gun"),
        ("She passed away in May.", "passed away"),
        ("It exploded.", "exploded"),
        ("He doesn’t smoke.", "doesn't smoke"),
    ],
)
def test_english_words_are_found_with_their_endings(text: str, word: str) -> None:
    assert word in found(text, "en")


@pytest.mark.parametrize(
    "text",
    [
        "The class had to assess the grass in Scunthorpe.",
        "A shuttlecock and a classical dress code?",
        "We go to Sussex and Essex to see the therapist.",
        "His skill with a diet of begonias and whippets!",
        "I saw a shooting star and ate whipped cream.",
        "The boys wear robes and say hello.",
        "The smoke of the fire rose. A dead end before the deadline.",
        "Sue and Robin were studied by warm Gina.",
    ],
)
def test_words_that_only_look_alike_are_left_alone(text: str) -> None:
    assert found(text, "en") == []


@pytest.mark.parametrize("text", ["他死了。", "我们喝啤酒吧。", "他被杀害了", "这件衣服很性感"])
def test_chinese_words_are_found_inside_a_line(text: str) -> None:
    assert unsuitable(text, "zh")


@pytest.mark.parametrize(
    "text",
    [
        "女性感到高兴，可能性交给他。",
        "今天主要学了数学。",
        "老师教会了我游泳。",
        "她很认真主动。",
        "未来世界会怎样？",
        "妈妈的书在桌子上。",
        "从明天起他要改变性格。",
        "我们住在酒店。",
        "星期六四点见。",
    ],
)
def test_chinese_words_that_cross_the_edges_of_others_are_left_alone(text: str) -> None:
    assert found(text, "zh") == []


def test_endings_follow_the_rules_of_spelling() -> None:
    assert {"stab", "stabs", "stabbed", "stabbing"} <= forms("stab")
    assert {"abuses", "abused", "abusing"} <= forms("abuse")
    assert {"bury", "buries", "buried", "burying"} <= forms("bury")
    assert {"blow up", "blows up", "blowing up"} <= forms("blow up")
    assert "robes" not in forms("rob")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_entry_is_found_by_itself_and_every_innocent_use_is_not(lang: str) -> None:
    innocent, words = listed(lang)
    assert len(words) >= 300
    for word in words:
        assert unsuitable(word.removeprefix("="), lang), word
    for text in innocent:
        assert not unsuitable(text, lang), text


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_noun_of_the_measurement_is_on_the_list(lang: str) -> None:
    for noun in HELD_WORDS[lang]:
        assert not unsuitable(noun, lang) and not unsuitable(noun + "s", lang), noun
