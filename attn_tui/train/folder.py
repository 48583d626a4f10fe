"""What is kept of a run: a folder that opens as a model, and in `training/` all that it takes to go on.

    config.json, weights.safetensors, tokenizer.json or vocabulary.txt: the model as it is now
    training/run.json: what the run is to be; written last of what is written at the start
    training/text.safetensors: the ids of the text, where the run has one
    training/checkpoint.safetensors: weights, what the optimiser remembers, the step; one file, so whole
    training/moments/000120.safetensors: a snapshot and the weights of its moment

Batches follow from the seed and the step, so that the step is all there is to keep of the generator.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import msgspec
import numpy as np
from safetensors import SafetensorError
from safetensors.numpy import load, save

from attn_tui.files import FileError
from attn_tui.files.atomic import write
from attn_tui.files.checked import CheckError, checked, read_checked, written
from attn_tui.files.reading import read_bytes
from attn_tui.graph.op import Array
from attn_tui.models.config import Config, config_text, read_config
from attn_tui.train.learner import Measured
from attn_tui.train.plan import Plan
from attn_tui.train.snapshot import Snapshot
from attn_tui.train.training import Training

RUN, CHECKPOINT, TEXT, MOMENTS = "run.json", "checkpoint.safetensors", "text.safetensors", "moments"
WEIGHTS = "weights.safetensors"
LARGEST = 2 << 30
Number = Annotated[float, msgspec.Meta(ge=0)]


class Record(msgspec.Struct):
    """`run.json`: the exercise or `text`, and the plan; `digest` is that of the text that was given."""

    task: str
    plan: Plan
    digest: str = ""


class _Measure(msgspec.Struct):
    loss: float
    accuracy: float


class _Moment(msgspec.Struct):
    """What a file's head says, besides its arrays."""

    step: int
    steps: int
    loss: float
    seconds: Number
    rate: Number
    held: _Measure
    twin: _Measure | None = None


class _Stand(msgspec.Struct):
    """Where a checkpoint stands."""

    step: Annotated[int, msgspec.Meta(ge=0)]
    loss: float
    seconds: Number


class RunFolder:
    """The folder of one run. FileError, one line, where it cannot be read or written."""

    def __init__(self, path: Path) -> None:
        """Nothing is touched yet."""
        self.path = path
        self._inside = path / "training"

    @property
    def begun(self) -> bool:
        """Whether a run stands here."""
        return (self._inside / RUN).exists()

    @property
    def occupied(self) -> bool:
        """Whether there are files here that no run made."""
        return not self.begun and any((self.path / name).exists() for name in ("config.json", WEIGHTS))

    def begin(self, record: Record, config: Config, tokenizer: str, ids: Array | None = None) -> None:
        """Write what stays the same; the record last, so that a run is there whole or not at all."""
        write(self.path / dict(config.tokenizer)["file"], tokenizer, folders=True)
        write(self.path / "config.json", config_text(config))
        if ids is not None:
            write(self._inside / TEXT, save({"ids": ids}), durable=True, folders=True)
        write(self._inside / RUN, written(record), durable=True, folders=True)

    def record(self) -> Record:
        """What the run is to be."""
        return read_checked(self._inside / RUN, Record, 1 << 20)

    def config(self) -> Config:
        """The model's shape and words; ModelError where they are damaged."""
        return read_config(self.path / "config.json")

    def ids(self) -> Array:
        """The text as ids (N,)."""
        return self._read(self._inside / TEXT)[0]["ids"]

    def keep(self, training: Training, snapshot: Snapshot) -> None:
        """Write the moment, the checkpoint and the model, in this order: a checkpoint has all its moments."""
        learner, twin = training.learner, training.twin
        arrays = {"flat": learner.flat, "maps": snapshot.held.maps, "scores": snapshot.held.scores}
        if snapshot.twin is not None:
            arrays |= {"twin.maps": snapshot.twin.maps, "twin.scores": snapshot.twin.scores}
        said = {"moment": json.dumps(_said(snapshot))}
        write(self._moment(snapshot.step), save(_solid(arrays), said), folders=True)
        state = {"flat": learner.flat, "m": learner.adam.m, "v": learner.adam.v}
        if twin is not None:
            state |= {"twin.flat": twin.flat, "twin.m": twin.adam.m, "twin.v": twin.adam.v}
        stand = {"step": training.step, "loss": training.loss, "seconds": training.seconds}
        data = save(_solid(state), {"stand": json.dumps(stand)})
        write(self._inside / CHECKPOINT, data, durable=True, folders=True)
        write(self.path / WEIGHTS, save(_solid(learner.weights)))

    def restore(self, training: Training) -> tuple[Snapshot, ...]:
        """Put the run where its checkpoint stands; the snapshots up to there. Nothing where there is none."""
        path = self._inside / CHECKPOINT
        if not path.exists():
            return ()
        arrays, said = self._read(path)
        try:
            stand = checked(said.get("stand", ""), _Stand)
            for prefix, learner in (("", training.learner), ("twin.", training.twin)):
                if learner is not None:
                    for name, to in (("flat", learner.flat), ("m", learner.adam.m), ("v", learner.adam.v)):
                        np.copyto(to, arrays[prefix + name], casting="no")
                    learner.adam.step = stand.step
        except (CheckError, KeyError, ValueError, TypeError):
            raise FileError(path, "is not the checkpoint of this run") from None
        training.loss, training.seconds = stand.loss, stand.seconds
        return tuple(one for one in self.snapshots() if one.step <= stand.step)

    def snapshots(self) -> tuple[Snapshot, ...]:
        """Every moment that was kept, in order; a damaged one is left out."""
        found = []
        for path in sorted((self._inside / MOMENTS).glob("*.safetensors")):
            try:
                arrays, said = self._read(path)
                found.append(_snapshot(checked(said.get("moment", ""), _Moment), arrays))
            except (FileError, CheckError, KeyError):
                continue
        return tuple(found)

    def steps(self) -> tuple[int, ...]:
        """The steps after which a moment was kept."""
        names = (path.stem for path in (self._inside / MOMENTS).glob("*.safetensors"))
        return tuple(sorted(int(name) for name in names if name.isdecimal()))

    def last_step(self) -> int:
        """The step of the last moment, 0 where there is none."""
        return max(self.steps(), default=0)

    def weights(self, step: int) -> Array:
        """All weights (N,) of a moment."""
        return self._read(self._moment(step))[0]["flat"]

    def _moment(self, step: int) -> Path:
        return self._inside / MOMENTS / f"{step:06}.safetensors"

    def _read(self, path: Path) -> tuple[dict[str, Array], dict[str, str]]:
        """The arrays of a file and what its head says."""
        data = read_bytes(path, LARGEST)
        try:
            head = json.loads(data[8 : 8 + int.from_bytes(data[:8], "little")])
            return load(data), head.get("__metadata__", {})
        except (SafetensorError, ValueError, AttributeError):
            raise FileError(path, "is damaged or cut short") from None


def _solid(arrays: Mapping[str, Array]) -> dict[str, Array]:
    # safetensors writes the memory as it lies
    return {name: np.ascontiguousarray(array) for name, array in arrays.items()}


def _said(snapshot: Snapshot) -> dict[str, Any]:
    def measure(one: Measured | None) -> dict[str, float] | None:
        return {"loss": one.loss, "accuracy": one.accuracy} if one is not None else None

    keys = ("step", "steps", "loss", "seconds", "rate")
    numbers = {key: getattr(snapshot, key) for key in keys}
    return numbers | {"held": measure(snapshot.held), "twin": measure(snapshot.twin)}


def _snapshot(said: _Moment, arrays: Mapping[str, Array]) -> Snapshot:
    held = Measured(said.held.loss, said.held.accuracy, arrays["maps"], arrays["scores"])
    twin = None
    if said.twin is not None:
        twin = Measured(said.twin.loss, said.twin.accuracy, arrays["twin.maps"], arrays["twin.scores"])
    return Snapshot(said.step, said.steps, said.loss, held, said.seconds, said.rate, twin)
