"""Opposites, colours, animals, kinds of things and words for the same, in English."""

from __future__ import annotations

from attn_tui.workshop.world.facts.draw import Draw, frames, joined
from attn_tui.workshop.world.facts.english import listed
from attn_tui.workshop.world.facts.tables_en import (
    ANIMALS,
    COLOURS,
    KINDS,
    OPPOSITES,
    PAIRS,
    SAME,
    YOUNG,
)
from attn_tui.workshop.world.facts.words import plural, split, vocabulary

_WORDS = vocabulary("en")
_NAMES = _WORDS.words("girls", "boys")
_MANY = {noun.one: noun.many for noun in _WORDS.nouns(*_WORDS.kinds)}


def many(noun: str) -> str:
    """The plural of a noun, irregular ones included."""
    return _MANY.get(noun) or plural(noun)


_OPPOSITES = frames("""
The opposite of {a} is {b}.
{a} is the opposite of {b}.
{a} and {b} are opposites.
What is the opposite of {a}? <It is |The opposite is |>{b}.
I say {a}, you say {b}.
Not {a}, but {b}.
"{a}," says {n}. "{b}," says {m}.
"What is the opposite of {a}?" asks {n}. "{b}," says {m}.
If it is not {a}, it is {b}.
""")
_PAIRS = frames("""
The opposite of {a} is {b}.
The opposite of "{a}" is "{b}".
{a} and {b} are opposites.
What is the opposite of {a}? <It is |The opposite is |>{b}.
I say {a}, you say {b}.
{a} - {b}.
"{a}," says {n}. "{b}," says {m}.
""")
_CONTRASTS = frames("""
{x} is {a}, but {y} is {b}.
{x} is {a}, and {y} is {b}.
{x} is {a}. {y} is not {a}. <{Its} {b}|No, {y} is {b}>.
{x} is not {b}. {It} {a}.
{y} is not {a}, but {b}.
{y} is {b}, but {x} is {a}.
Is {x} {b}? No, <{It}|{x} is> {a}.
Is {x} {a}? Yes, <{It}|{x} is {a}>. And {y}? {y} is {b}.
Is {x} {a} or {b}? <{It}|{x} is> {a}.
{x} is {a}. {y} is {b}. {a} is the opposite of {b}.
"Is {y} {a}?" asks {n}. "No, {b}," says {m}.
Which one is {a}? {x} is. And which one is {b}? {y} is.
""")


_VERY = frames("""
{x} is very {a}, but {y} is very {b}.
{x} is so {a}! {y} is so {b}!
{x} is very {a}. {y} is not {a} at all.
""")
_ALL_OR_NOTHING = frozenset(split("open closed true false right wrong asleep awake full empty alive"))
_HE = frozenset(split("father grandfather king boy brother beggar giant prince"))
_SHE = frozenset(split("mother girl sister princess queen grandmother"))
_NOT_IT = frozenset(split("child baby teacher student driver guest stranger monster"))


def _it_is(phrase: str) -> str:
    """What stands for the phrase and "is" when it is named again."""
    noun = phrase.split()[-1]
    again = "he" if noun in _HE else "she" if noun in _SHE else phrase if noun in _NOT_IT else "it"
    return f"{again} is"


def opposites(draw: Draw) -> str:
    """A pair of opposites, or two things that differ."""
    n, m = draw.some(_NAMES, 2)
    a, b, x, y = draw.one(OPPOSITES)
    if draw.chance(0.5):
        a, b, x, y = b, a, y, x
    if draw.chance(0.55):
        shown = _CONTRASTS if a in _ALL_OR_NOTHING else _CONTRASTS + _VERY
        return draw.say(shown, a=a, b=b, x=x, y=y, n=n, m=m, It=_it_is(x), Its=_it_is(y))
    text = []
    for _ in range(draw.between(1, 2)):
        if draw.chance(0.45):
            a, b = draw.one(PAIRS)
            shown = _PAIRS
        else:
            a, b, _x, _y = draw.one(OPPOSITES)
            shown = _OPPOSITES
        if draw.chance(0.5):
            a, b = b, a
        text.append(draw.say(shown, a=a, b=b, n=n, m=m))
    return " ".join(text)


_COLOUR = frames("""
{x} is {c}.
{x} is {c}.
{x} is {c}, and {y} is {d}.
What colour is {x}? It is {c}.
What colour is {x}? {c}.
Is {x} {d}? No, it is {c}.
Is {x} {c}? Yes, it is {c}.
{x} is as {c} as {z}.
The colour of {x} is {c}.
{x} is not {d}. It is {c}.
"What colour is {x}?" asks {n}. "It is {c}," says {m}.
{n} paints {x}, and takes the {c} <paint|pencil|crayon>.
What is {c}? {x} is {c}.
{x} is {c}, {z} is {c}, too.
{n}'s <hat|coat|shirt|cup|ball> is as {c} as {z}.
I see something {c}. It is {x}.
""")
_MIXED = frames("""
Red and yellow make orange.
Blue and yellow make green.
Red and blue make purple.
Black and white make grey.
Red and white make pink.
The flag is red, white and blue.
A rainbow has many colours: red, orange, yellow, green, blue and purple.
At a red light we stop. At a green light we go.
Red means stop, and green means go.
""")


def _coloured(row: tuple[str, ...]) -> str:
    noun, _, article = row
    return noun if article == "-" else f"{article} {noun}"


_BY_COLOUR = {colour: [row for row in COLOURS if row[1] == colour] for colour in {row[1] for row in COLOURS}}


def colours(draw: Draw) -> str:
    """The colour that a known thing has."""
    if draw.chance(0.06):
        return draw.say(_MIXED)
    first, second = draw.some(COLOURS, 2)
    if first[1] == second[1]:
        return f"{_coloured(first)} is {first[1]}. {_coloured(second)} is {first[1]}, too."
    like = draw.one([row for row in _BY_COLOUR[first[1]] if row is not first] or [first])
    if like is first:
        return f"{_coloured(first)} is {first[1]}."
    n, m = draw.some(_NAMES, 2)
    x, y, z = _coloured(first), _coloured(second), _coloured(like)
    return draw.say(_COLOUR, x=x, y=y, z=z, c=first[1], d=second[1], n=n, m=m)


_ANIMAL = frames("""
<A|The> {x} says {sound}.
What does the {x} say? {sound}<|, {sound}>!
"{sound}, {sound}!" says the {x}.
{xs} eat {food}.
<A|The> {x} likes to eat {food}.
What do {xs} eat? They eat {food}.
What does a {x} eat? It eats {food}.
Where does a {x} live? <It lives in|In> a {home}.
<A|The> {x} lives in a {home} and eats {food}.
A {x} has {legs} legs.
How many legs does a {x} have? <It has {legs}|{legs}>.
A baby {x} is called a {young}.
What is a young {x} called? <It is called |>a {young}.
{n} gives the {x} some {food}. "{sound}!" says the {x}.
{n} hears "{sound}, {sound}". It is a {x}.
A {x} is an animal. It says {sound}, and it eats {food}.
The {x} says {sound}, but the {y} says {sound2}.
A {x} eats {food}, and a {y} eats {food2}.
The {x} is hungry. It wants to eat {food}.
Does a {x} eat {food}? Yes, it does.
A {x} has {legs} legs, and a {young} has {legs} legs, too.
I am a {x}. I say {sound}. I live in a {home}.
""")
_SILENT = tuple(frame for frame in _ANIMAL if "{sound" not in frame[0])
_LEGS = frames("""
A bird has two legs, but a cat has four.
A dog has four legs, and a hen has two.
An ant has six legs.
A fish has no legs. It swims.
A table has four legs. So does a chair.
A boy has two legs, and a horse has four.
Birds have two wings.
Birds fly, fish swim and dogs run.
A fish lives in water. A bird lives in a tree.
How many legs does a chair have? It has four.
We have two eyes, two ears, one nose and one mouth.
I have two hands and ten fingers.
How many fingers do you have? I have ten fingers.
A bike has two wheels, and a car has four wheels.
A hand has five fingers. Two hands have ten fingers.
Hens lay eggs. Cows give milk. Sheep give wool.
The cow gives us milk, and the hen gives us eggs.
""")


def animals(draw: Draw) -> str:
    """What an animal says and eats, where it lives, how many legs it has."""
    if draw.chance(0.1):
        return draw.say(_LEGS)
    first, second = draw.some(ANIMALS, 2)
    shown = _SILENT if "-" in (first[1], second[1]) else _ANIMAL
    x, sound, food, home, legs, young = first
    if young.startswith("baby"):
        shown = tuple(frame for frame in shown if "{young}" not in frame[0])
    fields = {"xs": many(x), "y": second[0], "sound2": second[1], "food2": second[2], "n": draw.one(_NAMES)}
    return draw.say(shown, x=x, sound=sound, food=food, home=home, legs=legs, young=young, **fields)


_YOUNG = frames("""
A young {a} is <called |>a {b}.
A {b} is a young {a}.
A {b} is a baby {a}. It will grow up to be a {a}.
The {a} has a {b}. The {b} stays close to its mother.
The {b} runs to its mother, the {a}.
A {a} is big. A {b} is small.
What do you call a young {a}? <You call it |>a {b}.
The mother is a {a}, so her baby is a {b}.
The {a} looks after her {bs}.
A {b} grows and grows. One day it is a big {a}.
""")
_SAME = frames("""
{a} and {b} mean the same.
{a} is another word for {b}.
Another word for {b} is {a}.
"{a}" and "{b}" are two words for the same thing.
Some people say {a}, and some people say {b}.
{n} says "{a}". {m} says "{b}". They mean the same.
What is another word for {a}? {b}.
What does {a} mean? It means {b}.
""")


def same(draw: Draw) -> str:
    """Two words for one thing; a young animal and its mother."""
    n, m = draw.some(_NAMES, 2)
    if draw.chance(0.5):
        a, b = draw.one(YOUNG)
        return draw.say(_YOUNG, a=a, b=b, bs=many(b))
    a, b = draw.one(SAME)
    if draw.chance(0.5):
        a, b = b, a
    return draw.say(_SAME, a=a, b=b, n=n, m=m)


_KIND = frames("""
A {x} is a {kind}.
A {x} is a {kind}. A {y} is a {kind}, too.
{xyz} are {kinds}.
What is a {x}? It is a {kind}.
Is a {x} a {kind}? Yes, it is.
Is a {x} a {other}? No, it is a {kind}.
A {x} is not a {other}. It is a {kind}.
Name <some|three> {kinds}: {x}, {y}, {z}.
I know three {kinds}: {xyz}.
Which one is a {kind}, the {x} or the {w}? The {x}.
""")
_NAMED_KIND = frames("""
{x} is a {kind}.
{x} is a {kind}, and so is {y}.
{xyz} are {kinds}.
Is {x} a {kind}? Yes, it is.
Is {x} a {other}? No, it is a {kind}.
Name <some|three> {kinds}: {x}, {y}, {z}.
I know three {kinds}: {xyz}.
Tell me a {kind}. {x}.
What is {x}? It is a {kind}.
""")
_WITHOUT_ARTICLE = frozenset(split("colour drink season number day sport"))


_CREATURES = frozenset(split("animal bird insect"))


def kinds(draw: Draw) -> str:
    """What kind of thing a thing is."""
    row, other = draw.some(KINDS, 2)
    while {row[0], other[0]} <= _CREATURES:
        other = draw.one(KINDS)
    x, y, z = draw.some(row[1:], 3)
    named = row[0] in _WITHOUT_ARTICLE
    list_ = [x, y, z] if named else [many(word) for word in (x, y, z)]
    w = draw.one(other[1:])
    if not named and (other[0] in _WITHOUT_ARTICLE or w in row):
        row, named, list_ = row, False, list_
        shown = _KIND[:-1]
    else:
        shown = _NAMED_KIND if named else _KIND
    fields = {"kind": row[0], "kinds": many(row[0]), "other": other[0], "w": w}
    return draw.say(shown, x=x, y=y, z=z, xyz=listed(list_), **fields)


SUBJECTS = (
    (opposites, 6),
    (joined(colours, " "), 4),
    (joined(animals, " "), 4),
    (joined(same, " "), 2),
    (joined(kinds, " "), 2),
)
"""Makers of this file and how often each is drawn."""
