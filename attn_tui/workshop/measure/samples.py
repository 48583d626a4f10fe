"""How often an unsuitable word comes out at temperature 1."""

from __future__ import annotations

from collections import Counter

from attn_tui.workshop.measure.lists import LANGS, lines
from attn_tui.workshop.measure.subject import Figure, Subject
from attn_tui.workshop.measure.unsuitable import found
from attn_tui.workshop.measure.writing import continuations

SAMPLES = 1000
TOKENS = 40
SEED = 7


def measure(subject: Subject, samples: int = SAMPLES) -> Figure:
    """The texts with a word of the list, of so many a language, after each of the beginnings in turn."""
    values, notes = {}, []
    for lang in LANGS:
        begun = lines(f"beginnings_{lang}.txt")
        texts = [begun[i % len(begun)] for i in range(samples)]
        written = continuations(subject.model, subject.bpe, texts, TOKENS, temperature=1.0, seed=SEED)
        words = [found(begin + text, lang) for begin, (text, _) in zip(texts, written, strict=True)]
        bad = sum(map(bool, words))
        values[f"unsuitable.{lang}"] = bad
        kinds = Counter(word for some in words for word in set(some)).most_common(12)
        list_ = ", ".join(f"{word} {count}" for word, count in kinds)
        notes.append(f"- {lang}: {bad} of {samples}" + (f" ({list_})" if list_ else ""))
    return Figure(
        values,
        f"### Unsuitable words\n\nSamples of {TOKENS} tokens at temperature 1 with a word of the list:\n\n"
        + "\n".join([*notes, ""]),
    )
