"""`attn-tui train`: what it prints and leaves, what it refuses in one line, and that a killed run goes on."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from attn_tui.command.main import main
from attn_tui.models.library import load_model
from attn_tui.train.folder import RunFolder

STORY = "The cat sat on the mat. 小猫坐在垫子上。The dog saw the cat, and the cat saw the dog.\n" * 60
SMALL = [
    "--layers",
    "1",
    "--heads",
    "2",
    "--d-model",
    "8",
    "--context",
    "8",
    "--vocab",
    "300",
    "--batch",
    "2",
]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def train(*arguments: object) -> int:
    return main(["train", *map(str, arguments), "--lang", "en"])


def test_a_text_becomes_a_model(story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert train(story, "--out", out, *SMALL, "--steps", 6) == 0
    said = capsys.readouterr().out.splitlines()
    assert "1 layers, 2 heads, d 8" in said[2] and said[-2].startswith("done in 0:0")
    assert said[-1] == f"open it: attn-tui --model {out}"
    assert "step 6/6" in said[-3] and "0:00 left" in said[-3] and "\x1b" not in "".join(said)
    model = load_model(out)
    assert model.architecture.context == 8 and model.architecture.vocabulary <= 300
    assert model.name == "out" and model.examples("zh") == ("The cat sat on the mat. ",)
    assert train("--out", out, "--resume") == 0  # all is done: nothing changes
    for name, weight in load_model(out).weights.items():
        np.testing.assert_array_equal(weight, model.weights[name])


def test_an_exercise_needs_no_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train", "--task", "reverse", "--steps", "3", "--batch", "2", "--lang", "zh"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("倒写：") or said[0].startswith("倒写: ")
    assert "第 3/3 步" in said[-2] and "答对" in said[-1]


def refusals(folder: Path) -> dict[str, tuple[list[object], str]]:
    """What is refused, and a part of the line that says why."""
    files = {
        "empty.txt": b"", "blank.txt": b" \n\n", "tiny.txt": b"Hello.", "latin.txt": b"caf\xe9 " * 99,
        "binary.txt": b"abc\0def" * 99,
    }  # fmt: skip
    for name, data in files.items():
        (folder / name).write_bytes(data)
    (folder / "full").mkdir()
    (folder / "full/config.json").write_text("{}")
    (folder / "good.txt").write_text(STORY, encoding="utf-8")
    good, out = folder / "good.txt", folder / "new"
    return {
        "nothing": ([], "give a text file"),
        "no folder": ([good], "--out"),
        "both": ([good, "--task", "copy"], "leave out"),
        "a task's shape": (["--task", "copy", "--layers", 3], "--layers"),
        "no task": (["--task", "swim"], "--task"),
        "too many": ([good, "--out", out, "--layers", 99], "--layers takes"),
        "rate": ([good, "--out", out, "--lr", "nan"], "--lr takes"),
        "heads": ([good, "--out", out, "--heads", 3], "not a multiple"),
        "resume what": (["--resume"], "--out"),
        "resume nothing": (["--resume", "--out", out], "no run"),
        "missing": ([folder / "none.txt", "--out", out], "cannot be read"),
        "folder": ([folder, "--out", out], "is a folder"),
        "empty": ([folder / "empty.txt", "--out", out], "is empty"),
        "blank": ([folder / "blank.txt", "--out", out], "is empty"),
        "tiny": ([folder / "tiny.txt", "--out", out], "too short"),
        "latin": ([folder / "latin.txt", "--out", out], "not UTF-8"),
        "binary": ([folder / "binary.txt", "--out", out], "zero bytes"),
        "occupied": ([good, "--out", folder / "full"], "model already"),
        "a file": ([good, "--out", good], "cannot be written"),
        "unwritable": ([good, "--out", "/proc/new"], "cannot be written"),
    }


CASES = (
    *(
        "nothing",
        "no folder",
        "both",
        "a task's shape",
        "no task",
        "too many",
        "rate",
        "heads",
        "resume what",
    ),
    *("resume nothing", "missing", "folder", "empty", "blank", "tiny", "latin", "binary", "occupied"),
    *("a file", "unwritable"),
)


@pytest.mark.parametrize("case", CASES)
def test_what_cannot_be_is_refused_in_one_line(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments, why = refusals(tmp_path)[case]
    assert train(*arguments) == 2
    said = capsys.readouterr().err
    assert why in said and said.count("\n") == 1 and said.startswith("attn-tui: ")
    assert not (tmp_path / "new/config.json").exists()
    assert (tmp_path / "full/config.json").read_text() == "{}"
    assert (tmp_path / "good.txt").read_text(encoding="utf-8") == STORY


def test_a_run_is_not_begun_over_nor_gone_on_with_otherwise(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert train(story, "--out", out, *SMALL, "--steps", 4) == 0
    before = (out / "weights.safetensors").read_bytes()
    other = tmp_path / "other.txt"
    other.write_text(STORY + "!", encoding="utf-8")
    capsys.readouterr()
    for arguments, why in (
        ([story, "--out", out, *SMALL], "--resume"),
        (["--out", out, "--resume", "--steps", 9], "--steps 4, not 9"),
        (["--out", out, "--resume", "--d-model", 16], "--d-model 8"),
        ([other, "--out", out, "--resume"], "another text"),
        (["--task", "copy", "--out", out, "--resume"], "'text'"),
    ):
        assert train(*arguments) == 2
        assert why in capsys.readouterr().err
    assert (out / "weights.safetensors").read_bytes() == before
    (out / "training/run.json").write_text("{")
    assert train("--out", out, "--resume") == 2
    assert "damaged" in capsys.readouterr().err


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "attn_tui", "train", *map(str, arguments), "--lang", "en"]


def test_a_full_disk_is_said_and_loses_nothing(story: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"

    def small_files() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))

    done = subprocess.run(
        command(story, "--out", out, *SMALL, "--d-model", 32, "--steps", 40),
        preexec_fn=small_files, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 2 and done.stderr.count("\n") == 1 and "cannot be written" in done.stderr
    assert not list(out.rglob("*.part"))
    # with room again it goes on, or begins
    again = subprocess.run(
        command(story, "--out", out, "--resume", *SMALL, "--d-model", 32, "--steps", 40),
        capture_output=True, text=True,
    )  # fmt: skip
    assert again.returncode == 0, again.stderr


@pytest.mark.slow
def test_a_killed_run_goes_on_to_the_same_weights(story: Path, tmp_path: Path) -> None:
    options = [*SMALL, "--d-model", 32, "--steps", 400, "--seed", 5]
    assert subprocess.run(command(story, "--out", tmp_path / "whole", *options)).returncode == 0
    wanted = (tmp_path / "whole/weights.safetensors").read_bytes()
    rng, kills = np.random.default_rng(0), 0
    out = tmp_path / "killed"
    for _ in range(40):
        run = subprocess.Popen(command(story, "--out", out, "--resume", *options), stdout=subprocess.DEVNULL)
        # longer each time, so that it gets to the end
        time.sleep(rng.uniform(0.2, 0.8 + 0.3 * kills))
        if run.poll() is not None:
            break
        os.kill(run.pid, signal.SIGKILL)
        run.wait()
        kills += 1
        if (out / "weights.safetensors").exists():
            load_model(out)
    assert run.wait() == 0 and kills >= 3
    assert (out / "weights.safetensors").read_bytes() == wanted
    assert len(RunFolder(out).snapshots()) == len(RunFolder(tmp_path / "whole").snapshots())


def test_ctrl_c_says_how_to_go_on(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from attn_tui.train.training import Training

    advance = Training.advance

    def pressed(training: Training) -> None:
        if training.step == 3:
            raise KeyboardInterrupt
        advance(training)

    monkeypatch.setattr(Training, "advance", pressed)
    assert train(story, "--out", tmp_path / "out", *SMALL, "--steps", 40) == 130
    assert "--resume" in capsys.readouterr().err
    monkeypatch.setattr(Training, "advance", advance)
    assert train("--out", tmp_path / "out", "--resume") == 0
    assert "going on from step 3 of 40" in capsys.readouterr().out


def test_a_moment_of_a_kept_run_is_a_model_by_its_name_and_a_state_goes_on_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from attn_tui.learner.session import Session
    from attn_tui.learner.state import load, save
    from attn_tui.models import library
    from attn_tui.runs.run import Runs
    from attn_tui.train.kept import runs_folder
    from attn_tui.train.start import begin_task
    from attn_tui.train.tasks import TASKS

    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setattr(library, "_finders", [])
    begin_task(TASKS["reverse"], TASKS["reverse"].plan, RunFolder(runs_folder() / "reverse"))
    assert main(["show", "weights", "--model", "reverse@0", "--text", "a b c →", "--lang", "en"]) == 0
    assert "→" in capsys.readouterr().out
    state = tmp_path / "state.json"
    save(Session("a b c", "weights", "en", "reverse@0"), state)
    assert load(state, Runs()).model == "reverse@0"
    assert main(["show", "weights", "--model", "reverse@7", "--text", "a"]) == 2
