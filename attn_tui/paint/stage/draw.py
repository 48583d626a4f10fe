"""The whole stage: words, candidates, matrices. A pure function of what there is to show and of the room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from rich.text import Text

from attn_tui.paint.hues import hued
from attn_tui.paint.look import Look
from attn_tui.paint.stage import powers
from attn_tui.paint.stage.canvas import Canvas, Drawn
from attn_tui.paint.stage.choice import LITTLE, REST, choice_lines, draw_choice
from attn_tui.paint.stage.inks import inks
from attn_tui.paint.stage.lookup import lookup_story
from attn_tui.paint.stage.panels import panel_plan
from attn_tui.paint.stage.plan import StagePlan
from attn_tui.paint.stage.pour import pour_plan
from attn_tui.paint.stage.product import product_plan
from attn_tui.paint.stage.rows import norm_story, sum_story
from attn_tui.paint.stage.seen import GAP, draw_seen, seen_size
from attn_tui.paint.stage.sentence import draw_sentence, sentence_lines
from attn_tui.paint.stage.sheet import sheet
from attn_tui.paint.stage.story import Story
from attn_tui.paint.stage.tree import tree_story
from attn_tui.paint.stage.units import units_story
from attn_tui.paint.stage.what import Stage
from attn_tui.paint.stage.whole import draw_whole
from attn_tui.paint.wrap import wrap
from attn_tui.text.clean import clean
from attn_tui.text.width import fit

GLOSS = 2  # lines that the gloss takes at most
LEAST, FAIR = 6, 13  # lines that the matrices have before the gloss, and before all other words
LEAST_REST = 5  # lines under a story from which on matrices are drawn there
SHORT_BAR = 4


STORIES: dict[str, Callable[[Stage, int, int, Look], Story | None]] = {
    "sum": sum_story,
    "norm": norm_story,
    "units": units_story,
    "lookup": lookup_story,
    "merges": tree_story,
}
"""How each kind of step is told above its matrices."""


def draw(what: Stage, width: int, height: int, look: Look) -> Drawn:
    """Lines of exactly `width` cells, `height` of them, and the map from a position to a cell."""
    canvas, ink = Canvas(width, height), inks(look)
    gloss = wrap(Text(what.gloss, end=""), width)[:GLOSS] if width > 3 and what.gloss else []
    said = [clean(line) for line in (what.shapes, what.measures) if line]
    across, high = seen_size(what, width, height - len(gloss))
    sentence = 0 if across else sentence_lines(what, width)
    wanted = len(gloss) + sentence + len(said)
    for_words = max(0, min(height - max(FAIR, high), wanted), min(height - LEAST, len(gloss)))
    if what.result is None:
        for_words = len(gloss)
    words = Canvas(width, for_words)
    for y, line in enumerate(gloss):
        words.rich(0, y, line, ink.blank)
    if sentence:
        draw_sentence(words, what, len(gloss), look)
    for y, text in enumerate(said, len(gloss) + sentence):
        words.rich(0, y, hued(Text(fit(text, width).rstrip(), end=""), look), ink.dim)
    canvas.under(words, 0)
    if what.result is None or not what.result.values.size or width < 1:
        return canvas.finish(ink.blank)
    beside = across + GAP if across else 0
    if beside:
        picture = Canvas(across, height - for_words)
        draw_seen(picture, what, look)
        canvas.under(picture, for_words)
    stage = Canvas(width - beside, height - for_words)
    (draw_whole if what.heat else _matrices)(stage, what, look)
    canvas.under(stage, for_words, beside)
    return canvas.finish(ink.blank)


def _matrices(canvas: Canvas, what: Stage, look: Look) -> None:
    """The candidates, if any, above; the matrices in the rest."""
    if what.candidates is None:
        _plan(canvas, what, look)
        return
    assert what.result is not None
    high = choice_lines(what.candidates, canvas.height, LITTLE if what.result.shape == (1, 1) else REST)
    draw_choice(canvas, what.candidates, high, look)
    rest = Canvas(canvas.width, canvas.height - high - (1 if canvas.height > high + 4 else 0))
    _plan(rest, what, look)
    canvas.under(rest, canvas.height - rest.height)


def _plan(canvas: Canvas, what: Stage, look: Look) -> None:
    size = canvas.width, canvas.height
    tell = STORIES.get(what.kind)
    told = tell(what, *size, look) if tell is not None else None
    if told is not None:
        told.draw(canvas)
        rest = Canvas(canvas.width, canvas.height - told.lines)
        panels = panel_plan(_below(what), *rest.size, look, told.told) if rest.height >= LEAST_REST else None
        if panels is not None:
            panels.draw(rest)
            canvas.under(rest, told.lines)
        return
    plans = [product_plan(what, *size, look) if what.product else panel_plan(what, *size, look)]
    if what.kind == "pour":
        plans.append(pour_plan(what, *size, look))
    if what.powers:
        plans += [_softmax(canvas, what, look), powers.lying_plan(what, *size, look)]
    best = max(filter(None, plans), key=lambda plan: plan.worth, default=None)
    if best is not None:
        best.draw(canvas)


def _below(what: Stage) -> Stage:
    """What is drawn under a story: a norm's gain and bias, a table's rows are told there already."""
    kept = {"norm": 1, "lookup": 0, "merges": 0}
    return replace(what, operands=what.operands[: kept.get(what.kind)])


def _softmax(canvas: Canvas, what: Stage, look: Look) -> StagePlan | None:
    """The matrices at the left, the row's powers and bars at the right."""
    assert what.result is not None
    height, one = canvas.height, sheet(what.result, look)
    whole = one.label + what.result.shape[1] * one.column
    # bars give way where that lets the whole matrix be seen
    rooms = [canvas.width - powers.wide(what, least) - 3 for least in (powers.LEAST_BAR, SHORT_BAR)]
    room = rooms[1] if rooms[0] < whole <= rooms[1] else rooms[0]
    if room < 18 or height < 6:
        return None
    told = len(powers.told(what, height))
    panel = panel_plan(what, room, height, look, told, whole=True)

    def draw(canvas: Canvas) -> None:
        if panel is not None:
            left = Canvas(room, height)
            panel.draw(left)
            canvas.under(left, 0)
        powers.draw_powers(canvas, what, min(room, left.used if panel is not None else 0) + 3, height, look)

    return StagePlan(
        panel.seen if panel is not None else 2 * told,
        panel.result if panel is not None else 0,
        draw,
        told=True,
    )
