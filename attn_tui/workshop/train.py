"""The training run: small batches, the learning rate warm, then down a line to zero; it may be stopped."""

from __future__ import annotations

import io
import subprocess
import sys
import time
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import torch
import torch.distributed as dist
import torch.nn.functional as F

from attn_tui.files.atomic import write
from attn_tui.tokenize.bpe import Bpe
from attn_tui.workshop import guide
from attn_tui.workshop.corpus import SEED, Document, documents
from attn_tui.workshop.export import TOKENIZER_FILE, export, load, tiny_config
from attn_tui.workshop.feed import MADE, SKIP, Feed, Place
from attn_tui.workshop.model import Decoder
from attn_tui.workshop.muon import optimizers
from attn_tui.workshop.probe import Probe
from attn_tui.workshop.start import carry_over, start
from attn_tui.workshop.tokens import Encoder, Texts, learn_merges, shown_words, write_tokenizer

COOL = 0.9
"""The last part of the run in which the learning rate falls, along a line, to zero."""
WARM_STEPS = 200
RATE = 3e-3
SLOW, FAST = 0.33, 2.5
"""Times the rate: for positions, LayerNorm and the queries and keys; and for the embedding."""
CHECKPOINT_FILE = "checkpoint.pt"
MODEL_FOLDER = "model"
LOG_FILE = "log.txt"
MEETING_FILE = "meeting"
MEET_STEPS = 20
WORLD_SAMPLE = (12_000, 0, 12_000)
"""Documents of each room of made text that the merges are learned from, beside the corpus."""


@dataclass(frozen=True)
class Plan:
    """What a run may differ in. It is over after `steps`, or after `minutes` where they run out first.

    The schedule is by the part that is done, whichever of the two says more, so that the learning rate
    reaches zero in time. A run that goes on may be given other steps or minutes; what is done stays done.
    """

    steps: int = 25_000
    minutes: float = 80.0
    rate: float = RATE
    begin: Path | None = None
    """A model's folder to begin from, in place of random numbers."""
    seed: int = SEED
    threads: int = 1
    workers: int = 2
    """Processes, each with batches of its own, that every MEET_STEPS go on from the mean of their weights."""
    save_steps: int = 400
    probe_steps: int = 1600


class Run:
    """The model, its optimizers and its data at one step: all that a stopped run needs to go on."""

    def __init__(self, model: Decoder, feed: Feed, bpe: Bpe | None = None) -> None:
        """With a tokenizer, one head is told where to look (see `guide`)."""
        self.model, self.feed, self.bpe = model, feed, bpe
        self.muon, self.adam = optimizers(model)
        self.step, self.done, self.seconds, self.loss, self.tokens = 0, 0.0, 0.0, 0.0, 0

    def advance(self, plan: Plan) -> None:
        """One step."""
        began = time.monotonic()
        rate = plan.rate * max(0.0, min(1.0, (self.step + 1) / WARM_STEPS, (1 - self.done) / COOL))
        inputs, targets = self.feed.batch(self.done)
        device = self.model.E.device
        logits = self.model(inputs.to(device)).flatten(0, 1)
        loss = F.cross_entropy(logits, targets.to(device).flatten(), ignore_index=SKIP)
        torch.autograd.backward(loss)
        if self.bpe and self.step % guide.EVERY == 0:
            seed = (self.step * self.feed.workers + self.feed.worker) ^ plan.seed << 32
            some = list(islice(guide.cases(seed), guide.CASES))
            torch.autograd.backward(guide.WEIGHT * guide.lesson(self.model, self.bpe, some))
        torch.nn.utils.clip_grad_norm_([self.model.E], 1.0)
        self.muon.step(rate)
        for group, times in zip(self.adam.param_groups, (SLOW, FAST), strict=True):
            group["lr"] = rate * times
        self.adam.step()
        self.adam.zero_grad()
        self.step += 1
        self.tokens += inputs.numel()
        self.loss += (loss.item() - self.loss) * max(0.01, 1 / self.step)
        self.seconds += time.monotonic() - began
        self.done = max(self.done, self.step / plan.steps, self.seconds / (60 * plan.minutes))

    def meet(self) -> None:
        """Take the mean of the weights and of the optimizers' memories over all workers (Stich 2019)."""
        moments = [
            value for state in self.adam.state.values() for key, value in state.items() if key != "step"
        ]
        tensors = [*(p.data for p in self.model.parameters()), *self.muon.state_dict(), *moments]
        joined = torch.cat([tensor.flatten() for tensor in tensors])
        dist.all_reduce(joined)
        joined /= dist.get_world_size()
        sizes = [tensor.numel() for tensor in tensors]
        for tensor, mean in zip(tensors, torch.split(joined, sizes), strict=True):
            tensor.copy_(mean.view_as(tensor))
        furthest = torch.tensor([self.done, self.seconds], dtype=torch.float64)
        dist.all_reduce(furthest, dist.ReduceOp.MAX)
        self.done, self.seconds = furthest.tolist()

    def state(self) -> dict[str, Any]:
        """Everything that changes, as `torch.save` takes it; the same for all workers but their places."""
        return {
            "model": self.model.state_dict(),
            "muon": self.muon.state_dict(),
            "adam": self.adam.state_dict(),
            "places": [asdict(place) for place in self._places()],
            "counts": (self.step, self.done, self.seconds, self.loss, self.tokens),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Go on from a state; the data begin at the worker's place."""
        self.model.load_state_dict(state["model"])
        self.muon.load_state_dict(state["muon"])
        self.adam.load_state_dict(state["adam"])
        self.feed.go_to(Place(**state["places"][self.feed.worker]))
        self.step, self.done, self.seconds, self.loss, self.tokens = state["counts"]

    def _places(self) -> list[Place]:
        if self.feed.workers == 1:
            return [self.feed.place]
        places: list[Any] = [None] * self.feed.workers
        dist.all_gather_object(places, self.feed.place)
        return places


def train(corpus: Path, run_folder: Path, plan: Plan, worker: int = 0) -> None:
    """Train tokenizer and model, or go on where the run in this folder stopped.

    The folder gets a checkpoint every `save_steps`, the model's files at every probe, and a log. The same
    steps with as many workers and no limit of minutes give the same weights, stopped or not.
    """
    torch.set_num_threads(plan.threads)
    train_docs, held = documents(corpus)
    path = run_folder / MODEL_FOLDER / TOKENIZER_FILE
    if worker == 0:
        _learn_tokenizer(path, train_docs, plan.seed)
        # the meeting place of workers that are gone
        (run_folder / MEETING_FILE).unlink(missing_ok=True)
        others = [_spawn(number) for number in range(1, plan.workers)]
    if plan.workers > 1:
        meeting = f"file://{(run_folder / MEETING_FILE).resolve()}"
        dist.init_process_group("gloo", init_method=meeting, rank=worker, world_size=plan.workers)
    bpe = Bpe.load(path)
    torch.manual_seed(plan.seed)
    model = Decoder(tiny_config(len(bpe.tokens)).architecture)
    if plan.begin:
        carry_over(model, bpe, load(plan.begin), Bpe.load(plan.begin / TOKENIZER_FILE))
    else:
        start(model)
    feed = Feed(
        train_docs,
        Encoder(path),
        len(bpe.tokens),
        seed=plan.seed,
        worker=worker,
        workers=plan.workers,
    )
    run = Run(model.to("cuda" if torch.cuda.is_available() else "cpu"), feed, bpe)
    checkpoint = run_folder / CHECKPOINT_FILE
    if checkpoint.exists():
        run.restore(torch.load(checkpoint, weights_only=True))
    if worker == 0:
        log_line(run_folder, f"{sum(p.numel() for p in model.parameters())} parameters, from step {run.step}")
    _go(run, plan, run_folder, Probe(held, bpe) if worker == 0 else None)
    if worker == 0:
        for other in others:
            other.wait()


def learn_tokenizer(corpus: Path, run_folder: Path, seed: int = SEED) -> None:
    """Learn the merges of a run that has none yet."""
    _learn_tokenizer(run_folder / MODEL_FOLDER / TOKENIZER_FILE, documents(corpus)[0], seed)


def _learn_tokenizer(path: Path, train_docs: Sequence[Document], seed: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        examples = tiny_config(0).card.examples
        wanted = shown_words(text for texts in examples.values() for text in texts)
        write_tokenizer(path, learn_merges(tokenizer_texts(train_docs, seed), wanted))


def _spawn(worker: int) -> subprocess.Popen[bytes]:
    """Another process of this run, by the same command."""
    command = [sys.executable, "-m", "attn_tui.workshop", *sys.argv[1:], "--worker", str(worker)]
    return subprocess.Popen(command, start_new_session=True)


def tokenizer_texts(train_docs: Sequence[Document], seed: int) -> Texts:
    """What the merges are learned from: the natural documents and a sample of each kind of made text."""
    made = [
        pair
        for maker, count in zip(MADE, WORLD_SAMPLE, strict=True)
        for pair in islice(maker(count, seed - 1), count)
    ]
    return [(d.source.lang, d.text) for d in train_docs] + made


def save_checkpoint(state: dict[str, Any], path: Path) -> None:
    """Write a run's state, whole or not at all."""
    out = io.BytesIO()
    torch.save(state, out)
    write(path, out.getvalue())


def _go(run: Run, plan: Plan, folder: Path, probe: Probe | None) -> None:
    """Step until all is done; the worker with the probe writes the files."""
    over = run.done >= 1
    while not over:
        run.advance(plan)
        if run.step % MEET_STEPS:
            continue
        if plan.workers > 1:
            run.meet()
        over = run.done >= 1
        if over or run.step % plan.save_steps == 0:
            state = run.state()
            if probe:
                save_checkpoint(state, folder / CHECKPOINT_FILE)
                log_line(folder, _where(run))
        if probe and (over or run.step % plan.probe_steps == 0):
            here = deepcopy(run.model).to("cpu")
            export(here, folder / MODEL_FOLDER)
            log_line(folder, f"held out {probe(here)}")


def _where(run: Run) -> str:
    tokens = run.tokens * run.feed.workers
    speed = tokens / max(run.seconds, 1e-9)
    return (
        f"{run.seconds / 60:.1f} min, step {run.step}, {tokens / 1e6:.2f} M tokens, "
        f"{speed:.0f} a second, {run.done:.3f} done, chunk {run.feed.place.chunk}, loss {run.loss:.3f}"
    )


def log_line(folder: Path, line: str) -> None:
    """Print a line, and add it to the log in this folder."""
    print(line, flush=True)
    with (folder / LOG_FILE).open("a", encoding="utf-8") as log:
        log.write(line + "\n")
