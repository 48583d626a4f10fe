"""What an operation knows: to compute, to give its reasons, how its gradients are made, to show its NumPy."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from numpy.typing import NDArray

from attn_tui.graph.arithmetic import Arithmetic, Cell, Factor

Array = NDArray[Any]
Kind = Literal["signed", "probability", "integer"]
"""What a node's numbers are: of either sign, shares from 0 to 1, or ids and counts."""


class GraphError(Exception):
    """A request that the graph cannot meet, in one line for people."""


@dataclass(frozen=True)
class Rows:
    """From what each row of a value comes, so that rows need not be computed again (see `prefix`).

    From the same row of the inputs `of`, and in a square of tokens by tokens from row j of the inputs
    `columns` for column j. All other inputs count whole for every row.
    """

    of: tuple[int, ...] = (0,)
    columns: tuple[int, ...] = ()
    blank: float | None = None
    """What the cells of a square beyond the kept rows must hold, so that they count for nothing."""
    light: bool = False
    """To make the value again in full costs no more than to keep rows of it."""


GRADIENT, VALUE = -1, -2
"""What a part of a gradient may take besides the op's inputs: ∂loss/∂result, and the result itself."""


@dataclass(frozen=True)
class Part:
    """How ∂loss/∂(an input) is made: an op, and what it takes, by the numbers of the inputs or those above.

    In `formula` {0}, {1} … are the names of what is taken.
    """

    op: Op
    takes: tuple[int, ...] = (GRADIENT,)
    formula: str = "{0}"


class Op:
    """One operation of the data flow. Subclasses with settings are frozen dataclasses.

    What is declared and the three methods stand side by side, so that reading an op teaches the operation.
    Arrays are read by their trailing axes, (…, n, d) and (…, h, n, k); leading ones are batches.
    `signs` are what stands before each input in a formula, `transposed` those that are written transposed.
    """

    signs: ClassVar[tuple[str, ...]] = ()
    transposed: ClassVar[tuple[int, ...]] = ()
    kind: ClassVar[Kind | Literal["same"]] = "signed"
    """The kind of its numbers; "same" as the first input's where it only moves or hides them."""
    hides: ClassVar[bool] = False
    """Whether it puts −∞ where something shall not be seen."""
    rows: ClassVar[Rows | None] = None
    """From what each row comes; None where a row has no such origin."""
    numpy: ClassVar[str] = ""
    """Its line of NumPy: {0}, {1} … are the inputs, {self.x} a setting; ⟨ … ⟩ stands where its input does."""
    torch: ClassVar[str] = ""
    """The same in PyTorch; empty where it reads alike."""

    def __eq__(self, other: object) -> bool:
        """Whether both are the same operation, with the same settings."""
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self) -> int:
        """By the kind of operation."""
        return hash(type(self))

    def forward(self, *inputs: Array) -> Array:
        """The value of the node, from the values of its inputs. ValueError, one line, where it has none."""
        raise TypeError(f"{type(self).__name__} has no forward pass")

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """The arithmetic that made one cell of the result."""
        raise TypeError(f"{type(self).__name__} gives no reasons")

    def backward(self, count: int) -> tuple[Part | None, ...]:
        """How the gradient of each of its `count` inputs is made; None where nothing flows back."""
        return (None,) * count

    def numpy_source(self, *names: str) -> str:
        """The line of NumPy that the op stands for, with the inputs called `names`."""
        return self._rendered(self.numpy, names)

    def torch_source(self, *names: str) -> str:
        """The same in one line of PyTorch, with the inputs called `names`."""
        return self._rendered(self.torch or self.numpy, names)

    def _rendered(self, template: str, names: tuple[str, ...]) -> str:
        if not template:
            raise TypeError(f"{type(self).__name__} has no line of source")
        # settings first, as what they spell may name inputs in turn
        source = re.sub(r"\{self\.(\w+)\}", lambda setting: str(getattr(self, setting[1])), template)
        source = re.sub(
            r"⟨(.*?\{(\d)\}.*?)⟩", lambda part: part[1] if int(part[2]) < len(names) else "", source
        )
        return source.format(*names, *"abcdefgh"[len(names) :])


@dataclass(frozen=True)
class Given(Op):
    """A number that comes from outside: a weight that training found, or what the learner typed.

    One that lies in a file may `read` it when somebody looks.
    """

    label: str = "given"
    read: Callable[[], Array] | None = None

    numpy = "weights[name]"

    def forward(self, *inputs: Array) -> Array:
        """What lies in the file."""
        return self.read() if self.read is not None else super().forward()

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term, the number itself. The graph passes the node's own value as the only input."""
        value = float(inputs[0][cell])
        return Arithmetic(value, self.label, ((Factor(value, self.label),),))


def pick(array: Array, cell: Cell, source: int) -> Factor:
    """The factor that stands for one cell of input number `source`."""
    return Factor(float(array[cell]), source=source, cell=cell)


def constant(value: float, label: str) -> Factor:
    """The factor that stands for a number known beforehand."""
    return Factor(float(value), label)


def single(value: float, operator: str, label: str) -> Arithmetic:
    """The arithmetic of a number that has no reason but what the label says."""
    return Arithmetic(value, operator, ((constant(value, label),),))


def flat(array: Array) -> Array:
    """(…, n, d) as (N, d): the rows of all batches one below the other."""
    return array.reshape(-1, array.shape[-1])
