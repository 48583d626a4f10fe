"""The figures go where the card has a place for them, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("torch")

from attn_tui.workshop import annotate
from attn_tui.workshop.evaluate import MARKS, put_figures

pytestmark = pytest.mark.reference


def test_figures_replace_the_ones_before(tmp_path: Path) -> None:
    card = tmp_path / "MODEL_CARD.md"
    card.write_text(f"before\n{MARKS[0]}\nold\n{MARKS[1]}\nafter\n", encoding="utf-8")
    put_figures(card, "new")
    assert card.read_text(encoding="utf-8") == f"before\n{MARKS[0]}\nnew\n{MARKS[1]}\nafter\n"


def test_a_card_without_a_place_is_refused_and_left_alone(tmp_path: Path) -> None:
    card = tmp_path / "MODEL_CARD.md"
    card.write_text(f"{MARKS[1]} {MARKS[0]}", encoding="utf-8")
    with pytest.raises(ValueError, match="between"):
        put_figures(card, "new")
    assert card.read_text(encoding="utf-8") == f"{MARKS[1]} {MARKS[0]}"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_candidate_has_its_word_before_its_last_token(lang: str) -> None:
    for kind in annotate.CANDIDATES[lang]:
        for text, word in kind:
            assert 0 <= text.index(word) < len(text) - 1


def test_a_head_has_the_first_name_that_fits() -> None:
    low = dict.fromkeys(annotate.NAMES, 0.0)
    assert annotate._name(low) == annotate.OTHER
    assert annotate._name(low | {"previous": 0.9, "first": 0.6})["en"] == "previous token"
    assert annotate._name(low | {"previous": 0.49}) == annotate.OTHER
