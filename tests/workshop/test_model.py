"""The PyTorch model is the NumPy graph's twin, and its file is one that the package loads."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch")

import torch

from attn_tui.models.checkpoint import load_weights
from attn_tui.models.config import read_config
from attn_tui.models.families import build
from attn_tui.workshop import heads
from attn_tui.workshop.export import export, load, tiny_config
from attn_tui.workshop.measure.bits import model_bits
from attn_tui.workshop.model import Decoder, Norm
from attn_tui.workshop.muon import orthogonal
from attn_tui.workshop.start import start

pytestmark = pytest.mark.reference

GIVEN = ("tokens", "temperature", "top_k", "top_p", "seed", "draw")


@pytest.fixture
def small() -> Decoder:
    """A model of random weights, large enough that attention is not flat."""
    torch.manual_seed(0)
    model = Decoder(
        replace(tiny_config(50).architecture, layers=2, heads=2, d_model=16, d_head=8, d_mlp=24, context=20)
    )
    with torch.no_grad():
        for value in model.parameters():
            value.add_(torch.randn_like(value) * 0.4)
    return model.eval()


def _compare(model: Decoder, folder: Path, ids: list[int]) -> None:
    config = read_config(folder / "config.json")
    graph = build(config.architecture, load_weights(folder / "weights.safetensors", config))
    graph.set("tokens", np.array(ids))
    with torch.no_grad():
        expected = model.nodes(torch.tensor(ids))
    assert set(graph.names) - set(expected) == {*GIVEN, *model.state_dict()}
    assert set(expected) <= set(graph.names)
    for name, value in expected.items():
        np.testing.assert_allclose(
            graph.value(name), value.detach().numpy(), atol=1e-4, rtol=1e-4, err_msg=name
        )


def test_every_node_is_the_same_in_numpy(small: Decoder, tmp_path: Path) -> None:
    export(small, tmp_path)
    _compare(load(tmp_path), tmp_path, [3, 1, 4, 1, 5, 9, 2, 6, 49, 0])


def test_the_first_heads_begin_by_looking_back() -> None:
    torch.manual_seed(0)
    model = Decoder(tiny_config(5120).architecture).eval()
    start(model)
    weights = heads.attention(model, torch.randint(0, 5120, (60,)).tolist())[0]
    for head, back in ((0, 1), (1, 2), (2, 3)):
        assert weights[head].diagonal(-back).mean() > 0.6
    assert weights[3].diagonal(-1).mean() < 0.2


def test_training_and_looking_inside_give_the_same_logits(small: Decoder) -> None:
    ids = torch.randint(0, 50, (20,))
    torch.testing.assert_close(small(ids[None])[0], small.nodes(ids)["logits"], atol=1e-4, rtol=1e-4)


def test_bits_of_a_long_document_count_every_token_once(small: Decoder) -> None:
    """A model of equal logits needs log2 V bits for each token, however many windows it takes."""
    assert isinstance(small.final, Norm)
    with torch.no_grad():
        small.final.gain.zero_()
        small.final.bias.zero_()
    for length in (1, 19, 20, 21, 30, 31, 95):
        assert model_bits(small, [7] * length) == pytest.approx(length * np.log2(50), rel=1e-5)


def test_induction_is_one_for_a_head_that_does_it(small: Decoder, monkeypatch: pytest.MonkeyPatch) -> None:
    def ideal(model: Decoder, ids: list[int]) -> torch.Tensor:
        weights = torch.zeros(2, 2, len(ids), len(ids))
        for i, token in enumerate(ids):
            earlier = [j for j in range(i) if ids[j] == token]
            weights[1, 0, i, earlier[-1] + 1 if earlier else 0] = 1
            weights[0, 1, i, max(i - 1, 0)] = 1
        return weights

    monkeypatch.setattr(heads, "attention", ideal)
    scores = heads.repeated_scores(small, count=2, period=9)
    assert scores["induction"][1, 0] > 0.8 and scores["previous"][0, 1] == 1
    assert scores["induction"][0, 1] < 0.2
    assert heads.text_scores(small, [[1, 2, 3, 1, 2, 3, 4]])["previous"][0, 1] == 1


def test_orthogonal_makes_the_singular_values_about_one() -> None:
    for shape in ((3, 16, 16), (2, 8, 32), (2, 32, 8)):
        values = torch.linalg.svdvals(orthogonal(torch.randn(shape)))
        assert values.min() > 0.5 and values.max() < 1.5
