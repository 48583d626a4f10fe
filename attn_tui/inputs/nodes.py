"""The first nodes of a graph of pictures or sounds: what the text names, its places, its class."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from attn_tui.graph.arithmetic import Arithmetic, Cell
from attn_tui.graph.op import Array, Op, single
from attn_tui.inputs.senses import InputError, Sense
from attn_tui.tokenize.nodes import text_of

NO_CLASS = -1
"""Where no class is right, or nobody knows which."""


@dataclass(frozen=True)
class Sensed(Op):
    """The picture or the sound that a text names; nothing where it names none."""

    tokenizer: Sense
    axes: int = 2

    numpy = "tokenizer.read({0})"

    def forward(self, *inputs: Array) -> Array:
        """Code points (c,); pixels (a, a) or samples (s,), float32, 0 of them where there is nothing."""
        try:
            return self.tokenizer.read(text_of(inputs[0]))
        except InputError:
            return np.zeros((0,) * self.axes, dtype=np.float32)

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term: the number as it was drawn or recorded."""
        return single(float(self.forward(*inputs)[cell]), "read", "as it was read")


@dataclass(frozen=True)
class Places(Op):
    """The numbers of the rows, from 0; none where there is nothing to be seen or heard."""

    count: int

    kind = "integer"
    numpy = "np.arange({self.count} if {0}.size else 0)"
    torch = "torch.arange({self.count} if {0}.numel() else 0)"

    def forward(self, *inputs: Array) -> Array:
        """Pixels or samples; (count,) ids."""
        return np.arange(self.count if inputs[0].size else 0)

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term: the number of the place."""
        return single(float(cell[0]), "place", "its place")


@dataclass(frozen=True)
class Labelled(Op):
    """The class that is right in the last row, −1 in all others: what training compares with."""

    tokenizer: Sense

    kind = "integer"
    numpy = "tokenizer.label({0})"

    def forward(self, *inputs: Array) -> Array:
        """Code points (c,) and ids (n,); (n,)."""
        text, tokens = inputs
        found = np.full(len(tokens), NO_CLASS)
        right = self.tokenizer.label(text_of(text))
        if len(found) and right is not None:
            found[-1] = right
        return found

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term: what the text names."""
        return single(float(self.forward(*inputs)[cell]), "label", "what the text names")
