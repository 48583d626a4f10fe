"""Which common words are one token, and which words of the lessons and examples are not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from attn_tui.tokenize.bpe import Bpe
from attn_tui.workshop.measure.lists import LANGS, lines
from attn_tui.workshop.measure.subject import Figure, Subject, table

LESSONS = Path(__file__).parents[3] / "lessons"
SHOWN = 40
"""At most so many failures are written out."""
_WORD = re.compile(r"[A-Za-z]+")
_HAN = re.compile("[一-鿿]+")


def within(bpe: Bpe, word: str) -> bool:
    """Whether an English word after a space is one token with that space, or a Chinese one by itself is."""
    return len(bpe.ids(word if _HAN.match(word) else " " + word)) == 1


def at_start(bpe: Bpe, word: str) -> bool:
    """Whether an English word is one token at the beginning of a text, with a capital letter."""
    return len(bpe.ids(word[:1].upper() + word[1:])) == 1


def apart(bpe: Bpe, first: str, second: str) -> bool:
    """Whether no token of the two words together has letters of both."""
    return all(not piece.start < len(first) < piece.end for piece in bpe.encode(first + second))


def split_words(bpe: Bpe, text: str) -> list[str]:
    """The words of a text that are not one token where they stand, spaces before them aside."""
    pieces = bpe.encode(text)
    spans = [match.span() for match in _WORD.finditer(text)] + list(_chinese(text))

    def whole(start: int, stop: int) -> bool:
        inside = [piece for piece in pieces if piece.start < stop and piece.end > start]
        own = [text[piece.start : piece.end].strip() == text[start:stop] for piece in inside]
        return own == [True]

    return [text[start:stop] for start, stop in spans if not whole(start, stop)]


def _chinese(text: str) -> Iterator[tuple[int, int]]:
    """The Chinese words of a text: the longest in the lists from left to right, else a character."""
    known = set(lines("common_zh.txt")) | set(lines("lesson_words_zh.txt"))
    longest = max(map(len, known))
    for run in _HAN.finditer(text):
        at = run.start()
        while at < run.end():
            stops = range(min(at + longest, run.end()), at, -1)
            stop = next((stop for stop in stops if text[at:stop] in known), at + 1)
            yield at, stop
            at = stop


def lesson_texts(folder: Path = LESSONS) -> list[str]:
    """The example texts of the lessons that open on the trained model."""
    out = []
    for path in sorted(folder.glob("*/*.md")):
        _, _, rest = path.read_text(encoding="utf-8").partition("---\n")
        head = rest.partition("---\n")[0]
        fields = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
        if "text" in fields and fields.get("model", "tiny") == "tiny":
            out.append(fields["text"])
    return out


def measure(subject: Subject) -> Figure:
    """Counts of whole words, and the words of lessons and examples that are not."""
    bpe = subject.bpe
    english, chinese = lines("common_en.txt"), lines("common_zh.txt")
    pairs = lines("apart_zh.txt")
    examples = [text for lang in LANGS for text in subject.card.examples[lang]]
    checks = {
        "whole.within.en": ("English, within a text", english, [w for w in english if not within(bpe, w)]),
        "whole.start.en": ("English, at its start", english, [w for w in english if not at_start(bpe, w)]),
        "whole.zh": ("Chinese", chinese, [w for w in chinese if not within(bpe, w)]),
        "whole.apart.zh": (
            "Chinese, two words that stay two",
            pairs,
            [pair for pair in pairs if not apart(bpe, *pair.split())],
        ),
    }
    values: dict[str, float] = {key: len(of) - len(bad) for key, (_, of, bad) in checks.items()}
    rows = [
        (name, f"{len(of) - len(bad)} of {len(of)}", " ".join(bad) if len(bad) <= SHOWN else "")
        for name, of, bad in checks.values()
    ]
    for key, name, texts in (("lessons", "lessons", lesson_texts()), ("examples", "examples", examples)):
        bad = [word for text in texts for word in split_words(bpe, text)]
        values[f"whole.{key}"] = len(bad)
        rows.append((f"words of the {name} that are split", str(len(bad)), " ".join(dict.fromkeys(bad))))
    return Figure(values, f"### Whole words\n\n{table(('words', 'whole', 'not whole'), rows)}\n")
