"""The words that texts said again are drawn from, in Chinese."""

from __future__ import annotations

from attn_tui.workshop.world.facts.words import split, vocabulary

WORDS = vocabulary("zh")
NAMES = WORDS.words("girls", "boys")
ALL = WORDS.words()
NOUNS = WORDS.nouns("animals", "food", "things", "clothes", "vehicles", "furniture")
ONES = tuple(dict.fromkeys(noun.one for noun in NOUNS))
THINGS = WORDS.nouns("things", "clothes", "food")
PAINTED = WORDS.nouns("things", "clothes")
ANIMALS = WORDS.words("animals")
ANIMAL_NOUNS = WORDS.nouns("animals")
COLOURS = WORDS.words("colours")
LOOKS = split("大 小 旧 新 干净 脏 奇怪 有趣 可爱 漂亮 好看 难看 贵 便宜 结实")
FEELINGS = WORDS.words("feelings")
VERBS = WORDS.words("verbs")
PLACES = WORDS.words("places")
HOLDERS = split("盒子 书包 篮子 箱子 罐子 锅 口袋 柜子 桶 袋子 书桌 冰箱")
LARGE = split("冰箱 路灯 电视 洗衣机 钢琴 黑板 打印机 雪人 稻草人 空调 木箱 水桶 帐篷 竹竿 轮子")
KEPT = tuple(w for w in WORDS.words("things", "clothes", "food") if w not in (*HOLDERS, *LARGE))
FOODS = WORDS.words("food", "stuff")
LESSONS = tuple(word.removesuffix("课") for word in WORDS.words("subjects"))
