"""Q, K and V are written in their hues wherever they are named, and nothing else is."""

from __future__ import annotations

import pytest
from rich.text import Text

from attn_tui.paint.hues import hued
from attn_tui.paint.look import Look
from attn_tui.paint.palette import hue


@pytest.mark.parametrize("dark", [True, False])
def test_the_matrices_have_their_hues_and_other_letters_none(dark: bool) -> None:
    look = Look("en", dark)
    text = hued(Text("Q · Kᵀ / √k + W_v, VOCAB"), look)
    found = {text.plain[span.start : span.end]: str(span.style) for span in text.spans}
    assert found == {"Q": hue("Q", dark), "Kᵀ": hue("K", dark), "W_v": hue("V", dark)}
    assert len(set(found.values())) == 3 and look.theme.accent not in found.values()


def test_without_colours_the_letters_say_it() -> None:
    assert not hued(Text("Q · Kᵀ"), Look("en", depth="none")).spans
