"""GPT-2 (Radford et al. 2019): LayerNorm before each block, learned positions, GELU, tied embeddings.

Its linear maps are `Conv1D`, whose weights are (in, out) as ours; q, k and v are one map.
"""

from __future__ import annotations

import msgspec

from attn_tui.files.checked import checked, expect, one_of
from attn_tui.models.architecture import Architecture
from attn_tui.models.published.published import Count, Epsilon, InGguf, Layers, Name, Published


class _Gpt2Config(msgspec.Struct):
    n_layer: Layers
    n_head: Count
    n_embd: Count
    n_positions: Count
    vocab_size: Count
    n_inner: Count | None = None
    activation_function: str = "gelu_new"
    layer_norm_epsilon: Epsilon = 1e-5
    tie_word_embeddings: bool = True
    scale_attn_weights: bool = True
    scale_attn_by_inverse_layer_idx: bool = False


def architecture(config: str) -> Architecture:
    """The shape that GPT-2's config says."""
    raw = checked(config, _Gpt2Config)
    one_of(raw.activation_function, "activation_function", ("gelu_new", "gelu_pytorch_tanh"))
    expect(raw.n_embd % raw.n_head == 0, "n_embd", f"a multiple of {raw.n_head} heads", raw.n_embd)
    plain = raw.scale_attn_weights and not raw.scale_attn_by_inverse_layer_idx
    expect(plain, "scale_attn_weights", "scores that are divided by √k alone", raw.scale_attn_weights)
    return Architecture(
        layers=raw.n_layer,
        heads=raw.n_head,
        d_model=raw.n_embd,
        d_head=raw.n_embd // raw.n_head,
        d_mlp=raw.n_inner or 4 * raw.n_embd,
        vocabulary=raw.vocab_size,
        context=raw.n_positions,
        norm_eps=raw.layer_norm_epsilon,
        tied=raw.tie_word_embeddings,
    )


NAMES = (
    Name("E", "wte.weight"),
    Name("P", "wpe.weight"),
    Name("final.gain", "ln_f.weight"),
    Name("final.bias", "ln_f.bias"),
    Name("W_u", "lm_head.weight", transposed=True),
    Name("layer.{i}.norm1.gain", "h.{i}.ln_1.weight"),
    Name("layer.{i}.norm1.bias", "h.{i}.ln_1.bias"),
    *(Name(f"layer.{{i}}.W_{x}", "h.{i}.attn.c_attn.weight", part=(n, 3)) for n, x in enumerate("qkv")),
    *(Name(f"layer.{{i}}.b_{x}", "h.{i}.attn.c_attn.bias", part=(n, 3)) for n, x in enumerate("qkv")),
    Name("layer.{i}.W_o", "h.{i}.attn.c_proj.weight"),
    Name("layer.{i}.b_o", "h.{i}.attn.c_proj.bias"),
    Name("layer.{i}.norm2.gain", "h.{i}.ln_2.weight"),
    Name("layer.{i}.norm2.bias", "h.{i}.ln_2.bias"),
    Name("layer.{i}.W_in", "h.{i}.mlp.c_fc.weight"),
    Name("layer.{i}.b_in", "h.{i}.mlp.c_fc.bias"),
    Name("layer.{i}.W_out", "h.{i}.mlp.c_proj.weight"),
    Name("layer.{i}.b_out", "h.{i}.mlp.c_proj.bias"),
)

KEYS = {
    "n_layer": "block_count",
    "n_head": "attention.head_count",
    "n_embd": "embedding_length",
    "n_inner": "feed_forward_length",
    "n_positions": "context_length",
    "layer_norm_epsilon": "attention.layer_norm_epsilon",
}


def _in_gguf(ours: str, theirs: str, part: tuple[int, int] = (0, 1)) -> tuple[Name, Name]:
    """A linear map, which lies there as (out, in), and its bias."""
    at, there = "layer.{i}.", "blk.{i}."
    return (
        Name(f"{at}W_{ours}", f"{there}{theirs}.weight", True, part),
        Name(f"{at}b_{ours}", f"{there}{theirs}.bias", False, part),
    )


NAMES_IN_GGUF = (
    Name("E", "token_embd.weight"),
    Name("P", "position_embd.weight"),
    Name("final.gain", "output_norm.weight"),
    Name("final.bias", "output_norm.bias"),
    Name("W_u", "output.weight", transposed=True),
    Name("layer.{i}.norm1.gain", "blk.{i}.attn_norm.weight"),
    Name("layer.{i}.norm1.bias", "blk.{i}.attn_norm.bias"),
    Name("layer.{i}.norm2.gain", "blk.{i}.ffn_norm.weight"),
    Name("layer.{i}.norm2.bias", "blk.{i}.ffn_norm.bias"),
    *(name for n, letter in enumerate("qkv") for name in _in_gguf(letter, "attn_qkv", (n, 3))),
    *_in_gguf("o", "attn_output"),
    *_in_gguf("in", "ffn_up"),
    *_in_gguf("out", "ffn_down"),
)

GPT2 = Published(("gpt2",), architecture, NAMES, ("transformer.", ""), InGguf(KEYS, NAMES_IN_GGUF))
