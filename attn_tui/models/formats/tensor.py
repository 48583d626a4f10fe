"""A tensor in a file, read when somebody looks at it."""

from __future__ import annotations

import math
import mmap
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from attn_tui.files.error import FileError, need_regular, reason
from attn_tui.graph.op import Array
from attn_tui.models.architecture import ModelError

SINGLE: np.dtype[np.generic] = np.dtype(np.float32)


@dataclass(frozen=True, eq=False)
class Tensor:
    """An array of this shape, which `read` makes of what the file holds; of floats as `dtype`."""

    shape: tuple[int, ...]
    read: Callable[[], Array]
    dtype: np.dtype[np.generic] = SINGLE

    def transposed(self) -> Tensor:
        """(a, b) as (b, a)."""
        return Tensor(self.shape[::-1], lambda: self.read().T, self.dtype)

    def part(self, number: int, of: int) -> Tensor:
        """(…, c): the columns of one of so many equal parts."""
        width = self.shape[-1] // of
        columns = slice(number * width, (number + 1) * width)
        return Tensor((*self.shape[:-1], width), lambda: self.read()[..., columns], self.dtype)

    def moved(self, shape: tuple[int, ...], how: Callable[[Array], Array]) -> Tensor:
        """The same numbers in another order."""
        return Tensor(shape, lambda: how(self.read()), self.dtype)


def mapped(path: Path) -> mmap.mmap:
    """The file's bytes, each read when it is looked at; ModelError, one line, where there are none."""
    try:
        status = os.stat(path)
        need_regular(path, status)
        if not status.st_size:
            raise FileError(path, "is empty")
        with open(path, "rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except FileError as error:
        raise ModelError(str(error)) from None
    except (OSError, ValueError) as error:
        raise ModelError(f"{path}: cannot be read ({reason(error)})") from None


def floats_at(data: mmap.mmap, start: int, shape: tuple[int, ...], kind: str) -> Array:
    """Little-endian numbers (F64, F32, F16, BF16) from a byte on, widened to single precision at least."""
    count = math.prod(shape)
    if kind == "BF16":
        # the upper half of a single-precision number (Kalamkar et al. 2019)
        wide = np.frombuffer(data, "<u2", count, start).astype(np.uint32)
        wide <<= 16
        return wide.view(np.float32).reshape(shape)
    found = np.frombuffer(data, {"F64": "<f8", "F32": "<f4", "F16": "<f2"}[kind], count, start)
    return (found.astype(np.float32) if kind == "F16" else found).reshape(shape)
