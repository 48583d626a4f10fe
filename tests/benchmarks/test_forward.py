"""How fast the numbers are, without a screen. pytest -m benchmark -s; no time is ever asserted."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.spread import ms

pytestmark = pytest.mark.benchmark

CHECKOUT = Path(__file__).parents[2]
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


def test_forward_beside_pytorch() -> None:
    pytest.importorskip("torch")
    print("\n" + _run("-m", "tests.benchmarks.forward"))


def test_the_way_back_beside_the_way_there() -> None:
    pytest.importorskip("torch")
    print("\n" + _run("-m", "tests.benchmarks.backward"))


def test_import_and_load(tmp_path: Path) -> None:
    """In a fresh interpreter: NumPy, then safetensors, then what the package adds, then the model."""
    script = """
import time
moments = [time.perf_counter()]
import numpy
moments.append(time.perf_counter())
import safetensors.numpy
moments.append(time.perf_counter())
from attn_tui.models.library import find as bundled
moments.append(time.perf_counter())
model = bundled("tiny")
moments.append(time.perf_counter())
assert model.weights["E"].shape == (len(model.tokenizer.vocabulary), model.architecture.d_model)
print(*(after - before for before, after in zip(moments, moments[1:])))
"""
    # its own cache of compiled modules, filled by the first run, which is not counted
    environ = {"PYTHONPYCACHEPREFIX": str(tmp_path), "PYTHONDONTWRITEBYTECODE": ""}
    times = [[float(part) for part in _run("-c", script, **environ).split()] for _ in range(21)][1:]
    numpy, safetensors, imports, loads = zip(*times, strict=True)
    print(f"\nimport and load `tiny`, all of it: {ms([sum(parts) for parts in times])}; target ≤ 50 ms")
    print(f"  without NumPy: {ms([sum(parts[1:]) for parts in times])}; NumPy alone: {ms(numpy)}")
    print(f"  without either: {ms([sum(parts[2:]) for parts in times])}; safetensors: {ms(safetensors)}")
    print(f"  the package's own modules: {ms(imports)}; the model: {ms(loads)}")


def _run(*arguments: str, **environ: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        check=True,
        stdout=subprocess.PIPE,  # the traceback of what fails is for pytest to show
        text=True,
        cwd=CHECKOUT,
        env=os.environ | ONE_THREAD | environ,
    )
    return done.stdout
