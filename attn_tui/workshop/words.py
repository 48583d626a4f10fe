"""What the templates of one language are filled with."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Sayer = Callable[[random.Random], str]


@dataclass(frozen=True)
class Words:
    """A language's nouns, frames and joints; `held_*` are for the measurement only.

    In frames {p} is a person and {t} a thing, in `meals` {a} an animal and {f} a food, in `fit` {i} an
    item and {b} a box; `roles` is what only this person does; `says` has {n}, a noun, and {s}, what it is.
    """

    lang: str
    space: str
    gap: str
    comma: str
    stop: str
    it: str
    because: str
    links: tuple[str, ...]
    people: tuple[tuple[str, str], ...]
    things: tuple[tuple[str, tuple[str, ...]], ...]
    moods: tuple[str, ...]
    roles: Mapping[str, str]
    frames: tuple[str, ...]
    held_people: tuple[tuple[str, str], ...]
    held_things: tuple[str, ...]
    held_frames: tuple[str, ...]
    animals: tuple[str, ...]
    foods: tuple[str, ...]
    meals: tuple[str, ...]
    animal_states: tuple[str, ...]
    food_states: tuple[str, ...]
    items: tuple[str, ...]
    boxes: tuple[str, ...]
    sizes: tuple[tuple[str, bool], ...]
    fit: str
    says: str
    list_words: tuple[str, ...]
    names: tuple[str, ...]
    sayings: tuple[str, ...]
    echo: str
    agree: Sayer
    same: Sayer

    def capital(self, text: str) -> str:
        """With a capital first letter, where the language has them."""
        return text[:1].upper() + text[1:]

    def sentence(self, text: str) -> str:
        """With a capital letter and a full stop."""
        return self.capital(text) + self.stop.strip()
