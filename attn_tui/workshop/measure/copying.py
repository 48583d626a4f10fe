"""Copying: a text of real words said twice, and how many tokens of the second time the model has right."""

from __future__ import annotations

import random
from dataclasses import dataclass

import torch

from attn_tui.tokenize.bpe import Bpe
from attn_tui.workshop.measure.lists import LANGS, lines
from attn_tui.workshop.measure.subject import Figure, Subject, table
from attn_tui.workshop.model import Decoder

LISTS = 30
WORDS = 15
SENTENCES = 100
SEED = 3
BETWEEN = {"en": " ", "zh": ""}
"""What parts two words, and two sentences."""


@dataclass(frozen=True)
class Twice:
    """A text whose second half, from this character on, says again what the first half said."""

    text: str
    second: int


def word_lists(lang: str) -> list[Twice]:
    """Common words drawn at random, said twice; what comes after the first word of the second time counts."""
    rng, common, gap = random.Random(SEED), lines(f"common_{lang}.txt"), BETWEEN[lang]
    out = []
    for _ in range(LISTS):
        words = rng.sample(common, WORDS)
        first = gap.join(words) + gap
        out.append(Twice(first + gap.join(words), len(first + words[0])))
    return out


def sentences(subject: Subject, lang: str) -> list[Twice]:
    """Held-out sentences, each said twice; what comes after the first token of the second time counts."""
    gap, out = BETWEEN[lang], []
    for text in subject.held(lang, "tatoeba"):
        whole = text + gap + text
        start = len(text + gap)
        first = next(piece for piece in subject.bpe.encode(whole) if piece.end > start)
        if 8 <= len(subject.bpe.ids(text)) <= subject.model.config.context // 2 - 2:
            out.append(Twice(whole, first.end))
        if len(out) == SENTENCES:
            break
    return out


@torch.no_grad()
def copied(model: Decoder, bpe: Bpe, twice: Twice) -> tuple[int, int]:
    """(right, of so many): next tokens of the second half, each after all that stands before it."""
    pieces = bpe.encode(twice.text)[: model.config.context]
    ids = torch.tensor([piece.id for piece in pieces])
    guesses = model(ids[None])[0].argmax(-1)
    places = [i for i, piece in enumerate(pieces) if piece.start >= twice.second]
    return int((guesses[[i - 1 for i in places]] == ids[places]).sum()), len(places)


def measure(subject: Subject) -> Figure:
    """The share of next tokens that are right in the second half."""
    values, rows = {}, []
    for lang in LANGS:
        for name, texts in (("words", word_lists(lang)), ("sentences", sentences(subject, lang))):
            counts = [copied(subject.model, subject.bpe, twice) for twice in texts]
            right, total = (sum(column) for column in zip(*counts, strict=True))
            values[f"copying.{name}.{lang}"] = right / total
            rows.append((f"{lang}: {name}", f"{right / total:.2f}", f"{len(texts)} texts, {total} tokens"))
    body = table(("said twice", "next token right in the second half", ""), rows)
    return Figure(values, f"### Copying from a text said before\n\n{body}\n")
