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
from attn_tui.training.corpus import SEED, Document, documents
from attn_tui.training.export import TOKENIZER_FILE, export, tiny_config
from attn_tui.training.heads import best, pronoun_scores, repeated_scores
from attn_tui.training.model import Decoder
from attn_tui.training.muon import Muon
from attn_tui.training.start import start
from attn_tui.training.templates import pronoun_cases
from attn_tui.training.tokens import Encoder, encoded_mix, learn_merges, repeated_rows, rows, write_tokenizer

BATCH_TOKENS = 1024
WIDTHS = (32, 128)
"""Half of the tokens come in short rows, so that most sentences begin where a learner's do: at place 0."""
LAST = 0.3
"""The last part of the run, on Tatoeba, stories and templates alone."""
COOL = 0.9
"""The last part of the run in which the learning rate falls, along a line, to zero."""
WARM_STEPS = 200
SLOW, FAST = 0.33, 2.5
"""Times the rate: for positions, LayerNorm and the queries and keys; and for the embedding."""
SKIP = -100


@dataclass(frozen=True)
class Plan:
    """What a run may differ in."""

    steps: int = 45_000
    minutes: float = 92.0
    rate: float = 3e-3
    templated: float = 0.18
    repeated: float = 0.05
    seed: int = SEED
    threads: int = 2
    save_every: float = 300.0


def train(corpus: Path, folder: Path, plan: Plan) -> None:
    """Train tokenizer and model, writing the model's files every `save_every` seconds and at the end.

    The run is over after `steps`; where the minutes would run out first, the schedule is hurried along
    so that it ends, cooled, in time. The same steps without a limit give the same weights again.
    """
    torch.manual_seed(plan.seed)
    torch.set_num_threads(plan.threads)
    folder.mkdir(parents=True, exist_ok=True)
    train_docs, held = documents(corpus)
    path = folder / TOKENIZER_FILE
    bpe = Bpe.load(path) if path.exists() else write_tokenizer(path, learn_merges(train_docs))
    model = Decoder(tiny_config(len(bpe.tokens)))
    start(model)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    export(model, folder)
    print(f"{sum(p.numel() for p in model.parameters())} parameters, {len(train_docs)} documents", flush=True)
    _run(
        model.to(device),
        Feed(train_docs, Encoder(path), len(bpe.tokens), plan),
        Probe(held, bpe),
        folder,
        plan,
    )


def _run(model: Decoder, feed: Feed, probe: Probe, folder: Path, plan: Plan) -> None:
    named = dict(model.named_parameters())
    slow = {name for name, p in named.items() if p.ndim == 1 or name.endswith(("P", "W_q", "W_k"))}
    muon = Muon(p for name, p in named.items() if name not in slow | {"E"})
    groups = [{"params": [named[name] for name in sorted(slow)]}, {"params": [named["E"]]}]
    adam = torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.0, fused=True)
    start = saved = time.monotonic()
    done, step, mean = 0.0, 0, 0.0
    while done < 1:
        rate = plan.rate * min(1.0, (step + 1) / WARM_STEPS, (1 - done) / COOL)
        inputs, targets = feed.batch(last=done >= 1 - LAST)
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
        done = max(step / plan.steps, (now - start) / (60 * plan.minutes))
        if step % 500 == 0:
            print(f"{(now - start) / 60:.1f} min, step {step}, {done:.3f} done, loss {mean:.3f}", flush=True)
        if now - saved > plan.save_every or done >= 1:
            here = deepcopy(model).to("cpu")
            export(here, folder)
            saved = time.monotonic()
            print(
                f"{(now - start) / 60:.1f} min, step {step}, rate {rate:.5f}, saved; held out {probe(here)}",
                flush=True,
            )


class Feed:
    """Batches without end: each epoch is mixed, packed and shuffled anew."""

    def __init__(self, docs: list[Document], encode: Encoder, vocabulary: int, plan: Plan) -> None:
        self.docs, self.encode, self.vocabulary, self.plan = docs, encode, vocabulary, plan
        self.rng = random.Random(plan.seed)
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
            seed = self.plan.seed + self.epoch
            docs = encoded_mix(self.docs, self.encode, self.plan.templated, last, seed)
            print(f"epoch {self.epoch}: {sum(map(len, docs))} tokens", flush=True)
            noise = np.random.default_rng(seed)
            half = len(docs) // 2
            batches = []
            for width, part in zip(WIDTHS, (docs[:half], docs[half:]), strict=True):
                packed = rows(part, width + 1, self.rng).astype(np.int64)
                if width == max(WIDTHS):
                    count = int(self.plan.repeated * 2 * len(packed))
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
