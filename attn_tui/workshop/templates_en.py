"""The English words and frames of the templates."""

from __future__ import annotations

import random

from attn_tui.workshop.words import Words

_HE = {
    "man": "worked hard",
    "boy": "played football",
    "king": "ruled the country",
    "prince": "lived in a castle",
    "father": "had two children",
    "uncle": "visited us",
    "farmer": "grew vegetables",
    "fisherman": "caught fish",
    "policeman": "caught the thief",
    "waiter": "brought the food",
    "baker": "baked bread",
    "thief": "stole things",
    "hunter": "hunted in the forest",
    "sailor": "sailed the sea",
    "driver": "drove too fast",
    "barber": "cut hair",
    "teacher": "taught us English",
    "doctor": "helped the sick",
    "husband": "came home late",
    "son": "went to school",
    "old man": "walked slowly",
    "young man": "fell in love",
}
_SHE = {
    "woman": "read a letter",
    "girl": "wore a dress",
    "queen": "sat on the throne",
    "princess": "lost her crown",
    "mother": "loved her baby",
    "aunt": "came for dinner",
    "nurse": "worked in a hospital",
    "actress": "made films",
    "waitress": "served tea",
    "witch": "knew magic",
    "lady": "drank coffee",
    "cook": "cooked dinner",
    "singer": "sang a song",
    "dancer": "danced well",
    "wife": "cleaned the house",
    "student": "studied all night",
    "maid": "washed the dishes",
    "writer": "wrote a story",
    "niece": "turned ten",
    "old woman": "told a story",
    "young woman": "got married",
}

_THINGS = {
    "ball": ("rolled away", "bounced"),
    "bell": ("rang", "was ringing"),
    "kettle": ("boiled", "was boiling"),
    "boat": ("sank", "was sinking"),
    "candle": ("burned", "went out"),
    "car": ("broke down", "was too slow"),
    "phone": ("rang", "was ringing"),
    "door": ("opened", "was open"),
    "plane": ("landed", "was flying"),
    "ice": ("melted", "was melting"),
    "balloon": ("popped", "was floating"),
    "train": ("left", "was late"),
    "lamp": ("shone", "was bright"),
    "radio": ("played music", "was loud"),
    "book": ("was interesting", "was boring"),
    "box": ("was heavy", "was empty"),
    "coat": ("was warm", "was dirty"),
    "window": ("was broken", "was closed"),
    "tree": ("grew", "was tall"),
    "knife": ("was sharp", "cut well"),
    "cake": ("was sweet", "smelled good"),
    "soup": ("was hot", "was cold"),
    "dog": ("barked", "was barking"),
    "cat": ("purred", "was sleeping"),
    "bird": ("sang", "was singing"),
    "horse": ("ran fast", "was running"),
    "cow": ("mooed", "gave milk"),
    "duck": ("quacked", "was swimming"),
    "frog": ("jumped", "was green"),
    "bee": ("buzzed", "was buzzing"),
    "lion": ("roared", "was roaring"),
    "snake": ("hissed", "was hissing"),
    "wolf": ("howled", "was howling"),
    "mouse": ("squeaked", "was tiny"),
    "sheep": ("ate grass", "was white"),
    "hen": ("laid an egg", "had feathers"),
    "pig": ("was fat", "was dirty"),
    "monkey": ("climbed a tree", "had a long tail"),
    "elephant": ("was very big", "was grey"),
    "fish": ("swam away", "was swimming"),
    "camera": ("was expensive", "was new"),
    "chair": ("was broken", "was comfortable"),
    "bridge": ("was long", "was old"),
    "house": ("was on fire", "had a red roof"),
    "letter": ("was long", "was short"),
    "ring": ("was made of gold", "was expensive"),
    "shirt": ("was wet", "was too small"),
    "flower": ("smelled sweet", "was yellow"),
    "river": ("was deep", "was wide"),
    "computer": ("did not work", "was fast"),
    "guitar": ("sounded good", "was out of tune"),
    "hat": ("was too big", "was black"),
    "bicycle": ("was stolen", "had a flat tire"),
    "stone": ("was heavy", "was hard"),
    "key": ("was lost", "was rusty"),
    "ship": ("sank", "was sailing away"),
    "milk": ("was sour", "was fresh"),
}
_FRUIT = [
    "apple",
    "banana",
    "tomato",
    "potato",
    "carrot",
    "pear",
    "orange",
    "lemon",
    "egg",
    "bread",
    "rice",
    "cheese",
]
_COLOURS = ["red", "blue", "green", "yellow", "black", "white", "big", "small", "old", "new"]
_PLACES = [
    "in the garden",
    "near the river",
    "on the table",
    "under the tree",
    "at home",
    "in the box",
    "by the door",
]
_MANY = [
    "cats",
    "dogs",
    "birds",
    "boys",
    "girls",
    "children",
    "flowers",
    "books",
    "apples",
    "friends",
    "trees",
    "stars",
]
_ONE = ["cat", "dog", "bird", "boy", "girl", "child", "flower", "book", "apple", "friend", "tree", "star"]


def _agree(rng: random.Random) -> str:
    place = rng.choice(_PLACES)
    i = rng.randrange(len(_ONE))
    colour = rng.choice(_COLOURS)
    kind = rng.randrange(4)
    number = rng.choice(["two", "three", "four", "five", "many"])
    if kind == 0:
        return f"The {_ONE[i]} {place} is {colour}. The {_MANY[i]} {place} are {colour}."
    if kind == 1:
        return f"There is one {_ONE[i]} {place}. There are {number} {_MANY[i]} {place}."
    if kind == 2:
        return f"I have a {colour} {_ONE[i]}. I have {number} {colour} {_MANY[i]}."
    return f"I am {place}. He is {place}. They are {place}. We are {place} too."


def _same(rng: random.Random) -> str:
    fruit, colour = rng.choice(_FRUIT), rng.choice(_COLOURS)
    return rng.choice(
        (
            f"The kitten is a small cat. The kitten likes the {fruit}, and the cat likes the {fruit} too.",
            f"This {fruit} is {colour}. That {fruit} is {colour} too.",
            f"A puppy is a young dog. The puppy wants a {fruit}. The dog wants a {fruit}.",
            f"I like the {fruit}. You like the {fruit}. We all like the {fruit}.",
        )
    )


EN = Words(
    lang="en",
    space=" ",
    gap=" ",
    comma=", ",
    stop=". ",
    it="it",
    because=" because ",
    links=(" because ", " because ", " because ", ", but ", " and then ", " when "),
    people=(
        *((f"the {n}", "he") for n in _HE),
        *((f"the {n}", "she") for n in _SHE),
        *((n, "he") for n in ("Sam", "Ben", "Tom", "Jack", "my father", "the old man", "my uncle")),
        *((n, "she") for n in ("Anna", "Lucy", "Mary", "Emma", "my mother", "the old woman", "my aunt")),
    ),
    things=tuple((f"the {thing}", does) for thing, does in _THINGS.items()),
    moods=(
        "was hungry",
        "was tired",
        "was happy",
        "was late",
        "was afraid",
        "was angry",
        "was kind",
        "wanted to play",
        "wanted to go home",
        "was thirsty",
        "had no money",
        "liked music",
        "felt sick",
    ),
    roles={f"the {noun}": does for noun, does in (_HE | _SHE).items()},
    frames=(
        "{p} looked at {t}",
        "{p} picked up {t}",
        "{p} stopped near {t}",
        "{p} found {t}",
        "{p} wanted {t}",
        "{p} sold {t}",
        "{p} liked {t}",
        "{p} ran to {t}",
        "{t} surprised {p}",
        "{t} was near {p}",
        "{t} belonged to {p}",
        "{t} helped {p}",
        "{t} fell on {p}",
        "{t} stopped in front of {p}",
        "{t} was useful to {p}",
    ),
    held_people=(
        ("the brother", "he"),
        ("the grandfather", "he"),
        ("the soldier", "he"),
        ("the gentleman", "he"),
        ("the boss", "he"),
        ("the lawyer", "he"),
        ("the emperor", "he"),
        ("the president", "he"),
        ("the sister", "she"),
        ("the grandmother", "she"),
        ("the daughter", "she"),
        ("the bride", "she"),
        ("the girlfriend", "she"),
        ("the maiden", "she"),
        ("the fairy", "she"),
        ("the widow", "she"),
    ),
    held_things=(
        "the clock",
        "the cup",
        "the kite",
        "the fox",
        "the table",
        "the bottle",
        "the rabbit",
        "the bus",
        "the watch",
        "the movie",
        "the song",
        "the mountain",
        "the basket",
        "the umbrella",
        "the picture",
        "the newspaper",
    ),
    held_frames=(
        "{p} pointed at {t}",
        "{p} forgot {t}",
        "{p} waited for {t}",
        "{p} cleaned {t}",
        "{p} hid {t}",
        "{p} dreamed of {t}",
        "{t} annoyed {p}",
        "{t} was behind {p}",
        "{t} hit {p}",
        "{t} bored {p}",
        "{t} was above {p}",
        "{t} followed {p}",
    ),
    animals=tuple(
        f"the {n}"
        for n in ["cat", "dog", "bird", "mouse", "horse", "cow", "duck", "rabbit", "bear", "kitten", "puppy"]
    ),
    foods=tuple(f"the {n}" for n in (*_FRUIT, "fish", "meat", "cake")),
    meals=("{a} did not eat {f}", "{a} did not want {f}", "{a} left {f}", "{a} would not touch {f}"),
    animal_states=("was full", "was sick", "was sleepy", "was not hungry", "was tired", "was afraid"),
    food_states=("was sour", "was rotten", "was too hot", "was too old", "was not ripe", "was not fresh"),
    items=tuple(
        f"the {n}"
        for n in ["ball", "book", "chair", "table", "bicycle", "piano", "cake", "hat", "bed", "lamp"]
    ),
    boxes=tuple(
        f"the {n}" for n in ["box", "bag", "suitcase", "drawer", "car", "room", "cupboard", "basket"]
    ),
    sizes=(
        ("is too big", True),
        ("is too small", False),
        ("is too large", True),
        ("is too narrow", False),
        ("is too wide", True),
        ("is too full", False),
    ),
    fit="{i} does not fit in {b}",
    says="{n} {s}",
    list_words=(*_FRUIT, *_COLOURS, *_ONE, "one", "two", "three", "four", "sun", "moon", "star", "water"),
    names=("Sam", "Anna", "Ben", "Lucy", "Tom", "Mary", "Jack", "Emma"),
    sayings=("I like the {w}", "we need the {w}", "this is my {w}", "where is the {w}", "I see the {w}"),
    echo='{a} said, "{s}" {b} said, "{s}"',
    agree=_agree,
    same=_same,
)
