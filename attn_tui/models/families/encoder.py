"""Encoder only, as BERT and DeBERTa: each token sees those before and after it, and blanks are filled.

With absolute positions the stream begins as embedding + position, and a layer is a decoder's without its
mask (Devlin et al. 2019). With disentangled ones the layers ask by content and by distance, and where a token
stands is told only to the layer that fills blanks: the enhanced mask decoder, one layer that is applied
several times, its queries from the stream and its keys and values from what the layers below made
(He et al. 2021, 3.2).
"""

from __future__ import annotations

from attn_tui.graph import Copy, Fill, Given, Op
from attn_tui.models.architecture import Architecture, Stack
from attn_tui.models.builder import Builder
from attn_tui.models.families.decoder import TEXT
from attn_tui.models.families.family import Family
from attn_tui.text.bilingual import Bilingual
from attn_tui.tokenize.blanks import Hidden


def stacks(architecture: Architecture) -> tuple[Stack, ...]:
    """The layers; and the one that fills blanks, where the model has it."""
    shape = architecture
    sizes = shape.heads, shape.kv_heads
    layers = Stack("layer.", shape.layers, *sizes, Bilingual("层", "layer"))
    if not shape.fills:
        return (layers,)
    return layers, Stack("fill.", shape.fills, *sizes, Bilingual("填空层", "filling layer"), shared=True)


def build(builder: Builder) -> None:
    """text → tokens → vectors → layers → logits → the text with its blanks filled."""
    tokens = builder.text(TEXT)
    hides: Op = Given("token id")
    if builder.tokenizer is not None:
        hides = Hidden(builder.tokenizer, builder.architecture.context)
    given = () if builder.tokenizer is None else ("text",)
    builder.graph.add("hidden", hides, given, ("token",), "what the brackets hide")
    layers, *filling = builder.stacks
    x = builder.embed(TEXT)
    for layer in builder.layers(layers):
        x = builder.block(layer, x)
    for stack in filling:
        asks, known = x, x
        if builder.buckets:
            asks = builder.add_positions(TEXT, x, "asks")
        for layer in builder.layers(stack):
            asks = builder.block(layer, asks, known)
        x = asks
    probs = builder.chances(builder.unembed(builder.norm("final", x)))
    mask = builder.architecture.mask
    if mask is not None:
        formula = "the likeliest token in each blank"
        builder.graph.add("filled", Fill(mask), (probs, tokens), ("token",), formula)


def loss(builder: Builder) -> str:
    """How wrong the logits were about what is hidden in the text, alone: the masked-word loss."""
    builder.graph.add("target", Copy(), ("hidden",), ("token",), "what is hidden in each blank")
    return builder.loss_of("logits")


ENCODER = Family(
    id="encoder",
    words=Bilingual("编码器", "encoder"),
    inputs=(TEXT,),
    stacks=stacks,
    switches=("scaling", "mask", "attention", "positions", "norm", "residual", "silent", "only"),
    build=build,
    loss=loss,
)
