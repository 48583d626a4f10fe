"""The word vectors say what their card says, and the views keep what they claim."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from attn_tui.models.library import find as bundled
from attn_tui.paint.look import Look
from attn_tui.paint.palette import ColorDepth
from attn_tui.paint.scatter import scatter
from attn_tui.runs.run import run_of
from attn_tui.space.clouds import of_embeddings, of_tokens, of_words, seen
from attn_tui.space.projection import project, turn
from attn_tui.space.vectors import FILE, cosines, load_vectors
from attn_tui.tour.tour import Tour

VECTORS = load_vectors()


@pytest.mark.parametrize(
    ("one", "other", "cosine"),
    [
        ("he", "他", 0.88), ("番茄", "西红柿", 0.86), ("番茄", "tomato", 0.89), ("cat", "猫", 0.90),
        ("king", "国王", 0.78), ("番茄", "汽车", 0.17),
    ],
)  # fmt: skip
def test_words_of_one_meaning_are_near_in_both_languages(one: str, other: str, cosine: float) -> None:
    rows = of_words(VECTORS, (one, other)).rows
    assert cosines(rows)[0, 1] == pytest.approx(cosine, abs=0.01)


def test_the_file_is_as_its_card_says() -> None:
    assert len(VECTORS.words) == 13_001 == len(VECTORS.matrix) and VECTORS.matrix.shape[1] == 64
    np.testing.assert_allclose(np.linalg.norm(VECTORS.matrix, axis=1), 1, rtol=1e-5)
    assert FILE.stat().st_size < 1_000_000
    assert VECTORS.words[VECTORS.english - 1].isascii() and not VECTORS.words[VECTORS.english].isascii()


def test_neighbours_come_in_both_languages_and_an_analogy_may_hit_or_miss() -> None:
    tomato, king, man, woman = (VECTORS.find(word) for word in ("番茄", "king", "man", "woman"))
    assert tomato is not None and king is not None and man is not None and woman is not None
    english, chinese = VECTORS.neighbours(tomato, 3)
    # aubergine is nearer than the other word for tomato: the screen says so
    assert english[0][0] == "tomato" and [word for word, _ in chinese[:2]] == ["茄子", "西红柿"]
    found = VECTORS.analogy(king, man, woman, 5)
    assert found[0][0] == "queen" and not {"king", "man", "woman"} & {word for word, _ in found}
    assert VECTORS.find("Cat") == VECTORS.find("cat") and VECTORS.find("zzqx") is None


POINTS = hnp.arrays(
    np.float64, st.tuples(st.integers(1, 8), st.integers(1, 6)), elements=st.floats(-9, 9, width=16)
)


@given(POINTS, st.integers(1, 3))
def test_a_projection_keeps_the_share_that_it_states(rows: np.ndarray, dims: int) -> None:
    found = project(rows, dims)
    centred = rows - rows.mean(axis=0)
    total = float((centred**2).sum())
    assert found.points.shape == (len(rows), dims) and 0 <= found.kept <= 1 + 1e-9
    if total > 1e-9:
        assert float((found.points**2).sum()) / total == pytest.approx(found.kept, abs=1e-9)
        assert list(found.shares) == sorted(found.shares, reverse=True)
    else:
        assert np.abs(found.points).max() < 1e-4


def test_points_on_a_line_need_one_axis() -> None:
    rows = np.outer(np.array([-1.0, 0, 3]), np.array([3.0, 4, 0]))
    found = project(rows, 2)
    assert found.shares[0] == pytest.approx(1) and np.abs(found.points[:, 0]).max() == pytest.approx(35 / 3)


@given(st.floats(-7, 7), st.floats(-7, 7))
def test_turning_changes_no_distance(angle: float, tilt: float) -> None:
    points = np.array([[1.0, 2, 3], [-1, 0, 2], [0, 0, 0]])
    np.testing.assert_allclose(
        np.linalg.norm(turn(points, angle, tilt), axis=1), np.linalg.norm(points, axis=1)
    )


def test_a_word_is_seen_to_move_through_the_layers() -> None:
    model = bundled("tiny")
    tour = Tour(run_of(model, "The cat sat"))
    cloud = of_tokens(tour, 4)
    projection, before = seen(cloud, 2)
    assert len(before) == 4 and projection.points.shape == (3, 2)
    assert all(
        np.abs(one - two).max() > 1e-3
        for one, two in zip(before, [*before[1:], projection.points], strict=True)
    )
    assert of_tokens(tour, 0).before == ()


def test_words_are_found_among_the_tokens_of_a_model() -> None:
    tiny, byhand = bundled("tiny"), bundled("byhand")
    cloud = of_embeddings(Tour(run_of(tiny, "")), ("cat", "因为", "zzqx"))
    assert cloud.labels == ("cat", "因为") and cloud.unknown == ("zzqx",) and cloud.rows.shape == (2, 128)
    assert of_embeddings(Tour(run_of(byhand, "")), ("cat",)).rows.shape == (1, 6)


@pytest.mark.parametrize("depth", ["truecolor", "16", "none"])
@given(POINTS, st.integers(14, 60), st.integers(3, 20))
def test_a_picture_of_points_fills_its_field_exactly(
    depth: ColorDepth, rows: np.ndarray, width: int, height: int
) -> None:
    points = np.pad(project(rows, 2).points, ((0, 0), (0, 1)))
    labels = ["番茄", "tomato", "汽车", "x"] * 2
    lines = scatter(points, labels[: len(points)], (width, height), 0, Look(depth=depth))
    assert len(lines) == height and {line.cell_len for line in lines} == {width}
    assert "●" in "".join(line.plain for line in lines)
