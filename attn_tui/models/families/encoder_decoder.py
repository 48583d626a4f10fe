"""Encoder and decoder, as the first Transformer (Vaswani et al. 2017): one text is read, another is written.

The encoder reads the whole source, both neighbours of every token. The decoder writes the target token by
token: each looks back at what is written (self-attention) and over at what was read (cross-attention).
LayerNorm first, in both stacks.
"""

from __future__ import annotations

from attn_tui.models.architecture import Architecture, Input, Stack, looked_at
from attn_tui.models.builder import Builder
from attn_tui.models.families.family import Family
from attn_tui.text.bilingual import Bilingual

SOURCE = Input("source", Bilingual("原文", "source"))
TARGET = Input("target", Bilingual("译文", "target"), "target.", begun=True)


def stacks(architecture: Architecture) -> tuple[Stack, ...]:
    """Two stacks of as many layers, the encoder first."""
    shape, rows = architecture, TARGET.axis
    sizes = (shape.layers, shape.heads, shape.kv_heads)
    return (
        Stack("encoder.", *sizes, Bilingual("编码器", "encoder"), causal=False),
        Stack("decoder.", *sizes, Bilingual("解码器", "decoder"), rows, looked_at(rows)),
    )


def build(builder: Builder) -> None:
    """source → encoder → memory; target → decoder, with the memory in every layer → logits → next token."""
    encoder, decoder = builder.stacks
    builder.text(SOURCE)
    memory = builder.embed(SOURCE)
    for layer in builder.layers(encoder):
        memory = builder.block(layer, memory)
    memory = builder.norm("memory", memory)
    tokens = builder.text(TARGET)
    x = builder.embed(TARGET)
    for layer in builder.layers(decoder):
        x = builder.block(layer, x, memory=memory)
    builder.choose(builder.unembed(builder.norm("final", x)), tokens)


ENCODER_DECODER = Family(
    id="encoder-decoder",
    words=Bilingual("编码器—解码器", "encoder-decoder"),
    inputs=(SOURCE, TARGET),
    stacks=stacks,
    switches=("scaling", "mask", "attention", "positions", "norm", "residual", "order", "silent", "only"),
    build=build,
    loss=lambda builder: builder.loss("logits", TARGET.tokens),
)
