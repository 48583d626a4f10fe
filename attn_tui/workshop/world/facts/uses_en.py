"""What one does with things and with the body, what people do, where things are kept, in English."""

from __future__ import annotations

from attn_tui.workshop.world.facts.draw import Draw, frames, joined
from attn_tui.workshop.world.facts.tables_en import BODY, KEPT, TOOLS, TRADES
from attn_tui.workshop.world.facts.words import split, vocabulary

_WORDS = vocabulary("en")
_NAMES = _WORDS.words("girls", "boys")

_TOOL = frames("""
We {do} with {a_tool}.
You {do} with {a_tool}.
I {do} with {a_tool}.
<We use|You need|One needs> {a_tool} to {do}.
What do you use to {do}? <I use |>{a_tool}.
What do you {do} with? With {a_tool}.
{n} wants to {do}. <She|He> needs {a_tool}.
With {a_tool} {n} can {do}.
To {do}, {n} takes {a_tool}.
What is {a_tool} for? <You {do} with it|We use it to {do}>.
{n} has {a_tool}. Now {n} can {do}.
"I want to {do}," says {n}. "Here is {a_tool}," says {m}.
Where do you {do}? In the {place}.
""")
_BODY_FRAMES = frames("""
We {do} with our {part}.
I {do} with my {part}.
You {do} with your {part}.
What do we {do} with? With our {part}.
What do you {do} with? I {do} with my {part}.
What are our {parts} for? We {do} with them.
We need our {part} to {do}.
With my {part} I can {do}.
""")
_TWO_PARTS = frames("""
We {do} with our {part}, and we {do2} with our {part2}.
I {do} with my {part} and {do2} with my {part2}.
""")
_PAIRED = frozenset(split("eyes ears legs hands teeth fingers"))


def tools(draw: Draw) -> str:
    """What one does with a thing or with a part of the body."""
    n, m = draw.some(_NAMES, 2)
    if draw.chance(0.35):
        (do, part), (do2, part2) = draw.some(BODY, 2)
        if draw.chance(0.25) and part != part2:
            return draw.say(_TWO_PARTS, do=do, part=part, do2=do2, part2=part2)
        if part not in _PAIRED:
            return draw.say(_BODY_FRAMES[:5] + _BODY_FRAMES[6:], do=do, part=part, n=n)
        return draw.say(_BODY_FRAMES, do=do, part=part, parts=part, n=n)
    do, tool, place = draw.one(TOOLS)
    do = do.replace("one's", "your")
    if "your" in do:
        return draw.say(_TOOL[1:2] + _TOOL[4:6], do=do, a_tool=f"a {tool}", place=place)
    girl = draw.one(_WORDS.words("girls"))
    text = draw.say(_TOOL, do=do, a_tool=f"a {tool}", place=place, n=girl, m=m)
    return text.replace(" He needs", " She needs")


_TRADE = frames("""
<A|The> {who} {does}.
A {who} {does}.
Who {does}? <A|The> {who}<| does>.
What does a {who} do? A {who} {does}.
{n} is a {who}. {n} {does}.
{n}'s <mother|father|brother|sister> is a {who} and {does}.
<I am a {who}. I work|A {who} works> {at} a {place}.
The {who} {does}, and the {who2} {does2}.
{n} wants to be a {who}. A {who} {does}.
Where does a {who} work? {at} a {place}.
A {who} is someone who {does}.
"What does your mother do?" asks {n}. "My mother is a {who}," says {m}.
"What does your father do?" asks {n}. "My father is a {who}," says {m}.
When {n} grows up, {n} wants to be a {who}.
""")


_INDOORS = frozenset(split("bakery kitchen city restaurant garden meadow workshop studio study laboratory"))


def trades(draw: Draw) -> str:
    """What people do and where they work."""
    n, m = draw.some(_NAMES, 2)
    (who, does, place), (who2, does2, _) = draw.some(TRADES, 2)
    place = place.replace("dentist's", "dentist's office").replace("barber's", "barber's shop")
    if place == "tailor's shop":
        place = "small shop"
    at = "on" if place == "farm" else "in" if place in _INDOORS or place == "small shop" else "at"
    man = who.endswith("man")
    n = draw.one(_WORDS.words("boys")) if man else n
    text = draw.say(_TRADE, who=who, does=does, place=place, at=at, who2=who2, does2=does2, n=n, m=m)
    return text.replace("mother", "father").replace("sister", "brother") if man else text


_KEPT = frames("""
{x} {is_} {where}.
We keep {x} {where}.
{n} puts {x} {where}.
{x} {belongs} {where}.
Where {is_} {x}? {where}.
Where do we keep {x}? {where}.
"Where {is_} {x}?" asks {n}. "{where}," says {m}.
"Where shall I put {x}?" asks {n}. "Put {it} {where}, please," says {m}.
{n} looks for {x} and finds {it} {where}.
{m}, please put {x} {where}.
""")


def kept(draw: Draw) -> str:
    """Where a thing has its place."""
    x, where = draw.one(KEPT)
    n, m = draw.some(_NAMES, 2)
    several = x.endswith("s")
    is_, belongs, it = ("are", "belong", "them") if several else ("is", "belongs", "it")
    return draw.say(_KEPT, x=x, where=where, is_=is_, belongs=belongs, it=it, n=n, m=m)


SUBJECTS = (
    (joined(tools, " "), 3.5),
    (joined(trades, " "), 3),
    (joined(kept, " "), 1.5),
)
"""Makers of this file and how often each is drawn."""
