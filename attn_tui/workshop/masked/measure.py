"""How often the hidden word is found on lines that no training saw, beside a bigram of both neighbours."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from attn_tui.tokenize.bpe import END, Bpe
from attn_tui.workshop.corpus import Document
from attn_tui.workshop.feed import SKIP
from attn_tui.workshop.masked.feed import Words
from attn_tui.workshop.masked.model import Encoder
from attn_tui.workshop.measure.lists import LANGS

LONGEST, BATCH = 64, 64


@dataclass(frozen=True)
class Line:
    """A line's ids, and the places of the one word that is hidden in it."""

    ids: tuple[int, ...]
    hidden: tuple[int, ...]


@dataclass(frozen=True)
class Lines:
    """Held-out lines of Tatoeba, in each language; of each one word is hidden, drawn at random."""

    of_lang: dict[str, list[Line]]
    mask: int

    @classmethod
    def of(cls, held: Sequence[Document], bpe: Bpe, every: int = 1) -> Lines:
        """Each `every`-th line."""
        words, found = Words(bpe.tokens), {}
        for lang in LANGS:
            texts = [d.text for d in held if (d.source.lang, d.source.kind) == (lang, "tatoeba")][::every]
            ids = [tuple(bpe.ids(text)[:LONGEST]) for text in texts]
            found[lang] = [Line(one, _drawn(words.of(one), str(one))) for one in ids if words.of(one)]
        return cls(found, len(bpe.tokens))

    def figures(self, model: Encoder, absolute: bool = False) -> str:
        """The part of the lines whose whole word is found, in words."""
        right = {lang: hits(model, lines, self.mask, absolute) for lang, lines in self.of_lang.items()}
        return ", ".join(f"{lang} {sum(found) / len(found):.4f}" for lang, found in right.items())


def _drawn(words: Sequence[Sequence[int]], seed: str) -> tuple[int, ...]:
    return tuple(random.Random(seed).choice(words))


@torch.no_grad()
def hits(model: Encoder, lines: Sequence[Line], mask: int, absolute: bool = False) -> list[bool]:
    """For each line whether every token of its hidden word is the likeliest there."""
    found: dict[int, bool] = {}
    order = sorted(range(len(lines)), key=lambda i: len(lines[i].ids))
    for at in range(0, len(order), BATCH):
        some = order[at : at + BATCH]
        inputs, targets, texts = padded([lines[i] for i in some], mask)
        places = torch.arange(inputs.shape[1]).expand_as(inputs)
        best = (model.hidden(inputs, texts, places, absolute) @ model.E[:-1].T).argmax(-1)
        right = ((best == targets) | (targets == SKIP)).all(1)
        found |= dict(zip(some, right.tolist(), strict=True))
    return [found[i] for i in range(len(lines))]


def padded(lines: Sequence[Line], mask: int) -> tuple[Tensor, Tensor, Tensor]:
    """(b, n) each: ids with the word hidden, what is hidden or SKIP, and 0 in the text, −1 behind it."""
    wide = max(len(line.ids) for line in lines)
    inputs, targets, texts = (np.full((len(lines), wide), fill, dtype=np.int64) for fill in (END, SKIP, -1))
    for row, line in enumerate(lines):
        inputs[row, : len(line.ids)], texts[row, : len(line.ids)] = line.ids, 0
        where = list(line.hidden)
        targets[row, where] = inputs[row, where]
        inputs[row, where] = mask
    return torch.from_numpy(inputs), torch.from_numpy(targets), torch.from_numpy(texts)


class TwoSided:
    """p(w | left, right) ∝ p(w | left) · p(right | w), from counts, each smoothed by `prior`."""

    def __init__(self, docs: Sequence[Sequence[int]], vocabulary: int, prior: float) -> None:
        self.vocabulary, self.prior = vocabulary, prior
        padded = np.concatenate([np.array([END, *doc, END], dtype=np.int64) for doc in docs])
        left, right = padded[:-1], padded[1:]
        self.one = np.bincount(padded, minlength=vocabulary).astype(float)
        self.share = self.one / self.one.sum()
        self.after, self.before = _counted(left, right, vocabulary), _counted(right, left, vocabulary)

    def best(self, left: int, right: int) -> int:
        """The likeliest token between the two, END never."""
        follows = self.prior * self.share
        tokens, counts = _row(self.after, left, self.vocabulary)
        follows[tokens] += counts
        leads = np.full(self.vocabulary, self.prior * self.share[right])
        tokens, counts = _row(self.before, right, self.vocabulary)
        leads[tokens] += counts
        scored = follows * leads / (self.one + self.prior)
        scored[END] = -1
        return int(scored.argmax())

    def hits(self, lines: Sequence[Line], mask: int) -> list[bool]:
        """For each line whether every token of its hidden word is the best there.

        Inside a word of several tokens it is told the others.
        """
        found = []
        for line in lines:
            ids = [END, *line.ids, END]
            right = True
            for place in line.hidden:
                guess = self.best(ids[place], ids[place + 2])
                right = right and guess == line.ids[place]
            found.append(right)
        return found


Counted = tuple[np.ndarray, np.ndarray]


def _counted(first: np.ndarray, second: np.ndarray, vocabulary: int) -> Counted:
    keys, counts = np.unique(first * vocabulary + second, return_counts=True)
    return keys, counts


def _row(counted: Counted, token: int, vocabulary: int) -> Counted:
    """What stands beside a token, and how often."""
    keys, counts = counted
    at, to = np.searchsorted(keys, (token * vocabulary, (token + 1) * vocabulary))
    return keys[at:to] % vocabulary, counts[at:to]
