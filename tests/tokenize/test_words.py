"""Any text at all is cut into pieces, and nothing of it gets lost."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from attn_tui.models.library import find as bundled
from attn_tui.tokenize.nodes import piece_texts, text_of
from attn_tui.tokenize.words import WordTokenizer, load_words, save_words

MODEL = bundled("byhand")
WORDS = MODEL.tokenizer
ANY = st.text(st.characters(codec=None)) | st.lists(st.sampled_from(WORDS.vocabulary)).map("".join)


@given(ANY)
def test_pieces_cover_all_but_white_space(text: str) -> None:
    pieces = WORDS.encode(text)
    at = 0
    for piece in pieces:
        assert piece.start >= at and piece.end > piece.start
        assert text[at : piece.start].strip() == ""
        assert piece.text == text[piece.start : piece.end]
        assert 0 <= piece.id < len(WORDS.vocabulary)
        at = piece.end
    assert text[at:].strip() == ""


@given(ANY)
def test_the_graph_takes_any_text(text: str) -> None:
    graph = MODEL.graph(text)
    assert text_of(graph.value("text")) == text
    assert len(graph.value("tokens")) <= MODEL.architecture.context
    assert all(piece in text for piece in piece_texts(graph))


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("The cat, it's", ["The", "cat", ",", "it's"]),
        ("小猫坐在垫子上", ["小猫", "坐在", "垫子", "上"]),
        ("番茄tomato", ["番茄", "tomato"]),
        ("西红柿熟了！", ["西红柿", "熟", "了", "！"]),
        ("[UNK] [/foo]", ["[", "UNK", "]", "[", "/", "foo", "]"]),
        ("龘龘", ["龘", "龘"]),
        ("a_b", ["a", "_", "b"]),
        ("", []),
        (" \t\n", []),
    ],
)
def test_how_text_is_cut(text: str, pieces: list[str]) -> None:
    assert [piece.text for piece in WORDS.encode(text)] == pieces


def test_case_is_ignored_and_the_unknown_is_one_piece() -> None:
    cat, unknown = WORDS.encode("CAT zyzzyx")
    assert WORDS.vocabulary[cat.id] == "cat"
    assert unknown.id == WORDS.unknown


@pytest.mark.parametrize(
    ("text", "token", "longer"),
    [
        ("the", "cat", "the cat"),
        ("the ", "cat", "the cat"),
        ("累", "了", "累了"),
        ("tired", ".", "tired."),
        ("", "cat", "cat"),
    ],
)
def test_a_token_is_put_at_the_end_as_the_language_wants(text: str, token: str, longer: str) -> None:
    assert WORDS.append(text, WORDS.vocabulary.index(token)) == (longer, b"")


@given(st.lists(st.integers(1, len(WORDS.vocabulary) - 1), min_size=1, max_size=8))
def test_appended_english_tokens_come_back(ids: list[int]) -> None:
    english = [i for i in ids if WORDS.vocabulary[i].isascii() and WORDS.vocabulary[i].isalpha()]
    text = ""
    for token in english:
        text, _ = WORDS.append(text, token)
    assert [piece.id for piece in WORDS.encode(text)] == english


def test_a_vocabulary_survives_its_file(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    tokenizer = WordTokenizer(WORDS.vocabulary)
    save_words(path, tokenizer)
    assert load_words(path).vocabulary == WORDS.vocabulary


@pytest.mark.parametrize("vocabulary", [("a", "b"), ("<unk>", "a", "a"), ()])
def test_a_vocabulary_that_cannot_work_is_refused(vocabulary: tuple[str, ...]) -> None:
    with pytest.raises(ValueError):
        WordTokenizer(vocabulary)


def test_a_pasted_book_is_no_burden() -> None:
    text = "小猫坐在垫子上，因为它累了。the cat sat " * 3000
    pieces = WORDS.encode(text)
    assert len(pieces) == 3000 * 13
    assert np.all(np.diff([piece.start for piece in pieces]) > 0)
