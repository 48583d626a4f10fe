"""What can be trained on the screen: runs that stopped, exercises from their beginning, finished runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from attn_tui.models import library
from attn_tui.text.bilingual import Bilingual
from attn_tui.train.folder import RunFolder
from attn_tui.train.kept import KeptRun, find_moment, free_name, kept_runs, runs_folder
from attn_tui.train.start import TrainingRun, begin_task, resume
from attn_tui.train.tasks import TASKS, TrainingTask

GO_ON = Bilingual(
    "接着训练 {name}：停在第 {step}/{steps} 步", "go on with {name}, stopped at step {step} of {steps}"
)
AGAIN = Bilingual("翻看 {name}：{steps} 步都训练完了", "look at {name} again: all {steps} steps are done")
BEGIN = Bilingual("从头训练：{words} — {gloss}", "from the beginning: {words}. {gloss}")
MOST = 8
"""So many runs that stand are listed, the latest."""


@dataclass(frozen=True)
class RunChoice:
    """One entry: what is said of it, and how its run is made."""

    name: str
    title: Bilingual
    gloss: Bilingual
    entry: Bilingual
    make: Callable[[], TrainingRun]


def choices() -> tuple[RunChoice, ...]:
    """Those that stopped, what can be begun, those that are done."""
    library.look_by(find_moment)
    kept = [one for one in kept_runs() if one.task in TASKS][-MOST:][::-1]
    stopped, done = [o for o in kept if not o.over], [o for o in kept if o.over]
    return (*map(_kept, stopped), *map(_fresh, TASKS.values()), *map(_kept, done))


def _kept(one: KeptRun) -> RunChoice:
    task, words = TASKS[one.task], GO_ON if not one.over else AGAIN
    numbers = {"name": one.name, "step": one.step, "steps": one.steps}
    entry = Bilingual(words.zh.format(**numbers), words.en.format(**numbers))
    return RunChoice(
        one.name, task.words, task.gloss, entry, lambda: resume(RunFolder(runs_folder() / one.name))
    )


def _fresh(task: TrainingTask) -> RunChoice:
    name = free_name(task.id)
    # another birth each time: the first run has seed 0, the second 1 …
    seed = sum(one.task == task.id for one in kept_runs())
    plan = replace(task.plan, seed=seed)
    entry = Bilingual(
        BEGIN.zh.format(words=task.words.zh, gloss=task.gloss.zh),
        BEGIN.en.format(words=task.words.en, gloss=task.gloss.en),
    )
    make = partial(begin_task, task, plan, RunFolder(runs_folder() / name))
    return RunChoice(name, task.words, task.gloss, entry, make)
