"""What a token more costs: which rows are computed anew, what a KV cache holds, how time grows with length.

The cache of keys and values is that of Pope et al. 2022, section 3.3.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import perf_counter

import numpy as np

from attn_tui.graph import CausalMask, Gelu, Linear, RepeatHeads, Scale, Scores, Softmax, WeightedSum
from attn_tui.graph.op import Array
from attn_tui.models.architecture import Architecture
from attn_tui.runs.run import Run

LENGTHS = (64, 128, 256, 512, 1024)
"""Tokens; the squares of the last take 32 MiB each with eight heads."""
LAYER = ("q", "k", "k_turned", "v", "scores", "weights", "mixed", "attn", "mid", "mlp_act", "mlp", "out")
"""The matrices of a layer that are told of."""
FEWEST, LONG_ENOUGH = 3, 0.05
"""Each is timed at least so often, and again until so many seconds are spent."""
HALF = 2
"""Bytes of a number in half precision, in which models are mostly used."""


@dataclass(frozen=True)
class Anew:
    """One matrix of the graph with a row for each token: which rows one token more makes anew.

    `read` says that the new row looks at the old ones too: they are what a cache keeps.
    """

    node: str
    new: tuple[bool, ...]
    read: bool


def rows_anew(before: Run, now: Run, at: str) -> tuple[Anew, ...]:
    """The matrices of a layer, and x and logits: what of each `before`, a token less, had already.

    `at` is what the layer's nodes begin with. A row is the same where all its numbers are, but for rounding.
    """
    columns = _looked_at(now)
    shown = [name for name in LAYER if f"{at}{name}" in now.graph]
    names = [name for name in ("x", *(f"{at}{name}" for name in shown), "logits") if name in now.graph]
    return tuple(
        Anew(name, _new(before.graph.value(name), now.graph.value(name)), name in columns) for name in names
    )


def _looked_at(run: Run) -> frozenset[str]:
    """The nodes of which a row of another node needs all rows: each op says which of its inputs those are.

    Heads that share keys and values keep them once, before they are repeated.
    """
    graph, found = run.graph, set[str]()
    for node in map(graph.node, graph.names):
        for name in (node.inputs[i] for i in (node.op.rows.columns if node.op.rows else ())):
            while isinstance(graph.node(name).op, RepeatHeads):
                (name,) = graph.node(name).inputs
            found.add(name)
    return frozenset(found)


def _new(before: Array, now: Array) -> tuple[bool, ...]:
    """Of (n,), (n, d) or (h, n, d): each row of `now`, whether `before` lacks it in any head."""
    if now.ndim == 1:
        before, now = before[:, None], now[:, None]
    rows, columns = (min(a, b) for a, b in zip(before.shape[-2:], now.shape[-2:], strict=True))
    cells = np.asarray(
        np.isclose(before[..., :rows, :columns], now[..., :rows, :columns], rtol=1e-3, atol=1e-4)
    )
    same = np.asarray(cells.all(axis=-1)).reshape(-1, rows)
    return (*(not all(column) for column in same.T.tolist()), *[True] * (now.shape[-2] - rows))


@dataclass(frozen=True)
class CacheShape:
    """A published model, as far as its cache goes, and where its numbers stand."""

    name: str
    layers: int
    kv_heads: int
    d_head: int
    context: int
    source: str


KNOWN: tuple[CacheShape, ...] = (
    CacheShape("GPT-2 small", 12, 12, 64, 1_024, "Radford et al. 2019, table 2"),
    CacheShape("GPT-3", 96, 96, 128, 2_048, "Brown et al. 2020, table 2.1"),
    CacheShape("Llama 2 7B", 32, 32, 128, 4_096, "Touvron et al. 2023, table 1; config.json"),
    CacheShape("Llama 3.1 8B", 32, 8, 128, 131_072, "Grattafiori et al. 2024, table 3"),
    CacheShape("Llama 3.1 405B", 126, 8, 128, 131_072, "Grattafiori et al. 2024, table 3"),
    CacheShape("Qwen2.5 7B", 28, 4, 128, 131_072, "Qwen Team 2024, table 1"),
)


def cache_bytes(layers: int, kv_heads: int, d_head: int, tokens: int, number: int = HALF) -> int:
    """2 · layers · kv_heads · d_head · tokens numbers, a key and a value each, of `number` bytes."""
    return 2 * layers * kv_heads * d_head * tokens * number


@dataclass(frozen=True)
class Timed:
    """One layer at n tokens, measured on this machine: seconds and bytes.

    `rows`: what is done for each token by itself, products with weights. `square`: every token with every
    other. `next`: a token more with the keys and values kept. `held` bytes one square of shares takes,
    `cache` bytes the keys and values.
    """

    tokens: int
    rows: float
    square: float
    next: float
    held: int
    cache: int


def timed(shape: Architecture, tokens: int, clock: Callable[[], float] = perf_counter) -> Timed:
    """One layer of this shape at so many tokens; its numbers are drawn at random."""
    rng = np.random.default_rng(0)
    k, width = shape.d_head, shape.heads * shape.d_head
    x = _drawn(rng, tokens, shape.d_model)
    weights = [_drawn(rng, shape.d_model, width) for _ in range(3)] + [_drawn(rng, width, shape.d_model)]
    mlp = (_drawn(rng, shape.d_model, shape.d_mlp), _drawn(rng, shape.d_mlp, shape.d_model))
    q, keys, values = (_drawn(rng, shape.heads, tokens, k) for _ in range(3))
    linear, gelu = Linear(), Gelu()

    def rows(of: Array) -> None:
        for weight in weights[:3]:
            linear.forward(of, weight)
        linear.forward(linear.forward(of, weights[0]), weights[3])
        if shape.d_mlp:
            linear.forward(gelu.forward(linear.forward(of, mlp[0])), mlp[1])

    def look(queries: Array, mask: CausalMask | None) -> Array:
        scaled = Scale(k**-0.5).forward(Scores().forward(queries, keys))
        shares = Softmax().forward(mask.forward(scaled) if mask else scaled)
        WeightedSum().forward(shares, values)
        return shares

    def one_more() -> None:
        rows(x[-1:])
        look(q[:, -1:], None)

    held = look(q, CausalMask()).nbytes
    best = [_best(work, clock) for work in (lambda: rows(x), lambda: look(q, CausalMask()), one_more)]
    return Timed(tokens, best[0], best[1], best[2], held, keys.nbytes + values.nbytes)


def times(shape: Architecture) -> Iterator[Timed]:
    """The measurements one after the other, the shortest first."""
    return (timed(shape, tokens) for tokens in LENGTHS)


def _best(work: Callable[[], object], clock: Callable[[], float]) -> float:
    """The seconds of the fastest time: what else the machine did counts least in it."""
    found: list[float] = []
    while len(found) < FEWEST or sum(found) < LONG_ENOUGH:
        start = clock()
        work()
        found.append(clock() - start)
    return min(found)


def _drawn(rng: np.random.Generator, *shape: int) -> Array:
    return rng.standard_normal(shape, dtype=np.float32)
