"""What the recipe of the word vectors does to the encoder's numbers; the encoder itself is not here."""

from __future__ import annotations

import numpy as np

from attn_tui.space.vectors import cosines
from attn_tui.workshop.vectors import quantised, reduced


def test_reduced_rows_have_length_one_and_keep_the_cosines_of_what_differs() -> None:
    rng = np.random.default_rng(0)
    wide = rng.normal(size=(40, 6)) @ rng.normal(size=(6, 32)) + 3
    rows = reduced(wide, 6)
    assert rows.shape == (40, 6)
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, rtol=1e-5)
    np.testing.assert_allclose(cosines(rows), cosines(wide - wide.mean(axis=0)), atol=1e-4)


def test_a_byte_a_number_is_near_enough() -> None:
    rows = reduced(np.random.default_rng(1).normal(size=(50, 64)))
    q, scale = quantised(rows)
    back = q * scale[:, None].astype(np.float32)
    assert q.dtype == np.int8 and np.abs(q).max() == 127
    assert np.abs(back - rows).max() < np.abs(rows).max() / 127
    np.testing.assert_allclose(cosines(back), cosines(rows), atol=0.01)
