"""The line of PyTorch that each op shows computes what the op does. Needs the extra `reference`."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attn_tui.graph import Draw, Given, Op
from attn_tui.graph.op import Array
from tests.graph.cases import CASES

pytestmark = pytest.mark.reference

SHOWN = sorted((op for op in CASES if op not in (Given, Draw)), key=lambda op: op.__name__)
"""A given value is loaded; PyTorch's generator draws other numbers than NumPy's."""


@pytest.mark.parametrize("kind", SHOWN, ids=lambda op: op.__name__)
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_the_line_of_pytorch_computes_the_same(kind: type[Op], data: st.DataObject) -> None:
    import torch

    case = data.draw(CASES[kind])
    names = tuple(f"input_{i}" for i in range(len(case.inputs)))
    tensors = {name: _tensor(array) for name, array in zip(names, case.inputs, strict=True)}
    scope = {"torch": torch, "F": torch.nn.functional, "math": __import__("math"), **tensors}
    result = eval(case.op.torch_source(*names), scope)
    np.testing.assert_allclose(np.asarray(result), case.value, rtol=1e-9, atol=1e-9)


def _tensor(array: Array) -> object:
    import torch

    return torch.from_numpy(np.ascontiguousarray(array))
