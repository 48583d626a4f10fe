"""safetensors: a JSON header with the kind, shape and place of each tensor, then their bytes.

Several files of one model are named by a `model.safetensors.index.json`. The header is read and checked
here, so that a tensor can be looked at where it lies in the file, without a copy.
"""

from __future__ import annotations

import math
import mmap
import reprlib
from functools import partial
from pathlib import Path

import msgspec
import numpy as np

from attn_tui.files import FileError
from attn_tui.files.checked import CheckError, checked, expect, one_of, read_checked
from attn_tui.models.architecture import ModelError
from attn_tui.models.formats.tensor import Tensor, floats_at, mapped

ONE, INDEX = "model.safetensors", "model.safetensors.index.json"
LARGEST_HEADER = 32 << 20
"""Bytes; that of a model of a thousand layers has two."""
MOST_FILES = 1_000
MOST_AXES = 8
SIZES = {"F64": 8, "F32": 4, "F16": 2, "BF16": 2}
"""Bytes for each kind of number that a weight may be."""
OTHERS = ("BOOL", "U8", "I8", "I16", "U16", "I32", "U32", "I64", "U64", "F8_E4M3", "F8_E5M2")


class _Entry(msgspec.Struct):
    dtype: str
    shape: list[int]
    data_offsets: tuple[int, int]


class _Index(msgspec.Struct):
    weight_map: dict[str, str]


def read_folder(folder: Path) -> dict[str, Tensor]:
    """The tensors of a model's folder, by their names there; ModelError, one line, where it has none."""
    if (folder / INDEX).exists():
        try:
            names = read_checked(folder / INDEX, _Index, LARGEST_HEADER).weight_map
        except FileError as error:
            raise ModelError(str(error)) from None
        files = sorted(set(names.values()))
        if len(files) > MOST_FILES or any(Path(file).name != file for file in files):
            raise ModelError(f"{folder / INDEX}: names files that are not beside it")
        found = {name: one for file in files for name, one in read_file(folder / file).items()}
        missing = [name for name in names if name not in found]
        if missing:
            raise ModelError(f"{folder / INDEX}: tensor {reprlib.repr(missing[0])} is in none of its files")
        return found
    if (folder / ONE).exists():
        return read_file(folder / ONE)
    if any(folder.glob("*.bin")) or any(folder.glob("*.pt")):
        raise ModelError(
            f"{folder}: its weights are pickled, which could run code, so they are not read; "
            "save the model as safetensors"
        )
    raise ModelError(f"{folder}: holds no {ONE}")


def read_file(path: Path) -> dict[str, Tensor]:
    """The tensors of floats in one file; ModelError, one line, where it is damaged or cut short."""
    data = mapped(path)
    try:
        return _tensors(data)
    except CheckError as error:
        raise ModelError(f"{path}: is no safetensors file, or damaged ({error})") from None


def _tensors(data: mmap.mmap) -> dict[str, Tensor]:
    size = int.from_bytes(data[:8], "little")
    start, room = 8 + size, len(data) - 8 - size
    expect(0 < size <= LARGEST_HEADER and room >= 0, "header", f"at most {len(data)} bytes", size)
    raw = checked(data[8:start], dict[str, msgspec.Raw])
    raw.pop("__metadata__", None)
    found = {}
    for name, entry in raw.items():
        one = checked(bytes(entry), _Entry)
        where = reprlib.repr(name)
        if one_of(one.dtype, f"{where}.dtype", (*SIZES, *OTHERS)) in OTHERS:
            continue
        right = len(one.shape) <= MOST_AXES and all(0 <= side <= len(data) for side in one.shape)
        expect(right, f"{where}.shape", "sides that the file has room for", one.shape)
        first, last = one.data_offsets
        length = math.prod(one.shape) * SIZES[one.dtype]
        expect(0 <= first <= last <= room, f"{where}.data_offsets", f"within {room} bytes", one.data_offsets)
        expect(last - first == length, f"{where}.data_offsets", f"{length} bytes", one.data_offsets)
        shape = tuple(one.shape)
        dtype = np.dtype(np.float64 if one.dtype == "F64" else np.float32)
        found[name] = Tensor(shape, partial(floats_at, data, start + first, shape, one.dtype), dtype)
    return found
