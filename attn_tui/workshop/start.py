"""How the model begins, beyond random numbers: places as waves, and heads that look back.

Training is free to make something else of all of it; the model card says that it was done.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import torch
from torch import Tensor

from attn_tui.tokenize.bpe import Bpe
from attn_tui.workshop.model import Decoder, Layer

LOOK_BACK = 3
"""How many heads of the first layer begin by looking back."""
LOOK_AFTER = 4.0
"""How sharply a head of the second layer begins by looking for what came after its own token."""


@torch.no_grad()
def start(model: Decoder) -> None:
    """Set the positions and the heads that are to begin in a known way."""
    model.P.copy_(_waves(model.config.context, model.config.d_model))
    _look_back(model)
    _look_after(model)


@torch.no_grad()
def carry_over(model: Decoder, bpe: Bpe, before: Decoder, its_bpe: Bpe) -> None:
    """Begin as another model of the same shape, whose vocabulary is another.

    A token that the other has too keeps its vector; any other begins as the mean of what it is cut into.
    """
    ids = {token: i for i, token in enumerate(its_bpe.tokens)}
    weights = before.state_dict()
    table = [_parts(token, ids, its_bpe) for token in bpe.tokens]
    weights["E"] = torch.stack([weights["E"][parts].mean(0) for parts in table])
    model.load_state_dict(weights)


def _parts(token: bytes, ids: Mapping[bytes, int], bpe: Bpe) -> list[int]:
    if token in ids:
        return [ids[token]]
    try:
        return bpe.ids(token.decode())
    except UnicodeDecodeError:
        return [byte + 1 for byte in token]


def _look_back(model: Decoder) -> None:
    """Start the first heads of the first layer as heads that look one, two … tokens back.

    The query is the waves of a place turned back by that many places, the key the waves themselves:
    their product is largest where the two are equal.
    """
    first = _layer(model, 0)
    frequencies = _frequencies(model.config.d_model)
    waves = min(first.d_head, 2 * len(frequencies)) // 2
    for head in range(min(LOOK_BACK, model.config.heads - 1)):
        at = head * first.d_head
        for i, frequency in enumerate(frequencies[:waves].tolist()):
            turn = frequency * (head + 1)
            rotation = [[math.cos(turn), math.sin(turn)], [-math.sin(turn), math.cos(turn)]]
            place, own = slice(2 * i, 2 * i + 2), slice(at + 2 * i, at + 2 * i + 2)
            first.W_q[place, own] += torch.tensor(rotation, dtype=torch.float32)
            first.W_k[place, own] += torch.eye(2)


def _look_after(model: Decoder) -> None:
    """Start one head of the second layer as a head that looks for what came after its own token.

    The head that looks one back writes a part of the token it sees into the stream; here the key reads
    that part and the query the same part of the token itself (Elhage et al. 2021, K-composition).
    What such a head does with what it finds is left to training, and whether it stays.
    """
    d, k = model.config.d_model, model.config.d_head
    waves = 2 * len(_frequencies(d))
    if model.config.layers < 2 or d - waves < 2 * k:
        return
    back, after = _layer(model, 0), _layer(model, 1)
    read, written = torch.linalg.qr(torch.randn(d - waves, 2 * k))[0].split(k, dim=1)
    back.W_v[waves:, :k] = read
    back.W_o[:k, waves:] += written.T
    after.W_q[waves:, :k] += LOOK_AFTER * read
    after.W_k[waves:, :k] += written


def _layer(model: Decoder, index: int) -> Layer:
    layer = model.layer[index]
    assert isinstance(layer, Layer)
    return layer


def _frequencies(d: int) -> Tensor:
    """(d / 8,) radians a place, from fast to slow."""
    return 2.5 * 0.02 ** torch.linspace(0, 1, max(d // 8, 2))


def _waves(context: int, d: int) -> Tensor:
    """(context, d): sine and cosine of each frequency, in a quarter of the features (Vaswani et al. 2017)."""
    angles = torch.arange(context)[:, None] * _frequencies(d)
    out = torch.zeros(context, d)
    out[:, : 2 * angles.shape[1]] = 0.5 * torch.stack((angles.sin(), angles.cos()), -1).flatten(1)
    return out
