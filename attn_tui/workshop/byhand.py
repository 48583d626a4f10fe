"""`byhand`: a Transformer small enough for paper, its weights set by hand so that they mean something.

One layer, two heads, d = 6, k = 3, no LayerNorm, no MLP. Every word is six numbers with names. This
module is the workshop: `python -m attn_tui.workshop.byhand` writes the files that the loader reads.

Head 1 lets a pronoun, and what is said of it, find the noun it stands for. Head 2 lets a quality
find what it is said of: a noun, or better a pronoun. The unembedding W_u knows which kind of word
follows which, and uses what head 1 has brought along: living things get tired, eatable ones ripe.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import save

from attn_tui.files import atomic
from attn_tui.graph.op import Array
from attn_tui.models.checkpoint import checksum
from attn_tui.tokenize.words import UNKNOWN, WordTokenizer, save_words

FEATURES = (
    ("东西", "thing"),
    ("活物", "living"),
    ("可吃", "edible"),
    ("性质", "quality"),
    ("指回", "back"),
    ("中文", "Chinese"),
)
HEADS = (("代词找名词", "a pronoun finds its noun"), ("性质找主人", "a quality finds its owner"))
CONTEXT = 32
LANGUAGE = 0.2
"""Small, so that a word and its translation stay neighbours."""

Kind = tuple[float, float, float, float, float]
"""thing, living, edible, quality (an action is −1), points back."""

KINDS: dict[str, Kind] = {
    "object": (1, 0, 0, 0, 0),
    "animal": (1, 1, 0, 0, 0),
    "person": (0, 1, 0, 0, 0),
    "food": (1, 0, 1, 0, 0),
    "action": (0, 0, 0, -1, 0),
    "of the living": (0, 0.5, 0, 1, 0),
    "of food": (0, 0, 0.5, 1, 0),
    "of anything": (0, 0, 0, 1, 0),
    "being": (0, 0, 0, 0.5, 0),
    "done": (0, 0, 0, 1.5, 0),
    "it": (1, 0, 0, 0, 1),
    "they": (0.5, 0.5, 0, 0, 1),
    "he or she": (0, 1, 0, 0, 1),
    "article": (0, 0, 0, 0, 0),
    "small word": (0, 0, 0, 0, 0),
    "stop": (0, 0, 0, 0, 0),
}

ENGLISH: dict[str, str] = {
    "object": """mat bed box ball cup table chair door window house car bus street road river tree
        flower stone book pen bag hat shoe coat ring bell lamp clock phone boat bridge wall garden
        school shop sun moon rain snow sea hill""",
    "animal": """cat dog animal bird fish horse cow sheep pig duck hen mouse rabbit tiger lion bear
        monkey elephant frog bee fox wolf goat kitten puppy""",
    "person": """girl boy mother father man woman child baby sister brother friend teacher doctor
        king queen farmer mum dad grandma grandpa student""",
    "food": """tomato apple rice bread cake egg milk soup noodle noodles meat banana orange potato
        carrot tea water grape melon peach corn bean""",
    "action": """sat ate saw took made found liked likes like eats drank drinks bought wants wanted
        chased crossed cross opened read went ran runs run slept sleeps sleep jumped came gave held
        carried washed loved loves love helped met put left kept see eat drink buy sit go come""",
    "of the living": "tired hungry happy sad kind clever afraid angry young sick brave thirsty sleepy",
    "of food": "ripe sweet fresh tasty sour cooked delicious",
    "of anything": "soft big small red white black old new wide long hot cold heavy light clean dirty broken",
    "being": "was is are were very too so looks feels",
    "it": "it its itself",
    "they": "they them",
    "he or she": "he she him her I you we",
    "article": "the a an this that my your his their",
    "small word": "on in at to of from with under over into by for and but because when if not did do then",
    "stop": ". ! ?",
}

CHINESE: dict[str, str] = {
    "object": """垫子 床 箱子 盒子 球 杯子 桌子 椅子 门 窗 窗户 房子 家 车 汽车 街 马路 路 河 树 花
        石头 书 笔 包 帽子 鞋 鞋子 衣服 铃 灯 钟 手机 船 桥 墙 花园 学校 商店 太阳 月亮 雨 雪 海 山""",
    "animal": """猫 小猫 狗 小狗 动物 鸟 小鸟 鱼 马 牛 羊 猪 鸭子 鸡 老鼠 兔子 老虎 狮子 熊 猴子
        大象 青蛙 蜜蜂 狐狸 狼""",
    "person": """女孩 男孩 妈妈 爸爸 男人 女人 人 孩子 宝宝 姐姐 妹妹 哥哥 弟弟 朋友 老师 医生
        国王 王后 农夫 奶奶 爷爷 学生""",
    "food": """番茄 西红柿 苹果 米饭 饭 面包 蛋糕 鸡蛋 牛奶 汤 面条 肉 香蕉 橘子 土豆 胡萝卜 茶
        水 葡萄 西瓜 桃子 玉米 豆子""",
    "action": """坐 坐在 吃 吃了 看见 看 拿 做 找到 喜欢 爱 喝 喝了 买 买了 想 想要 要 追 穿过 过 打开
        读 去 回 回家 跑 睡 睡觉 跳 来 给 抱 抱着 洗 帮助 遇见 放 离开""",
    "of the living": "累 饿 高兴 开心 难过 善良 聪明 害怕 生气 年轻 病 勇敢 渴 困 可爱",
    "of food": "熟 甜 新鲜 好吃 酸 香",
    "of anything": "软 大 小 红 白 黑 旧 新 宽 长 热 冷 重 轻 干净 脏 坏",
    "being": "很 是 太 真 非常 有点",
    "done": "了",
    "it": "它",
    "they": "它们 他们 她们",
    "he or she": "他 她 我 你 我们",
    "article": "这 那 这个 那个 一个 一只 我的 你的",
    "small word": "上 下 里 在 和 但 但是 因为 所以 如果 不 没 没有 也 都 的 从 到 ， 、 一",
    "stop": "。 ！ ？",
}

EXAMPLES = {
    "zh": (
        "小猫坐在垫子上，因为它累了",
        "番茄很红，因为它熟了",
        "妈妈回家了，因为她累了",
        "爸爸买了西红柿，因为它很新鲜",
        "小狗没有穿过马路，因为它太累了",
        "女孩喜欢小猫，因为它很可爱",
        "他喜欢番茄",
    ),
    "en": (
        "the cat sat on the mat because it was tired",
        "the animal did not cross the street because it was too tired",
        "she ate the tomato because it was ripe",
        "the girl likes the cat because she is kind",
        "the boy drank the milk because he was thirsty",
        "mother bought the apple because it is sweet",
        "he likes the tomato",
    ),
}

# Query and key of head 1: its three dimensions ask for a thing, ask for a living one, and rest.
# A pronoun's own key is negative: nobody stands for a pronoun.
W_Q1 = {"thing": (2, -1, 0), "living": (-12, 2, 0), "quality": (6, 6, 0), "back": (6, 6, 0)}
W_K1 = {"thing": (1, 0, 0), "living": (0, 1, 0), "back": (-2, -2, 0)}
W_V1 = {"living": (1, 0, 0), "edible": (0, 1, 0)}
W_O1 = {"living": (1, 0, 0), "edible": (0, 1, 0)}

# Head 2: a quality asks for whatever can have one; a pronoun stands nearest and counts most.
W_Q2 = {"quality": (6, 0, 0)}
W_K2 = {"thing": (1, 0, 0), "living": (1, 0, 0), "quality": (-1, 0, 0), "back": (2, 0, 0)}
W_V2 = {"thing": (1, 0, 0)}
W_O2 = {"thing": (0.5, 0, 0)}

# What comes next, by kind of word: how much each feature of the last vector speaks for it, and a bias.
NEXT: dict[str, dict[str, float]] = {
    "object": {"thing": -4, "living": -4, "quality": -6, "back": -4, "bias": 1},
    "animal": {"thing": -4, "living": -6, "quality": -6, "back": -4, "bias": 3},
    "person": {"thing": -4, "living": -6, "quality": -6, "back": -4, "bias": 2},
    "food": {"thing": -4, "living": -4, "quality": -6, "back": -4, "bias": 1},
    "action": {"living": 9, "back": -4, "bias": -3.5},
    "of the living": {"thing": -2, "living": 6, "quality": 12, "back": -6, "bias": -3},
    "of food": {"thing": -2, "living": -2, "edible": 5, "quality": 12, "back": -6, "bias": -3},
    "of anything": {"thing": -2, "quality": 12, "back": -6, "bias": -1},
    "being": {"thing": 8, "living": 4, "quality": -2, "back": 4, "bias": -2},
    "done": {"quality": 35, "bias": -14.5},
    "article": {"thing": -4, "quality": -12, "back": -4, "bias": -2},
    "it": {"bias": -12},
    "they": {"bias": -12},
    "he or she": {"bias": -12},
    "small word": {"bias": -12},
    "stop": {"quality": 40, "bias": -20},
}
LANGUAGE_VOTE = 20
FIRST_OF_KIND = 2
"""The first word listed of a kind is said more readily than the rest."""


def lexicon() -> dict[str, tuple[str, str]]:
    """Every word with its kind and its language, in the order of the vocabulary."""
    words: dict[str, tuple[str, str]] = {}
    for lang, kinds in (("en", ENGLISH), ("zh", CHINESE)):
        for kind, listed in kinds.items():
            for word in listed.split():
                if words.setdefault(word, (kind, lang)) != (kind, lang):
                    raise ValueError(f"{word} is listed twice")
    return words


def weights() -> dict[str, Array]:
    """All the tensors, float64 so that 0.2 is shown as 0.2. Shapes as in `tensor_shapes`."""
    words = lexicon()
    sides = {"en": -LANGUAGE, "zh": LANGUAGE}
    embedding = [(0.0,) * 6] + [(*KINDS[kind], sides[lang]) for kind, lang in words.values()]
    positions = np.zeros((CONTEXT, 6))
    positions[:, 4] = np.arange(CONTEXT) / 100
    return {
        "E": np.array(embedding),
        "P": positions,
        "layer.0.W_q": _beside(W_Q1, W_Q2),
        "layer.0.W_k": _beside(W_K1, W_K2),
        "layer.0.W_v": _beside(W_V1, W_V2),
        "layer.0.W_o": _beside(W_O1, W_O2).T.copy(),
        **_unembedding(words),
    }


def _beside(first: Mapping[str, tuple[float, ...]], second: Mapping[str, tuple[float, ...]]) -> Array:
    """(6, 2·3): the rows of both heads, named by feature, side by side."""
    rows = [(*first.get(name, (0, 0, 0)), *second.get(name, (0, 0, 0))) for _, name in FEATURES]
    return np.array(rows, dtype=np.float64)


def _unembedding(words: Mapping[str, tuple[str, str]]) -> dict[str, Array]:
    columns: list[tuple[float, ...]] = [(0.0,) * 6]
    biases = [-30.0]  # <unk> is never said
    seen: set[tuple[str, str]] = set()
    for kind, lang in words.values():
        votes = NEXT[kind]
        language = LANGUAGE_VOTE if lang == "zh" else -LANGUAGE_VOTE
        columns.append((*(votes.get(name, 0.0) for _, name in FEATURES[:-1]), float(language)))
        biases.append(votes.get("bias", 0.0) + (0.0 if (kind, lang) in seen else FIRST_OF_KIND))
        seen.add((kind, lang))
    return {"W_u": np.array(columns).T.copy(), "b_u": np.array(biases)}


def config(weights_file: bytes) -> dict[str, Any]:
    """What `config.json` says."""

    def both(pair: tuple[str, str]) -> dict[str, str]:
        return {"zh": pair[0], "en": pair[1]}

    return {
        "format": 1,
        "name": "byhand",
        "family": "decoder",
        "layers": 1,
        "heads": 2,
        "d_model": 6,
        "d_head": 3,
        "d_mlp": 0,
        "vocabulary": len(lexicon()) + 1,
        "context": CONTEXT,
        "norm": "none",
        "norm_eps": 1e-5,
        "positions": "learned",
        "tied": False,
        "tokenizer": {"kind": "words", "file": "vocabulary.txt"},
        "weights_crc32": checksum(weights_file),
        "features": [both(feature) for feature in FEATURES],
        "heads_named": [[both(head) for head in HEADS]],
        "about": both(("权重是手工定的，小得可以在纸上算", "weights set by hand, small enough for paper")),
        "examples": {lang: list(sentences) for lang, sentences in EXAMPLES.items()},
    }


def write(folder: Path) -> None:
    """Write the model's three files into this folder."""
    data = save(weights())
    atomic.write(folder / "weights.safetensors", data, folders=True)
    text = json.dumps(config(data), ensure_ascii=False, indent=2)
    atomic.write(folder / "config.json", text + "\n")
    save_words(folder / "vocabulary.txt", WordTokenizer((UNKNOWN, *lexicon())))


if __name__ == "__main__":
    write(Path(__file__).parents[1] / "models" / "bundled" / "byhand")
