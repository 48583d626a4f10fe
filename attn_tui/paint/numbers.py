"""Numbers as text: one format for a whole matrix, never cut and never misleading."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[Any]
NumberKind = Literal["value", "probability", "integer"]

_CHUNK = 1 << 15  # elements that stay in the cache while they are looked at
_NOISE = 4  # rounding errors in a sum of a few large numbers, in units of the dtype's precision
_LARGEST, _SMALLEST = 1e6, 1e-3  # a matrix whose largest magnitude is outside is written with exponents


@dataclass(frozen=True)
class NumberFormat:
    """How the numbers of one matrix are written, decided once.

    `width` is in cells; `decimals` is None where exponents are used; `largest` is the greatest
    finite magnitude. What is not above `noise`, the rounding error of a sum that should be 0, reads
    as 0. Numbers use the ASCII minus.
    """

    width: int
    decimals: int | None
    probability: bool = False
    largest: float = 0.0
    noise: float = 0.0
    absent: str = "·"

    def text(self, value: float) -> str:
        """`value` right-aligned to `width`. What is not 0 never reads as 0."""
        return self.bare(value).rjust(self.width)

    def bare(self, value: float) -> str:
        """`value` without the padding; `absent` where there is no number."""
        value = float(value)
        if math.isnan(value):
            return self.absent
        if not math.isfinite(value):
            return _nonfinite(value)
        if abs(value) <= self.noise:
            value = 0.0
        if self.decimals is None:
            return _scientific(value, 1) if value else "0"
        text = f"{value:.{self.decimals}f}"
        if text.strip("-0."):
            return text
        return self._tiny(value) if value else text.lstrip("-")

    def _tiny(self, value: float) -> str:
        if self.probability and value > 0:
            return f"<{10.0 ** -(self.decimals or 0):.{self.decimals}f}".replace("<0.", "<.")
        return f"{value:.1f}" if abs(value) >= 0.095 else _scientific(value, 0)


def number_format(values: Numbers, kind: NumberKind = "value") -> NumberFormat:
    """The format for all of `values`, of any shape, decided by its finite ones.

    As few decimals as write them all exactly, at most what their magnitude asks for: two below
    100, one below 1000, more below 0.1; exponents from 10⁶ and below 10⁻³. A probability has two
    at least.
    """
    low, high, least, strange = _extremes(values)
    largest = max(abs(low), abs(high))
    decimals = _decimals(values, largest, kind)
    noise = _NOISE * float(np.finfo(values.dtype).eps) * largest if _rounds(values, kind) else 0.0
    form = NumberFormat(0, decimals, kind == "probability", largest, noise)
    texts = [form.bare(low), form.bare(high), *strange]
    if least < math.inf:
        texts.append(form.bare(-least if low < 0 else least))
        texts.append(form.bare(least))
    return replace(form, width=max(map(len, texts)))


def _rounds(values: Numbers, kind: NumberKind) -> bool:
    return kind == "value" and values.dtype.kind == "f"


def short(value: float) -> str:
    """One number for running text: at most 4 significant digits, whole numbers below 10⁷ in full."""
    value = float(value)
    if not math.isfinite(value):
        return _nonfinite(value)
    if value.is_integer() and abs(value) < 1e7:
        return str(int(value))
    return f"{value:.4g}"


def _nonfinite(value: float) -> str:
    return "nan" if math.isnan(value) else "∞" if value > 0 else "−∞"


def _scientific(value: float, digits: int) -> str:
    mantissa, exponent = f"{value:.{digits}e}".split("e")
    return f"{mantissa}e{int(exponent)}"


def chunks(values: Numbers) -> Iterator[Numbers]:
    """`values` flat, in any order, in pieces that fit the processor's cache."""
    # as it lies in memory: a transposed matrix of a vocabulary is not copied
    flat = np.ravel(values, order="K")
    for start in range(0, flat.size, _CHUNK):
        yield flat[start : start + _CHUNK]


def _extremes(values: Numbers) -> tuple[float, float, float, list[str]]:
    """Lowest and highest (0 counted in), least nonzero magnitude, and the texts of the non-finite."""
    low, high, least = 0.0, 0.0, math.inf
    strange: set[str] = set()
    for chunk in chunks(values):
        part = chunk if chunk.dtype.kind == "f" else chunk.astype(np.float64)
        bottom, top = float(part.min()), float(part.max())
        if not (math.isfinite(bottom) and math.isfinite(top)):
            finite = np.isfinite(part)
            strange.update(_nonfinite(float(v)) for v in np.unique(part[~finite]))
            part = part[finite]
            if not part.size:
                continue
            bottom, top = float(part.min()), float(part.max())
        low, high = min(low, bottom), max(high, top)
        magnitude = np.abs(part)
        smallest = float(magnitude.min())
        if smallest == 0:
            smallest = float(magnitude.min(where=magnitude > 0, initial=np.inf))
        least = min(least, smallest)
    return low, high, least, sorted(strange)


def _decimals(values: Numbers, largest: float, kind: NumberKind) -> int | None:
    if kind == "integer":
        return 0
    if largest and not _SMALLEST <= largest < _LARGEST:
        return None
    most = 2 if largest < 100 else 1 if largest < 1000 else 0
    if 0 < largest < 0.1:
        most = 3 if largest >= 0.01 else 4
    if kind == "probability":
        return most
    return next((d for d in range(most) if _exact(values, d)), most)


def _exact(values: Numbers, decimals: int) -> bool:
    """Whether every finite value is, but for rounding noise, written in full by `decimals`."""
    for chunk in chunks(values):
        part = chunk[np.isfinite(chunk)] * 10.0**decimals
        if part.size and float(np.abs(part - np.rint(part)).max()) > 1e-5 * 10.0**decimals:
            return False
    return True
