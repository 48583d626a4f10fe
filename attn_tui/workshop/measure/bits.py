"""Bits per byte on text that was held out, against a trigram on the same tokens."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import torch
import torch.nn.functional as F

from attn_tui.tokenize.bpe import END
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
    """Bits per byte of model and trigram; the trigram is the better of two, on all and on Tatoeba alone."""
    encode, size = Encoder(subject.folder / TOKENIZER_FILE), len(subject.bpe.tokens)
    values: dict[str, float] = {}
    rows: list[tuple[str, ...]] = []
    for lang in LANGS:
        own = [d for d in subject.documents[0] if d.source.lang == lang]
        ids = encode([d.text for d in own])
        near = [doc for doc, d in zip(ids, own, strict=True) if d.source.kind == "tatoeba"]
        trigrams = (Trigram(ids, size), Trigram(near, size))
        for kind in KINDS:
            texts = subject.held(lang, kind)
            docs, bytes_ = encode(texts), sum(len(text.encode()) for text in texts)
            if not docs:
                continue
            ours = sum(model_bits(subject.model, doc) for doc in docs)
            theirs = min(sum(map(trigram.bits, docs)) for trigram in trigrams)
            cells = (f"{ours / bytes_:.3f}", f"{theirs / bytes_:.3f}", f"{ours / theirs:.3f}")
            rows.append((f"{lang} {kind}", str(len(docs)), str(bytes_), *cells))
            values[f"bits.{kind}.{lang}"] = ours / bytes_
            values[f"bits.{kind}.ratio.{lang}"] = ours / theirs
    header = ("text", "documents", "bytes", "tiny", "trigram Kneser-Ney", "ratio")
    return Figure(
        values,
        f"### Bits per byte, on text that was held out\n\n{table(header, rows)}\n\nThe trigram of each row "
        "is the better of two: on all training documents of the language, and on its Tatoeba lines alone. "
        "It never saw made sentences.\n",
    )
