"""A step as code: what ran, with the names and shapes of this sentence."""

from __future__ import annotations

from dataclasses import dataclass

from attn_tui.models.names import short_name
from attn_tui.runs.run import Run


@dataclass(frozen=True)
class Line:
    """One node's line: what it is called, its NumPy and PyTorch, and the shapes of all in it."""

    node: str
    formula: str
    name: str
    numpy: str
    torch: str
    shapes: tuple[tuple[str, tuple[int, ...]], ...]


def lines_of(run: Run, node: str) -> tuple[Line, ...]:
    """The lines behind a node, the first to run first; where it only moves numbers, what made them too."""
    run = run.having(node)
    one = run.graph.node(node)
    if one.given:
        return (
            Line(
                node,
                one.formula,
                _name(node),
                f"weights[{node!r}]",
                f"weights[{node!r}]",
                _shapes(run, node),
            ),
        )
    before = one.inputs[0]
    moved = len(one.inputs) == 1 and before == f"{node}_proj"
    names = tuple(map(_name, one.inputs))
    line = Line(
        node, one.formula, _name(node), one.op.numpy_source(*names), one.op.torch_source(*names),
        _shapes(run, *one.inputs, node),
    )  # fmt: skip
    return (*lines_of(run, before), line) if moved else (line,)


def _name(node: str) -> str:
    """A name that Python takes: `norm1_gain` of `layer.0.norm1.gain`."""
    return short_name(node).replace(".", "_")


def _shapes(run: Run, *nodes: str) -> tuple[tuple[str, tuple[int, ...]], ...]:
    return tuple((_name(node), run.graph.value(node).shape) for node in nodes)
