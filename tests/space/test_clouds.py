"""What a picture takes, for any source."""

from __future__ import annotations

import numpy as np
import pytest

from attn_tui.models.library import find as bundled
from attn_tui.runs.run import run_of
from attn_tui.space.clouds import Cloud, nearest_tokens, of_embeddings, of_node, of_tokens, sight
from attn_tui.space.vectors import load_vectors
from attn_tui.tour.tour import Tour


def tour(model: str = "tiny", text: str = "The cat sat") -> Tour:
    loaded = bundled(model)
    return Tour(run_of(loaded, text))


def test_the_rows_of_any_node_are_a_cloud() -> None:
    here = tour("byhand")
    cloud = of_node(here, "layer.0.attn", "en")
    np.testing.assert_array_equal(cloud.rows, here.graph.value("layer.0.attn"))
    assert cloud.labels == of_tokens(here, 0).labels and cloud.before == ()
    weights = of_node(here, "layer.0.W_q", "zh")
    assert len(weights.labels) == len(weights.rows) == 6


def test_the_nearest_tokens_in_e_are_those_of_largest_cosine() -> None:
    here = tour()
    row = of_embeddings(here, ("cat",)).rows[0]
    table, names = here.graph.value("E").astype(np.float64), here.model.tokenizer.vocabulary
    by_hand = table @ row / np.linalg.norm(table, axis=1) / np.linalg.norm(row)
    best = [names[i] for i in np.argsort(-by_hand)[1:4]]
    found = nearest_tokens(here, row, 3)
    assert [word for word, _ in found] == best
    assert found[0][1] == pytest.approx(np.sort(by_hand)[-2], abs=1e-5)


@pytest.mark.parametrize("dims", [1, 2, 3])
def test_a_sight_has_its_dimensions_and_turning_moves_axes_and_points_alike(dims: int) -> None:
    cloud = of_tokens(tour(), 2)
    view, turned = sight(cloud, dims), sight(cloud, dims, 0.5, 0.2)
    assert view.points.shape == (3, dims) and [part.shape for part in view.before] == [(3, dims)] * 2
    assert len(view.shares) == dims and view.shares == turned.shares
    if dims < 3:
        assert view.axes is None
        np.testing.assert_array_equal(view.points, turned.points)
    else:
        assert view.axes is not None and turned.axes is not None
        # what a point is on the axes does not change when both are turned
        np.testing.assert_allclose(view.points @ view.axes.T, turned.points @ turned.axes.T, atol=1e-9)


def test_one_word_and_equal_words_lie_at_the_origin() -> None:
    one = load_vectors().matrix[:1]
    for rows in (one, np.repeat(one, 3, axis=0)):
        for dims in (1, 2, 3):
            view = sight(Cloud(("a",) * len(rows), rows), dims, 0.3, 0.3)
            assert not view.points.any() and not any(view.shares)


def test_an_analogy_names_what_it_would_be_with_its_own_words() -> None:
    vectors = load_vectors()
    king, man, woman = (vectors.find(word) or 0 for word in ("king", "man", "woman"))
    assert vectors.analogy(king, man, woman, 1, whole=True)[0][0] == "king"
    assert vectors.analogy(king, man, woman, 1)[0][0] == "queen"
