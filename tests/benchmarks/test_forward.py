"""How fast the numbers are, without a screen. pytest -m benchmark -s; no time is ever asserted."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.benchmarks.spread import ms

pytestmark = pytest.mark.benchmark

CHECKOUT = Path(__file__).parents[2]
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


def test_forward_beside_pytorch() -> None:
    pytest.importorskip("torch")
    print("\n" + _run("-m", "tests.benchmarks.forward"))


def test_import_and_load(tmp_path: Path) -> None:
    """In a fresh interpreter, of what NumPy and safetensors alone have not imported yet."""
    script = """
import time, numpy, safetensors.numpy
start = time.perf_counter()
from attn_tui.models.model import bundled
imported = time.perf_counter()
assert len(bundled("tiny").weights["E"]) == 5120
print(imported - start, time.perf_counter() - imported)
"""
    # its own cache of compiled modules, filled by the first run, which is not counted
    environ = {"PYTHONPYCACHEPREFIX": str(tmp_path), "PYTHONDONTWRITEBYTECODE": ""}
    times = [[float(part) for part in _run("-c", script, **environ).split()] for _ in range(21)][1:]
    imports, loads = zip(*times, strict=True)
    both = [sum(pair) for pair in times]
    print(f"\nimport and load `tiny`: {ms(both)}; target ≤ 50 ms; import {ms(imports)}; load {ms(loads)}")
    alone = []
    for _ in range(20):
        start = time.perf_counter()
        _run("-c", "import numpy, safetensors.numpy", **environ)
        alone.append(time.perf_counter() - start)
    print(f"  an interpreter that imports NumPy and safetensors alone: {ms(alone)}")


def _run(*arguments: str, **environ: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        check=True,
        capture_output=True,
        text=True,
        cwd=CHECKOUT,
        env=os.environ | ONE_THREAD | environ,
    )
    return done.stdout
