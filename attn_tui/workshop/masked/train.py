"""The training run of `masked`: short batches, one thread, and it may be stopped at any time."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F

from attn_tui.models.architecture import Architecture
from attn_tui.tokenize.bpe import Bpe
from attn_tui.workshop.corpus import SEED, Document, documents
from attn_tui.workshop.export import TOKENIZER_FILE, load
from attn_tui.workshop.feed import Place
from attn_tui.workshop.masked import export
from attn_tui.workshop.masked.feed import MaskedFeed, Words
from attn_tui.workshop.masked.measure import Lines
from attn_tui.workshop.masked.model import Encoder
from attn_tui.workshop.muon import Muon
from attn_tui.workshop.tokens import Encoder as Encode
from attn_tui.workshop.train import log_line, save_checkpoint

CHECKPOINT_FILE = "checkpoint.pt"
COOL, WARM_STEPS = 0.8, 100
SLOW, FAST = 0.33, 2.0
"""Times the rate: for LayerNorm, W_q and W_k; and for E, P and R."""
ABSOLUTE_EVERY = 5
"""Every so many steps positions are absolute, so that the switch shows weights that were trained."""
CARRIED = (0, 1, 3)
"""The layers of `tiny` that the three of this model begin as."""


@dataclass(frozen=True)
class Plan:
    """What a run may differ in; it is over after so many minutes of training, all stops apart."""

    minutes: float = 40.0
    rate: float = 3e-3
    begin: Path | None = None
    seed: int = SEED
    save_steps: int = 200
    probe_steps: int = 1000


def shape_of(vocabulary: int) -> Architecture:
    """The shape of the model; `vocabulary` counts the mask."""
    return Architecture(
        family="encoder",
        layers=3,
        heads=8,
        d_model=128,
        d_head=16,
        d_mlp=512,
        vocabulary=vocabulary,
        context=128,
        positions="disentangled",
        span=16,
    )


@torch.no_grad()
def carry_over(model: Encoder, folder: Path) -> None:
    """Begin as a decoder of the same width: its vectors, and layers of it; the mask as the mean of all."""
    before = load(folder).state_dict()
    model.E[:-1], model.E[-1], model.P[:] = before["E"], before["E"].mean(0), before["P"]
    for layer, number in zip((*model.layer, *model.mask), CARRIED, strict=True):
        start = f"layer.{number}."
        layer.load_state_dict(
            {name.removeprefix(start): value for name, value in before.items() if name.startswith(start)}
        )
    model.final.load_state_dict({"gain": before["final.gain"], "bias": before["final.bias"]})


class Run:
    """The model, its optimizers and its data at one step: all that a stopped run needs to go on."""

    def __init__(self, model: Encoder, feed: MaskedFeed) -> None:
        self.model, self.feed = model, feed
        named = dict(model.named_parameters())
        slow = [p for name, p in named.items() if p.ndim == 1 or name.endswith(("W_q", "W_k"))]
        fast = [named[name] for name in "EPR"]
        known = {id(p) for p in (*slow, *fast)}
        self.muon = Muon(p for p in named.values() if id(p) not in known)
        groups: list[dict[str, Any]] = [{"params": slow}, {"params": fast}]
        self.adam = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.0, fused=True)
        self.step, self.done, self.seconds, self.loss, self.tokens = 0, 0.0, 0.0, 0.0, 0

    def advance(self, plan: Plan) -> None:
        """One step."""
        began = time.monotonic()
        rate = plan.rate * max(0.0, min(1.0, (self.step + 1) / WARM_STEPS, (1 - self.done) / COOL))
        batch = self.feed.next(self.done)
        absolute = self.step % ABSOLUTE_EVERY == ABSOLUTE_EVERY - 1
        loss = F.cross_entropy(self.model(batch, absolute), batch.targets[batch.targets >= 0])
        torch.autograd.backward(loss)
        torch.nn.utils.clip_grad_norm_([self.model.E], 1.0)
        self.muon.step(rate)
        for group, times in zip(self.adam.param_groups, (SLOW, FAST), strict=True):
            group["lr"] = rate * times
        self.adam.step()
        self.adam.zero_grad()
        self.step += 1
        self.tokens += int((batch.texts >= 0).sum())
        self.loss += (loss.item() - self.loss) * max(0.01, 1 / self.step)
        self.seconds += time.monotonic() - began
        self.done = max(self.done, self.seconds / (60 * plan.minutes))

    def state(self) -> dict[str, Any]:
        """Everything that changes, as `torch.save` takes it."""
        return {
            "model": self.model.state_dict(),
            "muon": self.muon.state_dict(),
            "adam": self.adam.state_dict(),
            "place": asdict(self.feed.place),
            "counts": (self.step, self.done, self.seconds, self.loss, self.tokens),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Go on from a state."""
        self.model.load_state_dict(state["model"])
        self.muon.load_state_dict(state["muon"])
        self.adam.load_state_dict(state["adam"])
        self.feed.go_to(Place(**state["place"]))
        self.step, self.done, self.seconds, self.loss, self.tokens = state["counts"]


def train(corpus: Path, folder: Path, plan: Plan) -> None:
    """Train, or go on where the run in this folder stopped; `plan.begin` has the tokenizer besides."""
    assert plan.begin is not None
    torch.set_num_threads(1)
    torch.manual_seed(plan.seed)
    folder.mkdir(parents=True, exist_ok=True)
    sides = documents(corpus)
    bpe = Bpe.load(plan.begin / TOKENIZER_FILE)
    run = start(sides[0], plan.begin, bpe, plan.seed)
    checkpoint = folder / CHECKPOINT_FILE
    if checkpoint.exists():
        run.restore(torch.load(checkpoint, weights_only=True))
    count = sum(p.numel() for p in run.model.parameters())
    log_line(folder, f"{count} parameters, from step {run.step}")
    lines = Lines.of(sides[1], bpe, every=4)
    while run.done < 1:
        run.advance(plan)
        over = run.done >= 1
        if over or run.step % plan.save_steps == 0:
            save_checkpoint(run.state(), checkpoint)
            log_line(folder, _where(run))
        if over or run.step % plan.probe_steps == 0:
            log_line(
                folder, f"held out {lines.figures(run.model)}, absolute {lines.figures(run.model, True)}"
            )


def start(docs: Sequence[Document], begin: Path, bpe: Bpe, seed: int) -> Run:
    """A run at its first step."""
    size = len(bpe.tokens)
    model = Encoder(shape_of(size + 1))
    carry_over(model, begin)
    encode = Encode(begin / TOKENIZER_FILE)
    return Run(model, MaskedFeed(docs, encode, size, seed=seed, words=Words(bpe.tokens), mask=size))


def bundle(folder: Path, begin: Path, out: Path) -> None:
    """Put the run's model where the bundled one lies."""
    tokenizer = begin / TOKENIZER_FILE
    model = Encoder(shape_of(len(Bpe.load(tokenizer).tokens) + 1))
    export.bundle(folder / CHECKPOINT_FILE, tokenizer, out, model)


def _where(run: Run) -> str:
    return (
        f"{run.seconds / 60:.1f} min, step {run.step}, {run.tokens / 1e6:.2f} M tokens, "
        f"{run.tokens / run.seconds:.0f} a second, {run.done:.3f} done, chunk {run.feed.place.chunk}, "
        f"loss {run.loss:.3f}"
    )
