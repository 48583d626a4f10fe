"""The training run: one seed, small batches, the learning rate warm, then flat, then down to nothing."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from attn_tui.tokenize.bpe import END, Bpe
from attn_tui.workshop.corpus import SEED, Document, documents
from attn_tui.workshop.export import TOKENIZER_FILE, export, load, tiny_config
from attn_tui.workshop.heads import best, pronoun_scores, repeated_scores
from attn_tui.workshop.model import Decoder
from attn_tui.workshop.muon import Muon
from attn_tui.workshop.start import start
from attn_tui.workshop.templates import pronoun_cases
from attn_tui.workshop.tokens import Encoder, encoded_mix, learn_merges, repeated_rows, rows, write_tokenizer

BATCH_TOKENS = 1024
WIDTHS = (32, 128)
"""Half of the tokens come in short rows, so that most sentences begin where a learner's do: at place 0."""
COOL = 0.9
"""The last part of the run in which the learning rate falls, along a line, to zero."""
WARM_STEPS = 200
SLOW, FAST = 0.33, 2.5
"""Times the rate: for positions, LayerNorm and the queries and keys; and for the embedding."""
SKIP = -100


@dataclass(frozen=True)
class Stage:
    """A part of the run, with optimizers, a rate and a mix of its own.

    It is over after `steps`; where the minutes would run out first, the schedule is hurried along so that it
    ends, cooled, in time. `templated` and `repeated` are parts of the tokens and of the long rows.
    """

    steps: int
    minutes: float
    rate: float
    templated: float
    last: float
    """The last part, on Tatoeba, stories and templates alone."""
    more: bool = False
    """Whether the templates have all their nouns and frames."""
    repeated: float = 0.05


STAGES = (
    Stage(45_000, 92.0, 3e-3, 0.18, last=0.3),
    Stage(6_000, 25.0, 1e-3, 0.3, last=1.0, more=True),
)


@dataclass(frozen=True)
class Plan:
    """What a run may differ in.

    A stage begins from the exported weights of the one before, and leaves the mean of those and its own.
    """

    stages: tuple[Stage, ...] = STAGES
    first: int = 1
    seed: int = SEED
    threads: int = 2
    save_every: float = 300.0


def train(corpus: Path, folder: Path, plan: Plan) -> None:
    """Train tokenizer and model, writing the model's files every `save_every` seconds and after each stage.

    The same steps without a limit of minutes give the same weights again.
    """
    torch.set_num_threads(plan.threads)
    folder.mkdir(parents=True, exist_ok=True)
    train_docs, held = documents(corpus)
    path = folder / TOKENIZER_FILE
    bpe = Bpe.load(path) if path.exists() else write_tokenizer(path, learn_merges(train_docs))
    if plan.first == 1:
        torch.manual_seed(plan.seed)
        model = Decoder(tiny_config(len(bpe.tokens)))
        start(model)
        export(model, folder)
        print(
            f"{sum(p.numel() for p in model.parameters())} parameters, {len(train_docs)} documents",
            flush=True,
        )
    device = "cuda" if torch.cuda.is_available() else "cpu"
    probe = Probe(held, bpe)
    for number, stage in list(enumerate(plan.stages, 1))[plan.first - 1 :]:
        seed = plan.seed + 1000 * (number - 1)
        if number > 1:
            model, before = load(folder), load(folder)
        feed = Feed(train_docs, Encoder(path), len(bpe.tokens), stage, seed)
        print(f"stage {number}", flush=True)
        _run(model.to(device), feed, probe, folder, stage, plan.save_every)
        if number > 1:
            model = mean(before, load(folder))
            export(model, folder)
            print(f"the mean with the stage before: held out {probe(model)}", flush=True)


@torch.no_grad()
def mean(one: Decoder, other: Decoder) -> Decoder:
    """The model half-way between two of one run: better than either (Wortsman et al. 2022, 2)."""
    result = deepcopy(one)
    for value, there in zip(result.parameters(), other.parameters(), strict=True):
        value.lerp_(there, 0.5)
    return result


def _run(model: Decoder, feed: Feed, probe: Probe, folder: Path, stage: Stage, save_every: float) -> None:
    named = dict(model.named_parameters())
    slow = {name for name, p in named.items() if p.ndim == 1 or name.endswith(("P", "W_q", "W_k"))}
    muon = Muon(p for name, p in named.items() if name not in slow | {"E"})
    groups = [{"params": [named[name] for name in sorted(slow)]}, {"params": [named["E"]]}]
    adam = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.0, fused=True)
    start = saved = time.monotonic()
    done, step, mean = 0.0, 0, 0.0
    while done < 1:
        rate = stage.rate * min(1.0, (step + 1) / WARM_STEPS, (1 - done) / COOL)
        inputs, targets = feed.batch(last=done >= 1 - stage.last)
        logits = model(inputs.to(model.E.device))
        loss = F.cross_entropy(logits.flatten(0, 1), targets.to(logits.device).flatten(), ignore_index=SKIP)
        torch.autograd.backward(loss)
        torch.nn.utils.clip_grad_norm_([model.E], 1.0)
        muon.step(rate)
        for group, times in zip(adam.param_groups, (SLOW, FAST), strict=True):
            group["lr"] = rate * times
        adam.step()
        adam.zero_grad()
        step += 1
        mean += (loss.item() - mean) * max(0.01, 1 / step)
        now = time.monotonic()
        done = max(step / stage.steps, (now - start) / (60 * stage.minutes))
        if step % 500 == 0:
            print(f"{(now - start) / 60:.1f} min, step {step}, {done:.3f} done, loss {mean:.3f}", flush=True)
        if now - saved > save_every or done >= 1:
            here = deepcopy(model).to("cpu")
            export(here, folder)
            saved = time.monotonic()
            print(
                f"{(now - start) / 60:.1f} min, step {step}, rate {rate:.5f}, saved; held out {probe(here)}",
                flush=True,
            )


class Feed:
    """Batches without end: each epoch is mixed, packed and shuffled anew."""

    def __init__(
        self, docs: list[Document], encode: Encoder, vocabulary: int, stage: Stage, seed: int
    ) -> None:
        self.docs, self.encode, self.vocabulary, self.stage, self.seed = docs, encode, vocabulary, stage, seed
        self.rng = random.Random(seed)
        self.epoch = 0
        self._streams = {last: self._batches(last) for last in (False, True)}

    def batch(self, last: bool) -> tuple[Tensor, Tensor]:
        """(inputs, targets), each (b, n); a target of SKIP is not to be learned."""
        ids = torch.from_numpy(next(self._streams[last]))
        targets = ids[:, 1:]
        inputs = torch.where(ids < 0, -1 - ids, ids)[:, :-1]
        return inputs, torch.where(targets < 0, SKIP, targets)

    def _batches(self, last: bool) -> Iterator[np.ndarray]:
        while True:
            self.epoch += 1
            seed = self.seed + self.epoch
            docs = encoded_mix(self.docs, self.encode, self.stage.templated, last, seed, self.stage.more)
            print(f"epoch {self.epoch}: {sum(map(len, docs))} tokens", flush=True)
            noise = np.random.default_rng(seed)
            half = len(docs) // 2
            batches = []
            for width, part in zip(WIDTHS, (docs[:half], docs[half:]), strict=True):
                packed = rows(part, width + 1, self.rng).astype(np.int64)
                if width == max(WIDTHS):
                    count = int(self.stage.repeated * 2 * len(packed))
                    packed = np.concatenate((packed, repeated_rows(count, width + 1, self.vocabulary, noise)))
                    noise.shuffle(packed)
                size = BATCH_TOKENS // width
                batches += [packed[i : i + size] for i in range(0, len(packed) - size + 1, size)]
            self.rng.shuffle(batches)
            yield from batches


class Probe:
    """A quick look: held-out Tatoeba lines in bits a byte, and the best heads on pronouns and repetition."""

    def __init__(self, held: list[Document], bpe: Bpe, lines: int = 200) -> None:
        self.bpe = bpe
        self.pronouns = {lang: pronoun_cases(lang, 40, held_out=False) for lang in ("en", "zh")}
        self.lines = {}
        for lang in ("en", "zh"):
            own = [d.text for d in held if (d.source.lang, d.source.kind) == (lang, "tatoeba")]
            some = own[:: max(1, len(own) // lines)]
            self.lines[lang] = [(bpe.ids(text), len(text.encode())) for text in some]

    @torch.no_grad()
    def __call__(self, model: Decoder) -> str:
        """Each line on its own, after an end; the pronoun cases are of those trained on."""
        out = []
        for lang, lines in self.lines.items():
            bits = 0.0
            for ids, _ in lines:
                logits = model(torch.tensor([[END, *ids[:-1]]]))[0]
                bits += float(F.cross_entropy(logits, torch.tensor(ids), reduction="sum")) / np.log(2)
            out.append(f"{lang} {bits / sum(size for _, size in lines):.3f}")
        text = ", ".join(out) + " bits a byte"
        for lang, cases in self.pronouns.items():
            text += f"; {lang} pronouns {best(pronoun_scores(model, self.bpe, cases).largest)}"
        for kind, scores in repeated_scores(model, count=6).items():
            text += f"; {kind} {best(scores)}"
        return text
