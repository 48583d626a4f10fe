"""What is true, in English: opposites, colours, animals, tools, trades, places, and what goes with what."""

from __future__ import annotations

from attn_tui.workshop.world.facts.words import split, vocabulary


def rows(text: str) -> tuple[tuple[str, ...], ...]:
    """The lines of a table as tuples; cells are parted by semicolons."""
    return tuple(tuple(cell.strip() for cell in line.split(";")) for line in text.strip().splitlines())


_WORDS = vocabulary("en")
DAYS = _WORDS.words("days")
MONTHS = _WORDS.words("months")
SEASONS = _WORDS.words("seasons")
NUMBERS = _WORDS.words("numbers")
ORDINALS = split("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth")

# word; its opposite; a noun phrase for each, all of them with "is"
OPPOSITES = rows("""
big; small; the elephant; the mouse
hot; cold; the soup; the ice
hot; cold; fire; snow
long; short; the river; the path
tall; short; the father; the child
old; new; his coat; her coat
old; young; the grandfather; the baby
quick; slow; the rabbit; the snail
fast; slow; the train; the bike
fat; thin; the pig; the cat
beautiful; ugly; the princess; the monster
clever; foolish; the wolf; the crow
busy; free; the mother; the grandfather
kind; cruel; the queen; the giant
lazy; hardworking; the cat; the ant
huge; tiny; the elephant; the ant
good; bad; the first apple; the last apple
happy; sad; the girl; the boy
high; low; the mountain; the hill
heavy; light; the stone; the feather
hard; soft; the rock; the pillow
full; empty; this cup; that cup
open; closed; the door; the window
clean; dirty; the plate; the floor
wet; dry; the towel; the shirt
thick; thin; the book; the paper
strong; weak; the ox; the lamb
loud; quiet; the drum; the library
bright; dark; the day; the night
light; dark; the kitchen; the cellar
sweet; sour; honey; the lemon
rich; poor; the king; the beggar
easy; hard; the first question; the last question
easy; difficult; walking; flying
near; far; the school; the moon
deep; shallow; the sea; the puddle
wide; narrow; the road; the path
rough; smooth; the bark; the glass
sharp; blunt; the knife; the spoon
early; late; the teacher; the student
right; wrong; her answer; his answer
true; false; the first story; the second story
brave; afraid; the lion; the mouse
cheap; expensive; the pencil; the watch
warm; cool; the bed; the water
round; square; the ball; the box
safe; dangerous; the house; the cliff
tidy; messy; her desk; his desk
sick; well; the little brother; the little sister
hungry; full; the wolf; the bear
asleep; awake; the baby; the owl
noisy; quiet; the street; the garden
straight; crooked; the line; the branch
tame; wild; the dog; the wolf
polite; rude; the guest; the stranger
fresh; stale; the new bread; the old bread
calm; stormy; the lake; the sea
careful; careless; the driver; the boy
useful; useless; the new key; the broken key
""")

# words that are opposites but do not stand after "is" beside a noun
PAIRS = rows("""
up; down
first; last
same; different
in; out
on; off
left; right
yes; no
day; night
morning; evening
summer; winter
north; south
east; west
black; white
boy; girl
man; woman
brother; sister
king; queen
father; mother
top; bottom
inside; outside
above; below
before; after
always; never
everything; nothing
push; pull
come; go
open; close
start; stop
begin; end
buy; sell
give; take
laugh; cry
win; lose
remember; forget
ask; answer
love; hate
rise; fall
stand; sit
lend; borrow
more; less
front; back
here; there
question; answer
heaven; earth
sunrise; sunset
friend; enemy
arrive; leave
""")

# thing; colour; "a" for things that are counted, "the" for the one there is, "-" for stuff
COLOURS = rows("""
snow; white; -
grass; green; -
banana; yellow; a
milk; white; -
coal; black; -
sky; blue; the
sea; blue; the
sun; yellow; the
lemon; yellow; a
cherry; red; a
strawberry; red; a
tomato; red; a
carrot; orange; a
pumpkin; orange; a
cucumber; green; a
frog; green; a
crow; black; a
swan; white; a
rice; white; -
salt; white; -
flour; white; -
sugar; white; -
chocolate; brown; -
coffee; brown; -
night; dark; the
elephant; grey; an
mouse; grey; a
polar bear; white; a
fire engine; red; a
leaf; green; a
pea; green; a
cloud; white; a
egg yolk; yellow; an
corn; yellow; -
gold; yellow; -
sand; yellow; -
chick; yellow; a
pig; pink; a
flamingo; pink; a
ladybird; red; a
plum; purple; a
aubergine; purple; an
ink; black; -
chalk; white; -
paper; white; -
tooth; white; a
spinach; green; -
sunflower; yellow; a
tree in summer; green; a
bear; brown; a
raven; black; a
smoke; grey; -
cabbage; green; a
sheep; white; a
orange; orange; an
""")

# animal; sound; food; home; legs; its young
ANIMALS = rows("""
dog; woof; bones; kennel; four; puppy
cat; meow; fish; basket; four; kitten
cow; moo; grass; barn; four; calf
sheep; baa; grass; meadow; four; lamb
horse; neigh; hay; stable; four; foal
pig; oink; corn; sty; four; piglet
duck; quack; water plants; pond; two; duckling
hen; cluck; corn; henhouse; two; chick
rooster; cock-a-doodle-doo; corn; farmyard; two; chick
frog; croak; flies; pond; four; tadpole
lion; roar; meat; grassland; four; cub
bear; growl; honey; cave; four; cub
wolf; howl; meat; forest; four; cub
bird; tweet; worms; nest; two; chick
owl; hoot; mice; hollow tree; two; owlet
mouse; squeak; cheese; hole; four; baby mouse
monkey; -; bananas; jungle; two; baby monkey
crow; caw; seeds; tree; two; chick
goose; honk; grass; farmyard; two; gosling
elephant; -; leaves; grassland; four; calf
rabbit; -; carrots; burrow; four; baby rabbit
panda; -; bamboo; bamboo forest; four; cub
tiger; roar; meat; jungle; four; cub
""")

# what is done; the tool; where that is done
TOOLS = rows("""
cut bread; knife; kitchen
eat soup; spoon; kitchen
write; pen; classroom
write a letter; pencil; bedroom
draw a picture; crayon; classroom
paint a picture; brush; art room
sweep the floor; broom; kitchen
hit a nail; hammer; workshop
cut wood; saw; workshop
dig a hole; spade; garden
open a lock; key; hallway
comb hair; comb; bathroom
dry one's hands; towel; bathroom
cut paper; pair of scissors; classroom
sew a button on; needle; living room
call a friend; phone; living room
tell the time; clock; classroom
water the flowers; watering can; garden
cook an egg; pan; kitchen
boil water; kettle; kitchen
brush one's teeth; toothbrush; bathroom
drink tea; cup; kitchen
catch fish; net; harbour
climb up to the roof; ladder; farm
measure a line; ruler; classroom
look at the stars; telescope; tower
rub out a word; rubber; classroom
eat noodles; pair of chopsticks; kitchen
light a dark room; lamp; bedroom
mop the floor; mop; hall
tie up a box; rope; barn
cut an apple; knife; kitchen
find the way; map; forest
""")

# who; what he or she does; with what or whom; where
TRADES = rows("""
doctor; helps sick people; hospital
teacher; teaches children; school
farmer; grows food; farm
baker; bakes bread; bakery
cook; cooks meals; kitchen
driver; drives a bus; city
pilot; flies a plane; airport
firefighter; puts out fires; fire station
postman; brings letters; post office
dentist; looks after our teeth; dentist's
tailor; makes clothes; tailor's shop
painter; paints pictures; studio
singer; sings songs; theatre
dancer; dances for people; theatre
writer; writes books; study
gardener; looks after the flowers; garden
fisherman; catches fish; harbour
sailor; sails a ship; harbour
shopkeeper; sells things; shop
librarian; lends books; library
builder; builds houses; building site
barber; cuts hair; barber's
scientist; studies nature; laboratory
shepherd; looks after the sheep; meadow
clown; makes people laugh; circus
carpenter; makes tables and chairs; workshop
zookeeper; feeds the animals; zoo
musician; plays music; concert hall
vet; helps sick animals; animal hospital
""")

# what; where it is kept
KEPT = rows("""
milk; in the fridge
butter; in the fridge
the books; on the shelf
the plates; in the cupboard
the clothes; in the wardrobe
the car; in the garage
money; in the bank
the toys; in the toy box
the pencils; in the pencil case
the shoes; by the door
the bread; in the bread bin
the tea; in the teapot
the ice cream; in the freezer
the coins; in a purse
the spoons; in the kitchen
the socks; in the wardrobe
the letters; in a box
the hay; in the barn
the sheep; in the meadow
the soap; in the bathroom
the pillow; on the bed
the coats; on the hook
the bike; in the shed
sugar; in a jar
the fish; in the fish tank
""")

# weather; what one puts on or takes; what one can do
WEATHER = rows("""
rainy; a raincoat; stay inside and read
raining; a raincoat; jump in the puddles
windy; a coat; fly a kite
cool; a long shirt; go for a walk
foggy; a bright coat; walk slowly
cloudy; a scarf; ride a bike
snowing; warm gloves; make a snowman
cold; a thick coat; drink hot cocoa
very cold; a hat and a scarf; stay by the fire
hot; a sun hat; swim in the lake
very hot; a T-shirt; eat ice cream
sunny; sunglasses; play outside
warm; a light dress; have a picnic
stormy; strong boots; stay at home
""")

# season; how it is; what happens; what people do
SEASON_FACTS = rows("""
spring; warm; the flowers bloom; plant seeds
spring; mild; the trees turn green; fly kites
spring; warm; the birds come back; go for walks
summer; hot; the sun shines for a long time; swim in the sea
summer; hot; the days are long; eat ice cream
summer; very warm; the corn grows tall; go on holiday
autumn; cool; the leaves fall; pick apples
autumn; cool; the leaves turn yellow; gather nuts
autumn; windy; the birds fly south; bring in the corn
winter; cold; the snow falls; make snowmen
winter; very cold; the lake freezes; skate on the ice
winter; cold; the nights are long; sit by the fire
""")

# part of the day; its meal or another thing done then; the greeting; how the sky is
DAY_PARTS = rows("""
in the morning; have breakfast; good morning; the sun rises
in the morning; get up; good morning; the sky gets light
in the morning; go to school; good morning; the birds sing
at noon; have lunch; good afternoon; the sun is high
in the afternoon; come home from school; good afternoon; the sun is still warm
in the afternoon; play outside; good afternoon; it is still bright
in the evening; have dinner; good evening; the sun sets
in the evening; do homework; good evening; the sky gets dark
at night; go to bed; good night; the moon shines
at night; sleep; good night; the stars come out
""")

BODY = rows("""
see; eyes
hear; ears
smell; nose
taste; tongue
eat; mouth
speak; mouth
walk; legs
run; legs
kick a ball; feet
write; hands
hold things; hands
think; head
bite; teeth
clap; hands
point at things; fingers
jump; legs
touch things; fingers
wave; hands
""")

FAMILY = rows("""
mother's mother; grandmother
mother's father; grandfather
father's mother; grandmother
father's father; grandfather
brother's son; nephew
sister's son; nephew
brother's daughter; niece
sister's daughter; niece
mother's son; brother
father's daughter; sister
""")

# two words for one thing
SAME = rows("""
bike; bicycle
plane; aeroplane
phone; telephone
photo; photograph
shop; store
rabbit; bunny
present; gift
film; movie
taxi; cab
stone; rock
mum; mother
dad; father
fridge; refrigerator
sweets; candy
autumn; fall
garbage; rubbish
street; road
big; large
small; little
glad; happy
quick; fast
begin; start
end; finish
shut; close
talk; speak
clever; smart
sick; ill
pretty; beautiful
sleepy; tired
scared; afraid
angry; cross
rich; wealthy
quiet; silent
easy; simple
""")

# animal; its young
YOUNG = rows("""
cat; kitten
dog; puppy
cow; calf
sheep; lamb
horse; foal
pig; piglet
duck; duckling
hen; chick
bear; cub
lion; cub
goose; gosling
frog; tadpole
swan; cygnet
owl; owlet
deer; fawn
kangaroo; joey
""")

# class; members
KINDS = rows("""
animal; dog; cat; horse; cow; lion; bear; sheep; rabbit; elephant
fruit; apple; banana; pear; orange; cherry; grape; lemon; peach; plum
vegetable; carrot; onion; potato; cabbage; cucumber; pea; bean
bird; crow; owl; duck; swan; parrot; penguin; robin; sparrow
insect; ant; fly; beetle; moth; ladybird
flower; rose; tulip; daisy; lily; sunflower
tree; oak; pine; willow; maple; palm; birch
colour; red; blue; green; yellow; black; white; pink
toy; doll; ball; kite; puzzle; teddy bear; top; yo-yo
tool; hammer; saw; spade; rake; axe; drill
drink; milk; tea; juice; water; coffee; cocoa; lemonade
season; spring; summer; autumn; winter
shape; circle; square; triangle; heart; star
sport; football; tennis; swimming; basketball; skating
instrument; piano; drum; flute; trumpet
number; one; two; three; four; five; six; seven
day; Monday; Tuesday; Wednesday; Thursday; Friday; Saturday; Sunday
""")
