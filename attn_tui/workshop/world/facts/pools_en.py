"""The words that texts said again are drawn from, in English."""

from __future__ import annotations

from attn_tui.workshop.world.facts.words import split, vocabulary

WORDS = vocabulary("en")
GIRLS = WORDS.words("girls")
BOYS = WORDS.words("boys")
NAMES = GIRLS + BOYS
ALL = WORDS.words()
NOUNS = WORDS.nouns("animals", "food", "things", "clothes", "vehicles", "furniture")
ONES = tuple(noun.one for noun in NOUNS)
THINGS = WORDS.nouns("things", "clothes", "food")
PAINTED = WORDS.nouns("things", "clothes")
ANIMALS = WORDS.words("animals")
COLOURS = WORDS.words("colours")
LOOKS = split(
    "big small new old clean dirty nice pretty beautiful ugly strange funny lovely tiny huge little fine"
)
FEELINGS = WORDS.words("feelings")
VERBS = WORDS.words("verbs")
PLACES = WORDS.words("places")
HOLDERS = split("box bag basket cup pot jar pocket hat desk cupboard")
LARGE = split("piano ladder snowman scarecrow sled tent wheel broom rake mop swing skateboard")
KEPT = tuple(w for w in WORDS.words("things", "clothes", "food") if w not in (*HOLDERS, *LARGE))
FOODS = tuple(noun.many for noun in WORDS.nouns("food")) + WORDS.words("stuff")
LESSONS = WORDS.words("subjects")
