"""Decoder only, as GPT: each token sees itself and those before it, and the last one says what comes next.

LayerNorm first (Radford et al. 2019).
"""

from __future__ import annotations

from attn_tui.models.architecture import Architecture, Input, Stack
from attn_tui.models.builder import Builder
from attn_tui.models.families.family import Family
from attn_tui.text.bilingual import Bilingual

TEXT = Input("text", Bilingual("句子", "sentence"))


def stacks(architecture: Architecture) -> tuple[Stack, ...]:
    """One stack."""
    shape = architecture
    return (Stack("layer.", shape.layers, shape.heads, shape.kv_heads, Bilingual("层", "layer")),)


def build(builder: Builder) -> None:
    """text → tokens → vectors → layers → logits → next token."""
    tokens = builder.text(TEXT)
    x = builder.embed(TEXT)
    for layer in builder.layers(builder.stacks[0]):
        x = builder.block(layer, x)
    builder.choose(builder.unembed(builder.norm("final", x)), tokens)


DECODER = Family(
    id="decoder",
    words=Bilingual("解码器", "decoder"),
    inputs=(TEXT,),
    stacks=stacks,
    switches=("scaling", "mask", "attention", "positions", "norm", "residual", "order", "silent", "only"),
    build=build,
)
