"""The byte-level BPE: any text round-trips, and the `tokenizers` library gives the same ids."""

from __future__ import annotations

import itertools
import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attn_tui.tokenize.bpe import END, Bpe, TextError, file_text, is_fragment, to_file
from tests.fixtures.make_bpe_reference import PATH, TEXTS, VOCABULARY, make

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
MIXED = st.text(st.sampled_from("aeThe isn't 小猫番茄西红柿，。 \n\t19é—'😀"))


@pytest.fixture(scope="module")
def bpe() -> Bpe:
    """The bundled tokenizer."""
    return Bpe.load(VOCABULARY)


@pytest.fixture(scope="module")
def library() -> Any:
    """The same by the `tokenizers` library."""
    from tokenizers import Tokenizer

    return Tokenizer.from_file(str(VOCABULARY))


@given(text=TEXT | MIXED)
@settings(max_examples=300, deadline=None)
def test_any_text_comes_back_whole(bpe: Bpe, text: str) -> None:
    assert bpe.decode(bpe.ids(text)).decode() == text
    assert END not in bpe.ids(text)


@given(text=TEXT | MIXED)
@settings(max_examples=300, deadline=None)
def test_the_trace_tells_the_whole_way(bpe: Bpe, text: str) -> None:
    """Firing the merges one by one, on the bytes, gives the ids."""
    traces = bpe.merged_words(text)
    assert "".join(trace.word for trace in traces) == text
    for trace in traces:
        tokens = [bytes([byte]) for byte in trace.bytes]
        for merge in trace.merges:
            starts = [sum(map(len, tokens[:i])) for i in range(len(tokens))]
            i = starts.index(merge.at)
            assert tokens[i : i + 2] == [merge.left, merge.right]
            tokens[i : i + 2] = [merge.left + merge.right]
            assert bpe.tokens[merge.id] == tokens[i]
        assert tokens == [bpe.tokens[id_] for id_ in trace.ids]


@given(text=TEXT | MIXED)
@settings(max_examples=300, deadline=None)
def test_pieces_lie_in_order_and_leave_nothing_out(bpe: Bpe, text: str) -> None:
    pieces = bpe.encode(text)
    covered = {i for piece in pieces for i in range(piece.start, piece.end)}
    assert covered == set(range(len(text)))
    for piece in pieces:
        if not is_fragment(bpe.tokens[piece.id]):
            assert piece.text == text[piece.start : piece.end].replace(" ", "␣")
    for before, after in itertools.pairwise(pieces):
        assert before.start <= after.start and before.end <= after.end


def test_the_ids_are_those_that_the_tokenizers_library_gave(bpe: Bpe) -> None:
    reference = json.loads(PATH.read_text(encoding="utf-8"))
    assert list(reference) == list(TEXTS)
    for text, ids in reference.items():
        assert bpe.ids(text) == ids, text


@pytest.mark.reference
@given(text=TEXT | MIXED)
@settings(max_examples=1000, deadline=None)
def test_the_tokenizers_library_agrees(bpe: Bpe, library: Any, text: str) -> None:
    assert library.encode(text).ids == bpe.ids(text)


@pytest.mark.reference
def test_the_committed_ids_are_what_the_script_makes() -> None:
    assert json.loads(PATH.read_text(encoding="utf-8")) == make()


def test_a_rare_character_is_shown_as_its_bytes(bpe: Bpe) -> None:
    pieces = bpe.encode("a😀")
    assert all("�" not in piece.text for piece in pieces)
    assert "".join(piece.text for piece in pieces[1:]).replace("⟨", "").replace("⟩", " ").split() == [
        "f0",
        "9f",
        "98",
        "80",
    ]
    assert {(piece.start, piece.end) for piece in pieces[1:]} == {(1, 2)}


def test_no_token_ends_inside_a_character_after_a_whole_one(bpe: Bpe) -> None:
    for token in bpe.tokens:
        if is_fragment(token):
            assert len(token) <= 3 and not any(byte >= 0xC0 for byte in token[1:])


@pytest.mark.parametrize("text", ["\ud800", "ab\udfff", "小\udc80猫"])
def test_half_a_character_is_refused_in_one_line(bpe: Bpe, text: str) -> None:
    with pytest.raises(TextError, match=r"^character \d+ is U\+D[0-9A-F]{3}, .*delete it$"):
        bpe.encode(text)


@given(ids=st.lists(st.integers(0, 5119), max_size=30))
@settings(max_examples=300, deadline=None)
def test_generated_ids_become_text_as_soon_as_they_are_whole(bpe: Bpe, ids: list[int]) -> None:
    text, pending = "", b""
    for id_ in ids:
        text, pending = bpe.append(text, id_, pending)
        assert len(pending) < 4
    text.encode()
    whole = bpe.decode(ids)
    try:
        expected = whole.decode()
    except UnicodeDecodeError:
        return
    assert text == expected and not pending


def test_append_adds_a_token_and_keeps_a_part_of_a_character_waiting(bpe: Bpe) -> None:
    (cat,) = bpe.ids(" cat")
    assert bpe.append("The", cat) == ("The cat", b"")
    assert bpe.append("The", END) == ("The", b"")
    assert bpe.append("The", 1 + 0xE4) == ("The", b"\xe4")
    assert bpe.append("The", 1 + 0xAD, b"\xe4\xb8") == ("The中", b"")
    for byte in (0x80, 0xFF):
        assert bpe.append("The", 1 + byte) == ("The", b"")


def test_a_long_text_takes_no_quadratic_time(bpe: Bpe) -> None:
    assert bpe.decode(bpe.ids("小猫" * 20_000)).decode() == "小猫" * 20_000


def test_a_file_written_is_the_file_read(tmp_path: Path) -> None:
    merges = [(b"a", b"b"), (b"ab", b"c"), (b"\xe4", b"\xb8"), (b"\xe4\xb8", b"\xad")]
    path = tmp_path / "tokenizer.json"
    path.write_text(file_text(merges), encoding="utf-8")
    bpe = Bpe.load(path)
    assert [piece.text for piece in bpe.encode("abc中")] == ["abc", "中"]
    assert to_file(b" a") == "Ġa"


@pytest.mark.parametrize(
    "damage",
    [
        "",
        "[]",
        '{"model": {}}',
        '{"model": {"merges": [["a"]], "vocab": {}}}',
        '{"model": {"merges": [["a", "bc"]], "vocab": {}}}',
        '{"model": {"merges": [], "vocab": {"a": 1}}}',
        "[" * 5000,
    ],
)
def test_a_damaged_file_is_a_value_error(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "tokenizer.json"
    path.write_text(damage, encoding="utf-8")
    with pytest.raises(ValueError):
        Bpe.load(path)


def test_a_long_text_that_grows_fills_no_memory(bpe: Bpe) -> None:
    text = "他们说今天天气很好" * 500

    def held(keystrokes: int) -> int:
        tracemalloc.start()
        for typed in range(keystrokes):
            bpe.ids(text + "好" * typed)
        size, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return size

    assert held(12) < 4 * held(1)
