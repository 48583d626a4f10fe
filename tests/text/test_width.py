"""Text in exact terminal cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from attn_tui.text.width import fit

anything = st.text(
    st.characters() | st.sampled_from("小猫它了，é\u0301👨\u200d👩🇨🇳\ufe0f\x1b\u202e\ud800ｱ"), max_size=30
)


@given(anything, st.integers(0, 40), st.sampled_from(["left", "right"]), st.booleans())
def test_fit_is_exact(text: str, cells: int, align: str, ellipsis: bool) -> None:
    assert cell_len(fit(text, cells, align, ellipsis)) == cells  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "cells", "shown"),
    [
        ("小猫坐", 5, "小猫…"),
        ("小猫坐", 4, "小… "),
        ("小猫坐", 6, "小猫坐"),
        ("cat", 5, "cat  "),
        ("小", 1, "…"),
        ("e\u0301e\u0301e\u0301", 2, "e\u0301…"),
        ("[/b]", 4, "[/b]"),
    ],
)
def test_fit_cuts_at_an_edge(text: str, cells: int, shown: str) -> None:
    assert fit(text, cells) == shown


def test_fit_to_the_right_without_an_ellipsis() -> None:
    assert fit("小猫坐", 5, "right", ellipsis=False) == " 小猫"
