"""From many numbers to one, two or three that can be seen: principal components, and a turning view."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Projection:
    """Points (n, dims) along the directions of most variance, and each direction's share of it."""

    points: Array
    shares: tuple[float, ...]

    @property
    def kept(self) -> float:
        """The share of the variance that the view keeps."""
        return sum(self.shares)


def project(rows: Array, dims: int) -> Projection:
    """(n, d) by principal component analysis (Pearson 1901): the mean off, then the largest singular vectors.

    Signs are chosen so that the farthest point of each axis lies on its positive side. Where there are fewer
    directions than `dims`, as for one point, the rest is 0.
    """
    centred = np.asarray(rows, dtype=np.float64)
    centred = centred - centred.mean(axis=0)
    left, sizes, _ = np.linalg.svd(centred, full_matrices=False)
    total = float((sizes**2).sum())
    points, shares = np.zeros((len(rows), dims)), [0.0] * dims
    for axis in range(min(dims, len(sizes))):
        column = left[:, axis] * sizes[axis]
        # what is this small is left by rounding, and no direction of the points
        if total <= 0 or sizes[axis] <= 1e-12 * sizes[0]:
            break
        points[:, axis] = column if column[np.abs(column).argmax()] >= 0 else -column
        shares[axis] = float(sizes[axis] ** 2) / total
    return Projection(points, tuple(shares))


def turn(points: Array, angle: float, tilt: float) -> Array:
    """(n, 3) turned about the upright axis by `angle` and tipped by `tilt` (radians); (n, 3): x, y, depth."""
    cos, sin, cos_tilt, sin_tilt = math.cos(angle), math.sin(angle), math.cos(tilt), math.sin(tilt)
    about = np.array([[cos, 0, sin], [0, 1, 0], [-sin, 0, cos]])
    tip = np.array([[1, 0, 0], [0, cos_tilt, -sin_tilt], [0, sin_tilt, cos_tilt]])
    return np.asarray(points @ about.T @ tip.T)
