"""Pronouns in ordinary sentences, labelled by hand: [a noun] and the {pronoun} that stands for it.

The sentences are from the held-out side of the corpus. Every mention of the noun in brackets counts as right.
"""

from __future__ import annotations

import re

from attn_tui.workshop.measure.lists import LANGS, lines
from attn_tui.workshop.measure.looking import Case, Span, best_head, chance, head_name, hits
from attn_tui.workshop.measure.pronouns import chosen_head
from attn_tui.workshop.measure.subject import Figure, Subject, table

_MARK = re.compile(r"[\[\]{}]")


def labelled(line: str) -> Case:
    """A case from a marked line; ValueError unless it has one {pronoun} and a [noun] before it."""
    spans: dict[str, list[Span]] = {"[": [], "{": []}
    text, opened, at = "", 0, 0
    for mark in _MARK.finditer(line):
        text += line[at : mark.start()]
        at = mark.end()
        if mark[0] in spans:
            opened = len(text)
        else:
            spans["[" if mark[0] == "]" else "{"].append((opened, len(text)))
    text += line[at:]
    nouns, pronouns = spans["["], spans["{"]
    if len(pronouns) != 1 or not nouns or max(nouns) > pronouns[0]:
        raise ValueError(f"{line!r}: one {{pronoun}} and a [noun] before it are asked for")
    return Case(text, pronouns[0], tuple(nouns))


def cases(lang: str) -> list[Case]:
    """The labelled sentences of a language."""
    return [labelled(line) for line in lines(f"prose_{lang}.txt")]


def measure(subject: Subject) -> Figure:
    """The share of sentences in which the head that made cases chose looks at the noun."""
    values, rows = {}, []
    for lang in LANGS:
        some = cases(lang)
        right = hits(subject.model, subject.bpe, some).mean(0)
        at, top = chosen_head(subject, lang), best_head(right)
        values[f"prose.{lang}"] = float(right[at])
        rows.append(
            (
                lang,
                f"{head_name(at)}: {right[at]:.2f}",
                f"{head_name(top)}: {right[top]:.2f}",
                f"{chance(subject.bpe, some):.2f}",
                str(len(some)),
            )
        )
    header = ("", "the head chosen on made cases", "the best of all heads on these", "chance", "sentences")
    return Figure(values, f"### Pronouns in ordinary sentences, labelled by hand\n\n{table(header, rows)}\n")
