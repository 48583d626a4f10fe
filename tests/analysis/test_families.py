from __future__ import annotations

import numpy as np
import pytest
from rich.cells import cell_len

from attn_tui.analysis.families import ORDER, Side, sides, squares
from attn_tui.command.main import main
from attn_tui.models import library
from attn_tui.models.known import KNOWN
from attn_tui.paint.families import LABEL
from attn_tui.paint.look import Look
from attn_tui.runs.run import Runs
from attn_tui.runs.setup import Setup
from attn_tui.tui.panes.families import family_lines

TEXT = "the cat sat on the mat"


def test_a_decoder_sees_a_triangle_and_without_its_mask_all() -> None:
    runs = Runs(0)
    (square,) = squares(runs[Setup("byhand", TEXT)], "en")
    assert (square.visible == np.tri(6, dtype=bool)).all() and not square.crossing
    assert square.rows[1] == "cat" and np.allclose(square.shares.sum(axis=1), 1)
    (open_to_all,) = squares(runs[Setup("byhand", TEXT, switches=(("mask", "none"),))], "en")
    assert open_to_all.visible.all()


def test_every_family_stands_beside_the_others_with_its_bundled_model() -> None:
    found = sides(Runs(0), TEXT, "en")
    assert tuple(side.family for side in found) == ORDER
    known = {one.card.name: one.architecture.family for one in library.bundled_configs()}
    for side in found:
        assert side.model == library.families()[side.family][0]
        assert (known.get(side.model) == side.family) if side.model else side.family not in known.values()
        assert bool(side.squares) == bool(side.model)


def test_known_models_are_of_known_families_and_have_their_source() -> None:
    families = {one.name: one.family for one in KNOWN}
    assert len(families) == len(KNOWN) and set(families.values()) == set(ORDER)
    assert families["ChatGPT"] == "decoder" and families["DeBERTa"] == "encoder"
    assert families["Flan-UL2"] == "encoder-decoder"
    assert all(2017 <= one.year <= 2026 and one.paper and one.authors for one in KNOWN)


@pytest.mark.parametrize(("lang", "width"), [("zh", 78), ("en", 78), ("zh", 104), ("en", 40)])
def test_nothing_is_wider_than_its_room(lang: str, width: int) -> None:
    squares_of = tuple(squares(Runs(0)[Setup("byhand", "小猫坐在垫子上，因为它累了")], lang))
    shown = [Side(family, "byhand", squares_of * 2) for family in ORDER]
    lines = family_lines(shown, width, Look(lang))
    assert max(cell_len(line.plain) for line in lines) <= width
    hidden = [line.plain for line in lines if "·" in line.plain[LABEL:]]
    assert hidden


def test_a_family_opens_its_model_and_another_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "tokens", "--family", "decoder", "--text", "a cat"]) == 0
    assert main(["show", "tokens", "--family", "decodr", "--text", "a cat"]) == 2
    assert "--family decodr: the families are" in capsys.readouterr().err
    assert main(["models", "--family", "decoder"]) == 0
    assert "tiny" in capsys.readouterr().out
