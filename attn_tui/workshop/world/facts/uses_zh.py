"""What one does with things and with the body, what people do, where things are kept, in Chinese."""

from __future__ import annotations

from attn_tui.workshop.world.facts.draw import Draw, frames, joined
from attn_tui.workshop.world.facts.tables_zh import BODY, KEPT, TOOLS, TRADES
from attn_tui.workshop.world.facts.words import vocabulary

_WORDS = vocabulary("zh")
_NAMES = _WORDS.words("girls", "boys")

_TOOL = frames("""
我们用{tool}{do}。
用{tool}{do}。
{n}用{tool}{do}。
{n}在{place}用{tool}{do}。
{tool}是用来{do}的。
{tool}可以用来{do}。
{do}要用{tool}。
{do}用什么？用{tool}。
用什么{do}？用{tool}。
{tool}有什么用？<可以|用来>{do}。
{n}想{do}，{m}给了{n}<|一个好用的>{tool}。
{n}要{do}，可是没有{tool}。
“我想{do}。”{n}说。“给你{tool}。”{m}说。
有了{tool}，{n}就可以{do}了。
""")
_PARTS = frames("""
我们用{part}{do}。
我用{part}{do}。
{n}用{part}{do}。
{part}可以{do}。
{part}是用来{do}的。
我们用什么{do}？用{part}。
你用什么{do}？我用{part}{do}。
{part}有什么用？可以{do}。
{do}要用{part}。
""")


_TWO_PARTS = frames("""
我们用{part}{do}，用{part2}{do2}。
{part}用来{do}，{part2}用来{do2}。
我用{part}{do}，也用{part2}{do2}。
{do}用{part}，{do2}用{part2}。
""")


def tools(draw: Draw) -> str:
    """What one does with a thing or with a part of the body."""
    n, m = draw.some(_NAMES, 2)
    if draw.chance(0.3):
        (do, part), (do2, part2) = draw.some(BODY, 2)
        if draw.chance(0.25) and part != part2:
            return draw.say(_TWO_PARTS, do=do, part=part, do2=do2, part2=part2)
        return draw.say(_PARTS, do=do, part=part, n=n)
    do, tool, place = draw.one(TOOLS)
    return draw.say(_TOOL, do=do, tool=tool, place=place, n=n, m=m).replace("一个好用的", "")


_TRADE = frames("""
{who}{does}。
{who}<每天|>{does}。
谁{does}？{who}{does}。
谁{does}？<是|>{who}。
{who}做什么？{who}{does}。
{who}是做什么的？是{does}的。
{n}是{who}，{n}{does}。
{n}的<爸爸|妈妈|哥哥|姐姐>是{who}，<每天|>{does}。
{who}{does}，{who2}{does2}。
{n}长大了想当{who}。{who}{does}。
“你长大了想做什么？”“我想当{who}，{does}。”
{does}的人是{who}。
{who}在<哪里|什么地方>工作？在{place}。
{who}在{place}工作。
“你<爸爸|妈妈>是做什么的？”{n}问。“是{who}。”{m}说。
""")


def trades(draw: Draw) -> str:
    """What people do and where they work."""
    n, m = draw.some(_NAMES, 2)
    (who, does, place), (who2, does2, _) = draw.some(TRADES, 2)
    man = who in ("渔夫", "牧童")
    n = draw.one(_WORDS.words("boys")) if man else n
    text = draw.say(_TRADE, who=who, does=does, place=place, who2=who2, does2=does2, n=n, m=m)
    return text.replace("妈妈", "爸爸").replace("姐姐", "哥哥") if man else text


_KEPT = frames("""
{x}在{where}。
{x}放在{where}。
我们把{x}放在{where}。
{n}把{x}放在{where}。
{x}放在哪里？<放|>在{where}。
{x}在哪儿？在{where}。
“{x}在哪里？”{n}问。“在{where}。”{m}说。
“把{x}放在哪里？”“请放在{where}。”
{n}找{x}，在{where}找到了。
{n}，请把{x}放在{where}。
{where}有{x}。
{where}有什么？有{x}。
""")


def kept(draw: Draw) -> str:
    """Where a thing has its place."""
    x, where = draw.one(KEPT)
    n, m = draw.some(_NAMES, 2)
    return draw.say(_KEPT, x=x, where=where, n=n, m=m)


SUBJECTS = (
    (joined(tools, ""), 3.5),
    (joined(trades, ""), 3),
    (joined(kept, ""), 1.5),
)
"""Makers of this file and how often each is drawn."""
