"""What is hard at first, and what is too heavy for one."""

from __future__ import annotations

from attn_tui.workshop.world.cast import Cast
from attn_tui.workshop.world.entity import Role
from attn_tui.workshop.world.plots.home import HAPPY, helper

HELD_FAST = frozenset(
    [
        "door",
        "window",
        "piano",
        "bag",
        "schoolbag",
        "backpack",
        "swing",
        "slide",
        "stove",
        "fridge",
        "bookcase",
    ]
) | {"washing machine", "lunch box"}
"""What no child carries about."""


def learning(cast: Cast) -> None:
    """Something is hard, is tried again, and works."""
    a = cast.child()
    h = helper(cast, a)
    skill = cast.pick(
        (
            (
                ("ride a bicycle", "骑自行车"),
                ("fell off", "摔了下来"),
                ("rode all the way to the gate", "一直骑到了大门口"),
            ),
            (
                ("swim", "游泳"),
                ("swallowed some water", "喝了几口水"),
                ("swam across the pool", "游过了游泳池"),
            ),
            (
                ("skate", "滑冰"),
                ("fell on the ice", "摔倒在冰上"),
                ("skated round the lake", "绕着湖滑了一圈"),
            ),
            (
                ("tie {a.S} shoes", "系鞋带"),
                ("made a knot", "打错了结"),
                ("tied both shoes", "把两只鞋都系好了"),
            ),
            (
                ("play the piano", "弹钢琴"),
                ("played the wrong notes", "弹错了"),
                ("played a whole song", "弹了一整首歌"),
            ),
            (
                ("whistle", "吹口哨"),
                ("made no sound", "吹不出声音"),
                ("whistled a little song", "吹了一首小曲子"),
            ),
            (
                ("draw a horse", "画马"),
                ("drew something like a dog", "画得像一只狗"),
                ("drew a fine horse", "画出了一匹漂亮的马"),
            ),
            (
                ("count to twenty", "数到二十"),
                ("forgot twelve", "忘了十二"),
                ("counted to twenty", "数到了二十"),
            ),
            (
                ("jump rope", "跳绳"),
                ("stepped on the rope", "踩到了绳子"),
                ("jumped thirty times", "跳了三十下"),
            ),
            (
                ("use chopsticks", "用筷子"),
                ("dropped the noodles", "把面条掉了"),
                ("ate a whole bowl of noodles", "吃完了一整碗面条"),
            ),
        )
    )
    what, fail, done = skill
    roles: dict[str, Role] = {"a": a, "h": h}
    cast.add(
        "",
        f"{{a}} [wanted to learn to {what[0]}|could not {what[0]}|did not know how to {what[0]}]",
        f"{{a}}[想学{what[1]}|不会{what[1]}|还不会{what[1]}]",
        **roles,
    )
    cast.add(
        "",
        "[The first time|At first|On the first day] {a} " + fail[0],
        "[第一次|一开始|第一天]，{a}" + fail[1],
        **roles,
    )
    if cast.maybe(0.6):
        cast.add(
            "so",
            "{a} [was sad|did not want to try again|was a little angry]",
            "{a}[很难过|不想再试了|有点儿生气]",
            **roles,
        )
    cast.add(
        "",
        '["Try again," said {h.N}|"It takes time," said {h.N}|"Do not worry, I will help you," {h.N} said]',
        "[“再试一次。”{h.N}说|“慢慢来。”{h.N}说|“别着急，我帮你。”{h.N}说]",
        **roles,
    )
    cast.add(
        "",
        "{a.N} [tried again and again|practised every day|tried once more]",
        "{a.N}[试了一次又一次|每天都练习|又试了一次]",
        **roles,
    )
    cast.add(
        "",
        "[In the end|On Sunday|At last|A week later] {a} " + done[0],
        "[最后|星期天|终于|一个星期以后]，{a}" + done[1],
        **roles,
    )
    if cast.maybe():
        cast.add(
            "",
            '["I can do it!" {a.N} cried|"Look at me!" cried {a.N}]',
            "[“我会了！”{a.N}叫道|“快看我！”{a.N}叫道]",
            **roles,
        )
    elif cast.maybe():
        cast.add("", *cast.pick(HAPPY), a=a)


def heavy(cast: Cast) -> None:
    """Something too heavy for one."""
    a = cast.child()
    h = helper(cast, a)
    x = cast.thing("carry", "heavy", plain=True)
    while x.noun[0] in HELD_FAST:
        x = cast.thing("carry", "heavy", plain=True)
    x.known = cast.maybe()
    to = cast.pick(
        (
            ("into the house", "进屋里"),
            ("to the garden", "到花园里"),
            ("across the yard", "到院子那边"),
            ("up to the second floor", "到二楼"),
        )
    )
    roles: dict[str, Role] = {"a": a, "h": h, "x": x, "to": to}
    cast.add("", "{a} wanted to carry {x.o} {to}", "{a}想把{x.N}搬{to}", **roles)
    cast.add("but", "{x.P} {x.was} too heavy[| for {a.o}]", "{x.P}太重了", **roles)
    cast.add(
        "so",
        "{a} [could not lift {x.O}|had to stop|sat down and waited]",
        "{a}[搬不动|只好停下来|坐了下来]",
        **roles,
    )
    cast.add(
        "",
        '["Wait, I will help you," said {h.N}|"Shall I help you?" asked {h.N}]',
        "[“等一等，我来帮你。”{h.N}说|“要我帮忙吗？”{h.N}问]",
        **roles,
    )
    both = cast.both(a, h)
    cast.add(
        "",
        "Together they [carried|moved] {x.o} {to}",
        "[两个人一起|" + ("她们" if {a.sex, h.sex} == {"f"} else "他们") + "一起]把{x.bare}搬{to}了"
        if to[1][0] == "进"
        else "[两个人一起|" + ("她们" if {a.sex, h.sex} == {"f"} else "他们") + "一起]把{x.bare}搬{to}去了",
        both=both,
        **roles,
    )
    if cast.maybe():
        cast.add(
            "",
            '"Thank you, it was easy with two," said {a.N}',
            "“谢谢你，两个人搬就不重了。”{a.N}说",
            **roles,
        )


PLOTS = (
    (learning, 7.0),
    (heavy, 4.0),
)
