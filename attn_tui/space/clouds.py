"""Clouds of labelled vectors: words, rows of a model's E, tokens on their way through the layers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from attn_tui.space.projection import Projection, project, turn
from attn_tui.space.vectors import Near, Vectors, cosines
from attn_tui.tour.labels import axis_labels, token_labels
from attn_tui.tour.tour import Tour

Array = NDArray[Any]


@dataclass(frozen=True, eq=False)
class Cloud:
    """Rows (n, d) with labels; `before`: where the same ones were earlier, `unknown`: what was not found."""

    labels: tuple[str, ...]
    rows: Array
    before: tuple[Array, ...] = ()
    unknown: tuple[str, ...] = ()


def of_words(vectors: Vectors, words: Sequence[str]) -> Cloud:
    """The words that are known, in their order, each once."""
    found = {word: row for word in words if (row := vectors.find(word)) is not None}
    unknown = tuple(word for word in words if word not in found)
    return Cloud(tuple(found), vectors.matrix[list(found.values())], unknown=unknown)


def of_embeddings(tour: Tour, words: Sequence[str]) -> Cloud:
    """The rows of E for the words that the model has as tokens, with a space before them or without."""
    ids = {token: row for row, token in reversed(list(enumerate(tour.model.tokenizer.vocabulary)))}
    found = {}
    for word in words:
        spellings = (f"␣{word}", f" {word}", word)
        row = next((ids[spelled] for spelled in spellings if spelled in ids), None)
        if row is not None:
            found[word] = row
    unknown = tuple(word for word in words if word not in found)
    return Cloud(tuple(found), tour.graph.value("E")[list(found.values())], unknown=unknown)


def of_tokens(tour: Tour, layer: int) -> Cloud:
    """The tokens of the sentence as they leave this layer, 0 being what enters the first."""
    labels = token_labels(tour.run)
    if not labels:
        return Cloud((), np.empty((0, 1)))
    streams = [tour.graph.value(node) for node in tour.streams(tour.run.stacks[0])[: layer + 1]]
    return Cloud(labels, streams[-1], tuple(streams[:-1]))


def seen(cloud: Cloud, dims: int) -> tuple[Projection, tuple[Array, ...]]:
    """The cloud in so many dimensions, and on the same axes where its points were before.

    The axes are those of all its places together; the share of the variance is of all of them.
    """
    everything = project(np.vstack([*cloud.before, cloud.rows]), dims)
    parts = np.split(everything.points, len(cloud.before) + 1)
    return Projection(parts[-1], everything.shares), tuple(parts[:-1])


def of_node(tour: Tour, node: str, lang: str) -> Cloud:
    """The rows of any node (n, d), by the labels of its first axis; none where the sentence is empty."""
    if tour.run.empty:
        return Cloud((), np.empty((0, 1)))
    rows = tour.graph.value(node)
    labels = axis_labels(tour.run, tour.graph.node(node).axes[0], len(rows), lang, node)
    return Cloud(tuple(labels), rows)


def nearest_tokens(tour: Tour, row: Array, count: int) -> tuple[Near, ...]:
    """The tokens whose rows of E (V, d) are nearest to `row` (d,) by cosine, but for that row itself."""
    table, names = tour.graph.value("E"), tour.model.tokenizer.vocabulary
    found = cosines(row[None], table)[0]
    found[(table == row).all(axis=1)] = -np.inf
    best = np.argsort(-found, kind="stable")[:count].tolist()
    return tuple((names[i], float(found[i])) for i in best)


@dataclass(frozen=True, eq=False)
class CloudSight:
    """What a picture takes: points (n, dims), earlier places (n, dims), ends of a space's axes (3, 3)."""

    points: Array
    before: tuple[Array, ...]
    axes: Array | None
    shares: tuple[float, ...]


def sight(cloud: Cloud, dims: int, angle: float = 0.0, tilt: float = 0.0) -> CloudSight:
    """The cloud in so many dimensions; three are turned (radians), the axes of the components with them."""
    projection, before = seen(cloud, dims)
    if dims < 3:
        return CloudSight(projection.points, before, None, projection.shares)
    parts = (projection.points, *before)
    reach = max(float(np.linalg.norm(part, axis=1).max(initial=0)) for part in parts)
    points, *earlier, axes = (turn(part, angle, tilt) for part in (*parts, np.eye(3) * reach))
    return CloudSight(points, tuple(earlier), axes, projection.shares)
