"""The frames of the short sayings: what joins a person and a thing, and what joins two clauses."""

from __future__ import annotations

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
