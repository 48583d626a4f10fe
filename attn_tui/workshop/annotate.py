"""Names for the heads and example sentences for the config, both from measurement."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from attn_tui.models.config import Words
from attn_tui.tokenize.bpe import Bpe
from attn_tui.workshop import heads
from attn_tui.workshop.export import CONFIG_FILE, TOKENIZER_FILE, load, write_config
from attn_tui.workshop.model import Decoder
from attn_tui.workshop.templates import pronoun_cases

NAMES: Mapping[str, tuple[float, Words]] = {
    "pronoun": (0.6, {"en": "pronoun to noun", "zh": "代词找名词"}),
    "induction": (0.4, {"en": "what came after it last time", "zh": "上次它后面的词"}),
    "previous": (0.5, {"en": "previous token", "zh": "前一个词元"}),
    "same": (0.4, {"en": "the same token earlier", "zh": "前面相同的词元"}),
    "first": (0.5, {"en": "first token", "zh": "第一个词元"}),
}
"""Each name, and from which score on a head has it; the first that fits."""
OTHER: Words = {"en": "mixed", "zh": "混合"}

CANDIDATES = {
    "en": (
        (
            ("The girl picked up the ball because it", "ball"),
            ("The boy looked at the bird because it", "bird"),
            ("The brother pointed at the kite because he", "brother"),
            ("The kite hit the sister because she", "sister"),
            ("The cat did not eat the tomato because it", "cat"),
            ("The cat did not eat the tomato because it was full. The", "cat"),
        ),
        (
            ("cat sun red dog sky. cat sun red", "dog"),
            ("I like the red apple. I like the red", "apple"),
            ("Tom likes tea, and Mary likes coffee. Tom", "likes"),
            ("My name is Ben Miller. His name is Ben", "Miller"),
            ("We need the green box. We need the green", "box"),
        ),
        (
            ("I have two cats. You have three", "cats"),
            ("There are many birds in the tree. The birds", "many"),
            ("The boys in the garden", "boys"),
            ("She wants to go", "to"),
            ("Do you know what", "know"),
        ),
    ),
    "zh": (
        (
            ("女孩买了球，因为它", "球"),
            ("男孩看着小鸟，因为它", "小鸟"),
            ("弟弟指着风筝，因为他", "弟弟"),
            ("风筝撞到了妹妹，因为她", "妹妹"),
            ("小猫没有吃番茄，因为它", "小猫"),
            ("小猫没有吃番茄，因为它饱了。小", "小猫"),
        ),
        (
            ("红书蓝猫白水黑狗，红书蓝", "猫"),
            ("我喜欢红苹果。我喜欢红", "苹果"),
            ("番茄就是西红柿，番茄", "就是"),
            ("小猫喜欢鱼，小狗喜欢肉。小猫", "喜欢"),
            ("我们需要绿色的书。我们需要绿色", "的"),
        ),
        (
            ("我有两只猫，你有三", "只"),
            ("我想喝一杯", "喝"),
            ("他是我的老师", "我的"),
            ("她在学校学习", "学校"),
        ),
    ),
}
"""Sentences of three kinds, pronouns, repetition and grammar, and the earlier word that somebody may expect
the last token to attend to (of a repetition, the one that came after it last time)."""
OF_EACH = 2


@dataclass(frozen=True)
class Edge:
    """The largest weight, over all heads, of a sentence's last token on the earlier word."""

    text: str
    word: str
    layer: int
    head: int
    weight: float


def head_names(model: Decoder, bpe: Bpe, texts: Sequence[Sequence[int]]) -> list[list[Words]]:
    """A name for every head; pronouns count only where both languages show it, on held-out cases."""
    on_text, on_random = heads.text_scores(model, texts), heads.repeated_scores(model)
    pronouns = [heads.pronoun_scores(model, bpe, pronoun_cases(lang, 200)).largest for lang in ("en", "zh")]
    scores = {
        "previous": on_text["previous"],
        "first": on_text["first"],
        "same": on_random["same"],
        "induction": on_random["induction"],
        "pronoun": np.minimum(*pronouns),
    }
    return [
        [
            _name({kind: float(s[layer, head]) for kind, s in scores.items()})
            for head in range(model.config.heads)
        ]
        for layer in range(model.config.layers)
    ]


def _name(scores: Mapping[str, float]) -> Words:
    return next((words for kind, (least, words) in NAMES.items() if scores[kind] >= least), OTHER)


def strongest_edge(model: Decoder, bpe: Bpe, text: str, word: str) -> Edge:
    """The head that attends most from the last token to the first place of the word."""
    pieces = bpe.encode(text)
    start = text.index(word)
    inside = [i for i, p in enumerate(pieces[:-1]) if p.start < start + len(word) and p.end > start]
    last = heads.attention(model, [piece.id for piece in pieces])[:, :, -1, inside].amax(-1).numpy()
    layer, head = (int(i) for i in np.unravel_index(last.argmax(), last.shape))
    return Edge(text, word, layer, head, float(last[layer, head]))


def _clearest(edges: Sequence[Edge]) -> list[Edge]:
    """The OF_EACH with the largest weight, in the order of the candidates."""
    least = sorted((edge.weight for edge in edges), reverse=True)[OF_EACH - 1]
    return [edge for edge in edges if edge.weight >= least]


def annotate(folder: Path, texts: Sequence[Sequence[int]]) -> str:
    """Write head names and the examples with the clearest edges into the config; say what was found."""
    bpe, model = Bpe.load(folder / TOKENIZER_FILE), load(folder)
    config = json.loads((folder / CONFIG_FILE).read_text(encoding="utf-8"))
    edges = {
        lang: [
            edge
            for kind in kinds
            for edge in _clearest([strongest_edge(model, bpe, text, word) for text, word in kind])
        ]
        for lang, kinds in CANDIDATES.items()
    }
    config["heads_named"] = head_names(model, bpe, texts)
    config["examples"] = {lang: [edge.text for edge in some] for lang, some in edges.items()}
    write_config(folder, config)
    lines = [
        "### Example sentences",
        "",
        "Of those tried, the two of each kind (pronouns, repetition, grammar) in which the last token of a "
        "head attends most to the word; and that head.",
        "",
        "| sentence | word | head | weight |",
        "| --- | --- | --- | --- |",
    ]
    for some in edges.values():
        for edge in some:
            name = f"layer {edge.layer + 1} head {edge.head + 1}"
            lines.append(f"| {edge.text} | {edge.word} | {name} | {edge.weight:.2f} |")
    return "\n".join([*lines, ""])
