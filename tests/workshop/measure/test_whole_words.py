"""A word is whole where one token has it and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("torch")

from attn_tui.tokenize.bpe import Bpe
from attn_tui.workshop.measure.lists import lines
from attn_tui.workshop.measure.whole_words import apart, at_start, lesson_texts, split_words, within


def _merges(*words: str) -> list[tuple[bytes, bytes]]:
    """Merges that make each of these words, a byte at a time."""
    out: list[tuple[bytes, bytes]] = []
    for word in words:
        data = word.encode()
        for i in range(1, len(data)):
            if (data[:i], data[i : i + 1]) not in out:
                out.append((data[:i], data[i : i + 1]))
    return out


BPE = Bpe(_merges(" cat", "Cat", "我", "的", "猫", "苹果"))
GLUED = Bpe(_merges("我的"))


def test_within_a_text_and_at_its_start_are_two_questions() -> None:
    assert within(BPE, "cat") and at_start(BPE, "cat")
    assert not within(BPE, "dog") and not at_start(BPE, "dog")
    assert within(BPE, "苹果") and not within(BPE, "番茄")


def test_two_words_in_one_token_are_not_apart() -> None:
    assert apart(BPE, "我", "的") and not apart(GLUED, "我", "的")


def test_words_that_are_split_glued_or_in_bytes_are_named() -> None:
    assert split_words(BPE, "Cat cat") == []
    assert split_words(BPE, "Cat dog!") == ["dog"]
    assert split_words(BPE, "苹果") == []
    assert split_words(BPE, "我的猫") == []
    assert split_words(GLUED, "我的猫") == ["我", "的", "猫"]


def test_the_lists_have_three_hundred_different_words() -> None:
    for lang in ("en", "zh"):
        words = lines(f"common_{lang}.txt")
        assert len(words) == len(set(words)) == 300
    assert all(len(line.split()) == 2 for line in lines("apart_zh.txt"))


def test_lessons_on_a_model_of_words_are_left_out(tmp_path: Path) -> None:
    folder = tmp_path / "en"
    folder.mkdir()
    for name, extra in (("a", ""), ("b", "model: byhand\n"), ("c", "model: tiny\n")):
        (folder / f"{name}.md").write_text(
            f"---\nid: {name}\n{extra}text: of {name}\n---\nx\n", encoding="utf-8"
        )
    (folder / "d.md").write_text("---\nid: d\n---\ntext: none\n", encoding="utf-8")
    assert lesson_texts(tmp_path) == ["of a", "of c"]
