"""Learns the merges, and turns the documents into ids."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

from attn_tui.tokenize.bpe import BYTES, END, RULE, Bpe, file_text, from_file, is_fragment
from attn_tui.workshop.corpus import SEED, Document, vary_names
from attn_tui.workshop.templates import sentences

VOCABULARY = 5120
SPARE = 600
"""Merges learned beyond those needed, since some are thrown away."""
LONGEST = 18
"""Bytes of the longest token: six Chinese characters."""

Ids = list[int]


def learn_merges(train: Sequence[Document], vocabulary: int = VOCABULARY) -> list[tuple[bytes, bytes]]:
    """The merges of the training documents, each source as often as the mix has it."""
    from tokenizers import Regex, Tokenizer, models, pre_tokenizers, trainers

    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(RULE), "isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    trainer = trainers.BpeTrainer(
        vocab_size=vocabulary + SPARE,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        max_token_length=LONGEST,
        show_progress=False,
    )
    rng = random.Random(SEED)
    mix = weighted(train, rng, last=False)
    tokenizer.train_from_iterator((vary_names(d.text, d.source.lang, rng) for d in mix), trainer)
    merges = json.loads(tokenizer.to_str())["model"]["merges"]
    return readable((from_file(left), from_file(right)) for left, right in merges)[: vocabulary - BYTES - 1]


def readable(merges: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """Without the merges that end in the middle of a character after a whole one, and what builds on them."""
    kept: list[tuple[bytes, bytes]] = []
    made = {bytes([byte]) for byte in range(BYTES)}
    for left, right in merges:
        whole = not is_fragment(left + right)
        inside = len(left + right) <= 3 and all(byte < 0xC0 for byte in (left + right)[1:])
        if left in made and right in made and (whole or inside):
            made.add(left + right)
            kept.append((left, right))
    return kept


def write_tokenizer(path: Path, merges: Sequence[tuple[bytes, bytes]]) -> Bpe:
    """Write the file and read it back."""
    path.write_text(file_text(merges), encoding="utf-8")
    return Bpe.load(path)


def weighted(documents: Iterable[Document], rng: random.Random, last: bool) -> Iterator[Document]:
    """Each document as often as its source weighs; a fraction is a chance."""
    for document in documents:
        weight = document.source.last if last else document.source.weight
        times = int(weight) + (rng.random() < weight % 1)
        yield from (document,) * times


class Encoder:
    """The same ids as `Bpe` gives, from the `tokenizers` library: a whole epoch in seconds."""

    def __init__(self, path: Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(path))

    def __call__(self, texts: list[str]) -> list[Ids]:
        """The ids of each text."""
        return [encoding.ids for encoding in self._tokenizer.encode_batch_fast(texts)]


def encoded_mix(
    train: Sequence[Document], encode: Encoder, templated: float, last: bool, seed: int, more: bool = False
) -> list[Ids]:
    """One epoch's documents as ids, shuffled; `templated` is our sentences' part of the tokens."""
    rng = random.Random(seed)
    docs = encode([vary_names(d.text, d.source.lang, rng) for d in weighted(train, rng, last)])
    budget = templated / (1 - templated) * sum(map(len, docs))
    sample = encode([text for _, text in sentences(2000, seed, more)])
    count = round(budget / sum(map(len, sample)) * len(sample))
    docs += encode([text for _, text in sentences(count, seed, more)])
    rng.shuffle(docs)
    return docs


def rows(docs: Iterable[Ids], width: int, rng: random.Random) -> np.ndarray:
    """Documents, packed: (r, width) ids, an end before each document, each row beginning with a document.

    A document that a row cuts off begins the next row again where it is short; a long one goes on there.
    Every second row begins without its first end, so that a text without one is nothing new to the model.
    """
    out: list[Ids] = []
    row: Ids = []
    for doc in docs:
        at = 0
        while at < len(doc):
            lead = [END] if at == 0 and (row or rng.random() < 0.5) else []
            piece = doc[at : at + width - len(row) - len(lead)]
            at += len(piece)
            row += lead + piece
            if len(row) >= width:
                out.append(row[:width])
                row = []
                if at < len(doc) and len(doc) <= width // 2:
                    at = 0
    return np.array(out, dtype=np.uint16)


def repeated_rows(count: int, width: int, vocabulary: int, rng: np.random.Generator) -> np.ndarray:
    """(count, width): random ids said twice or more, for induction (Olsson et al. 2022).

    The first time stands for nothing to be learned, so there the ids are negative: -1 - id.
    """
    out = np.empty((count, width), dtype=np.int64)
    for row in out:
        period = int(rng.integers(3, width // 2 + 1))
        row[:] = np.resize(rng.integers(1, vocabulary, period), width)
        row[:period] = -1 - row[:period]
    return out
