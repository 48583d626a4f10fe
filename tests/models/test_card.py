"""What the model card says of `tiny` is so, as far as a test can know it."""

from __future__ import annotations

import re

import pytest

from attn_tui.models.library import BUNDLED
from attn_tui.models.library import find as bundled

CARD = (BUNDLED / "tiny" / "MODEL_CARD.md").read_text(encoding="utf-8")


def test_the_shape_is_that_of_the_weights() -> None:
    model = bundled("tiny")
    config = model.architecture
    assert f"{sum(weight.size for weight in model.weights.values()):,}" in CARD
    assert f"{config.layers} layers of {config.heads} heads, k = {config.d_head}" in CARD
    assert f"{config.d_model}, {config.d_mlp} (GELU, tanh form), {config.context} tokens" in CARD
    assert f"| vocabulary | {config.vocabulary:,}:" in CARD


def test_every_head_is_measured_and_bears_the_name_that_its_figures_give() -> None:
    named = bundled("tiny").card.heads_named["layer."]
    rows = re.findall(r"^\| layer (\d) head (\d) \| (.+) \|$", CARD, re.MULTILINE)
    assert len(rows) == sum(map(len, named)) == 32
    for layer, head, cells in rows:
        previous, first, _, _, _, induction = (float(cell) for cell in cells.split(" | "))
        name = named[int(layer) - 1][int(head) - 1]["en"]
        if name == "what came after it last time":
            assert induction >= 0.4
        elif name == "previous token":
            assert previous >= 0.5
        elif name == "first token":
            assert first >= 0.5


@pytest.mark.parametrize(
    "credit",
    [
        "Sentences from Tatoeba.org",
        "African Storybook",
        "Joe Chiu",
        "FairytaleQA",
        "CrossWOZ",
        "KdConv",
        "CC0",
    ],
)
def test_whoever_wrote_the_texts_is_credited(credit: str) -> None:
    assert credit in CARD


def test_all_bundled_files_are_at_most_four_megabytes() -> None:
    assert sum(path.stat().st_size for path in BUNDLED.rglob("*") if path.is_file()) <= 4_000_000


def test_there_are_six_examples_at_least_in_each_language() -> None:
    examples = bundled("tiny").card.examples or {}
    assert all(len(examples[lang]) >= 6 for lang in ("zh", "en"))
