"""The figures of the model card, measured on the bundled files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch

from attn_tui.models.library import load_model
from attn_tui.models.model import Model
from attn_tui.tokenize.bpe import Bpe
from attn_tui.workshop.corpus import Document, documents
from attn_tui.workshop.export import TOKENIZER_FILE
from attn_tui.workshop.masked.measure import Line, Lines, TwoSided, hits
from attn_tui.workshop.masked.model import Encoder
from attn_tui.workshop.masked.train import shape_of
from attn_tui.workshop.measure.lists import LANGS
from attn_tui.workshop.measure.subject import table
from attn_tui.workshop.tokens import Encoder as Encode

DATA = Path(__file__).parent / "data"
PRIORS = (0.03, 0.1, 0.3, 1.0, 3.0)


def evaluate(folder: Path, corpus: Path, tiny: Path) -> str:
    """The figures as Markdown."""
    torch.set_num_threads(1)
    model = load_model(folder)
    bpe = Bpe.load(tiny / TOKENIZER_FILE)
    train, held = documents(corpus)
    lines = Lines.of(held, bpe)
    parts = (_accuracy(encoder_of(model), lines, train, bpe, tiny), _right_only(model))
    return "\n".join(parts)


def encoder_of(model: Model) -> Encoder:
    """The bundled model in PyTorch."""
    encoder = Encoder(shape_of(model.architecture.vocabulary))
    weights = {name.replace("fill.0.", "mask.0."): torch.tensor(a) for name, a in model.arrays.items()}
    encoder.load_state_dict(weights)
    return encoder.eval()


def _accuracy(model: Encoder, lines: Lines, train: Sequence[Document], bpe: Bpe, tiny: Path) -> str:
    rows = []
    for lang, own in lines.of_lang.items():
        ours, absolute = (_share(hits(model, own, lines.mask, way)) for way in (False, True))
        base, prior = baseline(own, train, lang, bpe, tiny, lines.mask)
        said = (f"{ours:.3f}", f"{absolute:.3f}", f"{base:.3f}", f"{prior:g}", f"{ours / base:.2f}")
        rows.append((lang, str(len(own)), *said))
    header = ("language", "lines", "masked", "absolute positions", "bigram of both", "its prior", "ratio")
    return (
        "### One word hidden in a held-out line\n\n"
        + table(header, rows)
        + "\n\nLines of Tatoeba that neither "
        "saw, in each one word drawn at random and hidden whole; a hit is the whole word. The bigram is "
        "p(w | left) · p(right | w) from the neighbours in all natural text of the training side in that "
        "language, with the best of five priors for it; inside a word of several tokens it is told the "
        "others.\n"
    )


def baseline(
    lines: Sequence[Line], train: Sequence[Document], lang: str, bpe: Bpe, tiny: Path, mask: int
) -> tuple[float, float]:
    """The share of hits of a bigram that sees both neighbours, and the prior that is best for it here."""
    docs = Encode(tiny / TOKENIZER_FILE)([d.text for d in train if d.source.lang == lang])
    return max((_share(TwoSided(docs, len(bpe.tokens), prior).hits(lines, mask)), prior) for prior in PRIORS)


def _right_only(model: Model) -> str:
    """Sentences of which only what is right of the blank tells the word, with both sides and with one."""
    blind = model.rebuilt({"mask": "causal"})
    rows, counts = [], []
    for lang in LANGS:
        found = []
        for line in (DATA / f"right_{lang}.tsv").read_text(encoding="utf-8").splitlines():
            text, answers = line.split("\t")
            said = [_said(each, text) for each in (model, blind)]
            right = [word in answers.split("|") for word in said]
            found.append(right)
            rows.append(
                (text, *(f"{word}{' ✓' if hit else ''}" for word, hit in zip(said, right, strict=True)))
            )
        both, left = (sum(column) for column in zip(*found, strict=True))
        counts.append(f"{lang}: {both} of {len(found)} with both sides, {left} with what is left alone")
    head = ("sentence", "both sides seen", "a causal mask put on")
    return (
        "### Sentences in which what is right of the blank tells the word\n\n"
        + "; ".join(counts) + ".\n\n" + table(head, rows) + "\n"
    )  # fmt: skip


def _said(model: Model, text: str) -> str:
    graph = model.graph(text)
    row = graph.value("tokens").tolist().index(model.architecture.mask)
    return model.tokenizer.vocabulary[int(graph.value("filled")[row])].strip("␣")


def _share(found: Sequence[bool]) -> float:
    return sum(found) / len(found)
