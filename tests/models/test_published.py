"""Published models from disk agree with `transformers`, whose numbers lie in `tests/fixtures/published`."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from attn_tui.models import library
from attn_tui.models.model import Model
from attn_tui.tokenize.bpe import Bpe
from tests.fixtures.make_published import FOLDER, TEXTS

CLOSE = 1e-4
MODELS = sorted(path.parent.name for path in FOLDER.glob("*/config.json"))


@cache
def opened(name: str) -> Model:
    return library.find(str(FOLDER / name))


@cache
def reference(name: str) -> dict[str, NDArray[Any]]:
    with np.load(FOLDER / name / "reference.npz", allow_pickle=False) as file:
        return dict(file)


def test_there_are_models() -> None:
    assert "gpt2" in MODELS


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_the_tokens_are_those_of_the_library(name: str, number: int) -> None:
    tokens = opened(name).graph(TEXTS[number]).value("tokens")
    np.testing.assert_array_equal(tokens, reference(name)[f"{number}/tokens"])


@pytest.mark.parametrize("name", MODELS)
def test_every_node_agrees_with_transformers(name: str) -> None:
    graph, expected = opened(name).graph(TEXTS[0]), reference(name)
    nodes = [key.removeprefix("0/") for key in expected if key.startswith("0/") and key != "0/greedy"]
    assert {"layer.0.weights", "layer.1.mlp", "final", "logits"} <= set(nodes)
    for node in nodes:
        value = graph.value(node)
        scale = max(1.0, float(np.abs(expected[f"0/{node}"]).max()))
        np.testing.assert_allclose(value, expected[f"0/{node}"], rtol=0, atol=CLOSE * scale, err_msg=node)


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("number", range(len(TEXTS)))
def test_forty_greedy_tokens_are_the_same(name: str, number: int) -> None:
    model, found = opened(name), []
    graph = model.graph(TEXTS[number])
    for _ in range(40):
        following = graph.value("next")
        found.append(int(following[0]))
        graph.set("tokens", np.concatenate((graph.value("tokens"), following)))
    np.testing.assert_array_equal(found, reference(name)[f"{number}/greedy"])


@pytest.mark.parametrize("name", MODELS)
def test_opening_reads_no_tensor(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(*arguments: object) -> object:
        raise AssertionError("a tensor was read")

    for file in ("safetensors", "gguf", "llama2c"):
        monkeypatch.setattr(f"attn_tui.models.formats.{file}.floats_at", read)
    graph = library.find(str(FOLDER / name)).graph("The cat")
    assert len(graph.value("tokens"))


def test_the_trace_of_merges_leads_to_the_ids() -> None:
    model = opened("gpt2")
    bpe = model.tokenizer
    assert isinstance(bpe, Bpe)
    graph = model.graph("The cat<|endoftext|> 小猫")
    pieces = graph.value("pieces")
    assert [tuple(row) for row in pieces.tolist()] == [
        (piece.start, piece.end, piece.id) for piece in bpe.encode("The cat<|endoftext|> 小猫")
    ]
    for row in range(len(pieces)):
        assert graph.explain("pieces", (row, 2)).value == pieces[row, 2]
