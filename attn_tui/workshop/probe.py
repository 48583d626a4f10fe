"""A quick look at a model in training: held-out lines, copying, and the best heads."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
import torch.nn.functional as F

from attn_tui.tokenize.bpe import END, Bpe
from attn_tui.workshop.corpus import Document
from attn_tui.workshop.heads import Scores, repeated_scores
from attn_tui.workshop.measure import copying, pronouns
from attn_tui.workshop.measure.lists import LANGS
from attn_tui.workshop.measure.looking import best_head, head_name, hits
from attn_tui.workshop.measure.writing import continuations
from attn_tui.workshop.model import Decoder

BEGINNINGS = ("The girl went to", "He was tired, so", "妈妈去", "小猫饿了，所以")


class Probe:
    """Held-out Tatoeba lines in bits a byte, lists said twice, the best heads, some greedy continuations."""

    def __init__(self, held: Sequence[Document], bpe: Bpe, lines: int = 200) -> None:
        self.bpe = bpe
        self.cases = {lang: pronouns.cases(lang)[::3] for lang in LANGS}
        self.lists = {lang: copying.word_lists(lang)[:10] for lang in LANGS}
        self.lines = {lang: _spread(held, lang, lines) for lang in LANGS}

    @torch.no_grad()
    def __call__(self, model: Decoder) -> str:
        """One line."""
        parts = ["bits a byte " + ", ".join(f"{lang} {self._bits(model, lang):.3f}" for lang in LANGS)]
        for lang, lists in self.lists.items():
            right, total = map(
                sum, zip(*(copying.copied(model, self.bpe, one) for one in lists), strict=True)
            )
            parts.append(f"{lang} copied {right / total:.2f}")
        for lang, cases in self.cases.items():
            parts.append(f"{lang} pronouns {_best(hits(model, self.bpe, cases).mean(0))}")
        for kind, scores in repeated_scores(model, count=6).items():
            parts.append(f"{kind} {_best(scores)}")
        written = continuations(model, self.bpe, BEGINNINGS, 20)
        texts = [beginning + text for beginning, (text, _) in zip(BEGINNINGS, written, strict=True)]
        return "; ".join(parts + texts).replace("\n", " ⏎ ")

    def _bits(self, model: Decoder, lang: str) -> float:
        """Each line on its own, after an end."""
        bits, size = 0.0, 0
        for line in self.lines[lang]:
            ids = self.bpe.ids(line)
            logits = model(torch.tensor([[END, *ids[:-1]]]))[0]
            bits += float(F.cross_entropy(logits, torch.tensor(ids), reduction="sum")) / np.log(2)
            size += len(line.encode())
        return bits / size


def _best(scores: Scores) -> str:
    at = best_head(scores)
    return f"{head_name(at)}: {scores[at]:.2f}"


def _spread(held: Sequence[Document], lang: str, count: int) -> list[str]:
    own = [d.text for d in held if (d.source.lang, d.source.kind) == (lang, "tatoeba")]
    return own[:: max(1, len(own) // count)]
