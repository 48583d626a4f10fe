"""How nodes are called: `embed`, or in layer i of a stack `layer.i.scores`; taken apart here alone."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_IN_LAYER = re.compile(
    r"(?P<of>(?:(?:d|new|m|v)\.)*)(?P<stack>(?:[A-Za-z_]\w*\.)+)(?P<layer>[0-9]{1,4})\.(?P<short>.+)"
)
_MARKS = re.compile(r"^((d|new|m|v)\.)+")
_BACKWARD = re.compile(r"((d|new|m|v)\.)|(target|loss(\.token)?|rate|step|.+\.made)$")


class NodeName(NamedTuple):
    """A node's name: the prefix of its stack (`layer.`), its layer there from 0, and the rest (`norm1.gain`).

    Outside of the stacks the prefix is empty and the layer 0. A gradient is `d.q`, in the layer of its node.
    """

    stack: str
    layer: int
    short: str

    @property
    def at(self) -> str:
        """`layer.0.`, or nothing outside of the stacks."""
        return f"{self.stack}{self.layer}." if self.stack else ""


@lru_cache(maxsize=4096)
def parse(node: str) -> NodeName:
    """The parts of a node's name."""
    found = _IN_LAYER.fullmatch(node)
    if found is None:
        return NodeName("", 0, node)
    return NodeName(found["stack"], int(found["layer"]), found["of"] + found["short"])


def short_name(node: str) -> str:
    """The name without the layer: `norm1.gain` of `layer.0.norm1.gain`."""
    return parse(node).short


def of_training(node: str) -> bool:
    """Whether a node of this name is of training: `loss`, `d.E`, `new.E`."""
    return _BACKWARD.match(node) is not None


def plain_name(node: str) -> str:
    """The node that a gradient belongs to: `layer.0.q` of `d.layer.0.q`; any other name as it is."""
    return _MARKS.sub("", node).partition(".by.")[0].removesuffix(".passed").removesuffix(".free")
