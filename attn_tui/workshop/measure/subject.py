"""What is measured: a model, its tokenizer and the corpus; and what comes of it."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from attn_tui.models.card import ModelCard
from attn_tui.models.config import read_config
from attn_tui.tokenize.bpe import Bpe
from attn_tui.workshop.corpus import SEED, Document, documents
from attn_tui.workshop.export import CONFIG_FILE, TOKENIZER_FILE, load
from attn_tui.workshop.model import Decoder

LINES = 1000


@dataclass(frozen=True)
class Figure:
    """Numbers by name, as the card's table has them, and the Markdown that tells them in full."""

    values: Mapping[str, float]
    text: str


@dataclass(frozen=True)
class Subject:
    """A bundled model in its folder; the corpus is read when a figure asks for it."""

    folder: Path
    corpus: Path
    bpe: Bpe
    model: Decoder

    @cached_property
    def card(self) -> ModelCard:
        """The words of its config."""
        return read_config(self.folder / CONFIG_FILE).card

    @classmethod
    def load(cls, folder: Path, corpus: Path) -> Subject:
        """The model of a folder; OSError where a file is missing."""
        return cls(folder, corpus, Bpe.load(folder / TOKENIZER_FILE), load(folder))

    @cached_property
    def documents(self) -> tuple[list[Document], list[Document]]:
        """(train, held out)."""
        return documents(self.corpus)

    @cached_property
    def whole_side(self) -> list[Document]:
        """The training side with the lines that the filter takes from the model."""
        return documents(self.corpus, filtered=False)[0]

    def held(self, lang: str, kind: str, most: int = LINES) -> list[str]:
        """The held-out texts of one kind, shuffled (the files are sorted by length), so many at most."""
        texts = [d.text for d in self.documents[1] if (d.source.lang, d.source.kind) == (lang, kind)]
        random.Random(SEED).shuffle(texts)
        return texts[:most]


def table(header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """A table of Markdown."""
    cells = [header, ("---",) * len(header), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in cells)
