"""English texts whose second half can be known only from the first: lists said again, facts asked back."""

from __future__ import annotations

from collections.abc import Callable

from attn_tui.workshop.world.facts.draw import Draw, frames
from attn_tui.workshop.world.facts.english import listed
from attn_tui.workshop.world.facts.tables_en import DAYS, NUMBERS
from attn_tui.workshop.world.facts.words import split, vocabulary

_WORDS = vocabulary("en")
_GIRLS = _WORDS.words("girls")
_BOYS = _WORDS.words("boys")
_NAMES = _GIRLS + _BOYS
_ALL = _WORDS.words()
_NOUNS = _WORDS.nouns("animals", "food", "things", "clothes", "vehicles", "furniture")
_ONES = tuple(noun.one for noun in _NOUNS)
_THINGS = _WORDS.nouns("things", "clothes", "food")
_PAINTED = _WORDS.nouns("things", "clothes")
_ANIMALS = _WORDS.words("animals")
_COLOURS = _WORDS.words("colours")
_LOOKS = split(
    "big small new old clean dirty nice pretty beautiful ugly strange funny lovely tiny huge little fine"
)
_FEELINGS = _WORDS.words("feelings")
_VERBS = _WORDS.words("verbs")
_PLACES = _WORDS.words("places")
_HOLDERS = split("box bag basket cup pot jar pocket hat desk cupboard")
_LARGE = split("piano ladder snowman scarecrow sled tent wheel broom rake mop swing skateboard")
_KEPT = tuple(w for w in _WORDS.words("things", "clothes", "food") if w not in (*_HOLDERS, *_LARGE))
_FOODS = tuple(noun.many for noun in _WORDS.nouns("food")) + _WORDS.words("stuff")
_SUBJECTS = _WORDS.words("subjects")
_KINDS = split("animals food things clothes vehicles places colours looks verbs subjects numbers days")
_LISTS = (*(_WORDS.words(kind) for kind in _KINDS), _NAMES, _NAMES, _ONES, *[_ALL] * 5)

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
    n, m = draw.some(_NAMES, 2)
    separator = ", " if draw.chance(0.8) else " "
    return draw.say(_AGAIN, l=separator.join(words), and_=listed(words), n=n, m=m)


def _mixed(draw: Draw) -> str:
    """Words of all kinds, up to twelve of them, in the same order again."""
    words = draw.some(_ALL, draw.between(6, 12))
    return f"{' '.join(words)}. {' '.join(words)}."


_WHERE = split("in on under behind beside near")
_SENTENCES = frames("""
The {c} {x} is {at} the {y}.
The {x} is {at} the {y}.
There is a {x} {at} the {y}.
There are {k} {xs} {at} the {y}.
I have a {c} {x} and a {d} {y}.
I saw a {a} and a {b} in the {place}.
My {x} is {c}, and my {y} is {d}.
The {a} wants to {v} with the {b}.
The {a} is {f}, and the {b} is {g}.
I want to {v} and {w}.
I can {v}, but I cannot {w}.
I like {xs} and {ys}.
Bring me the {x}, the {y} and the {z}, please.
The {x} is {l}, but the {y} is {o}.
{p} and {q} are in the {place}.
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
    n, m = draw.some(_NAMES, 2)
    return draw.say(_ECHOES, S=sentence[0].upper() + sentence[1:], s=sentence[:-1] + ",", n=n, m=m)


def _sentence(draw: Draw) -> str:
    x, y, z = draw.some(_PAINTED, 3)
    a, b = draw.some(_ANIMALS, 2)
    c, d = draw.some(_COLOURS, 2)
    f, g = draw.some(_FEELINGS, 2)
    v, w = draw.some(_VERBS, 2)
    p, q = draw.some(_NAMES, 2)
    lo, o = draw.some(_LOOKS, 2)
    nouns = {"x": x.one, "y": y.one, "z": z.one, "xs": x.many, "ys": y.many, "a": a, "b": b, "p": p, "q": q}
    others = {"c": c, "d": d, "f": f, "g": g, "v": v, "w": w, "l": lo, "o": o, "at": draw.one(_WHERE)}
    numbers = {
        "k": draw.one(NUMBERS[1:]),
        "m": draw.one(NUMBERS[1:]),
        "place": draw.one(_PLACES),
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


def in_order(draw: Draw) -> str:
    """People or animals named in a row; then each does the same in that order."""
    people = draw.chance(0.7)
    k = draw.between(2, 5)
    who = draw.some(_NAMES, k) if people else [f"the {animal}" for animal in draw.some(_ANIMALS, k)]
    begin, each, stop = draw.one(_ORDERS)
    text = begin.format(l=listed(who), place=draw.one(_PLACES), v=draw.one(_VERBS))
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
    x, y, z = draw.some(_PAINTED, 3)
    a, b = draw.some(_ANIMALS, 2)
    c, d = draw.some(_COLOURS, 2)
    v, w = draw.some(_VERBS, 2)
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
    line = draw.say(_RHYMES, X=draw.one(_ANIMALS), k=draw.one(NUMBERS[1:]), **fields)
    return f"{line} {line}"


Fact = tuple[str, str, str]
"""A sentence, the question that asks for it, and the answer."""


def _colours(draw: Draw, k: int) -> list[Fact]:
    rows = zip(draw.some(_NAMES, k), draw.some(_COLOURS, k), draw.some(_PAINTED, k), strict=True)
    has = draw.one(("has", "has", "has", "wears", "buys", "finds"))
    shown = draw.below(3)
    facts: list[Fact] = []
    for n, c, thing in rows:
        x = thing.one
        if has == "wears":
            x = draw.one(_CLOTHES)
        said = f"{n}'s {x} is {c}." if shown == 0 else f"{n} {has} a {c} {x}."
        asked = (
            (f"What colour is {n}'s {x}?", draw.one((f"It is {c}.", f"{c}.", f"{n}'s {x} is {c}.")))
            if shown < 2
            else (f"Who {has} the {c} {x}?", f"{n}{draw.one(('', ' does' if has == 'has' else ''))}.")
        )
        facts.append((said, *asked))
    return facts


_CLOTHES = tuple(word for word in _WORDS.words("clothes") if word not in ("dress", "skirt", "blouse"))


def _places(draw: Draw, k: int) -> list[Fact]:
    things = draw.some(_KEPT, k)
    holders = draw.some(_HOLDERS, k)
    facts: list[Fact] = []
    turned = draw.chance(0.35)
    for x, y in zip(things, holders, strict=True):
        where = f"in the {y}"
        if turned:
            facts.append(
                (f"The {x} is {where}.", f"What is {where}?", draw.one((f"The {x}.", f"The {x} is {where}.")))
            )
        else:
            answer = draw.one((f"It is {where}.", f"{where}.", f"The {x} is {where}."))
            facts.append((f"The {x} is {where}.", f"Where is the {x}?", answer))
    return facts


def _whereabouts(draw: Draw, k: int) -> list[Fact]:
    facts: list[Fact] = []
    verb = draw.one(
        (("is at", "is at"), ("goes to", "go to"), ("works at", "work at"), ("lives near", "live near"))
    )
    for n, y in zip(draw.some(_NAMES, k), draw.some(_PLACES, k), strict=True):
        said = f"{n} {verb[0]} the {y}."
        if verb[0] == "is at":
            facts.append((said, f"Where is {n}?", draw.one((f"At the {y}.", f"{n} is at the {y}."))))
        elif draw.chance(0.5):
            facts.append((said, f"Who {verb[0]} the {y}?", draw.one((f"{n}.", f"{n} does."))))
        else:
            end = verb[1].split()[1]
            facts.append((said, f"Where does {n} {verb[1].split()[0]}?", f"{end} the {y}."))
    return facts


def _tastes(draw: Draw, k: int) -> list[Fact]:
    facts: list[Fact] = []
    verb, base, pool = draw.one(
        (
            ("likes", "like", _FOODS),
            ("eats", "eat", _FOODS),
            ("wants", "want", _FOODS),
            ("buys", "buy", _FOODS),
            ("studies", "study", _SUBJECTS),
            ("likes", "like", _SUBJECTS),
        )
    )
    asks_who = draw.chance(0.4)
    for n, x in zip(draw.some(_NAMES, k), draw.some(pool, k), strict=True):
        if asks_who:
            facts.append(
                (
                    f"{n} {verb} {x}.",
                    f"Who {verb} {x}?",
                    draw.one((f"{n}.", f"{n} does.", f"{n} {verb} {x}.")),
                )
            )
        else:
            facts.append(
                (f"{n} {verb} {x}.", f"What does {n} {base}?", draw.one((f"{x}.", f"{n} {verb} {x}.")))
            )
    return facts


def _owners(draw: Draw, k: int) -> list[Fact]:
    facts: list[Fact] = []
    people = draw.chance(0.6)
    who = draw.some(_NAMES, k) if people else [f"the {animal}" for animal in draw.some(_ANIMALS, k)]
    asks_who = draw.chance(0.5)
    for n, x in zip(who, draw.some(_THINGS, k), strict=True):
        if asks_who:
            facts.append(
                (
                    f"{n} has the {x.one}.",
                    f"Who has the {x.one}?",
                    draw.one((f"{n}.", f"{n} does.", f"{n} has it.")),
                )
            )
        else:
            facts.append(
                (
                    f"{n} has a {x.one}.",
                    f"What does {n} have?",
                    draw.one((f"A {x.one}.", f"{n} has a {x.one}.")),
                )
            )
    return facts


def _days(draw: Draw, k: int) -> list[Fact]:
    facts: list[Fact] = []
    for day, v in zip(draw.some(DAYS, k), draw.some(_VERBS, k), strict=True):
        if draw.chance(0.5):
            facts.append((f"On {day} we {v}.", f"When do we {v}?", f"On {day}."))
        else:
            facts.append(
                (f"On {day} we {v}.", f"What do we do on {day}?", draw.one((f"We {v}.", f"On {day} we {v}.")))
            )
    return facts


def _ages(draw: Draw, k: int) -> list[Fact]:
    facts: list[Fact] = []
    for n, age in zip(draw.some(_NAMES, k), draw.some(NUMBERS[2:], k), strict=True):
        if draw.chance(0.5):
            facts.append(
                (f"{n} is {age} years old.", f"How old is {n}?", draw.one((f"{n} is {age}.", f"{age}.")))
            )
        else:
            facts.append((f"{n} is {age} years old.", f"Who is {age}?", f"{n}."))
    return facts


def _numbers(draw: Draw, k: int) -> list[Fact]:
    facts: list[Fact] = []
    rows = zip(draw.some(_NAMES, k), draw.some(NUMBERS[1:], k), draw.some(_THINGS, k), strict=True)
    for n, number, x in rows:
        said = f"{n} has {number} {x.many}."
        facts.append(
            (
                said,
                f"How many {x.many} does {n} have?",
                draw.one((f"{number}.", f"{n} has {number} {x.many}.")),
            )
        )
    return facts


def _states(draw: Draw, k: int) -> list[Fact]:
    facts: list[Fact] = []
    people = draw.chance(0.5)
    who = draw.some(_NAMES, k) if people else [f"the {animal}" for animal in draw.some(_ANIMALS, k)]
    for n, f in zip(who, draw.some(_FEELINGS, k), strict=True):
        if draw.chance(0.5):
            facts.append((f"{n} is {f}.", f"Who is {f}?", draw.one((f"{n}.", f"{n} is.", f"{n} is {f}."))))
        else:
            facts.append((f"{n} is {f}.", f"How is {n}?", f"{n} is {f}."))
    return facts


def _names(draw: Draw, k: int) -> list[Fact]:
    facts: list[Fact] = []
    for n, a in zip(draw.some(_NAMES, k), draw.some(_ANIMALS, k), strict=True):
        if draw.chance(0.5):
            facts.append(
                (
                    f"The {a} is called {n}.",
                    f"What is the {a} called?",
                    draw.one((f"{n}.", f"The {a} is called {n}.")),
                )
            )
        else:
            facts.append(
                (f"The {a} is called {n}.", f"Who is {n}?", draw.one((f"The {a}.", f"{n} is the {a}.")))
            )
    return facts


_TELLERS: tuple[Callable[[Draw, int], list[Fact]], ...] = (
    _colours,
    _places,
    _whereabouts,
    _tastes,
    _owners,
    _days,
    _ages,
    _numbers,
    _states,
    _names,
)


def asked_back(draw: Draw) -> str:
    """Two to five facts; then one or more of them asked and answered."""
    k = draw.between(2, 4) if draw.chance(0.8) else 5
    facts = draw.one(_TELLERS)(draw, k)
    said = " ".join(fact[0] for fact in facts)
    way = draw.random()
    asked = facts if way < 0.2 else draw.some(facts, draw.between(1, min(2, k)))
    if draw.chance(0.2):
        n, m = draw.some(_NAMES, 2)
        (_, question, answer) = asked[0]
        return f'{said} "{question}" asks {n}. "{answer[:-1]}," says {m}.'
    return f"{said} {' '.join(f'{question} {answer}' for _, question, answer in asked)}"


def pairs_again(draw: Draw) -> str:
    """Words that are paired at will; then one is said and the other is asked for."""
    k = draw.between(2, 5)
    left, right = draw.some(_ALL, k), draw.some(_ALL, k)
    link, stop = draw.one(((" - ", ", "), (": ", ". "), (" goes with ", ". "), (" - ", ". ")))
    pairs = [f"{a}{link}{b}" for a, b in zip(left, right, strict=True)]
    order = range(k) if draw.chance(0.4) else draw.some(range(k), draw.between(1, k))
    return f"{stop.join(pairs)}. {stop.join(pairs[i] for i in order)}."


_CARRY = tuple(noun for noun in _THINGS if noun.one in _KEPT)
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
    n, m = draw.some(_NAMES, 2)
    return (
        draw.say(_CARRIED, l=listed(named), n=n, m=m)
        .replace("there are a ", "there is a ")
        .replace("here are a ", "here is a ")
    )


def growing(draw: Draw) -> str:
    """A row that is said again, each time with one more."""
    words = draw.some(_KEPT, draw.between(2, 4))
    begin = draw.one(("I have", "I see", "In my bag there is", "I pack", "I draw", "Under the tree I found"))
    return " ".join(f"{begin} {listed([f'a {word}' for word in words[: i + 1]])}." for i in range(len(words)))


SUBJECTS = (
    (words_again, 8),
    (_mixed, 3),
    (sentence_again, 5),
    (in_order, 3),
    (rhyme, 3),
    (asked_back, 11),
    (pairs_again, 3),
    (carried, 3.5),
    (growing, 1.5),
)
"""Makers of this file and how often each is drawn."""
