"""Distances between tokens as buckets, and scores by bucket: disentangled attention (He et al. 2021, 3.1).

Near distances have a bucket each; farther ones share one, the more the farther (`make_log_bucket_position`
of DeBERTa v2). A score for a bucket is worked out once and then taken by every pair of tokens in it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from attn_tui.graph.arithmetic import Arithmetic, Cell
from attn_tui.graph.op import GRADIENT, Array, Op, Part, constant, pick, single


@dataclass(frozen=True)
class Buckets(Op):
    """The bucket, 0 to 2·span − 1, of i − j for every pair of tokens; that of a token with itself is `span`.

    With `largest` the distances up to span/2 have a bucket each, and those up to `largest` − 1 share the
    rest by their logarithm; with 0 each has its own, and what is farther is in the last.
    """

    span: int
    largest: int = 0

    kind = "integer"
    numpy = "np.clip({self.line_numpy} + {self.span}, 0, {self.last}).astype(np.int64)"
    torch = "({self.line_torch} + {self.span}).clamp(0, {self.last}).long()"

    def forward(self, *inputs: Array) -> Array:
        """Token ids (n,), of which only the number counts; (n, n)."""
        places = np.arange(inputs[0].shape[-1])
        return self.of(places[:, None] - places)

    def of(self, distance: Array) -> Array:
        """The buckets of these distances i − j, integers of any shape."""
        bucket, middle = distance, self.middle
        if self.largest:
            size = np.maximum(np.abs(distance), middle)
            steps = np.log(size / middle) / np.log((self.largest - 1) / middle) * (middle - 1)
            shared = np.sign(distance) * (np.ceil(steps) + middle)
            bucket = np.where(size > middle, shared, distance)
        return np.asarray(np.clip(bucket + self.span, 0, self.last), dtype=np.int64)

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term: the bucket, for how far the two tokens stand apart."""
        back = cell[-2] - cell[-1]
        return single(float(self.of(np.array(back))), "bucket", f"i − j = {back}".replace("-", "−"))

    @property
    def middle(self) -> int:
        """Up to this distance each has a bucket of its own."""
        return max(1, self.span // 2)

    @property
    def last(self) -> int:
        """The last bucket."""
        return 2 * self.span - 1

    @property
    def line_numpy(self) -> str:
        """The distances, far ones by their logarithm, for the line of NumPy."""
        return self._line("np", "np.maximum(abs(d), {middle})")

    @property
    def line_torch(self) -> str:
        """The same for the line of PyTorch."""
        return self._line("torch", "abs(d).clamp(min={middle})")

    def _line(self, library: str, size: str) -> str:
        distance = f"{library}.arange(len({{0}}))[:, None] - {library}.arange(len({{0}}))"
        if not self.largest:
            return f"({distance})"
        middle, unit = self.middle, math.log((self.largest - 1) / self.middle)
        steps = f"{library}.log({size.format(middle=middle)} / {middle}) / {unit} * {middle - 1}"
        far = f"{library}.sign(d) * ({library}.ceil({steps}) + {middle})"
        return f"{library}.where(abs(d := {distance}) > {middle}, {far}, d)"


@dataclass(frozen=True)
class TakeBuckets(Op):
    """To every pair of tokens the score of its bucket: content→position, or position→content.

    The score of token i for the bucket of j, P[i, b[i, j]]; `of_key`: that of token j, P[j, b[i, j]].
    """

    of_key: bool = False

    numpy = "np.take_along_axis({0}, {1}{self.turn}[None], -1){self.turn}"
    torch = "{0}.gather(-1, {1}{self.turn}.expand(len({0}), -1, -1)){self.turn}"

    def forward(self, *inputs: Array) -> Array:
        """P (…, h, n, b) and buckets (n, n); (…, h, n, n)."""
        scores, buckets = inputs
        index = buckets.T if self.of_key else buckets
        index = index.reshape((1,) * (scores.ndim - 2) + index.shape)
        taken = np.take_along_axis(scores, index, axis=-1)
        return taken.swapaxes(-1, -2) if self.of_key else taken

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term: the score that was taken."""
        scores, buckets = inputs
        *head, row, column = cell
        token = column if self.of_key else row
        taken = pick(scores, (*head, token, int(buckets[row, column])), 0)
        return Arithmetic(taken.value, "bucket", ((taken,),))

    def backward(self, count: int) -> tuple[Part | None, ...]:
        """The gradients of all pairs that took the same score, added up."""
        return Part(BucketsGradient(self.of_key), (GRADIENT, 1, 0), "Σ {0} by {1}"), None

    @property
    def turn(self) -> str:
        """What turns the squares of the lines of code."""
        return ".swapaxes(-1, -2)" if self.of_key else ""


class BucketsGradient(TakeBuckets):
    """∂loss/∂P: for each token and bucket the gradients of all pairs that took that score, added up."""

    numpy = (
        "({0}{self.turn}[..., None, :] @ ({1}{self.turn}[..., None] == np.arange({2}.shape[-1]))"
        ".astype({0}.dtype))[..., 0, :]"
    )
    torch = "torch.zeros_like({2}).scatter_add(-1, {1}{self.turn}.expand(len({0}), -1, -1), {0}{self.turn})"

    def forward(self, *inputs: Array) -> Array:
        """g (…, h, n, n), buckets (n, n), and P of which only the shape counts; the shape of P."""
        g, buckets, scores = inputs
        turned, index = (g.swapaxes(-1, -2), buckets.T) if self.of_key else (g, buckets)
        shares = (index[..., None] == np.arange(scores.shape[-1])).astype(g.dtype)
        return np.asarray((turned[..., None, :] @ shares)[..., 0, :])

    def explain(self, cell: Cell, *inputs: Array) -> Arithmetic:
        """One term for each pair that took this score; none took it: 0."""
        g, buckets, _ = inputs
        *head, token, bucket = cell
        beside = buckets[:, token] if self.of_key else buckets[token]
        others = np.flatnonzero(beside == bucket).tolist()
        terms = tuple(
            (pick(g, (*head, *((other, token) if self.of_key else (token, other))), 0),) for other in others
        )
        value = float(sum(term[0].value for term in terms))
        return Arithmetic(value, "Σ", terms or ((constant(0, "no pair"),),))

    def backward(self, count: int) -> tuple[Part | None, ...]:
        """Gradients of gradients are not made."""
        return (None,) * count
