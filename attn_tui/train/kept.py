"""The runs of this program's own folder, by name, and the model of any of their moments: `copy@120`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from attn_tui.files import FileError
from attn_tui.files.folders import state_folder
from attn_tui.models.architecture import ModelError
from attn_tui.models.library import tokenizer_of
from attn_tui.models.model import Model
from attn_tui.train.folder import RunFolder
from attn_tui.train.learner import views_of

MOMENT = re.compile(r"([\w-]{1,60})@(\d{1,8})")


@dataclass(frozen=True)
class KeptRun:
    """A run that is kept: its name, its task, the step it is at and the steps it is to have."""

    name: str
    task: str
    step: int
    steps: int

    @property
    def over(self) -> bool:
        """Whether it is done."""
        return self.step >= self.steps


def runs_folder() -> Path:
    """Where the runs that are begun on the screen are kept."""
    return state_folder() / "training"


def kept_runs() -> tuple[KeptRun, ...]:
    """Every run that stands there and can be read, the latest last."""
    found = []
    for path in sorted(runs_folder().glob("*/training/run.json"), key=lambda path: path.stat().st_mtime):
        folder = RunFolder(path.parents[1])
        try:
            record = folder.record()
        except FileError:
            continue
        found.append(KeptRun(folder.path.name, record.task, folder.last_step(), record.plan.steps))
    return tuple(found)


def free_name(task: str) -> str:
    """A name that no run has: `copy`, `copy-2` and so on."""
    name, count = task, 1
    while (runs_folder() / name).exists():
        count += 1
        name = f"{task}-{count}"
    return name


def moment_name(run: str, step: int) -> str:
    """What the model of a moment is called."""
    return f"{run}@{step}"


def find_moment(name: str) -> Model | None:
    """The model of this moment of a kept run, None where there is none; ModelError where it is damaged."""
    match = MOMENT.fullmatch(name)
    folder = RunFolder(runs_folder() / match[1]) if match is not None else None
    if match is None or folder is None or not folder.begun or int(match[2]) not in folder.steps():
        return None
    config = folder.config()
    try:
        flat = folder.weights(int(match[2]))
        weights = views_of(flat, config.architecture)
    except (FileError, ValueError) as error:
        raise ModelError(f"{name}: {error}") from None
    tokenizer = tokenizer_of(folder.path, config)
    return Model(config.architecture, replace(config.card, name=name), tokenizer, weights)
