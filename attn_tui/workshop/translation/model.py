"""The encoder-decoder in PyTorch; names and shapes of its state_dict are those of the bundled tensors.

LayerNorm first; the decoder's layer attends to itself, then to the encoder's output, then thinks
(Vaswani et al. 2017).
"""

from __future__ import annotations

import math

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from attn_tui.models.architecture import Architecture
from attn_tui.workshop.model import Norm


def _matrix(rows: int, columns: int, std: float = 0.02) -> nn.Parameter:
    return nn.Parameter(torch.randn(rows, columns) * std)


class Block(nn.Module):
    """A layer of either stack; with `crossing` it looks into a memory too."""

    def __init__(self, shape: Architecture, crossing: bool) -> None:
        super().__init__()
        d, m, self.heads = shape.d_model, shape.d_mlp, shape.heads
        deep = 0.02 / math.sqrt(2 * shape.layers)
        self.norm1 = Norm(d, shape.norm_eps)
        self.W_q, self.W_k, self.W_v, self.W_o = (
            _matrix(d, d),
            _matrix(d, d),
            _matrix(d, d),
            _matrix(d, d, deep),
        )
        if crossing:
            self.cross_norm = Norm(d, shape.norm_eps)
            self.W_cross_q, self.W_cross_k, self.W_cross_v = _matrix(d, d), _matrix(d, d), _matrix(d, d)
            self.W_cross_o = _matrix(d, d, deep)
        self.norm2 = Norm(d, shape.norm_eps)
        self.W_in, self.W_out = _matrix(d, m), _matrix(m, d, deep)

    def _split(self, x: Tensor) -> Tensor:
        """(b, n, d) to (b, h, n, k)."""
        return x.view(*x.shape[:2], self.heads, -1).transpose(1, 2)

    def looks(self, x: Tensor, hidden: Tensor) -> Tensor:
        """x (b, n, d) with what attention to itself found; `hidden` (…, n, n) is true where nobody looks."""
        normed = self.norm1(x)
        q, k, v = (self._split(normed @ w) for w in (self.W_q, self.W_k, self.W_v))
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=~hidden)
        return x + mixed.transpose(1, 2).flatten(2) @ self.W_o

    def crosses(self, x: Tensor, memory: Tensor, padding: Tensor) -> tuple[Tensor, Tensor]:
        """x (b, n, d) with what it found in the memory (b, m, d), and log-weights (b, h, n, m).

        `padding` (b, m) is true where the memory has nothing.
        """
        q = self._split(self.cross_norm(x) @ self.W_cross_q)
        k, v = self._split(memory @ self.W_cross_k), self._split(memory @ self.W_cross_v)
        scores = (q @ k.mT / math.sqrt(q.shape[-1])).masked_fill(padding[:, None, None], -1e9)
        logged = scores.log_softmax(-1)
        mixed = logged.exp() @ v
        return x + mixed.transpose(1, 2).flatten(2) @ self.W_cross_o, logged

    def thinks(self, x: Tensor) -> Tensor:
        """x (b, n, d) with what the feed-forward block adds."""
        return x + F.gelu(self.norm2(x) @ self.W_in, approximate="tanh") @ self.W_out


class Translator(nn.Module):
    """Source ids in, logits of the target's next tokens out."""

    def __init__(self, shape: Architecture) -> None:
        super().__init__()
        self.shape = shape
        self.E = _matrix(shape.vocabulary, shape.d_model, 0.04)
        self.P = _matrix(shape.context, shape.d_model, 0.02)
        self.encoder = nn.ModuleList(Block(shape, crossing=False) for _ in range(shape.layers))
        self.memory = Norm(shape.d_model, shape.norm_eps)
        self.decoder = nn.ModuleList(Block(shape, crossing=True) for _ in range(shape.layers))
        self.final = Norm(shape.d_model, shape.norm_eps)

    def embed(self, ids: Tensor) -> Tensor:
        """(b, n) to (b, n, d)."""
        return F.embedding(ids, self.E) + self.P[: ids.shape[1]]

    def encode(self, source: Tensor, padding: Tensor) -> Tensor:
        """(b, m) to (b, m, d)."""
        x, hidden = self.embed(source), padding[:, None, None]
        for block in self.encoder:
            assert isinstance(block, Block)
            x = block.thinks(block.looks(x, hidden))
        return self.memory(x)

    def decode(self, target: Tensor, memory: Tensor, padding: Tensor) -> tuple[Tensor, list[Tensor]]:
        """The stream before the unembedding (b, n, d), and each layer's cross-attention log-weights."""
        n = target.shape[1]
        x, future = self.embed(target), torch.ones(n, n, dtype=torch.bool, device=target.device).triu(1)
        looked = []
        for block in self.decoder:
            assert isinstance(block, Block)
            x, logged = block.crosses(block.looks(x, future), memory, padding)
            x = block.thinks(x)
            looked.append(logged)
        return self.final(x), looked

    def forward(self, source: Tensor, padding: Tensor, target: Tensor) -> tuple[Tensor, list[Tensor]]:
        """(b, m), (b, m), (b, n); logits (b, n, V) and the log-weights of cross-attention, layer by layer."""
        x, looked = self.decode(target, self.encode(source, padding), padding)
        return x @ self.E.T, looked
