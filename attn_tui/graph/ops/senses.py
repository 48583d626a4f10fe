"""From a picture or a sound to rows that a Transformer can take: cut, moved, turned, measured."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from attn_tui.graph.arithmetic import Arithmetic, Cell, derived
from attn_tui.graph.op import GRADIENT, Array, Op, Part, constant, pick


@dataclass(frozen=True)
class Patches(Op):
    """A picture cut into squares, each flattened row by row (Dosovitskiy et al. 2021, section 3.1)."""

    side: int

    numpy = (
        "{0}.reshape(*{0}.shape[:-2], {0}.shape[-2] // {self.side}, {self.side}, "
        "{0}.shape[-1] // {self.side}, {self.side}).swapaxes(-3, -2)"
        ".reshape(*{0}.shape[:-2], {0}.shape[-2] * {0}.shape[-1] // {self.side} ** 2, {self.side} ** 2)"
    )

    def forward(self, *inputs: Array) -> Array:
        """Pixels (…, a·p, b·p), p the side of a patch; (…, a·b, p·p)."""
        x, p = inputs[0], self.side
        *batch, height, width = x.shape
        squares = x.reshape(*batch, height // p, p, width // p, p).swapaxes(-3, -2)
        return np.ascontiguousarray(squares.reshape(*batch, height // p * (width // p), p * p))

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term: the pixel that stands here now."""
        *batch, patch, inside = cell
        across, p = inputs[0].shape[-1] // self.side, self.side
        at = (*batch, patch // across * p + inside // p, patch % across * p + inside % p)
        moved = pick(inputs[0], at, 0)
        return Arithmetic(moved.value, "cut", ((moved,),))

    def backward(self, count: int) -> tuple[Part | None, ...]:
        """Each pixel stands in one patch, and its gradient goes back there."""
        return (Part(PatchesGradient(self.side), (GRADIENT, 0), "{0}, put together"),)


@dataclass(frozen=True)
class PatchesGradient(Op):
    """∂loss/∂pixels: the rows of ∂loss/∂patches put back to where each was cut from."""

    side: int

    numpy = (
        "{0}.reshape(*{1}.shape[:-2], {1}.shape[-2] // {self.side}, {1}.shape[-1] // {self.side}, "
        "{self.side}, {self.side}).swapaxes(-3, -2).reshape({1}.shape)"
    )

    def forward(self, *inputs: Array) -> Array:
        """g (…, a·b, p·p) and the pixels (…, a·p, b·p), of which only the shape counts; their shape."""
        g, x = inputs
        p, (*batch, height, width) = self.side, x.shape
        squares = g.reshape(*batch, height // p, width // p, p, p).swapaxes(-3, -2)
        return np.ascontiguousarray(squares.reshape(x.shape))

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term: the gradient of the cell that the pixel was moved to."""
        *batch, row, column = cell
        p, across = self.side, inputs[1].shape[-1] // self.side
        at = (*batch, row // p * across + column // p, row % p * p + column % p)
        moved = pick(inputs[0], at, 0)
        return Arithmetic(moved.value, "cut", ((moved,),))


@dataclass(frozen=True)
class Shift(Op):
    """A picture moved by so many rows and columns, a sound by so many samples; what comes in is 0."""

    by: tuple[int, ...]

    numpy = "np.pad({0}[{self.taken}], [(0, 0)] * ({0}.ndim - {self.axes}) + {self.filled})"
    torch = "F.pad({0}[{self.taken}], {self.flat})"

    @property
    def axes(self) -> int:
        """How many trailing axes are moved along."""
        return len(self.by)

    @property
    def taken(self) -> str:
        """What stays inside, as an index in code."""
        return ", ".join(["...", *(f":-{by}" if by > 0 else f"{-by}:" for by in self.by)])

    @property
    def filled(self) -> list[tuple[int, int]]:
        """How many zeros come before and after, along each axis."""
        return [(max(0, by), max(0, -by)) for by in self.by]

    @property
    def flat(self) -> tuple[int, ...]:
        """The same as PyTorch has it: the last axis first."""
        return tuple(size for pair in reversed(self.filled) for size in pair)

    def forward(self, *inputs: Array) -> Array:
        """(…, a, b) or (…, a), as many trailing axes as `by` has; the same shape."""
        x = inputs[0]
        result = np.zeros_like(x)
        sizes = x.shape[x.ndim - len(self.by) :]
        into = tuple(slice(max(0, by), size + min(0, by)) for by, size in zip(self.by, sizes, strict=True))
        out = tuple(slice(max(0, -by), size - max(0, by)) for by, size in zip(self.by, sizes, strict=True))
        if all(abs(by) < size for by, size in zip(self.by, sizes, strict=True)):
            to: tuple[Any, ...] = (..., *into)
            source: tuple[Any, ...] = (..., *out)
            result[to] = x[source]
        return result

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term: the number that was moved here, or 0."""
        x, axes = inputs[0], len(self.by)
        at = tuple(i - by for i, by in zip(cell[-axes:], self.by, strict=True))
        if not all(0 <= i < size for i, size in zip(at, x.shape[-axes:], strict=True)):
            return Arithmetic(0.0, "shift", ((constant(0, "nothing was here"),),))
        moved = pick(x, (*cell[:-axes], *at), 0)
        return Arithmetic(moved.value, "shift", ((moved,),))

    def backward(self, count: int) -> tuple[Part | None, ...]:
        """The gradient is moved the other way."""
        return (Part(Shift(tuple(-by for by in self.by)), formula="{0}, moved back"),)


@dataclass(frozen=True)
class Turn(Op):
    """A square picture turned to the left by so many quarters."""

    quarters: int

    numpy = "np.rot90({0}, {self.quarters}, axes=(-2, -1))"
    torch = "torch.rot90({0}, {self.quarters}, (-2, -1))"

    def forward(self, *inputs: Array) -> Array:
        """(…, a, a); the same shape."""
        return np.ascontiguousarray(np.rot90(inputs[0], self.quarters, axes=(-2, -1)))

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term: the pixel that was turned to here."""
        *batch, row, column = cell
        last = inputs[0].shape[-1] - 1
        for _ in range(self.quarters % 4):
            row, column = column, last - row
        moved = pick(inputs[0], (*batch, row, column), 0)
        return Arithmetic(moved.value, "turn", ((moved,),))

    def backward(self, count: int) -> tuple[Part | None, ...]:
        """The gradient is turned back."""
        return (Part(Turn(-self.quarters % 4), formula="{0}, turned back"),)


class Below(Op):
    """One more row below the others: the class token, which gathers what is asked (Devlin et al. 2019)."""

    numpy = "np.concatenate(({0}, np.broadcast_to({1}, (*{0}.shape[:-2], 1, {0}.shape[-1]))), axis=-2)"
    torch = "torch.cat(({0}, {1}.expand(*{0}.shape[:-2], 1, {0}.shape[-1])), -2)"

    def forward(self, *inputs: Array) -> Array:
        """x (…, n, d) and one row (d,), the same for all; (…, n + 1, d)."""
        x, row = inputs
        more = np.broadcast_to(row, (*x.shape[:-2], 1, x.shape[-1]))
        return np.concatenate((x, more), axis=-2)

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term: the cell of x, or of the row."""
        x, row = inputs
        copied = pick(x, cell, 0) if cell[-2] < x.shape[-2] else pick(row, cell[-1:], 1)
        return Arithmetic(copied.value, "=", ((copied,),))

    def backward(self, count: int) -> tuple[Part | None, ...]:
        """The rows above for x; the last one for the row, added up where there are many."""
        return Part(Above(), formula="{0}, all rows but the last"), Part(
            LastRow(), formula="the last row of {0}"
        )


class Above(Op):
    """All rows but the last: what a gradient says of the rows that one was put below."""

    numpy = "{0}[..., :-1, :]"

    def forward(self, *inputs: Array) -> Array:
        """(…, n + 1, d); (…, n, d)."""
        return inputs[0][..., :-1, :]

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term: the same cell."""
        copied = pick(inputs[0], cell, 0)
        return Arithmetic(copied.value, "=", ((copied,),))


class LastRow(Op):
    """The last row, added up over a batch: what a gradient says of the row that was put there."""

    numpy = "{0}[-1]"

    def forward(self, *inputs: Array) -> Array:
        """(…, n, d); (d,)."""
        g = inputs[0][..., -1, :]
        return np.asarray(g.sum(axis=tuple(range(g.ndim - 1))))

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term for each of the batch."""
        g = inputs[0]
        last = g.shape[-2] - 1
        terms = tuple((pick(g, (*batch, last, *cell), 0),) for batch in np.ndindex(g.shape[:-2]))
        return Arithmetic(sum(term[0].value for term in terms), "Σ", terms)


@dataclass(frozen=True)
class Frames(Op):
    """A sound cut into stretches that overlap: `width` samples every `hop` (Allen & Rabiner 1977)."""

    width: int
    hop: int

    numpy = (
        "{0}[..., np.arange(0, {0}.shape[-1] - {self.width} + 1, {self.hop})[:, None] "
        "+ np.arange({self.width})]"
    )
    torch = "{0}.unfold(-1, {self.width}, {self.hop})"

    def forward(self, *inputs: Array) -> Array:
        """Samples (…, s), s at least the width; (…, n, width), n = (s − width) // hop + 1."""
        starts = np.arange(0, inputs[0].shape[-1] - self.width + 1, self.hop)
        return np.asarray(inputs[0][..., starts[:, None] + np.arange(self.width)])

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term: the sample."""
        *batch, frame, inside = cell
        copied = pick(inputs[0], (*batch, frame * self.hop + inside), 0)
        return Arithmetic(copied.value, "cut", ((copied,),))

    def backward(self, count: int) -> tuple[Part | None, ...]:
        """A sample stands in several frames: what flows back from them is added up."""
        return (Part(FramesGradient(self.width, self.hop), (GRADIENT, 0), "Σ {0}, laid over each other"),)


@dataclass(frozen=True)
class FramesGradient(Op):
    """∂loss/∂samples: the frames' gradients laid over each other and added (overlap and add)."""

    width: int
    hop: int

    numpy = (
        "np.bincount((np.arange(len({0}))[:, None] * {self.hop} + np.arange({self.width})).ravel(), "
        "{0}.ravel(), len({1})).astype({0}.dtype)"
    )
    torch = (
        "torch.zeros_like({1}).index_add(0, (torch.arange(len({0}))[:, None] * {self.hop} "
        "+ torch.arange({self.width})).flatten(), {0}.flatten())"
    )

    def forward(self, *inputs: Array) -> Array:
        """g (…, n, width) and the samples (…, s), of which only the shape counts; (…, s)."""
        g, x = inputs
        result = np.zeros(x.shape, dtype=g.dtype)
        for frame in range(g.shape[-2]):
            result[..., frame * self.hop : frame * self.hop + self.width] += g[..., frame, :]
        return result

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term for each frame that has the sample."""
        *batch, sample = cell
        places = [(f, sample - f * self.hop) for f in range(inputs[0].shape[-2])]
        inside = [(f, i) for f, i in places if 0 <= i < self.width]
        terms = tuple((pick(inputs[0], (*batch, f, i), 0),) for f, i in inside)
        return Arithmetic(sum(term[0].value for term in terms), "Σ", terms)


class SumOfSquares(Op):
    """a² + b²: how strong a tone is, from its cosine and its sine part (Oppenheim & Schafer 1989, 8.1)."""

    numpy = "{0} * {0} + {1} * {1}"
    signs = ("", "² +")

    def forward(self, *inputs: Array) -> Array:
        """Two arrays of one shape; the same shape."""
        a, b = inputs
        return np.asarray(a * a + b * b)

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """Two squares."""
        a, b = pick(inputs[0], cell, 0), pick(inputs[1], cell, 1)
        return Arithmetic(a.value * a.value + b.value * b.value, "+", ((a, a), (b, b)))

    def backward(self, count: int) -> tuple[Part | None, ...]:
        """2a and 2b, times the gradient."""
        return tuple(Part(SquareGradient(), (GRADIENT, i), "2 · {0} ⊙ {1}") for i in range(2))


class SquareGradient(Op):
    """2 · g ⊙ a, as (a²)′ = 2a."""

    numpy = "2 * {0} * {1}"

    def forward(self, *inputs: Array) -> Array:
        """g and a of any one shape; the same shape."""
        return np.asarray(2 * inputs[0] * inputs[1])

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term of three factors."""
        g, a = pick(inputs[0], cell, 0), pick(inputs[1], cell, 1)
        return Arithmetic(2 * g.value * a.value, "×", ((constant(2, "2"), g, a),))


@dataclass(frozen=True)
class Logarithm(Op):
    """ln(x + ε): loudness as the ear has it, by ratios (Davis & Mermelstein 1980, section II)."""

    eps: float = 1e-5

    numpy = "np.log({0} + {self.eps})"
    torch = "torch.log({0} + {self.eps})"

    def forward(self, *inputs: Array) -> Array:
        """Numbers not below 0, of any shape; the same shape."""
        return np.asarray(np.log(inputs[0] + inputs[0].dtype.type(self.eps)))

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term: the logarithm of the number and ε."""
        x = pick(inputs[0], cell, 0)
        log = derived("ln", "x + ε", ((x,), (constant(self.eps, "ε"),)), "ln")
        return Arithmetic(log.value, "ln", ((log,),))

    def backward(self, count: int) -> tuple[Part | None, ...]:
        """1 / (x + ε) times the gradient."""
        return (Part(LogarithmGradient(self.eps), (GRADIENT, 0), "{0} / ({1} + ε)"),)


@dataclass(frozen=True)
class LogarithmGradient(Op):
    """g / (x + ε), as ln′ x = 1/x."""

    eps: float = 1e-5

    numpy = "{0} / ({1} + {self.eps})"

    def forward(self, *inputs: Array) -> Array:
        """g and x of any one shape; the same shape."""
        g, x = inputs
        return np.asarray(g / (x + x.dtype.type(self.eps)))

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term: the gradient times one over the number."""
        g, x = pick(inputs[0], cell, 0), pick(inputs[1], cell, 1)
        one_over = derived("1/x", "x + ε", ((x,), (constant(self.eps, "ε"),)), "1/x")
        return Arithmetic(g.value * one_over.value, "×", ((g, one_over),))
