"""Stored sentences against a question, in words and lines, and what the chosen one changes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from rich.text import Text

from attn_tui.analysis.retrieval import Retrieved, effect, joined, match, store
from attn_tui.paint.attended import attended
from attn_tui.paint.bars import bars
from attn_tui.paint.look import Look
from attn_tui.paint.retrieval import cosine_table
from attn_tui.paint.wrap import wrap
from attn_tui.runs.run import Runs
from attn_tui.runs.setup import Setup
from attn_tui.text.bilingual import Bilingual
from attn_tui.text.clean import clean
from attn_tui.text.width import fit

TITLE = Bilingual("检索：先找一句话，放到问题前面", "retrieval: find a sentence, put it before the question")
QUESTION = Bilingual("问题", "question")
LEGEND = Bilingual(
    "一行是存好的一句话，一列是问题里的一个词，格子是两者向量的余弦；最后一列拿整个问题来比，最近的排在最上面。",
    "A row is a stored sentence, a column a word of the question, a cell the cosine of their vectors; the "
    "last column compares with the whole question, the nearest on top.",
)
WHOLE = Bilingual("整句", "whole")
UNKNOWN = Bilingual("问题里没有认得的词，没法比。", "No word of the question is known: nothing to compare.")
WITH = Bilingual(
    "把选中的这句放到问题前面，最可能的下一个词元：",
    "With the chosen sentence in front, the likeliest next token:",
)
WITHOUT_BAR, WITH_BAR = Bilingual("没有它", "without"), Bilingual("有了它", "with it")
LOOKS = Bilingual(
    "第 {layer} 层第 {head} 头，最后一行看哪里；给这个词元 {share:.0%}，在所有头里最多：",
    "Where the last row looks in layer {layer}, head {head}; it gives this token {share:.0%}, "
    "more than any other head:",
)
NOT_INSIDE = Bilingual(
    "这个词元不在这句话里：抄不到。", "That token is not in the sentence: nothing to copy."
)


def nearest(question: str, lang: str) -> tuple[str, ...]:
    """The stored sentences of a language, the nearest to the question first."""
    found = match(question, [entry.fact for entry in store(lang)])
    return tuple(found.sentences[i] for i in found.order)


def found_lines(
    question: str, chosen: int, setup: Setup, runs: Runs, size: tuple[int, int], look: Look
) -> list[Text]:
    """The question, the sentences with their cosines, and what the chosen one does before the question."""
    lang, (width, height) = look.lang, size
    found = match(question, [entry.fact for entry in store(lang)])
    order = list(found.order)
    values = np.column_stack([found.by_word, found.whole])[order]
    asked = Text(f"{QUESTION[lang]}  ", style="dim", no_wrap=True, end="")
    asked.append(fit(question, width - asked.cell_len), "bold")
    sentences = [found.sentences[i] for i in order]
    heads = (*found.words, WHOLE[lang])
    legend = wrap(Text(LEGEND[lang] if found.words else UNKNOWN[lang], style="dim", end=""), width)
    told = _told(_effect(question, sentences[chosen], setup, runs, lang), width, look)
    # where there is little room, first what it means gives way, then the sentences farthest off
    shown = max(3, chosen + 1, height - 2 - len(told))
    table = cosine_table(sentences[:shown], heads, values[:shown], chosen, width, look)
    needed = 1 + len(table) + len(told)
    said = legend if height >= needed + len(legend) else []
    gap = [Text("", end="")] if height >= needed + len(legend) + 2 else []
    return [asked, *gap, *said, *table, *gap, *told]


def _effect(question: str, fact: str, setup: Setup, runs: Runs, lang: str) -> Retrieved:
    without = replace(setup, text=question)
    given = replace(setup, text=joined(fact, question, lang))
    return effect(runs[without], runs[given], fact)


def _told(made: Retrieved, width: int, look: Look) -> list[Text]:
    """What the chosen sentence does to the next token, and where the token comes from."""
    lang = look.lang
    entries = [(WITHOUT_BAR[lang], made.before, made.before), (WITH_BAR[lang], made.after, made.after)]
    said = Text(WITH[lang] + " ", end="").append(clean(made.answer), look.accent)
    lines = [*wrap(said, width), *bars(entries, min(width, 72), look)]
    if made.shares is None:
        return [*lines, Text(fit(NOT_INSIDE[lang], width), style="dim", end="")]
    where = LOOKS[lang].format(layer=made.layer + 1, head=made.head + 1, share=made.share)
    shares = made.shares.tolist()
    return [
        *lines,
        *wrap(Text(where, style="dim", end=""), width),
        *attended(made.labels, shares, len(shares) - 1, width, look),
    ]
