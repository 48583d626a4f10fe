"""The road: the cards of the course in their order, and what a session becomes at each of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from attn_tui.course.card import LAST_LAYER, Card
from attn_tui.course.course import Course
from attn_tui.course.directive import SPACE, Index, index
from attn_tui.course.stop import Stop
from attn_tui.learner import session as sessions
from attn_tui.learner.session import Session
from attn_tui.models.architecture import ModelError
from attn_tui.models.knobs import KNOBS, at_rest
from attn_tui.runs.run import Runs
from attn_tui.runs.setup import Setup
from attn_tui.tour.labels import place_in, unknown_pieces
from attn_tui.tour.tour import Tour, tour_of
from attn_tui.tour.view import Place, View

SHOWS = ("model", "text", "others", "step", "stack", "layer", "head", "at", "knobs", "switches", "edits")
"""What of a session a card decides, and the learner may change while it is open."""

STAGED = (SPACE, "cache", "cache_bytes", "cache_time", "retrieval", "split", "heads", "lens", "families")
"""Views of a card that are drawn where the matrices stand, beside the card."""


def stop_of(session: Session, course: Course) -> Stop | None:
    """The card that the learner stands at, the first of all where there is none of that name."""
    road = course.road(session.lang)
    return course.stop(session.lang, session.road.card) or (road[0] if road else None)


def shown_stop(session: Session, runs: Runs, course: Course) -> Stop | None:
    """The card that is shown: the one that the learner stands at, or an earlier one that came back."""
    stop = course.stop(session.lang, session.road.again) if session.road.again else None
    return stop_of(session, course) if stop is None else _otherwise(stop, runs, session.lang)


def come_back(session: Session, runs: Runs, course: Course, key: str) -> Session:
    """An earlier task once more, with other numbers; the place on the road stays."""
    road = replace(session.road, again=key)
    stop = shown_stop(replace(session, road=road), runs, course)
    return session if stop is None else replace(at_stop(session, runs, stop), road=road)


def _otherwise(stop: Stop, runs: Runs, lang: str) -> Stop:
    """The card with what its task says is other when it comes back: at the least another sentence."""
    where, said = stop.card.where, dict(stop.card.task.again if stop.card.task else ())
    examples = runs.model(where.model or runs.names[0]).examples(lang)
    other = [text for text in examples[1:] if text != where.text]
    counted = {
        name: max(0, int(said[name]) - 1) for name in ("layer", "head") if said.get(name, "").isdecimal()
    }
    changed = replace(
        where,
        text=said.get("text") or (*other, where.text)[0],
        layer=counted.get("layer", where.layer),
        head=counted.get("head", where.head),
        row=index(said["row"]) if "row" in said else where.row,
        column=index(said["column"]) if "column" in said else where.column,
    )
    return replace(stop, card=replace(stop.card, where=changed))


def at_stop(session: Session, runs: Runs, stop: Stop) -> Session:
    """The session at this card: its model, its sentence or else the learner's own, its place, its switches.

    What the card does not say is as it is to begin with.
    """
    where, lang = stop.card.where, session.lang
    model = where.model or runs.names[0]
    trained = runs.model(model)
    text = where.text or sentence(session.road.own, runs, model, lang)
    switches: Mapping[str, str] = {}
    for name, value in where.switches:
        try:
            switches = trained.turned(switches, name, value)
        except ModelError:
            # a lesson of the reader's own may name what its model lacks: the lint tells it
            continue
    knobs = {node: rest for node, rest in at_rest()} | {k: v for k, v in where.knobs if k in KNOBS}
    bare = replace(
        sessions.begun(session), text=text, model=model, stack="", layer=0, head=0, at=MappingProxyType({}),
        knobs=MappingProxyType(dict(at_rest())), past=(), future=(), typing=False, lesson=stop.lesson.id,
        road=replace(session.road, card=stop.key, typed="", walking=False, again=""),
    )  # fmt: skip
    turned = replace(bare, knobs=MappingProxyType(knobs), switches=MappingProxyType(dict(switches)))
    if turned.setup != bare.setup:
        turned = replace(turned, pinned=bare.setup, kept=True)
    return _at_place(turned, tour_of(runs[turned.setup], where.step), stop.card)


def sentence(own: str, runs: Runs, model: str, lang: str) -> str:
    """The learner's own sentence where the model knows all its words, else the model's first example."""
    if own.strip() and not unknown_pieces(runs[Setup(model, own)]):
        return own
    return (*runs.model(model).examples(lang), own)[0]


def place_of(session: Session, tour: Tour, card: Card) -> Place | None:
    """Row and column of the card's cell in what its step results in here; None where there is none."""
    shown = shown_of(session, tour, card)
    if shown is None or not shown.values.size:
        return None
    at = _selected(shown, card, session.lang)
    return sessions.cursor(replace(session, at=MappingProxyType(at)), shown)


def shown_of(session: Session, tour: Tour, card: Card) -> View | None:
    """What the card's step results in here, in its layer and head; None where there is no such thing."""
    if tour.run.empty or not any(step.id == card.where.step for step in tour.steps):
        return None
    stack = tour.run.stacks[0]
    layer, head = layer_of(card, tour), min(card.where.head, stack.heads - 1)
    return tour.result(tour.station(card.where.step, stack.prefix, layer), head, session.lang)


def layer_of(card: Card, tour: Tour) -> int:
    """The card's layer, counted from 0, as far as the model has it."""
    layers = tour.run.stacks[0].layers
    return layers - 1 if card.where.layer == LAST_LAYER else min(card.where.layer, layers - 1)


def _at_place(session: Session, tour: Tour, card: Card) -> Session:
    stack = tour.run.stacks[0]
    session = sessions.keep_place(replace(session, step=card.where.step), tour)
    station = tour.station(session.step, stack.prefix, layer_of(card, tour))
    placed = replace(
        session,
        stack=station.part,
        layer=layer_of(card, tour),
        head=min(card.where.head, stack.heads - 1),
    )
    shown = shown_of(placed, tour, card)
    return (
        placed
        if shown is None
        else replace(placed, at=MappingProxyType(_selected(shown, card, session.lang)))
    )


def _selected(shown: View, card: Card, lang: str) -> dict[str, int]:
    """The index on each axis that the card says; labels that are not there say nothing."""
    return _indices(shown, (card.where.row, card.where.column), lang)


def select(session: Session, tour: Tour, row: Index, column: Index) -> Session:
    """The cursor on this row and column of what is shown; labels that are not there leave it alone."""
    shown = tour.result(session.station(tour), session.head, session.lang)
    return replace(
        session, at=MappingProxyType({**session.at, **_indices(shown, (row, column), session.lang)})
    )


def _indices(shown: View, place: tuple[Index | None, Index | None], lang: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for axis, labels, wanted in zip(shown.axes, (shown.rows, shown.columns), place, strict=True):
        at = None if wanted is None else index_in(labels, wanted, lang)
        if at is not None and axis != "one":
            found[axis] = at
    return found


def index_in(labels: Sequence[str], wanted: Index, lang: str) -> int | None:
    """The place of an index among these labels, from 0; None where there is none."""
    return place_in(labels, (wanted,) if isinstance(wanted, int) else wanted, lang)


def is_there(session: Session, runs: Runs, stop: Stop) -> bool:
    """Whether the session shows what the card shows: nothing was moved, changed or opened since."""
    there = at_stop(session, runs, stop)
    return all(getattr(there, name) == getattr(session, name) for name in SHOWS)


def staged_view(session: Session, runs: Runs, course: Course) -> str:
    """The present card's view that stands in place of the matrices, where nothing was moved since; or ''."""
    stop = stop_of(session, course) if session.road.on else None
    if (
        stop is None
        or stop.card.where.view.partition(" ")[0] not in STAGED
        or not is_there(session, runs, stop)
    ):
        return ""
    return stop.card.where.view


def onward(session: Session, runs: Runs, course: Course, by: int) -> Session:
    """The next card or the one before; with the road off, or while layers are walked, the next operation."""
    tour, stop = tour_of(runs[session.setup], session.step), stop_of(session, course)
    if not session.road.on or stop is None:
        return sessions.step_by(session, tour, by)
    if session.road.walking:
        moved = _walk(session, tour, by)
        if moved is not None:
            return moved
        by = 1 if by > 0 else 0
    # a task that came back stands before the card that was reached, which was not seen yet
    by = min(by, 0) if session.road.again else by
    road = course.road(session.lang)
    kept = replace(session.road, own=session.road.typed or session.road.own, again="")
    to = max(0, min(road.index(stop) + by, len(road) - 1))
    return at_stop(replace(session, road=kept), runs, road[to])


def _walk(session: Session, tour: Tour, by: int) -> Session | None:
    """The next operation in a further layer; None before the second and after the last."""
    at = tour.stations.index(session.station(tour)) + by
    if not 0 <= at < len(tour.stations):
        return None
    station = tour.stations[at]
    return sessions.go_to(session, station) if station.stack is not None and station.layer else None


def walk(session: Session, runs: Runs, course: Course) -> Session:
    """Go through the further layers, from the first operation of the second."""
    stop, tour = stop_of(session, course), Tour(runs[session.setup])
    if stop is None or not stop.card.skip:
        return session
    second = next((each for each in tour.stations if each.stack is not None and each.layer == 1), None)
    if second is None:
        return session
    return replace(sessions.go_to(session, second), road=replace(session.road, walking=True))


def back_to_card(session: Session, runs: Runs, course: Course) -> Session:
    """What the card shows, whatever was moved or changed; what was typed is kept for the cards after it."""
    stop = stop_of(session, course)
    if session.road.again:
        return come_back(session, runs, course, session.road.again)
    if stop is None:
        return session
    kept = replace(session.road, own=session.road.typed or session.road.own)
    return at_stop(replace(session, road=kept), runs, stop)


def go_to_card(session: Session, runs: Runs, course: Course, key: str) -> Session:
    """The card `lesson/card`, or the first of the lesson; the same session where there is none."""
    stop = course.stop(session.lang, key)
    return (
        session
        if stop is None
        else at_stop(replace(session, road=replace(session.road, on=True)), runs, stop)
    )


def turn_lesson(session: Session, runs: Runs, course: Course, by: int) -> Session:
    """The first card of the next lesson on the road, or of the one before."""
    stop = stop_of(session, course)
    lessons = list(dict.fromkeys(each.lesson.id for each in course.road(session.lang)))
    if stop is None:
        return session
    to = max(0, min(lessons.index(stop.lesson.id) + by, len(lessons) - 1))
    return go_to_card(session, runs, course, lessons[to])


def turn_road(session: Session, runs: Runs, course: Course) -> Session:
    """The road on or off; on again it goes on where it was left."""
    if session.road.on:
        return replace(session, road=replace(session.road, on=False, walking=False), lesson="")
    return back_to_card(replace(session, road=replace(session.road, on=True)), runs, course)


def begin(session: Session, runs: Runs, course: Course, own: str = "") -> Session:
    """The first card of the road, on the learner's `own` sentence where there is one.

    A course without lessons leaves the session as it is.
    """
    road = course.road(session.lang)
    if not road:
        return session
    first = road[0]
    if own:
        card = replace(first.card, where=replace(first.card.where, text=own))
        first = replace(first, card=card)
    return at_stop(replace(session, road=replace(session.road, on=True)), runs, first)


def beside(session: Session, course: Course) -> Session:
    """The session as it is, its card the first that speaks of its step, best of its model."""
    told = [stop for stop in course.road(session.lang) if stop.card.where.step == session.step]
    told.sort(key=lambda stop: stop.card.where.model not in ("", session.model))
    return replace(session, road=replace(session.road, card=told[0].key)) if told else session


def switch_language(session: Session, runs: Runs, course: Course) -> Session:
    """The other language: at a card the same card, with its own sentence in that language."""
    stop = shown_stop(session, runs, course) if session.road.on else None
    there = stop is not None and is_there(session, runs, stop)
    other = sessions.switch_language(session)
    return back_to_card(other, runs, course) if there else other
