"""Weights from disk, and nothing trusted before it has been checked."""

from __future__ import annotations

import math
import reprlib
import zlib
from pathlib import Path
from typing import TypeVar

import numpy as np
from safetensors import SafetensorError
from safetensors.numpy import load

from attn_tui.files import FileError
from attn_tui.files.reading import read_bytes
from attn_tui.graph.op import Array
from attn_tui.models.architecture import Architecture, ModelError
from attn_tui.models.config import Config
from attn_tui.models.families import tensor_shapes
from attn_tui.models.formats.tensor import Tensor

LARGEST_HEADER = 100 << 20
"""Bytes, the most that safetensors itself allows."""


def load_weights(path: Path, config: Config) -> dict[str, Array]:
    """The tensors of `config`, by name; half precision is widened to float32.

    ModelError, one line, where the file is damaged, truncated, holds numbers that are not finite,
    or holds other tensors than the config says.
    """
    try:
        data = read_bytes(path, _largest(config.architecture))
    except FileError as error:
        raise ModelError(f"{error}; install it again") from None
    if config.weights_crc32 and checksum(data) != config.weights_crc32:
        raise ModelError(
            f"{path}: is damaged or cut short (its checksum is not config.json's); install it again"
        )
    try:
        raw = load(data)
    except (SafetensorError, ValueError, KeyError, TypeError, AttributeError):
        raise ModelError(
            f"{path}: is no safetensors file, or damaged or cut short; install it again"
        ) from None
    checked = {name: _checked(path, name, array) for name, array in raw.items()}
    return check_shapes(checked, config.architecture, path)


def _largest(architecture: Architecture) -> int:
    """Bytes that a file of these weights can have: every number in double precision, and a header."""
    shapes = tensor_shapes(architecture).values()
    return LARGEST_HEADER + sum(8 * math.prod(shape) for shape, _ in shapes)


def checksum(data: bytes) -> str:
    """The CRC-32 of a weights file as config.json's `weights_crc32` has it: eight hexadecimal digits."""
    return f"{zlib.crc32(data):08x}"


Kind = TypeVar("Kind", Array, Tensor)


def check_shapes(weights: dict[str, Kind], architecture: Architecture, path: Path) -> dict[str, Kind]:
    """The same weights, once they are exactly those of the architecture; ModelError where they are not."""
    shapes = tensor_shapes(architecture)
    for name, (shape, needed) in shapes.items():
        if name not in weights and needed:
            raise ModelError(f"{path}: tensor {name} is missing, though config.json asks for it")
        if name in weights and weights[name].shape != shape:
            found = weights[name].shape
            raise ModelError(f"{path}: tensor {name} has shape {found}, but config.json asks for {shape}")
    for name in weights:
        if name not in shapes:
            raise ModelError(
                f"{path}: tensor {reprlib.repr(name)} belongs to no part of the model in config.json"
            )
    return weights


def _checked(path: Path, name: str, array: Array) -> Array:
    """The tensor, half precision widened; ModelError where it holds anything but finite numbers."""
    if array.dtype not in (np.float16, np.float32, np.float64):
        raise ModelError(
            f"{path}: tensor {reprlib.repr(name)} holds {array.dtype}, not floating-point numbers"
        )
    wide = array.astype(np.float32) if array.dtype == np.float16 else array
    if not np.isfinite(wide).all():
        raise ModelError(
            f"{path}: tensor {reprlib.repr(name)} holds numbers that are not finite; install it again"
        )
    return wide
