"""How times are printed: never one without its spread."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from statistics import median


def ms(seconds: Sequence[float]) -> str:
    """`12.3 ms (90% ≤ 18.0; 9.8–20.1, 30×)`: the median, the 90th percentile, the range and the count."""
    ordered = sorted(1000 * one for one in seconds)
    ninetieth = ordered[ceil(0.9 * len(ordered)) - 1]
    spread = f"90% ≤ {ninetieth:.1f}; {ordered[0]:.1f}–{ordered[-1]:.1f}, {len(ordered)}×"
    return f"{median(ordered):.1f} ms ({spread})"
