"""The logit lens, against the model's own probabilities and NumPy written out."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from attn_tui.analysis.lens import lens
from attn_tui.models.library import find as bundled
from attn_tui.runs.run import run_of
from attn_tui.tour.tour import Tour

TEXT = "the cat sat because it was tired"


def softmax(scores: NDArray[np.floating]) -> NDArray[np.floating]:
    powers = np.exp(scores - scores.max())
    return np.asarray(powers / powers.sum())


def test_each_stream_through_the_last_norm_and_the_unembedding() -> None:
    model = bundled("tiny")
    tour = Tour(run_of(model, TEXT))
    graph, weights = tour.graph, model.arrays
    vocabulary = model.tokenizer.vocabulary
    own = softmax(graph.value("logits")[3].astype(np.float64))
    rows = lens(tour, 3, 5)
    assert [row.node for row in rows] == ["x", *(f"layer.{i}.out" for i in range(4))]
    for row in rows:
        stream = graph.value(row.node)[3].astype(np.float64)
        normed = (stream - stream.mean()) / np.sqrt(stream.var() + model.architecture.norm_eps)
        normed = normed * weights["final.gain"] + weights["final.bias"]
        shares = softmax(normed @ weights["E"].T.astype(np.float64))
        best = np.argsort(-shares)[:5]
        assert [label for label, _ in row.candidates] == [vocabulary[i] for i in best]
        assert [share for _, share in row.candidates] == pytest.approx(shares[best].tolist(), abs=1e-6)
        assert row.final == vocabulary[int(own.argmax())]
        assert row.final_share == pytest.approx(float(shares[own.argmax()]), abs=1e-6)
        assert row.final_rank == 1 + int((shares > shares[own.argmax()]).sum())
    assert rows[-1].final_rank == 1
    assert [share for _, share in rows[-1].candidates] == pytest.approx(np.sort(own)[::-1][:5], abs=1e-6)


def test_a_model_without_norm_is_read_without_one() -> None:
    model = bundled("byhand")
    tour = Tour(run_of(model, TEXT))
    assert "final" not in tour.graph
    shares = softmax(tour.graph.value("x")[2] @ model.arrays["W_u"] + model.arrays.get("b_u", 0))
    first = lens(tour, 2, 1)[0]
    assert first.candidates[0][1] == pytest.approx(float(shares.max()), abs=1e-6)


def test_a_number_changed_at_the_very_end_counts_in_the_last_row_alone() -> None:
    model = bundled("tiny")
    tour = Tour(run_of(model, TEXT))
    before = lens(tour, 2, 3)
    tour.graph.edit("logits", (2, 100), 1e3)
    after = lens(tour, 2, 3)
    assert after[-1].candidates[0][0] == after[0].final == model.tokenizer.vocabulary[100]
    assert after[-1].final_share == pytest.approx(1)
    assert [row.candidates for row in after[:-1]] == [row.candidates for row in before[:-1]]
