"""Forty beginnings a language, continued greedily; whether they make sense is for a reader to say.

The verdicts are a file of data: a hash of the text, ok or no, the text, the reason. A verdict counts only for
the very text that it was given on.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from attn_tui.workshop.measure.lists import LANGS, lines
from attn_tui.workshop.measure.subject import Figure, Subject, table
from attn_tui.workshop.measure.writing import continuations

TOKENS = 20
_SENTENCE_END = re.compile(r"[.!?](?=[\"' \n]|$)[\"']?|[。！？][”’]?")


@dataclass(frozen=True)
class Verdict:
    """What a reader said of one text."""

    ok: bool
    reason: str


def whole(written: str, ended: bool) -> str:
    """All that was written, or up to its last whole sentence where the tokens ran out in one."""
    ends = [match.end() for match in _SENTENCE_END.finditer(written)]
    return written if ended or not ends else written[: ends[-1]]


def key(text: str) -> str:
    """The hash that ties a verdict to its text."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def verdicts() -> dict[str, Verdict]:
    """The committed verdicts by the hash of their text; ValueError where a hash is not that of the text."""
    out = {}
    for line in lines("verdicts.tsv"):
        code, said, text, reason = line.split("\t")
        if code != key(text) or said not in ("ok", "no"):
            raise ValueError(f"verdicts.tsv: {line!r} is no verdict on its text")
        out[code] = Verdict(said == "ok", reason)
    return out


def texts(subject: Subject, lang: str) -> list[str]:
    """Each beginning with its continuation, in one line."""
    begun = lines(f"beginnings_{lang}.txt")
    written = continuations(subject.model, subject.bpe, begun, TOKENS)
    both = [begin + whole(text, ended) for begin, (text, ended) in zip(begun, written, strict=True)]
    return [re.sub(r"\s+", " ", text) for text in both]


def measure(subject: Subject, known: Mapping[str, Verdict] | None = None) -> Figure:
    """The share of the judged texts that are ok, and how many were judged."""
    said = verdicts() if known is None else known
    values: dict[str, float] = {}
    rows: list[tuple[str, ...]] = []
    counts = []
    for lang in LANGS:
        some = texts(subject, lang)
        judged = [said[key(text)] for text in some if key(text) in said]
        ok = sum(verdict.ok for verdict in judged)
        if judged:
            values[f"continuations.{lang}"] = ok / len(judged)
        values[f"continuations.judged.{lang}"] = len(judged)
        counts.append(f"{lang}: {len(judged)} of {len(some)} judged, {ok} ok")
        for text in some:
            verdict = said.get(key(text))
            word = "not judged" if verdict is None else "ok" if verdict.ok else f"no: {verdict.reason}"
            rows.append((text, word))
    body = table(("beginning and greedy continuation", "verdict"), rows)
    return Figure(values, f"### Continuations\n\n{'; '.join(counts)}.\n\n{body}\n")


def unjudged(subject: Subject) -> str:
    """Lines for verdicts.tsv of the texts that have no verdict yet, to be filled in by a reader."""
    said = verdicts()
    some = [text for lang in LANGS for text in texts(subject, lang)]
    return "\n".join(f"{key(text)}\t?\t{text}\t" for text in some if key(text) not in said)
