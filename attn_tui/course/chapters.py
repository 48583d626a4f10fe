"""The chapters of the course, in their order."""

from __future__ import annotations

from dataclasses import dataclass

from attn_tui.text.bilingual import Bilingual


@dataclass(frozen=True)
class Chapter:
    """A chapter: its id, as lessons name it, its title, and the short mark in the line of the flow."""

    id: str
    title: Bilingual
    mark: Bilingual


CHAPTERS: dict[str, Chapter] = {
    chapter.id: chapter
    for chapter in (
        Chapter("preface", Bilingual("打开黑盒子", "Opening the box"), Bilingual("开头", "start")),
        Chapter("vectors", Bilingual("一串数，一个意思", "Numbers that mean something"), Bilingual("向量", "vectors")),
        Chapter("text", Bilingual("从文字到词元", "From text to tokens"), Bilingual("文字", "text")),
        Chapter("embedding", Bilingual("从编号到向量", "From ids to vectors"), Bilingual("嵌入", "embed")),
        Chapter("attention", Bilingual("注意力：谁看谁", "Attention: who looks at whom"), Bilingual("注意力", "attention")),
        Chapter("heads", Bilingual("很多个头", "Many heads"), Bilingual("多头", "heads")),
        Chapter("layers", Bilingual("前馈和一层又一层", "Feed-forward, layer on layer"), Bilingual("层", "layers")),
        Chapter("next", Bilingual("下一个词", "The next word"), Bilingual("下一个词", "next word")),
        Chapter("questions", Bilingual("三个问题的答案", "Three questions answered"), Bilingual("三问", "three")),
        Chapter("retrieval", Bilingual("提示词和检索", "Prompts and retrieval"), Bilingual("检索", "retrieval")),
        Chapter("learning", Bilingual("模型怎样学习", "How a model learns"), Bilingual("训练", "training")),
        Chapter("families", Bilingual("三个家族", "Three families"), Bilingual("三个家族", "families")),
        Chapter("crossing", Bilingual("两句话之间", "Between two sentences"), Bilingual("交叉", "crossing")),
        Chapter("senses", Bilingual("图和声音", "Pictures and sounds"), Bilingual("图声", "senses")),
        Chapter("real", Bilingual("真的大模型", "Real models"), Bilingual("真模型", "real")),
        Chapter("own", Bilingual("自己的课", "Lessons of your own"), Bilingual("自己的", "own")),
    )
}  # fmt: skip
OWN = "own"
"""Where a lesson stands that names no chapter: a reader's own, which need not."""
