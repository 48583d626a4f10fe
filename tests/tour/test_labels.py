"""Rows and columns by their labels."""

from __future__ import annotations

import pytest

from attn_tui.tour.labels import place_in


@pytest.mark.parametrize(
    ("wanted", "lang", "place"),
    [
        (("汤姆", "␣Tom"), "zh", 0),
        (("汤姆", "␣Tom"), "en", 2),
        (("Tom", "汤姆"), "en", 1),
        (("Ann",), "en", 3),
        (("nobody", -1), "en", 3),
        (("nobody", 9), "zh", None),
        (("他", "Tom", -1), "zh", 1),
    ],
)
def test_labels_of_the_language_that_is_read_come_first(
    wanted: tuple[str | int, ...], lang: str, place: int | None
) -> None:
    assert place_in(("汤姆", "Tom", "␣Tom", "␣Ann"), wanted, lang) == place
