"""The events of the little world told in English."""

from __future__ import annotations

import re

from attn_tui.workshop.world.entity import Entity, Event
from attn_tui.workshop.world.teller import Teller

SUBJECT = {"m": "he", "f": "she", "n": "it", "P": "they", "N": "they"}
OBJECT = {"m": "him", "f": "her", "n": "it", "P": "them", "N": "them"}
POSSESSIVE = {"m": "his", "f": "her", "n": "its", "P": "their", "N": "their"}
SELF = {"m": "himself", "f": "herself", "n": "itself", "P": "themselves", "N": "themselves"}
AGREE = {"was": "were", "is": "are", "has": "have", "does": "do", "wasnt": "were not"}
ONE = {"was": "was", "is": "is", "has": "has", "does": "does", "wasnt": "was not"}
NOUN_FORM = {"P": "N", "O": "N", "S": "s"}
"""What stands for a pronoun of one who was not named yet."""

_START = re.compile(r"""(?<=[.!?] )[a-z]|(?<=[.!?]" ")[a-z]""")
_COMPLEX = re.compile(r"because|, |\band\b|\{both")
_ENDS = (".", "!", "?", '."', '!"', '?"')
_SOUNDS_LIKE_YOU = ("uni", "use", "eu", "one ")


def article(phrase: str) -> str:
    """The phrase with a or an before it."""
    vowel = (phrase[0] in "aeiouAEIOU" and not phrase.startswith(_SOUNDS_LIKE_YOU)) or phrase.startswith(
        "hour"
    )
    return ("an " if vowel else "a ") + phrase


def capital(text: str) -> str:
    """With a capital first letter, a quotation mark passed over."""
    at = 1 if text.startswith('"') else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def sentence(text: str) -> str:
    """With its capital and its stop."""
    return _START.sub(lambda m: m[0].upper(), capital(text)) + ("" if text.endswith(_ENDS) else ".")


class English(Teller):
    """Tells in English."""

    lang = 0
    gap = " "

    def phrase(self, entity: Entity, full: bool = True) -> str:
        """Adjectives and noun without an article."""
        noun = entity.plural if entity.many and entity.plural else entity.noun[0]
        if full and entity.colour:
            noun = f"{entity.colour[0]} {noun}"
        if full and entity.size:
            noun = f"{entity.size[0]} {noun}"
        return noun

    def refer(self, entity: Entity, form: str) -> str:
        """The words for `entity` at this place of the story."""
        key = entity.pronoun
        if form in ONE:
            return (AGREE if entity.many else ONE)[form]
        if form == "n":
            self.mention(entity)
            return self.phrase(entity)
        if form == "bare":
            self.mention(entity)
            return self.phrase(entity, full=False)
        if form == "self":
            return SELF[key]
        if form in ("P", "O", "S") and self.named_before(entity):
            self.mention(entity)
            return {"P": SUBJECT, "O": OBJECT, "S": POSSESSIVE}[form][key]
        form = NOUN_FORM.get(form, form)
        if (
            form in ("", "o", "s")
            and self.clear(entity)
            and self.chance(0.9 if form == "s" else self.habit(entity, 0.75))
        ):
            self.mention(entity)
            return {"": SUBJECT, "o": OBJECT, "s": POSSESSIVE}[form][key]
        text = self.named(entity, form)
        self.mention(entity)
        if form == "s":
            return text + ("'" if text.endswith("s") and entity.many else "'s")
        return text

    def owned_by(self, entity: Entity, owner: Entity) -> str:
        """Whose it is; his father is clear even where a he may be the father."""
        others = self.spoken_of(owner) - {id(owner), id(entity)}
        if id(owner) in self.known and not others and self.chance(0.9):
            self.mention(owner)
            return POSSESSIVE[owner.pronoun]
        return self.refer(owner, "s")

    def named(self, entity: Entity, form: str) -> str:
        """The noun with what stands before it, or the name."""
        if entity.members:
            return " and ".join(self.refer(member, "N") for member in entity.members)
        if entity.name:
            return entity.name[0]
        seen = id(entity) in self.known
        if entity.owner is not None and form != "a" and (entity.family or not seen or self.chance(0.6)):
            return f"{self.owned_by(entity, entity.owner)} {self.phrase(entity, full=not seen)}"
        if (seen or entity.known) and form != "a":
            return "the " + self.phrase(entity, full=not seen or self.chance(0.3))
        if entity.pair and entity.measure in "双把":
            return "a pair of " + self.phrase(entity)
        if entity.mass or entity.many:
            return "some " + self.phrase(entity)
        return article(self.phrase(entity))

    def single(self, event: Event) -> str:
        """One event as a sentence."""
        openers = {
            "so": ("So ", ""),
            "thus": ("So ", ""),
            "but": ("But ", ""),
            "then": ("Then ", "After that, ", "", ""),
            "and": ("", ""),
        }.get(event.link, ("",))
        opener = self.rng.choice(openers) if self.plain(event) else ""
        return sentence(opener + self.clause(event.ways[0], event.roles))

    def pair(self, first: Event, second: Event) -> str:
        """Two events as one sentence or two."""
        rng = self.rng
        one, two = first.ways[0], second.ways[0]

        simple = not _COMPLEX.search(one)

        def in_order(head: str, joint: str, drop: bool = False, split: bool = False) -> str:
            text = head + self.clause(one, first.roles)
            if split:
                self.sentence += 1
                return f"{sentence(text)} {sentence(joint + self.clause(two, second.roles))}"
            if drop and simple and self.starts_with(second, self.subject):
                return sentence(
                    text + " " + joint.strip(", ") + " " + self.clause(two, second.roles, drop=True)
                )
            return sentence(text + joint + self.clause(two, second.roles))

        def turned(joint: str) -> str:
            text = self.clause(two, second.roles)
            return sentence(text + joint + self.clause(one, first.roles))

        pick = rng.random()
        if second.link in ("so", "thus"):
            if pick < 0.35 or second.link == "thus" or not self.plain(first):
                return in_order("", ", so ")
            if pick < 0.6:
                return turned(" because ")
            if pick < 0.75:
                return in_order("because ", ", ")
            if pick < 0.87:
                return in_order("", "that is why ", split=True)
            return in_order("", "so ", split=True)
        if second.link == "but":
            if pick < 0.6 or not self.plain(first):
                return in_order("", ", but ")
            if pick < 0.8:
                return in_order("", "but ", split=True)
            return in_order("although ", ", ")
        if second.link == "when":
            if pick < 0.5:
                return in_order("when ", ", ")
            if pick < 0.75:
                return in_order("", ", and ")
            return in_order("", "then ", split=True)
        if second.link == "and":
            return in_order("", ", and ", drop=True) if pick < 0.7 else in_order("", "", split=True)
        if pick < 0.35:
            return in_order("", ", and then ", drop=True)
        if pick < 0.65:
            return in_order("", ", and ", drop=True)
        if pick < 0.85:
            return in_order("", "then ", split=True)
        return in_order("", "after that, ", split=True)
