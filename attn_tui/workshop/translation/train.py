"""The training run: pairs in both directions, two heads told where to look; it may be stopped and goes on."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.numpy import save
from torch import Tensor

from attn_tui.files.atomic import write
from attn_tui.models.architecture import Architecture
from attn_tui.tokenize.bpe import END, Bpe, file_text
from attn_tui.workshop.export import TOKENIZER_FILE, WEIGHTS_FILE, load
from attn_tui.workshop.muon import optimizers
from attn_tui.workshop.train import save_checkpoint
from attn_tui.workshop.translation.align import Aligner, Links
from attn_tui.workshop.translation.model import Translator
from attn_tui.workshop.translation.pairs import Pair, made, read_pairs, vary_names
from attn_tui.workshop.translation.vocabulary import used_merges

CONTEXT = 48
LONGEST = 14
"""Tokens a side of a pair that is learned from."""
BATCH_TOKENS = 1200
"""Of both sides together, what fills up counted too."""
CHUNK_PAIRS = 8192
MADE = 0.35
"""The part of the pairs that are made."""
LINKED = 10_000
"""Made pairs that the aligner learns from, beside the natural ones."""
WARM_STEPS, COOL = 200, 0.8
SLOW, FAST = 0.33, 2.0
"""Times the rate: for positions, norms, queries and keys; and for the embedding."""
GUIDED = ((0, 0, 1), (1, 0, 0))
"""(layer, head, rows later): told to look from the token just read, and from the one being written."""
GUIDE = 0.2
"""The weight of that loss."""
CHECKPOINT = "checkpoint.pt"


def shape_of(vocabulary: int) -> Architecture:
    """Two layers in each stack."""
    return Architecture(
        layers=2, heads=8, d_model=128, d_head=16, d_mlp=512, vocabulary=vocabulary, context=CONTEXT,
        family="encoder-decoder",
    )  # fmt: skip


@dataclass(frozen=True)
class Plan:
    """What a run may differ in; it is over after so many minutes of training, all stops apart."""

    minutes: float = 45.0
    rate: float = 2.5e-3
    seed: int = 20261
    save_minutes: float = 2.0


class Batch(NamedTuple):
    """Ids (b, m), true where there are none (b, m), ids (b, n), next ids (b, n), links (b, n, m)."""

    source: Tensor
    padding: Tensor
    target: Tensor
    following: Tensor
    links: Tensor


class Example(NamedTuple):
    """A pair in one direction."""

    source: list[int]
    target: list[int]
    links: Links


class Tokens:
    """Texts as ids; for the aligner words are the same in small and capital letters, spaces or none."""

    def __init__(self, bpe: Bpe) -> None:
        self.bpe, self._folded = bpe, dict[str, int]()

    def fold(self, ids: Sequence[int]) -> list[int]:
        """The same id for The and ␣the."""
        words = (self.bpe.tokens[id_].strip().lower().hex() for id_ in ids)
        return [self._folded.setdefault(word, len(self._folded)) for word in words]

    def pair(self, pair: Pair) -> tuple[list[int], list[int]]:
        """English and Chinese."""
        return self.bpe.ids(pair.en), self.bpe.ids(pair.zh)


@dataclass
class Feed:
    """Chunks of pairs, cut into batches of like length; a function of the seed and the chunk's number."""

    natural: Sequence[Pair]
    tokens: Tokens
    aligner: Aligner
    seed: int
    chunk: int = -1
    waiting: list[Batch] = field(default_factory=list)

    def batch(self) -> Batch:
        """The next one."""
        if not self.waiting:
            self.chunk += 1
            self.waiting = list(self._made())
        return self.waiting.pop()

    def _made(self) -> Iterator[Batch]:
        rng = random.Random(f"{self.seed} {self.chunk}")
        count = int(CHUNK_PAIRS * (1 - MADE))
        # a round of the natural pairs before any comes again, each time in another order
        start = self.chunk * count
        order: list[int] = []
        for round_ in range(start // len(self.natural), (start + count) // len(self.natural) + 1):
            every = list(range(len(self.natural)))
            random.Random(f"{self.seed} round {round_}").shuffle(every)
            order += every
        first = start % len(self.natural)
        pairs = [vary_names(self.natural[i], rng) for i in order[first : first + count]]
        pairs += islice(made(rng), CHUNK_PAIRS - count)
        examples = []
        for pair in pairs:
            english, chinese = self.tokens.pair(pair)
            if 0 < max(len(english), len(chinese)) <= LONGEST and english and chinese:
                links = self.aligner.links(self.tokens.fold(english), self.tokens.fold(chinese))
                examples.append(
                    Example(english, chinese, links)
                    if rng.random() < 0.5
                    else Example(chinese, english, frozenset((i, j) for j, i in links))
                )
        examples.sort(key=lambda e: (len(e.source) + len(e.target), rng.random()))
        batches, here = [], list[Example]()
        for example in examples:
            widest = (
                max(len(e.source) for e in [*here, example])
                + max(len(e.target) for e in [*here, example])
                + 1
            )
            if here and widest * (len(here) + 1) > BATCH_TOKENS:
                batches.append(here)
                here = []
            here.append(example)
        rng.shuffle(batches)
        return map(collate, batches)


def collate(examples: Sequence[Example]) -> Batch:
    """Examples of about one length as tensors; the target begins and ends with END."""
    b, m = len(examples), max(len(e.source) for e in examples)
    n = max(len(e.target) for e in examples) + 1
    source, target = np.zeros((b, m), np.int64), np.full((b, n), END)
    following, links = np.full((b, n), -100), np.zeros((b, n, m), np.float32)
    padding = np.ones((b, m), bool)
    for i, (given, wanted, linked) in enumerate(examples):
        source[i, : len(given)], padding[i, : len(given)] = given, False
        target[i, 1 : len(wanted) + 1] = wanted
        following[i, : len(wanted) + 1] = [*wanted, END]
        for at, to in linked:
            # the row that predicts this token
            links[i, to, at] = 1
    return Batch(*map(torch.from_numpy, (source, padding, target, following, links)))


def guide_loss(looked: Sequence[Tensor], links: Tensor) -> Tensor:
    """The mean of -log of what the guided heads have on linked tokens, over the rows that have links."""
    total = links.new_zeros(())
    for layer, head, later in GUIDED:
        logged, wanted = looked[layer][:, head], links
        if later:
            logged, wanted = logged[:, 1:], links[:, :-1]
        weight = (logged.exp() * wanted).sum(-1).clamp(min=1e-6)
        total = total - weight.log()[wanted.any(-1)].mean()
    return total


class Run:
    """Model, optimizers and data at one step."""

    def __init__(self, model: Translator, feed: Feed) -> None:
        self.model, self.feed = model, feed
        self.muon, self.adam = optimizers(model)
        self.step, self.seconds, self.loss, self.guided, self.tokens = 0, 0.0, 0.0, 0.0, 0

    def advance(self, plan: Plan) -> None:
        """One step."""
        began = time.monotonic()
        done = self.seconds / 60 / plan.minutes
        rate = plan.rate * max(0.0, min(1.0, (self.step + 1) / WARM_STEPS, (1 - done) / COOL))
        batch = self.feed.batch()
        logits, looked = self.model(batch.source, batch.padding, batch.target)
        loss = F.cross_entropy(logits.flatten(0, 1), batch.following.flatten(), ignore_index=-100)
        guided = guide_loss(looked, batch.links)
        torch.autograd.backward(loss + GUIDE * guided)
        torch.nn.utils.clip_grad_norm_([self.model.E], 1.0)
        self.muon.step(rate)
        for group, times in zip(self.adam.param_groups, (SLOW, FAST), strict=True):
            group["lr"] = rate * times
        self.adam.step()
        self.adam.zero_grad()
        self.step += 1
        self.tokens += batch.source.numel() + batch.target.numel()
        part = max(0.01, 1 / self.step)
        self.loss += (loss.item() - self.loss) * part
        self.guided += (guided.item() / len(GUIDED) - self.guided) * part
        self.seconds += time.monotonic() - began

    def state(self) -> dict[str, Any]:
        """Everything that changes."""
        return {
            "model": self.model.state_dict(),
            "muon": self.muon.state_dict(),
            "adam": self.adam.state_dict(),
            "chunk": self.feed.chunk,
            "counts": (self.step, self.seconds, self.loss, self.guided, self.tokens),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Go on from a state, with the chunk after the one that it was in."""
        self.model.load_state_dict(state["model"])
        self.muon.load_state_dict(state["muon"])
        self.adam.load_state_dict(state["adam"])
        self.feed.chunk, self.feed.waiting = state["chunk"], []
        self.step, self.seconds, self.loss, self.guided, self.tokens = state["counts"]


def train(corpus: Path, folder: Path, begin: Path, plan: Plan) -> None:
    """Vocabulary, alignments, weights; or go on where the run in this folder stopped."""
    torch.set_num_threads(1)
    torch.manual_seed(plan.seed)
    folder.mkdir(parents=True, exist_ok=True)
    pairs = read_pairs(corpus)
    some = list(islice(made(random.Random(plan.seed)), LINKED))
    bpe = _tokenizer(folder / TOKENIZER_FILE, [*pairs.train, *some], begin)
    tokens = Tokens(bpe)
    aligner = aligned(tokens, [*pairs.train, *some])
    model = Translator(shape_of(len(bpe.tokens)))
    carry_over(model, bpe, begin)
    run = Run(model, Feed(pairs.train, tokens, aligner, plan.seed))
    if (folder / CHECKPOINT).exists():
        run.restore(torch.load(folder / CHECKPOINT, weights_only=True))
    saved = run.seconds
    log(folder, f"{sum(p.numel() for p in model.parameters())} parameters, from step {run.step}")
    while run.seconds < 60 * plan.minutes:
        run.advance(plan)
        if run.seconds - saved > 60 * plan.save_minutes or run.seconds >= 60 * plan.minutes:
            saved = run.seconds
            save_checkpoint(run.state(), folder / CHECKPOINT)
            write(folder / WEIGHTS_FILE, weights_of(model))
            log(
                folder,
                f"{run.seconds / 60:.1f} min, step {run.step}, {run.tokens / 1e6:.2f} M tokens, chunk "
                f"{run.feed.chunk}, loss {run.loss:.3f}, guided {run.guided:.3f}",
            )


def _tokenizer(path: Path, pairs: Sequence[Pair], begin: Path) -> Bpe:
    if not path.exists():
        whole = Bpe.load(begin / TOKENIZER_FILE)
        texts = (text for pair in pairs for text in (pair.en, pair.zh))
        write(path, file_text(used_merges(whole, texts)).encode("utf-8"))
    return Bpe.load(path)


def aligned(tokens: Tokens, pairs: Sequence[Pair]) -> Aligner:
    """The aligner of these pairs, those apart that are too long to be learned from."""
    both = [tokens.pair(pair) for pair in pairs]
    return Aligner.of(
        [(tokens.fold(e), tokens.fold(z)) for e, z in both if e and z and max(len(e), len(z)) <= LONGEST]
    )


@torch.no_grad()
def carry_over(model: Translator, bpe: Bpe, begin: Path) -> None:
    """Begin as the decoder in this folder: its vectors, and its first layers in both stacks."""
    other, before = load(begin), Bpe.load(begin / TOKENIZER_FILE)
    ids = {token: id_ for id_, token in enumerate(before.tokens)}
    model.E.copy_(other.E[[ids[token] for token in bpe.tokens]])
    model.P.copy_(other.P[: len(model.P)])
    for stack in (model.encoder, model.decoder):
        for block, layer in zip(stack, other.layer, strict=False):
            block.load_state_dict(layer.state_dict(), strict=False)
    model.final.load_state_dict(other.final.state_dict())


def weights_of(model: Translator) -> bytes:
    """The weights file, in half precision."""
    return save({name: value.detach().half().numpy() for name, value in model.state_dict().items()})


def log(folder: Path, line: str) -> None:
    """Say it, and write it down."""
    print(line, flush=True)
    with (folder / "log.txt").open("a", encoding="utf-8") as file:
        file.write(line + "\n")
