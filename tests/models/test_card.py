"""What the model card says of `tiny` is so, as far as a test can know it."""

from __future__ import annotations

import re
from math import prod

import pytest

from attn_tui.models.library import BUNDLED
from attn_tui.models.library import find as bundled

CARD = (BUNDLED / "tiny" / "MODEL_CARD.md").read_text(encoding="utf-8")


def test_the_shape_is_that_of_the_weights() -> None:
    model = bundled("tiny")
    config = model.architecture
    assert f"{sum(prod(weight.shape) for weight in model.weights.values()):,}" in CARD
    assert f"{config.layers} layers of {config.heads} heads, k = {config.d_head}" in CARD
    assert f"{config.d_model}, {config.d_mlp} (GELU, tanh form), {config.context} tokens" in CARD
    assert f"| vocabulary | {config.vocabulary:,}:" in CARD


LIMITS = {
    "pronoun to noun": (0, 0.6, 0.4),
    "what came after it last time": (1, 0.4, 0.4),
    "previous token": (2, 0.5, 0.5),
    "the same token earlier": (3, 0.4, 0.3),
    "first token": (4, 0.5, 0.5),
}
"""Each name: its column, and what a head needs there on made and on natural text."""


def test_every_head_is_measured_and_bears_the_name_that_its_figures_give() -> None:
    named = bundled("tiny").card.heads_named["layer."]
    assert "| head | name | pronoun | induction | previous | same | first |" in CARD
    rows = re.findall(r"^\| layer (\d) head (\d) \| ([^|]+) \| (\d.+) \|$", CARD, re.MULTILINE)
    assert len(rows) == sum(map(len, named)) == 32
    for layer, head, name, cells in rows:
        assert named[int(layer) - 1][int(head) - 1]["en"] == name
        if name != "mixed":
            column, made, natural = LIMITS[name]
            first, second = (float(score) for score in cells.split(" | ")[column].split(" / "))
            assert first >= made and second >= natural


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


def test_all_bundled_files_are_at_most_twelve_megabytes() -> None:
    assert sum(path.stat().st_size for path in BUNDLED.rglob("*") if path.is_file()) <= 12_000_000


def test_there_are_six_examples_at_least_in_each_language() -> None:
    examples = bundled("tiny").card.examples or {}
    assert all(len(examples[lang]) >= 6 for lang in ("zh", "en"))
