"""GGUF: what llama.cpp reads; a table of metadata, then the kind, shape and place of each tensor.

The header is read here, with every count checked against what the file has room for. Blocks of quantised
numbers are widened by the package `gguf` (an extra), when somebody looks.
"""

from __future__ import annotations

import math
import mmap
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from attn_tui.files.checked import CheckError, expect
from attn_tui.graph.op import Array
from attn_tui.models.architecture import ModelError
from attn_tui.models.formats.tensor import Tensor, floats_at, mapped

NUMBERS = {
    0: "<u1",
    1: "<i1",
    2: "<u2",
    3: "<i2",
    4: "<u4",
    5: "<i4",
    6: "<f4",
    7: "<u1",
    10: "<u8",
    11: "<i8",
    12: "<f8",
}
"""The kinds of numbers in the metadata, by their ids."""
TEXT, LIST = 8, 9
FLOATS = {0: ("F32", 4), 1: ("F16", 2), 28: ("F64", 8), 30: ("BF16", 2)}
"""The kinds of tensors that hold plain numbers, and how many bytes each takes."""
BLOCKS = {
    2: ("Q4_0", 32, 18),
    3: ("Q4_1", 32, 20),
    8: ("Q8_0", 32, 34),
    12: ("Q4_K", 256, 144),
    14: ("Q6_K", 256, 210),
}
"""The kinds that hold blocks: how many numbers a block has, and how many bytes it takes."""
MOST = 1 << 16
"""No file has more keys or tensors, nor a key of more bytes."""
MOST_AXES = 4

Value = Any
"""A number, a text, an array of numbers, or a list of texts."""


@dataclass
class _Cursor:
    """Where in the file one is reading; CheckError where it ends too soon."""

    data: mmap.mmap
    at: int = 0

    def take(self, size: int) -> bytes:
        expect(0 <= size <= len(self.data) - self.at, f"byte {self.at}", "no more than the file has", size)
        self.at += size
        return self.data[self.at - size : self.at]

    def number(self, kind: str) -> Any:
        return np.frombuffer(self.take(np.dtype(kind).itemsize), kind)[0].item()

    def text(self) -> str:
        # not by `number`: a vocabulary has a hundred thousand of these
        return self.take(int.from_bytes(self.take(8), "little")).decode("utf-8", "replace")

    def value(self, kind: int) -> Value:
        if kind in NUMBERS:
            return self.number(NUMBERS[kind])
        if kind == TEXT:
            return self.text()
        expect(kind == LIST, f"byte {self.at}", "a kind of value that is known", kind)
        of, count = self.number("<u4"), self.number("<u8")
        if of == TEXT:
            # a text takes eight bytes at least, so that the count cannot ask for more than there is
            expect(count * 8 <= len(self.data) - self.at, f"byte {self.at}", "as many texts as fit", count)
            return [self.text() for _ in range(count)]
        expect(of in NUMBERS, f"byte {self.at}", "a list of numbers or texts", of)
        kind_of = np.dtype(NUMBERS[of])
        return np.frombuffer(self.take(count * kind_of.itemsize), kind_of)


@dataclass(frozen=True)
class Gguf:
    """What a file says: its metadata by key, its tensors by name."""

    metadata: Mapping[str, Value] = field(default_factory=dict)
    tensors: Mapping[str, Tensor] = field(default_factory=dict)

    def text(self, key: str, otherwise: str = "") -> str:
        """A text of the metadata."""
        found = self.metadata.get(key, otherwise)
        expect(isinstance(found, str), key, "a text", found)
        return str(found)

    def texts(self, key: str) -> list[str]:
        """A list of texts of the metadata."""
        found = self.metadata.get(key, [])
        expect(isinstance(found, list), key, "a list of texts", found)
        return list(found)

    def numbers(self, key: str) -> list[float]:
        """A list of numbers of the metadata."""
        found = self.metadata.get(key, np.zeros(0))
        expect(isinstance(found, np.ndarray), key, "a list of numbers", found)
        return [float(number) for number in found]


def read_gguf(path: Path) -> Gguf:
    """The file; ModelError, one line, where it is damaged, cut short, or needs a package that is missing."""
    data = mapped(path)
    try:
        return _read(data, path)
    except (CheckError, struct.error) as error:
        raise ModelError(f"{path}: is no GGUF file, or damaged ({error})") from None


def _read(data: mmap.mmap, path: Path) -> Gguf:
    cursor = _Cursor(data)
    expect(cursor.take(4) == b"GGUF", "first bytes", "GGUF", data[:4])
    version, tensors, keys = (cursor.number(kind) for kind in ("<u4", "<u8", "<u8"))
    expect(version in (2, 3), "version", "2 or 3", version)
    expect(tensors <= MOST and keys <= MOST, "tensors and keys", f"at most {MOST} of each", (tensors, keys))
    metadata: dict[str, Value] = {}
    for _ in range(keys):
        key = cursor.text()
        expect(len(key) <= MOST, "a key", "a short text", key)
        metadata[key] = cursor.value(cursor.number("<u4"))
    entries = [_entry(cursor) for _ in range(tensors)]
    alignment = metadata.get("general.alignment", 32)
    expect(isinstance(alignment, int) and 0 < alignment <= MOST, "general.alignment", "a number", alignment)
    start = -(-cursor.at // alignment) * alignment
    found = {name: _tensor(data, start + at, name, shape, kind) for name, shape, kind, at in entries}
    blocks = sorted({BLOCKS[kind][0] for _, _, kind, _ in entries if kind in BLOCKS})
    if blocks and find_spec("gguf") is None:
        raise ModelError(
            f"{path}: holds {', '.join(blocks)}, which the package gguf widens: pip install 'attn-tui[real]'"
        )
    return Gguf(metadata, found)


def _entry(cursor: _Cursor) -> tuple[str, tuple[int, ...], int, int]:
    """A tensor's name, shape (the file has the last side first), kind, and place."""
    name, axes = cursor.text(), cursor.number("<u4")
    expect(0 < axes <= MOST_AXES, f"axes of {name[:40]}", f"at most {MOST_AXES}", axes)
    sides = tuple(cursor.number("<u8") for _ in range(axes))
    return name, sides[::-1], cursor.number("<u4"), cursor.number("<u8")


def _tensor(data: mmap.mmap, start: int, name: str, shape: tuple[int, ...], kind: int) -> Tensor:
    where, count = f"tensor {name[:40]}", math.prod(shape)
    if kind in FLOATS:
        called, size = FLOATS[kind]
        _expect_room(data, where, start, count * size)
        read = partial(floats_at, data, start, shape, called)
        return Tensor(shape, read, np.dtype(np.float64 if called == "F64" else np.float32))
    known = ", ".join(
        [*(called for called, _ in FLOATS.values()), *(called for called, _, _ in BLOCKS.values())]
    )
    expect(kind in BLOCKS, where, f"a kind that is known ({known})", kind)
    _, per_block, size = BLOCKS[kind]
    expect(shape[-1] % per_block == 0, where, f"rows of whole blocks of {per_block}", shape)
    length = count // per_block * size
    _expect_room(data, where, start, length)
    return Tensor(shape, partial(_widened, data, start, length, shape, kind))


def _expect_room(data: mmap.mmap, where: str, start: int, length: int) -> None:
    expect(start + length <= len(data), where, f"within {len(data)} bytes", (start, start + length))


def _widened(data: mmap.mmap, start: int, length: int, shape: tuple[int, ...], kind: int) -> Array:
    from gguf.constants import GGMLQuantizationType
    from gguf.quants import dequantize

    blocks = np.frombuffer(data, np.uint8, length, start)
    wide = dequantize(blocks.reshape(*shape[:-1], -1), GGMLQuantizationType(kind))
    return np.asarray(wide, dtype=np.float32).reshape(shape)
