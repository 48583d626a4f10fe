"""A card as Markdown: its text with the numbers of now, its task, and how far the learner is with it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from attn_tui.course.card import Task, split_lit
from attn_tui.course.directive import ABSENT, Directive, Index, fill
from attn_tui.learner import tasks
from attn_tui.learner.attempt import Attempt
from attn_tui.learner.sight import Sight
from attn_tui.paint.numbers import short
from attn_tui.text.bilingual import Bilingual
from attn_tui.text.clean import clean

LIT = "lit:"
"""What the address of a lit word begins with, in the Markdown that is made here."""
TICK, OPEN = "✓", "▸"

HINT = Bilingual("提示", "Hint")
ANSWER = Bilingual("答案", "Answer")
AGAIN = Bilingual("还记得吗？换了一组数，再来一次。", "Do you remember? The same with other numbers.")
SKIP = Bilingual(
    "`n` 跳过中间的层 · `W` 一步步走完它们", "`n` skips the layers between · `W` walks through them"
)

_SPOKEN = re.compile(r"\{\{\s*(?P<name>[a-z]+)\s*\}\}")
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def card_text(sight: Sight, attempt: Attempt, ticked: bool) -> str:
    """The Markdown of the card; a reader's own words in it are escaped, and never markup."""
    card, lang = sight.stop.card, sight.session.lang
    parts = [said(card.text, sight)]
    if sight.session.road.again:
        parts = [AGAIN[lang]]
    if card.skip:
        parts.append(SKIP[lang])
    if card.task is not None:
        parts += task_text(card.task, sight, attempt, ticked)
    return "\n\n".join(parts)


def task_text(task: Task, sight: Sight, attempt: Attempt, ticked: bool) -> list[str]:
    """The question, what there is to choose from, the hints, and what was said of the last answer."""
    lang, done = sight.session.lang, attempt.right or (ticked and not sight.session.road.again)
    question, _, rest = said(task.question, sight).partition("\n\n")
    parts = [f"**{TICK if done else OPEN} {question}**", *([rest] if rest else [])]
    offered = tasks.choices(task, sight) if task.kind == "choice" else ()
    if offered and attempt.open:
        words = (f"**{at}** {escaped(choice.text)}" for at, choice in enumerate(offered, 1))
        parts.append("   ".join(words))
    if attempt.open:
        parts += [f"{HINT[lang]} {at}: {said(hint, sight)}" for at, hint in hints(task, attempt)]
    if attempt.said:
        parts.append(f"**{escaped(attempt.said)}**")
    if not attempt.open:
        right = next((choice.text for choice in offered if choice.right), "")
        value = tasks.value_of(task, sight)
        more = {"choice": right, "value": "" if value is None else short(value)}
        parts.append(f"{ANSWER[lang]}: {said(task.answer, sight, more)}")
    return parts


def hints(task: Task, attempt: Attempt) -> list[tuple[int, str]]:
    """The hints given so far, counted from 1."""
    return list(enumerate(task.hints[: attempt.hints], 1))


def said(text: str, sight: Sight, more: Mapping[str, str] | None = None) -> str:
    """The text with the labels and numbers of now, its lit words as links to what they name."""
    words = {**sight.labels, **(more or {})}

    def spoken(match: re.Match[str]) -> str:
        return escaped(words[match["name"]]) if match["name"] in words else ABSENT

    def value(name: str, cell: tuple[Index, ...]) -> str:
        found = sight.lookup(Directive(name, cell, 1))
        return short(found) if isinstance(found, float) else ABSENT

    pieces = (f"[{words}](<{LIT}{target}>)" if target else words for words, target in split_lit(text))
    return _SPOKEN.sub(spoken, fill("".join(pieces), value))


def escaped(text: str) -> str:
    """A learner's words as Markdown that says just them."""
    return _PUNCTUATION.sub(r"\\\1", clean(text))
