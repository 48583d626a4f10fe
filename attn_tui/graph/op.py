"""What an operation knows: to compute, to give its reasons, to go backwards, to show its NumPy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray

from attn_tui.graph.arithmetic import Arithmetic, Cell, Factor

Array = NDArray[Any]
Gradients = tuple[Array | None, ...]


class Op:
    """One operation of the data flow. Subclasses with settings are frozen dataclasses.

    The four methods stand side by side, so that reading an op teaches the operation.
    """

    def forward(self, *inputs: Array) -> Array:
        """The value of the node, from the values of its inputs."""
        raise TypeError(f"{type(self).__name__} has no forward pass")

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """The arithmetic that made one cell of the result."""
        raise TypeError(f"{type(self).__name__} gives no reasons")

    def backward(self, grad: Array, *inputs: Array) -> Gradients:
        """From the gradient of the result to the gradient of each input; None where there is none."""
        return (None,) * len(inputs)

    def numpy_source(self, *names: str) -> str:
        """The line of NumPy that the op stands for, with the inputs called `names`."""
        raise TypeError(f"{type(self).__name__} has no NumPy line")


@dataclass(frozen=True)
class Given(Op):
    """A number that comes from outside: a weight that training found, or what the learner typed."""

    label: str = "given"

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term, the number itself. The graph passes the node's own value as the only input."""
        value = float(inputs[0][cell])
        return Arithmetic(value, self.label, ((Factor(value, self.label),),))

    def numpy_source(self, *names: str) -> str:
        """A given value is loaded, not computed."""
        return "weights[name]"


def pick(array: Array, cell: Cell, source: int) -> Factor:
    """The factor that stands for one cell of input number `source`."""
    return Factor(float(array[cell]), source=source, cell=cell)


def constant(value: float, label: str) -> Factor:
    """The factor that stands for a number known beforehand."""
    return Factor(float(value), label)


def name(names: tuple[str, ...], index: int) -> str:
    """The name of an input, or a, b, c … where nobody gave one."""
    return names[index] if index < len(names) else "abcdefgh"[index]
