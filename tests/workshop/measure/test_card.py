"""The figures go where the card has a place for them, with what was before and what is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("torch")

from attn_tui.workshop.measure import card
from attn_tui.workshop.measure.card import FIGURES, MARKS, Row, put_figures, rows, summary
from attn_tui.workshop.measure.lists import lines
from attn_tui.workshop.measure.named import EXAMPLE_KINDS, NAMES, OTHER, Example, chosen, name


def test_figures_replace_the_ones_before(tmp_path: Path) -> None:
    path = tmp_path / "MODEL_CARD.md"
    path.write_text(f"before\n{MARKS[0]}\nold\n{MARKS[1]}\nafter\n", encoding="utf-8")
    put_figures(path, "new")
    assert path.read_text(encoding="utf-8") == f"before\n{MARKS[0]}\nnew\n{MARKS[1]}\nafter\n"


def test_a_card_without_a_place_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "MODEL_CARD.md"
    path.write_text(f"{MARKS[1]} {MARKS[0]}", encoding="utf-8")
    with pytest.raises(ValueError, match="between"):
        put_figures(path, "new")
    assert path.read_text(encoding="utf-8") == f"{MARKS[1]} {MARKS[0]}"


def test_an_aim_is_met_as_the_table_shows_it() -> None:
    share, bits, count = (
        Row("a", "", 0.4, least=0.8),
        Row("bits.x", "", 1.0, most=0.98),
        Row("c", "", 3, most=0),
    )
    assert share.met(0.796) and not share.met(0.794) and share.aim == "≥ 0.80"
    assert bits.met(0.9804) and not bits.met(0.981) and bits.aim == "≤ 0.980"
    assert count.met(0) and not count.met(1) and count.shown(0) == "0"


def test_the_table_has_a_row_for_each_aim_that_was_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        card, "rows", lambda: [Row("a", "first", 0.4, least=0.8), Row("b", "second", 7, most=0)]
    )
    assert summary({"a": 0.9, "other": 1.0}).splitlines()[2:] == ["| first | 0.40 | 0.90 | ≥ 0.80 | yes |"]
    assert summary({"b": 2}).splitlines()[2:] == ["| second | 7 | 2 | ≤ 0 | no |"]


def test_every_row_has_one_bound_and_a_label_of_its_own() -> None:
    some = rows()
    assert len({row.key for row in some}) == len({row.label for row in some}) == len(some) > 20
    assert all((row.least is None) != (row.most is None) for row in some)
    assert len(FIGURES) == 9


def test_a_head_has_the_first_name_that_fits_on_both_texts() -> None:
    low = dict.fromkeys(NAMES, 0.0)
    assert name(low, low) == OTHER
    both = low | {"previous": 0.9, "first": 0.6}
    assert name(both, both)["en"] == "previous token"
    assert name(both, low | {"first": 0.6})["en"] == "first token"
    assert name(low | {"previous": 0.49}, both) == OTHER


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_candidate_has_its_word_before_its_last_token(lang: str) -> None:
    kinds = set()
    for line in lines(f"examples_{lang}.txt"):
        kind, text, word, nexts = line.split(" | ")
        kinds.add(kind)
        assert 0 <= text.index(word) < len(text) - 1 and all(nexts.split(", "))
    assert kinds == set(EXAMPLE_KINDS)


def test_an_example_that_is_whole_and_sensible_goes_before_a_clearer_one() -> None:
    def example(text: str, weight: float, sensible: bool, split: tuple[str, ...] = ()) -> Example:
        return Example("pronoun", text, "", (0, 0), weight, "", sensible, split)

    some = [
        example("a", 0.9, False),
        example("b", 0.8, True, ("x",)),
        example("c", 0.1, True),
        example("d", 0.2, True),
    ]
    assert [e.text for e in chosen(some)] == ["d", "c"]
    assert [e.text for e in chosen(some[:3])] == ["c", "a"]
