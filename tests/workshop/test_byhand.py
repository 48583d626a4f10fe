"""`byhand` means what it says: pronouns find nouns, qualities their owners, and the next word fits."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from attn_tui.models.library import BUNDLED, load_model
from attn_tui.models.library import find as bundled
from attn_tui.runs.run import run_of
from attn_tui.tour.tour import Tour
from attn_tui.workshop import byhand

MODEL = bundled("byhand")
PRONOUN_HEAD, QUALITY_HEAD = 0, 1


def looks_at(text: str, word: str, head: int) -> tuple[str, float]:
    """The token with the largest weight in the row of the last `word`, and that weight."""
    graph = MODEL.graph(text)
    labels = [MODEL.tokenizer.vocabulary[i] for i in graph.value("tokens")]
    row = len(labels) - 1 - labels[::-1].index(word)
    weights = graph.value("layer.0.weights")[head, row]
    return labels[int(weights.argmax())], float(weights.max())


@pytest.mark.parametrize(
    ("text", "pronoun", "noun"),
    [
        ("the cat sat on the mat because it was tired", "it", "cat"),
        ("the animal did not cross the street because it was too tired", "it", "animal"),
        ("she ate the tomato because it was ripe", "it", "tomato"),
        ("the girl likes the cat because she is kind", "she", "girl"),
        ("the boy drank the milk because he was thirsty", "he", "boy"),
        ("mother bought the apple because it is sweet", "it", "apple"),
        ("小猫坐在垫子上，因为它累了", "它", "小猫"),
        ("番茄很红，因为它熟了", "它", "番茄"),
        ("妈妈回家了，因为她累了", "她", "妈妈"),
        ("爸爸买了西红柿，因为它很新鲜", "它", "西红柿"),
        ("小狗没有穿过马路，因为它太累了", "它", "小狗"),
        ("女孩喜欢小猫，因为它很可爱", "它", "小猫"),
    ],
)
def test_the_pronoun_finds_its_noun(text: str, pronoun: str, noun: str) -> None:
    found, share = looks_at(text, pronoun, PRONOUN_HEAD)
    assert found == noun
    assert share > 0.7


@pytest.mark.parametrize(
    ("text", "quality", "owner"),
    [
        ("the cat sat on the mat because it was tired", "tired", "it"),
        ("the tomato is red", "red", "tomato"),
        ("the girl is happy", "happy", "girl"),
        ("番茄很红", "红", "番茄"),
        ("小猫坐在垫子上，因为它累了", "累", "它"),
        ("妈妈很高兴", "高兴", "妈妈"),
    ],
)
def test_a_quality_finds_its_owner(text: str, quality: str, owner: str) -> None:
    found, share = looks_at(text, quality, QUALITY_HEAD)
    assert found == owner
    assert share > 0.7


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the", "cat"),
        ("the cat sat", "the"),
        ("the cat sat on the mat because it was", "tired"),
        ("she ate the tomato because it was", "ripe"),
        ("the cat sat on the mat because it was tired", "."),
        ("小猫坐在垫子上，因为它很", "累"),
        ("番茄很", "熟"),
        ("垫子很", "软"),
        ("小猫坐在垫子上，因为它累了", "。"),
        ("她", "坐"),
    ],
)
def test_the_next_word_fits(text: str, expected: str) -> None:
    assert Tour(run_of(MODEL, text)).candidates(1)[0].token == expected


def test_the_next_word_stays_in_the_language() -> None:
    for lang, examples in (MODEL.card.examples or {}).items():
        for text in examples:
            best = Tour(run_of(MODEL, text)).candidates(1)[0].token
            assert best.isascii() == (lang == "en")


def cosine(one: str, other: str) -> float:
    words, table = MODEL.tokenizer.vocabulary, MODEL.arrays["E"]
    a, b = table[words.index(one)], table[words.index(other)]
    return float(a @ b / np.linalg.norm(a) / np.linalg.norm(b))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("he", "他"),
        ("she", "她"),
        ("番茄", "西红柿"),
        ("番茄", "tomato"),
        ("cat", "猫"),
        ("猫", "小猫"),
        ("it", "它"),
    ],
)
def test_translations_are_neighbours(one: str, other: str) -> None:
    assert cosine(one, other) > 0.95


@pytest.mark.parametrize(("one", "other"), [("番茄", "汽车"), ("cat", "mat"), ("he", "it"), ("番茄", "累")])
def test_different_things_are_apart(one: str, other: str) -> None:
    assert cosine(one, other) < 0.8


def test_the_bundled_files_are_what_the_workshop_writes(tmp_path: Path) -> None:
    byhand.write(tmp_path)
    for name in ("config.json", "weights.safetensors", "vocabulary.txt"):
        assert (tmp_path / name).read_bytes() == (BUNDLED / "byhand" / name).read_bytes()
    written = load_model(tmp_path)
    assert (written.architecture, written.card) == (MODEL.architecture, MODEL.card)


def test_small_enough_for_paper() -> None:
    config = MODEL.architecture
    assert (config.layers, config.heads, config.d_mlp, config.norm) == (1, 2, 0, "none")
    assert config.d_model <= 6
    for name in ("W_q", "W_k", "W_v", "W_o"):
        weights = MODEL.arrays[f"layer.0.{name}"]
        assert np.array_equal(weights * 2, np.rint(weights * 2))


def test_enough_words_in_both_languages() -> None:
    words = MODEL.tokenizer.vocabulary
    assert sum(word.isascii() for word in words) >= 200
    assert sum(not word.isascii() for word in words) >= 200
    for examples in (MODEL.card.examples or {}).values():
        assert len(examples) >= 6
        for text in examples:
            assert MODEL.tokenizer.unknown not in [piece.id for piece in MODEL.tokenizer.encode(text)]
