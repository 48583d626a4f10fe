"""Samples are counted once each, however many words of the list they have."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("torch")

from attn_tui.tokenize.bpe import Bpe
from attn_tui.workshop.measure import samples
from attn_tui.workshop.measure.lists import LANGS, lines
from attn_tui.workshop.measure.subject import Subject
from attn_tui.workshop.measure.unsuitable import unsuitable
from attn_tui.workshop.model import Decoder


def test_a_sample_with_a_word_of_the_list_counts_once(
    monkeypatch: pytest.MonkeyPatch, bytewise: Bpe, small: Decoder
) -> None:
    def stub(model: Decoder, bpe: Bpe, texts: Sequence[str], *_: Any, **__: Any) -> list[tuple[str, bool]]:
        return [(" a gun, a gun and beer." if i % 4 == 0 else " 他死了。", True) for i in range(len(texts))]

    monkeypatch.setattr(samples, "continuations", stub)
    figure = samples.measure(Subject(Path(), Path(), bytewise, small), 8)
    assert figure.values == {"unsuitable.en": 2, "unsuitable.zh": 6}
    assert "gun 2" in figure.text and "死 6" in figure.text


@pytest.mark.parametrize("lang", LANGS)
def test_no_beginning_is_unsuitable_itself(lang: str) -> None:
    assert not [text for text in lines(f"beginnings_{lang}.txt") if unsuitable(text, lang)]
