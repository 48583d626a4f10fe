"""The events of the little world told in Chinese."""

from __future__ import annotations

from attn_tui.workshop.world.entity import Entity, Event
from attn_tui.workshop.world.teller import Teller

PRONOUN = {"m": "他", "f": "她", "n": "它", "P": "他们", "N": "它们"}
UNSAID_ALONE = frozenset({"男人", "女人", "男孩", "女孩"})
"""Nouns that hardly stand alone: one says that man rather than man."""
NOUN_FORM = {"P": "N", "O": "N", "S": "s"}
"""What stands for a pronoun of one who was not named yet."""


def sentence(text: str) -> str:
    """With its stop."""
    return text + ("" if text.endswith(("。", "！", "？", "。”", "！”", "？”")) else "。")


class Chinese(Teller):
    """Tells in Chinese."""

    lang = 1
    gap = ""

    def phrase(self, entity: Entity, full: bool = True) -> str:
        """Adjectives and noun."""
        noun = entity.noun[1]
        if full and entity.colour:
            noun = f"{entity.colour[1]}的{noun}"
        if full and entity.size:
            noun = f"{entity.size[1]}{noun}"
        return noun

    def refer(self, entity: Entity, form: str) -> str:
        """The words for `entity` at this place of the story."""
        if form in ("n", "bare"):
            self.mention(entity)
            return self.phrase(entity, full=form == "n")
        key = "它" if entity.pair else PRONOUN[entity.pronoun]
        if entity.pronoun == "P" and all(m.sex == "f" for m in entity.members or (entity,)):
            key = "她们"
        if form in ("P", "O", "S") and self.named_before(entity):
            self.mention(entity)
            return key + ("的" if form == "S" else "")
        form = NOUN_FORM.get(form, form)
        often = 0.7 if entity.person else (0.5 if form == "" else 0.3)
        if form in ("", "o", "s") and self.clear(entity) and self.chance(self.habit(entity, often)):
            self.mention(entity)
            return key + ("的" if form == "s" else "")
        text = self.named(entity, form)
        self.mention(entity)
        return text + ("的" if form == "s" else "")

    def named(self, entity: Entity, form: str) -> str:
        """The noun with what stands before it, or the name."""
        if entity.members:
            return "和".join(self.refer(member, "N") for member in entity.members)
        if entity.name:
            return entity.name[1]
        seen = id(entity) in self.known
        if entity.family and entity.owner is not None:
            if id(entity.owner) in self.known and self.chance(0.9):
                return entity.noun[1]
            owner = self.refer(entity.owner, "")
            return owner + ("" if len(owner) == 1 else "的") + entity.noun[1]
        mine = entity.owner is not None and entity.owner is self.subject and self.chance(0.5)
        if entity.owner is not None and form != "a" and (not seen or self.chance(0.15)) and not mine:
            return (
                f"{self.refer(entity.owner, 's')}{self.phrase(entity, full=not seen).replace('色的', '色')}"
            )
        if entity.many and not entity.pair:
            if form == "a" or not (seen or entity.known or entity.owner):
                return f"几{entity.measure}{self.phrase(entity)}"
            if not entity.person and self.chance(0.6):
                return self.phrase(entity, full=not seen)
            return (
                f"那{'几' + entity.measure if entity.measure else '些'}{self.phrase(entity, full=not seen)}"
            )
        if form == "a" or not (seen or entity.known or entity.owner):
            return (f"一{entity.measure}" if not entity.mass else "一些") + self.phrase(entity)
        alone = entity.noun[1][-2:] not in UNSAID_ALONE
        often = 1.0 if not alone else 0.1 if entity.person else 0.25
        if not (entity.mass or entity.family or (entity.person and alone and not seen)) and self.chance(
            often
        ):
            return f"那{entity.measure}{self.phrase(entity, full=not seen)}"
        return self.phrase(entity, full=not seen)

    def single(self, event: Event) -> str:
        """One event as a sentence."""
        openers = {
            "so": ("所以", "于是", ""),
            "thus": ("于是", ""),
            "but": ("可是", "但是", "不过，"),
            "then": ("然后", "后来", "", ""),
        }.get(event.link, ("",))
        opener = self.rng.choice(openers) if self.plain(event) else ""
        return sentence(opener + self.clause(event.ways[1], event.roles))

    def pair(self, first: Event, second: Event) -> str:
        """Two events as one sentence or two."""
        one, two = first.ways[1], second.ways[1]

        def in_order(head: str, joint: str, drop: bool = False, split: bool = False) -> str:
            text = head + self.clause(one, first.roles)
            if split:
                self.sentence += 1
                return sentence(text) + sentence(joint + self.clause(two, second.roles))
            leave = drop and "因为" not in one and self.chance(0.7) and self.starts_with(second, self.subject)
            return sentence(text + joint + self.clause(two, second.roles, drop=leave))

        pick = self.rng.random()
        if second.link in ("so", "thus"):
            if pick < 0.3 or second.link == "thus" or not self.plain(first):
                return in_order("", self.rng.choice(("，所以", "，", "，于是")), drop=True)
            if pick < 0.5:
                return in_order("因为", "，所以", drop=True)
            if pick < 0.65:
                text = self.clause(two, second.roles)
                return sentence(text + "，因为" + self.clause(one, first.roles))
            if pick < 0.8:
                return in_order("", "，", drop=True)
            return in_order("", "所以", split=True)
        if second.link == "but":
            if pick < 0.35:
                return in_order("", "，但是")
            if pick < 0.7:
                return in_order("", "，可是")
            if pick < 0.85 and self.plain(first):
                return in_order("虽然", "，但是", drop=True)
            return in_order("", "不过，", split=True)
        if second.link == "and":
            return in_order("", "，", drop=True) if pick < 0.75 else in_order("", "", split=True)
        if pick < 0.35:
            return in_order("", "，然后", drop=True)
        if pick < 0.7:
            return in_order("", "，", drop=True)
        if pick < 0.85:
            return in_order("", "后来，", split=True)
        return in_order("", "然后", split=True)
