"""Batches without end, a pure function of the seed and of where one is: what a stopped run goes on from."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate

import numpy as np
import torch
from torch import Tensor

from attn_tui.workshop.corpus import SEED, Document, vary_names
from attn_tui.workshop.rows import Ids, repeated_rows, rows, said_again
from attn_tui.workshop.tokens import Encoder, common_words
from attn_tui.workshop.world import facts, sayings, stories

BATCH_TOKENS = 1024
WIDTHS = (32, 128)
"""Half of the tokens come in short rows, so that most sentences begin where a learner's do: at place 0."""
CHUNK_TOKENS = 250_000
"""Tokens that are made, mixed and packed at once."""
SKIP = -100
"""A target that is not to be learned."""

LIST_WORDS = 1500
"""How many of the commonest words of a language a list is drawn from."""
GAPS = {"en": " ", "zh": ""}
LISTS = {"en": ((" ", "."), (", ", "."), (" ", "")), "zh": (("、", "。"), ("，", "。"), ("，", ""))}
"""What stands between the words of a list, and after it."""

Maker = Callable[[int, int], Iterator[tuple[str, str]]]
"""A room of made text: (count, seed) to (language, text) of each document."""
MADE: tuple[Maker, ...] = (stories, sayings, facts)


@dataclass(frozen=True)
class Mix:
    """Shares of the tokens: the rooms of made text, in the order of MADE; what is left is natural text.

    `random` and `again` are shares of the long rows: random ids, and natural text and lists of words, said
    twice or more.
    """

    made: tuple[float, ...]
    random: float = 0.04
    again: float = 0.08


MIXES: tuple[tuple[float, Mix], ...] = (
    (0.45, Mix((0.30, 0.22, 0.20))),
    (0.75, Mix((0.25, 0.18, 0.17))),
    (0.9, Mix((0.20, 0.13, 0.12))),
    (1.0, Mix((0.22, 0.15, 0.20))),
)
"""Until which part of the run each mix holds."""


@dataclass(frozen=True)
class Place:
    """Where in the data a run is: a chunk, and the batch in it.

    `round` and `natural` say where in which round of the natural documents the chunk begins.
    """

    chunk: int = 0
    batch: int = 0
    round: int = 0
    natural: int = 0
    done: float = 0.0
    """The part of the run that was over when the chunk was made, which decides its mix."""


class Feed:
    """Chunks of mixed documents, cut into batches. No made document is ever seen twice."""

    def __init__(
        self,
        docs: Sequence[Document],
        encode: Encoder,
        vocabulary: int,
        place: Place = Place(),
        seed: int = SEED,
        made: tuple[Maker, ...] = MADE,
        chunk_tokens: int = CHUNK_TOKENS,
        mixes: tuple[tuple[float, Mix], ...] = MIXES,
        worker: int = 0,
        workers: int = 1,
    ) -> None:
        """One of `workers` that share the documents among them: no two have the same chunk."""
        self.docs, self.encode, self.vocabulary, self.seed = docs, encode, vocabulary, seed
        self.made, self.chunk_tokens, self.mixes = made, chunk_tokens, mixes
        self.worker, self.workers = worker, workers
        self._order = lru_cache(maxsize=1)(self._shuffled)
        self._sentences = {
            lang: [d.text for d in docs if (d.source.lang, d.source.kind) == (lang, "tatoeba")]
            for lang in GAPS
        }
        self._words = {
            lang: common_words([(lang, text) for text in texts[::10]], lang, LIST_WORDS)
            for lang, texts in self._sentences.items()
        }
        self.go_to(place)

    def go_to(self, place: Place) -> None:
        """Make the chunk of this place; the next batch is the one that it names."""
        self.place, self._after = place, (place.round, place.natural)
        self._batches = self._chunk()

    def batch(self, done: float) -> tuple[Tensor, Tensor]:
        """(inputs, targets), each (b, n); a target of SKIP is not to be learned. `done` is the run's part."""
        if self.place.batch >= len(self._batches):
            self.go_to(Place(self.place.chunk + 1, 0, *self._after, done))
        ids = torch.from_numpy(self._batches[self.place.batch])
        self.place = replace(self.place, batch=self.place.batch + 1)
        targets = ids[:, 1:]
        inputs = torch.where(ids < 0, -1 - ids, ids)[:, :-1]
        return inputs, torch.where(targets < 0, SKIP, targets)

    def _chunk(self) -> list[np.ndarray]:
        """The batches of the chunk that the place names; every random choice comes from seed and number."""
        number = self._number()
        rng, noise = random.Random(f"{self.seed} {number}"), np.random.default_rng((self.seed, number))
        mix, docs = self._mix(), self._documents()
        rng.shuffle(docs)
        half = sum(map(len, docs)) / 2
        cut = next(i for i, total in enumerate(accumulate(map(len, docs))) if total >= half)
        short, long = (
            rows(part, width + 1, rng) for part, width in zip((docs[:cut], docs[cut:]), WIDTHS, strict=True)
        )
        extra = [repeated_rows(round(mix.random * len(long)), WIDTHS[1] + 1, self.vocabulary, noise)]
        again = [self._again(rng) for _ in range(round(mix.again * len(long)))]
        long = np.concatenate([long, *extra, *([np.stack(again)] if again else [])])
        noise.shuffle(long)
        batches = []
        for packed, width in zip((short, long), WIDTHS, strict=True):
            size = BATCH_TOKENS // width
            batches += [packed[i : i + size] for i in range(0, len(packed) - size + 1, size)]
        rng.shuffle(batches)
        return batches

    def _mix(self) -> Mix:
        """The shares that hold in this part of the run."""
        return next(mix for until, mix in self.mixes if self.place.done < until or until == 1.0)

    def _documents(self) -> list[Ids]:
        """The documents of the chunk, a room after the other."""
        budget = [int(share * self.chunk_tokens) for share in self._mix().made]
        docs = [
            doc for maker, tokens in zip(self.made, budget, strict=True) for doc in self._made(maker, tokens)
        ]
        return docs + self._natural(self.chunk_tokens - sum(budget))

    def _number(self) -> int:
        """The chunk's number among those of all workers."""
        return self.place.chunk * self.workers + self.worker

    def _made(self, maker: Maker, budget: int) -> list[Ids]:
        """About so many tokens of documents that no other chunk has."""
        docs: list[Ids] = []
        seed, total = (self.seed * 10_000 + self._number()) * 100, 0
        while total < budget:
            some = self.encode([text for _, text in maker(400, seed)])
            for doc in some:
                if total < budget:
                    docs.append(doc)
                    total += len(doc)
            seed += 1
        return docs

    def _natural(self, budget: int) -> list[Ids]:
        """The next so many tokens of the natural documents, which come in rounds, each in a new order."""
        docs: list[Ids] = []
        total, (number, at) = 0, (self.place.round, self.place.natural)
        while total < budget:
            some = self._order(number)[at : at + 200]
            rng = random.Random(f"names {self.seed} {number} {at} {self.worker}")
            texts = [vary_names(document.text, document.source.lang, rng) for document in some]
            docs += (ids := self.encode(texts))
            total += sum(map(len, ids))
            number, at = (number, at + len(some)) if some else (number + 1, 0)
        self._after = (number, at)
        return docs

    def _shuffled(self, number: int) -> list[Document]:
        """One round: each document as often as its source weighs; a fraction is a chance."""
        rng = random.Random(f"round {self.seed} {number}")
        weights = (document.source.weight for document in self.docs)
        times = [int(weight) + (rng.random() < weight % 1) for weight in weights]
        order = [document for document, n in zip(self.docs, times, strict=True) for _ in range(n)]
        rng.shuffle(order)
        return order[self.worker :: self.workers]

    def _again(self, rng: random.Random) -> np.ndarray:
        """A long row of one to four sentences, or of a list of words, said twice or more."""
        lang = rng.choice(tuple(GAPS))
        if rng.random() < 0.6:
            text = GAPS[lang].join(rng.sample(self._sentences[lang], rng.randint(1, 4)))
        else:
            comma, stop = rng.choice(LISTS[lang])
            words = self._words[lang]
            text = comma.join(rng.sample(words, min(rng.randint(3, 16), len(words)))) + stop
        gap = rng.choice((GAPS[lang], GAPS[lang], "\n"))
        first, again = self.encode([text, gap + text])
        return said_again(first[: WIDTHS[1] * 2 // 3], again[: WIDTHS[1] * 2 // 3], WIDTHS[1] + 1)
