"""The encoder of the workshop: its data hide whole words, and the graph is the same model."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest

pytest.importorskip("torch")

import torch

from attn_tui.models.families import build
from attn_tui.tokenize.bpe import BYTES
from attn_tui.workshop.masked.feed import WIDTH, Words, packed
from attn_tui.workshop.masked.measure import Line, TwoSided, hits
from attn_tui.workshop.masked.model import Encoder
from attn_tui.workshop.masked.train import shape_of

IDS = np.array([3, 9, 11, 4, 11, 7, 5])
MASK = 11


@pytest.fixture(scope="module")
def model() -> Encoder:
    torch.manual_seed(3)
    shape = replace(
        shape_of(MASK + 1), d_model=16, heads=2, kv_heads=2, d_head=8, d_mlp=20, context=24, span=4
    )
    made = Encoder(shape).eval()
    with torch.no_grad():
        for parameter in made.parameters():
            parameter.copy_(torch.randn(parameter.shape) * 0.4)
    return made


@pytest.mark.parametrize("absolute", [False, True], ids=["disentangled", "absolute"])
def test_the_graph_of_the_exported_model_is_the_trained_one(model: Encoder, absolute: bool) -> None:
    weights = {
        name.replace("mask.0.", "fill.0."): value.detach().numpy()
        for name, value in model.state_dict().items()
    }
    shape = replace(model.config, layers=2, fills=2, farthest=24, mask=MASK)
    graph = build(shape, weights, {"positions": "learned"} if absolute else {})
    graph.set("tokens", IDS)
    ids = torch.from_numpy(IDS)[None]
    with torch.no_grad():
        final = model.hidden(ids, torch.zeros_like(ids), torch.arange(len(IDS))[None], absolute)[0]
    np.testing.assert_allclose(graph.value("final"), final, rtol=1e-4, atol=1e-4)
    said = (final @ model.E.T).argmax(-1).numpy()
    assert graph.value("filled").tolist() == np.where(IDS == MASK, said, IDS).tolist()


def test_no_text_of_a_row_sees_another(model: Encoder) -> None:
    texts, places = torch.tensor([[0, 0, 0, 1, 1, 1, 1]]), torch.tensor([[0, 1, 2, 0, 1, 2, 3]])
    ids = torch.from_numpy(IDS)[None]
    with torch.no_grad():
        together = model.hidden(ids, texts, places)[0, 3:]
        alone = model.hidden(ids[:, 3:], texts[:, 3:], places[:, 3:])[0]
    torch.testing.assert_close(together, alone, rtol=1e-4, atol=1e-4)


def test_a_word_of_several_tokens_is_one_and_a_stop_is_none() -> None:
    tokens = [b"", *(bytes([i]) for i in range(BYTES)), b" cat", b"s", " 猫".encode(), "狗".encode()]
    cat, plural, first, dog, stop = 257, 258, 259, 260, ord(".") + 1
    assert Words(tokens).of([cat, plural, first, dog, stop]) == [[0, 1], [2], [3]]


def test_texts_are_packed_whole() -> None:
    rng = random.Random(1)
    texts = [np.full((2, rng.randint(1, WIDTH)), i) for i in range(300)]
    rows = list(packed(texts))
    assert all(sum(text.shape[1] for text in row) <= WIDTH for row in rows)
    assert sorted(int(text[0, 0]) for row in rows for text in row) == list(range(300))


def test_the_baseline_sees_both_neighbours() -> None:
    docs = [[1, 2, 3]] * 5 + [[1, 4, 5]] * 4 + [[6, 7, 3]]
    two_sided = TwoSided(docs, 9, prior=0.1)
    assert (two_sided.best(1, 3), two_sided.best(1, 5), two_sided.best(6, 3)) == (2, 4, 7)
    assert two_sided.hits([Line((1, 2, 3), (1,)), Line((1, 2, 5), (1,))], 0) == [True, False]


def test_a_hit_is_every_token_of_the_word(model: Encoder) -> None:
    line = Line((3, 9, 4), (1,))
    ids = torch.tensor([[3, MASK, 4]])
    with torch.no_grad():
        final = model.hidden(ids, torch.zeros_like(ids), torch.arange(3)[None])[0]
    said = int((final[1] @ model.E[:-1].T).argmax())
    assert hits(model, [line, replace(line, ids=(3, said, 4))], MASK) == [said == 9, True]
