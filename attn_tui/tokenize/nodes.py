"""The first nodes of every text model's graph: text, the pieces it is cut into, their ids."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from attn_tui.graph import Arithmetic, Given, Graph, Op
from attn_tui.graph.arithmetic import Cell
from attn_tui.graph.op import Array, constant, name, pick
from attn_tui.tokenize.piece import Tokenizer

PIECE_COLUMNS = ("start", "end", "id")


@dataclass(frozen=True)
class Segment(Op):
    """The text cut into the tokenizer's pieces. Where they outrun the context, the last ones stay."""

    tokenizer: Tokenizer
    context: int

    def forward(self, *inputs: Array) -> Array:
        """Code points (c,); (n, 3): where each piece starts and ends in the text, and its id."""
        pieces = self.tokenizer.encode(text_of(inputs[0]))[-self.context :]
        return np.array([(p.start, p.end, p.id) for p in pieces], dtype=np.int64).reshape(-1, 3)

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term: what the tokenizer says."""
        value = float(self.forward(*inputs)[cell])
        return Arithmetic(value, "tokenizer", ((constant(value, PIECE_COLUMNS[cell[1]]),),))

    def numpy_source(self, *names: str) -> str:
        """Not a formula but a procedure: the tokenizer's."""
        return f"tokenizer.encode({name(names, 0)})[-{self.context}:]"


@dataclass(frozen=True)
class Column(Op):
    """One column of a table."""

    index: int

    def forward(self, *inputs: Array) -> Array:
        """(n, a); (n,)."""
        return inputs[0][:, self.index]

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term: the cell of the table."""
        factor = pick(inputs[0], (cell[0], self.index), 0)
        return Arithmetic(factor.value, "id", ((factor,),))

    def numpy_source(self, *names: str) -> str:
        """table[:, index]."""
        return f"{name(names, 0)}[:, {self.index}]"


def add_text_nodes(graph: Graph, tokenizer: Tokenizer, context: int) -> None:
    """Add `text`, `pieces` and `tokens`; `set_text` then gives them something to work on."""
    graph.add("text", Given("code point"), axes=("char",), formula="Unicode code points")
    segment = Segment(tokenizer, context)
    graph.add("pieces", segment, ("text",), ("token", "span"), "tokenizer(text)")
    graph.add("tokens", Column(2), ("pieces",), ("token",), "ids of the pieces")


def set_text(graph: Graph, text: str) -> None:
    """Put another text in; everything that depends on it is forgotten."""
    graph.set("text", np.array([ord(c) for c in text], dtype=np.int64))


def text_of(code_points: Array) -> str:
    """The text that these code points spell."""
    return "".join(map(chr, code_points.tolist()))


def piece_texts(graph: Graph) -> tuple[str, ...]:
    """The pieces as they stand in the text."""
    text = text_of(graph.value("text"))
    return tuple(text[start:end] for start, end, _ in graph.value("pieces").tolist())
