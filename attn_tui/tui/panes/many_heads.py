"""What cards about many heads and layers show: how columns are cut, a map of each head, the logit lens."""

from __future__ import annotations

import numpy as np
from rich.text import Text

from attn_tui.analysis.heads import head_scores
from attn_tui.analysis.lens import lens
from attn_tui.paint.look import Look
from attn_tui.paint.minimap import minimap
from attn_tui.paint.palette import glyph, quantise, styles
from attn_tui.runs.run import Run
from attn_tui.text.bilingual import Bilingual
from attn_tui.text.clean import clean
from attn_tui.text.width import fit
from attn_tui.tour.labels import token_labels
from attn_tui.tour.names import HEAD_OF, LAYER_OF
from attn_tui.tour.tour import Tour

CUT = Bilingual(
    "一行 {d} 个数，{heads} 个头各得 {k} 列", "a row of {d} numbers, {k} columns for each of {heads} heads"
)
MAPS = Bilingual(
    "第 {layer} 层的 {heads} 个头，各有一张份额",
    "the {heads} heads of layer {layer}, each with shares of its own",
)
LENS = Bilingual("走到每一层就停，会猜什么", "what it would guess if it stopped at each layer")
START = Bilingual("嵌入", "embedding")
RANK = Bilingual("最后答案的名次", "rank of the final answer")
_LABEL, _GAP, _CELL = 9, 2, 16


def cut_lines(run: Run, at: str, head: int, size: tuple[int, int], look: Look) -> list[Text]:
    """All columns of q before they are cut, a piece for each head, the chosen one marked."""
    values, labels = run.graph.value(f"{at}q_proj"), token_labels(run)
    heads, (width, height) = len(run.graph.value(f"{at}q")), size
    k = values.shape[1] // heads
    piece = max(2, min(k, (width - _LABEL) // heads - 1))
    # of columns that share a cell the one farthest from 0 stands for all
    parts = np.array_split(np.arange(k), piece)
    names, columns = (Text(fit("", _LABEL), no_wrap=True, end="") for _ in range(2))
    for each in range(heads):
        style = look.chosen if each == head else "dim"
        names.append(fit(HEAD_OF[look.lang].format(head=each + 1), piece) + " ", style)
        columns.append(fit(f"{each * k + 1}–{(each + 1) * k}", piece) + " ", style)
    colours = styles("diverging", look.dark, look.depth, True)
    largest = float(np.abs(values).max()) or 1.0
    lines = [names, columns]
    for label, row in list(zip(labels, values, strict=True))[-max(1, height - 3) :]:
        line = Text(fit(label, _LABEL), no_wrap=True, end="")
        for each in range(heads):
            own = row[each * k : (each + 1) * k]
            shown = np.array([own[part][np.abs(own[part]).argmax()] for part in parts])
            for level in quantise(shown, "diverging", largest).tolist():
                line.append(" " if look.full else glyph(level, "diverging"), colours[level])
            line.append(" ")
        lines.append(line)
    return lines


def map_lines(run: Run, layer: int, head: int, size: tuple[int, int], look: Look) -> list[Text]:
    """A small map of the shares of every head of a layer, from 0."""
    width, height = size
    found = [one for one in head_scores(run) if one.stack == run.stacks[0].prefix and one.layer == layer]
    across = max(1, min(len(found), (width + _GAP) // (_CELL + _GAP)))
    cells = (width + _GAP) // across - _GAP
    tall = max(2, height // -(-len(found) // across) - 2)
    lines: list[Text] = []
    for first in range(0, len(found), across):
        blocks = []
        for one in found[first : first + across]:
            style = look.chosen if one.head == head else "dim"
            name = one.named[look.lang] if one.named is not None else ""
            title = Text(fit(f"{HEAD_OF[look.lang].format(head=one.head + 1)} {name}", cells), style, end="")
            blocks.append([title, *minimap(one.weights, cells, tall, look)])
        for y in range(max(map(len, blocks))):
            line = Text(no_wrap=True, end="")
            for block in blocks:
                part = block[y] if y < len(block) else Text("", end="")
                line.append_text(part).append(" " * (cells + _GAP - part.cell_len))
            lines.append(line)
        lines.append(Text("", end=""))
    return lines[:-1]


def lens_lines(tour: Tour, row: int, size: tuple[int, int], look: Look) -> list[Text]:
    """The likeliest tokens after each layer, the final answer marked, and its rank."""
    rank = RANK[look.lang]
    room = size[0] - 11 - 16
    count = max(1, min(6, room // _CELL))
    heading = fit("", 11) + " " * (count * _CELL) + rank
    lines = [Text(fit(heading, size[0]), style="dim", no_wrap=True, end="")]
    for index, one in enumerate(lens(tour, row, count)):
        place = LAYER_OF[look.lang].format(layer=index) if index else START[look.lang]
        line = Text(fit(place, 11), no_wrap=True, end="")
        for label, share in one.candidates:
            said = f"{fit(clean(label), _CELL - 7)} {share:>4.0%}"
            line.append(said, look.chosen if label == one.final else "").append("  ")
        line.append(f"{one.final_rank}  {clean(one.final)} {one.final_share:.0%}", "bold")
        lines += [line, Text("", end="")]
    return lines
