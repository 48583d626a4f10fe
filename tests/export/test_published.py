"""A published model's tour as a script: it needs NumPy alone, and says the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from attn_tui.export.script import data_of, script_of
from attn_tui.models.library import find
from attn_tui.runs.run import run_of
from attn_tui.tour.tour import Tour
from tests.fixtures.make_published import FOLDER


@pytest.mark.parametrize("name", ["llama", "gpt2"])
def test_the_script_says_what_the_tour_says(tmp_path: Path, name: str) -> None:
    tour = Tour(run_of(find(str(FOLDER / name)), "The capital of France is"))
    (tmp_path / "tour.npz").write_bytes(data_of(tour))
    (tmp_path / "tour.py").write_bytes(script_of(tour, "tour.npz"))
    done = subprocess.run(
        [sys.executable, "-I", str(tmp_path / "tour.py"), "--nodes", str(tmp_path / "nodes.npz")],
        capture_output=True, text=True, check=True, cwd=tmp_path,
    )  # fmt: skip
    said = tour.model.tokenizer.vocabulary[int(tour.graph.value("next")[0])]
    assert done.stdout.strip() == said.strip()
    with np.load(tmp_path / "nodes.npz", allow_pickle=False) as nodes:
        for node in ("layer.1.weights", "logits"):
            np.testing.assert_allclose(nodes[node], tour.graph.value(node), atol=1e-5)
