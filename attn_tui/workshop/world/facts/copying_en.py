"""English texts whose second half can be known only from the first: lists, sentences, rhymes said again."""

from __future__ import annotations

from attn_tui.workshop.world.facts.draw import Draw, frames
from attn_tui.workshop.world.facts.english import finish, listed, whereabouts
from attn_tui.workshop.world.facts.pools_en import (
    ALL,
    ANIMALS,
    COLOURS,
    FEELINGS,
    KEPT,
    LOOKS,
    NAMES,
    ONES,
    PAINTED,
    PLACES,
    THINGS,
    VERBS,
    WORDS,
)
from attn_tui.workshop.world.facts.tables_en import DAYS, NUMBERS
from attn_tui.workshop.world.facts.words import split

_KINDS = split("animals food things clothes vehicles places colours looks verbs subjects numbers days")
_LISTS = (*(WORDS.words(kind) for kind in _KINDS), NAMES, NAMES, ONES, *[ALL] * 5)

_AGAIN = frames("""
{l}. {l}.
{l}. {l}. {l}.
{l}; {l}.
{l}. <Again|Once more|And again|Say it again>: {l}.
Say after me: {l}. {l}.
{n} says: {l}. {m} says: {l}.
{n} says, "{l}." {m} says, "{l}."
"{l}," says {n}. "{l}," says {m}.
{n} reads the words: {l}. {m} reads them, too: {l}.
The words are {and_}. <Say them.|What are the words?> {and_}.
Remember these words: {l}. Which words do you remember? {l}.
The list says: {l}. {n} reads the list: {l}.
First we say {l}. Then we say it again: {l}.
{l}, and again {l}.
Listen: {l}. Now you: {l}.
The teacher writes {and_} on the board. {n} writes {and_} in the book.
{n} learns {and_}. {m} learns {and_}, too.
My words are {l}. Your words are {l}, too.
Old list: {l}. New list: {l}.
""")


def words_again(draw: Draw) -> str:
    """A list of words, said twice or three times in the same order."""
    words = draw.some(draw.one(_LISTS), draw.between(3, 7) if draw.chance(0.8) else 2)
    n, m = draw.some(NAMES, 2)
    separator = ", " if draw.chance(0.8) else " "
    return draw.say(_AGAIN, l=separator.join(words), and_=listed(words), n=n, m=m)


def _mixed(draw: Draw) -> str:
    """Words of all kinds, up to twelve of them, in the same order again."""
    words = draw.some(ALL, draw.between(6, 12))
    return f"{' '.join(words)}. {' '.join(words)}."


_WHERE = split("in on under behind beside near")
_SENTENCES = frames("""
The {c} {x} is {at} the {y}.
The {x} is {at} the {y}.
There is a {x} {at} the {y}.
There are {k} {xs} {at} the {y}.
I have a {c} {x} and a {d} {y}.
I saw a {a} and a {b} {where}.
My {x} is {c}, and my {y} is {d}.
The {a} wants to {v} with the {b}.
The {a} is {f}, and the {b} is {g}.
I want to {v} and {w}.
I can {v}, but I cannot {w}.
I like {xs} and {ys}.
Bring me the {x}, the {y} and the {z}, please.
The {x} is {l}, but the {y} is {o}.
{p} and {q} are {where}.
{p} gave {q} a {c} {x}.
{p} likes the {a}, and {q} likes the {b}.
The {a} sleeps {at} the {x}.
On {day} we go to the {place}.
The {a} has a {l} {x}.
The {a} has {k} {xs}, and the {b} has {m} {ys}.
{p} and {q} want to {v} after school.
The {l} {x} and the {o} {y} are {at} the {z}.
""")
_ECHOES = frames("""
"{s}" says {n}. "{s}" says {m}.
{n} says, "{S}" {m} says, "{S}"
{S} {S}
{S} {S} {S}
{n} wrote: {S} {m} wrote the same: {S}
The parrot hears, "{S}" The parrot says, "{S}"
"What did {n} say?" "{n} said: {S}" {n} said: {S}
{n} said, "{S}" "{S}" said {m}, too.
"Say after me: {S}" "{S}"
"{s}" says the teacher. "{s}" say the children.
{n} calls, "{S}" "{s}" calls the echo.
"{S} Did you hear me, {m}?" "Yes, you said: {S}"
Read it once: {S} Read it twice: {S}
""")


def sentence_again(draw: Draw) -> str:
    """A sentence that someone else says again."""
    sentence = _sentence(draw)
    n, m = draw.some(NAMES, 2)
    return draw.say(_ECHOES, S=sentence[0].upper() + sentence[1:], s=sentence[:-1] + ",", n=n, m=m)


def _sentence(draw: Draw) -> str:
    x, y, z = draw.some(PAINTED, 3)
    a, b = draw.some(ANIMALS, 2)
    c, d = draw.some(COLOURS, 2)
    f, g = draw.some(FEELINGS, 2)
    v, w = draw.some(VERBS, 2)
    p, q = draw.some(NAMES, 2)
    lo, o = draw.some(LOOKS, 2)
    nouns = {"x": x.one, "y": y.one, "z": z.one, "xs": x.many, "ys": y.many, "a": a, "b": b, "p": p, "q": q}
    others = {"c": c, "d": d, "f": f, "g": g, "v": v, "w": w, "l": lo, "o": o, "at": draw.one(_WHERE)}
    numbers = {
        "k": draw.one(NUMBERS[1:]),
        "m": draw.one(NUMBERS[1:]),
        "place": (place := draw.one(PLACES)),
        "where": whereabouts(place),
        "day": draw.one(DAYS),
    }
    return draw.say(_SENTENCES, **nouns, **others, **numbers)


_ORDERS: tuple[tuple[str, str, str], ...] = (
    ("{l} go to the {place}.", "{w} {x} goes in", "."),
    ("{l} stand in a row.", "{w} comes {x}", "."),
    ("{l} wait at the door.", "{w} {x} comes in", "."),
    ("{l} sing a song.", "{w} {x} sings", "."),
    ("{l} jump into the water.", "{w} {x} jumps", "."),
    ("{l} run a race.", "{w} {x} runs", "."),
    ("{l} come to the party.", "{w} {x} comes", "."),
    ("{l} want to {v}.", "{w} {x} gets a turn", "."),
    ("The teacher calls {l}.", "{w} {x} stands up", "."),
    ("{l} get on the bus.", "{w} {x} gets on", "."),
)
_ORDER_WORDS = ("first", "then", "next", "after that", "last")


_TEXT_AGAIN = frames("""
{t} {t}
{t} {t} {t}
{t} Again: {t}
Read it: {t} Read it again: {t}
{n} reads: {t} {m} reads, too: {t}
{n} writes: {t} {m} writes the same: {t}
The book says: {t} {n} says it, too: {t}
Once: {t} Twice: {t}
{n} learns it by heart: {t} Now {n} can say it: {t}
Listen, {n}: {t} Now you say it: {t}
""")


def text_again(draw: Draw, text: str) -> str:
    """A text of any kind and then the same text."""
    n, m = draw.some(NAMES, 2)
    text = finish(text)
    return draw.say(_TEXT_AGAIN, t=text, n=n, m=m)


def in_order(draw: Draw) -> str:
    """People or animals named in a row; then each does the same in that order."""
    people = draw.chance(0.7)
    k = draw.between(2, 5)
    who = draw.some(NAMES, k) if people else [f"the {animal}" for animal in draw.some(ANIMALS, k)]
    begin, each, stop = draw.one(_ORDERS)
    text = begin.format(l=listed(who), place=draw.one(PLACES), v=draw.one(VERBS))
    if draw.chance(0.25):
        return f"{text} {_asked_order(draw, who)}"
    if draw.chance(0.4):
        order = (
            [_ORDER_WORDS[0], *_ORDER_WORDS[1 : k - 1], "and last"][:k] if k > 2 else ["first", "and then"]
        )
        return f"{text} {', '.join(each.format(w=w, x=x) for w, x in zip(order, who, strict=True))}{stop}"
    order = ["first", *["then"] * (k - 2), "last"] if draw.chance(0.5) else ["first", *["then"] * (k - 1)]
    return text + "".join(f" {each.format(w=w, x=x)}{stop}" for w, x in zip(order, who, strict=True))


def _asked_order(draw: Draw, who: list[str]) -> str:
    at = draw.below(len(who))
    where = ("first", "second", "third", "fourth", "fifth")[at]
    return f"Who is {where}? {who[at]}{' is ' + where if draw.chance(0.5) else ''}."


_RHYMES = frames("""
One {x}, two {xs}, {c} {x}, {d} {x}.
{X}, {X}, where are you? I am here, and how are you?
{c} {x}, {c} {x}, what do you see? I see a {d} {y} looking at me.
Hop, little {a}, hop to the {y}. Stop, little {a}, stop at the {z}.
The {a} in the {x}, the {b} in the {y}, up and down they go.
Round and round the {x} we go. {v} and {w}, fast and slow.
A {x} for you, a {y} for me, a {z} for the {a} under the tree.
Clap for the {x}. Stamp for the {y}. Turn for the {z}.
{v}, {a}, {v}! {w}, {b}, {w}!
Here is the {x}, there is the {y}. Hello, {a}, and goodbye.
My {x}, my {y}, my {z} and me.
{k} {c} {xs} on the wall, {k} {c} {xs} in the hall.
Good night, {x}. Good night, {y}. Good night, {a}.
""")


def rhyme(draw: Draw) -> str:
    """A small rhyme, said twice."""
    x, y, z = draw.some(PAINTED, 3)
    a, b = draw.some(ANIMALS, 2)
    c, d = draw.some(COLOURS, 2)
    v, w = draw.some(VERBS, 2)
    fields = {
        "x": x.one,
        "y": y.one,
        "z": z.one,
        "xs": x.many,
        "a": a,
        "b": b,
        "c": c,
        "d": d,
        "v": v,
        "w": w,
    }
    line = draw.say(_RHYMES, X=draw.one(ANIMALS), k=draw.one(NUMBERS[1:]), **fields)
    return f"{line} {line}"


def pairs_again(draw: Draw) -> str:
    """Words that are paired at will; then one is said and the other is asked for."""
    k = draw.between(2, 5)
    left, right = draw.some(ALL, k), draw.some(ALL, k)
    link, stop = draw.one(((" - ", ", "), (": ", ". "), (" goes with ", ". "), (" - ", ". ")))
    pairs = [f"{a}{link}{b}" for a, b in zip(left, right, strict=True)]
    order = range(k) if draw.chance(0.4) else draw.some(range(k), draw.between(1, k))
    return f"{stop.join(pairs)}. {stop.join(pairs[i] for i in order)}."


_CARRY = tuple(noun for noun in THINGS if noun.one in KEPT)
_CARRIED = frames("""
{n} wants to buy {l}. In the shop {n} buys {l}.
On the table there are {l}. {n} takes {l} from the table.
Mother asks for {l}. {n} brings {l}.
{n} packs {l}. "What is in your bag?" asks {m}. "{l}," says {n}.
We need {l} for the party. {n} has {l}. Now we have all we need.
In the <box|bag|basket> there are {l}. What is in it? {l}.
{n} draws {l}. {m} draws {l}, too.
"I see {l}," says {n}. "I see {l}, too," says {m}.
What did you see, {n}? I saw {l}. {n} saw {l}.
{n} has {l}. {m} wants {l}, too.
{n} lost {l}. Look, here are {l}!
The shopping list says {l}. {n} buys {l}.
""")


def carried(draw: Draw) -> str:
    """Things named once and named again when they are bought, brought or found."""
    things = draw.some(_CARRY, draw.between(2, 4))
    way = draw.random()
    if way < 0.4:
        named = [f"a {thing.one}" for thing in things]
    elif way < 0.7:
        named = [thing.many for thing in things]
    else:
        named = [f"{draw.one(NUMBERS[1:12])} {thing.many}" for thing in things]
    n, m = draw.some(NAMES, 2)
    return (
        draw.say(_CARRIED, l=listed(named), n=n, m=m)
        .replace("there are a ", "there is a ")
        .replace("here are a ", "here is a ")
    )


def growing(draw: Draw) -> str:
    """A row that is said again, each time with one more."""
    words = draw.some(KEPT, draw.between(2, 4))
    begin = draw.one(("I have", "I see", "In my bag there is", "I pack", "I draw", "Under the tree I found"))
    return " ".join(f"{begin} {listed([f'a {word}' for word in words[: i + 1]])}." for i in range(len(words)))


SUBJECTS = (
    (words_again, 8),
    (_mixed, 3),
    (sentence_again, 5),
    (in_order, 3),
    (rhyme, 3),
    (pairs_again, 3),
    (carried, 3.5),
    (growing, 1.5),
)
"""Makers of this file and how often each is drawn."""
