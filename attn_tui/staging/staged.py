"""A scene as what the stage is to show: matrices with their bands, terms, powers, candidates, words."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from attn_tui.analysis.measures import mean_and_spread
from attn_tui.graph.arithmetic import Arithmetic, product
from attn_tui.learner.scene import Scene, Shown
from attn_tui.models.names import short_name
from attn_tui.paint.look import Look
from attn_tui.paint.stage.what import (
    Branch,
    Candidates,
    Kind,
    Matrix,
    Normed,
    Percept,
    Power,
    Product,
    Stage,
    Tree,
)
from attn_tui.staging import words
from attn_tui.staging.knobs import knob_lines
from attn_tui.staging.shapes import PRODUCT, shape_line, shape_of, sign_of
from attn_tui.text.clean import clean
from attn_tui.tour.labels import TOKENS, axis_kind
from attn_tui.tour.view import Place, View

NORMS = ("LayerNorm", "RMSNorm")
NOTHING: frozenset[int] = frozenset()


def stage_of(scene: Scene, look: Look) -> Stage:
    """Everything that the stage shows of this scene."""
    lang, result = scene.session.lang, scene.result
    if result is None:
        said = (
            scene.lacking or words.EMPTY[lang]
            if not scene.ended
            else words.ENDED[lang].format(node=scene.ended)
        )
        return Stage(gloss=said)
    row, column = scene.place
    main = _matrix(result, scene.place, frozenset({row}), frozenset({column}), selected=True)
    if any(shown.sign for shown in scene.operands):
        main = replace(main, sign="=")
    multiplied = _multiplied(scene)
    before = scene.operands[0].view.shape if scene.operands else (0, 0)
    operands = tuple(
        _operand(shown, scene.place, before, multiplied, index) for index, shown in enumerate(scene.operands)
    )
    powers, total, top = _powers(scene)
    return Stage(
        main, operands, multiplied, cell_name(scene),
        value=float(result.view.values[scene.place]) if result.view.values.size else 0.0,
        terms=_terms(scene.arithmetic, scene.operands) if multiplied else (),
        powers=powers, total=total, top=top, kind=_kind(scene, multiplied), normed=_normed(scene),
        tree=_tree(scene),
        candidates=_candidates(scene),
        gloss=scene.step.gloss[lang], shapes=shape_line(scene), measures="  ".join(scene.measures),
        tokens=scene.looked, shares=scene.shares, inside=scene.looked == scene.tokens,
        heat=scene.session.heat, seen=_seen(scene),
    )  # fmt: skip


def _multiplied(scene: Scene) -> bool:
    """Whether the result is the product of the first two operands, the third added to every row."""
    views = [shown.view for shown in scene.operands]
    if len(views) not in (2, 3) or scene.operands[1].sign != PRODUCT or scene.result is None:
        return False
    rows, columns = scene.result.view.shape
    inner = views[0].shape[1]
    return (
        inner > 0
        and [view.shape for view in views] == [(rows, inner), (inner, columns), (1, columns)][: len(views)]
    )


def _kind(scene: Scene, multiplied: bool) -> Kind:
    """In which way the step is told, by how its numbers are made."""
    arithmetic, result = scene.arithmetic, scene.result
    if arithmetic is None or result is None or not scene.operands:
        return ""
    if scene.tree is not None:
        return "merges"
    views = [shown.view for shown in scene.operands]
    same = [view.shape == result.view.shape for view in views]
    if multiplied:
        return "pour" if views[0].kind == "probability" else ""
    if arithmetic.operator in NORMS and same[0]:
        return "norm"
    if arithmetic.operator == "+" and all(same) and len(same) > 1:
        return "sum"
    if arithmetic.operator == "GELU" and same == [True]:
        return "units"
    return "lookup" if scene.operands[0].used else ""


def _seen(scene: Scene) -> Percept | None:
    """The picture or sound; the row that is looked at, where the rows of the result are patches or frames."""
    sensed, result = scene.sensed, scene.result
    if sensed is None or result is None:
        return None
    patches = sensed.grid[0] * sensed.grid[1]
    upright = result.view.axes[0] in ("token", "patch") and scene.place[0] < patches
    caption = ""
    if scene.shares:
        row, own = scene.tokens[scene.place[0]], scene.shares[-1]
        caption = words.MAP[scene.session.lang].format(row=row, last=scene.tokens[-1], share=own)
    return Percept(sensed.values, sensed.grid, sensed.wave, scene.place[0] if upright else None, caption)


def _tree(scene: Scene) -> Tree | None:
    """The merges over their bytes, the selected token's marked."""
    tree = scene.tree
    if tree is None or not tree.tokens:
        return None
    token = min(scene.token or 0, len(tree.tokens) - 1)
    joins = tuple(Branch(*join) for join in tree.joins)
    return Tree(tree.bytes, tree.characters, joins, tree.tokens[token], scene.place[0])


def _normed(scene: Scene) -> Normed | None:
    """The parts of a norm's number, as its arithmetic has them: a gap or a number, 1/σ, the gain, a bias."""
    arithmetic, result = scene.arithmetic, scene.result
    if arithmetic is None or result is None or arithmetic.operator not in NORMS or not scene.operands:
        return None
    (first, root, gain, *_), *added = arithmetic.terms
    (row, column), before = scene.place, scene.operands[0].view.values
    rows = before[row], result.view.values[row]
    x = float(rows[0][column])
    return Normed(
        x, x - first.value if first.of is not None else 0.0, 1 / root.value if root.value else 0.0,
        gain.value, added[0][0].value if added else None, arithmetic.value, first.of is not None,
        (mean_and_spread(rows[0]), mean_and_spread(rows[1])),
        float(max(np.abs(np.nan_to_num(part)).max() for part in rows)),
    )  # fmt: skip


def result_place(scene: Scene, which: int, place: Place) -> Place | None:
    """Where the result is made from this cell of an operand: in its row, in its column, or at its place.

    A bias or a gain counts in every row, so the row stays. None where it cannot be said.
    """
    if scene.result is None:
        return None
    row, column = scene.place
    if _multiplied(scene):
        return (place[0], column) if which == 0 else (row, place[1])
    shape, rows = scene.result.view.shape, scene.operands[which].view.shape
    if rows == shape:
        return place
    return (row, place[1]) if rows == (1, shape[1]) else None


def _operand(shown: Shown, place: Place, before: Place, multiplied: bool, index: int) -> Matrix:
    if multiplied:
        row, column = place
        at = ((row, 0), (0, column), (0, column))[index]
        bands = ((frozenset({row}), NOTHING), (NOTHING, frozenset({column})), (NOTHING, frozenset({column})))[
            index
        ]
    else:
        at = place if place in shown.lit else min(shown.lit, default=_largest_of_last_row(shown))
        bands = _bands(shown)
    return _matrix(shown, at, *bands, before=before)


def _matrix(
    shown: Shown, at: Place, rows: frozenset[int], columns: frozenset[int], *,
    before: Place = (0, 0), selected: bool = False,
) -> Matrix:  # fmt: skip
    view = shown.view
    sign = sign_of(before, shown) if shown.sign else ""
    return Matrix(
        view.values, view.rows, view.columns, view.kind, view.symbol, shape_of(shown), sign, at[0], at[1],
        rows, columns, tuple(sorted(shown.used)), shown.least, selected, shown.changed, shown.hidden,
    )  # fmt: skip


def _largest_of_last_row(shown: Shown) -> Place:
    """Where to look in a matrix of which the result takes a whole row: the next token's."""
    values = shown.view.values
    return (len(values) - 1, int(values[-1].argmax())) if values.size else (0, 0)


def _bands(shown: Shown) -> tuple[frozenset[int], frozenset[int]]:
    """The rows and columns to light: a single row, a single column, or what holds single cells."""
    rows, columns = frozenset(r for r, _ in shown.lit), frozenset(c for _, c in shown.lit)
    if len(rows) == 1 and len(columns) > 1:
        return rows, frozenset()
    if len(columns) == 1 and len(rows) > 1:
        return frozenset(), columns
    return rows, columns


def _terms(arithmetic: Arithmetic | None, operands: tuple[Shown, ...]) -> tuple[Product, ...]:
    """The products of a dot product; none where the arithmetic is of another kind."""
    found = []
    left, right = operands[0].view, operands[1].view
    for term in arithmetic.terms if arithmetic is not None else ():
        if len(term) == 1 and term[0].node:
            found.append(Product(-1, 0.0, 0.0, term[0].value, short_name(term[0].node)))
            continue
        if [factor.node for factor in term] != [left.node, right.node]:
            return ()
        place = left.place(term[0].cell)
        if place is None:
            return ()
        found.append(Product(place[1], term[0].value, term[1].value, product(term)))
    return tuple(found)


def _powers(scene: Scene) -> tuple[tuple[Power, ...], float, float]:
    """The powers of a softmax's row with their sum, and what was taken off before."""
    arithmetic, result = scene.arithmetic, scene.result
    if (
        arithmetic is None
        or result is None
        or arithmetic.operator != "softmax"
        or len(arithmetic.terms[0]) != 2
    ):
        return (), 0.0, 0.0
    told = arithmetic.terms[0][1].of
    if told is None:
        return (), 0.0, 0.0
    found, top = [], 0.0
    for power, *_ in told.terms:
        if power.of is None:
            continue
        shifted, taken = power.of.terms
        top = taken[-1].value
        column = _column(result.view, shifted[0].cell)
        if column is not None:
            share = float(result.view.values[scene.place[0], column])
            found.append(Power(column, shifted[0].value, power.value, share))
    return tuple(found), told.value, top


def _column(view: View, cell: tuple[int, ...]) -> int | None:
    """The column of the result above which a cell of the matrix before stands: their cells are the same."""
    place = view.place(cell)
    return None if place is None else place[1]


def _candidates(scene: Scene) -> Candidates | None:
    if not scene.candidates:
        return None
    lang = scene.session.lang
    beside = f" · ░ {words.COMPARISONS['then'][lang]}" if scene.moved else ""
    entries = tuple(
        (f"{one.token}·{one.rest}" if one.rest else one.token, one.reference, one.drawn)
        for one in scene.candidates
    )
    if any(one.rest for one in scene.candidates):
        beside += f" · {words.RUN_ON[lang]}"
    knobs = knob_lines(scene.session)
    title = (words.BLANK_CANDIDATES if scene.blank else words.NEXT_CANDIDATES)[lang] + beside
    if scene.after != -1 and not scene.blank:
        title = words.AFTER_ROW[lang].format(token=clean(scene.tokens[scene.after]))
    return Candidates(title, knobs, entries, scene.draw)


def cell_name(scene: Scene) -> str:
    """`S[它, 小猫]`: the selected cell by its labels."""
    if scene.result is None or not scene.result.view.values.size:
        return ""
    view, (row, column) = scene.result.view, scene.place
    labels = [clean(str(label)) for label in (view.rows[row], view.columns[column]) if label]
    arrow = " → " if tuple(map(axis_kind, view.axes)) == TOKENS else ", "
    beside = words.COMPARISONS[scene.session.comparison][scene.session.lang] if scene.comparable else ""
    return f"{view.symbol}[{arrow.join(labels)}]" + (f"  {beside}" if beside else "")
