"""The learner's own text: its words, or the name of a file, told apart; one line where it is of no use."""

from __future__ import annotations

from pathlib import Path

import pytest

from attn_tui.files import FileError
from attn_tui.train.folder import RunFolder
from attn_tui.train.own import begin_own, own_texts
from attn_tui.train.plan import Plan
from attn_tui.train.text import CONTEXTS, TextTooShort, context_for, least_tokens

TALE = "小猫坐在垫子上。The cat sat on the mat, and the dog sat on the cat.\n" * 12


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "my tale.txt"
    path.write_text(TALE, encoding="utf-8")
    return path


def test_words_are_words_and_a_file_is_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(file.parent)
    monkeypatch.setenv("HOME", str(file.parent))
    assert own_texts(TALE) == (TALE,)
    names = (
        file,
        f"  {file}\n",
        f"'{file}'",
        f'"{file}"',
        str(file).replace(" ", "\\ "),
        "my tale.txt",
        "~/my tale.txt",
    )
    for name in names:
        assert own_texts(str(name)) == (TALE,), name


@pytest.mark.parametrize(
    "name", ["/no/such/place", "~/nothing here", "./no.txt", "tale.txt", "C:\\tale.txt", "~nobody/x"]
)
def test_a_name_of_no_file_is_not_taken_for_words(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FileError, match="No such file"):
        own_texts(name)


@pytest.mark.parametrize(
    "words", ["It is 3.5.", "and/or", "小猫坐在垫子上。", "He left.She stayed?", "\ud800", "a\0b"]
)
def test_short_words_are_too_short(words: str) -> None:
    with pytest.raises(TextTooShort):
        own_texts(words)


@pytest.mark.parametrize(
    ("data", "why"), [(b"", "is empty"), (b"a\0b", "zero bytes"), (b"ok\n\xff", "line 2 is not UTF-8")]
)
def test_a_file_that_is_no_text_is_said(data: bytes, why: str, file: Path) -> None:
    file.write_bytes(data)
    with pytest.raises(FileError, match=why):
        own_texts(str(file))


def test_a_short_text_gets_a_short_context_and_few_tokens(tmp_path: Path) -> None:
    for tokens in (least_tokens(length) for length in CONTEXTS):
        assert context_for(tokens) > context_for(tokens - 1) or tokens == least_tokens(CONTEXTS[-1])
    made = begin_own((TALE,), Plan(steps=2, batch=2, looks=1, warm=1), RunFolder(tmp_path / "run"))
    shape = made.config.architecture
    assert shape.context in CONTEXTS and 257 < shape.vocabulary <= 257 + len(TALE.encode()) // 16
    assert len(getattr(made.training.source, "ids", ())) >= least_tokens(shape.context)
