"""What the widgets tell the app."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from attn_tui.graph.arithmetic import Cell
from attn_tui.tour.view import Place


@dataclass
class CellPicked(Message):
    """A cell of the result was clicked."""

    place: Place


@dataclass
class OperandPicked(Message):
    """A cell of what goes into the result was clicked."""

    node: str
    cell: Cell


@dataclass
class TokenPicked(Message):
    """A token's chip was clicked."""

    token: int


@dataclass
class StepPicked(Message):
    """A step was chosen on the flow map, in this part of the model."""

    step: str
    part: str


@dataclass
class LayerPicked(Message):
    """A layer was chosen on the flow map."""

    layer: int


@dataclass
class SentenceChanged(Message):
    """The learner typed, into the first text of the model or the second."""

    text: str
    first: bool = True


@dataclass
class Answered(Message):
    """The learner answered the card's task."""

    answer: str
