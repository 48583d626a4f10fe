"""From the corpus files to cleaned documents, split in two before anything else is done with them."""

from __future__ import annotations

import hashlib
import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from attn_tui.workshop.measure.unsuitable import unsuitable

SEED = 20260
HELD_OUT = 0.02
"""The part of the documents that no training sees: tokenizer, model and trigram alike."""


@dataclass(frozen=True)
class Source:
    """One file of the corpus and how often one round of the mix has each of its texts."""

    file: str
    lang: str
    kind: str
    weight: float


SOURCES = (
    Source("en_tatoeba_sentences.txt", "en", "tatoeba", 1.0),
    Source("zh_tatoeba_sentences.txt", "zh", "tatoeba", 1.6),
    Source("en_african_storybook_ccby.txt", "en", "story", 2.0),
    Source("en_zh_african_storybook_ccby.tsv", "zh", "story", 3.0),
    Source("zh_tinychinesestories.txt", "zh", "story", 0.4),
    Source("en_fairytaleqa.txt", "en", "story", 0.4),
)
"""Read sentences (Common Voice) and dialogues (CrossWOZ, KdConv) are left out: they cost the model before
this one 1.1 to 1.7 times the bits of a trigram, and it learned scraps of them."""


@dataclass(frozen=True)
class Document:
    """A text that is kept whole: a sentence of Tatoeba, a story, a dialogue."""

    text: str
    source: Source


def clean(text: str, lang: str) -> str:
    """NFC, single spaces, straight English quotes; in Chinese “” for 「」, and 着 for the particle 著."""
    text = unicodedata.normalize("NFC", text).translate(_STRAIGHT if lang == "en" else _CHINESE)
    if lang == "zh":
        text = _PARTICLE.sub("着", text)
    return re.sub(r"[ \t\u00a0\u3000]+", " ", text).strip()


_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "—": "-", "–": "-", "…": "..."})
_CHINESE = str.maketrans(
    {"「": "“", "」": "”", "『": "‘", "』": "’", "─": "—", "麽": "么", "妳": "你", "祂": "他"}
    | {chr(0xFF10 + i): chr(0x30 + i) for i in range(10)}
)
_PARTICLE = re.compile("(?<![名原显专编论遗土执昭卓巨拙译])著(?![名作者书称述])")


def documents(folder: Path, filtered: bool = True) -> tuple[list[Document], list[Document]]:
    """(train, held out). The side is decided by a hash of the letters, so that equal texts stay together.

    A line with an unsuitable word is not trained on, unless it is asked for unfiltered; what is held out
    stays as it is.
    """
    sides: tuple[list[Document], list[Document]] = ([], [])
    seen: set[bytes] = set()
    for source in SOURCES:
        for text in _texts(folder / source.file, source):
            key = fingerprint(text)
            if text and key not in seen:
                seen.add(key)
                held = int.from_bytes(key[:4], "big") < HELD_OUT * 2**32
                kept = text if held or not filtered else suitable(text, source.lang)
                if kept:
                    sides[held].append(Document(kept, source))
    return sides


def suitable(text: str, lang: str) -> str:
    """The lines of a text that have no unsuitable word."""
    return "\n".join(line for line in text.split("\n") if not unsuitable(line, lang))


def fingerprint(text: str) -> bytes:
    """A hash of the letters and digits alone, every name the same: near-equal lines have equal ones."""
    for name in ("Tom", "Mary", "汤姆", "玛丽"):
        text = text.replace(name, "N")
    letters = "".join(c for c in text.casefold() if c.isalnum())
    return hashlib.sha256((letters or text).encode()).digest()[:12]


def _texts(path: Path, source: Source) -> Iterator[str]:
    raw = path.read_text(encoding="utf-8")
    read: Callable[[str], Iterator[str]] = {
        "en_african_storybook_ccby.txt": _blocks,
        "en_zh_african_storybook_ccby.tsv": _paired_stories,
        "en_fairytaleqa.txt": _blocks,
    }.get(source.file, lambda text: iter(text.splitlines()))
    for text in read(raw):
        yield "\n".join(filter(None, (clean(line, source.lang) for line in text.split("\n"))))


def _blocks(raw: str) -> Iterator[str]:
    return iter(re.split(r"\n\s*\n", raw))


def _paired_stories(raw: str) -> Iterator[str]:
    """The Chinese sides of the lines of one story, by the id that the third column begins with."""
    stories: dict[str, list[str]] = {}
    for line in raw.splitlines():
        _, chinese, credit = line.split("\t")
        stories.setdefault(credit.split()[0], []).append(chinese)
    return ("\n".join(lines) for lines in stories.values())


EN_MEN = ["Sam", "Ben", "Jack", "Peter", "John", "Bill", "Mike", "Paul", "David", "Max", "Leo", "Adam"]
EN_WOMEN = ["Anna", "Lucy", "Emma", "Jane", "Kate", "Alice", "Sara", "Lily", "Nancy", "Rose", "Linda", "Amy"]
ZH_MEN = ["小明", "小王", "小李", "大伟", "阿强", "老张", "小刚", "志明"]
ZH_WOMEN = ["小红", "小丽", "小芳", "小美", "安娜", "阿珍", "小云", "美玲"]
KEEP_NAMES = 0.25
_EN_NAMES = re.compile(r"\b(Tom|Mary)\b")


def vary_names(text: str, lang: str, rng: random.Random) -> str:
    """Tom and Mary are in every ninth line: three times in four they become somebody else."""
    if rng.random() < KEEP_NAMES:
        return text
    if lang == "en":
        names = {"Tom": rng.choice(EN_MEN), "Mary": rng.choice(EN_WOMEN)}
        return _EN_NAMES.sub(lambda match: names[match[1]], text)
    return text.replace("汤姆", rng.choice(ZH_MEN)).replace("玛丽", rng.choice(ZH_WOMEN))
