"""A tiny model of random weights on bytes, for the parts that ask a model."""

from __future__ import annotations

from dataclasses import replace

import pytest

pytest.importorskip("torch")

import torch

from attn_tui.tokenize.bpe import BYTES, Bpe
from attn_tui.workshop.export import tiny_config
from attn_tui.workshop.model import Decoder


@pytest.fixture(scope="session")
def bytewise() -> Bpe:
    """A tokenizer without merges: a token is a byte."""
    return Bpe([])


@pytest.fixture(scope="session")
def small() -> Decoder:
    """Two layers of two heads with random weights, large enough that attention is not flat."""
    torch.manual_seed(0)
    config = tiny_config(BYTES + 1).architecture
    model = Decoder(replace(config, kv_heads=2, layers=2, heads=2, d_model=16, d_head=8, d_mlp=24))
    with torch.no_grad():
        for value in model.parameters():
            value.add_(torch.randn_like(value) * 0.4)
    return model.eval()
