"""What a step of the tour is: one node as the result, and words for it."""

from __future__ import annotations

from dataclasses import dataclass

from attn_tui.models.architecture import Stack
from attn_tui.models.names import of_training
from attn_tui.text.bilingual import Bilingual


@dataclass(frozen=True)
class Step:
    """One step. `node` is what it results in; `{at}` in it stands for the layer: `{at}scores`.

    `explained` is the node whose arithmetic tells how the result came about, where that is another one:
    what was only moved is explained where it was made. `operands` are the inputs of that node that are
    shown, by their place; all of them where it is None. `of` is the op that the words speak of, where
    another op may result in the same node: RMSNorm in the place of LayerNorm; or the families, where it
    means something else in them.
    """

    id: str
    node: str
    symbol: str
    mark: Bilingual
    title: Bilingual
    gloss: Bilingual
    explained: str = ""
    operands: tuple[int, ...] | None = None
    of: str = ""

    @property
    def in_layer(self) -> bool:
        """Whether the step happens once in every layer."""
        return "{at}" in self.node

    @property
    def in_training(self) -> bool:
        """Whether it is a step of training rather than of use."""
        return of_training(self.node)


@dataclass(frozen=True)
class Station:
    """A step where it is taken: in a layer of a stack, or outside, where names may have a `prefix`."""

    step: Step
    stack: Stack | None = None
    layer: int = 0
    prefix: str = ""

    @property
    def at(self) -> str:
        """What the names of nodes here begin with: `layer.0.`, or nothing."""
        return self.stack.at(self.layer) if self.stack is not None else ""

    @property
    def part(self) -> str:
        """The part of the model that it lies in: the prefix of its stack, or of its input's nodes."""
        return self.stack.prefix if self.stack is not None else self.prefix

    @property
    def node(self) -> str:
        """The node that the step results in."""
        return self.prefix + self.step.node.format(at=self.at)

    @property
    def explained(self) -> str:
        """The node whose arithmetic is spelled out."""
        return self.prefix + (self.step.explained or self.step.node).format(at=self.at)
