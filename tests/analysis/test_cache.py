"""What one token more costs, against the graph's own arrays and sums done by hand."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

import numpy as np
import pytest

from attn_tui.analysis.cache import KNOWN, cache_bytes, rows_anew, timed
from attn_tui.graph.prefix import LONG
from attn_tui.models.library import find as bundled
from attn_tui.runs.run import Runs, run_of
from attn_tui.runs.setup import Setup

SHORT, LONGER = "The cat sat because", "The cat sat because it"


@pytest.fixture(scope="module")
def runs() -> Runs:
    return Runs()


@pytest.mark.parametrize("model", ["tiny", "byhand"])
def test_one_token_more_makes_one_row_anew_and_reads_the_old_keys_and_values(runs: Runs, model: str) -> None:
    before, now = runs[Setup(model, SHORT)], runs[Setup(model, LONGER)]
    last = now.stacks[0].at(now.stacks[0].layers - 1)
    found = rows_anew(before, now, last)
    n = len(now.graph.value("tokens"))
    assert all(row.new == (*[False] * (n - 1), True) for row in found)
    assert [row.node for row in found if row.read] == [f"{last}k", f"{last}v"]


def test_without_a_mask_nothing_above_the_first_keys_can_be_kept(runs: Runs) -> None:
    before, now = (runs[Setup("tiny", text, switches=(("mask", "none"),))] for text in (SHORT, LONGER))
    first, last = (
        {row.node.rpartition(".")[2]: row.new for row in rows_anew(before, now, at)}
        for at in ("layer.0.", "layer.3.")
    )
    assert not any(first["k"][:-1]) and not any(first["v"][:-1])
    assert all(first["mixed"]) and all(last["k"]) and all(last["v"])


def test_an_edit_of_an_early_cell_is_seen_in_the_rows_that_follow_from_it(runs: Runs) -> None:
    before, now = runs[Setup("tiny", SHORT)], runs[Setup("tiny", LONGER)]
    moved = replace(now, graph=now.graph.copy())
    moved.graph.edit("x", (1, 0), 3.0)
    rows = {row.node: row.new for row in rows_anew(before, moved, "layer.0.")}
    assert rows["x"][:3] == (False, True, False) and rows["layer.0.out"][:3] == (False, True, True)


def test_bytes_are_those_of_the_arrays(runs: Runs) -> None:
    run = runs[Setup("tiny", LONGER)]
    own = run.model.architecture
    held = sum(run.graph.value(f"layer.{i}.{name}").nbytes for i in range(own.layers) for name in "kv")
    tokens = len(run.graph.value("tokens"))
    assert cache_bytes(own.layers, own.kv_heads, own.d_head, tokens, number=4) == held


def test_known_caches_are_what_their_makers_would_say() -> None:
    each = {one.name: cache_bytes(one.layers, one.kv_heads, one.d_head, 1) for one in KNOWN}
    assert each["Llama 2 7B"] == 512 * 1024 and each["Llama 3.1 8B"] == 128 * 1024
    assert each["GPT-3"] == 2 * 96 * 12_288 * 2


def test_timing_takes_the_fastest_and_measures_its_own_arrays() -> None:
    shape, ticks = bundled("tiny").architecture, count()
    found = timed(shape, 16, clock=lambda: float(next(ticks)))
    assert (found.rows, found.square, found.next) == (1.0, 1.0, 1.0)
    assert found.held == shape.heads * 16 * 16 * 4
    assert found.cache == 2 * shape.heads * 16 * shape.d_head * 4


def test_the_graph_keeps_the_same_rows(runs: Runs) -> None:
    long = " the cat sat" * (LONG // 3 + 2)
    before, now = runs[Setup("tiny", long)], runs[Setup("tiny", long + " on")]
    before.graph.value("logits")
    kept = rows_anew(before, now, "layer.3.")
    assert all(not any(row.new[:-1]) for row in kept)
    np.testing.assert_array_equal(
        now.graph.value("layer.3.k")[:, : len(kept[0].new) - 1], before.graph.value("layer.3.k")
    )


@pytest.mark.parametrize("name", ["llama", "gpt2"])
def test_published_models_keep_keys_and_values_once_before_heads_share_them(name: str) -> None:
    from tests.fixtures.make_published import FOLDER

    model = bundled(str(FOLDER / name))
    before, now = (run_of(model, text) for text in ("The cat sat on", "The cat sat on the"))
    more = len(now.graph.value("tokens")) - len(before.graph.value("tokens"))
    found = rows_anew(before, now, "layer.1.")
    assert {sum(row.new) for row in found} == {more}
    kept = [row.node for row in found if row.read]
    assert kept == [f"layer.1.{'k_turned' if name == 'llama' else 'k'}", "layer.1.v"]
    assert all(now.graph.value(node).shape[0] == model.architecture.kv_heads for node in kept)
