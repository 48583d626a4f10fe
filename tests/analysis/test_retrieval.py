"""Sentences found by cosine, against NumPy written out; what the model makes of them."""

from __future__ import annotations

import numpy as np
import pytest

from attn_tui.analysis.retrieval import bare, effect, joined, known_words, match, store, strongest
from attn_tui.runs.run import Runs
from attn_tui.runs.setup import Setup
from attn_tui.space.vectors import load_vectors
from attn_tui.text.bilingual import LANGUAGES

RUNS = Runs()
FACTS = {lang: [entry.fact for entry in store(lang)] for lang in LANGUAGES}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_question_finds_its_own_sentence_and_the_model_answers_from_it(lang: str) -> None:
    for entry in store(lang):
        found = match(entry.question, FACTS[lang])
        fact = found.sentences[found.order[0]]
        assert fact == entry.fact
        without, given = (
            RUNS[Setup("tiny", text)] for text in (entry.question, joined(fact, entry.question, lang))
        )
        made = effect(without, given, fact)
        assert made.shares is not None and made.answer.strip("␣") in fact
        assert made.after > 3 * made.before and made.share > 0.3
        answer = made.labels.index(made.answer)
        assert answer == int(made.shares.argmax())


def test_a_question_in_other_words_finds_it_too() -> None:
    for lang, question, wanted in (
        ("zh", "猫爱吃什么？", "小猫喜欢吃鱼。"),
        ("zh", "父亲在哪里上班？", "爸爸在医院工作。"),
        ("en", "Who went shopping?", "Mother goes to the market."),
    ):
        found = match(question, FACTS[lang])
        assert found.sentences[found.order[0]] == wanted


def test_cosines_are_those_of_the_mean_vectors() -> None:
    vectors = load_vectors()

    def mean(words: tuple[str, ...]) -> np.ndarray:
        rows = np.array([vectors.matrix[vectors.find(word) or 0] for word in words])
        return np.asarray(rows.mean(axis=0))

    def cosine(a: np.ndarray, b: np.ndarray) -> float:
        return float(a @ b / np.linalg.norm(a) / np.linalg.norm(b))

    question, sentence = "Where is the key?", "The key is in the box."
    found = match(question, [sentence])
    assert known_words(question) == ("where", "is", "the", "key") == found.words
    own = mean(known_words(sentence))
    assert found.whole[0] == pytest.approx(cosine(mean(known_words(question)), own), abs=1e-5)
    assert found.by_word[0, 3] == pytest.approx(cosine(mean(("key",)), own), abs=1e-5)


def test_a_question_of_no_known_word_is_near_nothing() -> None:
    found = match("zzqx", FACTS["en"])
    assert found.words == () and found.by_word.shape == (len(FACTS["en"]), 0) and not found.whole.any()


def test_what_was_put_before_a_question_is_taken_off_again() -> None:
    first, second = FACTS["en"][:2]
    asked = joined(first, joined(second, "What is my name?", "en"), "en")
    assert bare(asked, "en") == "What is my name?" and bare(first, "en") == ""


def test_the_strongest_head_is_that_of_the_largest_share() -> None:
    run = RUNS[Setup("tiny", "The cat sat because it")]
    places = np.arange(len(run.graph.value("tokens"))) == 1
    layer, head, row = strongest(run, places)
    every = np.array([run.graph.value(f"layer.{i}.weights")[:, -1, 1] for i in range(4)])
    assert every[layer, head] == every.max() == row[1]


def test_a_fact_without_the_answer_is_said_to_hold_none() -> None:
    question = store("en")[0].question
    without, given = (RUNS[Setup("tiny", text)] for text in (question, joined("Hm.", question, "en")))
    made = effect(without, given, "Hm.")
    assert made.shares is None and made.share == 0
