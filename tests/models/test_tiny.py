"""The trained model: edits cost what they change, and change what they should."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attn_tui.models.library import find as bundled
from attn_tui.models.model import Model
from attn_tui.tokenize.nodes import set_text

CLOSE = 1e-5
"""In parts of 1, or of the largest number of the matrix."""


@pytest.fixture(scope="module")
def tiny() -> Model:
    return bundled("tiny")


@given(data=st.data())
@settings(max_examples=12, deadline=None)
def test_after_any_edits_of_a_text_every_number_is_that_from_scratch(
    tiny: Model, data: st.DataObject
) -> None:
    letters = st.text(st.sampled_from("aehist rTd,. 小猫我的，。龘😀"), min_size=1, max_size=8)
    text = "The boy looked at the bird because it was singing. 小猫爱吃鱼。"
    graph = tiny.graph(text)
    for _ in range(data.draw(st.integers(1, 5))):
        graph.value(data.draw(st.sampled_from(["probs", "logits", "layer.1.weights", "tokens"])))
        at = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 6))
        text = text[:at] + data.draw(letters) + text[at + cut :]
        set_text(graph, text)
    fresh = tiny.graph(text)
    for name in graph.names:
        expected = fresh.value(name)
        scale = np.abs(expected[np.isfinite(expected)]).max(initial=1)
        np.testing.assert_allclose(graph.value(name), expected, rtol=0, atol=CLOSE * scale, err_msg=name)


def test_a_token_at_the_end_changes_nothing_before_it(tiny: Model) -> None:
    graph = tiny.graph("The boy looked at the")
    before = {name: graph.value(name) for name in graph.names}
    set_text(graph, "The boy looked at the bird")
    for layer in range(tiny.architecture.layers):
        for letter in "kv":
            name = f"layer.{layer}.{letter}"
            np.testing.assert_array_equal(graph.value(name)[:, :-1], before[name])
