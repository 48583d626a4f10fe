"""Rows that a longer text has in common with the text before are kept: what an op computes anew is the rest.

In a causal model a token put at the end changes no row above its own; this is what a cache of keys and
values is for (Pope et al. 2022, section 3.3). Each op says in `Op.rows` from what a row of it comes; here is
all that follows from it. The kept rows are those of a fresh graph but for rounding, as a product of fewer
rows may be added up in another order.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from attn_tui.graph.op import Array, Op, Rows

LONG = 64
"""From so many rows on it is worth it: below, every value is made in full, bit for bit that of a fresh graph.

Measured with `tiny` (tests/benchmarks/forward.py): of all from scratch one token more costs as much after 16
tokens, four fifths after 32 and half from 64 on, where it begins to save milliseconds.
"""


class Kept(NamedTuple):
    """How many leading rows are what they were; in a `block` only as many leading columns of them."""

    rows: int
    block: bool = False


class Made(NamedTuple):
    """A value and the very inputs it was made from; and what it has `kept` of the value `since` then."""

    inputs: tuple[Array, ...]
    value: Array
    since: Array | None = None
    kept: Kept = Kept(0)


def make(op: Op, inputs: tuple[Array, ...], before: Made, sources: Sequence[Made | None]) -> Made:
    """The op's value of these inputs. Leading rows of the value `before` are kept where it pays.

    `sources` says how each input was made, where that is known.
    """
    rule = op.rows
    if rule is None or before.value.ndim < 2 or _count(inputs[rule.of[0]]) < LONG:
        return Made(inputs, op.forward(*inputs))
    kept = _kept(rule, before, inputs, sources)
    if kept.rows == 0:
        return Made(inputs, op.forward(*inputs))
    if rule.light or before.value is before.inputs[rule.of[0]]:
        return Made(inputs, op.forward(*inputs), before.value, kept)
    return Made(inputs, _joined(op, rule, before.value, kept, inputs), before.value, kept)


def same_rows(before: Array, now: Array) -> Kept:
    """What is equal in both, of (n,), (n, d) or (…, n, d)."""
    axis = _axis(now)
    if before.ndim != now.ndim or before.shape[:axis] != now.shape[:axis] or now.ndim == 0:
        return Kept(0)
    rows, block = min(_count(before), _count(now)), now.ndim > 1 and before.shape[-1] != now.shape[-1]
    if now.ndim == 1:
        same = before[:rows] == now[:rows]
    else:
        columns = min(before.shape[-1], now.shape[-1])
        rows = min(rows, columns) if block else rows
        same = (before[..., :rows, :columns] == now[..., :rows, :columns]).all(axis=-1)
        same = same.reshape(-1, rows).all(axis=0)
    return Kept(rows if same.all() else int(same.argmin()), block)


def equal(a: Array, b: Array) -> bool:
    """Whether two arrays have one shape and the same numbers."""
    return a is b or (a.shape == b.shape and bool((a == b).all()))


def _kept(rule: Rows, before: Made, inputs: tuple[Array, ...], sources: Sequence[Made | None]) -> Kept:
    """How much of the value before is what these inputs would make again."""
    rows, block = _count(before.value), False
    for i, (then, now, source) in enumerate(zip(before.inputs, inputs, sources, strict=True)):
        if i in rule.of or i in rule.columns:
            if then is now and i in rule.columns:
                continue
            common = _common(then, now, source)
            rows, block = min(rows, common.rows), block or common.block or i in rule.columns
        elif not equal(then, now):
            return Kept(0)
    first, then = inputs[rule.of[0]], before.inputs[rule.of[0]]
    if block and rule.blank is not None:
        if any((x[..., :rows, rows:] != rule.blank).any() for x in (then, first)):
            return Kept(0)
        # a row that meets nothing beyond the block is whole again once its columns are summed over
        return Kept(rows, not rule.columns)
    if block and not (rule.light and (rule.columns or before.value.shape == then.shape)):
        return Kept(0)
    return Kept(rows, block)


def _common(before: Array, now: Array, made: Made | None) -> Kept:
    if before is now:
        return Kept(_count(now))
    if made is not None and made.value is now and made.since is before:
        return made.kept
    return same_rows(before, now)


def _joined(op: Op, rule: Rows, before: Array, kept: Kept, inputs: tuple[Array, ...]) -> Array:
    """The kept rows of the value before, and those below them from these inputs."""
    rows, first = kept.rows, inputs[rule.of[0]]
    if rows == _count(first) and (not kept.block or rows == first.shape[-1]):
        return before[..., :rows, :rows] if kept.block else before[..., :rows, :]
    new = op.forward(*(_from(rows, a) if i in rule.of else a for i, a in enumerate(inputs)))
    if not kept.block:
        return np.concatenate((before[..., :rows, :], new), axis=-2)
    value = np.zeros((*new.shape[:-2], rows + new.shape[-2], new.shape[-1]), dtype=new.dtype)
    value[..., :rows, :rows] = before[..., :rows, :rows]
    value[..., rows:, :] = new
    return value


def _from(row: int, array: Array) -> Array:
    """The rows from this one on."""
    return array[row:] if array.ndim == 1 else array[..., row:, :]


def _axis(array: Array) -> int:
    return max(0, array.ndim - 2)


def _count(array: Array) -> int:
    return array.shape[_axis(array)] if array.ndim else 0
