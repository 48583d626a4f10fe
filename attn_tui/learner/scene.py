"""What the screen shows of a session: one frozen snapshot, computed by the tour, not by the screen."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from attn_tui.analysis.compare import Comparison, changes, compared, difference, difference_of_cell, faint
from attn_tui.analysis.measures import measure_lines
from attn_tui.graph import Arithmetic
from attn_tui.learner.effect import Effect, effect
from attn_tui.learner.sensation import Sensation, lacking, sensation
from attn_tui.learner.session import COMPARISONS, Session, cursor
from attn_tui.learner.sides import seen, through_training
from attn_tui.runs.edit import Edit, is_there
from attn_tui.tour.labels import TOKENS, axis_kind, axis_tokens, dropped, token_labels, unknown_pieces
from attn_tui.tour.merging import MergeTree, merge_tree
from attn_tui.tour.step import Station, Step
from attn_tui.tour.tour import Candidate, Tour, lit
from attn_tui.tour.view import Place, View
from attn_tui.tour.wording import formula_words

SHOWN_CANDIDATES = 12
CHOOSING = ("logits", "tempered", "kept", "probs", "next", "filled")
"""The steps beside which the likeliest next tokens are shown."""
DRAWING = ("probs", "next")
"""Those beside which it is shown where the draw falls."""


@dataclass(frozen=True)
class Shown:
    """One matrix, the sign before it, what of it is lit, and of a table the rows in use.

    The colours reach to `least` at least: a small difference of large numbers is pale. `changed` says
    which cells are others than in the baseline, `hidden` that a number is not told before it is found out.
    """

    view: View
    sign: str = ""
    lit: frozenset[Place] = frozenset()
    used: frozenset[int] = frozenset()
    least: float = 0.0
    changed: NDArray[np.bool_] | None = None
    hidden: bool = False


@dataclass(frozen=True)
class Scene:
    """Everything that one frame shows, besides the lesson. Without tokens there is no result.

    `moved` says for every step how far it is from what is pinned, `differing` which tokens are others
    than there, `draw` the number that chose the next token, `tree` how bytes were merged, `lost` which
    edits have no cell in this sentence, `blank`: it is a blank that the candidates fill. `named` are the
    matrices by which the numbers of the arithmetic are named: the operands, or those that they were where
    what is pinned is shown.
    `axis` is that of the tokens, `looked` are those that the `shares` fall on.
    `seen` is the station whose matrices these are: that of the gradient, say, where the learner wants it;
    `one_sided`: the loss does not depend on what is shown. `lacking` says why there is no picture or sound,
    `sensed` is the one that there is; `after` the row that the candidates follow, where it is not the last.
    """

    session: Session
    station: Station
    seen: Station
    formula: str
    tokens: tuple[str, ...]
    ids: tuple[int, ...]
    token: int | None
    unknown: tuple[str, ...]
    dropped: int
    axis: str = "token"
    operands: tuple[Shown, ...] = ()
    result: Shown | None = None
    place: Place = (0, 0)
    arithmetic: Arithmetic | None = None
    named: tuple[View, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    draw: float | None = None
    blank: bool = False
    tree: MergeTree | None = None
    lost: tuple[Edit, ...] = ()
    moved: tuple[float, ...] = ()
    differing: frozenset[int] = frozenset()
    comparable: bool = True
    ended: str = ""
    measures: tuple[str, ...] = ()
    shares: tuple[float, ...] = ()
    looked: tuple[str, ...] = ()
    one_sided: bool = False
    effect: Effect | None = None
    lacking: str = ""
    sensed: Sensation | None = None
    after: int = -1

    @property
    def step(self) -> Step:
        """The step that is shown."""
        return self.seen.step


def with_hidden(now: Scene, place: Place) -> Scene:
    """The scene without the number at this place of the result, and without what else would tell it."""
    if now.result is None or not now.result.view.values.size:
        return now
    values = now.result.view.values.astype(np.float64)
    values[place] = np.nan
    result = replace(now.result, view=replace(now.result.view, values=values), hidden=True)
    # a softmax is told by its whole row
    told = now.place == place or (now.place[0] == place[0] and result.view.kind == "probability")
    arithmetic = None if told else now.arithmetic
    return replace(now, result=result, arithmetic=arithmetic, candidates=(), measures=(), shares=())


def scene(session: Session, tour: Tour, pinned: Tour | None = None) -> Scene:
    """The snapshot of this session; `tour` is of its setup, and `pinned` of what it has pinned."""
    run, graph, side = tour.run, tour.graph, seen(session, tour)
    flow, tour, station = tour, side.tour, side.station
    step, axis = station.step, flow.axis_of(session.station(flow))
    ids = axis_tokens(run, axis)
    tokens = token_labels(run, ids)
    base = Scene(
        session,
        session.station(flow),
        station,
        formula_words(tour.formula(station), session.lang),
        tokens,
        tuple(graph.value(ids).tolist()),
        _selected_token(session, axis, len(tokens), run.blanks),
        unknown_pieces(run),
        dropped(run),
        axis,
    )
    if run.empty:
        return replace(base, lacking=lacking(run, session.lang))
    base = replace(base, sensed=sensation(run))
    shown = tour.result(station, session.head, session.lang)
    place = cursor(session, shown)
    # nothing was merged, say: a matrix without rows has no cell to explain
    arithmetic = tour.explain(station, shown, place) if shown.values.size else None
    operands = tuple(
        Shown(
            operand,
            sign,
            lit(arithmetic, operand) if arithmetic else frozenset(),
            _used(tour, station, shown, operand),
        )
        for sign, operand in tour.operands(station, session.head, session.lang)
    )
    named = tuple(operand.view for operand in operands)
    weights = _weights((shown, *named))
    choosing = step.id in CHOOSING
    row = _row(tour, shown, place) if choosing else -1
    after = row if choosing and "next" in graph and row != run.asked else -1
    if side.beside is not None:
        operands = (Shown(tour.result(side.beside, session.head, session.lang), lit=frozenset({place})),)
    now = replace(
        base,
        operands=operands,
        result=Shown(shown),
        place=place,
        arithmetic=arithmetic,
        named=named,
        candidates=tour.candidates(SHOWN_CANDIDATES, row=row) if choosing else (),
        after=after,
        tree=merge_tree(run, station.node) if step.id == "merges" else None,
        blank=bool(run.blanks),
        draw=float(graph.value("draw")[0]) if step.id in DRAWING and "draw" in graph and after < 0 else None,
        measures=measure_lines(run, station, session.head, place[0], session.lang),
        shares=_shares(weights, place[0]),
        looked=tuple(weights.columns) if weights is not None else (),
        lost=tuple(edit for edit in session.edits if edit.on and not is_there(edit, graph)),
        one_sided=side.lacking,
    )
    if pinned is None or pinned.run.empty:
        return now
    both = compared(flow, pinned)
    steps = (flow.station(each.step.id, each.part, session.layer).node for each in flow.places)
    found = replace(
        now,
        moved=tuple(map(both.moved, steps)),
        differing=both.differing(ids),
        effect=effect(session, flow, pinned),
    )
    whole = both if tour is flow else compared(tour, through_training(pinned))
    return _beside(found, whole)


def _beside(now: Scene, both: Comparison) -> Scene:
    """The scene beside what is pinned: its matrices as the session wants to see them."""
    session, station = now.session, now.seen
    candidates = now.candidates
    if candidates and now.result is not None and now.after < 0:
        row = _row(both.now, now.result.view, now.place)
        candidates = both.now.candidates(SHOWN_CANDIDATES, both.then, row)
    found = replace(now, candidates=candidates)
    if now.result is None:
        return found
    if session.comparison == COMPARISONS[0]:

        def marked(shown: Shown) -> Shown:
            then = both.then_view(shown.view, station, session.head, session.lang)
            return shown if then is None else replace(shown, changed=changes(shown.view, then))

        return replace(found, result=marked(now.result), operands=tuple(map(marked, now.operands)))

    then = both.then_view(now.result.view, station, session.head, session.lang)
    if then is None:
        return replace(found, comparable=False)
    found = (
        _as_pinned(found, both, then) if session.comparison == COMPARISONS[1] else _difference(found, then)
    )

    def other(shown: Shown) -> Shown:
        then = both.then_view(shown.view, station, session.head, session.lang)
        if then is None:
            return shown
        if session.comparison == COMPARISONS[1]:
            return replace(shown, view=then)
        return replace(shown, view=difference(shown.view, then), least=faint(shown.view.values, then.values))

    missing = (both.matched_line(session.lang),) if np.isnan(then.values).any() else ()
    return replace(
        found,
        result=other(now.result),
        operands=tuple(map(other, now.operands)),
        measures=(*missing, *found.measures),
    )


def _as_pinned(now: Scene, both: Comparison, then: View) -> Scene:
    """The scene with the arithmetic, measures and shares of what is pinned."""
    session, station, result = now.session, now.seen, now.result
    assert result is not None
    place = both.then_place(result.view, now.place)
    if place is None or np.isnan(then.values[now.place]):
        return replace(now, arithmetic=None, named=(), measures=(), shares=())
    at = session.head, session.lang
    there = both.then.result(station, *at)
    named = tuple(operand for _, operand in both.then.operands(station, *at))
    return replace(
        now,
        arithmetic=both.then.explain(station, there, place),
        named=named,
        measures=measure_lines(both.then.run, station, session.head, place[0], session.lang),
        # what is pinned may have other columns: its result has been matched with those of now
        shares=_shares(_weights((then,)), now.place[0]) or _shares(_weights(named), place[0]),
    )


def _difference(now: Scene, then: View) -> Scene:
    """The scene with now − then as the arithmetic; a difference is no distribution and has no measures."""
    assert now.result is not None
    value, before = float(now.result.view.values[now.place]), float(then.values[now.place])
    arithmetic = None if math.isnan(before) else difference_of_cell(value, before)
    return replace(now, arithmetic=arithmetic, named=(), measures=(), shares=())


def _row(tour: Tour, shown: View, place: Place) -> int:
    """The row whose candidates are shown: the chosen blank or token, or else the one that is asked about."""
    run, chosen = tour.run, place[0]
    blank = chosen in run.blanks
    follows = "next" in tour.graph and shown.shape[0] == len(tour.graph.value("probs"))
    return chosen if blank or follows else run.asked


def _shares(weights: View | None, row: int) -> tuple[float, ...]:
    """How the row's token shares out its attention."""
    return tuple(np.nan_to_num(weights.values[row]).tolist()) if weights is not None else ()


def _weights(views: tuple[View, ...]) -> View | None:
    """The matrix by which a row shares out its attention over tokens, where it is one of these."""
    found = (one for one in views if one.kind == "probability" and tuple(map(axis_kind, one.axes)) == TOKENS)
    return next(found, None)


def _used(tour: Tour, station: Station, result: View, operand: View) -> frozenset[int]:
    """The rows that a lookup copies out of its table, for all tokens at once."""
    if operand.axes[0] not in ("vocab", "place"):
        return frozenset()
    reasons = (tour.explain(station, result, (row, 0)) for row in range(result.shape[0]))
    return frozenset(row for reason in reasons for row, _ in lit(reason, operand))


def _selected_token(session: Session, axis: str, count: int, blanks: tuple[int, ...]) -> int | None:
    untouched = blanks[0] if blanks else count - 1
    return min(session.at.get(axis, untouched), count - 1) if count else None
