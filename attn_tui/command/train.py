"""`attn-tui train`: a model learns, from an exercise or from the reader's own text; progress as it goes."""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from attn_tui.command.options import Commands, UsageError, in_language, lang_of
from attn_tui.command.output import say
from attn_tui.text.bilingual import Bilingual

if TYPE_CHECKING:
    from attn_tui.train.learner import Measured
    from attn_tui.train.snapshot import Snapshot
    from attn_tui.train.start import TrainingRun
    from attn_tui.train.training import Training

TASKS = ("copy", "sort", "reverse")
"""As `attn_tui.train.tasks` has them; named here so that --help loads no NumPy."""
SHAPE = {
    "layers": (1, 24),
    "heads": (1, 64),
    "d_model": (2, 2048),
    "context": (2, 1024),
    "vocab": (257, 65536),
}
PLAN = {"steps": (1, 10_000_000), "batch": (1, 4096), "seed": (0, 1 << 31)}
LIMITS = SHAPE | PLAN
STEPS = 2000
"""Steps on a text, where nothing else is said."""
LINE = Bilingual(
    "第 {step} 步  损失 {loss}  没见过的 {held}  答对 {right}  看答案 {heads}  "
    "每秒 {rate} 个词元  还要 {left}",
    "step {step}  loss {loss}  held out {held}  right {right}  on the answer {heads}  "
    "{rate} tokens/s  {left} left",
)
BAR = Bilingual(
    "损失 {loss:.3f}  每秒 {rate:,.0f} 个词元  还要 {left}",
    "loss {loss:.3f}  {rate:,.0f} tokens/s  {left} left",
)
LEARNING = Bilingual("正在从文字里学分词……", "learning the tokens of the text …")
LEARNT = Bilingual(
    "文字共 {tokens:,} 个词元，词表 {entries:,} 项", "{tokens:,} tokens, a vocabulary of {entries:,}"
)
SHAPED = Bilingual(
    "{layers} 层，每层 {heads} 个头，d {d}，{weights:,} 个权重；{steps} 步，每步 {batch} × {length} 个词元",
    "{layers} layers, {heads} heads, d {d}, {weights:,} weights; {steps} steps of {batch} × {length} tokens",
)
RESUMED = Bilingual("从第 {step} 步接着训练，共 {steps} 步", "going on from step {step} of {steps}")
STOPPED = Bilingual(
    "停在第 {step} 步；接着训练：attn-tui train --out {out} --resume",
    "stopped; kept up to step {step}; go on with: attn-tui train --out {out} --resume",
)
ENDED = Bilingual(
    "用时 {seconds}：没见过的题损失 {held:.3f}，答对 {right:.1%}；最会看答案的头是 {head}，份额 {score:.2f}",
    "done in {seconds}: held out {held:.3f}, right {right:.1%}; the head that looks at the answer most "
    "is {head}, {score:.2f}",
)
TWIN = Bilingual(
    "只有一层的那个：答对 {right:.1%}，损失 {held:.3f}",
    "the one-layer twin: right {right:.1%}, loss {held:.3f}",
)
OPENS = Bilingual("打开它：attn-tui --model {out}", "open it: attn-tui --model {out}")
LINES = 1.0
"""Seconds between two lines."""
OFTEN = 0.2
"""Seconds between two drawings of the bar."""


def add(commands: Commands) -> None:
    """The verb and its options."""
    train = commands.add_parser("train", help="train a small model: an exercise, or your own text")
    in_language(train)
    train.add_argument("files", nargs="*", metavar="TEXTFILE", type=Path, help="texts in UTF-8")
    train.add_argument("--task", choices=TASKS, help="an exercise in place of a text")
    train.add_argument("--out", metavar="DIR", type=Path, help="where the model and its checkpoints go")
    train.add_argument("--resume", action="store_true", help="go on with the run in --out")
    for name, (least, most) in LIMITS.items():
        train.add_argument(f"--{name.replace('_', '-')}", metavar="N", type=int, help=f"{least} to {most}")
    train.add_argument("--lr", metavar="X", type=float, help="the learning rate")
    train.set_defaults(run=run, verb="train", takes=("lang",))


def run(options: argparse.Namespace) -> int:
    """Train; 0 at the end, 2 after one line about what was wrong, 130 after Ctrl+C, to be resumed."""
    _check(options)
    from attn_tui.train.learner import NotFinite
    from attn_tui.train.start import RunError
    from attn_tui.train.text import TextTooShort

    lang = lang_of(options)
    try:
        made = _resumed(options, lang) if _is_there(options) else _begun(options, lang)
        return _train(made, lang, _out(options))
    except TextTooShort as error:
        advice = "give more text" + (", or a smaller --context" if options.context is not None else "")
        raise UsageError(f"{error} ({advice})") from None
    except (RunError, NotFinite) as error:
        raise UsageError(str(error)) from None
    except MemoryError:
        raise UsageError("there is not enough memory for this; try a smaller model or batch") from None


def _check(options: argparse.Namespace) -> None:
    """UsageError for what does not go together, before anything is loaded."""
    for name, (least, most) in LIMITS.items():
        value = getattr(options, name)
        if value is not None and not least <= value <= most:
            raise UsageError(f"--{name.replace('_', '-')} takes a number from {least} to {most}, not {value}")
    if options.lr is not None and not 0 < options.lr <= 1:
        raise UsageError(f"--lr takes a number above 0, at most 1, not {options.lr:g}")
    if options.task and options.files:
        raise UsageError("--task is an exercise of its own: leave out the files, or --task")
    if options.task and (given := [name for name in SHAPE if getattr(options, name) is not None]):
        raise UsageError(
            f"--{given[0].replace('_', '-')} is of a text's model; --task has a model of its own"
        )
    if options.resume and options.out is None:
        raise UsageError("--resume goes on with the run in --out DIR; say which")
    if not options.resume and not options.task:
        if not options.files:
            raise UsageError("give a text file to learn from, or --task " + "|".join(TASKS))
        if options.out is None:
            raise UsageError("say with --out DIR where the model goes")
    heads, d = options.heads or 4, options.d_model or 64
    if d % heads:
        raise UsageError(f"--d-model {d} is not a multiple of --heads {heads}")


def _is_there(options: argparse.Namespace) -> bool:
    """Whether there is a run to go on with."""
    from attn_tui.train.folder import RunFolder

    there = options.resume and RunFolder(options.out).begun
    if options.resume and not there and not options.files and not options.task:
        raise UsageError(f"{options.out}: there is no run to go on with")
    return bool(there)


def _resumed(options: argparse.Namespace, lang: str) -> TrainingRun:
    from attn_tui.train.folder import RunFolder
    from attn_tui.train.start import digest, resume
    from attn_tui.train.text import read_texts

    folder = RunFolder(options.out)
    record = folder.record()
    if options.files and record.digest != digest(read_texts(options.files)):
        raise UsageError(f"{options.out}: the run there learns from another text; leave out the files")
    if options.task and options.task != record.task:
        raise UsageError(f"{options.out}: the run there is of {record.task!r}")
    shape, plan = folder.config().architecture, record.plan
    now = {
        "layers": shape.layers, "heads": shape.heads, "d_model": shape.d_model, "context": shape.context,
        "steps": plan.steps, "batch": plan.batch, "seed": plan.seed, "lr": plan.rate,
    }  # fmt: skip
    for name, value in now.items():
        asked = getattr(options, name)
        if asked is not None and asked != value:
            raise UsageError(
                f"--resume goes on as the run began, with --{name.replace('_', '-')} {value:g}, not {asked:g}"
            )
    made = resume(folder)
    print(RESUMED[lang].format(step=made.training.step, steps=plan.steps), flush=True)
    return made


def _begun(options: argparse.Namespace, lang: str) -> TrainingRun:
    from attn_tui.files.atomic import check_writable
    from attn_tui.train.folder import RunFolder
    from attn_tui.train.plan import Plan
    from attn_tui.train.start import Shape, begin_task, begin_text
    from attn_tui.train.tasks import TASKS as KNOWN
    from attn_tui.train.text import read_texts

    folder = RunFolder(options.out) if options.out is not None else None
    if folder is not None:
        check_writable(folder.path / "config.json", folders=True)
    chosen = {name: getattr(options, name) for name in PLAN if getattr(options, name) is not None}
    if options.lr is not None:
        chosen["rate"] = options.lr
    if options.task:
        task = KNOWN[options.task]
        print(f"{task.words[lang]}: {task.gloss[lang]}", flush=True)
        return begin_task(task, replace(task.plan, **chosen), folder)
    assert folder is not None
    shape = {name: getattr(options, name) for name in SHAPE if getattr(options, name) is not None}
    if "vocab" in shape:
        shape["vocabulary"] = shape.pop("vocab")
    plan = Plan(steps=STEPS, rate=3e-3, looks=40, warm=100)
    print(LEARNING[lang], flush=True)
    bar, wanted = _Bar(lang), Shape(**shape)

    def heard(merges: int) -> None:
        bar.draw(merges / wanted.vocabulary, "")

    made = begin_text(read_texts(options.files), wanted, replace(plan, **chosen), folder, heard)
    bar.clear()
    tokens = len(getattr(made.training.source, "ids", ()))
    entries = made.config.architecture.vocabulary
    print(LEARNT[lang].format(tokens=tokens, entries=entries), flush=True)
    return made


def _train(made: TrainingRun, lang: str, out: Path | None) -> int:
    """Step by step to the end; a look where one is due, and the bar in between."""
    training = made.training
    print(_shape(made, lang), flush=True)
    bar, said = _Bar(lang), 0.0
    try:
        while not training.over:
            training.advance()
            if training.due:
                snapshot = made.look()
                if training.over or time.monotonic() - said >= LINES:
                    said = time.monotonic()
                    bar.clear()
                    print(line(snapshot, lang), flush=True)
            bar.step(training)
    except KeyboardInterrupt:
        bar.clear()
        if out is not None:
            say(STOPPED[lang].format(step=made.snapshots[-1].step, out=out))
        return 130
    bar.clear()
    print(_ended(made.snapshots[-1], lang), flush=True)
    if out is not None:
        print(OPENS[lang].format(out=out), flush=True)
    return 0


def _out(options: argparse.Namespace) -> Path | None:
    out: Path | None = options.out
    return out


def line(snapshot: Snapshot, lang: str) -> str:
    """How a run stands, in one line."""
    from attn_tui.paint.training import clock

    held = snapshot.held
    words = {
        "step": f"{snapshot.step:>{len(str(snapshot.steps))}}/{snapshot.steps}",
        "loss": f"{snapshot.loss:.3f}", "held": f"{held.loss:.3f}", "right": f"{held.accuracy:6.1%}",
        "heads": _heads(held), "rate": f"{snapshot.rate:,.0f}", "left": clock(snapshot.left),
    }  # fmt: skip
    return LINE[lang].format(**words)


def _heads(held: Measured) -> str:
    return " / ".join(
        " ".join(f"{score:.2f}"[-3:] if score < 1 else "1.0" for score in layer) for layer in held.scores
    )


def _shape(made: TrainingRun, lang: str) -> str:
    shape, plan = made.config.architecture, made.training.plan
    return SHAPED[lang].format(
        layers=shape.layers, heads=shape.heads, d=shape.d_model, weights=made.training.learner.flat.size,
        steps=plan.steps, batch=plan.batch, length=made.training.source.length,
    )  # fmt: skip


def _ended(snapshot: Snapshot, lang: str) -> str:
    from attn_tui.paint.training import clock

    layer, head = snapshot.best
    said = ENDED[lang].format(
        seconds=clock(snapshot.seconds), held=snapshot.held.loss, right=snapshot.held.accuracy,
        head=f"{layer + 1}.{head + 1}", score=snapshot.held.scores[layer, head],
    )  # fmt: skip
    if snapshot.twin is not None:
        said += "\n" + TWIN[lang].format(right=snapshot.twin.accuracy, held=snapshot.twin.loss)
    return said


class _Bar:
    """One line on a terminal that is drawn over itself; elsewhere nothing."""

    def __init__(self, lang: str) -> None:
        self._shown, self._lang = sys.stderr.isatty() and sys.stdout.isatty(), lang
        self._last, self._drawn = 0.0, False

    def step(self, training: Training) -> None:
        """How far the run is."""
        from attn_tui.paint.training import clock

        plan, step, seconds = training.plan, training.step, training.seconds
        rate = step * plan.batch * training.source.length / seconds
        left = clock(seconds * (plan.steps - step) / step)
        self.draw(step / plan.steps, BAR[self._lang].format(loss=training.loss, rate=rate, left=left))

    def draw(self, share: float, said: str) -> None:
        """A share as a bar, and what is said beside it; at most some times a second."""
        if not self._shown or time.monotonic() - self._last < OFTEN:
            return
        from attn_tui.paint.bars import bar

        self._last, self._drawn = time.monotonic(), True
        sys.stderr.write(f"\r{bar(share, 24):<24} {share:4.0%} {said}\x1b[K")
        sys.stderr.flush()

    def clear(self) -> None:
        """Take it away."""
        if self._drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._drawn = False
