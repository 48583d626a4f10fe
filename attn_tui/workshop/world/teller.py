"""What telling in any language needs: who was spoken of lately, and so who a pronoun can stand for."""

from __future__ import annotations

import random
import re
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence

from attn_tui.workshop.world.entity import Entity, Event, Role
from attn_tui.workshop.world.template import begins_plainly, wordings

_QUOTED = re.compile(r"[\"“？?!！]")


class Teller(ABC):
    """Tells a list of events in one language; one teller tells one story."""

    lang: int
    gap: str

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.sentence = 0
        self.known: set[int] = set()
        self.last: dict[str, dict[int, int]] = {}
        self.subject: Entity | None = None

    def chance(self, p: float) -> bool:
        """True in `p` of the cases."""
        return self.rng.random() < p

    def mention(self, entity: Entity) -> None:
        """Remember that `entity` was named in this sentence."""
        self.known.add(id(entity))
        self.last.setdefault(entity.pronoun, {})[id(entity)] = self.sentence
        for member in entity.members:
            self.known.add(id(member))

    def clear(self, entity: Entity) -> bool:
        """Whether a pronoun can mean no one but `entity`: it was named lately, and no other of its kind was."""
        named = self.last.get(entity.pronoun, {})
        here = [key for key, when in named.items() if when == self.sentence]
        return here == [id(entity)] if here else self.spoken_of(entity) == {id(entity)}

    def spoken_of(self, entity: Entity) -> set[int]:
        """All of the pronoun of `entity` that were named in this sentence or the one before."""
        return {key for key, when in self.last.get(entity.pronoun, {}).items() if when >= self.sentence - 1}

    def named_before(self, entity: Entity) -> bool:
        """Whether it, or all of its members, were named anywhere before."""
        return all(id(one) in self.known for one in entity.members or (entity,))

    def habit(self, entity: Entity, often: float) -> float:
        """How often a pronoun is used where it may: nearly always within the sentence that has the noun."""
        return 0.95 if self.last[entity.pronoun].get(id(entity)) == self.sentence else often

    def clause(self, template: str, roles: Mapping[str, Role], drop: bool = False) -> str:
        """One of the wordings of `template`; with `drop` its first subject is left out where it may be."""
        ways = wordings(template)
        way = ways[int(self.rng.random() * len(ways))] if len(ways) > 1 else ways[0]
        text, first = "", True
        for literal, name, form in way:
            text += literal
            if not name:
                break
            role = roles[name]
            if isinstance(role, tuple):
                text += role[self.lang]
                first = False
                continue
            if first:
                same = not literal and form == "" and role is self.subject
                if not (drop and same):
                    text += self.refer(role, form)
                self.subject = role if not literal and form in ("", "N", "P") else None
                first = False
            else:
                text += self.refer(role, form)
        return text.lstrip() if drop else text

    def plain(self, event: Event) -> bool:
        """Whether every wording begins with who or what does it, with no time or place before it.

        The English wordings tell: they have a capital where the time comes first.
        """
        return begins_plainly(event.ways[0])

    def joins(self, first: Event, second: Event) -> bool:
        """Whether two events can be one sentence: nothing is said aloud, the second begins with a role."""
        return self.plain(second) and not any(
            _QUOTED.search(event.ways[self.lang]) for event in (first, second)
        )

    def starts_with(self, event: Event, entity: Entity | None) -> bool:
        """Whether every wording of the event begins with `entity`."""
        ways = wordings(event.ways[self.lang])
        return entity is not None and all(
            way[0][0] == "" and way[0][2] == "" and event.roles.get(way[0][1]) is entity for way in ways
        )

    def tell(self, events: Sequence[Event]) -> str:
        """The story: sentences of one or two events each."""
        said, at = [], 0
        while at < len(events):
            after = events[at + 1] if at + 1 < len(events) else None
            self.sentence += 1
            if after is not None and after.link and self.joins(events[at], after) and self.chance(0.75):
                said.append(self.pair(events[at], after))
                at += 2
            else:
                said.append(self.single(events[at]))
                at += 1
        return self.gap.join(said)

    @abstractmethod
    def refer(self, entity: Entity, form: str) -> str:
        """The words for `entity` at this place of the story."""

    @abstractmethod
    def single(self, event: Event) -> str:
        """One event as a sentence."""

    @abstractmethod
    def pair(self, first: Event, second: Event) -> str:
        """Two events, the second hanging on the first."""
