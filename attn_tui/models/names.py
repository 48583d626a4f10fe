"""How nodes are called: `embed`, or in layer i of a stack `layer.i.scores`; taken apart here alone."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

_IN_LAYER = re.compile(r"(?P<stack>(?:[A-Za-z_]\w*\.)+)(?P<layer>[0-9]{1,4})\.(?P<short>.+)")


class NodeName(NamedTuple):
    """A node's name: the prefix of its stack (`layer.`), its layer there from 0, and the rest (`norm1.gain`).

    Outside of the stacks the prefix is empty and the layer 0.
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
    return NodeName("", 0, node) if found is None else NodeName(found[1], int(found[2]), found[3])


def short_name(node: str) -> str:
    """The name without the layer: `norm1.gain` of `layer.0.norm1.gain`."""
    return parse(node).short
