"""The live values of the space of words."""

from __future__ import annotations

import pytest

from attn_tui.learner.near import cosine


def test_the_cosine_of_two_words_in_either_order_is_the_same_and_a_word_is_nearest_to_itself() -> None:
    there, back = cosine((("he",), ("他",))), cosine((("他",), ("he",)))
    assert there is not None and there == pytest.approx(back) and 0 < there < 1
    assert cosine((("he",), ("he",))) == pytest.approx(1, abs=1e-6)


@pytest.mark.parametrize(
    "cell", [(("he",), ("no such word",)), (("he",),), (("he",), 3), (("he",), ("他",), ("cat",))]
)
def test_whatever_is_not_two_words_with_vectors_has_no_cosine(
    cell: tuple[tuple[str, ...] | int, ...],
) -> None:
    assert cosine(cell) is None
