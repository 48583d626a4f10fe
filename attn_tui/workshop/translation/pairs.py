"""Sentences and their translations: read, cleaned, split in two; and made ones from the little world."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from attn_tui.workshop.corpus import HELD_OUT, clean, fingerprint, suitable
from attn_tui.workshop.world.chinese import Chinese
from attn_tui.workshop.world.english import English
from attn_tui.workshop.world.plots import ALL, links
from attn_tui.workshop.world.stories import events

FILES = ("en_zh_tatoeba.tsv", "en_zh_african_storybook_ccby.tsv")
NAMES = {
    "Tom": (
        ("Sam", "山姆"), ("Ben", "本"), ("Jack", "杰克"), ("Peter", "彼得"), ("John", "约翰"),
        ("Mike", "迈克"), ("Bob", "鲍勃"), ("Paul", "保罗"), ("David", "大卫"),
    ),
    "Mary": (
        ("Anna", "安娜"), ("Lucy", "露西"), ("Emma", "艾玛"), ("Jane", "简"), ("Kate", "凯特"),
        ("Lily", "莉莉"), ("Alice", "爱丽丝"), ("Rose", "罗丝"), ("Linda", "琳达"),
    ),
}  # fmt: skip
CHINESE = {"Tom": "汤姆", "Mary": "玛丽"}
KEEP_NAMES = 0.4
"""Tom and Mary are in every eighth pair: otherwise they become somebody else, in both languages."""


@dataclass(frozen=True)
class Pair:
    """A sentence in both languages."""

    en: str
    zh: str

    def side(self, lang: str) -> str:
        """The sentence in this language."""
        return self.en if lang == "en" else self.zh


@dataclass(frozen=True)
class Pairs:
    """What is learned from; and, for each language, what is held out because its sentence there is."""

    train: tuple[Pair, ...]
    held: dict[str, tuple[Pair, ...]]


def read_pairs(folder: Path) -> Pairs:
    """The pairs of the corpus, each once; a side goes by a hash of its letters, as in `corpus.documents`.

    A pair is learned from if neither of its sentences is held out, so that no held-out target was ever seen:
    neither here nor by the model whose embedding this one begins with.
    """
    train: dict[Pair, None] = {}
    held: dict[str, dict[Pair, None]] = {"en": {}, "zh": {}}
    for file in FILES:
        for line in (folder / file).read_text(encoding="utf-8").splitlines():
            english, chinese = line.split("\t")[:2]
            pair = Pair(clean(english, "en"), clean(chinese, "zh"))
            kept_out = [lang for lang in ("en", "zh") if _held(pair.side(lang))]
            for lang in kept_out:
                held[lang][pair] = None
            if not kept_out and pair.en and pair.zh and _suitable(pair):
                train[pair] = None
    return Pairs(tuple(train), {lang: tuple(pairs) for lang, pairs in held.items()})


def _held(text: str) -> bool:
    return int.from_bytes(fingerprint(text)[:4], "big") < HELD_OUT * 2**32


def _suitable(pair: Pair) -> bool:
    return suitable(pair.en, "en") == pair.en and suitable(pair.zh, "zh") == pair.zh


def vary_names(pair: Pair, rng: random.Random) -> Pair:
    """Now and then somebody else in place of Tom or Mary, the same on both sides."""
    english, chinese = pair.en, pair.zh
    for name, others in NAMES.items():
        both = re.search(rf"\b{name}\b", english) and CHINESE[name] in chinese
        if both and rng.random() > KEEP_NAMES:
            other = rng.choice(others)
            english = re.sub(rf"\b{name}\b", other[0], english)
            chinese = chinese.replace(CHINESE[name], other[1])
    return Pair(english, chinese)


def made(rng: random.Random) -> Iterator[Pair]:
    """Pairs without end: the first thing that happens in a story, told in both languages."""
    while True:
        happened = events(rng, links.PLOTS if rng.random() < 0.15 else ALL)
        told = (
            happened if len(happened) < 3 else [rng.choice(happened) if rng.random() < 0.3 else happened[0]]
        )
        yield Pair(English(rng).tell(told), Chinese(rng).tell(told))
