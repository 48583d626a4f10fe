"""Names for the heads and example sentences for the config, both from measurement.

A head has a name where it does what the name says on made text and on natural text both.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from attn_tui.workshop.export import CONFIG_FILE, write_config
from attn_tui.workshop.heads import Scores, attention, repeated_scores, text_scores, twice_scores
from attn_tui.workshop.measure import pronouns, prose
from attn_tui.workshop.measure.lists import LANGS, lines
from attn_tui.workshop.measure.looking import head_name, hits
from attn_tui.workshop.measure.probes import TOKENS, Probe, accepted
from attn_tui.workshop.measure.subject import Figure, Subject, table
from attn_tui.workshop.measure.whole_words import split_words
from attn_tui.workshop.measure.writing import continuations

Words = Mapping[str, str]
"""A text in each language, by its code, as config.json holds it."""
NAMES: Mapping[str, tuple[float, float, Words]] = {
    "pronoun": (0.6, 0.4, {"en": "pronoun to noun", "zh": "代词找名词"}),
    "induction": (0.4, 0.4, {"en": "what came after it last time", "zh": "上次它后面的词"}),
    "previous": (0.5, 0.5, {"en": "previous token", "zh": "前一个词元"}),
    "same": (0.4, 0.3, {"en": "the same token earlier", "zh": "前面相同的词元"}),
    "first": (0.5, 0.5, {"en": "first token", "zh": "第一个词元"}),
}
"""Each name, and from which scores on a head has it, on made and on natural text; the first that fits."""
OTHER: Words = {"en": "mixed", "zh": "混合"}
EXAMPLE_KINDS = ("pronoun", "repeat", "grammar")
OF_EACH = 2

Both = tuple[Scores, Scores]
"""A score of each head on made text and on natural text."""


def scores(subject: Subject) -> dict[str, Both]:
    """Every kind's scores, (L, h) each, on made and on natural text.

    Made: the balanced pronoun cases, random ids said twice. Natural: held-out lines, such lines said twice,
    sentences labelled by hand. Pronouns count by the language in which a head is worse.
    """
    model, bpe = subject.model, subject.bpe
    held = [bpe.ids(text)[:60] for lang in LANGS for text in subject.held(lang, "tatoeba", 150)]
    cases = {lang: pronouns.cases(lang) for lang in LANGS}
    made = [bpe.ids(case.text) for some in cases.values() for case in some[::4]]
    on_made, on_natural = text_scores(model, made), text_scores(model, held)
    random_twice, real_twice = (
        repeated_scores(model),
        twice_scores(model, [ids for ids in held if len(ids) > 4]),
    )
    found, found_prose = (
        np.minimum(*(hits(model, bpe, some[lang]).mean(0) for lang in LANGS))
        for some in (cases, {lang: prose.cases(lang) for lang in LANGS})
    )
    return {
        "pronoun": (found, found_prose),
        "induction": (random_twice["induction"], real_twice["induction"]),
        "previous": (on_made["previous"], on_natural["previous"]),
        "same": (random_twice["same"], real_twice["same"]),
        "first": (on_made["first"], on_natural["first"]),
    }


def name(made: Mapping[str, float], natural: Mapping[str, float]) -> Words:
    """The first name whose scores on both texts are high enough."""
    fits = (
        words
        for kind, (least_made, least_natural, words) in NAMES.items()
        if made[kind] >= least_made and natural[kind] >= least_natural
    )
    return next(fits, OTHER)


def head_names(every: Mapping[str, Both]) -> list[list[Words]]:
    """A name for every head of every layer."""
    layers, heads = every["first"][0].shape
    return [
        [
            name(*({kind: float(both[side][layer, head]) for kind, both in every.items()} for side in (0, 1)))
            for head in range(heads)
        ]
        for layer in range(layers)
    ]


@dataclass(frozen=True)
class Example:
    """A sentence with what was found on it: the head that looks most at the word, and the next word."""

    kind: str
    text: str
    word: str
    head: tuple[int, int]
    weight: float
    written: str
    sensible: bool
    split: tuple[str, ...]

    @property
    def good(self) -> bool:
        """Whether every word is whole and the greedy next word is one that one would say."""
        return self.sensible and not self.split


def candidates(subject: Subject, lang: str) -> list[Example]:
    """Every candidate of a language, measured."""
    out = []
    for line in lines(f"examples_{lang}.txt"):
        kind, text, word, nexts = line.split(" | ")
        head, weight = strongest(subject, text, word)
        [(written, _)] = continuations(subject.model, subject.bpe, [text], TOKENS)
        sensible = accepted(Probe(kind, text, frozenset(nexts.split(", "))), written, lang)
        out.append(
            Example(kind, text, word, head, weight, written, sensible, tuple(split_words(subject.bpe, text)))
        )
    return out


def strongest(subject: Subject, text: str, word: str) -> tuple[tuple[int, int], float]:
    """The head that attends most from the last token to the first place of the word, and its weight."""
    pieces, start = subject.bpe.encode(text), text.index(word)
    inside = [i for i, p in enumerate(pieces[:-1]) if p.start < start + len(word) and p.end > start]
    last = attention(subject.model, [piece.id for piece in pieces])[:, :, -1, inside].amax(-1).numpy()
    layer, head = np.unravel_index(last.argmax(), last.shape)
    return (int(layer), int(head)), float(last[layer, head])


def chosen(some: Sequence[Example]) -> list[Example]:
    """OF_EACH of every kind: the good ones first, then by weight."""
    out: list[Example] = []
    for kind in EXAMPLE_KINDS:
        of_kind = [example for example in some if example.kind == kind]
        out += sorted(of_kind, key=lambda example: (not example.good, -example.weight))[:OF_EACH]
    return out


def annotate(subject: Subject) -> None:
    """Write head names, examples and the head of the first example into the config of the model's folder."""
    path = subject.folder / CONFIG_FILE
    config = json.loads(path.read_text(encoding="utf-8"))
    config["heads_named"] = head_names(scores(subject))
    examples = {lang: chosen(candidates(subject, lang)) for lang in LANGS}
    config["examples"] = {lang: [example.text for example in some] for lang, some in examples.items()}
    config["opens_at"] = examples[LANGS[0]][0].head
    write_config(subject.folder, config)


def measure(subject: Subject) -> Figure:
    """The score of every head on made and on natural text, its name, and the examples."""
    every = scores(subject)
    heads = [
        (head_name((layer, head)), words["en"], *(_both(both, layer, head) for both in every.values()))
        for layer, some in enumerate(head_names(every))
        for head, words in enumerate(some)
    ]
    examples = [_row(example) for lang in LANGS for example in chosen(candidates(subject, lang))]
    values = {f"heads.{kind}": float(np.minimum(*both).max()) for kind, both in every.items()}
    limits = "; ".join(f"{words['en']}: {made} and {natural}" for made, natural, words in NAMES.values())
    return Figure(
        values,
        "### Heads\n\nEach score twice: on made text / on natural text. Made: the pronoun cases above, "
        "random ids said twice. Natural: held-out lines, the same said twice, the sentences "
        "labelled by hand. Pronouns: the share of cases with the largest weight on the noun, in the "
        f"language where it is less; the others: the mean weight. A name asks for both ({limits}).\n\n"
        + table(("head", "name", *every), heads)
        + "\n\n### Example sentences\n\nOf those tried, the two of each kind in which every word is one "
        "token, the greedy next word is one that one would say, and a head looks most from the last token to "
        "the word.\n\n"
        + table(("sentence", "goes on", "word", "head", "weight", "whole and sensible"), examples)
        + "\n",
    )


def _both(both: Both, layer: int, head: int) -> str:
    return " / ".join(f"{part[layer, head]:.2f}" for part in both)


def _row(example: Example) -> tuple[str, ...]:
    verdict = (
        "yes"
        if example.good
        else "no: " + (" ".join(example.split) + " split" if example.split else "next word")
    )
    written = " ".join(example.written.split())
    return (
        example.text,
        written,
        example.word,
        head_name(example.head),
        f"{example.weight:.2f}",
        verdict,
    )
