"""Retrieval in small: stored sentences found by the cosine of word vectors, put before a question, and read.

A sentence's vector is the mean of those of its words. Systems in use train an encoder for it and search
millions of passages (Lewis et al. 2020; Karpukhin et al. 2020); what they do with what is found is the same.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from attn_tui.files.reading import read_text
from attn_tui.graph.op import Array
from attn_tui.runs.run import Run
from attn_tui.space.vectors import cosines, load_vectors
from attn_tui.tokenize.words import UNKNOWN, WordTokenizer
from attn_tui.tour.labels import token_labels

FILE = Path(__file__).parent / "store.json"
LARGEST = 1 << 16
"""Bytes; some short sentences in each language."""


@dataclass(frozen=True)
class Entry:
    """A stored sentence, and the beginning of an answer that can be known from it alone."""

    fact: str
    question: str


@dataclass(frozen=True, eq=False)
class Matches:
    """The m stored sentences against a question of w known words.

    `by_word` (m, w) are the cosines of each sentence's vector with each word's, `whole` (m,) those with the
    question's own vector; 0 everywhere where no word is known.
    """

    sentences: tuple[str, ...]
    words: tuple[str, ...]
    by_word: Array
    whole: Array

    @property
    def order(self) -> tuple[int, ...]:
        """The sentences, the nearest first."""
        return tuple(np.argsort(-self.whole, kind="stable").tolist())


@dataclass(frozen=True, eq=False)
class Retrieved:
    """What a fact before the question does to the token that is likeliest with it.

    `labels` and `shares` (n,) are the tokens and where the last of them looks in the head (layer and head,
    from 0) that gives most, a `share`, to the answer's own token in the fact; None where it is not there.
    """

    answer: str
    before: float
    after: float
    layer: int
    head: int
    share: float
    labels: tuple[str, ...]
    shares: Array | None


@lru_cache
def store(lang: str) -> tuple[Entry, ...]:
    """The stored sentences of a language."""
    return tuple(Entry(**entry) for entry in json.loads(read_text(FILE, LARGEST))[lang])


@lru_cache(maxsize=1)
def _tokenizer() -> WordTokenizer:
    return WordTokenizer((UNKNOWN, *load_vectors().words))


def known_words(text: str) -> tuple[str, ...]:
    """The words of a text that have vectors, in order: English ones in small letters, the longest Chinese."""
    tokenizer = _tokenizer()
    found = (piece.id for piece in tokenizer.encode(text))
    return tuple(tokenizer.vocabulary[i] for i in found if i != tokenizer.unknown)


def sentence_vector(text: str) -> Array:
    """(d,): the mean of the vectors of its known words, 0 where there is none."""
    return np.asarray(_rows(known_words(text)).mean(axis=0))


def _rows(words: Sequence[str]) -> Array:
    """The vectors (w, d) of words; one row of 0 where there are none."""
    vectors = load_vectors()
    rows = [row for word in words if (row := vectors.find(word)) is not None]
    return np.asarray(vectors.matrix[rows]) if rows else np.zeros((1, vectors.matrix.shape[1]))


def match(question: str, sentences: Sequence[str]) -> Matches:
    """How near each sentence is to a question, word by word and as a whole."""
    stored = np.array([sentence_vector(sentence) for sentence in sentences])
    words = tuple(dict.fromkeys(known_words(question)))
    by_word = cosines(stored, _rows(words))[:, : len(words)]
    whole = cosines(stored, sentence_vector(question)[None])[:, 0]
    return Matches(tuple(sentences), words, by_word, whole)


def bare(text: str, lang: str) -> str:
    """The text without the stored sentences at its beginning: the question itself."""
    facts = sorted((entry.fact for entry in store(lang)), key=len, reverse=True)
    while found := next((fact for fact in facts if text.startswith(fact)), ""):
        text = text.removeprefix(found).lstrip()
    return text


def joined(fact: str, question: str, lang: str) -> str:
    """The fact put before the question, as it is read."""
    return f"{fact}{' ' if lang == 'en' and question else ''}{question}"


def effect(without: Run, given: Run, fact: str) -> Retrieved:
    """What the fact at the beginning of `given` changes of the token that follows, against `without`."""
    probs = given.graph.value("probs")[-1]
    answer = int(probs.argmax())
    inside = given.graph.value("pieces")[:, 1] <= len(fact)
    places = inside & (given.graph.value(given.tokens) == answer)
    layer, head, shares = strongest(given, places) if places.any() else (0, 0, None)
    share = 0.0 if shares is None else float(shares[places].sum())
    vocabulary = given.model.tokenizer.vocabulary
    before = float(without.graph.value("probs")[-1, answer])
    labels = token_labels(given)
    return Retrieved(vocabulary[answer], before, float(probs[answer]), layer, head, share, labels, shares)


def strongest(run: Run, places: Array) -> tuple[int, int, Array]:
    """The head, by layer and number from 0, whose last row (n,) gives most to these places (n,); that row."""
    stack = run.stacks[0]
    rows = np.array([run.graph.value(f"{stack.at(i)}weights")[:, -1] for i in range(stack.layers)])
    at = np.unravel_index(int(rows[..., places].sum(axis=-1).argmax()), rows.shape[:2])
    return int(at[0]), int(at[1]), np.asarray(rows[at])
