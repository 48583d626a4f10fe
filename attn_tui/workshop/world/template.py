"""Templates: `{a}` is a role, `{a.o}` a role in a form, `[x|y]` one of several wordings."""

from __future__ import annotations

import re
from functools import cache

Part = tuple[str, str, str]
"""A literal, then a role and its form; a role of "" is the end."""

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)(?:\.(\w+))?\}")


def expand(template: str) -> list[str]:
    """Every wording of a template, inner choices first."""
    found = _CHOICE.search(template)
    if not found:
        return [template]
    head, tail = template[: found.start()], template[found.end() :]
    return [way for choice in found[1].split("|") for way in expand(head + choice + tail)]


def parts(wording: str) -> tuple[Part, ...]:
    """A wording cut at its slots."""
    cut, at = [], 0
    for slot in _SLOT.finditer(wording):
        cut.append((wording[at : slot.start()], slot[1], slot[2] or ""))
        at = slot.end()
    cut.append((wording[at:], "", ""))
    return tuple(cut)


@cache
def wordings(template: str) -> tuple[tuple[Part, ...], ...]:
    """Every wording of a template, cut into its parts."""
    return tuple(parts(way) for way in expand(template))


@cache
def begins_plainly(template: str) -> bool:
    """Whether every English wording begins with a role or in lower case: who or what, not when or where."""
    firsts = [way[0] for way in wordings(template)]
    return all(role != "day" if not literal else literal[0].islower() for literal, role, _ in firsts)
