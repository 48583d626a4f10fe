"""Next-word probes: a text whose next word everybody knows, and the words that will do."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from attn_tui.workshop.measure.lists import DATA, LANGS
from attn_tui.workshop.measure.subject import Figure, Subject, table
from attn_tui.workshop.measure.writing import continuations

TOKENS = 6
"""More than any accepted word has."""
_WORD = re.compile(r"\s*([^\W\d_]+(?:['-][^\W\d_]+)*|\d+)")


@dataclass(frozen=True)
class Probe:
    """A text and the words that may come next; English ones in small letters."""

    subject: str
    text: str
    words: frozenset[str]


def probes(lang: str) -> list[Probe]:
    """The probes of a language, under the headings of the file."""
    out, heading = [], ""
    for line in (DATA / f"probes_{lang}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            heading = line[1:].strip()
        elif line:
            text, _, words = line.partition(" | ")
            out.append(Probe(heading, text, frozenset(words.split(", "))))
    return out


def accepted(probe: Probe, written: str, lang: str) -> bool:
    """Whether what was written begins with an accepted word.

    In English with a whole one; in Chinese, where no space ends a word, with its characters.
    """
    if lang == "zh":
        return written.startswith(tuple(probe.words))
    word = _WORD.match(written)
    return word is not None and word[1].lower() in probe.words


def measure(subject: Subject) -> Figure:
    """The share of probes whose greedy next word is accepted."""
    values, rows, failed = {}, [], []
    for lang in LANGS:
        some = probes(lang)
        written = continuations(subject.model, subject.bpe, [probe.text for probe in some], TOKENS)
        right: dict[str, list[bool]] = defaultdict(list)
        for probe, (text, _) in zip(some, written, strict=True):
            right[probe.subject].append(accepted(probe, text, lang))
            if not right[probe.subject][-1]:
                failed.append(f"{probe.text} *{text.strip()}*")
        hits = sum(map(sum, right.values()))
        values[f"probes.{lang}"] = hits / len(some)
        rows += [(f"{lang}: {name}", f"{sum(hit)} of {len(hit)}") for name, hit in right.items()]
        rows.append((f"**{lang}, all**", f"**{hits} of {len(some)}**"))
    body = table(("probes", "next word accepted"), rows)
    return Figure(values, f"### Next words\n\n{body}\n\nNot accepted: {'; '.join(failed)}.\n")
