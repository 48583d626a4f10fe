"""The words around the panes: what is said of the sentence, where the learner is, what has just happened."""

from __future__ import annotations

from collections.abc import Sequence

from attn_tui.learner.scene import Scene
from attn_tui.learner.session import Session, headed, stack_of
from attn_tui.models.architecture import Input
from attn_tui.runs.run import Run
from attn_tui.staging import words as staged_words
from attn_tui.staging.knobs import turned
from attn_tui.text.clean import clean
from attn_tui.tour.tour import Tour
from attn_tui.tui import strings
from attn_tui.tui.panes.changes import badges, switched


def place(session: Session, tour: Tour) -> str:
    """`tiny · layer 1/4 · head 1/8`, the head's name, what is turned, changed and pinned.

    Layer and head are named where the step is one of a layer, or of a head.
    """
    lang, stack, station = session.lang, stack_of(session, tour), session.station(tour)
    said = [tour.model.name]
    if station.stack is not None and stack.layers > 1:
        said.append(strings.LAYER[lang].format(layer=session.layer + 1, layers=stack.layers))
    if headed(tour, station) and stack.heads > 1:
        said.append(strings.HEAD[lang].format(head=session.head + 1, heads=stack.heads))
        named = tour.model.card.head_name(stack.prefix, session.layer, session.head)
        said += [named[lang]] if named is not None else []
    return f"{' · '.join(said)}{turned(session)}{badges(session)}"


def texts(session: Session, inputs: Sequence[Input]) -> str:
    """What stands in the fields: a sentence, or what is read and what is written, and who wrote that."""
    lang = session.lang
    if len(inputs) == 1:
        return strings.SENTENCE[lang]
    by = "" if dict(session.others).get(inputs[1].id) else strings.BY_ITSELF[lang]
    return " → ".join(given.words[lang] for given in inputs[:2]) + by


def notice(scene: Scene, run: Run) -> str:
    """What a learner must know before believing the numbers; "" where there is nothing to know."""
    session, lang, said = scene.session, scene.session.lang, []
    if scene.ended:
        said.append(staged_words.ENDED[lang].format(node=scene.ended))
    if session.switches:
        said.append(strings.UNTRAINED[lang].format(switches=switched(session, run.stacks)))
    if scene.one_sided:
        said.append(strings.ONE_SIDED[lang])
    if scene.lost:
        said.append(strings.LOST[lang].format(count=len(scene.lost)))
    if scene.unknown:
        pieces = " ".join(clean(piece) for piece in scene.unknown[:8])
        said.append(strings.UNKNOWN[lang].format(pieces=pieces))
    if scene.dropped:
        said.append(
            strings.DROPPED[lang].format(context=run.model.architecture.context, dropped=scene.dropped)
        )
    return "  ".join(said)


def news(move: str, before: Session, after: Session) -> str:
    """What a move did that is not to be seen, in one line; "" mostly."""
    lang = after.lang
    if move == "generate" and before.text and after.text == before.text:
        return strings.THE_END[lang]
    if move == "pin":
        return (strings.PINNED if after.pinned is not None else strings.LET_GO)[lang]
    if after.model != before.model and (before.edits or before.switches or before.pinned):
        return strings.MODEL_CLEARED[lang]
    return ""
