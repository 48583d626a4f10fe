"""The figures of the model card, as Markdown."""

from __future__ import annotations

import importlib
import importlib.util
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from attn_tui.tokenize.bpe import END, Bpe
from attn_tui.workshop import heads
from attn_tui.workshop.annotate import annotate
from attn_tui.workshop.corpus import SEED, Document, documents
from attn_tui.workshop.export import TOKENIZER_FILE, load
from attn_tui.workshop.generate import PROMPTS, continuation
from attn_tui.workshop.model import Decoder
from attn_tui.workshop.ngram import Trigram
from attn_tui.workshop.templates import pronoun_cases, sentences
from attn_tui.workshop.tokens import Encoder

LANGS = ("en", "zh")
LINES = 1000
CASES = 200
TEMPLATE_SEED = 77
KINDS = ("tatoeba", "story", "read", "dialogue")
MARKS = ("<!-- figures -->", "<!-- /figures -->")


def evaluate(corpus: Path, folder: Path) -> str:
    """Everything that the model card states, measured now; the config gets head names and examples."""
    torch.manual_seed(0)
    bpe, model = Bpe.load(folder / TOKENIZER_FILE), load(folder)
    train, held = documents(corpus)
    parts = (
        _bits_table(model, bpe, Encoder(folder / TOKENIZER_FILE), train, held),
        _glassllm(model, bpe, held),
        _heads_part(model, bpe, held),
        _pronouns_part(model, bpe),
        annotate(folder, _lines(bpe, held)),
        _samples_part(model, bpe),
    )
    return "\n".join(parts)


def put_figures(card: Path, figures: str) -> None:
    """Replace what stands between the marks of the model card; ValueError where they are missing."""
    text = card.read_text(encoding="utf-8")
    head, found, rest = text.partition(MARKS[0])
    _, closed, tail = rest.partition(MARKS[1])
    if not found or not closed:
        raise ValueError(f"{card}: has no {' … '.join(MARKS)} to put the figures between")
    card.write_text("\n".join((head + MARKS[0], figures.strip(), MARKS[1])) + tail, encoding="utf-8")


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


@dataclass(frozen=True)
class Bits:
    """What texts of so many documents and bytes cost the model and the trigram, in bits."""

    name: str
    docs: int
    size: int
    ours: float
    theirs: float

    def row(self) -> str:
        """As a row of the table."""
        ours, theirs, ratio = self.ours / self.size, self.theirs / self.size, self.ours / self.theirs
        return f"| {self.name} | {self.docs} | {self.size} | {ours:.3f} | {theirs:.3f} | {ratio:.2f} |"


def _together(name: str, parts: Sequence[Bits]) -> Bits:
    docs, size = sum(p.docs for p in parts), sum(p.size for p in parts)
    return Bits(name, docs, size, sum(p.ours for p in parts), sum(p.theirs for p in parts))


def _bits_table(
    model: Decoder, bpe: Bpe, encode: Encoder, train: Sequence[Document], held: Sequence[Document]
) -> str:
    rows = [
        "### Bits per byte, on text that was held out",
        "",
        "| text | documents | bytes | tiny | trigram Kneser-Ney | ratio |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for lang in LANGS:
        own = [d for d in train if d.source.lang == lang]
        wide = Trigram(encode([d.text for d in own]), len(bpe.tokens))
        near = Trigram(encode([d.text for d in own if d.source.kind == "tatoeba"]), len(bpe.tokens))

        def measure(name: str, texts: Sequence[str], trigrams: tuple[Trigram, ...]) -> Bits:
            docs = [bpe.ids(text) for text in texts]
            size = sum(len(text.encode()) for text in texts)
            theirs = min(sum(map(trigram.bits, docs)) for trigram in trigrams)
            return Bits(name, len(docs), size, sum(model_bits(model, ids) for ids in docs), theirs)

        kinds = [kind for kind in KINDS if _texts(held, lang, kind)]
        parts = [measure(f"{lang} {kind}", _texts(held, lang, kind), (wide, near)) for kind in kinds]
        mixed = [text for code, text in sentences(600, TEMPLATE_SEED) if code == lang]
        templated = measure(f"{lang} templated (same grammar, other seed)", mixed, (wide, near))
        everything = _together(f"{lang}, all without templated", parts)
        with_them = _together(f"{lang}, all with templated", [*parts, templated])
        rows += [part.row() for part in (*parts, templated, everything, with_them)]
    return "\n".join(
        [
            *rows,
            "",
            "The trigram of each row is the better of two: on all training documents of the "
            "language, and on its Tatoeba lines alone. It never saw templated lines.",
            "",
        ]
    )


def _glassllm(model: Decoder, bpe: Bpe, held: Sequence[Document]) -> str:
    if importlib.util.find_spec("glassllm") is None:
        return "glassllm is not installed here: not compared.\n"
    glassllm = importlib.import_module("glassllm")

    net, tokenizer = glassllm.load_pretrained("en")
    texts = _texts(held, "en", "tatoeba")
    theirs = 0.0
    for text in texts:
        ids = tokenizer.encode("\n" + text)[:128]
        logits = torch.tensor(np.array(net(ids[:-1]).data))[0]
        theirs += float(F.cross_entropy(logits, torch.tensor(ids[1:]), reduction="sum")) / np.log(2)
    ours = sum(model_bits(model, bpe.ids(text)) for text in texts)
    size = sum(len(text.encode()) for text in texts)
    return (
        "`glassllm` 0.1.0 (English weights), the same English Tatoeba lines, each after a newline: "
        f"{theirs / size:.3f} bits per byte; tiny's are {ours / theirs:.2f} of them.\n"
    )


def _lines(bpe: Bpe, held: Sequence[Document], count: int = 150) -> list[list[int]]:
    """Held-out Tatoeba lines of both languages, as ids."""
    return [bpe.ids(text)[:64] for lang in LANGS for text in _texts(held, lang, "tatoeba")[:count]]


def _texts(held: Sequence[Document], lang: str, kind: str) -> list[str]:
    """The held-out texts of one kind, shuffled (the files are sorted by length), LINES at most."""
    texts = [d.text for d in held if (d.source.lang, d.source.kind) == (lang, kind)]
    random.Random(SEED).shuffle(texts)
    return texts[:LINES]


def _heads_part(model: Decoder, bpe: Bpe, held: Sequence[Document]) -> str:
    texts = _lines(bpe, held)
    on_text, on_random = heads.text_scores(model, texts), heads.repeated_scores(model)
    columns = [
        ("previous", on_text["previous"]),
        ("first", on_text["first"]),
        ("same", on_text["same"]),
        ("previous, random", on_random["previous"]),
        ("same, random", on_random["same"]),
        ("induction, random", on_random["induction"]),
    ]
    lines = [
        "### Heads",
        "",
        "| head | " + " | ".join(name for name, _ in columns) + " |",
        "| --- " * 7 + "|",
    ]
    for layer, head in np.ndindex(model.config.layers, model.config.heads):
        cells = " | ".join(f"{scores[layer, head]:.2f}" for _, scores in columns)
        lines.append(f"| layer {layer + 1} head {head + 1} | {cells} |")
    tops = [f"- best {name}: {heads.best(scores)}" for name, scores in columns]
    return "\n".join([*lines, "", *tops, ""])


def _pronouns_part(model: Decoder, bpe: Bpe) -> str:
    lines = [
        "### Pronouns",
        "",
        f"{CASES} cases in each language; the head is the best on the nouns and frames trained on.",
        "",
        "| cases | head | largest weight on the right noun | more on it than on the other noun |",
        "| --- " * 4 + "|",
    ]
    for lang in LANGS:
        known = heads.pronoun_scores(model, bpe, pronoun_cases(lang, CASES, held_out=False))
        fresh = heads.pronoun_scores(model, bpe, pronoun_cases(lang, CASES))
        at = np.unravel_index(known.largest.argmax(), known.largest.shape)
        name = f"layer {at[0] + 1} head {at[1] + 1}"
        for label, scores in (("trained on", known), ("held out", fresh)):
            lines.append(
                f"| {lang} {label} | {name} | {scores.largest[at]:.2f} | {scores.over_other[at]:.2f} |"
            )
        lines.append(
            f"| {lang} held out | any: {heads.best(fresh.largest)} | {fresh.largest.max():.2f} | "
            f"{heads.best(fresh.over_other)} |"
        )
    return "\n".join([*lines, ""])


def _samples_part(model: Decoder, bpe: Bpe) -> str:
    lines = [
        "### Continuations, as they come",
        "",
        "| prompt | greedy | sampled (temperature 0.8, seed = row) |",
        "| --- " * 3 + "|",
    ]
    for lang in LANGS:
        for row, prompt in enumerate(PROMPTS[lang]):
            both = (continuation(model, bpe, prompt, t, row) for t in (0.0, 0.8))
            greedy, sampled = (text.replace("\n", " ⏎ ").replace("|", "\\|") for text in both)
            lines.append(f"| {prompt} | {greedy} | {sampled} |")
    return "\n".join([*lines, ""])
