"""The encoder in PyTorch: what is trained, and what the NumPy graph is compared with.

Disentangled attention and the enhanced mask decoder of He et al. (2021), with LayerNorm first and no biases
but LayerNorm's; the table of relative positions goes through W_q and W_k of the content. The names of its
state_dict are those of the tensors in the model's file; `mask.0` is the layer that is applied twice.
"""

from __future__ import annotations

import math

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from attn_tui.graph.ops.buckets import Buckets
from attn_tui.models.architecture import Architecture
from attn_tui.workshop.masked.feed import Batch
from attn_tui.workshop.model import Norm


class Layer(nn.Module):
    """Attention and feed-forward block, each added to the stream of those that ask."""

    def __init__(self, shape: Architecture) -> None:
        super().__init__()
        d, joined, m = shape.d_model, shape.heads * shape.d_head, shape.d_mlp
        self.heads, self.d_head = shape.heads, shape.d_head
        deep = 0.02 / math.sqrt(2 * shape.layers)
        self.norm1, self.norm2 = Norm(d, shape.norm_eps), Norm(d, shape.norm_eps)
        self.W_q, self.W_k, self.W_v, self.W_in = (_random(d, b, 0.02) for b in (joined, joined, joined, m))
        self.W_o, self.W_out = _random(joined, d, deep), _random(m, d, deep)

    def forward(
        self, x: Tensor, source: Tensor, table: Tensor | None, index: Tensor, apart: Tensor
    ) -> Tensor:
        """Queries from x (b, n, d), keys and values from `source`; (b, n, d).

        `table` (2·span, d) is that of relative positions, None for absolute ones; `index` (n, n) the bucket
        of each pair, `apart` (b, 1, n, n) −∞ where two tokens are of different texts.
        """
        asks, has = self.norm1(x), self.norm1(source)
        q, k, v = (self._split(of @ w) for of, w in ((asks, self.W_q), (has, self.W_k), (has, self.W_v)))
        scores, terms = q @ k.mT, 1
        if table is not None:
            to_place, from_place = q @ self._split(table @ self.W_k).mT, k @ self._split(table @ self.W_q).mT
            scores = scores + to_place.gather(-1, index.expand_as(scores))
            scores = scores + from_place.gather(-1, index.mT.expand_as(scores)).mT
            terms = 3
        weights = (scores / math.sqrt(terms * self.d_head) + apart).softmax(-1)
        x = x + (weights @ v).transpose(-2, -3).flatten(-2) @ self.W_o
        return x + F.gelu(self.norm2(x) @ self.W_in, approximate="tanh") @ self.W_out

    def _split(self, x: Tensor) -> Tensor:
        """(…, n, h·k); (…, h, n, k)."""
        return x.reshape(*x.shape[:-1], self.heads, self.d_head).transpose(-2, -3)


class Encoder(nn.Module):
    """The model of an architecture; its last layer is the enhanced mask decoder's."""

    def __init__(self, shape: Architecture) -> None:
        super().__init__()
        self.config = shape
        d = shape.d_model
        self.E = _random(shape.vocabulary, d, 0.04)
        self.P = _random(shape.context, d, 0.02)
        self.R = _random(2 * shape.span, d, 0.1)
        self.layer = nn.ModuleList(Layer(shape) for _ in range(shape.layers - 1))
        self.mask = nn.ModuleList([Layer(shape)])
        self.final = Norm(d, shape.norm_eps)

    def forward(self, batch: Batch, absolute: bool = False) -> Tensor:
        """The logits (r, V) of the r hidden tokens; `absolute`: as BERT, places added to the embedding."""
        stream = self.hidden(batch.inputs, batch.texts, batch.places, absolute)
        return stream[batch.targets >= 0] @ self.E.T

    def hidden(self, ids: Tensor, texts: Tensor, places: Tensor, absolute: bool = False) -> Tensor:
        """(b, n, d), after the last norm."""
        shape, n = self.config, ids.shape[1]
        back = np.arange(n)[:, None] - np.arange(n)
        index = torch.from_numpy(Buckets(shape.span, shape.context).of(back))
        together = texts[:, :, None] == texts[:, None, :]
        apart = torch.zeros(together.shape).masked_fill(~together, -torch.inf)[:, None]
        x = F.embedding(ids, self.E)
        place: Tensor | None = F.embedding(places, self.P)
        table: Tensor | None = self.R
        if absolute:
            x, place, table = x + F.embedding(places, self.P), None, None
        for layer in self.layer:
            x = layer(x, x, table, index, apart)
        asks = x if place is None else x + place
        for _ in range(2):
            asks = self.mask[0](asks, x, table, index, apart)
        out: Tensor = self.final(asks)
        return out


def _random(rows: int, columns: int, std: float) -> nn.Parameter:
    return nn.Parameter(torch.randn(rows, columns) * std)
