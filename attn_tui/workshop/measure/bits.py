"""Bits per byte on text that was held out, against a trigram on the same tokens."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
import torch.nn.functional as F

from attn_tui.tokenize.bpe import END
from attn_tui.workshop.corpus import Document
from attn_tui.workshop.export import TOKENIZER_FILE
from attn_tui.workshop.measure.lists import LANGS
from attn_tui.workshop.measure.subject import Figure, Subject, table
from attn_tui.workshop.model import Decoder
from attn_tui.workshop.ngram import Trigram
from attn_tui.workshop.tokens import Encoder

KINDS = ("tatoeba", "story")


@torch.no_grad()
def model_bits(model: Decoder, ids: Sequence[int]) -> float:
    """The bits of a document after an end, its own end not counted; long ones in windows that overlap."""
    context, total, done = model.config.context, 0.0, 0
    whole = [END, *ids]
    while done < len(ids):
        begin = max(0, min(done, len(ids)) - (context // 2 if done else 0))
        window = whole[begin : begin + context + 1]
        losses = F.cross_entropy(
            model(torch.tensor([window[:-1]]))[0], torch.tensor(window[1:]), reduction="none"
        )
        total += float(losses[done - begin :].sum()) / np.log(2)
        done = begin + len(window) - 1
    return total


def measure(subject: Subject) -> Figure:
    """Bits per byte of the model, of a trigram on its whole side and of one on the model's own documents."""
    encode, size = Encoder(subject.folder / TOKENIZER_FILE), len(subject.bpe.tokens)
    values: dict[str, float] = {}
    rows: list[tuple[str, ...]] = []
    for lang in LANGS:
        sides = [_trigrams(side, lang, encode, size) for side in (subject.whole_side, subject.documents[0])]
        for kind in KINDS:
            texts = subject.held(lang, kind)
            docs, bytes_ = encode(texts), sum(len(text.encode()) for text in texts)
            if not docs:
                continue
            ours = sum(model_bits(subject.model, doc) for doc in docs)
            whole, same = (min(sum(map(trigram.bits, docs)) for trigram in side) for side in sides)
            bits = (f"{total / bytes_:.3f}" for total in (ours, whole, same))
            ratios = (f"{ours / theirs:.3f}" for theirs in (whole, same))
            rows.append((f"{lang} {kind}", str(len(docs)), str(bytes_), *bits, *ratios))
            values[f"bits.{kind}.{lang}"] = float(ours / bytes_)
            values[f"bits.{kind}.ratio.{lang}"] = float(ours / whole)
    header = (
        "text",
        "documents",
        "bytes",
        "tiny",
        "trigram",
        "trigram, filtered",
        "ratio",
        "ratio, filtered",
    )
    return Figure(
        values,
        f"### Bits per byte, on text that was held out\n\n{table(header, rows)}\n\nThe trigram (Kneser-Ney) "
        "has seen the whole training side, with the lines of unsuitable words that are kept from the model; "
        "filtered, what the model saw. Each is the better of two: on all documents of the language, and on "
        "its Tatoeba lines alone. It never saw made sentences.\n",
    )


def _trigrams(side: Sequence[Document], lang: str, encode: Encoder, size: int) -> tuple[Trigram, Trigram]:
    """On all documents of the language, and on its Tatoeba lines alone."""
    own = [d for d in side if d.source.lang == lang]
    ids = encode([d.text for d in own])
    near = [doc for doc, d in zip(ids, own, strict=True) if d.source.kind == "tatoeba"]
    return Trigram(ids, size), Trigram(near, size)
