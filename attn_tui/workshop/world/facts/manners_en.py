"""Greetings, thanks, questions and answers, school, shopping, food, weather and family, in English."""

from __future__ import annotations

from attn_tui.workshop.world.facts.draw import Draw, frames
from attn_tui.workshop.world.facts.english import whereabouts
from attn_tui.workshop.world.facts.tables_en import DAYS, FAMILY, NUMBERS, SEASON_FACTS, WEATHER
from attn_tui.workshop.world.facts.words import split, vocabulary

_WORDS = vocabulary("en")
_GIRLS = _WORDS.words("girls")
_BOYS = _WORDS.words("boys")
_NAMES = _GIRLS + _BOYS
_THINGS = _WORDS.nouns("things", "clothes", "food")
_FOOD = _WORDS.nouns("food")
_STUFF = (*_WORDS.words("stuff"), "soup")
_COUNTRIES = _WORDS.words("countries")
_SUBJECTS = _WORDS.words("subjects")
_VERBS = _WORDS.words("verbs")
_COLOURS = _WORDS.words("colours")
_PLACES = _WORDS.words("places")
_FEELINGS = _WORDS.words("feelings")

_THANKS = frames("""
Thank you<| very much|, {n}>. - You<'re| are> welcome<|, {m}>.
"Thank you<| very much|>, {n}." "You<'re| are> welcome<|, {m}>."
"Thank you for the {x}," says {m}. "You<'re| are> welcome," says {n}.
{n} gives {m} a {x}. "Thank you," says {m}. "You<'re| are> welcome," says {n}.
"Thank you for your help<|, {n}>." "<You are welcome|Not at all|That's all right|My pleasure>."
"Thanks a lot<|, {n}>!" "You're welcome!"
"Here is your {x}, {m}." "Thank you, {n}." "You're welcome."
{m} says thank you, and {n} says you are welcome.
When someone gives you something, you say, "Thank you."
When someone says "Thank you", you say, "You are welcome."
When someone helps you, say thank you.
""")
_SORRY = frames("""
I am sorry<|, {n}>. - <That's all right|It's all right|Never mind|No problem><|, {m}>.
"I'm <|so |very >sorry<|, {n}>." "<That's all right|Never mind|It doesn't matter>."
"Sorry I am late<|, {n}>." "<That's all right|Never mind>. <Come in|Sit down>, please."
{n} breaks the {x}. "I am sorry," says {n}. "Never mind," says {m}.
"I lost your {x}. I am sorry." "<It's all right|Never mind>. It was old."
When you hurt someone, you say, "I am sorry."
If you are late, say sorry.
"Excuse me, {n}." "Yes, {m}?" "Is this your {x}?" "<Yes, it is|No, it isn't>. Thank you."
""")
_GREETINGS = frames("""
"<Hello|Hi|Good morning>, {n}!" "<Hello|Hi|Good morning>, {m}!"
"How are you<|, {n}>?" "I<'m| am> fine, thank you. And you?" "I<'m| am> fine, too<|, thank you>."
"<Hello|Hi>, {n}. How are you<| today>?" "<Very well|Fine|I'm fine|I'm well>, thank you<|, {m}>."
How are you? - <I am|I'm> <fine|very well>, <thank you|thanks>.
"What is your name?" "My name is {n}." "<Nice to meet you|I am glad to meet you>, {n}." "Nice to meet you, too."
"What's your name?" "I'm {n}. And <you|what is your name>?" "I'm {m}."
My name is {n}. <What is your name|And yours>? - My name is {m}.
"Good morning<|, children>," says the teacher. "Good morning, teacher," say the children.
"<Goodbye|Bye>, {n}!" "<Goodbye|Bye>, {m}! See you <tomorrow|on {day}|later|soon>."
"See you tomorrow<|, {n}>." "See you tomorrow<|, {m}>."
"Good night, {n}." "Good night<|, {m}>. Sleep well."
"Happy birthday, {n}!" "Thank you<|, {m}>!"
"Happy New Year<|, {n}>!" "Happy New Year<|, {m}>!"
"Merry Christmas<|, {n}>!" "Merry Christmas, {m}!"
"How old are you<|, {n}>?" "I am {age}<| years old>."
"Where are you from<|, {n}>?" "I am from {land}."
"Where do you live?" "I live in {land}."
"This is my friend {n}." "Hello, {n}. I am {m}."
"Who is that?" "That is {n}, my <brother|sister|friend|cousin>."
"Welcome, {n}! Come in, please." "Thank you, {m}."
"Have a nice day<|, {n}>!" "Thank you, you too!"
"Nice to see you, {n}." "Nice to see you too, {m}."
""")


def thanks(draw: Draw) -> str:
    """Thanks and sorry, with their answers."""
    n, m = draw.some(_NAMES, 2)
    return draw.say(_THANKS if draw.chance(0.6) else _SORRY, n=n, m=m, x=draw.one(_THINGS).one)


def greetings(draw: Draw) -> str:
    """Greetings, names and goodbyes."""
    n, m = draw.some(_NAMES, 2)
    age = NUMBERS[draw.between(4, 12) - 1]
    return draw.say(_GREETINGS, n=n, m=m, age=age, land=draw.one(_COUNTRIES), day=draw.one(DAYS))


_LIKES = frames("""
Do you like {xs}? - Yes, I do. I <like|love> {xs}.
Do you like {xs}? - No, I don't. I like {ys}.
"Do you like {xs}<|, {n}>?" "Yes, I do."
"Do you like {xs}<|, {n}>?" "No, I don't. But I like {ys}."
Does {n} like {xs}? <Yes, she does. She likes {xs}|No, she doesn't. She likes {ys}>.
Does {b} like {xs}? <Yes, he does. He likes {xs}|No, he doesn't. He likes {ys}>.
Which do you like better, {xs} or {ys}? - I like {xs} better.
Would you like some {xs}? - <Yes, please|No, thank you>.
"Would you like some {xs}, {n}?" "Yes, please." "Here you are." "Thank you."
What do you want to eat? - I want some {xs}.
What is your favourite food, {n}? - My favourite food is {xs}.
{n} likes {xs}, and {b} likes {xs}, too.
{n} likes {xs}, but {b} likes {ys}.
{n} likes {xs}, but she does not like {ys}.
{b} likes {xs}, but he does not like {ys}.
Are you hungry? - Yes, I am. - Have some {xs}, please.
{n} is hungry. She eats some {xs}.
{b} is thirsty. He drinks some {drink}.
Are you thirsty<|, {n}>? - Yes, I am. May I have some {drink}, please?
We eat when we are hungry, and we drink when we are thirsty.
When {n} is hungry, she eats. When {n} is thirsty, she drinks.
When {b} is tired, he goes to bed.
Do you like {drink}<|, {n}>? - <Yes, I do|No, I don't>.
Would you like some {drink}? - <Yes, please|No, thank you>.
What do you want to drink? - I want some {drink}.
{n} likes {drink}, and {b} likes {drink}, too.
""")
_DRINKS = _WORDS.words("drinks")
_FOODS = tuple(noun.many for noun in _FOOD) + _STUFF

_QUESTIONS = frames("""
Can you {v}? - Yes, I can.<| I can {v} very well.>
Can you {v}, {n}? - No, I can't. But I can {w}.
Can {n} {v}? <Yes, she can|No, she can't. But she can {w}>.
Can {b} {v}? <Yes, he can|No, he can't. But he can {w}>.
{n} can {v}, and {b} can {v}, too.
{n} can {v}, but she cannot {w}.
Is this your {x}<|, {n}>? - <Yes, it is. Thank you|No, it isn't. It is {b}'s {x}>.
Whose {x} is this? - It is {n}'s<| {x}>.
Whose {x} is it? - It is mine.
Do you have a {x}? - <Yes, I do. Here it is|No, I don't. I have a {y}>.
Does {b} have a {x}? <Yes, he does|No, he doesn't>.
Are you {f}, {n}? - <Yes, I am|No, I'm not. I am {g}>.
Is {n} {f}? <Yes, she is|No, she isn't. She is {g}>.
Is {b} {f}? <Yes, he is|No, he isn't. He is {g}>.
Are they {f}? <Yes, they are|No, they aren't. They are {g}>.
Where is {n}? - She is {where}.
Where is {b}? - He is {where}.
Where are you going, {n}? - I am going to the {place}.
What are you doing, {n}? - I am looking for my {x}.
What do you want to be<|, {n}>? - I want to be a <teacher|doctor|pilot|singer|cook|farmer|writer|painter>.
Who is at the door? - It is {n}.
What is in the <box|bag|basket>? - <There is|It is> a {x}<|, {n}>.
What is this<| in English>? - It is a {x}.
What do you have in your hand, {n}? - I have a {x} in my hand.
Why are you {f}, {n}? - Because I <found|have> a new {x}.
Why is {b} crying? - Because he lost his {x}.
""")
_HAPPY = split("happy glad excited proud cheerful")


def likes(draw: Draw) -> str:
    """Food and drink that someone likes, asked and answered."""
    xs, ys = draw.some(_FOODS, 2)
    return draw.say(_LIKES, xs=xs, ys=ys, n=draw.one(_GIRLS), b=draw.one(_BOYS), drink=draw.one(_DRINKS[:-1]))


def questions(draw: Draw) -> str:
    """Simple questions with their answers."""
    v, w = draw.some(_VERBS, 2)
    x, y = draw.some(_THINGS, 2)
    f, g = draw.some(_FEELINGS, 2)
    shown = draw.one(draw.one(_QUESTIONS))
    if shown.startswith("Why are"):
        f = draw.one(_HAPPY)
    place = draw.one(_PLACES)
    fields = {"n": draw.one(_GIRLS), "b": draw.one(_BOYS), "place": place, "where": whereabouts(place)}
    return shown.format_map({"v": v, "w": w, "x": x.one, "y": y.one, "f": f, "g": g, **fields})


_REQUESTS = frames("""
"<May|Can> I <have|borrow|use> your {x}, please?" "<Of course|Yes, of course|Sure>. Here <you are|it is>." "Thank you."
"Please <give|hand|pass> me the {x}<|, {n}>." "Here you are." "Thank you."
"<Could|Can> you help me, please?" "Yes, of course<|, {n}>."
"{n}, please <open|close|shut> the <door|window|book>." "<All right|Yes, {m}>."
Please <sit down|come in|be quiet|wait here|speak slowly|listen|stand up>, {n}.
"Please be quiet, {n}. The baby is asleep." "I am sorry, {m}."
"Let's <go to the {place}|play a game|sing a song>." "<All right|Good idea|Great>! Let's go."
"Shall we go to the {place}<|, {n}>?" "<Yes, let's|Good idea>."
"Excuse me, where is the {place}?" "It is <over there|next to the {place2}|behind the {place2}|on the left|on the right>." "Thank you."
"How do I get to the {place}?" "Go straight on and turn <left|right>." "Thank you very much." "You're welcome."
"May I come in?" "Yes, please."
"Can I help you, {n}?" "Yes, please. This {x} is <too heavy|so big>."
"Don't <run|shout|be late|worry>, {n}." "All right<|, {m}>."
""")
_SHOPPING = frames("""
"How much is <the|this|that> {x}?" "It is {k} <dollars|coins>." "I will take it." "Thank you."
"Can I help you?" "I would like <some {xs}|a {x}>, please." "Here you are." "How much is that?" "{k} <dollars|coins>, please."
"I want to buy a {x}." "What colour do you want?" "{c}, please." "Here is a {c} {x}."
"How many {xs} do you want?" "I want {k} {xs}, please." "Here are {k} {xs}."
{n} goes to the shop. She buys a {x}.
{b} goes to the market and buys {k} {xs}.
{n} has no {x}, so she goes to the shop and buys one.
"How much are the {xs}?" "They are {k} dollars." "That is <too much|cheap|all right>."
We buy bread at the bakery, and we buy books at the bookshop.
{n} wants to buy a {x}, but it is too expensive.
"Do you have {xs}?" "<Yes, we do. How many do you want?" "{k}, please."|No, I am sorry. We have no {xs} today.">
{b} pays for the {x} and says thank you.
""")


def requests(draw: Draw) -> str:
    """Polite requests and talk in a shop."""
    n, m = draw.some(_NAMES, 2)
    x = draw.one(_THINGS)
    k = NUMBERS[draw.between(2, 12) - 1]
    place, place2 = draw.some(_PLACES, 2)
    shown = _REQUESTS if draw.chance(0.5) else _SHOPPING
    fields = {"place": place, "place2": place2, "c": draw.one(_COLOURS), "k": k, "x": x.one, "xs": x.many}
    girl = draw.one(_GIRLS) if shown is _SHOPPING else n
    return draw.say(shown, n=girl, m=m, b=draw.one(_BOYS), **fields)


_SCHOOL = frames("""
{n} goes to school by <bus|bike|car|train|boat>. {b} <walks to school|goes to school on foot>.
{n} goes to school by <bus|bike|car|train>, and {b} goes to school by <bus|bike|train|car>, too.
How do you go to school<|, {n}>? - I go to school <by bus|by bike|on foot|by car|by train>.
How does {n} go to school? She goes <|to school >by <bus|bike|car|train>.
How does {b} go to school? He goes <|to school >on foot.
{b} lives <near the school|next to the school>, so he <walks to school|goes to school on foot>.
{n} lives far from school, so she goes to school by <bus|train|car>.
{n} takes the bus to school. {b} rides his bike to school.
On {day} {n} has {s} and {t}.
{n}'s favourite subject is {s}. {b}'s is {t}.
What is your favourite subject<|, {n}>? - I like {s} best.
{b} likes {s}, but he does not like {t}.
Today we have {s} and {t} at school.
At school we learn <to read and write|to read, to write and to count|{s} and {t}>.
The teacher teaches <the children|us> {s}. <The children|We> listen.
The <bell rings. The children go into the classroom|children go home after school>.
The teacher asks a question, and {n} answers it.
{n} does her homework after school. Then she plays.
{b} does his homework after school. Then he plays.
The pupils sit <at their desks|in the classroom>. The teacher stands in front of <them|the class>.
{n} puts her books <into|in> her school bag.
We read books in the library and play ball on the playground.
We have {s} on {day}.
When do you have {s}? - On {day}.
{n} opens her book and reads. {b} takes his pen and writes.
School is over. <The children go home|Goodbye, teacher! Goodbye, children>!
""")
_WEATHER = frames("""
It is {w} today. {n} <puts on|wears|takes> {wear}.
It is {w}<| today>, so {n} <puts on|wears> {wear}.
When it is {w}, we wear {wear}.
When it is {w}, we {do}.
It is {w}. <Let us|We can|The children> {do}.
How is the weather today? It is {w}.
What is the weather like<| today>? It is {w}. <We can {do}.|Put on {wear}, {n}!>
"It is {w}," says {n}. "Put on {wear}," says {m}.
{n} wears {wear}, because it is {w}.
What do you wear when it is {w}? I wear {wear}.
Yesterday it was {w}. Today it is <better|nice>.
Why does {n} wear {wear}? Because it is {w}.
The sky is <grey|dark>. It is going to rain. <Take a raincoat|Close the window|Come inside>!
The sky is blue, and the sun is shining. It is a <fine|lovely|sunny|beautiful> day.
After the rain comes the sun.
It rains, and the ground gets wet.
The sun comes out, and the snow melts.
""")


def school(draw: Draw) -> str:
    """How one goes to school and what is learned there."""
    s, t = draw.some(_SUBJECTS, 2)
    return draw.say(_SCHOOL, n=draw.one(_GIRLS), b=draw.one(_BOYS), s=s, t=t, day=draw.one(DAYS[:5]))


def weather(draw: Draw) -> str:
    """The weather and what to wear and do."""
    n, m = draw.some(_NAMES, 2)
    w, wear, do = draw.one(WEATHER)
    return draw.say(_WEATHER, w=w, wear=wear, do=do, n=n, m=m)


_FAMILY = frames("""
My {a} is my {b}.
{n}'s {a} is {n}'s {b}.
Who is your {a}? My {a} is my {b}.
What do you call your {a}? My {b}.
I call my {a} my {b}.
This is my {a}, my {b}.
""")
_FAMILIES = frames("""
{n} is {m}'s sister, so they have the same <mother|father|parents>.
{b} is {n}'s brother, and {n} is {b}'s sister.
{n} is the mother of {b}. {b} is the son of {n}.
{b} is the father of {n}. {n} is the daughter of {b}.
{b} is {n}'s grandfather. {n} is {b}'s granddaughter.
{n} is {b}'s grandmother. {b} is {n}'s grandson.
There are {k} people in {n}'s family.
How many people are there in your family? - There are {k}.
How many people are there in your family? - There are <three: my father, my mother and me|four: my father, my mother, my brother and me|four: my father, my mother, my sister and me>.
Do you have a <brother|sister>? - Yes, I do. <His name is {b}|Her name is {n}>.
{n} has a brother. His name is {b}.
{b} has a sister. Her name is {n}.
My mother and my father are my parents.
A mother loves her children, and the children love their mother.
My brother is a boy. My sister is a girl.
Grandfather and grandmother are old. The baby is young.
A girl grows up to be a woman. A boy grows up to be a man.
""")


def family(draw: Draw) -> str:
    """The words for one's family."""
    n, m, b = draw.one(_GIRLS), draw.one(_NAMES), draw.one(_BOYS)
    if draw.chance(0.5):
        a, word = draw.one(FAMILY)
        return draw.say(_FAMILY, a=a, b=word, n=n)
    k = NUMBERS[draw.between(3, 7) - 1]
    return draw.say(_FAMILIES, n=n, m=m, b=b, k=k)


def wishes(draw: Draw) -> str:
    """What someone likes to do in which season."""
    n, m = draw.some(_NAMES, 2)
    season, how, _, do = draw.one(SEASON_FACTS)
    return f"{n} and {m} like {season}. It is {how} then, and they {do}."


SUBJECTS = (
    (thanks, 3.5),
    (greetings, 3.5),
    (likes, 2.5),
    (questions, 3),
    (requests, 2.5),
    (school, 3),
    (weather, 2.5),
    (family, 2),
    (wishes, 0.5),
)
"""Makers of this file and how often each is drawn."""
