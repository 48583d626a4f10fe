"""Days, months, seasons, parts of the day, time, counting and sums, in English."""

from __future__ import annotations

from attn_tui.workshop.world.facts.draw import Draw, frames
from attn_tui.workshop.world.facts.english import listed
from attn_tui.workshop.world.facts.tables_en import (
    DAY_PARTS,
    DAYS,
    MONTHS,
    NUMBERS,
    ORDINALS,
    SEASON_FACTS,
    SEASONS,
)
from attn_tui.workshop.world.facts.words import split, vocabulary

_WORDS = vocabulary("en")
_NAMES = _WORDS.words("girls", "boys")
_COUNTED = tuple(noun.many for noun in _WORDS.nouns("food", "things", "clothes"))
_MONTH_SEASONS = dict(
    zip(MONTHS, split("winter winter spring spring spring summer summer summer"), strict=False)
)
_MONTH_SEASONS |= dict(zip(MONTHS[8:], split("autumn autumn autumn winter"), strict=True))
_DIGITS = tuple(str(n) for n in range(1, 21))

_DAYS = frames("""
Today is {a}. Tomorrow <is|will be> {b}.
Today is {a}, <so|and> tomorrow <is|will be> {b}.
If today is {a}, tomorrow <is|will be> {b}.
If today is {b}, yesterday was {a}.
Yesterday was {a}. Today is {b}.
Yesterday was {a}, <so|and> today is {b}.
Yesterday was {a}, today is {b}, and tomorrow <is|will be> {c}.
Today is {a}, tomorrow is {b}, and the day after tomorrow is {c}.
The day after {a} is {b}.
The day before {b} is {a}.
After {a} comes {b}.
{b} comes after {a}.
{a} comes before {b}.
{b} is the day after {a}.
{a} is the day before {b}.
What day comes after {a}? {b}<| does| comes after {a}>.
What day comes before {b}? {a}<| does| comes before {b}>.
What day is it today? It is {a}. <What day is it|And what day will it be> tomorrow? <It will be |>{b}.
"What day is today?" asks {n}. "It is {a}," says {m}. "Then tomorrow is {b}," says {n}.
First comes {a}, then {b}, then {c}.
{b} is between {a} and {c}.
Which day is between {a} and {c}? It is {b}.
It was {a} yesterday. <It is {b} today|Now it is {b}>.
{n} came on {a} and left on {b}, one day later.
On {a} {n} rests. The next day, {b}, {n} works again.
On {a} we <cook|sing|read|swim>. On {b} we <rest|play|draw|dance>. On {c} we <walk|paint|write|run>.
{a}, {b}, {c}, {d}.
{a}, {b}, {c}, {d}, {e}, {f}, {g}.
Say the days with me: {a}, {b}, {c}, {d}, {e}, {f}, {g}.
After {a} come {b}, {c} and {d}.
Going back from {c}: {c}, {b}, {a}.
""")
_WEEK = frames("""
A week has seven days. The first is Monday<| and the last is Sunday>.
There are seven days in a week: Monday, Tuesday, Wednesday, Thursday, Friday, Saturday and Sunday.
The days of the week are Monday, Tuesday, Wednesday, Thursday, Friday, Saturday and Sunday.
How many days are there in a week? <There are seven|Seven>.
Saturday and Sunday are <the weekend|free days>. <We do not go|Children do not go> to school then.
We go to school from Monday to Friday. On Saturday and Sunday we <stay at home|play|rest>.
A year has twelve months. The first is January and the last is December.
How many months are there in a year? There are twelve.
There are four seasons in a year: spring, summer, autumn and winter.
A day has twenty-four hours. An hour has sixty minutes.
How many minutes are there in an hour? There are sixty.
A year has four seasons. <Spring comes first|The first is spring>.
On Friday {n} says, "Tomorrow is Saturday. No school!"
On Sunday evening {n} packs the school bag, because tomorrow is Monday.
""")


def days(draw: Draw) -> str:
    """A line about the days of the week."""
    if draw.chance(0.1):
        return draw.say(_WEEK, n=draw.one(_NAMES))
    start = draw.below(7)
    a, b, c, d, e, f, g = (DAYS[(start + i) % 7] for i in range(7))
    n, m = draw.some(_NAMES, 2)
    return draw.say(_DAYS, a=a, b=b, c=c, d=d, e=e, f=f, g=g, n=n, m=m)


_MONTHS = frames("""
{b} comes after {a}.
After {a} comes {b}.
The month after {a} is {b}.
The month before {b} is {a}.
{a} comes before {b}, and {c} comes after it.
It is {a} now. Next month <is|will be> {b}.
Last month was {a}. This month is {b}. Next month will be {c}.
If this month is {a}, next month is {b}.
Which month comes after {a}? {b}<| does>.
Which month is between {a} and {c}? It is {b}.
{a}, {b}, {c}, {d}, {e}.
{a}, {b}, {c}, {d}.
First {a}, then {b}, then {c}.
{n}'s birthday is in {a}, and {m}'s birthday is in {b}, one month later.
When is your birthday, {n}? It is in {a}. <Mine is in {d}.|And yours? In {d}.>
{a} is in {s}. In {a} it is {s}.
It is {a}. It is {s} now.
Is {a} in {s}? Yes, it is.
""")
_SEASONS = frames("""
In {s} it is {how}. {what}. We {do}.
In {s} {what}, and <people|the children> {do}.
{s} is here. It is {how}, and {what}.
It is {s}. {what}. <We|The children|People> like to {do}.
What do you do in {s}? <In {s} we|We> {do}.
How is the weather in {s}? It is {how}.
What is the weather like in {s}? It is {how}, and {what}.
{n} likes {s}, because then we can {do}.
Why do you like {s}, {n}? Because it is {how} and we can {do}.
After {s} comes {t}.
{t} comes after {s}. In {s} it is {how}.
When {s} comes, {what}.
When do we {do}? In {s}.
First comes {s}, then {t}, then {u}.
{s}, {t}, {u}, {v}. After {v} comes {s} again.
In {s} it is {how}, but in {u} it is {how2}.
In {u} it is {how2}, and in {s} it is {how}.
In {s} we {do}, and in {u} we {do2}.
In {s} {what}. In {u} {what2}.
Is it {how} in {s}? Yes, it is.
The seasons are {s}, {t}, {u} and {v}.
""")


def months(draw: Draw) -> str:
    """A line about the months of the year."""
    start = draw.below(12)
    a, b, c, d, e = (MONTHS[(start + i) % 12] for i in range(5))
    n, m = draw.some(_NAMES, 2)
    return draw.say(_MONTHS, a=a, b=b, c=c, d=d, e=e, n=n, m=m, s=_MONTH_SEASONS[a])


def seasons(draw: Draw) -> str:
    """A line about a season: its weather, what happens, what one does."""
    season, how, what, do = draw.one(SEASON_FACTS)
    at = SEASONS.index(season)
    t, u, v = (SEASONS[(at + i) % 4] for i in (1, 2, 3))
    other = draw.one([row for row in SEASON_FACTS if row[0] == u])
    fields = {"how2": other[1], "what2": other[2], "do2": other[3]}
    return draw.say(
        _SEASONS, **fields, s=season, t=t, u=u, v=v, how=how, what=what, do=do, n=draw.one(_NAMES)
    )


_PARTS = frames("""
{when} we {do}.
{when} {sky}. Then we {do}.
We {do} {when}.
When do you {do}? I {do} {when}.
When do <we|children> {do}? {when}.
What do you do {when}? {when} I {do}.
{when} {n} says, "{greet}!" "{greet}, {n}," says {m}.
"{greet}, {n}!" "{greet}, {m}!"
When we meet {when}, we say, "{greet}!"
{when} {sky}.
When {sky}, <it is time to|we> {do}.
I like to {do} {when}.
""")
_MEALS = frames("""
We have breakfast in the morning, lunch at noon and dinner in the evening.
In the morning we have breakfast. At noon we have lunch. In the evening we have dinner.
The sun rises in the east<| in the morning> and sets in the west<| in the evening>.
The sun shines by day, and the moon shines at night.
By day it is light. At night it is dark.
After breakfast {n} goes to school. After school {n} comes home.
{n} gets up in the morning and goes to bed at night.
First comes the morning, then noon, then the afternoon, then the evening, and last the night.
For breakfast {n} has <bread and milk|an egg and tea|toast and juice>. For lunch {n} has <rice and fish|soup and bread|noodles>.
After the morning comes noon. After the afternoon comes the evening.
What do you have for <breakfast|lunch|dinner>? I have <rice|bread|noodles|soup|an egg|fish> and <milk|tea|water|juice>.
Good night, {n}. Sleep well. - Good night, {m}. See you <tomorrow|in the morning>.
""")


def day_parts(draw: Draw) -> str:
    """A line about the parts of the day and their meals."""
    n, m = draw.some(_NAMES, 2)
    if draw.chance(0.3):
        return draw.say(_MEALS, n=n, m=m)
    when, do, greet, sky = draw.one(DAY_PARTS)
    return draw.say(_PARTS, when=when, do=do, greet=greet, sky=sky, n=n, m=m)


_CLOCK = frames("""
What time is it? It is {h} o'clock.
"What time is it<|, please>?" asks {n}. "It is {h} o'clock," says {m}.
It is {h} o'clock. In an hour it <is|will be> {i} o'clock.
It is {h} o'clock now. An hour ago it was {g} o'clock.
<School|The film|The game|The lesson> begins at {h} o'clock and ends at {i} o'clock.
{n} comes at {h} o'clock. {m} comes at {i} o'clock, one hour later.
The clock strikes {h}. It is {h} o'clock.
When does <the bus|the train> leave? At {h} o'clock.
When does the shop <open|close>? At {h} o'clock.
When does <school|the game> <start|end>? At {h} o'clock.
After {h} o'clock comes {i} o'clock.
It is half past {h}. Soon it is {i} o'clock.
{n}, it is {h} o'clock! <Time to go|Hurry up>! - I am coming!
Let us meet at {h} o'clock. - All right, at {h} o'clock.
""")


def clock(draw: Draw) -> str:
    """A line about the hours."""
    hour = draw.below(10) + 1
    n, m = draw.some(_NAMES, 2)
    return draw.say(_CLOCK, g=NUMBERS[hour - 1], h=NUMBERS[hour], i=NUMBERS[hour + 1], n=n, m=m)


_COUNT = frames("""
{list}.
{list}.
{list}.
{list}!
Count from {first} to {last}: {list}.
{n} counts: {list}.
{n} counts, "{list}."
Let us count<| together|>: {list}.
"{list}," counts {n}.
Let us count the {things}: {list}. There are {last} {things}.
""")
_BACK = frames("""
{list}.
Count back from {first}: {list}.
{n} counts back from {first} to {last}: {list}.
Now backwards: {list}.
{list}. Go!
""")
_NEXT = frames("""
{b} comes after {a}.
After {a} comes {b}.
{a} comes before {b}.
The number after {a} is {b}.
The number before {b} is {a}.
{b} is between {a} and {c}.
What comes after {a}? {b}<| does>.
What comes before {b}? {a}<| does>.
{b} is one more than {a}.
{a} is one less than {b}.
{a}, {b}, {c}. What comes next? {d}.
Which is more, {a} or {c}? {c} is more.
{c} is more than {a}.
{a} is less than {d}.
The {o} comes after the {q}.
First, second, third, fourth, fifth, sixth<|, seventh, eighth, ninth, tenth>.
Two, four, six, eight, ten.
Ten, twenty, thirty, forty, fifty.
{n} is {a} years old. Next year {n} will be {b}.
{n} was {a} last year. Now {n} is {b} years old.
""")


def counting(draw: Draw) -> str:
    """A line that counts, forwards or backwards, in words or digits."""
    numbers = _DIGITS if draw.chance(0.3) else NUMBERS
    way = draw.random()
    if way < 0.4:
        at = draw.below(17)
        a, b, c, d = numbers[at : at + 4]
        order = draw.below(11)
        return draw.say(
            _NEXT, a=a, b=b, c=c, d=d, o=ORDINALS[order + 1], q=ORDINALS[order], n=draw.one(_NAMES)
        )
    length = draw.between(3, 10)
    from_one = draw.chance(0.4)
    at = 0 if from_one else draw.below(21 - length)
    run = numbers[at : at + length]
    if way < 0.75:
        shown = _COUNT if from_one else _COUNT[:-1]
    else:
        run, shown = run[::-1], _BACK
    fields = {"first": run[0], "last": run[-1], "things": draw.one(_COUNTED), "n": draw.one(_NAMES)}
    return draw.say(shown, list=", ".join(run), **fields)


_PLUS = frames("""
{a} and {b} <make|is|are> {c}.
{a} and {b} make {c}. {b} and {a} make {c}, too.
{a} plus {b} <is|makes> {c}.
How much is {a} and {b}? <It is |>{c}.
How much is {a} plus {b}? {a} plus {b} is {c}.
What do {a} and {b} make? They make {c}.
{c} minus {b} <is|leaves> {a}.
{c} less {a} is {b}.
How much is {c} minus {a}? <It is |>{b}.
{n} has {A} {x} and gets {B} more. Now {n} has {C} {x}.
{n} has {A} {x}. {m} has {B} {x}. Together they have {C} {x}.
There are {A} {x} in one box and {B} in another. Together there are {C} {x}.
{A} {x} and {B} {x} make {C} {x}.
{n} had {C} {x} and gave away {B}. <Now|So> {n} has {A} left.
{n} had {C} {x}. {m} took {A}. <How many are left? |>{B} are left.
There were {C} {x} on the table. {B} fell down. {A} were left.
"How much is {a} and {b}?" asks the teacher. "{c}," says {n}. "<Right|Very good|Well done>!"
""")
_SUMS_IN_DIGITS = frames("""
{a} + {b} = {c}.
{c} - {b} = {a}.
{a} + {b} = {c}, and {b} + {a} = {c}.
{a} + {b} = {c}, so {c} - {b} = {a}.
""")


def sums(draw: Draw) -> str:
    """A small sum with its answer."""
    a, b = draw.between(2, 10), draw.between(2, 10)
    n, m = draw.some(_NAMES, 2)
    in_words = {"A": NUMBERS[a - 1], "B": NUMBERS[b - 1], "C": NUMBERS[a + b - 1]}
    if draw.chance(0.25):
        return draw.say(_SUMS_IN_DIGITS, a=a, b=b, c=a + b)
    a_, b_, c_ = in_words.values()
    return draw.say(_PLUS, a=a_, b=b_, c=c_, n=n, m=m, x=draw.one(_COUNTED), **in_words)


_MANY = frames("""
One {x}, two {xs}, three {xs}.
Here is one {x}. Here are {k} {xs}.
This is a {x}. These are {xs}.
That is a {x}, and those are {xs}.
There is a {x} <in the box|on the table|in the garden>. There are {k} {ys} <there, too|beside it>.
I have one {x}. You have {k} {xs}.
{n} has a {x}, and {m} has {k} {xs}.
Is this a {x}? No, it is a {y}.
What is this? It is a {x}.
What are these? They are {xs}.
What is that? That is a {y}.
Are these {xs}? Yes, they are.
Are these {xs}? No, they are {ys}.
How many {xs} are there? There are {k} {xs}.
How many {xs} can you see? I can see {k}<| {xs}>.
How many {xs} do you have, {n}? I have {k}.
One {x} and one {x} make two {xs}.
{n} sees one {x} and many {ys}.
""")
_PAINTED = frames("""
The {x} is {c}, but the {ys} are {d}.
This {x} is {c}. These {xs} are {d}.
Is this {x} {c}? No, it is {d}.
Are the {xs} {c}? Yes, they are.
These {xs} are {c}, and those are {d}.
I have one {c} {x} and {k} {d} {ys}.
""")
_PAINTABLE = _WORDS.nouns("things", "clothes", "vehicles")
_NOUNS = _WORDS.nouns("animals", "food", "things", "clothes", "vehicles")
_COLOURS = _WORDS.words("colours")


def one_and_many(draw: Draw) -> str:
    """A line on one thing and several, with the verb that agrees."""
    painted = draw.chance(0.25)
    x, y = draw.some(_PAINTABLE if painted else _NOUNS, 2)
    n, m = draw.some(_NAMES, 2)
    c, d = draw.some(_COLOURS, 2)
    k = NUMBERS[draw.between(2, 12) - 1]
    return draw.say(
        _PAINTED if painted else _MANY, x=x.one, xs=x.many, y=y.one, ys=y.many, n=n, m=m, c=c, d=d, k=k
    )


def listed_numbers(draw: Draw) -> str:
    """Numbers given in a list and asked for again."""
    n, m = draw.some(_NAMES, 2)
    k = draw.some(NUMBERS, draw.between(2, 5))
    return f"{n} says {listed(k)}. {m} says {listed(k)}, too."


SUBJECTS = (
    (days, 5),
    (months, 2),
    (seasons, 2.5),
    (day_parts, 2.5),
    (clock, 1.5),
    (counting, 5),
    (sums, 3),
    (one_and_many, 3),
    (listed_numbers, 0.5),
)
"""Makers of this file and how often each is drawn."""
