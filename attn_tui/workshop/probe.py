"""A quick look at a model in training: held-out lines, copying, and the best heads."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
import torch.nn.functional as F

from attn_tui.tokenize.bpe import END, Bpe
from attn_tui.workshop.corpus import Document
from attn_tui.workshop.heads import best, pronoun_scores, repeated_scores
from attn_tui.workshop.model import Decoder
from attn_tui.workshop.templates import pronoun_cases

LANGS = ("en", "zh")
GAPS = {"en": " ", "zh": ""}


class Probe:
    """Held-out Tatoeba lines in bits a byte and said twice, and the best heads on pronouns and repetition."""

    def __init__(self, held: Sequence[Document], bpe: Bpe, lines: int = 200, cases: int = 80) -> None:
        self.bpe = bpe
        self.pronouns = {lang: pronoun_cases(lang, cases) for lang in LANGS}
        self.lines = {lang: _spread(held, lang, lines) for lang in LANGS}

    @torch.no_grad()
    def __call__(self, model: Decoder) -> str:
        """One line: bits a byte, copying, pronouns, repetition."""
        parts = [f"{lang} {self._bits(model, lang):.3f}" for lang in LANGS]
        text = ", ".join(parts) + " bits a byte; copied "
        text += ", ".join(f"{lang} {self._copied(model, lang):.2f}" for lang in LANGS)
        for lang, cases in self.pronouns.items():
            text += f"; {lang} pronouns {best(pronoun_scores(model, self.bpe, cases).largest)}"
        for kind, scores in repeated_scores(model, count=6).items():
            text += f"; {kind} {best(scores)}"
        return text

    def _bits(self, model: Decoder, lang: str) -> float:
        """Each line on its own, after an end."""
        bits, size = 0.0, 0
        for line in self.lines[lang]:
            ids = self.bpe.ids(line)
            logits = model(torch.tensor([[END, *ids[:-1]]]))[0]
            bits += float(F.cross_entropy(logits, torch.tensor(ids), reduction="sum")) / np.log(2)
            size += len(line.encode())
        return bits / size

    def _copied(self, model: Decoder, lang: str) -> float:
        """How often the likeliest token is the right one in a line said again, its first token left out."""
        right: list[bool] = []
        for line in self.lines[lang][:60]:
            first = len(self.bpe.ids(line))
            ids = self.bpe.ids(line + GAPS[lang] + line)[: model.config.context + 1]
            found = model(torch.tensor([ids[:-1]]))[0].argmax(-1).tolist()
            right += [a == b for a, b in zip(found[first:], ids[first + 1 :], strict=True)]
        return float(np.mean(right))


def _spread(held: Sequence[Document], lang: str, count: int) -> list[str]:
    own = [d.text for d in held if (d.source.lang, d.source.kind) == (lang, "tatoeba")]
    return own[:: max(1, len(own) // count)]
