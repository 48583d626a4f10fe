"""The primer's lines are true, their copies are copies, and they hold no word kept for measuring."""

from __future__ import annotations

import re

import pytest

from attn_tui.workshop.measure.held import HELD_LINKS, HELD_WORDS
from attn_tui.workshop.world.facts import asked_en, asked_zh, copying_en, copying_zh, facts
from attn_tui.workshop.world.facts.draw import Draw, frames
from attn_tui.workshop.world.facts.english import finish, listed
from attn_tui.workshop.world.facts.tables_en import DAYS, NUMBERS
from attn_tui.workshop.world.facts.tables_zh import DAYS as ZH_DAYS
from attn_tui.workshop.world.facts.tables_zh import NUMBERS as ZH_NUMBERS
from attn_tui.workshop.world.facts.words import plural, vocabulary

DOCUMENTS = list(facts(40_000, seed=5))
TEXTS = {lang: [text for own, text in DOCUMENTS if own == lang] for lang in ("en", "zh")}


def test_same_seed_same_documents() -> None:
    assert list(facts(500, seed=3)) == list(facts(500, seed=3))
    assert list(facts(500, seed=3)) != list(facts(500, seed=4))


def test_half_in_each_language_and_hardly_any_twice() -> None:
    assert len(TEXTS["en"]) == len(TEXTS["zh"]) == 20_000
    for texts in TEXTS.values():
        assert len(set(texts)) > 0.7 * len(texts)


def test_no_held_words() -> None:
    held = HELD_WORDS["en"] | {plural(word) for word in HELD_WORDS["en"]}
    words = {word for text in TEXTS["en"] for word in re.findall(r"[a-z]+", text.lower())}
    assert not words & held
    chinese = "\n".join(TEXTS["zh"])
    assert not [word for word in HELD_WORDS["zh"] if word in chinese]
    for lang, links in HELD_LINKS.items():
        assert not [link for link in links if link in "\n".join(TEXTS[lang])]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_vocabulary_is_large_and_has_no_held_word(lang: str) -> None:
    words = vocabulary(lang).words()
    assert len(words) >= 1200
    assert not HELD_WORDS[lang] & {part for word in words for part in (word, *word.split())}


def test_a_and_an() -> None:
    text = "\n".join(TEXTS["en"])
    assert not re.findall(r"\b[Aa] (?!uni|use|eu|one\b)[aeiou]\w*", text)
    assert not re.findall(r"\b[Aa]n (?!hour)[^aeiouAEIOU\W]\w*", text)


def test_sentences_begin_with_capitals_and_end_in_a_stop() -> None:
    for text in TEXTS["en"]:
        assert re.match(r'"?[A-Z0-9]', text), text
        assert not re.search(r'[.!] "?[a-z]', text), text
        assert re.search(r'[.?!]"?$', text), text
    for text in TEXTS["zh"]:
        assert re.search(r"[。？！]”?$", text), text
        assert not re.search(r"[。？！，][。，！？]", text), text


def test_no_field_or_bracket_is_left() -> None:
    assert not [text for _, text in DOCUMENTS if re.search(r"[{}<>|_]|  ", text)]


def test_tomorrow_is_the_day_after_today() -> None:
    found = [
        match.groups()
        for text in TEXTS["en"]
        for match in re.finditer(
            r"[Tt]oday is (\w+day)\W+(?:so |and )*[Tt]omorrow (?:is|will be) (\w+day)", text
        )
    ]
    assert len(found) > 50
    assert all(DAYS[(DAYS.index(a) + 1) % 7] == b for a, b in found)
    found = [
        m.groups() for text in TEXTS["zh"] for m in re.finditer(r"今天是(星期.)，明天(?:就?是)(星期.)", text)
    ]
    assert len(found) > 50
    assert all(ZH_DAYS[(ZH_DAYS.index(a) + 1) % 7] == b for a, b in found)


def test_sums_are_right() -> None:
    made = [
        m.groups()
        for text in TEXTS["en"]
        for m in re.finditer(r"\b(\w+) plus (\w+) (?:is|makes) (\w+)", text)
    ]
    worth = {word: n for n, word in enumerate(NUMBERS, 1)}
    found = [[worth[word.lower()] for word in row] for row in made]
    worth = {word: n for n, word in enumerate(ZH_NUMBERS, 1)}
    made = [
        m.groups()
        for text in TEXTS["zh"]
        for m in re.finditer(r"(N+)加(N+)等于(N+)".replace("N", "[一二三四五六七八九十]"), text)
    ]
    found += [[worth[word] for word in row] for row in made]
    digits = (m.groups() for _, text in DOCUMENTS for m in re.finditer(r"\b(\d+) ?\+ ?(\d+) ?= ?(\d+)", text))
    found += [[int(digit) for digit in row] for row in digits]
    assert len(found) > 200
    assert all(a + b == c for a, b, c in found)


def test_counting_goes_by_one() -> None:
    for lang, numbers, start in (
        ("en", NUMBERS, r"One, two, three[, \w]*"),
        ("zh", ZH_NUMBERS, r"一，二，三[，\w]*"),
    ):
        runs = [match[0] for text in TEXTS[lang] if (match := re.match(start, text))]
        assert len(runs) > 20
        for run in runs:
            counted = re.findall(r"\w+", run.lower())
            assert tuple(counted) == numbers[: len(counted)]


def test_mixed_words_are_said_again_in_the_same_order() -> None:
    for maker in (copying_en._mixed, copying_zh._mixed):
        for seed in range(200):
            first, second, rest = re.split("[.。] ?", maker(Draw(seed)))
            assert first == second and rest == ""


def test_rhymes_are_said_twice() -> None:
    for seed in range(200):
        english, chinese = copying_en.rhyme(Draw(seed)), copying_zh.rhyme(Draw(seed))
        assert english[: len(english) // 2] == english[len(english) // 2 + 1 :]
        assert chinese[: len(chinese) // 2] == chinese[len(chinese) // 2 :]


def test_answers_stand_in_the_facts() -> None:
    for seed in range(2000):
        for tell in asked_en.TELLERS:
            for said, _, answer in tell(Draw(seed), 3):
                small = {"s", "it", "does", "is", "has", "at", "near", "to", "in", "the"}
                assert set(re.findall(r"[\w-]+", answer.lower())) - small <= set(
                    re.findall(r"[\w-]+", said.lower())
                )
        for tell in asked_zh.TELLERS:
            for said, _, answer in tell(Draw(seed), 3):
                assert set(answer) - {"是", "有", "的"} <= set(said)


def test_finish_and_listed() -> None:
    assert (
        finish('a owl sees a unicorn. "a apple?" asks Ben.') == 'An owl sees a unicorn. "An apple?" asks Ben.'
    )
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed(["a"]) == "a"


def test_frames_give_every_variant() -> None:
    assert frames("<Hi|Hello>, {n}<|!>") == (("Hi, {n}", "Hi, {n}!", "Hello, {n}", "Hello, {n}!"),)


def test_plurals() -> None:
    assert [plural(noun) for noun in ("box", "toy", "cherry", "brush", "dog")] == [
        "boxes",
        "toys",
        "cherries",
        "brushes",
        "dogs",
    ]
