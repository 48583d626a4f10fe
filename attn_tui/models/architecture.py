"""The shape of a Transformer, as numbers and names; no words for people, no weights, nothing switched."""

from __future__ import annotations

from dataclasses import dataclass

from attn_tui.text.bilingual import Bilingual

NORMS = ("none", "layernorm")
POSITIONS = ("none", "learned", "offsets", "disentangled")


class ModelError(Exception):
    """A model that cannot be had, in one line for people."""


@dataclass(frozen=True)
class Architecture:
    """L layers, h heads, d d_model, k d_head, m d_mlp (0: no feed-forward block), V vocabulary.

    `kv_heads` are the heads that keys and values have, where several queries share one; 0 stands for as
    many as there are heads. `rope_base` is that of the angles where positions are turned. With `gated` the
    feed-forward block's activation decides how much of a second map is let through. Of disentangled positions
    there are 2·`span` buckets of distances, those up to `farthest` − 1 apart (0: each distance has its own).
    `mask` is the id that stands for a blank, `fills` how often the layer that fills blanks is applied.
    `patch` are the numbers of a patch of pixels, or the bands of a sound's frame.
    """

    layers: int
    heads: int
    d_model: int
    d_head: int
    d_mlp: int
    vocabulary: int
    context: int
    norm: str = "layernorm"
    norm_eps: float = 1e-5
    positions: str = "learned"
    tied: bool = True
    family: str = "decoder"
    kv_heads: int = 0
    activation: str = "gelu"
    gated: bool = False
    rope_base: float = 10_000.0
    span: int = 0
    farthest: int = 0
    fills: int = 0
    mask: int | None = None
    patch: int = 0

    def __post_init__(self) -> None:
        """As many key heads as heads, where nothing else is said."""
        if not self.kv_heads:
            object.__setattr__(self, "kv_heads", self.heads)


@dataclass(frozen=True)
class Input:
    """What somebody gives the model: its id in a setup, and what its nodes' names begin with.

    `begun`: before the first token stands the one that ends a text, so that even nothing has a next token.
    """

    id: str
    words: Bilingual
    prefix: str = ""
    begun: bool = False

    @property
    def tokens(self) -> str:
        """The node of its token ids."""
        return f"{self.prefix}tokens"

    @property
    def axis(self) -> str:
        """The axis along which its tokens stand: `token`, or `token:source.tokens`."""
        return f"token:{self.tokens}" if self.prefix else "token"


def looked_at(axis: str) -> str:
    """The axis of the same tokens where they are columns, looked at from other rows."""
    return "source" + axis.removeprefix("token")


@dataclass(frozen=True)
class Stack:
    """Layers of one make, one upon the other. The nodes of layer i begin with `{prefix}{i}.`.

    `rows` and `columns` are the axes of its attention: of the tokens that look and of those looked at.
    All layers of a `shared` stack have the weights of its first.
    Where it is not `causal`, each token sees those after it too.
    """

    prefix: str
    layers: int
    heads: int
    kv_heads: int
    words: Bilingual
    rows: str = "token"
    columns: str = "source"
    shared: bool = False
    causal: bool = True

    def at(self, layer: int) -> str:
        """What the names in this layer, from 0, begin with: `layer.0.`."""
        return f"{self.prefix}{layer}."


@dataclass(frozen=True)
class Layer:
    """One layer of a stack, from 0."""

    stack: Stack
    index: int

    @property
    def at(self) -> str:
        """What its nodes' names begin with."""
        return self.stack.at(self.index)

    @property
    def own(self) -> str:
        """What its weights' names begin with."""
        return self.stack.at(0 if self.stack.shared else self.index)
