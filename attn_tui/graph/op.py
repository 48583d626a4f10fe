"""What an operation knows: to compute, to give its reasons, to go backwards, to show its NumPy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

import numpy as np
from numpy.typing import NDArray

from attn_tui.graph.arithmetic import Arithmetic, Cell, Factor

Array = NDArray[Any]
Gradients = tuple[Array | None, ...]
Kind = Literal["signed", "probability", "integer"]
"""What a node's numbers are: of either sign, shares from 0 to 1, or ids and counts."""


@dataclass(frozen=True)
class Made:
    """A value, the very inputs that it was made from, and what it has in common with the one `since` then.

    That is `kept` leading rows; of a square of tokens by tokens, so many leading columns of them. None
    where nobody has looked.
    """

    inputs: tuple[Array, ...]
    value: Array
    since: Array | None = None
    kept: int | None = None


class Op:
    """One operation of the data flow. Subclasses with settings are frozen dataclasses.

    The four methods stand side by side, so that reading an op teaches the operation.
    """

    kind: ClassVar[Kind | Literal["same"]] = "signed"
    """The kind of its numbers; "same" as the first input's where it only moves or hides them."""

    def __eq__(self, other: object) -> bool:
        """Whether both are the same operation, with the same settings."""
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self) -> int:
        """By the kind of operation."""
        return hash(type(self))

    def forward(self, *inputs: Array) -> Array:
        """The value of the node, from the values of its inputs."""
        raise TypeError(f"{type(self).__name__} has no forward pass")

    def renew(self, before: Made, kept: Sequence[int], *inputs: Array) -> tuple[Array, int | None]:
        """The value once more, when other inputs come, and how much of it is what it was (see `Made`).

        `kept` says so of each input. The same as `forward` but for rounding. An op that says nothing else
        computes everything again.
        """
        return self.forward(*inputs), None

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """The arithmetic that made one cell of the result."""
        raise TypeError(f"{type(self).__name__} gives no reasons")

    def backward(self, grad: Array, *inputs: Array) -> Gradients:
        """From the gradient of the result to the gradient of each input; None where there is none."""
        return (None,) * len(inputs)

    def numpy_source(self, *names: str) -> str:
        """The line of NumPy that the op stands for, with the inputs called `names`."""
        raise TypeError(f"{type(self).__name__} has no NumPy line")

    def torch_source(self, *names: str) -> str:
        """The same in one line of PyTorch, with the inputs called `names`."""
        raise TypeError(f"{type(self).__name__} has no PyTorch line")


class RowByRow(Op):
    """An op that makes every row from the same row of some inputs, and from no other row.

    `rowed` says which inputs; the others, as weights, are used whole for each row. `blank` is for squares
    of tokens by tokens: what a cell beyond the rows that are kept must hold to count for nothing.
    """

    rowed: ClassVar[tuple[int, ...]] = (0,)
    blank: ClassVar[float | None] = None

    def renew(self, before: Made, kept: Sequence[int], *inputs: Array) -> tuple[Array, int | None]:
        """The leading rows that come in unchanged are kept; the others are computed."""
        rows, first = min(kept[i] for i in self.rowed), inputs[self.rowed[0]]
        if rows == 0 or not self._comparable(before, rows, *inputs):
            return self.forward(*inputs), 0
        if before.value is before.inputs[self.rowed[0]]:
            return self.forward(*inputs), rows
        count = first.shape[_axis(first)]
        if rows == count:
            return before.value[..., :rows, : before.value.shape[-1] if self.blank is None else rows], rows
        new = self.forward(*(rows_from(rows, a) if i in self.rowed else a for i, a in enumerate(inputs)))
        value = np.zeros((*new.shape[:-2], count, new.shape[-1]), dtype=new.dtype)
        columns = min(new.shape[-1], before.value.shape[-1])
        value[..., :rows, :columns] = before.value[..., :rows, :columns]
        value[..., rows:, :] = new
        return value, rows

    def _comparable(self, before: Made, rows: int, *inputs: Array) -> bool:
        """Whether rows may be kept: all else is equal, and what lies beyond them counts for nothing."""
        first, then = inputs[self.rowed[0]], before.inputs[self.rowed[0]]
        whole = (i for i in range(len(inputs)) if i not in self.rowed)
        if before.value.ndim < 2 or not all(equal(before.inputs[i], inputs[i]) for i in whole):
            return False
        if self.blank is None:
            return first.ndim == 1 or first.shape[-1] == then.shape[-1]
        return all(bool((x[..., :rows, rows:] == self.blank).all()) for x in (first, then))


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

    def torch_source(self, *names: str) -> str:
        """A given value is loaded, not computed."""
        return "weights[name]"


def same_rows(before: Array, now: Array) -> int:
    """How many leading rows are equal in both, of (n,), (n, d) or (h, n, d).

    Where one has more columns than the other, of so many rows the same number of columns.
    """
    axis = _axis(now)
    if before.ndim != now.ndim or before.shape[:axis] != now.shape[:axis] or now.ndim == 0:
        return 0
    rows = min(before.shape[axis], now.shape[axis])
    if rows == 0:
        return 0
    if now.ndim == 1:
        same = before[:rows] == now[:rows]
    else:
        columns = min(before.shape[-1], now.shape[-1])
        same = (before[..., :rows, :columns] == now[..., :rows, :columns]).all(axis=-1)
        same = same.reshape(-1, rows).all(axis=0)
        if before.shape[-1] != now.shape[-1]:
            same = same[:columns]
    return len(same) if same.all() else int(same.argmin())


def rows_from(first: int, array: Array) -> Array:
    """The rows of (n,), (n, d) or (h, n, d) from this one on."""
    return array[first:] if array.ndim == 1 else array[..., first:, :]


def pick(array: Array, cell: Cell, source: int) -> Factor:
    """The factor that stands for one cell of input number `source`."""
    return Factor(float(array[cell]), source=source, cell=cell)


def constant(value: float, label: str) -> Factor:
    """The factor that stands for a number known beforehand."""
    return Factor(float(value), label)


def name(names: tuple[str, ...], index: int) -> str:
    """The name of an input, or a, b, c … where nobody gave one."""
    return names[index] if index < len(names) else "abcdefgh"[index]


def _axis(array: Array) -> int:
    return max(0, array.ndim - 2)


def equal(a: Array, b: Array) -> bool:
    """Whether two arrays have one shape and the same numbers."""
    return a is b or (a.shape == b.shape and bool((a == b).all()))
