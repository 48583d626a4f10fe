"""Short sayings in which a pronoun is told by what follows it: it rang, so it was the bell."""

from __future__ import annotations

import re

from attn_tui.workshop.world import kinds
from attn_tui.workshop.world.cast import Cast
from attn_tui.workshop.world.entity import Entity, Pair
from attn_tui.workshop.world.kinds import Kind

F = tuple[str, str]

LIKED: dict[str, tuple[F, ...]] = {
    "small": (
        ("{a} liked {x.o}", "{a}喜欢{x.o}"),
        ("{a} loved {x.o}", "{a}非常喜欢{x.o}"),
        ("{a} wanted {x.o}", "{a}想要{x.o}"),
        ("{a} wanted to buy {x.o}", "{a}想买{x.o}"),
        ("{a} bought {x.o}", "{a}买了{x.o}"),
        ("{a} chose {x.o}", "{a}选了{x.o}"),
        ("{a} took {x.o}", "{a}拿了{x.o}"),
        ("{a} kept {x.o}", "{a}留下了{x.o}"),
        ("{a} was proud of {x.o}", "{a}为{x.o}感到骄傲"),
        ("{a} was happy with {x.o}", "{a}对{x.o}很满意"),
        ("{x} pleased {a.o}", "{x}让{a.o}很满意"),
    ),
    "big": (
        ("{a} liked {x.o}", "{a}喜欢{x.o}"),
        ("{a} liked {x.o} very much", "{a}很喜欢{x.o}"),
        ("{a} was happy with {x.o}", "{a}对{x.o}很满意"),
        ("{a} often talked about {x.o}", "{a}常常说起{x.o}"),
        ("{a} showed everyone {x.o}", "{a}带大家看了{x.o}"),
        ("{x} pleased {a.o}", "{x}让{a.o}很满意"),
    ),
    "animal": (
        ("{a} liked {x.o}", "{a}喜欢{x.o}"),
        ("{a} loved {x.o}", "{a}非常喜欢{x.o}"),
        ("{a} often talked about {x.o}", "{a}常常说起{x.o}"),
        ("{a} took a picture of {x.o}", "{a}给{x.o}拍了一张照片"),
        ("{a} could not forget {x.o}", "{a}忘不了{x.o}"),
        ("{a} drew {x.o}", "{a}画了{x.o}"),
        ("{x} made {a.o} happy", "{x}让{a.o}很开心"),
    ),
    "food": (
        ("{a} liked {x.o}", "{a}喜欢{x.o}"),
        ("{a} wanted {x.o}", "{a}想要{x.o}"),
        ("{a} chose {x.o}", "{a}选了{x.o}"),
        ("{a} took {x.o}", "{a}拿了{x.o}"),
        ("{a} finished {x.o}", "{a}把{x.o}都吃完了"),
    ),
}
DISLIKED: dict[str, tuple[F, ...]] = {
    "small": (
        ("{a} did not want {x.o}", "{a}不想要{x.o}"),
        ("{a} did not buy {x.o}", "{a}没有买{x.o}"),
        ("{a} did not choose {x.o}", "{a}没有选{x.o}"),
        ("{a} did not take {x.o}", "{a}没有拿{x.o}"),
        ("{a} put {x.o} down", "{a}放下了{x.o}"),
        ("{a} put {x.o} away", "{a}把{x.o}收了起来"),
        ("{a} was not happy with {x.o}", "{a}对{x.o}不满意"),
    ),
    "big": (
        ("{a} did not like {x.o}", "{a}不喜欢{x.o}"),
        ("{a} did not use {x.o}", "{a}没有用{x.o}"),
        ("{a} was not happy with {x.o}", "{a}对{x.o}不满意"),
        ("{a} shook {a.S} head at {x.o}", "{a}看着{x.o}摇了摇头"),
        ("{x} did not please {a.o}", "{x}没有让{a.o}满意"),
    ),
    "animal": (
        ("{a} shook {a.S} head at {x.o}", "{a}看着{x.o}摇了摇头"),
        ("{a} did not play with {x.o}", "{a}没有跟{x.o}玩儿"),
        ("{a} was not happy with {x.o}", "{a}对{x.o}不满意"),
        ("{a} did not go near {x.o}", "{a}没有走近{x.o}"),
    ),
    "food": (
        ("{a} did not want {x.o}", "{a}不想要{x.o}"),
        ("{a} did not finish {x.o}", "{a}没有吃完{x.o}"),
        ("{a} left {x.o} on the table", "{a}把{x.o}留在了桌子上"),
        ("{a} did not like {x.o}", "{a}不喜欢{x.o}"),
    ),
}
SEEING: tuple[F, ...] = (
    ("{a} was looking at {x.o}", "{a}正看着{x.o}"),
    ("{a} was standing next to {x.o}", "{a}站在{x.o}旁边"),
    ("{a} was sitting beside {x.o}", "{a}坐在{x.o}旁边"),
    ("{x} {x.was} right in front of {a.o}", "{x}就在{a.o}面前"),
    ("{x} {x.was} next to {a.o}", "{x}在{a.o}旁边"),
    ("{x} {x.was} not far from {a.o}", "{x}离{a.o}不远"),
    ("{a} was thinking about {x.o}", "{a}正想着{x.o}"),
)
SAW: tuple[F, ...] = (
    ("{a} looked at {x.o}", "{a}看了看{x.o}"),
    ("{a} walked past {x.o}", "{a}从{x.o}旁边走过"),
    ("{a} sat down near {x.o}", "{a}在{x.o}旁边坐了下来"),
    ("{a} pointed at {x.o}", "{a}指了指{x.o}"),
    ("{a} went up to {x.o}", "{a}向{x.o}走了过去"),
    ("{a} stopped in front of {x.o}", "{a}在{x.o}前面停了下来"),
)
SURPRISED: tuple[F, ...] = (
    ("{x} surprised {a.o}", "{x}让{a.o}吃了一惊"),
    ("{x} made {a.o} laugh", "{x}把{a.o}逗笑了"),
    ("{a} laughed at {x.o}", "{a}看着{x.o}笑了起来"),
)
MET: tuple[F, ...] = (
    ("{a} looked at {b.o}", "{a}看了看{b.o}"),
    ("{a} waved to {b.o}", "{a}向{b.o}挥了挥手"),
    ("{a} smiled at {b.o}", "{a}对{b.o}笑了笑"),
    ("{a} thanked {b.o}", "{a}谢了{b.o}"),
    ("{a} talked with {b.o}", "{a}和{b.o}说了话"),
    ("{a} called {b.o}", "{a}给{b.o}打了电话"),
    ("{a} asked {b.o} a question", "{a}问了{b.o}一个问题"),
    ("{a} met {b.o}", "{a}遇见了{b.o}"),
    ("{a} went to see {b.o}", "{a}去看了{b.o}"),
    ("{a} shook hands with {b.o}", "{a}和{b.o}握了手"),
    ("{a} said hello to {b.o}", "{a}向{b.o}问了好"),
)
BUSY: tuple[F, ...] = (
    ("{a} waited for {b.o}", "{a}等着{b.o}"),
    ("{a} did not call {b.o}", "{a}没有叫{b.o}"),
    ("{a} walked quietly past {b.o}", "{a}轻轻地从{b.o}身边走过"),
    ("{a} watched {b.o}", "{a}看着{b.o}"),
    ("{a} could not talk with {b.o}", "{a}没办法和{b.o}说话"),
    ("{a} did not hear {b.o}", "{a}没有听见{b.o}说话"),
    ("{a} did not see {b.o}", "{a}没有看见{b.o}"),
)
BUSY_SELF = tuple(front for front in BUSY if "past" not in front[0] and "watched" not in front[0])
"""What comes of being busy oneself."""
KNEW: tuple[F, ...] = (
    ("{a} knew {b.o} well", "{a}很了解{b.o}"),
    ("{a} sat next to {b.o}", "{a}坐在{b.o}旁边"),
    ("{a} was a friend of {b.o}", "{a}是{b.o}的朋友"),
    ("{a} lived near {b.o}", "{a}住得离{b.o}很近"),
    ("{a} wrote to {b.o}", "{a}给{b.o}写了信"),
)
WHY: tuple[F, ...] = (
    ("{F} because {Y}", "{F}，因为{Y}"),
    ("{F} because {Y}", "{F}，因为{Y}"),
    ("{F} because {Y}", "{F}，因为{Y}"),
    ("{F}. {Y}", "{F}。{Y}"),
    ("{F}. {Y}", "{F}，{Y}"),
    ("{F}, since {Y}", "{F}，因为{Y}"),
    ("{F} only because {Y}", "{F}，只是因为{Y}"),
    ("{F}. Why? Because {Y}", "{F}。为什么呢？因为{Y}"),
)
WHEN: tuple[F, ...] = (
    ("{F}, and {Y}", "{F}，{Y}"),
    ("{F}, and then {Y}", "{F}，然后{Y}"),
    ("{F}. Then {Y}", "{F}。后来，{Y}"),
    ("when {F}, {Y}", "{F}的时候，{Y}"),
    ("after {F}, {Y}", "{F}以后，{Y}"),
    ("{F}. {Y}", "{F}。{Y}"),
    ("{F}. A moment later {Y}", "{F}。过了一会儿，{Y}"),
    ("{F} just before {Y}", "{F}，过了一会儿，{Y}"),
)
WHILE: tuple[F, ...] = (
    ("{F} when {Y}", "{F}的时候，{Y}"),
    ("{F} when {Y}", "{F}，这时候{Y}"),
    ("{F}. Suddenly {Y}", "{F}。突然，{Y}"),
    ("while {F}, {Y}", "{F}的时候，{Y}"),
    ("{F}. {Y}", "{F}。{Y}"),
    ("{F}, and {Y}", "{F}，{Y}"),
)
BUT: tuple[F, ...] = (
    ("{F}, but {Y}", "{F}，但是{Y}"),
    ("{F}, but {Y}", "{F}，可是{Y}"),
    ("{F}. But {Y}", "{F}。可是{Y}"),
    ("although {F}, {Y}", "虽然{F}，但是{Y}"),
    ("{F} although {Y}", "{F}，不过{Y}"),
)
IS: tuple[F, ...] = (("{F}. {Y}", "{F}。{Y}"), ("{F}, and {Y}", "{F}，{Y}"))
ITSELF_FIRST: tuple[F, ...] = (
    ("{x} {p}, so {F}", "{x}{p}，所以{F}"),
    ("{x} {p}. That is why {F}", "{x}{p}，所以{F}"),
    ("because {x} {p}, {F}", "因为{x}{p}，所以{F}"),
    ("{x} {p}. So {F}", "{x}{p}。于是{F}"),
)
THEN_OF_IT: tuple[F, ...] = (
    ("{a} took a picture of {x.O}", "{a}给{x.O}拍了一张照片"),
    ("{a} told a friend about {x.O}", "{a}把这件事告诉了朋友"),
    ("{a} looked at {x.O} for a while", "{a}看了{x.O}一会儿"),
)
FELT: dict[str, tuple[F, ...]] = {
    "good": (
        ("was in a good mood", "心情很好"),
        ("was very curious", "很好奇"),
        ("liked such things", "就喜欢这样的东西"),
    ),
    "good food": (
        ("was hungry", "饿了"),
        ("was very hungry", "很饿"),
        ("had not eaten all day", "一整天没吃东西"),
    ),
    "good drink": (("was thirsty", "渴了"), ("was very thirsty", "很渴")),
    "bad food": (("was already full", "已经饱了"), ("was not hungry", "不饿"), ("had a toothache", "牙疼")),
    "bad drink": (("was not thirsty", "不渴"), ("had already had two cups", "已经喝了两杯")),
    "bad": (
        ("was too tired", "太累了"),
        ("was in a hurry", "很着急"),
        ("had a headache", "头疼"),
        ("had no time", "没有时间"),
        ("was in a bad mood", "心情不好"),
        ("wanted something else", "想要别的东西"),
        ("was hard to please", "要求很高"),
        ("was thinking of something else", "正想着别的事"),
    ),
    "does": (
        ("sneezed", "打了个喷嚏"),
        ("heard a strange noise", "听见了奇怪的声音"),
        ("began to laugh", "笑了起来"),
        ("felt hungry", "觉得饿了"),
        ("yawned", "打了个哈欠"),
        ("said good morning", "说了一声“早上好”"),
        ("clapped {a.S} hands", "拍起手来"),
        ("took off {a.S} shoes", "脱了鞋"),
        ("put on {a.S} hat", "戴上了帽子"),
        ("ate a sandwich", "吃了一个三明治"),
        ("opened a book", "打开了一本书"),
        ("read a letter", "读了一封信"),
        ("washed {a.S} hands", "洗了手"),
        ("sang a song", "唱了一首歌"),
        ("told a joke", "讲了一个笑话"),
        ("asked a question", "问了一个问题"),
    ),
}
HELPED: tuple[tuple[F, F, F], ...] = (
    (
        ("{a} was hungry", "{a}饿了"),
        ("wanted something to eat", "想吃东西"),
        ("ate three dumplings", "吃了三个饺子"),
    ),
    (
        ("{a} was thirsty", "{a}渴了"),
        ("wanted a glass of water", "想喝水"),
        ("drank a cup of water", "喝了一杯水"),
    ),
    (("{a} was tired", "{a}累了"), ("needed to rest", "想休息一下"), ("went to bed early", "早早地睡觉了")),
    (
        ("{a} was cold", "{a}觉得很冷"),
        ("wanted a warm coat", "想要一件暖和的大衣"),
        ("put on a thick coat", "穿上了一件厚大衣"),
    ),
    (
        ("{a} had lost {a.S} key", "{a}丢了钥匙"),
        ("could not open the door", "打不开门"),
        ("looked for the key everywhere", "到处找钥匙"),
    ),
    (
        ("{a} did not understand the homework", "{a}看不懂作业"),
        ("needed help with the homework", "需要人帮忙看作业"),
        ("asked the teacher", "去问了老师"),
    ),
    (
        ("{a} had lost {a.S} cat", "{a}的猫不见了"),
        ("was looking for the cat", "正在找猫"),
        ("found the cat in a tree", "在树上找到了猫"),
    ),
    (
        ("{a} could not sleep", "{a}睡不着"),
        ("wanted to hear a story", "想听故事"),
        ("counted sheep", "数起了绵羊"),
    ),
    (
        ("{a} had hurt {a.S} knee", "{a}的膝盖受伤了"),
        ("could not walk", "走不了路"),
        ("washed the knee", "把膝盖洗干净了"),
    ),
    (("{a} was sad", "{a}很难过"), ("needed a friend", "需要一个朋友"), ("cried a little", "哭了一会儿")),
    (("{a} was lost", "{a}迷路了"), ("did not know the way", "不认识路"), ("asked the way", "问了路")),
    (
        ("{a} had broken a cup", "{a}打破了一个杯子"),
        ("wanted to say sorry", "想说对不起"),
        ("picked up the pieces", "把碎片捡了起来"),
    ),
    (
        ("{a} was baking a cake", "{a}在烤蛋糕"),
        ("needed two more eggs", "还差两个鸡蛋"),
        ("put the cake in the oven", "把蛋糕放进了烤箱"),
    ),
)
NEEDS = (
    *HELPED,
    (("{a} had a cold", "{a}感冒了"), ("had to stay in bed", "得躺在床上"), ("took some medicine", "吃了药")),
    (
        ("{a} had a new kite", "{a}有一只新风筝"),
        ("wanted to fly it", "想去放风筝"),
        ("flew the kite in the park", "去公园放了风筝"),
    ),
    (
        ("{a} was late", "{a}迟到了"),
        ("had missed the bus", "没赶上公共汽车"),
        ("ran all the way to school", "一路跑到了学校"),
    ),
    (
        ("{a} had a birthday", "{a}过生日"),
        ("was having a party", "要开生日会"),
        ("cut the birthday cake", "切了生日蛋糕"),
    ),
    (
        ("{a} had won the race", "{a}赢了赛跑"),
        ("wanted to show the medal", "想让人看看奖牌"),
        ("got a medal", "得到了一块奖牌"),
    ),
    (("{a} was bored", "{a}觉得很无聊"), ("wanted to play", "想玩儿"), ("played a game", "玩了一个游戏")),
    (
        ("{a} was going to the sea", "{a}要去海边"),
        ("wanted to say goodbye", "想说再见"),
        ("packed a swimsuit", "带上了游泳衣"),
    ),
    (
        ("{a} had good news", "{a}有一个好消息"),
        ("could not wait to tell it", "等不及要说出来"),
        ("smiled all day", "笑了一整天"),
    ),
    (
        ("{a} had a new puppy", "{a}有了一只小狗"),
        ("wanted to show the puppy", "想让人看看小狗"),
        ("gave the puppy some milk", "给小狗喂了牛奶"),
    ),
)

_THEIR = re.compile(
    r"(their (?:long )?(?:shell|nose|tail|neck|hole|basket|wheel|house|mother|back|cover|chair))\b"
)
"""What each of many has one of."""


def _many(saying: str) -> str:
    """A saying of one said of many."""
    if saying.startswith("was "):
        saying = "were " + saying[4:]
    saying = saying.replace("its ", "their ").replace("was ", "were ").replace("itself", "themselves")
    return _THEIR.sub(r"\1s", saying)


def said(pair: Pair, entity: Entity) -> Pair:
    """A saying that agrees with the one it is said of."""
    return (_many(pair[0]), pair[1]) if entity.many else pair


def person(cast: Cast, sex: str = "", known: bool | None = None) -> tuple[Entity, Kind | None]:
    """A person for a short saying: a name, or a noun with what such a person does."""
    if cast.maybe(0.3):
        return cast.child(sex), None
    while True:
        kind = cast.pick(kinds.PERSON_KINDS)
        if kind.noun[0] in cast.taken or (sex and kind.sex not in ("x", sex)):
            continue
        cast.taken.add(kind.noun[0])
        entity = Entity(
            kind.noun,
            sex or (cast.pick("mf") if kind.sex == "x" else kind.sex),
            kind.plural,
            kind.measure,
            person=True,
            known="family" in kind.tags or (cast.maybe(0.85) if known is None else known),
        )
        return entity, kind


def fill(joint: F, front: F, saying: F) -> Pair:
    """A front and a saying joined, in both languages."""
    english = joint[0].replace("{F}", front[0]).replace("{Y}", saying[0])
    chinese = joint[1].replace("{F}", front[1]).replace("{Y}", saying[1])
    return english, chinese


def group_of(table: str, kind: Kind) -> str:
    """Which frames fit: those of food, of animals, of what is small or big."""
    if table != "THING_KINDS":
        return "food" if table == "FOOD_KINDS" else "animal"
    return "big" if kind.tags & {"heavy", "home", "vehicle", "plant", "cold", "noise"} else "small"


def thing_or_person(cast: Cast) -> None:
    """A person and a thing or an animal: he or it."""
    a, _ = person(cast)
    table = cast.pick(("THING_KINDS", "THING_KINDS", "ANIMAL_KINDS", "FOOD_KINDS"))
    kind = cast.kind(table)
    frame = group_of(table, kind)
    x = cast.make(kind, many=cast.maybe(0.3) and bool(kind.plural), plain=cast.maybe(0.7))
    x.known = cast.maybe(0.9)
    name, sayings = cast.pick(
        [
            pair
            for pair in zip(("good", "bad", "does"), (kind.good, kind.bad, kind.does), strict=True)
            if pair[1]
        ]
    )
    if name == "does":
        if frame == "animal" and cast.maybe(0.3):
            fronts, joints = SURPRISED, WHY
        else:
            fronts, joints = cast.pick(((SEEING, WHILE), (SAW, WHEN)))
    elif name == "bad" and cast.maybe(0.4):
        fronts, joints = LIKED[frame][:4], BUT
    else:
        fronts, joints = (LIKED if name == "good" else DISLIKED)[frame], WHY
    front, joint = cast.pick(fronts), cast.pick(joints)
    while fronts is SEEING and "的时候" in joint[1] and "ing " not in front[0]:
        joint = cast.pick(joints)
    if "drink" in kind.tags:
        front = (front[0], front[1].replace("吃", "喝"))
    if fronts is not SURPRISED and joints is WHY and front[0].startswith("{a}") and cast.maybe(0.25):
        first = cast.pick(ITSELF_FIRST)
        ways = (first[0].replace("{F}", front[0]), first[1].replace("{F}", front[1]))
        cast.add("", *ways, a=a, x=x, p=said(cast.pick(sayings), x))
        return
    if (
        cast.maybe(0.35)
        and joints is not BUT
        and fronts is not SURPRISED
        and not (frame == "animal" and name == "bad")
    ):
        key = (
            name
            if frame != "food" or name == "does"
            else f"{name} {'drink' if 'drink' in kind.tags else 'food'}"
        )
        saying = cast.pick(FELT[key])
        cast.add("", *fill(joint, front, ("{a.P} " + saying[0], "{a.P}" + saying[1])), a=a, x=x)
        return
    cast.add("", *fill(joint, front, ("{x.P} {p}", "{x.P}{p}")), a=a, x=x, p=said(cast.pick(sayings), x))
    if cast.maybe(0.15) and name == "does" and not sayings[0][0].startswith(("broke", "popped")):
        cast.add("", *cast.pick(THEN_OF_IT), a=a, x=x)


def he_or_she(cast: Cast) -> None:
    """Two people, one a he and one a she, and what only one of them does."""
    sexes = cast.pick(("mf", "fm"))
    while True:
        cast.taken.clear()
        a, of_a = person(cast, sexes[0])
        b, of_b = person(cast, sexes[1])
        marked = [kind is None or kind.sex != "x" for kind in (of_a, of_b)]
        if (of_a or of_b) and any(marked):
            break
    which, kind = cast.pick([(role, kind) for role, kind in (("a", of_a), ("b", of_b)) if kind])
    way = cast.rng.random()
    if way < 0.4:
        front, joint, saying = cast.pick(MET), cast.pick(WHEN), cast.pick(kind.does)
    elif way < 0.8:
        front, joint, saying = (
            cast.pick(BUSY if which == "b" else BUSY_SELF),
            cast.pick(WHY),
            cast.pick(kind.busy),
        )
    elif way < 0.9:
        front, saying = cast.pick(MET), cast.pick(kind.busy)
        joint = cast.pick(
            (("{F} while {Y}", "{F}，{Y}"), ("{F}. {Y}", "{F}。{Y}"), ("{F} when {Y}", "{F}，当时{Y}"))
        )
    else:
        front, joint, saying = cast.pick(KNEW), cast.pick(IS), cast.pick(kind.good)
    cast.add("", *fill(joint, front, (f"{{{which}.P}} {{p}}", f"{{{which}.P}}{{p}}")), a=a, b=b, p=saying)


def by_state(cast: Cast) -> None:
    """Two children in two states; what is done later is explained by the state of one of them."""
    sex = cast.pick("mf")
    a, b = cast.child(sex), cast.child("f" if sex == "m" else "m")
    of_a, of_b = cast.rng.sample(NEEDS, 2)
    in_b = tuple(text.replace("{a", "{b") for text in of_b[0])
    both = cast.pick((("{A}, and {B}", "{A}，{B}"), ("{A}. {B}", "{A}。{B}"), ("{A}, but {B}", "{A}，{B}")))
    first, second = (of_a[0], in_b) if cast.maybe() else (in_b, of_a[0])
    cast.add(
        "",
        *(
            way.replace("{A}", one).replace("{B}", two)
            for way, one, two in zip(both, first, second, strict=True)
        ),
        a=a,
        b=b,
    )
    if cast.maybe(0.6):
        helping = (
            ("{a.N} helped {b.N} because {b.P} ", "{a.N}帮助了{b.N}，因为{b.P}"),
            ("{a.N} stayed with {b.N} because {b.P} ", "{a.N}陪着{b.N}，因为{b.P}"),
        )
        frame = cast.pick(
            (
                *(helping if of_b in HELPED else ()),
                ("{a.N} called {b.N} because {a.P} ", "{a.N}给{b.N}打了电话，因为{a.P}"),
                ("{a.N} went to see {b.N} because {a.P} ", "{a.N}去找{b.N}，因为{a.P}"),
            )
        )
        wish = of_b[1] if frame[0].endswith("{b.P} ") else of_a[1]
        cast.add("", frame[0] + wish[0], frame[1] + wish[1], a=a, b=b)
    else:
        order = [("a", of_a), ("b", of_b)]
        cast.rng.shuffle(order)
        for role, (_, _, deed) in order[: cast.pick((1, 2))]:
            cast.add("", f"{{{role}.P}} {deed[0]}", f"{{{role}.P}}{deed[1]}", a=a, b=b)


COMMON = (
    "heavy",
    "old",
    "new",
    "small",
    "big",
    "broken",
    "dirty",
    "warm",
    "short",
    "long",
    "empty",
    "clean",
    "pretty",
    "strong",
)
"""Ends of what might be said of either of two things."""


def two_things(cast: Cast) -> None:
    """Two things side by side, and what only one of them does or is."""
    one = cast.kind("THING_KINDS")
    other = cast.kind(cast.pick(("THING_KINDS", "FOOD_KINDS", "ANIMAL_KINDS")))
    if one.noun == other.noun:
        return two_things(cast)
    many = cast.pick(((False, True), (True, False), (False, False)))
    x = cast.make(one, many=many[0] and bool(one.plural), plain=True)
    y = cast.make(other, many=many[1] and bool(other.plural), plain=True)
    x.known = y.known = True
    role, entity, kind = cast.pick((("x", x, one), ("y", y, other)))
    front = cast.pick(
        (
            ("{x} {x.was} next to {y}", "{x}在{y}旁边"),
            ("{x} {x.was} not far from {y}", "{x}离{y}不远"),
            ("there {x.was} {x.a} next to {y}", "{y}旁边有{x.a}"),
        )
    )
    joint = cast.pick(
        (("{F}. {Y}", "{F}。{Y}"), ("{F}, and {Y}", "{F}，{Y}"), ("{F}. Suddenly {Y}", "{F}。突然，{Y}"))
    )
    group = [saying for saying in kind.good + kind.bad if not saying[0].endswith(COMMON)]
    if kind.does and (not group or "Suddenly" in joint[0]):
        group = list(kind.does)
    elif "Suddenly" in joint[0] or not group:
        return two_things(cast)
    ways = fill(joint, front, (f"{{{role}.P}} {{p}}", f"{{{role}.P}}{{p}}"))
    cast.add("", *ways, x=x, y=y, p=said(cast.pick(group), entity))
    return None


PLOTS = ((thing_or_person, 22.0), (he_or_she, 10.0), (by_state, 9.0), (two_things, 4.0))
