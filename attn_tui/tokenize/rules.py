r"""How published tokenizers cut a text into words: their regular expressions, in Python's own dialect.

Python knows no `\p{L}`; it is spelled out here as the ranges of its characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

GPT2 = r"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"
_AS_LLAMA3 = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}%s| ?[^\s\p{L}\p{N}]+[\r\n]*"
    r"|\s*[\r\n]+|\s+(?!\S)|\s+"
)
LLAMA3, QWEN2 = _AS_LLAMA3 % "{1,3}", _AS_LLAMA3 % ""
DIGIT, DIGITS = r"\p{N}", r"\p{N}+"

LONGEST = 2_000
"""Characters. No rule of a tokenizer is longer."""
_LETTERS_END = 0x40000
"""Code points from here on are neither letters nor numbers."""


def cut(text: str, rules: Sequence[re.Pattern[str]]) -> list[str]:
    """The words: what a rule finds and what lies between, each cut again by the next rule."""
    words = [text] if text else []
    for rule in rules:
        words = [part for word in words for part in _cut(word, rule)]
    return words


@lru_cache(maxsize=64)
def compiled(rule: str) -> re.Pattern[str]:
    """The rule as Python takes it; ValueError, one line, where it is none that is understood here."""
    if len(rule) > LONGEST:
        raise ValueError(f"its rule for words has {len(rule)} characters; no real one is so long")
    try:
        return re.compile(_spelled_out(rule))
    except (re.error, OverflowError, RecursionError) as error:
        raise ValueError(f"its rule for words is not understood here ({error})") from None


def _cut(text: str, rule: re.Pattern[str]) -> list[str]:
    parts, at = [], 0
    for found in rule.finditer(text):
        parts += [text[at : found.start()], found[0]]
        at = found.end()
    return [part for part in (*parts, text[at:]) if part]


def _spelled_out(rule: str) -> str:
    r"""The rule with `\p{L}` and `\p{N}` as ranges, in brackets where they do not stand in some already."""
    out, at, inside = [], 0, False
    while at < len(rule):
        if rule[at : at + 2] == r"\p" and (found := re.match(r"\\p\{([LN])\}", rule[at:])):
            ranges = _ranges()[found[1]]
            out.append(ranges if inside else f"[{ranges}]")
            at += len(found[0])
            continue
        if rule[at] == "\\":
            out.append(rule[at : at + 2])
            at += 2
            continue
        inside = rule[at] == "[" or (inside and rule[at] != "]")
        out.append(rule[at])
        at += 1
    return "".join(out)


@lru_cache(maxsize=1)
def _ranges() -> dict[str, str]:
    """The characters of each general category that starts with L or N (Unicode 4.5), as in brackets."""
    runs: dict[str, list[list[int]]] = {"L": [], "N": []}
    for code in range(_LETTERS_END):
        found = runs.get(unicodedata.category(chr(code))[0])
        if found is None:
            continue
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return {
        kind: "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in spans)
        for kind, spans in runs.items()
    }
