"""What every English text needs: capitals, a and an, lists with "and"."""

from __future__ import annotations

import re
from collections.abc import Sequence

_START = re.compile(r'(^"?|[.?!] "?|[.?!]" "|\." |[,:] ")([a-z])')
_AN = re.compile(r"\b([Aa]) (?=[aeiouAEIOU]|hour)(?!uni|use|eu|one\b)")


def finish(text: str) -> str:
    """The text with capitals where sentences begin, and "an" before a vowel that is heard."""
    return _START.sub(lambda match: match[1] + match[2].upper(), _AN.sub(r"\1n ", text))


_AT = frozenset(
    [
        "bridge",
        "station",
        "airport",
        "farm",
        "harbour",
        "market",
        "stadium",
        "circus",
        "lighthouse",
        "windmill",
    ]
) | {
    "bus stop",
    "playground",
    "beach",
}


def whereabouts(place: str) -> str:
    """The place with "in the" or "at the"."""
    return f"{'at' if place in _AT else 'in'} the {place}"


def listed(words: Sequence[str], link: str = "and") -> str:
    """The words as a list: a, b and c."""
    return f"{', '.join(words[:-1])} {link} {words[-1]}" if len(words) > 1 else words[0]
