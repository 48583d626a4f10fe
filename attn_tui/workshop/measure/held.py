"""What no made training text may hold, so that a figure on it is one on something new.

The nouns occur in the ordinary corpus; nearly all mean the same in both languages, since one event is told in
both. No made sentence has a noun of HELD_WORDS, a frame of HELD_FRAMES or a link of HELD_LINKS.
"""

from __future__ import annotations

from collections.abc import Mapping


def _nouns(text: str) -> tuple[str, ...]:
    return tuple(text.split())


HELD_MEN: Mapping[str, tuple[str, ...]] = {
    "en": _nouns(
        "uncle soldier gentleman hunter knight boyfriend captain priest emperor policeman waiter duke"
    ),
    "zh": _nouns("叔叔 舅舅 士兵 绅士 猎人 骑士 男朋友 男生 小伙子 巫师 船长 牧师"),
}
HELD_WOMEN: Mapping[str, tuple[str, ...]] = {
    "en": _nouns("aunt nurse girlfriend witch bride maid widow duchess actress stepmother maiden fairy"),
    "zh": _nouns("阿姨 姑姑 护士 女朋友 女巫 女士 女生 太太 新娘 女王 少女 夫人"),
}
HELD_THINGS: Mapping[str, tuple[str, ...]] = {
    "en": _nouns(
        "umbrella violin mirror envelope magazine wallet camera truck necklace sweater vase sofa "
        "bench dictionary passport diary guitar radio drawer suitcase bucket fence painting jacket"
    ),
    "zh": _nouns(
        "雨伞 小提琴 镜子 信封 杂志 钱包 相机 卡车 项链 毛衣 花瓶 沙发 "
        "长椅 字典 护照 日记 吉他 收音机 抽屉 夹克 摩托车 眼镜 地毯 雕像"
    ),
}
HELD_ANIMALS: Mapping[str, tuple[str, ...]] = {
    "en": _nouns("squirrel crocodile eagle goat spider butterfly turtle tortoise donkey bee snake fox whale"),
    "zh": _nouns("松鼠 鳄鱼 老鹰 山羊 蜘蛛 蝴蝶 乌龟 驴 蜜蜂 蛇 狐狸 鲸鱼"),
}

HELD_WORDS: dict[str, frozenset[str]] = {
    lang: frozenset(HELD_MEN[lang] + HELD_WOMEN[lang] + HELD_THINGS[lang] + HELD_ANIMALS[lang])
    for lang in ("en", "zh")
}
"""The nouns by language, in the singular; their English plurals are kept out too."""

HELD_FRAMES: Mapping[str, tuple[str, ...]] = {
    "en": (
        "{a} stared at {b}",
        "{a} borrowed {b}",
        "{a} complained about {b}",
        "{a} leaned against {b}",
        "{a} recognized {b}",
        "{a} blamed {b}",
        "{a} belonged to {b}",
        "{a} disappointed {b}",
        "{a} annoyed {b}",
        "{a} reminded {b} of home",
        "{a} puzzled {b}",
        "{a} blocked {b}",
    ),
    "zh": (
        "{a}盯着{b}",
        "{a}抱怨{b}",
        "{a}讨论{b}",
        "{a}认出了{b}",
        "{a}怀疑{b}",
        "{a}拜访了{b}",
        "{a}属于{b}",
        "{a}让{b}失望了",
        "{a}感动了{b}",
        "{a}挡住了{b}",
        "{a}困扰着{b}",
        "{a}吸引了{b}",
    ),
}
"""Verbs that join two nouns: {a} is named first."""

LINKS: Mapping[str, tuple[str, ...]] = {
    "en": (" because ", ", so ", ", but ", ", which is why ", " even though ", ", and afterwards "),
    "zh": ("，因为", "，所以", "，但是", "，所以说", "，尽管", "，毕竟"),
}
"""What the measurement joins clauses with: three ordinary ones, which may be trained on, then HELD_LINKS."""

HELD_LINKS: Mapping[str, tuple[str, ...]] = {lang: links[3:] for lang, links in LINKS.items()}
"""The links that no made sentence has."""
