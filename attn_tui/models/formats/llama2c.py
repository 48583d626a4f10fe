"""The `.bin` of llama2.c: seven counts, then every tensor in single precision; a vocabulary in a second file.

Its layout is that of the first version, which `stories260K` and its like are published in.
"""

from __future__ import annotations

import math
import struct
from functools import partial
from pathlib import Path

from attn_tui.files import FileError
from attn_tui.files.checked import CheckError, expect
from attn_tui.files.reading import read_bytes
from attn_tui.models.architecture import ModelError
from attn_tui.models.formats.tensor import Tensor, floats_at, mapped
from attn_tui.tokenize.piece import LARGEST_FILE

COUNTS = ("dim", "hidden_dim", "n_layers", "n_heads", "n_kv_heads", "vocab_size", "seq_len")
MOST = 1 << 20


def read_llama2c(path: Path) -> tuple[dict[str, int], dict[str, Tensor]]:
    """The seven counts by name, and the tensors by ours, maps still (out, in); ModelError where it is none.

    A tensor of all layers is one for each. There is no `W_u` where it is the embedding.
    """
    data = mapped(path)
    try:
        expect(len(data) >= 28, "file", "seven counts at its start", len(data))
        counts = dict(zip(COUNTS, struct.unpack_from("<7i", data), strict=True))
        tied = counts["vocab_size"] > 0
        counts["vocab_size"] = abs(counts["vocab_size"])
        expect(all(0 < count <= MOST for count in counts.values()), "counts", f"from 1 to {MOST}", counts)
        shapes, at, tensors = _shapes(counts, tied), 28, {}
        size = 28 + 4 * sum(math.prod(shape) for shape in shapes.values())
        expect(size == len(data), "file", f"{size} bytes for its counts", len(data))
        for name, shape in shapes.items():
            tensors[name] = Tensor(shape, partial(floats_at, data, at, shape, "F32"))
            at += 4 * math.prod(shape)
    except CheckError as error:
        raise ModelError(f"{path}: is no model of llama2.c, or damaged ({error})") from None
    return counts, {name: one for name, one in tensors.items() if not name.startswith("freq")}


def read_pieces(path: Path, count: int) -> tuple[list[str], list[float]]:
    """The pieces of a vocabulary of llama2.c and their scores; ValueError, one line, where it is none."""
    try:
        data = read_bytes(path, LARGEST_FILE)
    except FileError as error:
        raise ValueError(error.why) from None
    pieces: list[str] = []
    scores: list[float] = []
    at = 4
    try:
        for _ in range(count):
            score, length = struct.unpack_from("<fi", data, at)
            at += 8 + length
            if length < 0 or at > len(data):
                raise ValueError(f"it ends within piece {len(pieces)}")
            pieces.append(data[at - length : at].decode("utf-8", "replace"))
            scores.append(score)
    except struct.error:
        raise ValueError(f"it holds {len(pieces)} pieces, not {count}") from None
    return pieces, scores


def _shapes(counts: dict[str, int], tied: bool) -> dict[str, tuple[int, ...]]:
    """Every tensor in the order of the file."""
    d, m, layers, heads, shared, vocabulary, context = (counts[name] for name in COUNTS)
    expect(layers <= 1 << 10, "n_layers", "at most 1024", layers)
    k = d // heads
    of_layers = {
        "norm1.gain": (d,), "W_q": (heads * k, d), "W_k": (shared * k, d), "W_v": (shared * k, d),
        "W_o": (d, heads * k), "norm2.gain": (d,), "W_gate": (m, d), "W_out": (d, m), "W_in": (m, d),
    }  # fmt: skip
    found: dict[str, tuple[int, ...]] = {"E": (vocabulary, d)}
    for name, shape in of_layers.items():
        found |= {f"layer.{i}.{name}": shape for i in range(layers)}
    found |= {"final.gain": (d,), "freq.cos": (context, k // 2), "freq.sin": (context, k // 2)}
    return found if tied else found | {"W_u": (vocabulary, d)}
