"""The two models: their shapes, their data, their words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from attn_tui.graph import Graph
from attn_tui.graph.op import Array
from attn_tui.inputs import drawn, sounded
from attn_tui.inputs.pictures import PictureReader
from attn_tui.inputs.senses import NamedSense, Sense
from attn_tui.inputs.sounds import SoundReader
from attn_tui.models.architecture import Architecture
from attn_tui.models.card import ModelCard
from attn_tui.models.config import Config
from attn_tui.models.families import build, tensor_shapes
from attn_tui.text.bilingual import LANGUAGES, Bilingual


@dataclass(frozen=True)
class Kind:
    """One of the models. `made` makes an example of a class by a generator; `rows` names the node of rows.

    `given` is the node that examples are put into.
    """

    name: str
    about: Bilingual
    known: tuple[NamedSense, ...]
    reader: type[Sense]
    tokenizer: str
    shape: Callable[[int], Architecture]
    made: Callable[[str, np.random.Generator], Array]
    given: str
    rows: str
    count: int

    @property
    def classes(self) -> tuple[str, ...]:
        """The labels, in the order of their ids."""
        return tuple(one.label for one in self.known)

    @property
    def config(self) -> Config:
        """What config.json says, without the checksum of the weights."""
        examples = {lang: tuple(one.words[lang] for one in self.known) for lang in LANGUAGES}
        card = ModelCard(self.name, self.about, examples)
        return Config(self.shape(len(self.known)), card, {"kind": self.tokenizer, "file": "classes.txt"})

    def examples(self, count: int, seed: int) -> tuple[Array, Array]:
        """So many examples and their classes, of a seed that no other use has; each class equally often."""
        rng = np.random.default_rng(seed)
        right = np.arange(count) % len(self.known)
        return np.stack([self.made(self.classes[i], rng) for i in right]), right

    def cut(self, examples: Array) -> Array:
        """The rows (b, n, p) that the model's own graph makes of examples, one after the other."""
        graph = self._graph()
        return np.stack([self._rows(graph, one) for one in examples])

    def _graph(self) -> Graph:
        shape = self.config.architecture
        blank = {n: np.zeros(s, np.float32) for n, (s, _) in tensor_shapes(shape).items()}
        return build(shape, blank)

    def _rows(self, graph: Graph, one: Array) -> Array:
        graph.set(self.given, one)
        return graph.value(self.rows)


def _pictured(label: str, rng: np.random.Generator) -> Array:
    return drawn.draw(label, drawn.hand(rng), rng)


def _sounded(label: str, rng: np.random.Generator) -> Array:
    return sounded.sound(label, sounded.voice(rng, label), rng)


def _digits(classes: int) -> Architecture:
    return Architecture(2, 4, 32, 8, 64, classes, 17, tied=False, family="vision", patch=16)


def _tones(classes: int) -> Architecture:
    frames = sounded.FRAMES + 1
    return Architecture(2, 4, 32, 8, 64, classes, frames, tied=False, family="sound", patch=24)


KINDS = {
    kind.name: kind
    for kind in (
        Kind(
            "digits",
            Bilingual(
                "认数字和图形的小模型，图是本项目用代码画的。",
                "Tells digits and shapes apart; this project drew its pictures by code.",
            ),
            drawn.KNOWN, PictureReader, "pictures", _digits, _pictured, "picture", "patches", 14_000,
        ),
        Kind(
            "tones",
            Bilingual(
                "听音调和元音的小模型，声音是本项目用代码合成的。",
                "Tells tones, sweeps and vowels apart; this project made its sounds by code.",
            ),
            sounded.KNOWN, SoundReader, "sounds", _tones, _sounded, "wave", "logmel", 7_000,
        ),
    )
}  # fmt: skip
"""The models by their names."""
