"""Why, who uses it, its name and its code: for every node of every bundled model."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from attn_tui.graph.uses import uses
from attn_tui.paint.look import Look
from attn_tui.paint.why import links, row_text, why_rows
from attn_tui.runs.run import Runs
from attn_tui.runs.setup import Setup
from attn_tui.tour.code import lines_of
from attn_tui.tour.names import cell_name, where
from attn_tui.tour.tour import Tour

RUNS = Runs()
SETUPS = (
    Setup("byhand", "the cat sat because it was tired"),
    Setup("masked", "[小猫]累[MASK]"),
    Setup("tiny", "小猫累了 [/b]\x1b"),
    Setup("tiny", "The cat", switches=(("norm", "after"), ("mask", "window"), ("only", "1.2"))),
)


@pytest.mark.parametrize("training", [False, True], ids=["there", "and back"])
@pytest.mark.parametrize("setup", SETUPS, ids=lambda s: f"{s.model}-{len(s.switches)}")
@pytest.mark.parametrize("lang", ["zh", pytest.param("en", marks=pytest.mark.slow)])
def test_every_node_has_its_reasons_its_users_its_name_and_its_code(
    setup: Setup, lang: str, training: bool
) -> None:
    tour = Tour(RUNS[setup].training if training else RUNS[setup])
    for node in tour.graph.names[len(RUNS[setup].graph.names) if training else 0 :]:
        value = tour.graph.value(node)
        if not value.size:
            continue
        for cell in {tuple(0 for _ in value.shape), tuple(size - 1 for size in value.shape)}:
            arithmetic = tour.graph.explain(node, cell)
            rows = why_rows(
                arithmetic,
                lambda f: cell_name(tour.run, f.node, f.cell, lang) if f.node else "",
                78, (), "… {count} more: {rest}",
            )  # fmt: skip
            for row in rows:
                assert cell_len(row_text(row, None, Look(lang)).plain) <= 80, (node, row)
            named = {
                (rows[y][x].link.node, rows[y][x].link.cell)
                for y, x in links(rows)
                if not isinstance(rows[y][x].link, str)
            }
            for source, place in named:
                assert source in tour.graph.node(node).inputs and tour.has(source, place)
            for use in uses(tour.graph, node, cell, 3):
                assert node in tour.graph.node(use.node).inputs
            assert cell_name(tour.run, node, cell, lang)
            where(tour.run, node, cell, lang)
        assert all(line.numpy and line.torch for line in lines_of(tour.run, node))


def test_the_code_of_a_gradient_is_found_from_the_tour_through_use() -> None:
    run = Runs()[Setup("byhand", "the cat sat")]
    (*_, line) = lines_of(run, "d.embed")
    assert line.node == "d.embed" and line.numpy
