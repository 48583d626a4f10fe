"""The decoder-only Transformer in PyTorch: what is trained, and what the NumPy graph is compared with.

Pre-LayerNorm, GELU (tanh), learned positions, no biases but those of LayerNorm, unembedding tied to E
(Radford et al. 2019). Its state_dict has the names and shapes of the tensors in the model's file.
"""

from __future__ import annotations

import math

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from attn_tui.models.config import Config

Nodes = dict[str, Tensor]
LOOK_BACK = 3
"""How many heads of the first layer begin by looking back."""
LOOK_AFTER = 4.0
"""How sharply a head of the second layer begins by looking for what came after its own token."""


class Norm(nn.Module):
    """LayerNorm over the features (Ba et al. 2016)."""

    def __init__(self, d: int, eps: float) -> None:
        super().__init__()
        self.eps = eps
        self.gain = nn.Parameter(torch.ones(d))
        self.bias = nn.Parameter(torch.zeros(d))

    def forward(self, x: Tensor) -> Tensor:
        """(…, d); the same."""
        return F.layer_norm(x, x.shape[-1:], self.gain, self.bias, self.eps)


class Layer(nn.Module):
    """Attention and feed-forward block, each added to the residual stream."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        d, joined, m = config.d_model, config.heads * config.d_head, config.d_mlp
        self.heads, self.d_head = config.heads, config.d_head
        self.norm1, self.norm2 = Norm(d, config.norm_eps), Norm(d, config.norm_eps)
        deep = 0.02 / math.sqrt(2 * config.layers)
        self.W_q, self.W_k, self.W_v = (_matrix(d, joined, 0.02) for _ in range(3))
        self.W_o = _matrix(joined, d, deep)
        self.W_in = _matrix(d, m, 0.02)
        self.W_out = _matrix(m, d, deep)

    def forward(self, x: Tensor) -> Tensor:
        """(b, n, d); the same. The fast path, with nothing kept."""
        b, n, _ = x.shape
        joined = self.norm1(x) @ torch.cat((self.W_q, self.W_k, self.W_v), 1)
        q, k, v = joined.view(b, n, 3, self.heads, self.d_head).permute(2, 0, 3, 1, 4)
        mixed = F.scaled_dot_product_attention(q, k, v, is_causal=True)
        x = x + mixed.transpose(1, 2).reshape(b, n, -1) @ self.W_o
        return x + F.gelu(self.norm2(x) @ self.W_in, approximate="tanh") @ self.W_out

    def nodes(self, x: Tensor) -> Nodes:
        """(n, d); every value on the way, by the graph's name without `layer.i.`."""
        out = {"norm1": self.norm1(x)}
        for letter, weight in (("q", self.W_q), ("k", self.W_k), ("v", self.W_v)):
            out[f"{letter}_proj"] = out["norm1"] @ weight
            out[letter] = out[f"{letter}_proj"].view(len(x), self.heads, self.d_head).transpose(0, 1)
        out["scores"] = out["q"] @ out["k"].mT
        out["scaled"] = out["scores"] / math.sqrt(self.d_head)
        future = torch.ones_like(out["scaled"], dtype=torch.bool).triu(1)
        out["masked"] = out["scaled"].masked_fill(future, -torch.inf)
        out["weights"] = out["masked"].softmax(-1)
        out["mixed"] = out["weights"] @ out["v"]
        out["concat"] = out["mixed"].transpose(0, 1).reshape(len(x), -1)
        out["attn"] = out["concat"] @ self.W_o
        out["mid"] = x + out["attn"]
        out["norm2"] = self.norm2(out["mid"])
        out["mlp_in"] = out["norm2"] @ self.W_in
        out["mlp_act"] = F.gelu(out["mlp_in"], approximate="tanh")
        out["mlp"] = out["mlp_act"] @ self.W_out
        return out | {"out": out["mid"] + out["mlp"]}


class Decoder(nn.Module):
    """The model of a config; `forward` for training, `nodes` for looking inside."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        self.config = config
        self.E = _matrix(config.vocabulary, config.d_model, 0.04)
        self.P = nn.Parameter(_waves(config.context, config.d_model))
        self.layer = nn.ModuleList(Layer(config) for _ in range(config.layers))
        self.final = Norm(config.d_model, config.norm_eps)
        self._look_back()
        self._look_after()

    @torch.no_grad()
    def _look_back(self) -> None:
        """Start the first heads of the first layer as heads that look one, two … tokens back.

        The query is the waves of a place turned back by that many places, the key the waves themselves:
        their product is largest where the two are equal. Training is free to make something else of it.
        """
        first = self.layer[0]
        assert isinstance(first, Layer)
        waves = min(first.d_head, 2 * len(_frequencies(self.config.d_model))) // 2
        for head in range(min(LOOK_BACK, self.config.heads - 1)):
            at = head * first.d_head
            for i, frequency in enumerate(_frequencies(self.config.d_model)[:waves].tolist()):
                turn = frequency * (head + 1)
                rotation = torch.tensor(
                    [[math.cos(turn), math.sin(turn)], [-math.sin(turn), math.cos(turn)]], dtype=torch.float32
                )
                place, own = slice(2 * i, 2 * i + 2), slice(at + 2 * i, at + 2 * i + 2)
                first.W_q[place, own] += rotation
                first.W_k[place, own] += torch.eye(2)

    @torch.no_grad()
    def _look_after(self) -> None:
        """Start one head of the second layer as a head that looks for what came after its own token.

        The head that looks one back writes a part of the token it sees into the stream; here the key reads
        that part and the query the same part of the token itself (Elhage et al. 2021, K-composition).
        What such a head does with what it finds is left to training, and whether it stays.
        """
        d, k = self.config.d_model, self.config.d_head
        waves = 2 * len(_frequencies(d))
        if self.config.layers < 2 or d - waves < 2 * k:
            return
        back, after = self.layer[0], self.layer[1]
        assert isinstance(back, Layer) and isinstance(after, Layer)
        read, written = torch.linalg.qr(torch.randn(d - waves, 2 * k))[0].split(k, dim=1)
        back.W_v[waves:, :k] = read
        back.W_o[:k, waves:] += written.T
        after.W_q[waves:, :k] += LOOK_AFTER * read
        after.W_k[waves:, :k] += written

    def forward(self, tokens: Tensor) -> Tensor:
        """Ids (b, n); logits (b, n, V)."""
        x = F.embedding(tokens, self.E) + self.P[: tokens.shape[1]]
        for layer in self.layer:
            x = layer(x)
        logits: Tensor = self.final(x) @ self.E.T
        return logits

    def nodes(self, tokens: Tensor) -> Nodes:
        """Ids (n,); the value of every node of the graph from `embed` to `logits`, by its name."""
        out = {"embed": F.embedding(tokens, self.E), "position": self.P[: len(tokens)]}
        x = out["x"] = out["embed"] + out["position"]
        for i, layer in enumerate(self.layer):
            assert isinstance(layer, Layer)
            inner = layer.nodes(x)
            out |= {f"layer.{i}.{name}": value for name, value in inner.items()}
            x = inner["out"]
        out["final"] = self.final(x)
        return out | {"logits": out["final"] @ self.E.T}


def _frequencies(d: int) -> Tensor:
    """(d / 8,) radians a place, from fast to slow."""
    return 2.5 * 0.02 ** torch.linspace(0, 1, max(d // 8, 2))


def _waves(context: int, d: int) -> Tensor:
    """(context, d): sine and cosine of each frequency, in a quarter of the features (Vaswani et al. 2017)."""
    angles = torch.arange(context)[:, None] * _frequencies(d)
    out = torch.zeros(context, d)
    out[:, : 2 * angles.shape[1]] = 0.5 * torch.stack((angles.sin(), angles.cos()), -1).flatten(1)
    return out


def _matrix(rows: int, columns: int, std: float) -> nn.Parameter:
    return nn.Parameter(torch.randn(rows, columns) * std)
