"""What the translator can do on pairs that it never saw: chrF, exact matches, and where its heads look."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from attn_tui.models.library import load_model
from attn_tui.models.model import Model
from attn_tui.runs.run import Runs
from attn_tui.runs.setup import Setup
from attn_tui.tokenize.bpe import Bpe
from attn_tui.workshop.translation.align import Aligner
from attn_tui.workshop.translation.pairs import Pair, made, read_pairs
from attn_tui.workshop.translation.train import LINKED, Plan, Tokens, aligned

SHORT = 10
"""Tokens a side of a pair that is measured on."""
CASES = 200
HAND = Path(__file__).parent / "aligned_by_hand.tsv"
LANGS = (("en", "zh"), ("zh", "en"))


def chrf(said: str, right: Sequence[str], most: int = 6, beta: float = 2.0) -> float:
    """chrF (Popović 2015) of a sentence against the nearest of its translations, 0 to 1; spaces left out."""
    return max(_chrf(said.replace(" ", ""), each.replace(" ", ""), most, beta) for each in right)


def _chrf(said: str, right: str, most: int, beta: float) -> float:
    scores = []
    for n in range(1, most + 1):
        ours, theirs = (Counter(t[i : i + n] for i in range(len(t) - n + 1)) for t in (said, right))
        if not theirs:
            continue
        same = (ours & theirs).total()
        precision, recall = same / max(1, ours.total()), same / theirs.total()
        both = beta**2 * precision + recall
        scores.append((1 + beta**2) * precision * recall / both if both else 0.0)
    return sum(scores) / len(scores) if scores else 0.0


def bare(text: str) -> str:
    """The text without spaces, stops and capitals, for exact matches."""
    return "".join(c for c in text.casefold() if c.isalnum())


@dataclass(frozen=True)
class Subject:
    """The model, the pairs, and the aligner that learned from those of training."""

    model: Model
    tokens: Tokens
    train: tuple[Pair, ...]
    held: dict[str, tuple[Pair, ...]]
    aligner: Aligner
    runs: Runs

    @classmethod
    def load(cls, folder: Path, corpus: Path) -> Subject:
        """The model in this folder."""
        model, pairs = load_model(folder), read_pairs(corpus)
        assert isinstance(model.tokenizer, Bpe)
        tokens, seed = Tokens(model.tokenizer), Plan().seed
        some = list(islice(made(random.Random(seed)), LINKED))
        aligner = aligned(tokens, [*pairs.train, *some])
        return cls(model, tokens, pairs.train, pairs.held, aligner, Runs())

    def translated(self, text: str) -> str:
        """What the tutor shows for a sentence without a target."""
        run = self.runs[Setup(self.model.name, text)]
        return run.text(run.written)

    def cases(self, source: str, target: str) -> list[tuple[str, list[str]]]:
        """Short sentences and all their translations; the targets are those that nothing ever saw."""
        found: dict[str, list[str]] = {}
        for pair in self.held[target]:
            if max(map(len, self.tokens.pair(pair))) <= SHORT:
                found.setdefault(pair.side(source), []).append(pair.side(target))
        every = sorted(found.items())
        return random.Random(0).sample(every, min(CASES, len(every)))


def nearest(subject: Subject, source: str, target: str) -> Callable[[str], str]:
    """The translation of the most similar sentence of training: by the tokens that both have (Jaccard)."""
    bpe = subject.tokens.bpe
    known = [(frozenset(bpe.ids(pair.side(source))), pair.side(target)) for pair in subject.train]

    def translate(text: str) -> str:
        ids = frozenset(bpe.ids(text))
        return max(known, key=lambda one: len(ids & one[0]) / len(ids | one[0]))[1]

    return translate


def word_by_word(subject: Subject, source: str, target: str) -> Callable[[str], str]:
    """Each source token as the target token that the aligner holds the likeliest, in the source's order."""
    tokens, table = subject.tokens, subject.aligner.there if source == "en" else subject.aligner.back
    spelled: dict[int, bytes] = {}
    for id_ in range(1, len(tokens.bpe.tokens)):
        spelled.setdefault(tokens.fold([id_])[0], tokens.bpe.tokens[id_])
    best: dict[int, int] = {}
    made_by, makes = table.keys // table.targets, table.keys % table.targets
    for at in np.argsort(table.values):
        best[int(made_by[at])] = int(makes[at])

    def translate(text: str) -> str:
        ids = tokens.fold(tokens.bpe.ids(text))
        return b"".join(spelled[best[id_ + 1]] for id_ in ids if id_ + 1 in best).decode("utf-8", "ignore")

    return translate


def looking(subject: Subject) -> dict[tuple[int, int], tuple[int, int, int]]:
    """For each head (layer, head) of cross-attention: linked rows, and those where the largest fits.

    Of pairs aligned by hand, both ways: at the row that reads the token, and at the row that predicts it.
    """  # fmt: skip
    found: dict[tuple[int, int], list[int]] = {}
    for en, zh, links in by_hand():
        for source, target, there in ((en, zh, links), (zh, en, {(j, i) for i, j in links})):
            graph = subject.runs[Setup(subject.model.name, source, others=(("target", target),))].graph
            spans = [_words(subject.model, text) for text in (source, target)]
            for layer in range(subject.model.architecture.layers):
                for head, weights in enumerate(graph.value(f"decoder.{layer}.cross_weights")):
                    counts = found.setdefault((layer, head), [0, 0, 0])
                    for to, (start, stop) in enumerate(spans[1]):
                        right = [
                            at for at, (a, b) in enumerate(spans[0]) if _linked((a, b), (start, stop), there)
                        ]
                        if right:
                            counts[0] += 1
                            # the token that begins the text stands in row 0
                            counts[1] += int(weights[to + 1].argmax()) in right
                            counts[2] += int(weights[to].argmax()) in right
    return {head: (counts[0], counts[1], counts[2]) for head, counts in found.items()}


def _words(model: Model, text: str) -> list[tuple[int, int]]:
    return [(piece.start, piece.end) for piece in model.tokenizer.encode(text)]


def _linked(source: tuple[int, int], target: tuple[int, int], links: set[tuple[int, int]]) -> bool:
    return any(source[0] <= i < source[1] and target[0] <= j < target[1] for i, j in links)


def by_hand() -> list[tuple[str, str, set[tuple[int, int]]]]:
    """English, Chinese, and the characters of each that stand for one another."""
    found = []
    for line in HAND.read_text(encoding="utf-8").splitlines():
        en, zh, said = line.split("\t")
        links = set()
        for link in said.split():
            a, b = link.replace("_", " ").split("=")
            i, j = en.index(a), zh.index(b)
            links |= {(i + x, j + y) for x in range(len(a)) for y in range(len(b))}
        found.append((en, zh, links))
    return found


def evaluate(folder: Path, corpus: Path) -> str:
    """All figures, as the card has them."""
    subject, lines = Subject.load(folder, corpus), []
    lines += ["| | cases | chrF | exact | chrF, nearest pair | exact | chrF, word by word | exact |",
              "| --- | --- | --- | --- | --- | --- | --- | --- |"]  # fmt: skip
    samples = []
    for source, target in LANGS:
        cases = subject.cases(source, target)
        ways = (subject.translated, nearest(subject, source, target), word_by_word(subject, source, target))
        cells = []
        for way in ways:
            said = [(way(text), right) for text, right in cases]
            exact = sum(bare(one) in map(bare, right) for one, right in said) / len(said)
            cells += [f"{sum(chrf(*one) for one in said) / len(said):.3f}", f"{exact:.3f}"]
            if way is ways[0]:
                samples += [
                    (text, one, right[0]) for (text, right), (one, _) in zip(cases[:5], said, strict=False)
                ]
        lines.append(f"| {source} → {target} | {len(cases)} | {' | '.join(cells)} |")
    lines += ["", "| source | translated | a translation of the corpus |", "| --- | --- | --- |"]
    lines += [f"| {' | '.join(sample)} |" for sample in samples]
    heads = looking(subject)
    lines.append("")
    for at, name in ((1, "reads"), (2, "predicts")):
        layer, head = max(heads, key=lambda one: heads[one][at])
        rows, *right = heads[layer, head]
        share = right[at - 1] / rows
        lines.append(f"Row that {name} the token: layer {layer + 1}, head {head + 1}, {share:.3f} of {rows}.")
    return "\n".join(lines)
