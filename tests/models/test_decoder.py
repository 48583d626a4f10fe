"""The decoder against PyTorch: every named node, from a small file that PyTorch made beforehand.

`tests/fixtures/make_reference.py` makes the file; `tests/reference/` does the same live.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from attn_tui.models.config import parse_config
from attn_tui.models.families import build, tensor_shapes

FILE = Path(__file__).parents[1] / "fixtures" / "decoder_reference.npz"
CLOSE = 1e-5
OF_GIVEN = {"tokens", "temperature"}
CHOICES = {"draw"}
"""Nothing is drawn here, so there is nothing to compare."""


@pytest.fixture(scope="module")
def reference() -> dict[str, NDArray[Any]]:
    with np.load(FILE, allow_pickle=False) as file:
        return dict(file)


def below(reference: dict[str, NDArray[Any]], prefix: str) -> dict[str, NDArray[Any]]:
    """What the file has under a prefix, by the rest of the key."""
    return {key.removeprefix(prefix): array for key, array in reference.items() if key.startswith(prefix)}


@pytest.mark.parametrize("n", [1, 2, 17, 24])
@pytest.mark.parametrize("case", ["full", "bare"])
def test_every_named_node_agrees_with_pytorch(reference: dict[str, NDArray[Any]], case: str, n: int) -> None:
    config = parse_config(str(reference[f"{case}/config"])).architecture
    weights, expected = below(reference, f"{case}/weights/"), below(reference, f"{case}/{n}/")
    graph = build(config, weights)
    for name in OF_GIVEN:
        graph.set(name, expected[name])
    activations = {name for name in graph.names if not graph.node(name).given}
    assert activations - CHOICES == set(expected) - OF_GIVEN
    for name in activations - CHOICES:
        value = graph.value(name)
        assert value.shape == expected[name].shape, name
        np.testing.assert_allclose(value, expected[name], rtol=CLOSE, atol=CLOSE, err_msg=name)


@pytest.mark.parametrize("case", ["full", "bare"])
def test_the_file_has_what_the_config_asks_for_and_a_full_context(
    reference: dict[str, NDArray[Any]], case: str
) -> None:
    config = parse_config(str(reference[f"{case}/config"])).architecture
    weights = below(reference, f"{case}/weights/")
    shapes = tensor_shapes(config)
    assert {name: array.shape for name, array in weights.items()} == {
        name: shape for name, (shape, needed) in shapes.items() if needed or name in weights
    }
    assert config.context == 24
    assert FILE.stat().st_size < 1_000_000


def test_the_first_case_has_every_part_and_the_second_only_the_needed_ones(
    reference: dict[str, NDArray[Any]],
) -> None:
    for case, every in (("full", True), ("bare", False)):
        config = parse_config(str(reference[f"{case}/config"])).architecture
        weights = below(reference, f"{case}/weights/")
        assert set(weights) == {n for n, (_, needed) in tensor_shapes(config).items() if needed or every}
