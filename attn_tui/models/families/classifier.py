"""Pictures and sounds: rows of numbers in place of words, one row more below them, which says the class.

An encoder as in the vision transformer (Dosovitskiy et al. 2021): every row sees all others, norms first.
The class token stands below the others, not above: without a mask nothing depends on the order of the
rows, and as in a decoder it is the last row that answers. Shapes: n patches or frames, C classes.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from attn_tui.graph import (
    Add,
    Below,
    Copy,
    Frames,
    Given,
    Linear,
    Logarithm,
    Multiply,
    Patches,
    SumOfSquares,
)
from attn_tui.graph.op import Array
from attn_tui.inputs import sounded
from attn_tui.inputs.nodes import Labelled, Places, Sensed
from attn_tui.inputs.senses import Sense
from attn_tui.models.architecture import Architecture, Input, Stack
from attn_tui.models.builder import Builder
from attn_tui.models.families.family import Family
from attn_tui.text.bilingual import Bilingual

PICTURE = Input("text", Bilingual("图", "picture"))
SOUND = Input("text", Bilingual("声音", "sound"))
NOISES = {"little": (0.15, 0.02), "much": (0.4, 0.1)}
"""The spread of the noise that the switch adds, to a picture and to a sound."""
BUILT = ("scaling", "attention", "positions", "norm", "residual", "silent", "only")
"""The switches of how it is built; the others change what is seen or heard."""


def stacks(architecture: Architecture) -> tuple[Stack, ...]:
    """One stack."""
    a = architecture
    return (Stack("layer.", a.layers, a.heads, a.kv_heads, Bilingual("层", "layer")),)


def see(builder: Builder) -> None:
    """text → picture → pixels → patches → vectors → layers → logits → class."""
    side, patches = math.isqrt(builder.architecture.patch), math.isqrt(builder.architecture.context - 1)
    axes, size = ("row", "column"), side * patches
    x = _sensed(builder, "picture", 2, axes)
    for switch, name in (("turn", "turned"), ("shift", "shifted")):
        option = builder.option(switch)
        if option.op is not None:
            x = builder.graph.add(name, option.op, (x,), axes, option.formula)
    covered = builder.option("cover").id
    if covered != "none":
        row, column = (int(number) - 1 for number in covered.split("·"))
        seen = np.ones((size, size), dtype=np.float32)
        seen[row * side : (row + 1) * side, column * side : (column + 1) * side] = 0
        builder.graph.add("cover", Given("seen"), axes=axes, formula="1, the covered patch 0", value=seen)
        x = builder.graph.add("covered", Multiply(), (x, "cover"), axes, f"{x} ⊙ cover")
    x = _noisy(builder, x, axes, (size, size), 0)
    x = builder.graph.add("pixels", Copy(), (x,), axes, x)
    cut = builder.graph.add("patches", Patches(side), (x,), ("patch", "pixel"), "pixels, cut into patches")
    _classify(builder, PICTURE, cut, "pixel")


def hear(builder: Builder) -> None:
    """text → wave → frames → frequencies → mel bands → vectors → layers → logits → class."""
    graph, bands = builder.graph, builder.architecture.patch
    x = _sensed(builder, "wave", 1, ("sample",))
    option = builder.option("delay")
    if option.op is not None:
        x = graph.add("delayed", option.op, (x,), ("sample",), option.formula)
    x = _noisy(builder, x, ("sample",), (sounded.SAMPLES,), 1)
    formula = f"{sounded.WINDOW} samples every {sounded.HOP}"
    graph.add("frames", Frames(sounded.WINDOW, sounded.HOP), (x,), ("patch", "sample"), formula)
    tones = ("patch", "tone")
    for name, matrix, table in zip(("cosines", "sines"), ("C", "S"), sounded.transform(), strict=True):
        graph.add(matrix, Given(f"windowed {name}"), axes=("sample", "tone"), value=table)
        graph.add(name, Linear(), ("frames", matrix), tones, f"frames · {matrix}")
    graph.add("power", SumOfSquares(), ("cosines", "sines"), tones, "cosines² + sines²")
    graph.add("M", Given("mel filter"), axes=("tone", "band"), value=sounded.mel_filters(bands))
    graph.add("mel", Linear(), ("power", "M"), ("patch", "band"), "power · M")
    graph.add("logmel", Logarithm(1e-4), ("mel",), ("patch", "band"), "ln(mel + ε)")
    _classify(builder, SOUND, "logmel", "band")


def loss(builder: Builder) -> str:
    """−ln p of the class that is right, by the last row."""
    graph = builder.graph
    graph.add(
        "target", Copy(), ("label",), graph.node("label").axes, "the class that is right, in the last row"
    )
    return builder.loss_of("logits")


def _sensed(builder: Builder, name: str, axes: int, called: tuple[str, ...]) -> str:
    """The nodes from the text to what it names, its places and its class."""
    graph = builder.graph
    graph.add("text", Given("code point"), axes=("char",), formula="Unicode code points")
    reader = builder.tokenizer
    if isinstance(reader, Sense):
        graph.add(name, Sensed(reader, axes), ("text",), called, f"the {name} that the text names")
    else:
        graph.add(name, Given(name), axes=called)
    graph.add("tokens", Places(builder.architecture.context), (name,), ("token",), "0 … n")
    if isinstance(reader, Sense):
        graph.add("label", Labelled(reader), ("text", "tokens"), ("token",), "class in the last row")
    return name


def _noisy(builder: Builder, x: str, axes: tuple[str, ...], shape: tuple[int, ...], which: int) -> str:
    """With the noise of the switch, the same each time."""
    spread = NOISES.get(builder.option("noise").id)
    if spread is None:
        return x
    noise: Array = np.random.default_rng(0).normal(0, spread[which], shape).astype(np.float32)
    builder.graph.add("noise", Given("noise"), axes=axes, formula="random numbers", value=noise)
    return builder.graph.add("noisy", Add(), (x, "noise"), axes, f"{x} + noise")


def _classify(builder: Builder, given: Input, rows: str, inside: str) -> None:
    """From rows (n, p) to a class: projected, the class token below, positions, layers, logits."""
    shape, graph = builder.architecture, builder.graph
    projected = builder.linear(
        "projected", rows, "W_patch", (shape.patch, shape.d_model), (inside, "feature"), "patch"
    )
    token = builder.weight("class_token", (shape.d_model,), ("feature",))
    graph.add("embed", Below(), (projected, token), ("token", "feature"), "projected, the class token below")
    x = builder.positioned(given, "embed")
    for layer in builder.layers(builder.stacks[0]):
        x = builder.block(layer, x)
    builder.choose(builder.unembed(builder.norm("final", x)), given.tokens)


VISION = Family(
    id="vision",
    words=Bilingual("看图", "vision"),
    inputs=(PICTURE,),
    stacks=stacks,
    switches=("turn", "shift", "cover", "noise", *BUILT),
    build=see,
    loss=loss,
)
HEARING = replace(
    VISION,
    id="sound",
    words=Bilingual("听声", "sound"),
    inputs=(SOUND,),
    switches=("delay", "noise", *BUILT),
    build=hear,
)
