"""What can be trained on the screen: runs that stopped, exercises and texts to begin, finished runs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from attn_tui.models import library
from attn_tui.text.bilingual import Bilingual
from attn_tui.train.folder import RunFolder
from attn_tui.train.kept import KeptRun, find_moment, free_name, kept_runs, runs_folder
from attn_tui.train.own import PLAN, begin_own
from attn_tui.train.start import TEXT, TrainingRun, begin_task, resume
from attn_tui.train.tasks import TASKS

GO_ON = Bilingual(
    "接着训练 {name}：停在第 {step}/{steps} 步", "go on with {name}, stopped at step {step} of {steps}"
)
AGAIN = Bilingual("翻看 {name}：{steps} 步都训练完了", "look at {name} again: all {steps} steps are done")
BEGIN = Bilingual("从头训练：{words} — {gloss}", "from the beginning: {words}. {gloss}")
OWN = Bilingual("你自己的文字", "your own text")
OWN_GLOSS = Bilingual(
    "粘贴一段，或者给一个文件：先学怎么切词元，再学着猜下一个",
    "Paste it, or name a file: its tokens are learned, then what comes next",
)
MOST = 8
"""So many runs that stand are listed, the latest."""
Make = Callable[[], TrainingRun]


@dataclass(frozen=True)
class RunChoice:
    """One entry: what is said of it, and how its run is made; without a `make` a text is asked for."""

    name: str
    title: Bilingual
    gloss: Bilingual
    entry: Bilingual
    make: Make | None


def choices() -> tuple[RunChoice, ...]:
    """Those that stopped, what can be begun, those that are done."""
    library.look_by(find_moment)
    kept = [one for one in kept_runs() if one.task == TEXT or one.task in TASKS][-MOST:][::-1]
    stopped, done = [o for o in kept if not o.over], [o for o in kept if o.over]
    return (*map(_kept, stopped), *map(_fresh, (*TASKS, TEXT)), *map(_kept, done))


def on_texts(one: RunChoice, texts: Sequence[str]) -> Make:
    """How the run of this entry is made, once its texts are there."""
    return partial(begin_own, texts, replace(PLAN, seed=_seed(TEXT)), RunFolder(runs_folder() / one.name))


def _kept(one: KeptRun) -> RunChoice:
    numbers = {"name": one.name, "step": one.step, "steps": one.steps}
    entry = _filled(AGAIN if one.over else GO_ON, **numbers)
    return RunChoice(one.name, *_words(one.task), entry, lambda: resume(RunFolder(runs_folder() / one.name)))


def _fresh(task: str) -> RunChoice:
    name, (title, gloss) = free_name(task), _words(task)
    entry = Bilingual(
        BEGIN.zh.format(words=title.zh, gloss=gloss.zh), BEGIN.en.format(words=title.en, gloss=gloss.en)
    )
    make = None if task == TEXT else partial(_begin, task, name)
    return RunChoice(name, title, gloss, entry, make)


def _begin(task: str, name: str) -> TrainingRun:
    plan = replace(TASKS[task].plan, seed=_seed(task))
    return begin_task(TASKS[task], plan, RunFolder(runs_folder() / name))


def _seed(task: str) -> int:
    # another birth each time: the first run has seed 0, the second 1 …
    return sum(one.task == task for one in kept_runs())


def _words(task: str) -> tuple[Bilingual, Bilingual]:
    """The title and the gloss."""
    return (OWN, OWN_GLOSS) if task == TEXT else (TASKS[task].words, TASKS[task].gloss)


def _filled(words: Bilingual, **numbers: object) -> Bilingual:
    return Bilingual(words.zh.format(**numbers), words.en.format(**numbers))
