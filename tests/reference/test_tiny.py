"""The bundled `tiny` in its graph and in PyTorch, from the same file: every named node to 1e-4."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pytest

from attn_tui.models.library import BUNDLED
from attn_tui.models.library import find as bundled
from attn_tui.models.model import Model

pytestmark = pytest.mark.reference

CLOSE = 1e-4
LONG = "Tom has a small dog. 小狗喜欢跑。 " * 20
TEXTS = (
    "The boy looked at the bird because it was singing.",
    "The trophy does not fit in the box because it is too big.",
    'Once upon a time, there was a little girl. "I see 3 cats!" said Tom.',
    "妹妹指着风筝，因为它很漂亮。",
    "从前有一只小兔子，住在森林里。",
    "番茄 = 西红柿，kitten = cat",
    LONG,
)
ONLY_OURS = {"text", "bytes", "merges", "pieces", "tokens", "temperature", "top_k", "top_p", "seed", "draw"}
"""What stands before the ids or is set by the learner, and the draw, which without a seed is 0."""


@cache
def tiny() -> tuple[Model, Any]:
    """The model as the package loads it, and as PyTorch does."""
    from attn_tui.workshop.export import load

    return bundled("tiny"), load(BUNDLED / "tiny")


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:12])
def test_every_named_node_agrees_with_pytorch(text: str) -> None:
    import torch

    model, twin = tiny()
    graph = model.graph(text)
    with torch.no_grad():
        expected = twin.nodes(torch.tensor(graph.value("tokens")))
    assert set(graph.names) - set(expected) - set(model.weights) == ONLY_OURS
    assert set(expected) <= set(graph.names)
    for name, tensor in expected.items():
        value = tensor.detach().numpy()
        assert graph.value(name).shape == value.shape, name
        np.testing.assert_allclose(graph.value(name), value, rtol=CLOSE, atol=CLOSE, err_msg=name)


def test_the_long_text_fills_the_context() -> None:
    model, _ = tiny()
    assert len(model.graph(LONG).value("tokens")) == model.architecture.context == 128


def test_the_weights_are_the_same_to_the_last_bit() -> None:
    model, twin = tiny()
    state = twin.state_dict()
    assert set(state) == set(model.weights)
    for name, weight in model.arrays.items():
        assert weight.dtype == np.float32 and np.array_equal(weight, state[name].numpy()), name
