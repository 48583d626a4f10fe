"""In the kitchen, and at night."""

from __future__ import annotations

from attn_tui.workshop.world.cast import Cast
from attn_tui.workshop.world.entity import Role
from attn_tui.workshop.world.plots.home import HIDING


def baking(cast: Cast) -> None:
    """Something is made in the kitchen."""
    a = cast.child()
    b = cast.relative(a)
    x = cast.food("sweet", "meal")
    while x.noun[0] not in ("cake", "cookie", "bread", "pizza", "dumpling", "soup"):
        x = cast.food("sweet", "meal")
    x.many = x.noun[0] in ("cookie", "dumpling")
    made, made_zh = {
        "bread": ("some bread", "面包"),
        "soup": ("some soup", "汤"),
        "cookie": ("cookies", "饼干"),
        "dumpling": ("dumplings", "饺子"),
    }.get(x.noun[0], (f"a {x.noun[0]}", x.noun[1]))
    verb = {"soup": ("make", "做"), "dumpling": ("make", "包")}.get(x.noun[0], ("bake", "烤"))
    needs = {
        "soup": (("some salt", "一些盐"), ("some fresh meat", "一些新鲜的肉")),
        "dumpling": (("some flour", "一些面粉"), ("some cabbage", "一些白菜")),
        "pizza": (("some flour", "一些面粉"), ("some cheese", "一些奶酪")),
        "bread": (("some flour", "一些面粉"), ("some salt", "一些盐")),
    }.get(x.noun[0], (("some sugar", "一些糖"), ("some butter", "一些黄油"), ("some flour", "一些面粉")))
    good = ("smelled good", "闻起来很香")
    eater = cast.sibling(a) if cast.maybe() else cast.other(a)
    x.known = True
    roles: dict[str, Role] = {
        "a": a,
        "b": b,
        "x": x,
        "e": eater,
        "both": cast.both(a, b),
        "made": (made, made_zh),
        "do": verb,
        "need": cast.pick(needs),
    }
    cast.add(
        "",
        "[{a} wanted to {do} {made} with {b.o}|On Sunday {a} and {b.o} wanted to {do} {made}|{b.N} was going to {do} {made}, and {a.N} wanted to help]",
        "[{a}想和{b.o}一起{do}{made}|星期天，{a}和{b.o}想{do}{made}|{b.N}要{do}{made}，{a.N}想帮忙]",
        **roles,
    )
    cast.add("", "{both.P} needed {need}", "{both.P}需要{need}", **roles)
    if cast.maybe(0.35):
        cast.add(
            "but",
            "there was none in the kitchen",
            "厨房里没有了",
            **roles,
        )
        cast.add("so", "{a.N} went to the shop to buy some", "{a.N}去商店买了一些", **roles)
    if verb[0] == "bake":
        cast.add(
            "",
            "{b.N} mixed everything, and {a.N} [helped to put it in the oven|watched the oven]",
            "{b.N}把东西拌好，{a.N}[帮忙放进了烤箱|守在烤箱旁边]",
            **roles,
        )
        cast.add(
            "",
            "[After half an hour|Soon|Twenty minutes later] {x} {x.was} ready",
            "[半个小时以后|不久|过了二十分钟]，{x}烤好了",
            **roles,
        )
    else:
        cast.add(
            "",
            "{b.N} [showed {a.o} what to do|let {a.o} help with everything]",
            "{b.N}[教{a.o}怎么做|让{a.o}帮忙]",
            **roles,
        )
        cast.add(
            "",
            "[After half an hour|Soon|Before noon] {x} {x.was} ready",
            "[半个小时以后|不久|中午以前]，{x}做好了",
            **roles,
        )
    cast.add("", "{x.P} {p}", "{x.P}{p}", p=good, **roles)
    if cast.maybe(0.6):
        cast.add("so", "{e.N} came into the kitchen", "{e.N}也走进了厨房", **roles)
        cast.add(
            "",
            '["Can I have some?" {e.N} asked. "Of course," said {b.N}|"Is this for me?" asked {e.N}. "It is for all of us," said {a.N}]',
            "[“我可以吃一点儿吗？”{e}问。“当然可以。”{b.N}说|“这是给我的吗？”{e}问。“是给大家的。”{a.N}说]",
            **roles,
        )
    cast.add(
        "",
        "They ate {x.o} together[| and were happy| at the big table]",
        "大家一起吃了{x.bare}[|，都很高兴|，吃得很香]",
        **roles,
    )


def noise(cast: Cast) -> None:
    """A noise in the night, and what it was."""
    a = cast.child()
    h = cast.relative(a)
    x = cast.animal("pet", plain=True)
    while x.noun[0] not in ("dog", "cat", "kitten", "puppy", "hamster", "rabbit"):
        x = cast.animal("pet", plain=True)
    x.owner = a
    place = cast.pick([place for place in HIDING if place[1][-1] in "面下边" and "树" not in place[1]])
    roles: dict[str, Role] = {"a": a, "h": h, "x": x, "place": place}
    cast.add(
        "",
        "[It was late at night|It was dark outside|The house was quiet|It was already ten o'clock], [and|but] {a} [could not sleep|was still awake]",
        "[夜深了|外面很黑|家里很安静|已经十点了]，[{a}还睡不着|{a}还没睡着]",
        **roles,
    )
    cast.add(
        "",
        "[Suddenly|Then] {a} heard a [strange|little|soft] noise {place}",
        "[突然|这时候]，{a}听见{place}有[奇怪的|轻轻的]声音",
        **roles,
    )
    cast.add(
        "so",
        "{a} [was afraid|was a little afraid|hid under the blanket]",
        "{a}[很害怕|有点儿害怕|躲进了被子里]",
        **roles,
    )
    cast.add("", "{a} called {h.o}", "{a}叫了{h.o}", **roles)
    cast.add("", "{h.N} turned on the light and looked {place}", "{h.N}打开灯，往{place}看了看", **roles)
    cast.add("", "It was only {x.o}", "原来是{x.N}", **roles)
    if cast.maybe(0.6):
        cast.add(
            "",
            "{x.P} [was looking for something to eat|was playing with a paper bag|wanted to come in|was looking for a warm place]",
            "{x.P}[正在找吃的|正在玩一个纸袋|想找一个暖和的地方]",
            **roles,
        )
    cast.add(
        "",
        "{a.N} laughed [and went back to sleep|and was not afraid any more|and said good night]",
        "{a.N}笑了，[又睡着了|不再害怕了|说了一声“晚安”]",
        **roles,
    )


PLOTS = (
    (baking, 6.0),
    (noise, 3.0),
)
