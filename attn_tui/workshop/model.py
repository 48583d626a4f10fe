"""The decoder-only Transformer in PyTorch: what is trained, and what the NumPy graph is compared with.

Every decoder of an `Architecture` (Radford et al. 2019 where it is full): with or without LayerNorm,
feed-forward block, positions and biases, unembedding tied or not. The names and shapes of its state_dict are
those of the tensors in a model's file.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping
from typing import Any

import torch
import torch.nn.functional as F
from numpy.typing import NDArray
from torch import Tensor, nn

from attn_tui.models.architecture import Architecture

Nodes = dict[str, Tensor]


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

    # registered by name below, so that only these lines say that they are there
    b_q: Tensor | None
    b_k: Tensor | None
    b_v: Tensor | None
    b_o: Tensor | None
    b_in: Tensor | None
    b_out: Tensor | None

    def __init__(self, config: Architecture, biases: Collection[str] = ()) -> None:
        super().__init__()
        d, joined, m = config.d_model, config.heads * config.d_head, config.d_mlp
        self.heads, self.d_head, self.wide = config.heads, config.d_head, m > 0
        deep = 0.02 / math.sqrt(2 * config.layers)
        self.norm1 = _norm(config)
        self.W_q, self.W_k, self.W_v = (_matrix(d, joined, 0.02) for _ in range(3))
        self.W_o = _matrix(joined, d, deep)
        sizes = {"b_q": joined, "b_k": joined, "b_v": joined, "b_o": d}
        if self.wide:
            self.norm2 = _norm(config)
            self.W_in, self.W_out = _matrix(d, m, 0.02), _matrix(m, d, deep)
            sizes |= {"b_in": m, "b_out": d}
        for name, size in sizes.items():
            self.register_parameter(name, nn.Parameter(torch.zeros(size)) if name in biases else None)

    def forward(self, x: Tensor) -> Tensor:
        """(b, n, d); the same. The fast path, with nothing kept."""
        batch, n, _ = x.shape
        joined = self.norm1(x) @ torch.cat((self.W_q, self.W_k, self.W_v), 1)
        biases = (self.b_q, self.b_k, self.b_v)
        if any(bias is not None for bias in biases):
            joined = joined + torch.cat([x.new_zeros(self.W_q.shape[1]) if b is None else b for b in biases])
        q, k, v = joined.view(batch, n, 3, self.heads, self.d_head).permute(2, 0, 3, 1, 4)
        mixed = F.scaled_dot_product_attention(q, k, v, is_causal=True)
        x = x + _linear(mixed.transpose(1, 2).reshape(batch, n, -1), self.W_o, self.b_o)
        if not self.wide:
            return x
        hidden = F.gelu(_linear(self.norm2(x), self.W_in, self.b_in), approximate="tanh")
        return x + _linear(hidden, self.W_out, self.b_out)

    def nodes(self, x: Tensor) -> Nodes:
        """(n, d); every value on the way, by the graph's name without `layer.i.`; the last is the output."""
        out: Nodes = {"norm1": self.norm1(x)}
        for letter in "qkv":
            weight, bias = getattr(self, f"W_{letter}"), getattr(self, f"b_{letter}")
            out[f"{letter}_proj"] = _linear(out["norm1"], weight, bias)
            out[letter] = out[f"{letter}_proj"].view(len(x), self.heads, self.d_head).transpose(0, 1)
        q, k, v = (out[letter] for letter in "qkv")
        out["scores"] = q @ k.mT
        out["scaled"] = out["scores"] / math.sqrt(self.d_head)
        future = torch.ones_like(out["scaled"], dtype=torch.bool).triu(1)
        out["masked"] = out["scaled"].masked_fill(future, -torch.inf)
        out["weights"] = out["masked"].softmax(-1)
        # from q, k, v anew, so that the steps above must agree with PyTorch's own attention
        out["mixed"] = F.scaled_dot_product_attention(q[None], k[None], v[None], is_causal=True)[0]
        out["concat"] = out["mixed"].transpose(0, 1).reshape(len(x), -1)
        out["attn"] = _linear(out["concat"], self.W_o, self.b_o)
        out["mid"] = x + out["attn"]
        if self.wide:
            out["norm2"] = self.norm2(out["mid"])
            out["mlp_in"] = _linear(out["norm2"], self.W_in, self.b_in)
            out["mlp_act"] = F.gelu(out["mlp_in"], approximate="tanh")
            out["mlp"] = _linear(out["mlp_act"], self.W_out, self.b_out)
            out["out"] = out["mid"] + out["mlp"]
        return out


class Decoder(nn.Module):
    """The model of a config; `forward` for training, `nodes` for looking inside.

    `biases` are the names, whole as in the file, of the linear biases that it has: `layer.0.b_q`, `b_u` ….
    """

    b_u: Tensor | None

    def __init__(self, config: Architecture, biases: Collection[str] = ()) -> None:
        super().__init__()
        self.config = config
        self.E = _matrix(config.vocabulary, config.d_model, 0.04)
        if config.positions == "learned":
            self.P = nn.Parameter(torch.zeros(config.context, config.d_model))
        self.layer = nn.ModuleList(Layer(config, _under(f"layer.{i}.", biases)) for i in range(config.layers))
        self.final = _norm(config)
        if not config.tied:
            self.W_u = _matrix(config.d_model, config.vocabulary, 0.02)
        bias = nn.Parameter(torch.zeros(config.vocabulary)) if "b_u" in biases else None
        self.register_parameter("b_u", bias)

    @classmethod
    def of(cls, config: Architecture, weights: Mapping[str, NDArray[Any]]) -> Decoder:
        """The decoder of these tensors, in the precision of E; RuntimeError where they do not fit."""
        tensors = {name: torch.tensor(value) for name, value in weights.items()}
        biases = {name for name in tensors if name.rpartition(".")[2].startswith("b_")}
        model = cls(config, biases).to(tensors["E"].dtype)
        model.load_state_dict(tensors)
        return model.eval()

    def forward(self, tokens: Tensor) -> Tensor:
        """Ids (b, n); logits (b, n, V)."""
        return self._unembed(self._hidden(tokens))

    def last(self, tokens: Tensor) -> Tensor:
        """Ids (b, n); logits (b, V) of the last place alone, a fraction of the work where V is large."""
        return self._unembed(self._hidden(tokens)[:, -1])

    def _hidden(self, tokens: Tensor) -> Tensor:
        """Ids (b, n); the stream after the last norm, (b, n, d)."""
        x = F.embedding(tokens, self.E)
        if self.config.positions == "learned":
            x = x + self.P[: tokens.shape[1]]
        for layer in self.layer:
            x = layer(x)
        out: Tensor = self.final(x)
        return out

    def nodes(self, tokens: Tensor, temperature: Tensor | float = 1.0) -> Nodes:
        """Ids (n,); the value of every node of the graph from `embed` to `next`, by its name.

        Nothing is drawn and nothing left out: `next` is the likeliest, as with seed 0, top-k 0 and top-p 1.
        """
        x = F.embedding(tokens, self.E)
        out = {"embed": x}
        if self.config.positions == "learned":
            out["position"] = self.P[: len(tokens)]
            x = out["x"] = x + out["position"]
        for i, layer in enumerate(self.layer):
            assert isinstance(layer, Layer)
            inner = layer.nodes(x)
            out |= {f"layer.{i}.{name}": value for name, value in inner.items()}
            x = inner["out" if layer.wide else "mid"]
        x = out["final"] = self.final(x)
        out["logits"] = self._unembed(x)
        out["tempered"] = out["kept"] = out["logits"] / temperature
        out["probs"] = out["kept"].softmax(-1)
        out["next"] = out["probs"][-1:].argmax(-1)
        if self.config.norm == "none":
            out = {name: value for name, value in out.items() if "norm" not in name and name != "final"}
        return out

    def _unembed(self, x: Tensor) -> Tensor:
        return _linear(x, self.E.T if self.config.tied else self.W_u, self.b_u)


def _linear(x: Tensor, weight: Tensor, bias: Tensor | None) -> Tensor:
    return x @ weight if bias is None else x @ weight + bias


def _under(prefix: str, names: Collection[str]) -> set[str]:
    """The rest of each name that begins so."""
    return {name.removeprefix(prefix) for name in names if name.startswith(prefix)}


def _norm(config: Architecture) -> nn.Module:
    return nn.Identity() if config.norm == "none" else Norm(config.d_model, config.norm_eps)


def _matrix(rows: int, columns: int, std: float) -> nn.Parameter:
    return nn.Parameter(torch.randn(rows, columns) * std)
