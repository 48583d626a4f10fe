"""What is judged is what was written, and a verdict counts for its own text alone."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("torch")

from attn_tui.tokenize.bpe import Bpe
from attn_tui.workshop.measure import continued, lists
from attn_tui.workshop.measure.continued import Verdict, key, measure, texts, unjudged, verdicts, whole
from attn_tui.workshop.measure.lists import lines
from attn_tui.workshop.measure.subject import Subject
from attn_tui.workshop.model import Decoder


@pytest.mark.parametrize(
    ("written", "ended", "expected"),
    [
        (" a b. He c", False, " a b."),
        (" a b. He c", True, " a b. He c"),
        (" a b c", False, " a b c"),
        (' said "no." And', False, ' said "no."'),
        (" 3.5 of", False, " 3.5 of"),
        ("好。他去", False, "好。"),
        ("“好！”他", False, "“好！”"),
    ],
)
def test_a_text_that_ran_out_of_tokens_is_cut_at_its_last_sentence(
    written: str, ended: bool, expected: str
) -> None:
    assert whole(written, ended) == expected


def test_verdicts_count_for_the_very_text_only(bytewise: Bpe, small: Decoder) -> None:
    subject = Subject(Path(), Path(), bytewise, small)
    some = texts(subject, "en")
    said = {
        key(some[0]): Verdict(True, ""),
        key(some[1]): Verdict(False, "x"),
        key(some[2] + "."): Verdict(True, ""),
    }
    values = measure(subject, said).values
    assert values["continuations.judged.en"] == 2 and values["continuations.en"] == 0.5
    assert "continuations.zh" not in values and values["continuations.judged.zh"] == 0


def test_a_verdict_whose_text_was_changed_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "DATA", tmp_path)
    file = tmp_path / "verdicts.tsv"
    file.write_text(f"{key('A b.')}\tok\tA b.\t\n", encoding="utf-8")
    assert verdicts() == {key("A b."): Verdict(True, "")}
    file.write_text(f"{key('A b.')}\tok\tA c.\t\n", encoding="utf-8")
    with pytest.raises(ValueError, match="verdict"):
        verdicts()


def test_texts_without_a_verdict_are_listed_to_be_judged(
    monkeypatch: pytest.MonkeyPatch, bytewise: Bpe, small: Decoder
) -> None:
    subject = Subject(Path(), Path(), bytewise, small)
    first, *rest = texts(subject, "en")
    monkeypatch.setattr(continued, "verdicts", lambda: {key(first): Verdict(True, "")})
    listed = [line.split("\t")[2] for line in unjudged(subject).splitlines()]
    assert first not in listed and listed[: len(rest)] == rest


def test_the_committed_verdicts_are_on_their_texts_and_give_reasons() -> None:
    assert all(verdict.ok or verdict.reason for verdict in verdicts().values())
    assert len(lines("beginnings_en.txt")) == len(lines("beginnings_zh.txt")) == 40
