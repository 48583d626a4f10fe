"""What a step of the tour is: one node as the result, its operands, and words for it."""

from __future__ import annotations

from dataclasses import dataclass, field

from attn_tui.text.bilingual import Bilingual


@dataclass(frozen=True)
class Operand:
    """A matrix that goes into a step. `node` may hold {layer} and alternatives: the first that exists.

    `sign` stands before it (·, +, ÷ …); `columns_of_head` shows only the h-th part of its columns.
    """

    node: str
    symbol: str
    sign: str = ""
    transposed: bool = False
    columns_of_head: bool = False


@dataclass(frozen=True)
class Step:
    """One step: `node` is what it results in; `through` names the node whose arithmetic is told.

    `lesson` is the lesson beside it, or several with | between, of which one is written for the model.
    """

    id: str
    node: str
    symbol: str
    mark: Bilingual
    title: Bilingual
    gloss: Bilingual
    lesson: str
    operands: tuple[Operand, ...] = field(default=())
    through: str = ""

    @property
    def in_layer(self) -> bool:
        """Whether the step happens once in every layer."""
        return "{layer}" in self.node
