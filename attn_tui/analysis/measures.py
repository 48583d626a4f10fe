"""Numbers about a matrix that say what to make of it: entropy, spread, share of the first token, rank."""

from __future__ import annotations

import math

import numpy as np

from attn_tui.graph.op import Array
from attn_tui.runs.run import Run
from attn_tui.text.bilingual import Bilingual
from attn_tui.tour.step import Station

ENTROPY = Bilingual(
    "这一行的熵 {bits:.2f} 比特，最多 {most:.2f}；给第一个词元 {first:.0%}",
    "this row's entropy {bits:.2f} of at most {most:.2f} bits; {first:.0%} on the first token",
)
SINK = Bilingual(
    "一半以上给了第一个词元：它要么正是要找的，要么只是没处可放时的去处",
    "half or more on the first token: it is sought, or a place to park it",
)
SPREAD = Bilingual(
    "分数的方差 {before:.3g}，k = {k}；÷√k 之后 {after:.3g}",
    "variance of the scores {before:.3g}, k = {k}; after ÷√k {after:.3g}",
)
CHOSEN = Bilingual(
    "选中的“{token}”排第 {rank}，概率 {share:.1%}；熵 {bits:.2f} 比特",
    "“{token}”, the choice, ranks {rank} at {share:.1%}; entropy {bits:.2f} bits",
)
A_SINK = 0.5
"""From this share on, the first token may be the row's sink (Xiao et al. 2023, section 3.1)."""


def entropy(shares: Array) -> Array:
    """−Σ p · log₂ p along the last axis, in bits (Shannon 1948, section 6); 0 · log 0 counts as 0."""
    p = np.asarray(shares, dtype=np.float64)
    # taken from 0, not negated: a certain row has 0 bits, and −0 would be read as something
    return np.asarray(0.0 - (p * np.log2(np.where(p > 0, p, 1))).sum(axis=-1))


def mean_and_spread(row: Array) -> tuple[float, float]:
    """The mean of a row and its standard deviation, over n as a norm has it (Ba et al. 2016, equation 3)."""
    return float(np.mean(row, dtype=np.float64)), float(np.std(row, dtype=np.float64))


def visible_variance(scores: Array, masked: Array) -> float:
    """The variance of the scores (n, m) that the mask lets through, −∞ in `masked` hiding the others.

    With independent q and k of variance 1 it would be k (Vaswani et al. 2017, footnote 4).
    """
    return float(np.var(scores[np.isfinite(masked)], dtype=np.float64))


def rank(row: Array, index: int) -> int:
    """1 for the largest of the row."""
    return 1 + int((row > row[index]).sum())


def measure_lines(run: Run, station: Station, head: int, row: int, lang: str) -> tuple[str, ...]:
    """What is worth measuring at this step, in words; raw text."""
    graph, step_id = run.graph, station.step.id
    cross, _, kind = step_id.rpartition("_")
    at = f"{station.at}{cross}_" if cross == "cross" else station.at
    if kind in ("scores", "scaled"):
        # nothing is hidden where no mask is
        seen = graph.node(f"{at}weights").inputs[0]
        scores, masked = graph.value(f"{at}scores")[head], graph.value(seen)[head]
        before, k = visible_variance(scores, masked), run.model.architecture.d_head
        terms = 3 if f"{at}p2c" in graph else 1
        return (SPREAD[lang].format(before=before, k=terms * k, after=before / (terms * k)),)
    if kind == "weights":
        seen = graph.node(f"{at}weights").inputs[0]
        shares, masked = graph.value(f"{at}weights")[head, row], graph.value(seen)[head, row]
        first = float(shares[0])
        most = math.log2(max(1, int(np.isfinite(masked).sum())))
        line = ENTROPY[lang].format(bits=float(entropy(shares)), most=most, first=first)
        return (line, SINK[lang]) if first >= A_SINK and row and at == station.at else (line,)
    if step_id in ("probs", "next", "filled") and not (run.blanks and row not in run.blanks):
        asked = row if run.blanks else run.asked
        probs = graph.value("probs")[asked]
        chosen = int(graph.value("next")[0]) if "next" in graph else int(probs.argmax())
        token = run.model.tokenizer.vocabulary[chosen]
        bits, share = float(entropy(probs)), float(probs[chosen])
        return (CHOSEN[lang].format(token=token, rank=rank(probs, chosen), share=share, bits=bits),)
    return ()
