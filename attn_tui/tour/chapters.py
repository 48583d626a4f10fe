"""The steps of a tour in chapters: the stretches that the line of the flow names."""

from __future__ import annotations

from itertools import groupby

from attn_tui.text.bilingual import Bilingual
from attn_tui.tour.step import Station, Step
from attn_tui.tour.steps import attention, blanks, choosing, crossing, embedding, feed_forward, senses, text
from attn_tui.tour.tour import Tour

_SUBJECTS = (
    (Bilingual("文字", "text"), (*text.STEPS, *blanks.TEXT)),
    (Bilingual("看和听", "senses"), senses.SENSED),
    (Bilingual("向量", "vectors"), (*embedding.STEPS, *senses.EMBEDDED[:-1], *blanks.VECTORS)),
    (Bilingual("注意力", "attention"), (*attention.STEPS, *blanks.ATTENTION)),
    (Bilingual("读完", "read"), crossing.STEPS[:1]),
    (Bilingual("交叉", "crossing"), crossing.STEPS[1:]),
    (Bilingual("前馈", "MLP"), feed_forward.STEPS),
    (Bilingual("下一个词", "next"), choosing.STEPS),
    (Bilingual("填空", "filling"), blanks.FILLING),
    (Bilingual("类别", "class"), senses.CLASSED[:-1]),
)
_NAMES = {(step.id, step.of): name for name, steps in _SUBJECTS for step in steps}
_LOSS, _BACK, _AHEAD = (
    Bilingual("损失", "loss"),
    Bilingual("往回走", "backwards"),
    Bilingual("走一步", "step"),
)


def chapter_of(step: Step) -> Bilingual:
    """The name of the chapter that the step stands in."""
    for of in (step.of, ""):
        if (step.id, of) in _NAMES:
            return _NAMES[step.id, of]
    return _BACK if step.id.startswith("d.") else _AHEAD if step.id.startswith("new.") else _LOSS


def chapters(tour: Tour) -> tuple[tuple[Bilingual, tuple[Station, ...]], ...]:
    """The places of the tour, in their order, cut where another chapter begins.

    Where a model has several texts, the chapter in which each comes in is called as that text is.
    """
    inputs = {given.prefix: given.words for given in tour.model.family.inputs}

    def name(place: Station) -> Bilingual:
        called = chapter_of(place.step)
        return inputs[place.part] if len(inputs) > 1 and called is _SUBJECTS[0][0] else called

    return tuple((called, tuple(places)) for called, places in groupby(tour.places, name))
