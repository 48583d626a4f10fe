"""A run from its beginning, or where it stopped: an exercise or the reader's text, in a folder or in none."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from attn_tui.graph.op import Array
from attn_tui.models.architecture import Architecture
from attn_tui.models.card import ModelCard
from attn_tui.models.config import Config
from attn_tui.models.model import Model
from attn_tui.text.bilingual import Bilingual
from attn_tui.tokenize.bpe import Bpe, file_text
from attn_tui.tokenize.learning import learn_merges
from attn_tui.tokenize.piece import Tokenizer
from attn_tui.tokenize.words import WordTokenizer
from attn_tui.train.folder import Record, RunFolder
from attn_tui.train.learner import views
from attn_tui.train.plan import Plan
from attn_tui.train.snapshot import Snapshot
from attn_tui.train.tasks import TASKS, TrainingTask
from attn_tui.train.text import Text, context_for, encoded
from attn_tui.train.training import Training

TEXT = "text"
EXAMPLE = 24
"""Characters of the text that the tutor opens the model with."""


class RunError(Exception):
    """A run that cannot be begun or gone on with, in one line for people."""


@dataclass(frozen=True)
class Shape:
    """What the reader may choose of a model for a text; without a context it follows from the text."""

    layers: int = 2
    heads: int = 4
    d_model: int = 64
    context: int | None = None
    vocabulary: int = 1024

    def architecture(self, vocabulary: int, context: int) -> Architecture:
        """A decoder as GPT is, with four times as many hidden numbers; E unembeds as well."""
        d = self.d_model
        return Architecture(
            self.layers, self.heads, d, d // self.heads, 4 * d, vocabulary, context, tied=True
        )


@dataclass
class TrainingRun:
    """A training with what belongs to it: the model's words and tokenizer, its folder, its snapshots."""

    training: Training
    config: Config
    tokenizer: Tokenizer
    folder: RunFolder | None
    snapshots: tuple[Snapshot, ...] = ()

    def look(self) -> Snapshot:
        """A snapshot, kept in the folder. FileError, one line, where it cannot be."""
        snapshot = self.training.look()
        if self.folder is not None:
            self.folder.keep(self.training, snapshot)
        self.snapshots = (*self.snapshots, snapshot)
        return snapshot

    def model(self, flat: Array, name: str) -> Model:
        """The model of these weights (N,), under this name."""
        weights = views(flat, self.training.learner.weights)
        card = replace(self.config.card, name=name)
        return Model(self.config.architecture, card, self.tokenizer, weights)


def begin_task(task: TrainingTask, plan: Plan, folder: RunFolder | None = None) -> TrainingRun:
    """An exercise from its beginning."""
    example = task.text()
    about = Bilingual(f"{task.words.zh}：{task.gloss.zh}", f"{task.words.en}: {task.gloss.en}")
    card = ModelCard(task.id, about, {"zh": (example,), "en": (example,)})
    config = Config(task.architecture, card, {"kind": "words", "file": "vocabulary.txt"})
    if folder is not None:
        _check_free(folder)
        lines = "".join(f"{word}\n" for word in task.vocabulary)
        folder.begin(Record(task.id, plan), config, lines)
    training = Training(task, task.architecture, plan, task.twin)
    return _looked(TrainingRun(training, config, WordTokenizer(task.vocabulary), folder))


def begin_text(
    texts: Sequence[str],
    shape: Shape,
    plan: Plan,
    folder: RunFolder,
    heard: Callable[[int], None] = lambda made: None,
) -> TrainingRun:
    """Texts from their beginning. FileError, TextTooShort or RunError, one line; then nothing was written."""
    _check_free(folder)
    merges = learn_merges(texts, shape.vocabulary, heard)
    bpe = Bpe(merges)
    ids = encoded(bpe, texts)
    source = Text(ids, shape.context or context_for(len(ids)), len(bpe.tokens))
    example = " ".join(texts[0].split())[:EXAMPLE]
    about = Bilingual("用你自己的文字训练的模型。", "A model trained on your own text.")
    card = ModelCard(folder.path.resolve().name or TEXT, about, {"zh": (example,), "en": (example,)})
    architecture = shape.architecture(len(bpe.tokens), source.length)
    config = Config(architecture, card, {"kind": "bpe", "file": "tokenizer.json"})
    folder.begin(Record(TEXT, plan, digest(texts)), config, file_text(merges), ids)
    return _looked(TrainingRun(Training(source, architecture, plan), config, bpe, folder))


def resume(folder: RunFolder) -> TrainingRun:
    """The run in this folder, where it stopped. FileError, ModelError or RunError, one line."""
    record, config = folder.record(), folder.config()
    if record.task == TEXT:
        tokenizer: Tokenizer = _bpe(folder)
        source = Text(folder.ids(), config.architecture.context, config.architecture.vocabulary)
        training = Training(source, config.architecture, record.plan)
    elif record.task in TASKS:
        task = TASKS[record.task]
        tokenizer = WordTokenizer(task.vocabulary)
        training = Training(task, task.architecture, record.plan, task.twin)
    else:
        raise RunError(f"{folder.path}: the exercise {record.task[:40]!r} is not known here")
    run = TrainingRun(training, config, tokenizer, folder, folder.restore(training))
    return run if run.snapshots else _looked(run)


def digest(texts: Sequence[str]) -> str:
    """What tells these texts from others."""
    found = hashlib.sha256()
    for text in texts:
        found.update(text.encode("utf-8", "surrogatepass") + b"\0")
    return found.hexdigest()


def _looked(run: TrainingRun) -> TrainingRun:
    """The same, with a snapshot of its first moment."""
    run.look()
    return run


def _check_free(folder: RunFolder) -> None:
    if folder.begun:
        raise RunError(f"{folder.path}: holds a run; go on with it by --resume, or give another folder")
    if folder.occupied:
        raise RunError(f"{folder.path}: holds a model already; give another folder")


def _bpe(folder: RunFolder) -> Bpe:
    path = folder.path / "tokenizer.json"
    try:
        return Bpe.load(path)
    except ValueError as error:
        raise RunError(f"{path}: {error}") from None
