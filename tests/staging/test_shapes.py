"""The line of shapes is true: products fit, and what is joined cell by cell has one shape or is repeated."""

from __future__ import annotations

import re

import pytest

from attn_tui.learner.scene import scene
from attn_tui.learner.session import Session
from attn_tui.runs.run import Runs
from attn_tui.staging.shapes import shape_line
from attn_tui.tour.tour import Tour

RUNS = Runs()
SWITCHES: tuple[dict[str, str], ...] = (
    {},
    {"norm": "after", "mask": "window"},
    {"norm": "none", "residual": "off", "positions": "none"},
)
MATRIX = re.compile(r" ?([·⊙+÷=→,]?) ?([^ (]+|\(.*?\)/σ) \((\d+)×(\d+)(, every row|, every cell)?\)")


@pytest.mark.parametrize("model", ["byhand", "tiny", "masked"])
@pytest.mark.parametrize("switches", SWITCHES, ids=["trained", "after", "none"])
def test_every_line_of_shapes_is_true(model: str, switches: dict[str, str]) -> None:
    for station in Tour(RUNS[Session("the cat sat", "text", "en", model, switches=switches).setup]).stations:
        layer = station.layer
        session = Session("the cat sat", station.step.id, "en", model, layer=layer, switches=switches)
        tour = Tour(RUNS[session.setup])
        line = shape_line(scene(session, tour))
        found = MATRIX.findall(line)
        assert "".join("".join(m) for m in found) and MATRIX.sub("", line) == "", line
        rows, columns = map(int, found[0][2:4])
        noted: set[tuple[int, ...]] = set()
        for sign, _, *size, repeated in found[1:]:
            here = tuple(map(int, size))
            if sign == "·":
                assert here[0] == columns, line
                columns = here[1]
            elif sign in ("+", "⊙", "÷"):
                wanted = {", every row": (1, columns), ", every cell": (1, 1)}.get(repeated, (rows, columns))
                assert here == wanted or here in noted, line
                noted.add(here)
            elif sign == "=":
                assert here == (rows, columns), line


def test_a_norm_is_no_product_of_matrices() -> None:
    session = Session("the cat sat", "norm1", "zh", "tiny")
    line = shape_line(scene(session, Tour(RUNS[session.setup])))
    assert re.fullmatch(
        r"\(\w+ − μ\)/σ \(3×128\) ⊙ \S+ \(1×128, 每一行\) \+ \S+ \(1×128\) = \S+ \(3×128\)", line
    )
