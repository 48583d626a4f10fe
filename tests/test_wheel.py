"""The package as a user gets it: built, installed away from the checkout, and run."""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--outdir", str(folder), str(CHECKOUT)]
    subprocess.run(command, check=True, capture_output=True)
    for path in sorted(folder.iterdir()):
        print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB")
    return folder


def test_the_wheel_holds_lessons_and_weights(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    for lang in ("zh", "en"):
        for path in (CHECKOUT / "lessons" / lang).glob("*.md"):
            assert f"attn_tui/lessons/{lang}/{path.name}" in names
    for model, more in (("byhand", "vocabulary.txt"), ("tiny", "tokenizer.json"), ("tiny", "MODEL_CARD.md")):
        for name in ("config.json", "weights.safetensors", more):
            assert f"attn_tui/models/bundled/{model}/{name}" in names
    assert "attn_tui/tui/tutor.tcss" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert wheel.stat().st_size < 12_000_000


def test_the_sdist_can_be_tested(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = [name.partition("/")[2] for name in archive.getnames()]
    assert {
        "pyproject.toml",
        "README.md",
        "LICENSE",
        ".ci/run",
        ".github/pictures/weights_zh.png",
        "tests/test_wheel.py",
        "lessons/zh/01-preface.md",
    } <= set(names)


@pytest.mark.parametrize("kind", ["*.whl", "*.tar.gz"])
def test_it_runs_away_from_the_checkout(built: Path, kind: str, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "venv")], check=True)
    (package,) = built.glob(kind)
    pip = [str(tmp_path / "venv/bin/python"), "-m", "pip", "install", "--quiet", str(package)]
    subprocess.run(pip, check=True, cwd=tmp_path)

    def run(*arguments: str) -> str:
        command = [str(tmp_path / "venv/bin/attn-tui"), *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True, cwd=tmp_path).stdout

    shown = json.loads(run("show", "scores", "--text", "The cat sat", "--format", "json"))
    assert shown["rows"] == ["The", "␣cat", "␣sat"] and len(shown["values"]) == 3
    assert "preface" in run("lessons", "--lang", "zh")
    assert "no problems" in run("lessons", "--check")
    assert run("--version").startswith("attn-tui ")
    assert {"tiny", "byhand"} <= set(run("models").split())
