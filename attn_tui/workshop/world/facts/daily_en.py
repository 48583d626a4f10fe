"""What goes together, where one does what, what things are made of, how they compare, in English."""

from __future__ import annotations

from attn_tui.workshop.world.facts.draw import Draw, frames, joined
from attn_tui.workshop.world.facts.tables_en import DAYS, MONTHS, ORDINALS, rows
from attn_tui.workshop.world.facts.words import split, vocabulary

_WORDS = vocabulary("en")
_GIRLS = _WORDS.words("girls")
_BOYS = _WORDS.words("boys")
_NAMES = _GIRLS + _BOYS

_TOGETHER = rows("""
bread; butter
salt; pepper
knife; fork
mother; father
brother; sister
black; white
up; down
left; right
day; night
boys; girls
shoes; socks
king; queen
needle; thread
table; chairs
hat; coat
hands; feet
pen; paper
sun; moon
cat; mouse
milk; sugar
grandmother; grandfather
cup; plate
lock; key
eyes; ears
""")
_TOGETHER_FRAMES = frames("""
{a} and {b}.
{a} and {b} go together.
What goes with {a}? {b}.
{a} goes with {b}.
We say "{a} and {b}".
{n} says "{a}", and {m} says "and {b}".
First {a}, then {b}: {a} and {b}.
""")


def together(draw: Draw) -> str:
    """Two things that one names together."""
    a, b = draw.one(_TOGETHER)
    n, m = draw.some(_NAMES, 2)
    text = draw.say(_TOGETHER_FRAMES, a=a, b=b, n=n, m=m)
    return text.replace(f"{a} goes", f"{a} go") if a.endswith("s") else text


# a measure; its contents; what one does with it
_PORTIONS = rows("""
cup; tea; drink
cup; coffee; drink
cup; cocoa; drink
glass; water; drink
glass; milk; drink
glass; juice; drink
bottle; water; buy
bottle; lemonade; buy
bowl; soup; eat
bowl; rice; eat
bowl; noodles; eat
slice; bread; eat
slice; cheese; eat
slice; ham; eat
piece; cake; eat
piece; chocolate; eat
piece; paper; take
pair; shoes; buy
pair; gloves; buy
pair; socks; buy
bunch; flowers; buy
bunch; grapes; buy
box; pencils; buy
bag; rice; carry
bag; sugar; carry
jar; honey; open
jar; jam; open
basket; apples; carry
basket; eggs; carry
loaf; bread; buy
spoonful; sugar; take
""")
_PORTION_FRAMES = frames("""
I <want|would like> to {do} a {q} of {x}.
Would you like a {q} of {x}<|, {n}>? - <Yes, please|No, thank you>.
{n} wants to {do} a {q} of {x}.
May I have a {q} of {x}, please? - Here you are.
{n} gives {m} a {q} of {x}.
A {q} of {x}, please.
There is a {q} of {x} on the table.
Here is a {q} of {x} for you, {n}. - Thank you.
{n} has a {q} of {x}, and {m} has a {q} of {x}, too.
Mother brings a {q} of {x}.
""")


def portions(draw: Draw) -> str:
    """A cup of this, a slice of that."""
    q, x, do = draw.one(_PORTIONS)
    n, m = draw.some(_NAMES, 2)
    return draw.say(_PORTION_FRAMES, q=q, x=x, do=do, n=n, m=m)


# what one does; where
_PLACES = rows("""
read books; in the library
buy food; at the market
see animals; at the zoo
watch a film; at the cinema
send letters; at the post office
catch a train; at the station
catch a plane; at the airport
swim; in the pool
sleep; in the bedroom
cook; in the kitchen
see the doctor; at the hospital
learn; at school
play; in the park
eat dinner; in a restaurant
buy bread; at the bakery
wash; in the bathroom
build sandcastles; on the beach
grow vegetables; in the garden
see old things; in a museum
wait for the bus; at the bus stop
milk cows; on a farm
climb trees; in the forest
go fishing; at the lake
get money; at the bank
buy books; at the bookshop
watch a play; at the theatre
look at clowns; at the circus
""")
_PLACE_FRAMES = frames("""
We {do} {where}.
{where} we {do}.
Where do <we|you|people> {do}? {where}.
What do you do {where}? <I|We> {do}.
{n} wants to {do}, so <she goes|they go> there: {where}.
Do we {do} {where}? Yes, we do.
You can {do} {where}.
Where can I {do}? You can {do} {where}.
"Let's {do} {where}," says {n}.
On <Saturday|Sunday> {n} and {m} {do} {where}.
""")
_PLACE_FRAMES = _PLACE_FRAMES[:4] + _PLACE_FRAMES[5:]


def places(draw: Draw) -> str:
    """What one does in a place."""
    do, where = draw.one(_PLACES)
    n, m = draw.some(_NAMES, 2)
    return draw.say(_PLACE_FRAMES, do=do, where=where, n=n, m=m)


# how one feels; what one does then
_FEELINGS = rows("""
sad; cry
happy; laugh
hungry; eat
thirsty; drink
tired; sleep
sleepy; go to bed
sick; see a doctor
cold; put on a coat
hot; take off a coat
dirty; have a bath
late; run
scared; hide
bored; play a game
glad; smile
""")
_FEELING_FRAMES = frames("""
When we are {f}, we {do}.
We {do} when we are {f}.
When I am {f}, I {do}.
What do you do when you are {f}? I {do}.
If you are {f}, you {do}.
{n} is {f}. She wants to {do}.
{b} is {f}. He wants to {do}.
Are you {f}, {n}? Then you should {do}.
{n} is very {f}, so she wants to {do}.
Why does {b} want to {do}? Because he is {f}.
Why do you {do}? Because I am {f}.
When people are {f}, they {do}.
""")


def feelings(draw: Draw) -> str:
    """What one does when one feels so."""
    f, do = draw.one(_FEELINGS)
    return draw.say(_FEELING_FRAMES, f=f, do=do, n=draw.one(_GIRLS), b=draw.one(_BOYS))


_MADE_OF = rows("""
table; wood
chair; wood
door; wood
window; glass
bottle; glass
book; paper
letter; paper
kite; paper
key; metal
coin; metal
knife; metal
scarf; wool
shirt; cotton
shoe; leather
ring; gold
snowman; snow
cup; clay
house; stone
wall; stone
pencil; wood
tyre; rubber
sandcastle; sand
""")
_FROM = rows("""
milk; cows
eggs; hens
wool; sheep
honey; flowers
cheese; milk
butter; milk
apples; trees
juice; fruit
""")
_MADE_FRAMES = frames("""
The {a} is made of {b}.
What is the {a} made of? <It is made of |>{b}.
A {a} is <usually|often> made of {b}.
Is the {a} made of {b}? Yes, it is.
{n} makes a {a} out of {b}.
This {a} is made of {b}.
""")
_FROM_FRAMES = frames("""
{a} comes from {b}.
We get {a} from {b}.
Where do we get {a} from? From {b}.
Where does {a} come from? It comes from {b}.
What do we get from {b}? We get {a}.
""")


def made(draw: Draw) -> str:
    """What a thing is made of, and where it comes from."""
    if draw.chance(0.6):
        a, b = draw.one(_MADE_OF)
        return draw.say(_MADE_FRAMES, a=a, b=b, n=draw.one(_NAMES))
    a, b = draw.one(_FROM)
    shown = _FROM_FRAMES[1:3] + _FROM_FRAMES[4:] if a.endswith("s") else _FROM_FRAMES
    return draw.say(shown, a=a, b=b)


_SIZES = split("ant bird rabbit dog sheep cow elephant")
_SPEEDS = split("snail cow dog horse car train plane")
_COMPARED = frames("""
A {x} is {more} than a {y}.
A {y} is {less} than a {x}.
Which is {more}, a {x} or a {y}? A {x} is {more}.
Which is {less}, a {x} or a {y}? A {y} is {less}.
Is a {y} {more} than a {x}? No, it is {less}.
Is a {x} {more} than a {y}? Yes, it is.
A {x} is {more} than a {y}, and a {y} is {more} than a {z}.
The {x} is the {most}.
Of a {z}, a {y} and a {x}, the {x} is the {most}.
""")
_COMPARED = _COMPARED[:-2] + _COMPARED[-1:]


def comparing(draw: Draw) -> str:
    """Which is bigger or faster."""
    row, words = draw.one(
        ((_SIZES, ("bigger", "smaller", "biggest")), (_SPEEDS, ("faster", "slower", "fastest")))
    )
    z, y, x = sorted(draw.some(range(len(row)), 3))
    more, less, most = words
    return draw.say(_COMPARED, x=row[x], y=row[y], z=row[z], more=more, less=less, most=most)


# animal, in the plural; what they do; how they cry
_MOVES = rows("""
birds; fly; sing
dogs; run; bark
cats; climb; meow
fish; swim; -
frogs; jump; croak
horses; gallop; neigh
ducks; swim; quack
rabbits; hop; -
lions; hunt; roar
wolves; run; howl
cows; walk slowly; moo
sheep; eat grass; bleat
roosters; walk about; crow
owls; fly at night; hoot
mice; run; squeak
monkeys; climb trees; chatter
snails; crawl; -
ants; crawl; -
""")
_VEHICLES = rows("""
planes; fly in the sky
ships; sail on the sea
trains; run on rails
cars; drive on the road
boats; float on the water
rockets; fly into space
buses; stop at the bus stop
submarines; swim under the water
""")
_MOVE_FRAMES = frames("""
{xs} {do}.
{xs} {do}, and {ys} {do2}.
{xs} {do}, but {ys} {do2}.
What do {xs} do? They {do}.
Can {xs} {do}? Yes, they can.
I can see {xs}. They {do}.
Look at the {xs}! How they {do}!
{n} likes {xs}, because they {do}.
""")
_MOVING = tuple((xs, do) for xs, do, _ in _MOVES) + tuple((xs, cry) for xs, _, cry in _MOVES if cry != "-")


def moving(draw: Draw) -> str:
    """What animals do, how they cry, where vehicles go."""
    (xs, do), (ys, do2) = draw.some(_MOVING if draw.chance(0.75) else _VEHICLES, 2)
    if xs == ys:
        return f"{xs} {do} and {do2}."
    return draw.say(_MOVE_FRAMES, xs=xs, do=do, ys=ys, do2=do2, n=draw.one(_NAMES))


_ORDER_FRAMES = frames("""
{x} is the {o} {unit} of the {whole}.
The {o} {unit} of the {whole} is {x}.
What is the {o} {unit} of the {whole}? It is {x}.
Which {unit} is the {o} of the {whole}? {x}.
Is {x} the {o} {unit} of the {whole}? Yes, it is.
""")


def ordinals(draw: Draw) -> str:
    """The first day of the week, the last month of the year."""
    names, unit, whole = draw.one(((DAYS, "day", "week"), (MONTHS, "month", "year")))
    at = draw.below(len(names))
    o = "last" if at == len(names) - 1 else ORDINALS[at]
    return draw.say(_ORDER_FRAMES, x=names[at], o=o, unit=unit, whole=whole)


SUBJECTS = (
    (together, 1),
    (portions, 1.5),
    (joined(places, " "), 2),
    (joined(feelings, " "), 2),
    (made, 1),
    (comparing, 1.5),
    (joined(moving, " "), 2),
    (ordinals, 0.7),
)
"""Makers of this file and how often each is drawn."""
