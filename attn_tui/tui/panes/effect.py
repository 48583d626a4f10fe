"""The strip under the flow line: what an experiment does to the next token; what one can do at the end."""

from __future__ import annotations

from rich.text import Text

from attn_tui.learner.effect import Effect
from attn_tui.learner.scene import Scene
from attn_tui.learner.session import repeats
from attn_tui.paint.look import Look
from attn_tui.text.bilingual import Bilingual
from attn_tui.text.clean import clean
from attn_tui.tour.tour import Tour
from attn_tui.tui.lines import Lines

NEXT = Bilingual("下一个词：", "next: ")
SAME = Bilingual("下一个词没变：", "next, unchanged: ")
FIRST = Bilingual("现在最可能的是 {token} {share}", "now the likeliest is {token} {share}")
SUM = Bilingual("“{row}”这行合计 {total:.2f}，不是 1", "row “{row}” adds up to {total:.2f}, not 1")
REPEATS = Bilingual(
    "第 {layer}/{layers} 层又走一遍同样的步骤，只是权重不同。n 走一遍 · K 跳过各层",
    "Layer {layer}/{layers}: the same steps again, with other weights. n walk · K skip the layers",
)
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


def said_of(scene: Scene, tour: Tour, look: Look) -> Text:
    """What is to be said of this scene: that a layer repeats, an effect, that it is the last step."""
    station = scene.station
    if repeats(scene.session, tour) and station.stack is not None:
        said = REPEATS[look.lang].format(layer=station.layer + 1, layers=station.stack.layers)
        return Text(said, style="dim", no_wrap=True, end="")
    if station == tour.stations[-1] and scene.effect is None:
        return Text(
            (LAST_OF_TRAINING if tour.training else LAST)[look.lang], style="dim", no_wrap=True, end=""
        )
    return effect_line(scene.effect, look)


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


def _share(share: float) -> str:
    return f"{share:.1%}" if share < 0.1 else f"{share:.0%}"
