"""Llama (Touvron et al. 2023): RMSNorm, turned positions, shared key heads, a gated feed-forward block.

SmolLM2, Qwen2 (with biases on q, k and v) and Mistral are the same but for their configs. Linear maps lie in
the files as (out, in).
"""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from attn_tui.files.checked import checked, expect, one_of
from attn_tui.models.architecture import Architecture
from attn_tui.models.published.published import Count, Epsilon, InGguf, Layers, Name, Published

Base = Annotated[float, msgspec.Meta(gt=1, le=1e12)]


class _LlamaConfig(msgspec.Struct):
    num_hidden_layers: Layers
    num_attention_heads: Count
    hidden_size: Count
    intermediate_size: Count
    vocab_size: Count
    max_position_embeddings: Count = 2048
    num_key_value_heads: Count | None = None
    head_dim: Count | None = None
    rms_norm_eps: Epsilon = 1e-6
    hidden_act: str = "silu"
    rope_theta: Base = 10_000.0
    rope_scaling: dict[str, Any] | None = None
    rope_parameters: dict[str, Any] | None = None
    sliding_window: Count | None = None
    use_sliding_window: bool = True
    tie_word_embeddings: bool = False


def architecture(config: str) -> Architecture:
    """The shape that a config of this kind says."""
    raw = checked(config, _LlamaConfig)
    one_of(raw.hidden_act, "hidden_act", ("silu",))
    # older files say it in `rope_theta` and `rope_scaling`, newer ones in `rope_parameters`
    turning = raw.rope_parameters or raw.rope_scaling or {}
    one_of(str(turning.get("rope_type", turning.get("type", "default"))), "rope_type", ("default",))
    base = turning.get("rope_theta", raw.rope_theta)
    expect(isinstance(base, int | float) and 1 < base <= 1e12, "rope_theta", "a number above 1", base)
    # where only near tokens are seen, a text of that length sees all
    window = raw.sliding_window if raw.use_sliding_window else None
    return shaped(
        layers=raw.num_hidden_layers,
        heads=raw.num_attention_heads,
        kv_heads=raw.num_key_value_heads or raw.num_attention_heads,
        d_model=raw.hidden_size,
        d_head=raw.head_dim or raw.hidden_size // raw.num_attention_heads,
        d_mlp=raw.intermediate_size,
        vocabulary=raw.vocab_size,
        context=min(raw.max_position_embeddings, window or raw.max_position_embeddings),
        norm_eps=raw.rms_norm_eps,
        rope_base=float(base),
        tied=raw.tie_word_embeddings,
    )


def shaped(
    *,
    layers: int,
    heads: int,
    kv_heads: int,
    d_model: int,
    d_head: int,
    d_mlp: int,
    vocabulary: int,
    context: int,
    norm_eps: float,
    rope_base: float,
    tied: bool,
) -> Architecture:
    """The architecture of a Llama of these counts; CheckError where they do not go together."""
    expect(heads % kv_heads == 0, "key heads", f"a number that {heads} heads can share", kv_heads)
    expect(
        d_head > 0 and d_head % 2 == 0, "size of a head", "even, as its numbers are turned in pairs", d_head
    )
    return Architecture(
        layers, heads, d_model, d_head, d_mlp, vocabulary, context,
        norm="rmsnorm", norm_eps=norm_eps, positions="rope", tied=tied, kv_heads=kv_heads,
        activation="silu", gated=True, rope_base=rope_base,
    )  # fmt: skip


def _linear(ours: str, theirs: str) -> tuple[Name, Name]:
    """A linear map, and its bias where it has one."""
    at = "layer.{i}."
    return (
        Name(f"{at}W_{ours}", f"{theirs}.weight", transposed=True),
        Name(f"{at}b_{ours}", f"{theirs}.bias"),
    )


NAMES = (
    Name("E", "model.embed_tokens.weight"),
    Name("final.gain", "model.norm.weight"),
    Name("W_u", "lm_head.weight", transposed=True),
    Name("layer.{i}.norm1.gain", "model.layers.{i}.input_layernorm.weight"),
    Name("layer.{i}.norm2.gain", "model.layers.{i}.post_attention_layernorm.weight"),
    *(name for letter in "qkvo" for name in _linear(letter, f"model.layers.{{i}}.self_attn.{letter}_proj")),
    *_linear("gate", "model.layers.{i}.mlp.gate_proj"),
    *_linear("in", "model.layers.{i}.mlp.up_proj"),
    *_linear("out", "model.layers.{i}.mlp.down_proj"),
)

KEYS = {
    "num_hidden_layers": "block_count",
    "num_attention_heads": "attention.head_count",
    "num_key_value_heads": "attention.head_count_kv",
    "head_dim": "attention.key_length",
    "hidden_size": "embedding_length",
    "intermediate_size": "feed_forward_length",
    "max_position_embeddings": "context_length",
    "rms_norm_eps": "attention.layer_norm_rms_epsilon",
    "rope_theta": "rope.freq_base",
}
NAMES_IN_GGUF = (
    Name("E", "token_embd.weight"),
    Name("final.gain", "output_norm.weight"),
    Name("W_u", "output.weight", transposed=True),
    Name("layer.{i}.norm1.gain", "blk.{i}.attn_norm.weight"),
    Name("layer.{i}.norm2.gain", "blk.{i}.ffn_norm.weight"),
    *(name for letter in "qkv" for name in _linear(letter, f"blk.{{i}}.attn_{letter}")),
    *_linear("o", "blk.{i}.attn_output"),
    *_linear("gate", "blk.{i}.ffn_gate"),
    *_linear("in", "blk.{i}.ffn_up"),
    *_linear("out", "blk.{i}.ffn_down"),
)

LLAMA = Published(
    ("llama", "mistral", "qwen2"), architecture, NAMES, gguf=InGguf(KEYS, NAMES_IN_GGUF, ("llama",))
)
