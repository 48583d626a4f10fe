"""From probabilities to the next token."""

from __future__ import annotations

import numpy as np

from attn_tui.graph.arithmetic import Arithmetic, Cell
from attn_tui.graph.op import Array, Op, constant, name


class MostLikely(Op):
    """The id of the likeliest token after the last position: greedy decoding."""

    def forward(self, *inputs: Array) -> Array:
        """probs (n, V); (1,), an id. Of equals the first is taken."""
        return np.array([inputs[0][-1].argmax()])

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term: the place in the last row where the largest probability stands."""
        probs = inputs[0]
        best = int(probs[-1].argmax())
        place = constant(best, "argmax")
        return Arithmetic(float(best), "argmax", ((place,),))

    def numpy_source(self, *names: str) -> str:
        """probs[-1].argmax()."""
        return f"{name(names, 0)}[-1:].argmax(-1)"
