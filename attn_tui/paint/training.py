"""A training run: how far it is, its loss and where its heads look as curves, and the maps of all heads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray
from rich.style import Style
from rich.text import Text

from attn_tui.paint.bars import bar
from attn_tui.paint.curve import Curve, curves
from attn_tui.paint.look import Look
from attn_tui.paint.minimap import minimap
from attn_tui.text.bilingual import Bilingual
from attn_tui.text.width import fit

LOSS = Bilingual(
    "损失 {loss:.3f}（没见过的 {held:.3f}，{level}）", "loss {loss:.3f} (held out {held:.3f}; {level})"
)
FLOOR = Bilingual("最低 {floor:g}", "least {floor:g}")
CHANCE = Bilingual("只知道词频 {chance:.2f}", "by frequency {chance:.2f}")
RIGHT = Bilingual("答对 {right:.1%}", "right {right:.1%}")
TWIN = Bilingual("只有一层的 {right:.1%}", "one layer {right:.1%}")
PACE = Bilingual("每秒 {rate:,.0f} 个词元", "{rate:,.0f} tokens/s")
LEFT = Bilingual("还要 {left}", "{left} left")
STEP = Bilingual("第 {step}/{steps} 步", "step {step}/{steps}")
LOSSES = Bilingual("没见过的损失；暗的：只有一层", "loss, held out; dim: one layer")
LOSS_ALONE = Bilingual("没见过的损失", "loss, held out")
SCORES = Bilingual("各头看答案的份额；亮的：{head}", "heads on the answer; bright: {head}")
HEAD = Bilingual("层 {layer} 头 {head}", "L{layer} H{head}")
ONE_LAYER = Bilingual("只有一层", "one layer")
GAP, LEAST, MOST, TALLEST = 2, 10, 32, 18
"""Cells between two maps and two curves, the least and the most of a map; the most lines of a curve."""


@dataclass(frozen=True)
class Point:
    """What was measured after some steps: losses, the share of right answers; `scores` are (L, h)."""

    step: int
    loss: float
    held: float
    accuracy: float
    scores: NDArray[Any]
    twin: tuple[float, float] | None = None
    """The loss and the share of right answers of the model that runs beside it."""


@dataclass(frozen=True)
class TrainingProgress:
    """All that is drawn. `at` is the point that is looked at; maps (L, h, n, n) are of its moment.

    `step` is where the run itself is, `seconds` what the rest will take. `floor` is the least loss that can
    be had, `chance` that of who knows frequencies alone.
    """

    gloss: str
    said: str
    step: int
    steps: int
    seconds: float
    rate: float
    points: Sequence[Point]
    at: int
    maps: NDArray[Any]
    twin_maps: NDArray[Any] | None
    floor: float | None
    chance: float


def training_lines(now: TrainingProgress, width: int, height: int, look: Look) -> list[Text]:
    """At most `height` lines of at most `width` cells; what has no room is left out from the middle."""
    point = now.points[now.at]
    head = [_bar(now, width, look), *_numbers(now, point, width, look)]
    if height >= 20:
        head.append(_line(now.gloss, width, "dim"))
    head.append(_line(now.said, width, look.accent))
    # one head stays the bright one, whatever moment is looked at
    best = _best(now.points[-1].scores)
    room = height - len(head)
    # maps have a largest size, curves take what is left
    maps = _maps(now, best, width, max(2, room * 3 // 5), look)
    return [*head, *_plots(now, best, width, min(room - len(maps), TALLEST), look), *maps]


def clock(seconds: float) -> str:
    """1:05, or 2:00:00."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def _bar(now: TrainingProgress, width: int, look: Look) -> Text:
    lang, share = look.lang, now.step / max(1, now.steps)
    words = (
        STEP[lang].format(step=now.step, steps=now.steps),
        LEFT[lang].format(left=clock(now.seconds)),
        PACE[lang].format(rate=now.rate),
    )
    said = f"  {share:4.0%}  " + " · ".join(words)
    room = max(8, min(60, width - Text(said).cell_len))
    drawn = bar(share, room)
    line = Text(no_wrap=True, end="")
    line.append(drawn, look.theme.foreground if look.full else "")
    line.append("─" * (room - len(drawn)), "dim")
    line.append(said)
    return _cut(line, width)


def _numbers(now: TrainingProgress, point: Point, width: int, look: Look) -> list[Text]:
    lang = look.lang
    known = now.floor is not None
    level = FLOOR[lang].format(floor=now.floor) if known else CHANCE[lang].format(chance=now.chance)
    parts = [LOSS[lang].format(loss=point.loss, held=point.held, level=level),
             RIGHT[lang].format(right=point.accuracy)]  # fmt: skip
    if point.twin is not None:
        parts.append(TWIN[lang].format(right=point.twin[1]))
    return [_line("   ".join(parts), width, "bold")]


def _plots(now: TrainingProgress, best: tuple[int, int], width: int, height: int, look: Look) -> list[Text]:
    """Two curves side by side: the loss, and how much each head looks at the answer."""
    lines = max(2, height - 1)
    half, lang = (width - GAP) // 2, look.lang
    at = now.points[now.at].step
    losses = [Curve([(p.step, p.held) for p in now.points])]
    if any(p.twin is not None for p in now.points):
        losses.append(Curve([(p.step, p.twin[0]) for p in now.points if p.twin is not None], chosen=False))
    layers, heads = now.points[0].scores.shape
    scores = [
        Curve([(p.step, float(p.scores[i, j])) for p in now.points], chosen=(i, j) == best)
        for i in range(layers)
        for j in range(heads)
    ]
    level = now.floor if now.floor is not None else now.chance
    # a first moment without any knowledge would leave the curve no height
    most = 1.5 * now.chance
    left = curves(losses, half, lines, look, level, at, most, now.steps)
    right = curves(scores, half, lines, look, None, at, 1.0, now.steps)
    title = (LOSSES if len(losses) > 1 else LOSS_ALONE)[lang]
    named = SCORES[lang].format(head=_head(best, lang))
    found = [_beside([_line(title, half, "dim"), _line(named, half, "dim")], half)]
    return found + [_beside([a, b], half) for a, b in zip(left, right, strict=True)]


def _maps(now: TrainingProgress, best: tuple[int, int], width: int, height: int, look: Look) -> list[Text]:
    """A map for each head, as large as fits; then those of the twin, where there is room for all."""
    lang = look.lang
    named = [
        (_head((i, j), lang), now.maps[i, j], float(now.points[now.at].scores[i, j]), (i, j) == best)
        for i in range(now.maps.shape[0])
        for j in range(now.maps.shape[1])
    ]
    twins = () if now.twin_maps is None else now.twin_maps.reshape(-1, *now.twin_maps.shape[-2:])
    if (len(named) + len(twins)) * (LEAST + GAP) <= width + GAP:
        named += [(f"{ONE_LAYER[lang]} {j + 1}", one, -1.0, False) for j, one in enumerate(twins)]
    per_row = max(1, min(len(named), (width + GAP) // (LEAST + GAP)))
    rows = -(-len(named) // per_row)
    cells = min(MOST, (width + GAP) // per_row - GAP)
    lines = max(1, min(cells // 2, height // rows - 1))
    found = []
    for first in range(0, len(named), per_row):
        row = named[first : first + per_row]
        titles = [
            _line(f"{name} {_share(score)}".rstrip(), cells, look.accent if chosen else "")
            for name, _, score, chosen in row
        ]
        blocks = [minimap(shares, cells, lines, look) for _, shares, _, _ in row]
        found.append(_beside(titles, cells))
        for y in range(max(map(len, blocks))):
            found.append(_beside([b[y] if y < len(b) else Text("", end="") for b in blocks], cells))
    return found[: max(0, height)]


def _best(scores: NDArray[Any]) -> tuple[int, int]:
    layer, head = divmod(int(scores.argmax()), scores.shape[1])
    return layer, head


def _head(place: tuple[int, int], lang: str) -> str:
    return HEAD[lang].format(layer=place[0] + 1, head=place[1] + 1)


def _share(score: float) -> str:
    return "" if score < 0 else f"{score:.2f}".removeprefix("0")[:3]


def _line(said: str, width: int, style: str | Style) -> Text:
    return Text(fit(said, width), style, no_wrap=True, end="")


def _cut(line: Text, width: int) -> Text:
    line.truncate(width)
    return line


def _beside(parts: Sequence[Text], cells: int) -> Text:
    line = Text(no_wrap=True, end="")
    for index, part in enumerate(parts):
        line.append_text(part)
        if index + 1 < len(parts):
            line.append(" " * (cells + GAP - part.cell_len))
    return line
