"""What was learned, kept on the disk: a visit that is opened again need not take its steps again.

A shelf may lose anything at any time: what is not on it is computed again from the steps.
"""

from __future__ import annotations

import contextlib
import hashlib
import math
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from attn_tui.files import FileError
from attn_tui.files.atomic import write
from attn_tui.files.reading import read_bytes
from attn_tui.graph.op import Array
from attn_tui.models.formats.tensor import Tensor
from attn_tui.models.model import Model
from attn_tui.runs.plan import Taken

MOST = 8
"""So many files are kept; the oldest go first."""
SMALL = 1 << 16
"""Numbers of a weight that is still read to tell a model from others."""
LARGEST = 1 << 30
"""Bytes. No file of ours is larger."""
_LOSSES = "losses"


class Shelf:
    """A folder with the weights, the optimiser's memory and the losses after some steps, a file each."""

    def __init__(self, folder: Path) -> None:
        """Nothing is written, and no folder made, before something is kept."""
        self._folder = folder
        self._digests: dict[str, str] = {}

    def has(self, model: Model, taken: Taken) -> bool:
        """Whether there is a file of these steps of this model, as it was trained."""
        return self._path(model, taken).exists()

    def take(self, model: Model, taken: Taken) -> tuple[dict[str, Array], tuple[float, ...]] | None:
        """All arrays by their names, and the losses; None where there is no file, or none that is whole."""
        # loaded with the first file: safetensors is wanted in few visits
        from safetensors import SafetensorError
        from safetensors.numpy import load

        try:
            arrays: dict[str, Array] = load(read_bytes(self._path(model, taken), LARGEST))
        except (FileError, SafetensorError, ValueError, KeyError, TypeError, AttributeError):
            return None
        losses = arrays.pop(_LOSSES, np.zeros(0))
        shapes = {name: array.shape for name, array in model.weights.items()}
        whole = all(shapes.get(name, array.shape) == array.shape for name, array in arrays.items())
        sound = whole and losses.ndim == 1 and all(np.isfinite(array).all() for array in arrays.values())
        return (arrays, tuple(losses.tolist())) if sound else None

    def keep(
        self, model: Model, taken: Taken, arrays: Mapping[str, Array], losses: tuple[float, ...]
    ) -> None:
        """Put them there, as far as the disk lets us."""
        from safetensors.numpy import save

        content = {name: np.ascontiguousarray(array) for name, array in arrays.items()}
        with contextlib.suppress(FileError, OSError):
            path = self._path(model, taken)
            write(path, save({**content, _LOSSES: np.array(losses)}), folders=True)
            files = sorted(self._folder.glob("*.safetensors"), key=lambda file: file.stat().st_mtime)
            for old in files[:-MOST]:
                old.unlink()

    def _path(self, model: Model, taken: Taken) -> Path:
        digest = self._digests.setdefault(model.name, "") or _digest(model)
        self._digests[model.name] = digest
        key = hashlib.sha256(f"{digest} {taken!r}".encode()).hexdigest()
        return self._folder / f"{key[:32]}.safetensors"


def _digest(model: Model) -> str:
    """What tells a model from another of its name: its weights; of large ones in a file only the shapes."""
    found = hashlib.sha256()
    for name, weight in sorted(model.weights.items()):
        found.update(f"{name} {weight.shape}".encode())
        if isinstance(weight, Tensor):
            weight = weight.read() if math.prod(weight.shape) <= SMALL else np.zeros(0)
        found.update(np.ascontiguousarray(weight).tobytes())
    return found.hexdigest()
