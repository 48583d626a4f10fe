"""Now and then: two graphs of one model side by side, their tokens aligned."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

import numpy as np
from numpy.typing import NDArray

from attn_tui.graph.arithmetic import Arithmetic
from attn_tui.graph.op import Array, constant
from attn_tui.models.names import of_training
from attn_tui.text.bilingual import Bilingual
from attn_tui.tour.labels import TOKENS, axis_kind, axis_tokens
from attn_tui.tour.step import Station
from attn_tui.tour.tour import Tour
from attn_tui.tour.view import Place, View

FULL = 0.1
"""A difference is coloured in full from this share of the largest number in either matrix on."""
SEEN = 0.005
"""A number that differs by more is another one on the screen."""
MATCHED = Bilingual(
    "钉住的是另一句话：{count} 个词元里有 {matched} 个在那里有对应的；· 没有可比的",
    "another sentence is pinned: {matched} of {count} tokens have a counterpart there; · has none",
)


@dataclass(frozen=True)
class Comparison:
    """Two tours, and for each token now the one that it was then (−1 where there was none).

    `indices` are by the node of the token ids, one for every input of the model.
    """

    now: Tour
    then: Tour
    indices: Mapping[str, tuple[int, ...]]

    @property
    def index(self) -> tuple[int, ...]:
        """The tokens of the first input."""
        return self.indices[self.now.run.tokens]

    def differing(self, ids: str = "") -> frozenset[int]:
        """The tokens of now that were not there then, or were others: of this node of ids, or the first."""
        ids = ids or self.now.run.tokens
        before, after = self.then.graph.value(ids), self.now.graph.value(ids)
        return frozenset(i for i, j in enumerate(self.indices[ids]) if j < 0 or before[j] != after[i])

    def values(self, node: str) -> tuple[Array, Array] | None:
        """The node now and then, both in the shape of now: nan where then there was no such token.

        None where it cannot be compared, as bytes of two texts.
        """
        if node not in self.now.graph or node not in self.then.graph:
            return None
        now, then = self.now.graph.value(node), self.then.graph.value(node)
        return now, then if now is then else self._aligned(then, now.shape, self.now.graph.node(node).axes)

    def moved(self, node: str) -> float:
        """How far the node has moved: ‖now − then‖ / ‖then‖ over what both have; 0 where nothing has.

        Of scores for the vocabulary the last row counts, the one that decides what comes next.
        """
        pair = self.values(node)
        if pair is None or pair[0] is pair[1]:
            return 0.0
        if self.now.graph.node(node).axes[-1:] == ("vocab",) and not of_training(node):
            pair = pair[0][-1:], pair[1][-1:]
        now, then = (np.asarray(array, dtype=np.float64) for array in pair)
        apart = gap(now, then)
        apart = np.where(np.isfinite(apart), apart, 0)
        size, moved = _norm(np.where(np.isfinite(then), then, 0)), _norm(apart)
        return moved / size if size else float(moved > 0)

    def then_view(self, shown: View, station: Station, head: int, lang: str) -> View | None:
        """The same matrix then, under the labels of now; None where it cannot be compared."""
        if station.node not in self.then.graph or station.explained not in self.then.graph:
            return None
        views = [self.then.result(station, head, lang)]
        views += [view for _, view in self.then.operands(station, head, lang)]
        for view in views:
            if (view.node, view.transposed, view.axes) == (shown.node, shown.transposed, shown.axes):
                if shown.values is view.values:
                    return shown
                return replace(shown, values=self._aligned(view.values, shown.values.shape, shown.axes))
        return None

    def matched_line(self, lang: str) -> str:
        """How many tokens have one to be compared with, in words."""
        return MATCHED[lang].format(matched=sum(at >= 0 for at in self.index), count=len(self.index))

    def then_place(self, shown: View, place: Place) -> Place | None:
        """Where the cell at this place of a matrix of now stood then; None where there was no such token."""
        found = tuple(
            self._index_along(axis)[at] if axis_kind(axis) in TOKENS else at
            for axis, at in zip(shown.axes, place, strict=True)
        )
        return (found[0], found[1]) if min(found) >= 0 else None

    def _index_along(self, axis: str) -> tuple[int, ...]:
        return self.indices[axis_tokens(self.now.run, axis)]

    def _aligned(self, then: Array, shape: tuple[int, ...], axes: Sequence[str]) -> Array:
        """The array of then in the shape of now; all nan where they have nothing in common."""
        found = then
        for place, axis in enumerate(axes):
            if axis_kind(axis) not in TOKENS:
                continue
            rows = np.array(self._index_along(axis), dtype=np.intp)
            if not np.array_equal(rows, np.arange(then.shape[place])):
                found = found.astype(np.float64).take(rows, axis=place)
                np.moveaxis(found, place, 0)[rows < 0] = np.nan
        return found if found.shape == shape else np.full(shape, np.nan)


def _index(before: Sequence[int], after: Sequence[int]) -> tuple[int, ...]:
    """Equal stretches are aligned, and others of equal length one by one."""
    index = [-1] * len(after)
    for _, i, i_end, j, j_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if i_end - i == j_end - j:
            index[j:j_end] = range(i, i_end)
    return tuple(index)


def _norm(array: Array) -> float:
    return float(np.sqrt((array * array).sum()))


def compared(now: Tour, then: Tour) -> Comparison:
    """The comparison, the tokens of every input aligned."""
    nodes = [given.tokens for given in now.model.family.inputs]
    pairs = {node: [tour.graph.value(node).tolist() for tour in (then, now)] for node in nodes}
    return Comparison(now, then, {node: _index(*pair) for node, pair in pairs.items()})


def difference(now: View, then: View) -> View:
    """The matrix now − then, as `gap` has it."""
    return replace(now, values=gap(now.values, then.values), kind="signed")


def changes(now: View, then: View) -> NDArray[np.bool_] | None:
    """Which cells are others than then, by so much that two decimals show it; None where none is."""
    if now.values is then.values:
        return None
    apart = np.abs(gap(now.values, then.values))
    found = apart > (0 if now.kind == "integer" else SEEN)
    return found if found.any() else None


def gap(now: Array, then: Array) -> Array:
    """now − then in float64, 0 where both are −∞; nan where then there was nothing."""
    with np.errstate(invalid="ignore"):
        return np.where(now == then, 0.0, np.asarray(now, dtype=np.float64) - then)


def faint(now: Array, then: Array) -> float:
    """What a difference of these two must reach at least to be coloured in full: a share of the larger."""
    return FULL * max(float(np.abs(each[np.isfinite(each)]).max(initial=0.0)) for each in (now, then))


def difference_of_cell(now: float, then: float) -> Arithmetic:
    """The arithmetic of one cell of a difference: now − then."""
    term = (constant(-1, "−1"), constant(then, "before"))
    return Arithmetic(float(gap(np.array(now), np.array(then))), "−", ((constant(now, "now"),), term))
