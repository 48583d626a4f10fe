"""The strip under the flow line: what an experiment does to the next token; what one can do at the end."""

from __future__ import annotations

from rich.text import Text

from attn_tui.learner.effect import Effect
from attn_tui.paint.look import Look
from attn_tui.text.bilingual import Bilingual
from attn_tui.text.clean import clean
from attn_tui.tui.lines import Lines

NEXT = Bilingual("下一个词：", "next: ")
SAME = Bilingual("下一个词没变：", "next, unchanged: ")
FIRST = Bilingual("现在最可能的是 {token} {share}", "now the likeliest is {token} {share}")
SUM = Bilingual("“{row}”这行合计 {total:.2f}，不是 1", "row “{row}” adds up to {total:.2f}, not 1")
LAST = Bilingual(
    "最后一步。g 接上这个词再走一遍 · e 换一句 · f 试一试 · Home 从头",
    "The last step. g puts the token on · e another sentence · f try · Home from the start",
)
LAST_OF_TRAINING = Bilingual(
    "最后一步。T 回到使用 · f 试一试 · Home 从头",
    "The last step. T back to use · f try · Home from the start",
)
CHANGED = 0.0005
"""A share that moved less is the same."""


class EffectLine(Lines):
    """One line, there only where it has something to say."""

    def __init__(self) -> None:
        """Nothing is said yet."""
        super().__init__(id="effect")
        self._line = Text()
        self.display = False

    def show(self, line: Text) -> None:
        """Say this; an empty line takes no room."""
        if line == self._line:
            return
        self._line = line
        self.display = bool(line)
        self.redraw()

    def lines(self, width: int) -> list[Text]:
        """The one line."""
        line = self._line.copy()
        line.truncate(width, overflow="ellipsis")
        return [line]


def effect_line(effect: Effect | None, look: Look) -> Text:
    """`next: ball 31% → 12% ▼`, rows that no longer add up to 1, and which token is likeliest now."""
    line = Text(no_wrap=True, end="")
    if effect is None:
        return line
    lang, token = look.lang, clean(effect.token)
    if abs(effect.now - effect.before) < CHANGED and effect.first == effect.token:
        line.append(f"{SAME[lang]}{token} {_share(effect.now)}")
    else:
        line.append(NEXT[lang])
        line.append(f"{token} {_share(effect.before)} → {_share(effect.now)} ", "bold")
        line.append("▼" if effect.now < effect.before else "▲", "bold")
    for row, total in effect.sums:
        line.append(f" · {SUM[lang].format(row=clean(row), total=total)}")
    if effect.first != effect.token:
        said = FIRST[lang].format(token=clean(effect.first), share=_share(effect.share))
        line.append(f" · {said}")
    return line


def last_line(training: bool, look: Look) -> Text:
    """That this is the last step, and what one can do now."""
    return Text((LAST_OF_TRAINING if training else LAST)[look.lang], style="dim", no_wrap=True, end="")


def _share(share: float) -> str:
    return f"{share:.1%}" if share < 0.1 else f"{share:.0%}"
