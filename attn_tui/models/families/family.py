"""What a family declares, and how a model of any family is built."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from attn_tui.graph import Graph
from attn_tui.models.architecture import Architecture, Input, ModelError, Stack
from attn_tui.models.builder import Builder, Shape, Weights
from attn_tui.models.switches import Switches
from attn_tui.text.bilingual import Bilingual
from attn_tui.tokenize.piece import Tokenizer


@dataclass(frozen=True)
class Family:
    """A kind of Transformer: what goes in, the stacks it has, the switches it knows, and how it is built.

    `inputs` begins with the one that a setup's text fills. `loss` adds what training makes small, on demand.
    """

    id: str
    words: Bilingual
    inputs: tuple[Input, ...]
    stacks: Callable[[Architecture], tuple[Stack, ...]]
    switches: tuple[str, ...]
    build: Callable[[Builder], object]
    loss: Callable[[Builder], str] = lambda builder: builder.loss("logits", "tokens")


FAMILIES: dict[str, Family] = {}
"""Every family, by its id."""


def register(family: Family) -> None:
    """Let models of this family be built."""
    FAMILIES[family.id] = family


def family_of(architecture: Architecture) -> Family:
    """The family of a model; ModelError, one line, where it is not known."""
    try:
        return FAMILIES[architecture.family]
    except KeyError:
        raise ModelError(
            f"the family {architecture.family!r} is not known; the families are: {', '.join(FAMILIES)}"
        ) from None


def stacks_of(architecture: Architecture) -> tuple[Stack, ...]:
    """The stacks of a model of this architecture."""
    return family_of(architecture).stacks(architecture)


def build(
    architecture: Architecture,
    weights: Weights,
    switches: Switches | None = None,
    tokenizer: Tokenizer | None = None,
) -> Graph:
    """The graph of a model, nothing in it computed yet.

    Without a tokenizer set each input's `tokens`, (n,) ids, to let it run; n is 1 to the context. A norm
    that the weights were not trained with has gain 1 and bias 0.
    """
    builder = Builder(architecture, stacks_of(architecture), weights, switches or {}, tokenizer)
    family_of(architecture).build(builder)
    return builder.graph


def with_loss(architecture: Architecture, graph: Graph) -> str:
    """Add the loss that this family is trained with to a built graph; its name."""
    builder = Builder(architecture, stacks_of(architecture), None, {})
    builder.graph = graph
    return family_of(architecture).loss(builder)


def tensor_shapes(architecture: Architecture) -> dict[str, tuple[Shape, bool]]:
    """Every tensor that a model of this architecture can have: its shape, and whether it must be there.

    Found by building it.
    """
    builder = Builder(architecture, stacks_of(architecture), None, {})
    family_of(architecture).build(builder)
    return builder.tensors
