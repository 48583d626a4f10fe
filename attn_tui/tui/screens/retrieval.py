"""Retrieval: stored sentences found by cosine, put before the question, and what attention makes of them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from rich.text import Text
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ModalScreen

from attn_tui.analysis.retrieval import Answered, bare, effect, joined, match, store
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
from attn_tui.tui.page import Page

TITLE = Bilingual("检索：先找一句话，放到问题前面", "retrieval: find a sentence, put it before the question")
HINT = Bilingual(
    "↑↓ 选一句 · ←→ 换问题 · Enter 放到前面 · Esc 关闭",
    "↑↓ a sentence · ←→ another question · Enter put it before · Esc close",
)
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


class RetrievalView(ModalScreen[str | None]):
    """A question against the store, and what the chosen sentence changes."""

    BINDINGS = [
        ("escape,q", "dismiss(None)", ""),
        ("down", "choose(1)", ""),
        ("up", "choose(-1)", ""),
        ("right", "question(1)", ""),
        ("left", "question(-1)", ""),
        ("enter", "put", ""),
    ]

    def __init__(self, setup: Setup, runs: Runs, look: Look) -> None:
        """The sentence of the setup is the question, without what was put before it."""
        super().__init__()
        self._setup, self._runs, self._look = setup, runs, look
        self._entries, self._chosen = store(look.lang), 0
        self._question = bare(setup.text, look.lang) or self._entries[0].question

    def compose(self) -> ComposeResult:
        """One page."""
        yield Page()

    def on_resize(self) -> None:
        """Everything is made for a size."""
        self.call_after_refresh(self._show)

    def action_choose(self, by: int) -> None:
        """Another sentence."""
        self._chosen = max(0, min(self._chosen + by, len(self._entries) - 1))
        self._show()

    def action_question(self, by: int) -> None:
        """Another of the questions that the store can answer."""
        questions = [entry.question for entry in self._entries]
        here = questions.index(self._question) if self._question in questions else -1 if by > 0 else 0
        self._question, self._chosen = questions[(here + by) % len(questions)], 0
        self._show()

    def action_put(self) -> None:
        """Leave with the chosen sentence before the question."""
        self.dismiss(joined(self._sentences()[self._chosen], self._question, self._look.lang))

    def _sentences(self) -> tuple[str, ...]:
        """The nearest first."""
        found = match(self._question, [entry.fact for entry in self._entries])
        return tuple(found.sentences[i] for i in found.order)

    def _effect(self) -> Answered:
        fact, lang = self._sentences()[self._chosen], self._look.lang
        without = replace(self._setup, text=self._question)
        given = replace(self._setup, text=joined(fact, self._question, lang))
        return effect(self._runs[without], self._runs[given], fact)

    def _show(self) -> None:
        page, lang, look = self.query_one(Page), self._look.lang, self._look
        page.border_title, page.border_subtitle = Content(TITLE[lang]), Content(HINT[lang])
        width, height = page.content_size
        if not width:
            return
        found = match(self._question, [entry.fact for entry in self._entries])
        order = list(found.order)
        values = np.column_stack([found.by_word, found.whole])[order]
        asked = Text(f"{QUESTION[lang]}  ", style="dim", no_wrap=True, end="")
        asked.append(fit(self._question, width - asked.cell_len), "bold")
        sentences = [found.sentences[i] for i in order]
        heads = (*found.words, WHOLE[lang])
        table = cosine_table(sentences, heads, values, self._chosen, width, look)
        legend = wrap(Text(LEGEND[lang] if found.words else UNKNOWN[lang], style="dim", end=""), width)
        gap = [Text("", end="")] if height > 30 else []
        page.show([asked, *gap, *legend, *table, *gap, *self._told(width)])

    def _told(self, width: int) -> list[Text]:
        """What the chosen sentence does to the next token, and where the token comes from."""
        lang, look, made = self._look.lang, self._look, self._effect()
        entries = [
            (WITHOUT_BAR[lang], made.before, made.before),
            (WITH_BAR[lang], made.after, made.after),
        ]
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
